/** What in fact happened beside a scenario, and what others forecast: never used by an engine. */

import type {
  ActorId,
  EventId,
  FlashpointId,
  LevelId,
  MoveId,
  OutcomeId,
  UnknownId,
  UnknownValueId,
} from "../base/brand.ts";
import type { Span } from "../source/span.ts";
import type { Expression } from "./expression/expression.ts";
import type { Basis, Text } from "./basis.ts";

/** When something happened. */
interface Observed {
  /** ISO; the first day that it may have been, where it is not known to the day. */
  readonly date: string;
  /** The last day that it may have been, later than `date`; absent where the day is known. */
  readonly latest?: string;
  readonly note?: Text;
  readonly basis?: Basis;
}

/** What in fact happened; never used by an engine. */
export interface History {
  /** Last date that the history covers. */
  readonly until: string;
  readonly levels: readonly (Observed & {
    readonly flashpoint: FlashpointId;
    readonly level: LevelId;
    /** Worse levels, one of which it may have been instead, the mildest first. */
    readonly or?: readonly LevelId[];
    /** Last day for which it is known; absent = until the next entry, or the end. */
    readonly until?: string;
  })[];
  readonly events: readonly (Observed & { readonly event: EventId })[];
  readonly moves: readonly (Observed & { readonly actor: ActorId; readonly move: MoveId })[];
  /** What would have been seen besides what is listed. */
  readonly watched: readonly (
    { readonly event: EventId } | { readonly actor: ActorId; readonly move?: MoveId }
  )[];
}

/** A probability that somebody gave. */
export interface Forecast {
  readonly date: string;
  readonly of:
    | { readonly kind: "outcome"; readonly outcome: OutcomeId }
    | { readonly kind: "unknown"; readonly unknown: UnknownId; readonly value: UnknownValueId };
  /** In [0, 1]. */
  readonly probability: number;
  /** Its published interval. */
  readonly range?: { readonly low: number; readonly high: number };
  readonly note?: Text;
  readonly basis?: Basis;
}

/** Whose forecasts stand beside the scenario's own. */
export interface Forecaster {
  readonly id: string;
  readonly name: Text;
  readonly about?: Text;
  /** The scenario's numbers were set by these forecasts. */
  readonly fitted: boolean;
  readonly said: readonly Forecast[];
}

/** What the ladders mean in the terms of published base rates. */
export interface BaseRates {
  readonly ladders: readonly {
    readonly flashpoint: FlashpointId;
    readonly crisis: LevelId;
    readonly violence?: LevelId;
    readonly war?: LevelId;
  }[];
  readonly nuclearUse?: Expression;
  /** Reasons for departures, by rate. */
  readonly departures: readonly {
    readonly rate: string;
    readonly because: Text;
    readonly span: Span;
  }[];
}
