/**
 * Expressions over what is known: the interval of a number, and what becomes known when a condition
 * is assumed to hold or not to hold. Sound: `assume` leaves out only states in which the condition
 * has the other value (or stops the run).
 */

import { assertNever, at } from "../../base/invariant.ts";
import { compareNumbers } from "../comparison.ts";
import type { BooleanExpr, NumberExpr, Program } from "../program.ts";
import { join, levelRange, withLevels, type Flag, type Knowledge } from "./domain.ts";
import {
  binaryInterval,
  everything,
  hull,
  intersect,
  nextDown,
  nextUp,
  point,
  sameInterval,
  unaryInterval,
  type Interval,
} from "./interval.ts";

/** The program and the intervals of its parameters. */
export interface Ground {
  readonly program: Program;
  readonly parameters: readonly Interval[];
}

/** Interval of a numeric expression; undefined if no value is possible. */
export function evaluate(
  ground: Ground,
  knowledge: Knowledge,
  expression: NumberExpr,
): Interval | undefined {
  switch (expression.kind) {
    case "number":
      return Number.isFinite(expression.value) ? point(expression.value) : everything;
    case "parameter":
      return at(ground.parameters, expression.parameter);
    case "variable":
      return at(knowledge.variables, expression.variable);
    case "step":
      return knowledge.step;
    case "since": {
      const { dayOfStep } = ground.program.calendar;
      const day = (step: number): number => at(dayOfStep, step) - expression.day;
      return { low: day(knowledge.step.low), high: day(knowledge.step.high) };
    }
    case "dwell":
      return at(knowledge.dwell, expression.flashpoint);
    case "held":
      return at(at(knowledge.held, expression.flashpoint), expression.level);
    case "rung": {
      const levels = at(knowledge.levels, expression.flashpoint);
      if (expression.lag === 0) return levelRange(levels);
      return laggedRung(at(knowledge.held, expression.flashpoint), expression.lag);
    }
    case "unary": {
      const operand = evaluate(ground, knowledge, expression.operand);
      return operand && unaryInterval(expression.function, operand);
    }
    case "binary": {
      const left = evaluate(ground, knowledge, expression.left);
      const right = evaluate(ground, knowledge, expression.right);
      return left && right && binaryInterval(expression.operator, left, right);
    }
    case "conditional": {
      const held = assume(ground, knowledge, expression.test, true);
      const failed = assume(ground, knowledge, expression.test, false);
      const then = held && evaluate(ground, held, expression.then);
      const otherwise = failed && evaluate(ground, failed, expression.otherwise);
      return then && otherwise ? hull(then, otherwise) : (then ?? otherwise);
    }
    case "shared":
      return evaluate(ground, knowledge, at(ground.program.shared, expression.index).value);
    default:
      return assertNever(expression, "expression");
  }
}

function laggedRung(held: readonly Interval[], lag: number): Interval {
  let low = 0;
  let high = 0;
  for (const [level, counter] of held.entries()) {
    if (level === 0) continue;
    if (counter.low >= lag) low = level;
    if (counter.high >= lag) high = level;
  }
  return { low, high };
}

