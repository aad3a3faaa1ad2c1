/**
 * Red lines that bind: what crosses one starts a stopwatch, by a certain event; while it is crossed, moves
 * that answer it have another multiplier, or another way to come about.
 */

import type { ActorId, EventId } from "../../base/brand.ts";
import { suggest } from "../../base/suggest.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Expression, Happening } from "../expression/expression.ts";
import { agoAgainst, crossedExpression } from "../expression/memory.ts";
import { lineEventId } from "../expression/scope.ts";
import type { Actor, Event, Multiplier, Way } from "../model.ts";
import type { LineOrigin, RedLine } from "../red-line.ts";
import type { Basis } from "../basis.ts";
import type { Span } from "../../source/span.ts";
import { childOf, entriesOf, itemsOf, type Entry, type Node } from "../yaml/tree.ts";
import { hasBase, readMoveBase } from "./chance-of-move.ts";
import { pieceOf, readPiece, type Context } from "./context.ts";
import { readDuration } from "./duration.ts";
import { readEffects, readWhen } from "./effects.ts";
import { readFactor } from "./flashpoint.ts";
import { brand } from "./id.ts";
import { allOf } from "./memory.ts";
import { noteMemories } from "./noted.ts";
import { readBasis, readFlag, readName, readNews, readText, withBasis } from "./text.ts";

/** An answer as written: to which move, and what it gives it. */
interface Answer {
  readonly actor: string;
  readonly move: string;
  readonly span: Span;
  readonly given:
    | { readonly kind: "factor"; readonly multiplier: Multiplier }
    | { readonly kind: "way"; readonly way: Way };
}

/** What the red lines of an actor are lowered to. */
export interface Lines {
  readonly redLines: readonly RedLine[];
  readonly events: readonly Event[];
  readonly answers: readonly Answer[];
}

/** Reads the red lines of an actor: texts, which bind nothing, or a mapping of lines that may. */
export function readRedLines(
  context: Context,
  node: Node,
  actor: ActorId,
  inherited: Basis | undefined,
): Lines {
  const lines = childOf(node, "red_lines");
  if (lines?.kind !== "mapping") {
    const redLines = itemsOf(lines).flatMap((item): readonly RedLine[] => {
      if (context.scope.edition >= 2)
        context.report(diagnose("red-line-binds-nothing", item.span, {}));
      const text = readText(context, item);
      return text === undefined ? [] : [{ text }];
    });
    return { redLines, events: [], answers: [] };
  }
  const read = entriesOf(lines).map((entry) => readLine(context, entry, actor, inherited));
  return {
    redLines: read.flatMap(({ redLines }) => redLines),
    events: read.flatMap(({ events }) => events),
    answers: read.flatMap(({ answers }) => answers),
  };
}

function readLine(
  context: Context,
  entry: Entry,
  actor: ActorId,
  inherited: Basis | undefined,
): Lines {
  const { key, value: node, keySpan: span } = entry;
  const path = `actors.${actor}.red_lines.${key}`;
  const basis = readBasis(context, node, inherited);
  const text = readName(context, node, key);
  const id: EventId = brand(lineEventId(actor, key, "crossed"));
  const line = { actor, line: key, text };
  const lasts = context.scope.actors.get(actor)?.redLines.get(key)?.lasts;
  const condition = childOf(node, "crossed");
  const holds =
    condition?.kind === "scalar" ? readPiece(context, pieceOf(condition), "boolean") : undefined;
  const again =
    lasts === undefined
      ? undefined
      : compareAgo(context, { kind: "event", event: id }, ">=", lasts, span);
  const when = allOf([holds, again]);
  const hidden = readFlag(node, "hidden");
  const crossed = crossedExpression({ event: id, ...(lasts === undefined ? {} : { lasts }) }, span);
  noteMemories(context, crossed);
  const answers = itemsOf(childOf(node, "answers")).flatMap((item, index) =>
    readAnswer(context, item, `${path}.answers.${String(index)}`, crossed, basis),
  );
  const crossing: Event = {
    id,
    origin: { kind: "crossed", ...line },
    ...(when === undefined ? {} : { when }),
    occurrence: { kind: "certain", repeats: lasts !== undefined },
    effects: readEffects(context, node, path, basis, true),
    ...readNews(context, node),
    hidden,
    ...withBasis(basis),
    span,
  };
  const unanswered = readUnanswered(context, node, { path, id, line, answers, hidden, basis });
  if (answers.length === 0 && unanswered === undefined && crossing.effects.length === 0) {
    context.report(diagnose("red-line-binds-nothing", span, {}));
  }
  return {
    redLines: [{ id: key, text, ...(lasts === undefined ? {} : { lasts }) }],
    events: [crossing, ...(unanswered === undefined ? [] : [unanswered])],
    answers,
  };
}

