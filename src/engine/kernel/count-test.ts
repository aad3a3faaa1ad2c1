/** Comparisons of time and of counters of steps with a number, as comparisons of whole numbers. */

import { at } from "../../base/invariant.ts";
import { compareNumbers } from "../../ir/comparison.ts";
import type { BooleanExpr, NumberExpr } from "../../ir/expression.ts";
import type { Program } from "../../ir/program.ts";
import type { Comparison } from "../../scenario/expression/expression.ts";
import { i32, op, type Code } from "./code.ts";
import { stepOf } from "./context.ts";
import { heldSteps, isAtLeast, stepsAtLevel } from "./ladder.ts";
import type { Scope } from "./scope.ts";
import { stopwatchSteps } from "./stopwatch.ts";

type Compare = Extract<BooleanExpr, { kind: "compare" }>;

/**
 * A comparison with a constant as a test of t alone, where it is one: `since` and t only grow, so what
 * holds in some steps holds up to one of them, or from one on.
 */
export function emitCalendarTest(
  scope: Scope,
  { comparison, left, right }: Compare,
): Code | undefined {
  if (right.kind !== "number" || (left.kind !== "since" && left.kind !== "step")) return undefined;
  const { dayOfStep } = scope.context.program.calendar;
  const truths = dayOfStep.map((day, step) =>
    compareNumbers(comparison, left.kind === "since" ? day - left.day : step, right.value),
  );
  const turn = truths.indexOf(!at(truths, 0));
  const single = truths.lastIndexOf(at(truths, 0)) < turn;
  if (!Number.isFinite(right.value) || turn < 0 || !single) return undefined;
  const name = at(truths, 0) ? "i32.lt_s" : "i32.ge_s";
  return op(name, stepOf(scope.context), i32(turn));
}

/** A counter of steps that goes up to a cap. */
type Counter = Extract<NumberExpr, { readonly kind: "dwell" | "held" | "elapsed" }>;

const isCount = (expression: NumberExpr): expression is Counter =>
  expression.kind === "dwell" || expression.kind === "held" || expression.kind === "elapsed";

/** Larger numbers are left to the comparison of numbers. */
const LARGEST = 2 ** 20;

/** Whether min(steps, cap) compares so with a number. */
function compareCapped(comparison: Comparison, steps: Code, cap: number, number: number): Code {
  const reaches = (least: number): Code =>
    least > cap ? i32(0) : op("i32.ge_s", steps, i32(least));
  const equals = (): Code => {
    if (!Number.isInteger(number) || number > cap) return i32(0);
    return number === cap ? reaches(number) : op("i32.eq", steps, i32(number));
  };
  switch (comparison) {
    case ">=":
      return reaches(Math.ceil(number));
    case "<":
      return op("i32.eqz", reaches(Math.ceil(number)));
    case ">":
      return reaches(Math.floor(number) + 1);
    case "<=":
      return op("i32.eqz", reaches(Math.floor(number) + 1));
    case "==":
      return equals();
    case "!=":
      return op("i32.eqz", equals());
  }
}

/** A comparison of a counter with a number, where it can be told in whole numbers. */
export function emitCountTest(
  scope: Scope,
  { comparison, left, right }: Compare,
): Code | undefined {
  if (right.kind !== "number" || !isCount(left)) return undefined;
  const number = right.value;
  if (!(Math.abs(number) < LARGEST)) return undefined;
  const { flashpoints } = scope.context.program;
  const compare = (steps: Code, cap: number): Code => compareCapped(comparison, steps, cap, number);
  switch (left.kind) {
    case "elapsed":
      return compare(stopwatchSteps(scope, left.stopwatch), left.most);
    case "dwell":
      return compare(
        stepsAtLevel(scope, left.flashpoint),
        at(flashpoints, left.flashpoint).dwellCap,
      );
    case "held": {
      const { flashpoint, level } = left;
      const cap = at(at(flashpoints, flashpoint).heldCaps, level);
      if (cap === 0) return i32(compareNumbers(comparison, 0, number) ? 1 : 0);
      const longEnough = compare(heldSteps(scope, flashpoint, level), cap);
      if (level === 0) return longEnough;
      const isThere = isAtLeast(scope, flashpoint, level);
      return compareNumbers(comparison, 0, number)
        ? op("i32.or", op("i32.eqz", isThere), longEnough)
        : op("i32.and", isThere, longEnough);
    }
  }
}

/** Whether it is a variable that is always finite. */
function isBounded({ variables }: Program, expression: NumberExpr): boolean {
  if (expression.kind !== "variable") return false;
  const { min, max } = at(variables, expression.variable);
  return Number.isFinite(min) && Number.isFinite(max);
}

/** Whether a condition takes a few instructions and cannot fault: cheaper than a branch around it. */
export function isQuick(program: Program, expression: BooleanExpr): boolean {
  switch (expression.kind) {
    case "boolean":
    case "level":
    case "unknown":
    case "happened":
    case "within":
    case "moved":
      return true;
    case "not":
      return isQuick(program, expression.operand);
    case "compare":
      return (
        (isCount(expression.left) || isBounded(program, expression.left)) &&
        expression.right.kind === "number"
      );
    case "and":
    case "or":
    case "conditional":
      return false;
  }
}
