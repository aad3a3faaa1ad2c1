/**
 * Expressions over what is known: the interval of a number, and what becomes known when a condition
 * is assumed to hold or not to hold. Sound: `assume` leaves out only states in which the condition
 * has the other value (or stops the run).
 *
 * Switches, not tables of handlers: `brink check` spends its time here, and goes faster by them.
 */

import { at } from "../../base/invariant.ts";
import { compareNumbers } from "../comparison.ts";
import type { BooleanExpr, NumberExpr } from "../expression.ts";
import { confine, narrow, type Ground } from "./confine.ts";
import { join, levelRange, withLevels, type Flag, type Knowledge } from "./domain.ts";
import { binaryInterval, hull, isNever, point, unaryInterval, type Interval } from "./interval.ts";

/** Interval of a numeric expression; undefined if no value is possible. */
export function evaluate(
  ground: Ground,
  knowledge: Knowledge,
  expression: NumberExpr,
): Interval | undefined {
  switch (expression.kind) {
    case "number":
      return Number.isNaN(expression.value) ? undefined : point(expression.value);
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
    case "elapsed":
      return { low: 0, high: expression.most };
    case "rung": {
      const levels = at(knowledge.levels, expression.flashpoint);
      if (expression.lag === 0) return levelRange(levels);
      return laggedRung(at(knowledge.held, expression.flashpoint), expression.lag);
    }
    case "unary": {
      const operand = evaluate(ground, knowledge, expression.operand);
      return operand && possible(unaryInterval(expression.function, operand));
    }
    case "binary": {
      const left = evaluate(ground, knowledge, expression.left);
      const right = evaluate(ground, knowledge, expression.right);
      return left && right && possible(binaryInterval(expression.operator, left, right));
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
  }
}

/** Undefined for what is NaN whatever the operands are. */
function possible(interval: Interval): Interval | undefined {
  return interval.low > interval.high ? undefined : interval;
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
      const before = at(knowledge.levels, condition.flashpoint);
      const fits = (level: number): boolean =>
        compareNumbers(condition.comparison, level, condition.level) === truth;
      // Most conditions change nothing or leave nothing: told without making anything.
      let [some, all] = [false, true];
      for (let level = 0; level < before.length; level += 1) {
        if (before[level] !== true) continue;
        if (fits(level)) some = true;
        else all = false;
      }
      if (all || !some) return some ? knowledge : undefined;
      const levels = before.map((possible, level) => possible && fits(level));
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
    // Nothing is known of stopwatches: they are what they may be.
    case "within":
      return knowledge;
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
  if (x === undefined || y === undefined || isNever(x) || isNever(y)) return undefined;
  const ends = narrow(comparison, x, y);
  if (ends === undefined) return undefined;
  const half = confine(ground, knowledge, left, ends[0]);
  return half && confine(ground, half, right, ends[1]);
}
