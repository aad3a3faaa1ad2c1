/**
 * The checked exercise: every name resolved, every fault reported. It is the file without comments and
 * places: ids, texts in all languages, the author's order. Keys are those of the file in camel case
 * (`content_note` → `contentNote`); lists and mappings that were left out are empty lists, truth values
 * that were left out are `false`; what is in a mapping has its key as `id`.
 */

import type { Text } from "../scenario/basis.ts";
import type { Agreement, Decision, Issue } from "./decision.ts";
import type { CrowdForecast, KnownAnswer, ReferenceForecast, SealedForm } from "./forecasts.ts";
import type { Scoring } from "./scoring.ts";

/** How much its players are taken to know. */
export type Level = "beginner" | "intermediate" | "advanced";

/** How people sit: one alone, two at one machine, a team, several teams against one another. */
export type Seating = "solo" | "pair" | "team" | "teams";

/** What an exercise is for: named by injects, points and checklists. */
export interface Objective {
  readonly id: string;
  readonly text: Text;
}

/** The world that is played, and how it is sealed. */
export interface Setting {
  /** Id of a scenario that ships, or a path relative to the exercise's file. */
  readonly file: string;
  /** Numbers changed, by path or parameter id, as `--set` takes them. */
  readonly set: readonly { readonly id: string; readonly value: string }[];
  /** Parts removed (`events.osce_council`), as `compare --with -path` does. */
  readonly without: readonly string[];
  /** The same seed for everyone; absent: the word of the class. */
  readonly seed?: string;
  /** Sealed runs that count, ≥ 1: run 0 … runs - 1 of the seed. */
  readonly runs?: number;
  /** Names of countries and places, and what stands for each in the masked variant. */
  readonly masked: readonly Mask[];
}

/** A pair of names; longer ones are replaced first. */
export interface Mask {
  readonly name: Text;
  readonly as: Text;
}

/** Another version of the world, for counterfactuals (E7) or a second preset. */
export interface Lever {
  readonly id: string;
  readonly title: Text;
  readonly about?: Text;
  /** Another scenario file instead. */
  readonly file?: string;
  readonly set: readonly { readonly id: string; readonly value: string }[];
  readonly without: readonly string[];
}

/** An office, never a person. */
export interface Role {
  readonly id: string;
  readonly name: Text;
  /** What everyone may know of it. */
  readonly publicAim: Text;
  /** What only its holder reads. */
  readonly privateSheet: Text;
  /** Actors of the scenario whose moves it decides. */
  readonly plays: readonly string[];
  /** `players` take it, or the white cell, or it watches. */
  readonly staffedBy?: "players" | "white_cell" | "observers" | "evaluators";
  readonly seats?: number;
  /** What it wants, weighted; the decision score is made of these. */
  readonly aims: readonly Aim[];
  /** What each option of an issue is worth to it (`issue.option`). */
  readonly worth: readonly { readonly id: string; readonly value: number }[];
  /** Least total worth at which it signs. */
  readonly reserve?: number;
  /** How someone who does not want the role gets out of it. */
  readonly optOut: Text;
}

/** Something a role wants: judged on the played run where `when` or `outcome` says how, else by hand. */
export interface Aim {
  readonly id: string;
  readonly text: Text;
  /** Negative: something to avoid. */
  readonly weight: number;
  readonly private: boolean;
  /** An outcome of the scenario (a condition) that means it was met. */
  readonly outcome?: string;
  /** Or in a form of its own; met if its value on the run is neither 0 nor never. */
  readonly ever?: string;
  readonly always?: string;
  readonly atEnd?: string;
  readonly firstTime?: string;
  readonly max?: string;
  readonly until?: { readonly hold: string; readonly reach: string };
  readonly value?: string;
  /** Step, for `value`. */
  readonly at?: number;
}

/** A page for the students. */
export interface Handout {
  readonly id: string;
  readonly title: Text;
  readonly text?: Text;
  /** Claims of the scenario's bibliography to print, by source id. */
  readonly claims: readonly string[];
  /** Roles that get it; empty: all. */
  readonly for: readonly string[];
}

/** What players are shown of the world after a round. */
export type Picture = "headlines" | "levels" | "variables" | "outlook" | "nothing";

/** One round of play. */
export interface Round {
  readonly id: string;
  readonly title: Text;
  readonly text?: Text;
  /** The sealed run is shown up to this step (0 = nothing has happened yet). */
  readonly to: number;
  readonly minutes: number;
  /** What is shown of the run; empty: headlines and levels. */
  readonly picture: readonly Picture[];
  readonly handouts: readonly string[];
  readonly injects: readonly string[];
  readonly signals: readonly string[];
  /** Asked in this round; a question asked again is a revision, and both forecasts are kept. */
  readonly questions: readonly string[];
  readonly decisions: readonly string[];
  /** Roles decide without seeing one another. */
  readonly simultaneous: boolean;
}

