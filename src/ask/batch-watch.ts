/** A batch that is watched on a screen while it runs. */

import type { BatchPicture, BatchScreen, OpenBatchScreen } from "../app/batch/picture.ts";
import { pictureRows } from "../app/batch/picture.ts";
import { layoutOf } from "../batch/layout.ts";
import { countRuns, type RunRange } from "../batch/plan.ts";
import { emptyTally, mergeTallies, type Tally } from "../batch/tally.ts";
import { keyOfSeed } from "../random/seed.ts";
import { estimate } from "../study/estimates.ts";
import { intervalsOf } from "../study/intervals.ts";
import type { Asking } from "./asking.ts";
import type { BatchOrder } from "./batch-order.ts";
import { paceOf, progressLine } from "./progress.ts";
import type { Watched } from "./watch.ts";

/** Milliseconds between two pictures. */
const PICTURE_MILLISECONDS = 200;

/** What is told where no run came through. */
const nothing = { outcomes: [], flashpoints: [] };

/** What a batch is watched with. */
export interface Watching {
  /** Shows what there is so far. */
  readonly see: (range: RunRange, counted: Tally) => void;
  /** Shows what came of it, and waits for the user to leave. */
  readonly end: (watched: Watched<Tally>) => Promise<void>;
}

/** Opens the screen for a batch. */
export async function watchBatch(
  open: OpenBatchScreen,
  { subject, document, before }: BatchOrder,
  { say, style }: Pick<Asking, "say" | "style">,
): Promise<Watching> {
  const { program, parameters, identity, engine, model, file } = subject;
  const key = keyOfSeed(identity.seed);
  const screen: BatchScreen = await open({
    ...{ model, program, style, scenario: file.argument, seed: identity.seed },
    runsOf: { engine, program, parameters, key, runs: document.runs },
  });
  const intervals = intervalsOf(program, parameters);
  const pace = paceOf();
  const total = document.runs;
  const picture = (done: number, tally: Tally): BatchPicture => ({
    line: progressLine(
      { say, style, total, before: 0 },
      done,
      pace(done, performance.now() / 1000),
    ),
    share: done / Math.max(1, total),
    rows: pictureRows(program, estimate(program, tally, intervals) ?? nothing, tally),
  });
  let shown = -Infinity;
  let done = countRuns(before?.done ?? []);
  let seen = mergeTallies(
    emptyTally(layoutOf(program)),
    before?.part ?? emptyTally(layoutOf(program)),
  );
  return {
    see: (range, counted) => {
      seen = mergeTallies(seen, counted);
      done += range.end - range.first;
      const now = performance.now();
      if (now - shown < PICTURE_MILLISECONDS) return;
      shown = now;
      screen.show(picture(done, seen));
    },
    end: ({ done: all, result }) => screen.end(picture(all, result.part), all),
  };
}
