/**
 * How flashpoints go over time, from the counts of a batch: by step, the share of runs that stand at
 * each level and that have been seen at it or worse, each with its 95 % interval. Sampling error only.
 */

import { at } from "../base/invariant.ts";
import { layoutOf, passageOf, runsWith } from "../batch/layout.ts";
import type { Tally } from "../batch/tally.ts";
import type { Program } from "../ir/program.ts";
import type { ShareEstimate } from "./estimates.ts";
import { shareOf } from "./share.ts";

/** The course of one flashpoint. */
export interface FlashpointCourse {
  readonly id: string;
  readonly levels: readonly string[];
  /** `[step][level]`, steps 0 … horizon: runs that stand there in S_step; a run that has ended stays. */
  readonly standing: readonly (readonly ShareEstimate[])[];
  /** `[step][level]`: runs that were seen at the level or worse in S_0 … S_step. */
  readonly reached: readonly (readonly ShareEstimate[])[];
}

/** The courses of flashpoints in the program's order; those that fault in every run are left out. */
export function coursesOf(
  program: Pick<Program, "outcomes" | "flashpoints" | "unknowns" | "calendar">,
  tally: Tally,
): readonly FlashpointCourse[] {
  const layout = layoutOf(program);
  const { cells } = tally;
  const steps = Array.from({ length: layout.steps + 1 }, (_, step) => step);
  return program.flashpoints.flatMap(({ id, levels }, flashpoint): FlashpointCourse[] => {
    const runs = runsWith(layout, tally, "flashpoints", flashpoint);
    if (runs === 0) return [];
    const share = (count: number): ShareEstimate => shareOf(count, runs);
    const { flow } = at(layout.flashpoints, flashpoint);
    const here = new Array<number>(levels.length).fill(0);
    const since = new Array<number>(levels.length).fill(0);
    const passages = levels.map((_, level) => passageOf(layout, cells, flashpoint, level));
    const standing: ShareEstimate[][] = [];
    const reached: ShareEstimate[][] = [];
    for (const step of steps) {
      for (let level = 0; level < levels.length; level++) {
        here[level] = at(here, level) + at(cells, flow.offset + step * levels.length + level);
        since[level] = at(since, level) + at(at(passages, level), step);
      }
      standing.push(here.map(share));
      reached.push(since.map(share));
    }
    return [{ id, levels, standing, reached }];
  });
}
