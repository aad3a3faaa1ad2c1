/** Names of what happens as functions take them: an event, or an actor and its move. */

import { suggest } from "../../base/suggest.ts";
import type { ActorId, EventId, MoveId } from "../../base/brand.ts";
import { nameOf, quoteNode, unwrap, type Checking } from "./checking.ts";
import type { Happening } from "./expression.ts";
import { rangeOf, type Syntax } from "./syntax.ts";

/** A name, or one with points in it in quotation marks: `"south.line.unanswered"`. */
function eventName(node: Syntax): string {
  const inner = unwrap(node);
  const isQuoted = inner.kind === "leaf" && inner.token.kind === "string";
  return isQuoted ? inner.token.content : (nameOf(node) ?? "");
}

/** An event by its name; reports one that there is not. */
export function checkEvent(checking: Checking, node: Syntax): EventId | undefined {
  const { faults, scope, tokens } = checking;
  const event = scope.events.get(eventName(node));
  if (event !== undefined) return event;
  const fill = { name: quoteNode(checking, node) };
  const near = suggest(eventName(node), scope.events.keys());
  const suggestion = near?.includes(".") === true ? `"${near}"` : near;
  faults.report("expression-event-unknown", rangeOf(node, tokens), fill, suggestion);
  return undefined;
}

/** `actor, move`, or an event. */
export function checkHappening(
  checking: Checking,
  first: Syntax,
  second: Syntax | undefined,
): Happening | undefined {
  if (second !== undefined) {
    const made = checkMove(checking, first, second);
    return made && { kind: "move", ...made };
  }
  const event = checkEvent(checking, first);
  return event && { kind: "event", event };
}

/** A move of an actor, each by its name; reports what there is not. */
export function checkMove(
  checking: Checking,
  actorNode: Syntax,
  moveNode: Syntax,
): { readonly actor: ActorId; readonly move: MoveId } | undefined {
  const { faults, scope, tokens } = checking;
  const actor = scope.actors.get(nameOf(actorNode) ?? "");
  if (actor === undefined) {
    const fill = { name: quoteNode(checking, actorNode) };
    const suggestion = suggest(nameOf(actorNode) ?? "", scope.actors.keys());
    faults.report("expression-actor-unknown", rangeOf(actorNode, tokens), fill, suggestion);
    return undefined;
  }
  const move = actor.moves.get(nameOf(moveNode) ?? "");
  if (move === undefined) {
    const fill = {
      name: quoteNode(checking, moveNode),
      actor: actor.id,
      known: [...actor.moves.keys()].join(", "),
    };
    const suggestion = suggest(nameOf(moveNode) ?? "", actor.moves.keys());
    faults.report("expression-move-unknown", rangeOf(moveNode, tokens), fill, suggestion);
    return undefined;
  }
  return { actor: actor.id, move };
}
