/** A plan leads to something, and does not wait for itself. */

import { diagnose } from "../../source/catalog.ts";
import type { Expression } from "../expression/expression.ts";
import type { Move, Stopwatch } from "../model.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** Reports `plan-does-nothing` and `plan-circle`. */
export const plansLeadSomewhere: Rule = ({ model, context, report }) => {
  const plans = context.plans.stopwatches.flatMap((stopwatch) => {
    const move = moveOf(model, stopwatch);
    return move === undefined || stopwatch.kind !== "plan" ? [] : [{ stopwatch, move }];
  });
  const waits = new Map(
    plans.map(({ stopwatch, move }) => [
      stopwatch.id as string,
      // One that was begun before the start waits for nothing.
      stopwatch.start === undefined && move.when !== undefined ? waitsFor(move.when) : [],
    ]),
  );
  for (const { stopwatch, move } of plans) {
    const { id, origin } = stopwatch;
    const plan = origin.kind === "move" ? `${origin.actor}.${origin.move}` : "";
    const done = model.events.find((event) => event.id === `${plan}.done`);
    const acts = done?.effects.some(({ target }) => target !== "stopwatch") === true;
    if (!acts && !context.plans.asked.has(id)) {
      report(diagnose("plan-does-nothing", move.span, { plan }));
    }
    if (leadsTo(waits, id, id, new Set())) report(diagnose("plan-circle", move.span, { plan }));
  }
};

function moveOf(model: RuleContext["model"], { origin }: Stopwatch): Move | undefined {
  if (origin.kind !== "move") return undefined;
  return model.actors
    .find(({ id }) => id === origin.actor)
    ?.moves.find(({ id }) => id === origin.move);
}

/** Stopwatches of the plans that must be done for a condition to hold. */
function waitsFor(condition: Expression): readonly string[] {
  if (condition.kind === "and") return [...waitsFor(condition.left), ...waitsFor(condition.right)];
  return condition.kind === "within" && condition.low > 0 ? [condition.stopwatch] : [];
}

function leadsTo(
  waits: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
  seen: Set<string>,
): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return (waits.get(from) ?? []).some((next) => next === to || leadsTo(waits, next, to, seen));
}
