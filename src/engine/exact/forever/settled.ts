/** From which step on a chain no longer hangs on the date: what follows a state is then the same in every step. */

import { at } from "../../../base/invariant.ts";
import { compareNumbers, mirrored } from "../../../ir/comparison.ts";
import type { Expr, NumberExpr } from "../../../ir/expression.ts";
import { part } from "../../../ir/parts.ts";
import type { Program } from "../../../ir/program.ts";
import type { Slice } from "../../../ir/slice.ts";
import { childrenOf, rootsOf } from "../../../ir/walk.ts";
import { ExactRefusal } from "../refusal.ts";

type Comparison = Extract<Expr, { readonly kind: "compare" }>["comparison"];
type Clock = Extract<NumberExpr, { readonly kind: "step" | "since" }>;

const isClock = (expression: NumberExpr): expression is Clock =>
  expression.kind === "step" || expression.kind === "since";

/** A clock against what never changes, if an expression is that. */
function clockAgainst(
  expression: Expr,
  parameters: readonly number[],
): { readonly clock: Clock; readonly comparison: Comparison; readonly limit: number } | undefined {
  if (expression.kind !== "compare") return undefined;
  const fixed = (side: NumberExpr): number | undefined =>
    side.kind === "number"
      ? side.value
      : side.kind === "parameter"
        ? at(parameters, side.parameter)
        : undefined;
  const { left, right, comparison } = expression;
  const [after, before] = [fixed(right), fixed(left)];
  if (isClock(left) && after !== undefined) return { clock: left, comparison, limit: after };
  if (isClock(right) && before !== undefined) {
    return { clock: right, comparison: mirrored[comparison], limit: before };
  }
  return undefined;
}

/**
 * The first step from which on a comparison with a clock stays as it is for ever; undefined where that lies beyond the
 * horizon, of which the calendar knows nothing.
 */
function settlesAt(
  { calendar }: Program,
  { clock, comparison, limit }: NonNullable<ReturnType<typeof clockAgainst>>,
): number | undefined {
  const shown = (step: number): number =>
    clock.kind === "step" ? step : at(calendar.dayOfStep, step) - clock.day;
  if (!(shown(calendar.steps) > limit)) return undefined;
  const last = compareNumbers(comparison, Infinity, limit);
  let step = calendar.steps;
  while (step > 0 && compareNumbers(comparison, shown(step - 1), limit) === last) step -= 1;
  return step;
}

/** Expressions that are read, one by one; a shared one where it is read. */
function* readBy(program: Program): Generator<Expr> {
  const shared = new Set<Expr>(program.shared.map(({ value }) => value));
  const seen = new Set<Expr>();
  const rest = [...rootsOf(program)].filter((root) => !shared.has(root));
  for (let one = rest.pop(); one !== undefined; one = rest.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    yield one;
    if (one.kind === "shared") rest.push(at(program.shared, one.index).value);
    // A clock that is compared with a constant has been told of by the comparison.
    else rest.push(...childrenOf(one).filter((child) => !isClockOf(one, child)));
  }
}

const isClockOf = (parent: Expr, child: Expr): boolean =>
  parent.kind === "compare" && (child.kind === "step" || child.kind === "since");

/**
 * The first step from which on nothing hangs on the date.
 * @throws ExactRefusal where something does for ever, or may do so beyond the horizon
 */
export function settledFrom(
  { program, needed, events }: Slice,
  parameters: readonly number[],
): number {
  let from = 0;
  for (const event of events) {
    const { occurrence } = at(program.events, event);
    if (occurrence.kind === "dated") from = Math.max(from, occurrence.step + 1);
  }
  for (const expression of readBy(program)) {
    const against = clockAgainst(expression, parameters);
    const settled = against === undefined ? 0 : settlesAt(program, against);
    if (settled === undefined) throw new ExactRefusal({ kind: "date to come" });
    from = Math.max(from, settled);
    if (against === undefined && readsClock(expression)) {
      throw new ExactRefusal({ kind: "date for ever" });
    }
  }
  for (const [index, { id, dwellCap, heldCaps, levels }] of program.flashpoints.entries()) {
    const counts =
      (needed.has(part("dwell", index)) && dwellCap === Infinity) ||
      levels.some(
        (_, level) => needed.has(part("held", index, level)) && heldCaps[level] === Infinity,
      );
    if (counts) throw new ExactRefusal({ kind: "count for ever", id });
  }
  for (const [index, { id, cap }] of program.stopwatches.entries()) {
    if (needed.has(part("stopwatch", index)) && cap === Infinity) {
      throw new ExactRefusal({ kind: "count for ever", id });
    }
  }
  return from;
}

/** Whether an expression is a clock, or compares one with what may change. */
function readsClock(expression: Expr): boolean {
  return (
    expression.kind === "step" ||
    expression.kind === "since" ||
    (expression.kind === "compare" && (isClock(expression.left) || isClock(expression.right)))
  );
}
