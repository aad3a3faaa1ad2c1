/**
 * What the play screens are made from: plain data that `app/play` computes, already reduced to what
 * the looker may know. The views of this folder turn it into words and never look past it.
 */

import type { StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Chance } from "../../batch/continue.ts";
import type { Bounded } from "../../stats/interval.ts";
import type { Naming } from "../../story/naming.ts";

/**
 * `truth`: true factors and hidden items (observers, and everyone after the reveal at the end).
 * Otherwise averaged over what the players cannot know.
 */
export interface Perspective {
  readonly truth: boolean;
  /** Actors played by hand, by index. */
  readonly players: readonly number[];
}

/** A multiplier of a rule at work. */
export interface CauseFactor {
  /** Index into the rule's `multipliers`. */
  readonly multiplier: number;
  /** Its factor; the average one where hypotheses differ (1 where it does not apply). */
  readonly factor: number;
  /** Hypotheses differ on it: what it depends on is not known. */
  readonly uncertain: boolean;
}

/** An enabled rule. */
export interface Cause {
  /** Index into the flashpoint's `rules`. */
  readonly rule: number;
  readonly target: number;
  readonly certain: boolean;
  /** The windowed chance as written, if it is one and known. */
  readonly baseChance?: number;
  /** h0 per step, or the weight of a certain rule. */
  readonly baseHazard: number;
  readonly factors: readonly CauseFactor[];
  /** h per step, or the weight. */
  readonly hazard: number;
  /** Chance in the coming step. */
  readonly chance: number;
}

/** An event or a move, by index. */
export type ActSource =
  | { readonly kind: "event"; readonly event: number }
  | { readonly kind: "move"; readonly actor: number; readonly move: number };

/** An event, or a move of an actor not played by hand, that would write the level. */
export interface ActCause {
  readonly source: ActSource;
  /** Of a move the way by which it comes; absent where only a player makes it. */
  readonly way?: number;
  /** Of a move: whether it has a weight, rather than a hazard. */
  readonly certain?: boolean;
  readonly target: number;
  /** Chance in the coming step. */
  readonly chance: number;
  /** The windowed chance as written, if it is one and known. */
  readonly baseChance?: number;
  /** h0 per step, or the weight as written of a move. */
  readonly base: number;
  readonly factors: readonly CauseFactor[];
  /** The hazard, of a move that of a slot, or the weight of a move. */
  readonly amount: number;
}

/** What a deed of now would change of what an actor wants, against its policy. */
export interface AdvisedDeed {
  /** Program index of a move, or no move. */
  readonly deed: number | "nothing";
  /** By wish; undefined where no run has a value. */
  readonly aims: readonly (Bounded | undefined)[];
}

/** What each deed that is open would change, as far as the actor can know. */
export interface Advice {
  /** Runs under each course. */
  readonly runs: number;
  readonly deeds: readonly AdvisedDeed[];
}

/** What may come of a flashpoint in the next step. */
export interface FlashpointOutlook {
  /**
   * Chance of a worse level in the coming step: rules and events as things stand, moves as the turns
   * before them may leave things. Rules, events and actors are taken as independent; the moves of one
   * actor exclude each other.
   */
  readonly up: number;
  readonly down: number;
  readonly causes: readonly Cause[];
  readonly acts: readonly ActCause[];
}

/** What is unknown has been averaged over. */
export interface Outlook {
  readonly averaged: boolean;
  readonly flashpoints: readonly FlashpointOutlook[];
}

/** A visible variable that was written, and what it came to. */
export interface Written {
  readonly variable: number;
  readonly from: number;
  readonly to: number;
}

/** One thing that happened, by indices of the program, and how often that or its cause had happened before. */
export type NewsItem = {
  readonly step: number;
  readonly hidden: boolean;
  readonly before: number;
} & (
  | { readonly kind: "event"; readonly event: number; readonly written?: readonly Written[] }
  | {
      readonly kind: "move";
      readonly actor: number;
      readonly move: number;
      readonly byPlayer: boolean;
      readonly written?: readonly Written[];
    }
  /** A rule fired, or an event or a move wrote the level; neither is named where it is hidden. */
  | {
      readonly kind: "level";
      readonly flashpoint: number;
      readonly rule?: number;
      readonly source?: ActSource;
      /** How likely this had looked, at the start of its step, to the same looker. */
      readonly chance?: number;
      readonly from: number;
      readonly to: number;
    }
);

/** A state of the past, as far as it is kept. */
export type Past = Pick<State, "step" | "levels" | "variables">;

