/**
 * How far a state is from a condition: a number that is 0 where the condition holds and falls below 0
 * the further it is from holding, in rungs of ladders. It decides how well splitting works, never what
 * it estimates.
 */

import type { Comparison } from "../scenario/expression/expression.ts";
import { entryFor, type ByKind, type OfKind } from "../base/kinds.ts";
import { Bounds } from "./bounds.ts";
import { conditionOf, isHit } from "./outcome-fold.ts";
import type { Program, ProgramOutcome } from "./program.ts";
import type { BooleanExpr, NumberExpr, Root } from "./expression.ts";
import { isFinite } from "./range.ts";

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

/** Whether a number can be taken in every state: finite, and nothing on the way to it can fault. */
type Safe = (value: NumberExpr) => boolean;

const both = (
  condition: OfKind<BooleanExpr, "and" | "or">,
  wanted: boolean,
  safe: Safe,
): NumberExpr => {
  const operator = (condition.kind === "and") === wanted ? "+" : "max";
  const left = distanceTo(condition.left, wanted, safe);
  return binary(operator, left, distanceTo(condition.right, wanted, safe));
};

const distances: ByKind<BooleanExpr, [boolean, Safe], NumberExpr> = {
  boolean: yesOrNo,
  compare: (condition, wanted, safe) => {
    const { comparison, left, right } = condition;
    const difference = gap(wanted ? comparison : opposite[comparison], left, right, 0);
    return difference !== undefined && safe(difference) ? difference : yesOrNo(condition, wanted);
  },
  level: (condition, wanted) => {
    const { comparison, flashpoint, level } = condition;
    const asked = wanted ? comparison : opposite[comparison];
    const rung: NumberExpr = { kind: "rung", flashpoint, lag: 0 };
    return gap(asked, rung, number(level), 1) ?? yesOrNo(condition, wanted);
  },
  unknown: yesOrNo,
  and: both,
  or: both,
  not: ({ operand }, wanted, safe) => distanceTo(operand, !wanted, safe),
  happened: yesOrNo,
  within: yesOrNo,
  moved: yesOrNo,
  conditional: yesOrNo,
};

function distanceTo(condition: BooleanExpr, wanted: boolean, safe: Safe): NumberExpr {
  return entryFor(distances, condition)(condition, wanted, safe);
}

/**
 * The way to an outcome: rungs and differences to go until its condition holds; the time for which it
 * has lasted where it must hold always. Undefined for a number, and where taking it could stop a run
 * with a fault.
 */
export function wayTo(
  program: Program,
  outcome: ProgramOutcome,
  parameters: readonly number[],
): Root | undefined {
  const { fold } = outcome;
  const condition = conditionOf(fold);
  if (condition === undefined || fold.kind === "cases" || fold.kind === "count") return undefined;
  const place = fold.kind === "decide" ? fold.place : fold.value.place;
  // What can only be lost comes nearer with every step.
  if (fold.kind === "decide" && !fold.decided.some(isHit))
    return { value: { kind: "step" }, place };
  const safe = (value: NumberExpr): boolean => {
    const bounds = new Bounds(program, { parameters });
    const { value: range, mayFault } = bounds.watch(() => bounds.number(value));
    return !mayFault && isFinite(range);
  };
  const value = distanceTo(condition, true, safe);
  return safe(value) ? { value, place } : undefined;
}