/** `ago(…) comparison steps`. */
function compareAgo(
  context: Context,
  origin: Happening,
  comparison: ">=" | ">" | "==",
  steps: number,
  span: Span,
): Expression {
  const expression = agoAgainst(origin, comparison, steps, span);
  noteMemories(context, expression);
  return expression;
}

function readAnswer(
  context: Context,
  node: Node,
  path: string,
  crossed: Expression,
  inherited: Basis | undefined,
): readonly Answer[] {
  const target = childOf(node, "move");
  if (target?.kind !== "scalar") return [];
  const [actor = "", move = ""] = target.text.split(".");
  const known = [...context.scope.actors].flatMap(([one, { moves }]) =>
    [...moves.keys()].map((name) => `${one}.${name}`),
  );
  if (!known.includes(target.text)) {
    const fill = { kind: "move", name: target.text };
    const suggestion = suggest(target.text, known);
    context.report(diagnose("unknown-reference", target.span, fill, { suggestion }));
    return [];
  }
  const basis = readBasis(context, node, inherited);
  const { span } = node;
  const own = readWhen(context, node).when;
  const when = allOf([crossed, own]) ?? crossed;
  const common = { path, when, ...withBasis(basis), span };
  const given: Answer["given"] = hasBase(node)
    ? {
        kind: "way",
        way: { ...common, base: readMoveBase(context, node, path, basis, span), multipliers: [] },
      }
    : { kind: "factor", multiplier: { ...common, by: readFactor(context, node, path, basis) } };
  return [{ actor, move, span: target.span, given }];
}

function readUnanswered(
  context: Context,
  parent: Node,
  {
    path,
    id,
    line,
    answers,
    hidden,
    basis: inherited,
  }: {
    readonly path: string;
    readonly id: EventId;
    readonly line: Omit<LineOrigin, "kind">;
    readonly answers: readonly Answer[];
    readonly hidden: boolean;
    readonly basis: Basis | undefined;
  },
): Event | undefined {
  const node = childOf(parent, "unanswered");
  if (node?.kind !== "mapping") return undefined;
  const { span } = node;
  const basis = readBasis(context, node, inherited);
  const after = readDuration(context, childOf(node, "after"));
  const silent = answers.map(({ actor, move }) =>
    compareAgo(context, { kind: "move", actor: brand(actor), move: brand(move) }, ">", after, span),
  );
  const when = allOf([
    compareAgo(context, { kind: "event", event: id }, "==", after, span),
    ...silent,
  ]);
  return {
    id: brand(lineEventId(line.actor, line.line, "unanswered")),
    origin: { kind: "unanswered", ...line },
    ...(when === undefined ? {} : { when }),
    occurrence: { kind: "certain", repeats: true },
    effects: readEffects(context, node, `${path}.unanswered`, basis, true),
    ...readNews(context, node),
    hidden,
    ...withBasis(basis),
    span,
  };
}

/** The actors with what the answers give their moves, in the order of actors and lines. */
export function bindAnswers(
  context: Context,
  actors: readonly Actor[],
  lines: ReadonlyMap<string, Lines>,
): readonly Actor[] {
  const answers = [...lines]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .flatMap(([, own]) => own.answers);
  if (answers.length === 0) return actors;
  return actors.map((actor) => ({
    ...actor,
    moves: actor.moves.map((move) =>
      answers
        .filter((one) => one.actor === actor.id && one.move === move.id)
        .reduce((bound, answer) => bind(context, bound, answer), move),
    ),
  }));
}

function bind(context: Context, move: Actor["moves"][number], answer: Answer): typeof move {
  const { given, span } = answer;
  const { ways } = move;
  if (given.kind === "way") {
    if (ways !== undefined) return { ...move, ways: [...ways, given.way] };
    context.report(
      diagnose("answer-needs-hazard-policy", span, { move: `${answer.actor}.${move.id}` }),
    );
    return move;
  }
  if (ways === undefined) return { ...move, multipliers: [...move.multipliers, given.multiplier] };
  const [own, ...others] = ways;
  if (own === undefined || own.path.includes(".red_lines.")) {
    context.report(
      diagnose("answer-multiplies-nothing", span, { move: `${answer.actor}.${move.id}` }),
    );
    return move;
  }
  return {
    ...move,
    ways: [{ ...own, multipliers: [...own.multipliers, given.multiplier] }, ...others],
  };
}

/** Whether some red line gives a move a way to come about. */
export function movesWithWays(tree: Node): ReadonlySet<string> {
  const lines = entriesOf(childOf(tree, "actors")).flatMap(({ value }) =>
    entriesOf(childOf(value, "red_lines")),
  );
  const answers = lines.flatMap(({ value }) => itemsOf(childOf(value, "answers")));
  return new Set(
    answers.flatMap((node) => {
      const move = childOf(node, "move");
      return move?.kind === "scalar" && hasBase(node) ? [move.text] : [];
    }),
  );
}
