/** What can be said of an outcome from its fold alone, whatever the form that it was written in. */

import type { Bounds } from "./bounds.ts";
import type { ProgramOutcome } from "./program.ts";
import type { BooleanExpr, Decision, Expr, Fold } from "./expression.ts";
import { between, type Range } from "./range.ts";

/** Whether an outcome that is no number came true with this value; of a time, whether it came at all. */
export function cameTrue({ type }: Pick<ProgramOutcome, "type">, value: number): boolean {
  return type === "time" ? value !== Infinity : value !== 0;
}

/** Whether a decision makes the outcome come true. */
export function isHit({ value }: Decision): boolean {
  return value !== 0;
}

/** All that a fold evaluates. */
export function expressionsOf(fold: Fold): readonly Expr[] {
  switch (fold.kind) {
    case "decide":
      return fold.decided.map(({ condition }) => condition);
    case "combine":
    case "read":
      return [fold.value.value];
    case "cases":
      return [fold.premise, fold.reach];
    case "count":
      return [fold.condition];
  }
}

/** The condition that an outcome is about; undefined for numbers. */
export function conditionOf(fold: Fold): BooleanExpr | undefined {
  switch (fold.kind) {
    case "decide":
      return fold.decided[0]?.condition;
    case "combine":
    case "count":
      return undefined;
    case "read":
      return fold.value.type === "boolean" ? fold.value.value : undefined;
    case "cases":
      return undefined;
  }
}

/** Between what the values of a fold lie; of a time, Infinity included. */
export function rangeOf(bounds: Bounds, fold: Fold): Range {
  switch (fold.kind) {
    case "decide": {
      const ends = fold.decided.flatMap(({ value }) => (value === "step" ? [0] : [value]));
      return between(Math.min(fold.start, ...ends), Math.max(fold.start, ...ends));
    }
    case "combine":
      return bounds.number(fold.value.value);
    case "count":
      return between(0, Infinity);
    case "read":
      return fold.value.type === "boolean" ? between(0, 1) : bounds.number(fold.value.value);
    case "cases":
      return between(0, Infinity);
  }
}

/** Equal for outcomes that come true in the same runs for the same reason, one a time or not. */
export function questionOf(outcome: ProgramOutcome): string {
  const { fold } = outcome;
  const asked =
    fold.kind === "decide"
      ? {
          starts: cameTrue(outcome, fold.start),
          decided: fold.decided.map((one) => ({ ...one, value: isHit(one) })),
        }
      : fold;
  return JSON.stringify(asked, (name, value: unknown) => (name === "place" ? 0 : value));
}
