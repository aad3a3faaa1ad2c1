/**
 * Typed expressions of a checked scenario: what a text such as
 * `ukraine >= brink and held(belarus_poland, border_crisis) >= 4` means once every name is resolved.
 *
 * It is not mathjs's tree (that is only parsed from) and not the IR (names are ids here, not indices,
 * and nothing is folded).
 */

import type {
  ActorId,
  EventId,
  FlashpointId,
  LevelId,
  MoveId,
  ParameterId,
  StopwatchId,
  UnknownId,
  UnknownValueId,
  VariableId,
} from "../../base/brand.ts";
import type { Span } from "../../source/span.ts";
import type { OfferState } from "../offer.ts";

/** Functions of one number; `negate` is the sign. */
export type UnaryFunction =
  | "negate"
  | "abs"
  | "floor"
  | "ceil"
  | "round"
  | "exp"
  | "log"
  | "log1p"
  | "sqrt"
  | "logistic"
  | "sin"
  | "cos";
/** Operators and functions of two numbers. */
export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "%" | "min" | "max";
/** Questions about several ladders. */
export type Quantifier = "any" | "count" | "worst";
/** Comparisons, IEEE and without tolerance. */
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** Something that happens: an event, or a move that is made. */
export type Happening =
  | { readonly kind: "event"; readonly event: EventId }
  | { readonly kind: "move"; readonly actor: ActorId; readonly move: MoveId };

/**
 * A numeric or boolean expression. `min`, `max` of more than two arguments and `clamp(x, low, high)`
 * = min(max(x, low), high) are nested binary ones. `and`, `or` and `? :` evaluate left to right and
 * only what they need.
 */
export type Expression = ExpressionForm & { readonly span: Span };

type ExpressionForm =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "parameter"; readonly parameter: ParameterId }
  | { readonly kind: "variable"; readonly variable: VariableId }
  /** t, the number of the step, from 0. */
  | { readonly kind: "step" }
  /** Whole days from `date` (ISO) to date(t); negative before. */
  | { readonly kind: "since"; readonly date: string }
  | { readonly kind: "dwell"; readonly flashpoint: FlashpointId }
  | { readonly kind: "held"; readonly flashpoint: FlashpointId; readonly level: LevelId }
  /**
   * `rung(f)`: the number of the current level, 0 = best. `rung(f, lag)`: the highest level that f has
   * continuously been at or above for at least `lag` steps (held ≥ lag), 0 if none; `lag` ≥ 1.
   */
  | { readonly kind: "rung"; readonly flashpoint: FlashpointId; readonly lag: number }
  | { readonly kind: "unary"; readonly function: UnaryFunction; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | {
      readonly kind: "compare";
      readonly comparison: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      /** Of an offer (left): the state that the number stands for. */
      readonly state?: OfferState;
    }
  /** Ordinal: worse is greater. */
  | {
      readonly kind: "compare-level";
      readonly comparison: Comparison;
      readonly flashpoint: FlashpointId;
      readonly level: LevelId;
    }
  | {
      readonly kind: "compare-unknown";
      readonly comparison: "==" | "!=";
      readonly unknown: UnknownId;
      readonly value: UnknownValueId;
    }
  /**
   * A question about several ladders, by id: whether any of them, how many, or the highest rung among them.
   * What it asks of each stands in `means`, an ordinary expression.
   */
  | {
      readonly kind: "quantifier";
      readonly quantifier: Quantifier;
      /** As it is written between the brackets: `war, balkans`. */
      readonly asks: string;
      readonly ladders: readonly FlashpointId[];
      readonly means: Expression;
    }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "happened"; readonly event: EventId }
  /** min(steps since the stopwatch was started, most); `most` while it is off. */
  | {
      readonly kind: "elapsed";
      readonly stopwatch: StopwatchId;
      readonly origin: Happening;
      readonly most: number;
    }
  /** min(how often it happened, most). */
  | {
      readonly kind: "tally";
      readonly tally: VariableId;
      readonly origin: Happening;
      readonly most: number;
    }
  /** The stopwatch is not off, and low ≤ steps since its start < high (no bound if absent). */
  | {
      readonly kind: "within";
      readonly stopwatch: StopwatchId;
      readonly origin: Happening;
      readonly low: number;
      readonly high?: number;
    }
  | { readonly kind: "moved"; readonly actor: ActorId; readonly move: MoveId };