/** What is known if the condition has the value `truth`; undefined if it cannot have it. */
export function assume(
  ground: Ground,
  knowledge: Knowledge,
  condition: BooleanExpr,
  truth: boolean,
): Knowledge | undefined {
  switch (condition.kind) {
    case "boolean":
      return condition.value === truth ? knowledge : undefined;
    case "not":
      return assume(ground, knowledge, condition.operand, !truth);
    case "and":
    case "or": {
      const both = (condition.kind === "and") === truth;
      const left = assume(ground, knowledge, condition.left, truth);
      if (both) return left && assume(ground, left, condition.right, truth);
      const passed = assume(ground, knowledge, condition.left, !truth);
      return join(left, passed && assume(ground, passed, condition.right, truth));
    }
    case "conditional": {
      const held = assume(ground, knowledge, condition.test, true);
      const failed = assume(ground, knowledge, condition.test, false);
      return join(
        held && assume(ground, held, condition.then, truth),
        failed && assume(ground, failed, condition.otherwise, truth),
      );
    }
    case "level": {
      const levels = at(knowledge.levels, condition.flashpoint).map(
        (possible, level) =>
          possible && compareNumbers(condition.comparison, level, condition.level) === truth,
      );
      return withLevels(knowledge, condition.flashpoint, levels);
    }
    case "unknown": {
      const values = at(knowledge.unknowns, condition.unknown).map(
        (possible, value) =>
          possible && compareNumbers(condition.comparison, value, condition.value) === truth,
      );
      if (!values.includes(true)) return undefined;
      const before = at(knowledge.unknowns, condition.unknown);
      if (values.every((possible, value) => possible === before[value])) return knowledge;
      return { ...knowledge, unknowns: knowledge.unknowns.with(condition.unknown, values) };
    }
    case "happened": {
      const before = at(knowledge.happened, condition.event);
      const flag = assumeFlag(before, truth);
      if (flag === undefined || flag === before) return flag && knowledge;
      return { ...knowledge, happened: knowledge.happened.with(condition.event, flag) };
    }
    case "moved": {
      const own = at(knowledge.moved, condition.actor);
      const before = at(own, condition.move);
      const flag = assumeFlag(before, truth);
      if (flag === undefined || flag === before) return flag && knowledge;
      const moved = knowledge.moved.with(condition.actor, own.with(condition.move, flag));
      return { ...knowledge, moved };
    }
    case "compare":
      return assumeComparison(ground, knowledge, condition, truth);
    default:
      return assertNever(condition, "condition");
  }
}

function assumeFlag(flag: Flag, truth: boolean): Flag | undefined {
  if (!(truth ? flag.canBeTrue : flag.canBeFalse)) return undefined;
  if (!(truth ? flag.canBeFalse : flag.canBeTrue)) return flag;
  return { canBeTrue: truth, canBeFalse: !truth };
}

const opposite = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">" } as const;

type Compare = BooleanExpr & { readonly kind: "compare" };

function assumeComparison(
  ground: Ground,
  knowledge: Knowledge,
  condition: Compare,
  truth: boolean,
): Knowledge | undefined {
  // Operands are finite, so the opposite of `<` is `>=`.
  const comparison = truth ? condition.comparison : opposite[condition.comparison];
  const { left, right } = condition;
  const x = evaluate(ground, knowledge, left);
  const y = evaluate(ground, knowledge, right);
  if (x === undefined || y === undefined) return undefined;
  const ends = narrow(comparison, x, y);
  if (ends === undefined) return undefined;
  const half = confine(ground, knowledge, left, ends[0]);
  return half && confine(ground, half, right, ends[1]);
}

/** The parts of two intervals in which the comparison can hold. */
function narrow(
  comparison: Compare["comparison"],
  x: Interval,
  y: Interval,
): readonly [Interval, Interval] | undefined {
  const pair = (a: Interval | undefined, b: Interval | undefined) => a && b && ([a, b] as const);
  switch (comparison) {
    case "==": {
      const common = intersect(x, y);
      return pair(common, common);
    }
    case "!=":
      return pair(without(x, y), without(y, x));
    case "<=":
      return pair(
        intersect(x, { low: -Infinity, high: y.high }),
        intersect(y, { low: x.low, high: Infinity }),
      );
    case "<":
      return pair(
        intersect(x, { low: -Infinity, high: nextDown(y.high) }),
        intersect(y, { low: nextUp(x.low), high: Infinity }),
      );
    case ">=":
    case ">": {
      const swapped = narrow(comparison === ">" ? "<" : "<=", y, x);
      return swapped && [swapped[1], swapped[0]];
    }
    default:
      return assertNever(comparison, "comparison");
  }
}

