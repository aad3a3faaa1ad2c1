/**
 * The checked scenario: every name resolved, every fault reported, every default filled in, in the author's order. It
 * is not the file (includes, variants and overrides are applied, comments are gone) and not the program (ids instead of
 * indices, texts and reasons still in place); canonical order is made by `ir`.
 */

import type {
  ActorId,
  EventId,
  FlashpointId,
  LevelId,
  MoveId,
  ParameterId,
  RuleId,
  ScenarioId,
  StopwatchId,
  UnknownId,
  UnknownValueId,
  VariableId,
} from "../base/brand.ts";
import type { NoiseShape } from "../numeric/noise.ts";
import type { Span } from "../source/span.ts";
import type { Basis, Ground, MapPlace, Source, Text } from "./basis.ts";
import type { Correlation } from "./correlation.ts";
import type { Couplings } from "./couplings.ts";
import type { Expectation } from "./expectation.ts";
import type { PlanStage, Stopwatch } from "./stopwatch.ts";
import type { Expression, Happening } from "./expression/expression.ts";
import type { BaseRates, Forecaster, History } from "./history.ts";
import type { LineOrigin, RedLine } from "./red-line.ts";
import type { Objective } from "./objective.ts";
import type { OfferOrigin, OfferTerms } from "./offer.ts";
import type { Outcome } from "./outcome.ts";
import type { ChanceWindow } from "./window.ts";
import type { Target } from "./target.ts";

export type { Couplings, CouplingLink } from "./couplings.ts";
export type { Stopwatch } from "./stopwatch.ts";

/** What a step is. */
export type StepUnit = "day" | "week" | "month";

/** Dates are ISO 8601 calendar dates in the proleptic Gregorian calendar. */
export interface Calendar {
  readonly start: string;
  readonly unit: StepUnit;
  /** Number of steps, ≥ 1. */
  readonly steps: number;
}

/** How a parameter varies under input uncertainty. `low ≤ value ≤ high`. */
export interface Prior {
  readonly shape: "pert" | "uniform" | "triangular";
  /** The scale on which the shape holds: hazard for chances, log for multipliers and weights of multipliers. */
  readonly scale: "linear" | "log" | "hazard";
  readonly low: number;
  readonly high: number;
}

/** A number that is constant within a run. Every ranged number in the file is one. */
export interface Parameter {
  readonly id: ParameterId;
  /** Declared under `parameters:` (true), or a ranged number elsewhere, named by its path. */
  readonly declared: boolean;
  readonly name?: Text;
  readonly value: number;
  readonly prior?: Prior;
  readonly basis?: Basis;
  readonly ground?: Ground;
  readonly span: Span;
}

/** Something that is so or so from the start, and that not everyone knows. */
export interface Unknown {
  readonly id: UnknownId;
  readonly name: Text;
  readonly knownTo: readonly ActorId[];
  /** Shares are expressions over parameters only; drawn in proportion to them. */
  readonly values: readonly {
    readonly id: UnknownValueId;
    readonly name: Text;
    readonly share: Expression;
  }[];
  readonly basis?: Basis;
  readonly span: Span;
}

/** A number that runs change. */
export interface Variable {
  readonly id: VariableId;
  readonly name: Text;
  readonly about?: Text;
  readonly integer: boolean;
  /** Over parameters only; evaluated, rounded if integer, clamped, at the start of a run. */
  readonly start: Expression;
  readonly min: number;
  readonly max: number;
  readonly drift?: Expression;
  /** Drawn in every step about the drift, or about the value where there is none. */
  readonly noise?: { readonly shape: NoiseShape; readonly spread: Expression };
  readonly hidden: boolean;
  /** How often that happened, up to `max`, or the offer of which it is the state; absent for a variable that the author declared. */
  readonly origin?: Happening | OfferTerms;
  readonly basis?: Basis;
  readonly span: Span;
}

/** Who is behind a happening, as far as headlines say; an actor by its id. */
export type Culprit = "domestic" | "third_party" | "unknown" | (string & {});

/** What a rule, event or move writes. Levels may be written by events and moves only. */
export type Effect = {
  readonly operation: "set" | "add";
  readonly when?: Expression;
  readonly span: Span;
} & (
  | { readonly target: "variable"; readonly variable: VariableId; readonly value: Expression }
  | {
      readonly target: "flashpoint";
      readonly flashpoint: FlashpointId;
      /** Set to this level … */
      readonly level?: LevelId;
      /** … or shifted by this many rungs (`add`; worse is positive). */
      readonly shift?: number;
    }
  /** Always `set`: started (again), or stopped. */
  | { readonly target: "stopwatch"; readonly stopwatch: StopwatchId; readonly starts: boolean }
);

/** A factor of a hazard or weight. */
export interface Multiplier {
  /** ≥ 0. */
  readonly by: Expression;
  readonly when?: Expression;
  readonly basis?: Basis;
  readonly span: Span;
  /** Path in the file, e.g. `flashpoints.ukraine.rules.invasion.times.0`. */
  readonly path: string;
}

/** The base of a rule or undated event. */
export type Base =
  /** A chance `probability` in [0, 1) per `window`; h0 = -log1p(-p) · step / window. */
  | ({ readonly kind: "chance"; readonly probability: Expression } & ChanceWindow)
  /** A hazard per step. */
  | { readonly kind: "hazard"; readonly hazard: Expression };

interface Told {
  readonly headline?: Text;
  /** What is said the second time and later times, in turn. */
  readonly again?: readonly Text[];
  readonly culprit?: Culprit;
  readonly hidden: boolean;
  readonly basis?: Basis;
  readonly span: Span;
}

