/** `brink batch --on`: a plain batch whose runs the workers of a fleet make, kept on the disk of whoever asks. */

import { join } from "node:path";
import type { BatchAnswer } from "../answer/batch.ts";
import { PLAN_FILE, resultsIn, whileLocked } from "../app/batch/folder.ts";
import { makeFolder } from "../app/storage/folder.ts";
import { removeQuietly } from "../app/storage/file.ts";
import { countRuns } from "../batch/plan.ts";
import type { Tally } from "../batch/tally.ts";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import type { Asking } from "./asking.ts";
import { spareFolder, writeAnswer, writePlan } from "./batch-folder.ts";
import type { BatchAsked } from "./batch-options.ts";
import { mergedIn, orderBatch, refuseTaken, resumeBatch } from "./batch-order.ts";
import { answerOf } from "./batch-runs.ts";
import { runFleet } from "./fleet.ts";
import type { SharedOrder } from "./fleet-coordinator.ts";
import { duration, reportProgress, roundedRate } from "./progress.ts";
import { NothingDone } from "./refusal.ts";
import { addressOf } from "./server.ts";
import { shared } from "./sharding.ts";
import { shellWord } from "./shell.ts";
import type { Watched } from "./watch.ts";

/** The answer by a fleet, and how the work for it ended. @throws what `runFleet` does */
export async function askFleet(
  asked: BatchAsked,
  server: string,
  asking: Asking,
): Promise<
  { readonly order: SharedOrder; readonly answer: BatchAnswer } & Pick<Watched<Tally>, "end">
> {
  const { out, resume, shardRuns } = asked;
  // A slip in it is told before the work of planning.
  const { shown } = addressOf(server, asking);
  const ordered =
    resume === undefined ? orderBatch(asked, asking) : resumeBatch(resume, asked, asking);
  const { sharding } = ordered;
  const planned =
    sharding === undefined ? shared(ordered, shardRuns, asking) : { ...ordered, sharding };
  const spare = planned.folder === undefined;
  const folder = planned.folder ?? spareFolder(planned, asking);
  makeFolder(folder);
  return whileLocked(folder, async () => {
    if (out !== undefined) refuseTaken(folder, out, asking);
    // What an earlier try left, in whatever way it ended, is not made again.
    const { done, tally } = mergedIn([folder], planned.subject, asking);
    const order = { ...planned, before: { done, part: tally } };
    writePlan(folder, order);
    const watched = await watchFleet(order, folder, server, asked, asking);
    const answer = answerOf(order, watched, asking);
    const { end } = watched;
    if (end === "complete") {
      if (spare)
        for (const name of [PLAN_FILE, ...resultsIn(folder)]) removeQuietly(join(folder, name));
      else writeAnswer(folder, answer, asking);
    } else {
      const words = end === "interrupted" ? "batch.stopped" : "batch.incomplete";
      asking.tell(asking.say(words, { done: watched.done, total: order.document.runs }));
      const [where, at] = [shellWord(folder), shellWord(shown)];
      asking.tell(`  brink batch --resume ${where} --on ${at}`);
    }
    return { order, answer, end };
  });
}

/** Waits for a fleet with progress on stderr. */
async function watchFleet(
  order: SharedOrder,
  folder: string,
  server: string,
  { quiet }: Pick<BatchAsked, "quiet">,
  asking: Asking,
): Promise<Watched<Tally>> {
  const { surroundings, say, style } = asking;
  const stop = surroundings.interruption();
  const { runs } = order.document;
  const progress = reportProgress({
    ...{ stream: surroundings.stderr, say, style, quiet, total: runs },
    bidi: detectBidiMode(surroundings.environment),
    before: countRuns(order.before?.done ?? []),
    clock: () => performance.now() / 1000,
  });
  try {
    const result = await runFleet(order, folder, server, asking, {
      ...{ stop, progress: progress.update, tell: progress.note },
    });
    progress.end();
    for (const { range, reason } of result.failures) {
      const { first, end } = range;
      const shard = Math.floor(first / order.sharding.shardRuns);
      progress.note(say("fleet.given-up", { shard: String(shard), first, last: end - 1, reason }));
    }
    const done = countRuns(result.done);
    const end = result.interrupted ? "interrupted" : "incomplete";
    if (done === 0 && !result.complete) {
      progress.note(say("batch.unkept"));
      throw new NothingDone(end);
    }
    const { fresh, seconds } = result;
    if (!quiet && fresh > 0) {
      const [time, rate] = [duration(say, seconds), roundedRate(fresh / seconds)];
      progress.note(say("batch.finished", { n: fresh, time, rate }));
    }
    return { result, done, end: result.complete ? "complete" : end };
  } finally {
    progress.end();
  }
}
