/**
 * How far a state is from a condition: a number that is 0 where the condition holds and falls below 0
 * the further it is from holding, in rungs of ladders. It decides how well splitting works, never what
 * it estimates.
 */

import type { Comparison } from "../scenario/expression/expression.ts";
import { Bounds } from "./bounds.ts";
import type { BooleanExpr, NumberExpr, Program, ProgramOutcome, Root } from "./program.ts";

const number = (value: number): NumberExpr => ({ kind: "number", value });

function binary(
  operator: Extract<NumberExpr, { kind: "binary" }>["operator"],
  left: NumberExpr,
  right: NumberExpr,
): NumberExpr {
  return { kind: "binary", operator, left, right };
}

const opposite: Readonly<Record<Comparison, Comparison>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};

/** The distance below 0 of `left comparison right`, where `step` is the least difference that counts. */
function gap(
  comparison: Comparison,
  left: NumberExpr,
  right: NumberExpr,
  step: number,
): NumberExpr | undefined {
  const upTo0 = (value: NumberExpr): NumberExpr => binary("min", number(0), value);
  const up = binary("-", left, right);
  const down = binary("-", right, left);
  switch (comparison) {
    case ">=":
      return upTo0(up);
    case ">":
      return upTo0(binary("-", up, number(step)));
    case "<=":
      return upTo0(down);
    case "<":
      return upTo0(binary("-", down, number(step)));
    case "==":
      return binary("min", up, down);
    case "!=":
      return undefined;
  }
}

/** 0 where it is as wanted, else -1. */
function yesOrNo(test: BooleanExpr, wanted: boolean): NumberExpr {
  const [then, otherwise] = wanted ? [0, -1] : [-1, 0];
  return { kind: "conditional", test, then: number(then), otherwise: number(otherwise) };
}

function distanceTo(condition: BooleanExpr, wanted: boolean): NumberExpr {
  switch (condition.kind) {
    case "level": {
      const { comparison, flashpoint, level } = condition;
      const asked = wanted ? comparison : opposite[comparison];
      const rung: NumberExpr = { kind: "rung", flashpoint, lag: 0 };
      return gap(asked, rung, number(level), 1) ?? yesOrNo(condition, wanted);
    }
    case "not":
      return distanceTo(condition.operand, !wanted);
    case "and":
    case "or": {
      const operator = (condition.kind === "and") === wanted ? "+" : "max";
      const left = distanceTo(condition.left, wanted);
      return binary(operator, left, distanceTo(condition.right, wanted));
    }
    default:
      return yesOrNo(condition, wanted);
  }
}

/** The condition whose coming true makes the outcome true; undefined for numbers. */
function conditionOf({ form }: ProgramOutcome): BooleanExpr | undefined {
  if (form.kind === "until") return form.reach;
  return form.of.type === "boolean" ? form.of.value : undefined;
}

/**
 * The way to an outcome: rungs to go until its condition holds; the difference where the condition is
 * one comparison of numbers; the time for which it has lasted where it must hold always. Undefined for
 * a number, and where taking it could stop a run with a fault.
 */
export function wayTo(
  program: Program,
  outcome: ProgramOutcome,
  parameters: readonly number[],
): Root | undefined {
  const condition = conditionOf(outcome);
  if (condition === undefined) return undefined;
  const { form } = outcome;
  const place = form.kind === "until" ? form.place : form.of.place;
  if (form.kind === "always") return { value: { kind: "step" }, place };
  const alone =
    condition.kind === "compare"
      ? gap(condition.comparison, condition.left, condition.right, 0)
      : undefined;
  const value = alone ?? distanceTo(condition, true);
  const bounds = new Bounds(program, { parameters });
  const { value: range, mayFault } = bounds.watch(() => bounds.number(value));
  const finite = !range.nan && range.low > -Infinity && range.high < Infinity;
  return mayFault || !finite ? undefined : { value, place };
}
