/**
 * Expressions of a program, over indices, and the folds that read a run by them.
 */

import type {
  BinaryOperator,
  Comparison,
  UnaryFunction,
} from "../scenario/expression/expression.ts";

/** Index into `Program.places`. */
export type PlaceIndex = number;

/**
 * A numeric or boolean expression over indices. Numbers are f64, booleans are booleans.
 *
 * Evaluation is strict but for `and`, `or` and `conditional`, which go left to right and evaluate
 * only what they need. A *checked* value must be finite, else the run stops with a run fault at its
 * place: checked are the results of all numeric roots (factors, hazards, weights, effects, drift,
 * outcomes …) and both operands of every `compare`.
 */
export type Expr = NumberExpr | BooleanExpr;

/** Expressions that give a number. */
export type NumberExpr =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "parameter"; readonly parameter: number }
  | { readonly kind: "variable"; readonly variable: number }
  | { readonly kind: "step" }
  /** `Program.calendar.dayOfStep[t] - day`. */
  | { readonly kind: "since"; readonly day: number }
  | { readonly kind: "dwell"; readonly flashpoint: number }
  | { readonly kind: "held"; readonly flashpoint: number; readonly level: number }
  /** min(steps since the stopwatch was started, most); `most` while it is off. */
  | { readonly kind: "elapsed"; readonly stopwatch: number; readonly most: number }
  /** Number of the current level (lag 0), or the highest level ≥ 1 with held ≥ lag, else 0. */
  | { readonly kind: "rung"; readonly flashpoint: number; readonly lag: number }
  | { readonly kind: "unary"; readonly function: UnaryFunction; readonly operand: NumberExpr }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: NumberExpr;
      readonly right: NumberExpr;
    }
  | {
      readonly kind: "conditional";
      readonly test: BooleanExpr;
      readonly then: NumberExpr;
      readonly otherwise: NumberExpr;
    }
  /** `Program.shared[index]`: one expression used in several places. */
  | { readonly kind: "shared"; readonly index: number };

/** Expressions that hold or do not. */
export type BooleanExpr =
  | { readonly kind: "boolean"; readonly value: boolean }
  | {
      readonly kind: "compare";
      readonly comparison: Comparison;
      readonly left: NumberExpr;
      readonly right: NumberExpr;
      readonly place: PlaceIndex;
    }
  /** Current level against a level number. */
  | {
      readonly kind: "level";
      readonly comparison: Comparison;
      readonly flashpoint: number;
      readonly level: number;
    }
  | {
      readonly kind: "unknown";
      readonly comparison: "==" | "!=";
      readonly unknown: number;
      readonly value: number;
    }
  | {
      readonly kind: "and" | "or";
      readonly left: BooleanExpr;
      readonly right: BooleanExpr;
    }
  | { readonly kind: "not"; readonly operand: BooleanExpr }
  | { readonly kind: "happened"; readonly event: number }
  /** The stopwatch is not off, and low ≤ steps since its start < high (no bound if absent). */
  | {
      readonly kind: "within";
      readonly stopwatch: number;
      readonly low: number;
      readonly high?: number;
    }
  /** The move is among those of the actor's latest turn. */
  | { readonly kind: "moved"; readonly actor: number; readonly move: number }
  | {
      readonly kind: "conditional";
      readonly test: BooleanExpr;
      readonly then: BooleanExpr;
      readonly otherwise: BooleanExpr;
    };

/** A checked numeric root with the place to blame. */
export interface Root {
  readonly value: NumberExpr;
  readonly place: PlaceIndex;
}

/** A root that may also be a condition. */
export type OutcomeValue = { readonly place: PlaceIndex } & (
  | { readonly type: "number"; readonly value: NumberExpr }
  | { readonly type: "boolean"; readonly value: BooleanExpr }
);

/** A condition that, once it `holds` (or does not), decides an outcome. */
export interface Decision {
  readonly condition: BooleanExpr;
  readonly holds: boolean;
  /** What the outcome then is: true (1), not (0), or the number of the step. */
  readonly value: 0 | 1 | "step";
}

/**
 * An outcome as a fold over the observed path S_0, S_1, …: all that an engine knows of it. `start` is
 * its value before S_0. A state is read only while the outcome can still change.
 */
export type Fold =
  /** Stays at `start` until the first of the decisions, tried in order in every state. */
  | {
      readonly kind: "decide";
      readonly start: number;
      readonly decided: readonly Decision[];
      /** What is blamed where the way to it cannot be measured. */
      readonly place: PlaceIndex;
    }
  /** The value in every state, combined with what the states before gave: always one of the two. */
  | {
      readonly kind: "combine";
      readonly start: number;
      readonly combine: "min" | "max";
      readonly value: Root;
    }
  /**
   * Twice the number of states in which a condition holds; or, of `entries`, in which it came to hold after
   * S_0, plus 1 while it holds (or is to be taken to have held). What targets are measured by: followed
   * by runs only.
   */
  | {
      readonly kind: "count";
      readonly start: 0 | 1;
      readonly entries: boolean;
      readonly condition: BooleanExpr;
      readonly place: PlaceIndex;
    }
  /** The value in S_step, or in the last state where that comes first or no step is named. */
  | {
      readonly kind: "read";
      readonly start: number;
      readonly value: OutcomeValue;
      readonly step?: number;
    }
  /**
   * How many cases there were. One is each S_k, k ≥ 1, in which `premise` holds and in S_k-1 did not; it is
   * judged by whether `reach` holds in one of S_k+1 … S_k+within, or up to the end. One whose window goes beyond the
   * horizon counts only if `cut`, and one in the last state, after which nothing comes, does not.
   */
  | {
      readonly kind: "cases";
      readonly start: 0;
      readonly premise: BooleanExpr;
      readonly reach: BooleanExpr;
      /** In steps, ≥ 1. */
      readonly within: number;
      readonly counts: "reached" | "missed";
      readonly cut: boolean;
    };