/** What an inject is to its players. */
export type InjectKind = "expected" | "contingency" | "spontaneous" | "deception";

/** How an inject reaches them. */
export type Channel =
  | "press"
  | "intelligence"
  | "police"
  | "telecom"
  | "cyber"
  | "diplomat"
  | "navy"
  | "market"
  | "embassy"
  | "parliament"
  | "leader"
  | "media"
  | "border"
  | "nuclear"
  | "ally"
  | "control";

/** How much of an inject is true. */
export type Truth = "true" | "false" | "deniable" | "partial" | "unclear";

/** A line of the master scenario events list. */
export interface Inject {
  readonly id: string;
  readonly kind: InjectKind;
  /** Step of the scenario. */
  readonly at: number;
  /** Minutes of real time after its round began. */
  readonly clock?: number;
  readonly from: Text;
  /** Roles that receive it; empty: all. */
  readonly to: readonly string[];
  readonly channel: Channel;
  readonly text: Text;
  /** Given only in worlds in which this holds at its step. */
  readonly when?: string;
  /** What it claims of the sealed run at its step. */
  readonly says?: string;
  /** Where the file says nothing, `unclear` until the sealed run has decided it. */
  readonly truth: Truth;
  /** Who did it: `domestic`, `third_party`, `unknown`, or a name of the scenario. Not shown before the reveal. */
  readonly culprit?: string;
  readonly flashpoint?: string;
  readonly expected?: Text;
  readonly objective?: string;
  /** The inject that follows if players do not act. */
  readonly contingency?: string;
  readonly note?: Text;
  readonly basis: readonly string[];
}

/** What a forecast says. */
export type QuestionKind = "binary" | "levels" | "choice" | "number";

/** Something to forecast. */
export interface Question {
  readonly id: string;
  readonly text: Text;
  readonly kind: QuestionKind;
  /** How it is decided, before anyone answers. */
  readonly rule: Text;
  /** Last round in which a forecast counts; absent: the last round that asks it. */
  readonly close?: string;
  /** Categories of a `choice` (those of an unknown or ladder need none). */
  readonly choices: readonly { readonly id: string; readonly text: Text }[];
  /** Decided by the sealed run: then the engine has odds. Absent: no engine odds. */
  readonly sealed?: SealedForm;
  /** What happened in fact: known to everyone, and marked so. */
  readonly known?: KnownAnswer;
  readonly reference?: ReferenceForecast;
  /** What others published at the time. */
  readonly crowd: readonly CrowdForecast[];
  /** Roles that answer; empty: all. */
  readonly for: readonly string[];
}

/** A dated sign of what an unknown may be. */
export interface Signal {
  readonly id: string;
  readonly text: Text;
  readonly on: string;
  /** Reported at the time; otherwise made up for the exercise, and said to be. */
  readonly real: boolean;
  readonly unknown: string;
  /** Chance to see it in a deal if the unknown has this value; what a drawn deal uses. */
  readonly likelihood: readonly { readonly id: string; readonly value: number }[];
  /** Likelihood ratio fitted to the crowd's path, last value over first: "fitted, not tested". */
  readonly fitted?: number;
  /** Costs nothing to send. */
  readonly cheap: boolean;
  readonly basis: readonly string[];
}

/** What a phase of the debriefing is for. */
export type PhaseKind = "describe" | "explain" | "compare" | "theory" | "transfer" | "hot_wash";

/** A phase of the debriefing. */
export interface Phase {
  readonly phase: PhaseKind;
  readonly minutes: number;
  readonly questions: readonly Text[];
}

/** Something to read beforehand or afterwards. */
export interface Reading {
  readonly text: Text;
  readonly ref?: string;
  readonly url?: string;
}

/** The whole exercise: plain data, so that it can be printed, compared and hashed. */
export interface Exercise {
  readonly kind: "exercise";
  readonly id: string;
  readonly languages: readonly string[];
  readonly title: Text;
  readonly about: Text;
  readonly level: Level;
  readonly minutes: number;
  readonly seating: readonly Seating[];
  /** Fewest and most people. */
  readonly people?: readonly [number, number];
  readonly contentNote: Text;
  readonly objectives: readonly Objective[];
  readonly scenario: Setting;
  readonly levers: readonly Lever[];
  readonly roles: readonly Role[];
  readonly handouts: readonly Handout[];
  readonly rounds: readonly Round[];
  readonly injects: readonly Inject[];
  readonly questions: readonly Question[];
  readonly issues: readonly Issue[];
  readonly agreement?: Agreement;
  readonly decisions: readonly Decision[];
  readonly signals: readonly Signal[];
  readonly scoring: Scoring;
  readonly debrief: readonly Phase[];
  readonly readings: readonly Reading[];
}