/** A way from some levels of a flashpoint to another. */
export interface Rule extends Told {
  readonly id: RuleId;
  readonly name?: Text;
  readonly from: readonly LevelId[];
  readonly to: LevelId;
  readonly when?: Expression;
  readonly base: Base | { readonly kind: "certain"; readonly weight: Expression };
  readonly multipliers: readonly Multiplier[];
  readonly effects: readonly Effect[];
}

/** A rung of a ladder. */
export interface Level {
  readonly id: LevelId;
  readonly name: Text;
  /** The observable definition. */
  readonly test?: Text;
}

/** A ladder of levels, with the rules by which it moves. */
export interface Flashpoint {
  readonly id: FlashpointId;
  readonly name: Text;
  /** At most 14 columns, for narrow tables; defaults to `name`. */
  readonly short?: Text;
  readonly place?: MapPlace;
  readonly about?: Text;
  /** From best to worst, at least two. */
  readonly levels: readonly Level[];
  readonly start: LevelId;
  /** Steps already spent in the starting level. */
  readonly startDwell: number;
  /** Steps for which the flashpoint has already been at or above a level; absent = 0. */
  readonly startHeld: Readonly<Record<LevelId, number>>;
  readonly rules: readonly Rule[];
  readonly basis?: Basis;
  readonly span: Span;
}

/** A way in which a hazard policy comes to a move: its own base, or an answer to a red line. */
export interface Way extends Pick<Rule, "when" | "base" | "multipliers" | "basis" | "span"> {
  /** In the file: `actors.moscow.moves.invade`. */
  readonly path: string;
}

/** What an actor may do in its turn. */
export interface Move extends Told {
  readonly id: MoveId;
  readonly name: Text;
  readonly about?: Text;
  readonly when?: Expression;
  /** Of a weight policy: ≥ 0; a move is drawn in proportion to weight · multipliers among the available. */
  readonly weight?: Expression;
  /** Those of the weight; a hazard policy has them in its ways. */
  readonly multipliers: readonly Multiplier[];
  /** Of a hazard policy, in canonical order: its own first, then those of red lines. */
  readonly ways?: readonly Way[];
  /** Who sees a hidden one, beside its actor; absent where nobody does. */
  readonly knownTo?: readonly ActorId[];
  /** Of a hazard policy the move, at most one, that is made where a turn makes nothing else. */
  readonly rests?: true;
  /** The offer of which it is made; absent for a move that the author wrote. */
  readonly origin?: OfferOrigin;
  readonly effects: readonly Effect[];
}

/** Who moves, and among what it chooses. */
export interface Actor {
  readonly id: ActorId;
  readonly name: Text;
  readonly about?: Text;
  readonly aims?: Text;
  readonly redLines: readonly RedLine[];
  /** What it wants of the outcomes: read by analysis, never by a run. */
  readonly objectives?: readonly Objective[];
  readonly turn: number;
  /** ≥ 1; at most one time the same move in a turn. */
  readonly movesPerStep: number;
  readonly moves: readonly Move[];
  readonly basis?: Basis;
  readonly span: Span;
}

/** Something that may happen, on a date or at any time. */
export interface Event extends Told {
  readonly id: EventId;
  /** The plan, red line or offer of which it is made; absent for an event that the author wrote. */
  readonly origin?:
    (Happening & { readonly kind: "move"; readonly stage: PlanStage }) | LineOrigin | OfferOrigin;
  /** Of an effect that comes later: the path of what brings it about, what people call that, and the steps. */
  readonly delay?: { readonly source: string; readonly what?: Text; readonly after: number };
  readonly name?: Text;
  readonly when?: Expression;
  readonly occurrence:
    | {
        readonly kind: "dated";
        readonly date: string;
        /** In [0, 1]; may read unknowns. */
        readonly probability: Expression;
      }
    | {
        readonly kind: "undated";
        readonly base: Base;
        readonly multipliers: readonly Multiplier[];
        readonly repeats: boolean;
      }
    /** Happens whenever its `when` holds; nothing is drawn. */
    | { readonly kind: "certain"; readonly repeats: boolean };
  readonly effects: readonly Effect[];
}

/** The whole scenario, checked: plain data, so that it can be printed, compared and hashed. */
export interface Model {
  readonly kind: "model";
  readonly id: ScenarioId;
  readonly title: Text;
  readonly about?: Text;
  /** Declared languages, first = fallback. */
  readonly languages: readonly string[];
  readonly calendar: Calendar;
  /** All actors act on one snapshot, or in order (a later one sees an earlier one's move). */
  readonly turns: "sequential" | "simultaneous";
  readonly sources: readonly Source[];
  /** Who else may be to blame beside actors: a state of several actors, or one that has none. */
  readonly culprits?: readonly { readonly id: string; readonly name: Text }[];
  readonly parameters: readonly Parameter[];
  readonly correlations?: readonly Correlation[];
  readonly unknowns: readonly Unknown[];
  readonly variables: readonly Variable[];
  readonly flashpoints: readonly Flashpoint[];
  readonly stopwatches?: readonly Stopwatch[];
  readonly couplings?: Couplings;
  readonly actors: readonly Actor[];
  readonly events: readonly Event[];
  readonly endsWhen?: Expression;
  readonly outcomes: readonly Outcome[];
  readonly history?: History;
  readonly forecasters?: readonly Forecaster[];
  readonly baseRates?: BaseRates;
  readonly expectations?: readonly Expectation[];
  readonly targets?: readonly Target[];
}
