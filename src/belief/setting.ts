/** What is known while a step of a belief is followed: the program, the observation, the ways so far. */

import { momentOf, type Moment } from "../engine/interpreter/evaluate.ts";
import type { ChangeRecord } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Program } from "../ir/program.ts";
import { levelsWritten, type Knowledge, type Observation } from "./observation.ts";

/** One way, with its probability > 0. */
export interface Way<T> {
  readonly probability: number;
  readonly result: T;
}

/** What does not change while a step is taken apart. */
export interface Setting {
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly knowledge: Knowledge;
  readonly observation: Observation;
  /** Happenings that are open in this step and have happened before it, by entry, ascending. */
  readonly settled?: readonly number[];
  /** Most ways of one phase that are worth following; `maximumHypotheses` where absent. */
  readonly most?: number;
}

/** The snapshot that a phase reads. */
export function momentAt({ program, parameters }: Setting, state: State): Moment {
  return momentOf(program, parameters, state);
}

/**
 * How many of the observed writes changes make, from `first` on; undefined if they make others. Where
 * nobody looked at writes, any fit.
 */
export function matched(
  changes: readonly ChangeRecord[],
  phase: "events" | "moves",
  { observation: { written } }: Setting,
  first: number,
): number | undefined {
  const made = levelsWritten(changes, phase);
  if (written === undefined) return made.length;
  const fits = made.every(({ flashpoint, from, to }, index) => {
    const seen = written[phase][first + index];
    return seen?.flashpoint === flashpoint && seen.from === from && seen.to === to;
  });
  return fits ? made.length : undefined;
}

/** Whether these were all the writes of a phase that were observed. */
export function areAll(
  count: number | undefined,
  phase: "events" | "moves",
  setting: Setting,
): boolean {
  const { written } = setting.observation;
  return count !== undefined && (written === undefined || count === written[phase].length);
}
