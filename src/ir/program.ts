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
  StopwatchId,
  UnknownId,
  UnknownValueId,
  VariableId,
} from "../base/brand.ts";
import type { NoiseShape } from "../numeric/noise.ts";
import type { StepUnit } from "../scenario/model.ts";
import type { Span } from "../source/span.ts";
import type { BooleanExpr, Fold, PlaceIndex, Root } from "./expression.ts";

/** Where something stands in the scenario: a path of keys, and a span for messages. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** An input of a run, with its central value. */
export interface ProgramParameter {
  readonly id: ParameterId;
  readonly value: number;
}

/** An unknown, with the site of its draw. */
export interface ProgramUnknown {
  readonly id: UnknownId;
  readonly site: number;
  readonly values: readonly { readonly id: UnknownValueId; readonly share: Root }[];
  /** Actor indices. */
  readonly knownTo: readonly number[];
}

/** What is drawn in every step beside a drift. */
export interface ProgramNoise {
  readonly shape: NoiseShape;
  /** Over parameters only. */
  readonly spread: Root;
  readonly site: number;
}

/** A variable; its value is clamped to `min` … `max` by every write. */
export interface ProgramVariable {
  readonly id: VariableId;
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
  readonly start: Root;
  readonly drift?: Root;
  /** About the value of the drift, which stands wherever it does. */
  readonly noise?: ProgramNoise;
  readonly hidden: boolean;
}

/** What an element writes, where its `when` holds. */
export type ProgramEffect = {
  readonly operation: "set" | "add";
  readonly when?: BooleanExpr;
} & (
  | { readonly target: "variable"; readonly variable: number; readonly value: Root }
  /** `set`: level number; `add`: rungs. */
  | { readonly target: "flashpoint"; readonly flashpoint: number; readonly value: number }
  /** Always `set`: to 0, which starts it (again), or to `OFF`. */
  | { readonly target: "stopwatch"; readonly stopwatch: number; readonly value: number }
);

/** The value of a stopwatch that does not run. */
export const OFF = -1;

/** Steps since something happened. */
export interface ProgramStopwatch {
  readonly id: StopwatchId;
  /** At the start of a run: `OFF`, or steps. */
  readonly start: number;
  /** It is kept as min(steps, cap): the largest value that any expression can tell from larger ones. */
  readonly cap: number;
  readonly hidden: boolean;
}

/** A factor, from the file or from a coupling. */
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

/** A rule; `path` names it in the file. */
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

/** A ladder, with its rules in canonical order. */
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

/**
 * A way in which a policy comes to a move. Certain ways of positive total weight share a slot and shut
 * out the rest; a weight policy has one such way a move. The others compete by their hazards.
 */
export interface ProgramWay {
  readonly path: string;
  readonly when?: BooleanExpr;
  readonly base: ProgramBase | { readonly kind: "certain"; readonly weight: Root };
  readonly multipliers: readonly ProgramMultiplier[];
}

/** A move; `path` names it in the file. */
export interface ProgramMove {
  readonly id: MoveId;
  readonly path: string;
  readonly place: PlaceIndex;
  readonly when?: BooleanExpr;
  /** In the order in which they are evaluated. */
  readonly ways: readonly ProgramWay[];
  /** Actors who see a hidden one, beside its own; absent where nobody does. */
  readonly knownTo?: readonly number[];
  readonly effects: readonly ProgramEffect[];
  readonly hidden: boolean;
}

/** An actor; it makes at most one move per site. */
export interface ProgramActor {
  readonly id: ActorId;
  /** Resting move of a hazard policy, by its place: made where a turn makes nothing else. */
  readonly rest?: number;
  /** One site per slot of a turn: `move/<id>`, then `move/<id>/1` … */
  readonly sites: readonly number[];
  readonly moves: readonly ProgramMove[];
}

/** An event, dated by its step or drawn in every step. */
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
      }
    /** Happens whenever its `when` holds, without a draw. */
    | { readonly kind: "certain"; readonly repeats: boolean };
  readonly effects: readonly ProgramEffect[];
  readonly hidden: boolean;
}

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
  readonly stopwatches: readonly ProgramStopwatch[];
  readonly actors: readonly ProgramActor[];
  readonly events: readonly ProgramEvent[];
  readonly shared: readonly Root[];
  readonly endsWhen?: { readonly value: BooleanExpr; readonly place: PlaceIndex };
  readonly outcomes: readonly ProgramOutcome[];
  readonly places: readonly Place[];
}
