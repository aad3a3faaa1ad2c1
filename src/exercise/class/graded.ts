/** A graded class as plain data: what reports, gradebooks and JSON are made from. */

import type { ClassChoices } from "./choices.ts";
import type { CheckedFile } from "./checked-file.ts";
import type { GradedSeats } from "./grade.ts";
import type { DecisionNode, TeamRun, UnusedMove } from "./teams.ts";
import type { Answer, EngineOdds } from "../answers.ts";

/** The truths of a question, each by itself. */
export interface QuestionTruths {
  readonly question: string;
  /** Of the sealed run that nobody's decisions touched; of a lever its difference. */
  readonly sealed?: Answer;
  /** The runs of the teams do not agree on it: their decisions changed the answer. */
  readonly differs: boolean;
  readonly odds?: EngineOdds;
  readonly known?: Answer;
}

/** The paths of one flashpoint, by step: numbers of levels, 0 is the calmest. */
export interface ClassPath {
  readonly flashpoint: string;
  readonly levels: number;
  /** Mean, 5th and 95th percentile of automatic runs. */
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** What happened in fact, where the scenario says so; `null` where it says nothing. */
  readonly history?: readonly (number | null)[];
  /** Different paths of the teams, the commonest first. */
  readonly teams: readonly { readonly count: number; readonly levels: readonly number[] }[];
}

/** The whole class. */
export interface GradedClass {
  readonly exercise: string;
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** Of the key; empty without one. */
  readonly className: string;
  readonly word: string;
  /** A key and a log say who wrote what, and that it was before the reveal. */
  readonly bound: boolean;
  /** The world was given out for play, so whoever has it could look ahead. */
  readonly openedForPlay: boolean;
  readonly files: readonly CheckedFile[];
  /** Files that are no submissions: not read. */
  readonly aside: readonly string[];
  /** Seats of the key of which no file counts. */
  readonly missing: readonly string[];
  readonly graded: GradedSeats;
  readonly truths: readonly QuestionTruths[];
  readonly teams: readonly TeamRun[];
  readonly tree: readonly DecisionNode[];
  readonly choices: ClassChoices;
  readonly unused: readonly UnusedMove[];
  /** Automatic runs behind tree and unused moves. */
  readonly automatic: number;
  readonly paths: readonly ClassPath[];
}
