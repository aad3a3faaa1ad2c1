/**
 * The program: a scenario made ready for the engines. Names are indices, everything stands in
 * canonical order (`model.md`'s order, `docs/semantics.md` here), constants are folded, dates are
 * steps, couplings are ordinary multipliers.
 *
 * It is not the model (no texts, no reasons; join them by `path` or id for display) and not machine
 * code (expressions are still trees).
 *
 * Canonical order: flashpoints, events, variables, unknowns by id; a flashpoint's rules by target
 * level, worst first, then id; actors by turn, then id; an actor's moves by id; effects of an element
 * on variables by id, then on flashpoints by id; multipliers as written, the coupling last.
 */

import type {
  ActorId,
  EventId,
  FlashpointId,
  LevelId,
  MoveId,
  OutcomeId,
  ParameterId,
  RuleId,
  ScenarioId,
  UnknownId,
  UnknownValueId,
  VariableId,
} from "../base/brand.ts";
import type {
  BinaryOperator,
  Comparison,
  UnaryFunction,
} from "../scenario/expression/expression.ts";
import type { StepUnit } from "../scenario/model.ts";
import type { Span } from "../source/span.ts";

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

export type NumberExpr =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "parameter"; readonly parameter: number }
  | { readonly kind: "variable"; readonly variable: number }
  | { readonly kind: "step" }
  /** `Program.calendar.dayOfStep[t] - day`. */
  | { readonly kind: "since"; readonly day: number }
  | { readonly kind: "dwell"; readonly flashpoint: number }
  | { readonly kind: "held"; readonly flashpoint: number; readonly level: number }
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

/** Where something stands in the scenario: a path of keys, and a span for messages. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

export interface ProgramParameter {
  readonly id: ParameterId;
  readonly value: number;
}

export interface ProgramUnknown {
  readonly id: UnknownId;
  readonly site: number;
  readonly values: readonly { readonly id: UnknownValueId; readonly share: Root }[];
  /** Actor indices. */
  readonly knownTo: readonly number[];
}

export interface ProgramVariable {
  readonly id: VariableId;
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
  readonly start: Root;
  readonly drift?: Root;
  readonly hidden: boolean;
}

export type ProgramEffect = {
  readonly operation: "set" | "add";
  readonly when?: BooleanExpr;
} & (
  | { readonly target: "variable"; readonly variable: number; readonly value: Root }
  /** `set`: level number; `add`: rungs. */
  | { readonly target: "flashpoint"; readonly flashpoint: number; readonly value: number }
);

export interface ProgramMultiplier {
  readonly factor: Root;
  readonly when?: BooleanExpr;
  readonly origin: "written" | "coupling";
}

/** h0 of the model. `steps` is step length / window length, in days / days. */
export type ProgramBase =
  | {
      readonly kind: "chance";
      readonly probability: Root;
      readonly stepDays: number;
      readonly windowDays: number;
    }
  | { readonly kind: "hazard"; readonly hazard: Root };

export interface ProgramRule {
  readonly id: RuleId;
  readonly path: string;
  readonly place: PlaceIndex;
  /** One flag per level: enabled from there (never from the target, unless certain). */
  readonly from: readonly boolean[];
  readonly target: number;
  readonly when?: BooleanExpr;
  readonly base: ProgramBase | { readonly kind: "certain"; readonly weight: Root };
  readonly multipliers: readonly ProgramMultiplier[];
  /** On variables only. */
  readonly effects: readonly ProgramEffect[];
  readonly hidden: boolean;
}

export interface ProgramFlashpoint {
  readonly id: FlashpointId;
  readonly site: number;
  readonly levels: readonly LevelId[];
  readonly start: number;
  readonly startDwell: number;
  /** Per level. */
  readonly startHeld: readonly number[];
  /** Dwell is kept as min(dwell, cap); Infinity if some expression reads it as a number. */
  readonly dwellCap: number;
  /** Per level, likewise; 0 where nothing reads it. */
  readonly heldCaps: readonly number[];
  readonly rules: readonly ProgramRule[];
}

export interface ProgramMove {
  readonly id: MoveId;
  readonly path: string;
  readonly place: PlaceIndex;
  readonly when?: BooleanExpr;
  readonly weight: Root;
  readonly multipliers: readonly ProgramMultiplier[];
  readonly effects: readonly ProgramEffect[];
  readonly hidden: boolean;
}

export interface ProgramActor {
  readonly id: ActorId;
  /** One site per slot of a turn: `move/<id>`, then `move/<id>/1` … */
  readonly sites: readonly number[];
  readonly moves: readonly ProgramMove[];
}

export interface ProgramEvent {
  readonly id: EventId;
  readonly path: string;
  readonly place: PlaceIndex;
  readonly site: number;
  readonly when?: BooleanExpr;
  readonly occurrence:
    | { readonly kind: "dated"; readonly step: number; readonly probability: Root }
    | {
        readonly kind: "undated";
        readonly base: ProgramBase;
        readonly multipliers: readonly ProgramMultiplier[];
        readonly repeats: boolean;
      };
  readonly effects: readonly ProgramEffect[];
  readonly hidden: boolean;
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
  /** The value in S_step, or in the last state where that comes first or no step is named. */
  | {
      readonly kind: "read";
      readonly start: number;
      readonly value: OutcomeValue;
      readonly step?: number;
    };

/** What is asked of every run. */
export interface ProgramOutcome {
  readonly id: OutcomeId;
  /** `time`: steps, or Infinity for never. */
  readonly type: "boolean" | "number" | "time";
  readonly fold: Fold;
}

/** What the engines run: a model with indices for ids, numbers resolved and everything in canonical order. */
export interface Program {
  readonly kind: "program";
  readonly id: ScenarioId;
  /** SHA-256 (hex) of the canonical model without texts; the identity of results. */
  readonly hash: string;
  readonly calendar: {
    readonly start: string;
    readonly unit: StepUnit;
    readonly steps: number;
    /** Days since 1970-01-01 of date(t), for t = 0 … steps. */
    readonly dayOfStep: readonly number[];
  };
  readonly turns: "sequential" | "simultaneous";
  readonly parameters: readonly ProgramParameter[];
  readonly unknowns: readonly ProgramUnknown[];
  readonly variables: readonly ProgramVariable[];
  readonly flashpoints: readonly ProgramFlashpoint[];
  readonly actors: readonly ProgramActor[];
  readonly events: readonly ProgramEvent[];
  readonly shared: readonly Root[];
  readonly endsWhen?: { readonly value: BooleanExpr; readonly place: PlaceIndex };
  readonly outcomes: readonly ProgramOutcome[];
  readonly places: readonly Place[];
}