/** `a` without `b`, where `b` is one number at an end of `a`. */
function without(a: Interval, b: Interval): Interval | undefined {
  if (b.low !== b.high) return a;
  const low = a.low === b.low ? nextUp(a.low) : a.low;
  const high = a.high === b.low ? nextDown(a.high) : a.high;
  return low <= high ? { low, high } : undefined;
}

function wholeNumbers({ low, high }: Interval): Interval | undefined {
  const inside = { low: Math.ceil(low), high: Math.floor(high) };
  return inside.low <= inside.high ? inside : undefined;
}

/** What is known if the expression lies in `ends`: leaves of the state are narrowed, others not. */
function confine(
  ground: Ground,
  knowledge: Knowledge,
  expression: NumberExpr,
  ends: Interval,
): Knowledge | undefined {
  switch (expression.kind) {
    case "variable": {
      const before = at(knowledge.variables, expression.variable);
      const narrowed = intersect(before, ends);
      if (narrowed === undefined) return undefined;
      if (sameInterval(narrowed, before)) return knowledge;
      return { ...knowledge, variables: knowledge.variables.with(expression.variable, narrowed) };
    }
    case "step":
    case "since":
      return confineStep(ground, knowledge, expression, ends);
    case "dwell": {
      const before = at(knowledge.dwell, expression.flashpoint);
      const inside = intersect(before, ends);
      const narrowed = inside && wholeNumbers(inside);
      if (narrowed !== undefined && sameInterval(narrowed, before)) return knowledge;
      return (
        narrowed && { ...knowledge, dwell: knowledge.dwell.with(expression.flashpoint, narrowed) }
      );
    }
    case "held":
      return confineHeld(knowledge, expression.flashpoint, expression.level, ends);
    case "rung": {
      if (expression.lag === 0) {
        const levels = at(knowledge.levels, expression.flashpoint).map(
          (possible, level) => possible && level >= ends.low && level <= ends.high,
        );
        return withLevels(knowledge, expression.flashpoint, levels);
      }
      // rung(f, lag) ≥ L means held(f, L') ≥ lag for some L' ≥ L, so the level is at least L.
      const least = Math.ceil(ends.low);
      const levels = at(knowledge.levels, expression.flashpoint).map(
        (possible, level) => possible && level >= least,
      );
      return withLevels(knowledge, expression.flashpoint, levels);
    }
    default:
      return knowledge;
  }
}

function confineStep(
  ground: Ground,
  knowledge: Knowledge,
  expression: NumberExpr & { readonly kind: "step" | "since" },
  ends: Interval,
): Knowledge | undefined {
  let { low, high } = knowledge.step;
  const value = (step: number): number =>
    expression.kind === "step"
      ? step
      : at(ground.program.calendar.dayOfStep, step) - expression.day;
  while (low <= high && value(low) < ends.low) low += 1;
  while (low <= high && value(high) > ends.high) high -= 1;
  if (low > high) return undefined;
  const { step } = knowledge;
  return low === step.low && high === step.high ? knowledge : { ...knowledge, step: { low, high } };
}

function confineHeld(
  knowledge: Knowledge,
  flashpoint: number,
  level: number,
  ends: Interval,
): Knowledge | undefined {
  const own = at(knowledge.held, flashpoint);
  const inside = intersect(at(own, level), ends);
  const narrowed = inside && wholeNumbers(inside);
  if (narrowed === undefined) return undefined;
  const known = sameInterval(narrowed, at(own, level))
    ? knowledge
    : { ...knowledge, held: knowledge.held.with(flashpoint, own.with(level, narrowed)) };
  if (narrowed.low < 1) return known;
  // Held at all: the flashpoint is at or above the level.
  const levels = at(known.levels, flashpoint).map((possible, rung) => possible && rung >= level);
  return withLevels(known, flashpoint, levels);
}
