/** A batch under way, as a screen shows it: estimates with their intervals, and how they are spread. */

import { at } from "../../base/invariant.ts";
import { layoutOf } from "../../batch/layout.ts";
import type { Tally } from "../../batch/tally.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import type { Program } from "../../ir/program.ts";
import type { Estimates } from "../../study/estimates.ts";
import type { PlayedScenario } from "../play/context.ts";
import type { RunsOf } from "./notable.ts";

/** What is shown of an outcome or a ladder. */
export interface PictureRow {
  readonly kind: "outcome" | "flashpoint";
  /** Program index. */
  readonly index: number;
  /** A share, or the mean of a number. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly isShare: boolean;
  /** Runs by step (a time that came), or by final level; none of a condition or a number. */
  readonly histogram: readonly number[];
}

/** All that is shown of a batch at one moment. */
export interface BatchPicture {
  /** `12000 of 20000 runs (60%), 3100 a second, 3 s left`. */
  readonly line: string;
  /** Done, of all. */
  readonly share: number;
  readonly rows: readonly PictureRow[];
}

/** What a screen of a batch is opened with. */
export interface WatchedBatch extends PlayedScenario {
  /** As the user named it. */
  readonly scenario: string;
  readonly seed: string;
  readonly style: NumberStyle;
  readonly runsOf: RunsOf;
}

/** A screen on which a batch is watched. */
export interface BatchScreen {
  readonly show: (picture: BatchPicture) => void;
  /** All runs are done, or as many as will be; resolves once the user has left. */
  readonly end: (picture: BatchPicture, done: number) => Promise<void>;
}

/** Opens it. */
export type OpenBatchScreen = (batch: WatchedBatch) => Promise<BatchScreen>;

/** The rows of a batch. */
export function pictureRows(
  program: Program,
  estimates: Pick<Estimates, "outcomes" | "flashpoints">,
  tally: Tally,
): readonly PictureRow[] {
  const layout = layoutOf(program);
  const outcomes = estimates.outcomes.map((one): PictureRow => {
    const index = program.outcomes.findIndex(({ id }) => id === one.id);
    const region = at(layout.outcomes, index);
    const { low, high } = one.kind === "time" ? one.ever : one;
    const value =
      one.kind === "number" ? one.mean : (one.kind === "time" ? one.ever : one).probability;
    const histogram =
      region.kind === "time"
        ? Array.from(tally.cells.subarray(region.offset, region.offset + layout.steps + 1))
        : [];
    return { kind: "outcome", index, value, low, high, isShare: one.kind !== "number", histogram };
  });
  const flashpoints = estimates.flashpoints.map((one): PictureRow => {
    const index = program.flashpoints.findIndex(({ id }) => id === one.id);
    const worst = at(one.ever, one.ever.length - 1);
    return {
      ...{ kind: "flashpoint", index, isShare: true },
      ...{ value: worst.probability, low: worst.low, high: worst.high },
      histogram: one.final.map(({ probability }) => probability),
    };
  });
  return [...outcomes, ...flashpoints];
}
