/** Of what comes later the first wins: said where what brings it about may come again before that. */

import { diagnose } from "../../source/catalog.ts";
import type { Model, Move } from "../model.ts";
import type { Rule } from "./rule.ts";

/** Reports `delay-may-overlap`. */
export const delaysMayOverlap: Rule = ({ model, report }) => {
  for (const { delay, span } of model.events) {
    if (delay === undefined || !mayRecur(model, delay.source, delay.after)) continue;
    report(diagnose("delay-may-overlap", span, { steps: delay.after }));
  }
};

function mayRecur(model: Model, source: string, after: number): boolean {
  const [section, owner] = source.split(".");
  if (section === "events") {
    const occurrence = model.events.find(({ id }) => id === owner)?.occurrence;
    return occurrence !== undefined && occurrence.kind !== "dated" && occurrence.repeats;
  }
  // A ladder has to come back first, which takes two steps.
  if (section === "flashpoints") return after > 2;
  return model.actors.some(({ id, moves }) =>
    moves.some((move) => {
      const path = move.origin?.path ?? `actors.${id}.moves.${move.id}`;
      return path === source && pauseOf(model, `${id}, ${move.id}`, move) < after;
    }),
  );
}

/** Steps for which a move is closed once it has been made, as far as its keys say. */
function pauseOf(model: Model, happening: string, { when }: Move): number {
  const plan = model.stopwatches?.find(({ id }) => id === `plan(${happening})`);
  const own: number[] = plan?.takes === undefined ? [1] : [plan.takes];
  const visit = (condition: Move["when"]): void => {
    if (condition?.kind === "and") {
      visit(condition.left);
      visit(condition.right);
    }
    if (condition?.kind !== "compare" || condition.right.kind !== "number") return;
    const { left, right, comparison } = condition;
    if (left.kind === "elapsed" && left.stopwatch === `ago(${happening})` && comparison === ">=") {
      own.push(right.value);
    }
    const once = comparison === "<" && right.value <= 1;
    if (left.kind === "tally" && left.tally === `times(${happening})` && once) own.push(Infinity);
  };
  visit(when);
  return Math.max(...own);
}
