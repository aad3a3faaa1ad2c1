/** `brink batch`: many runs, counted; or one of the questions that many runs answer. */

import { resolve } from "node:path";
import { batch, type BatchAnswer } from "../answer/batch.ts";
import type { AskAnswer } from "../answer/ask.ts";
import type { GivenAnswer } from "../answer/given.ts";
import type { UncertainAnswer } from "../answer/uncertain.ts";
import { isBatchFolder, whileLocked } from "../app/batch/folder.ts";
import { makeFolder } from "../app/storage/folder.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { tellBatch } from "../story/batch.ts";
import type { Asking } from "./asking.ts";
import { keepResult, writePlan } from "./batch-folder.ts";
import { BatchKeeper } from "./batch-keeper.ts";
import { batchOptions, checkTogether, isUncertain, type BatchAsked } from "./batch-options.ts";
import { orderBatch, refuseTaken, resumeBatch, type BatchOrder } from "./batch-order.ts";
import { answerOf, runOrder } from "./batch-runs.ts";
import { askGiven, toldGiven } from "./given.ts";
import { question, type Question, type Reply } from "./question.ts";
import { told } from "./told.ts";
import { watchBatch } from "./batch-watch.ts";
import { askThreshold, toldAsk } from "./threshold.ts";
import { askUncertain, toldUncertain } from "./uncertain.ts";

/** What runs are counted for. */
type AnyBatchAnswer = BatchAnswer | GivenAnswer | AskAnswer | UncertainAnswer;

/** A plain batch with its story. */
export const toldBatch = told<typeof batch.schema, BatchAnswer>("batch", batch, tellBatch);

/** `brink batch` as a question. */
export const batchQuestion: Question<typeof batchOptions, AnyBatchAnswer> = question({
  name: "batch",
  about: "help.batch",
  scenario: "optional",
  options: batchOptions,
  examples: [
    "brink batch two-state --runs 2000",
    "brink batch europe-2022 --runs 20000 --seed lesson-3 --out results",
    "brink batch --resume results",
    "brink batch europe-2022 --given 'ukraine >= full_scale_war' --runs 20000",
    "brink batch two-state --precision 0.5% --outcome any_crisis",
    "brink batch europe-2022 --ask 'P(ukraine >= full_scale_war) > 50%'",
    "brink batch two-state --uncertain",
    "brink batch europe-2022 --runs 100000000 --on redis://127.0.0.1",
  ],
  answers: [toldBatch, toldGiven, toldAsk, toldUncertain],
  ask: (asked, asking): Promise<Reply<AnyBatchAnswer>> => {
    checkTogether(asked, asking);
    const { given, ask } = asked;
    if (given !== undefined) return askGiven(asked, given, asking);
    if (ask !== undefined) return askThreshold(asked, ask, asking);
    return isUncertain(asked) ? askUncertain(asked, asking) : askPlain(asked, asking);
  },
});

async function askPlain(asked: BatchAsked, asking: Asking): Promise<Reply<BatchAnswer>> {
  const { resume, out, on } = asked;
  if (on !== undefined) {
    // Loaded here, so that a batch of one machine knows nothing of fleets.
    const { askFleet } = await import("./batch-fleet.ts");
    const { order, answer, end } = await askFleet(asked, on, asking);
    return { told: toldBatch, answer, naming: order.subject.naming, end };
  }
  const run = async (order: BatchOrder): Promise<Reply<BatchAnswer>> => {
    const keeper = new BatchKeeper(order.subject.identity);
    // Whoever is stopped before anything is done can go on all the same.
    if (order.folder !== undefined) writePlan(order.folder, order);
    const { screen } = asking;
    const watching =
      asked.watch && screen !== undefined ? await watchBatch(screen, order, asking) : undefined;
    const quiet = asked.quiet || watching !== undefined;
    const watched = await runOrder(order, { ...asked, quiet }, asking, keeper, watching?.see);
    await watching?.end(watched);
    const answer = answerOf(order, watched, asking);
    const reply = { told: toldBatch, answer, naming: order.subject.naming, end: watched.end };
    try {
      await keepResult(order, watched, keeper, answer, asking);
      return reply;
    } catch (error) {
      // It is told all the same: it may have taken hours.
      if (error instanceof Unwritten) return { ...reply, unwritten: error };
      throw error;
    }
  };
  if (resume === undefined) {
    const order = orderBatch(asked, asking);
    const { folder } = order;
    if (folder === undefined) return run(order);
    // Known before the work, not after it.
    makeFolder(folder);
    return whileLocked(folder, () => {
      // Another batch may have come to be there in between.
      refuseTaken(folder, out ?? "", asking);
      return run(order);
    });
  }
  const folder = resolve(asking.surroundings.folder, resume);
  const goOn = (): Promise<Reply<BatchAnswer>> => run(resumeBatch(resume, asked, asking));
  // No lock is put where there is no batch; what there is, is read when nobody else can write it.
  return isBatchFolder(folder) ? whileLocked(folder, goOn) : goOn();
}