/** Something seen in a step, and how much likelier each value of an unknown makes it than the others do. */
export interface SeenSignal {
  readonly step: number;
  readonly item: NewsItem;
  /** By unknown and value: natural logarithm of the ratio; undefined where only one value was left. */
  readonly ratios: readonly (readonly (number | undefined)[])[];
}

/** Who or what last wrote something that a factor reads. */
export interface Maker {
  readonly step: number;
  readonly source: ActSource;
  readonly byPlayer: boolean;
}

/** Where a factor stands: of a rule of a flashpoint, of an event, or of a way of a move. */
export type FactorPlace =
  | { readonly kind: "rule"; readonly flashpoint: number; readonly rule: number }
  | { readonly kind: "act"; readonly act: ActCause };

/** Where a session stands, seen from a perspective. */
export interface Scene {
  readonly naming: Naming;
  readonly perspective: Perspective;
  readonly seed: string;
  readonly run: number;
  /** S_0 … where the player stands, as far as it is kept. */
  readonly states: readonly Past[];
  /** The state at which the player stands. */
  readonly state: State;
  /** The record of the step that led there; absent at the start. */
  readonly record?: StepRecord;
  /** All visible news so far, oldest first. */
  readonly news: readonly NewsItem[];
  readonly outlook: Outlook;
  /** The outlook one step before; absent at the start. */
  readonly before?: Outlook;
  /** Posterior per unknown and value, from what was visible to the players. */
  readonly posterior: readonly (readonly number[])[];
  /** Unknowns (by index) that the players know. */
  readonly known: readonly number[];
  /** The posterior at every step so far, the present one last. */
  readonly beliefs: readonly (readonly (readonly number[])[])[];
  /** What moved the belief, oldest first. */
  readonly signals: readonly SeenSignal[];
  /** Who last wrote what a multiplier reads, as far as the perspective sees. */
  readonly makerOf: (place: FactorPlace, multiplier: number) => Maker | undefined;
}

/** A ladder that stayed, though a slightly smaller draw would have moved it. */
export interface NearMiss {
  readonly step: number;
  readonly flashpoint: number;
  readonly from: number;
  /** The level that it would most likely have come to. */
  readonly to: number;
  readonly draw: number;
  readonly probability: number;
}

/** Roads not taken, of a run that is over. */
export interface Roads {
  /** Oldest first. */
  readonly misses: readonly NearMiss[];
  /** Moves made by hand, oldest first. */
  readonly decided: readonly {
    readonly step: number;
    readonly actor: number;
    readonly move: number;
  }[];
  /** Ways of this run that were left, and how far they went. */
  readonly ways: readonly { readonly name: string; readonly step: number }[];
}

/** What was estimated for one outcome. */
export type OutcomeOdds =
  | ({ readonly kind: "chance" } & Chance)
  | { readonly kind: "mean"; readonly mean: number }
  /** Every run on from there stops with a fault on which it depends. */
  | { readonly kind: "none" }
  /** Median in steps among all runs (Infinity: never), and the share of runs where it never came. */
  | { readonly kind: "time"; readonly median: number; readonly never: number };

/** One batch of continuations: a probability or a mean for each thing asked, NaN where there is none. */
export interface Sample {
  readonly outcomes: readonly number[];
  readonly reach: readonly (readonly number[])[];
}

/** What may still come, seen from one state; by indices of the program. */
export interface Odds {
  /** Step of the state that they were computed from. */
  readonly step: number;
  readonly runs: number;
  readonly outcomes: readonly OutcomeOdds[];
  /** Per flashpoint and level: being at that level or worse at some time from now on. */
  readonly reach: readonly (readonly Chance[])[];
  /** Per flashpoint, by step from here on: that its watched level, or worse, has come by then. */
  readonly rising: readonly (readonly number[])[];
  /** The batches that all of it is made of; batch i of two steps has the same luck. */
  readonly samples: readonly Sample[];
}

/** How odds changed, by outcome, and by flashpoint and level; undefined where that cannot be told. */
export interface OddsChange {
  readonly outcomes: readonly (Bounded | undefined)[];
  readonly reach: readonly (readonly (Bounded | undefined)[])[];
}

/** A slot of an actor's turn that waits for a decision. */
export interface DecisionRequest {
  readonly actor: number;
  /** From 0. */
  readonly slot: number;
  readonly slots: number;
  /** What the turn reads. */
  readonly snapshot?: State;
  /** Moves open in this slot, by program index. */
  readonly options: readonly number[];
  /** What the step has brought before this turn, visible to the players. */
  readonly news: readonly NewsItem[];
}
