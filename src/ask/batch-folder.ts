/** What of a batch is kept, and where: in the folder that was asked for, else, unfinished, with the user's data. */

import { homedir } from "node:os";
import { join } from "node:path";
import type { BatchAnswer } from "../answer/batch.ts";
import { batch } from "../answer/batch.ts";
import { readBatchFolder, TALLY_FILE, writeWhole } from "../app/batch/folder.ts";
import { dataFolderOf } from "../app/play/save-files.ts";
import { checkpointText, tallyOfCheckpoint } from "../batch/checkpoint.ts";
import { differences, jobIdOf } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import { countRuns, type RunRange } from "../batch/plan.ts";
import type { Tally } from "../batch/tally.ts";
import { csvTable } from "../render/csv.ts";
import type { Asking } from "./asking.ts";
import type { BatchOrder } from "./batch-order.ts";
import { shellWord } from "./shell.ts";
import type { Watched } from "./watch.ts";

/** Seconds between two savings of an unfinished batch that has a folder. */
const KEEP_SECONDS = 15;

/** Keeps how far a batch got. */
function save(
  folder: string,
  { subject, document }: BatchOrder,
  done: readonly RunRange[],
  tally: Tally,
): void {
  writeWhole(folder, TALLY_FILE, checkpointText(subject.identity, document, done, tally));
}

/** Keeps a batch with a folder every few seconds while it goes on. */
export function keeper(
  order: BatchOrder,
): ((done: readonly RunRange[], tally: Tally) => void) | undefined {
  const { folder } = order;
  if (folder === undefined) return undefined;
  let kept = performance.now();
  return (done, tally) => {
    if (performance.now() - kept < KEEP_SECONDS * 1000) return;
    save(folder, order, done, tally);
    kept = performance.now();
  };
}

/** Keeps what came of a batch, and says where. */
export function keepResult(
  order: BatchOrder,
  { result, done, end }: Watched<Tally>,
  answer: BatchAnswer,
  asking: Asking,
): void {
  const { say } = asking;
  const { folder } = order;
  if (end === "complete") {
    if (folder === undefined) return;
    save(folder, order, result.done, result.part);
    writeWhole(folder, "result.json", `${JSON.stringify(answer, undefined, 2)}\n`);
    if (batch.table !== undefined) writeWhole(folder, "result.csv", csvTable(batch.table(answer)));
    const files = ["result.json", "result.csv", TALLY_FILE].map((file) => join(folder, file));
    asking.tell(say("batch.written", { files: files.join(", ") }));
    return;
  }
  const spare = spareFolder(order, asking);
  const earlier = folder === undefined ? keptRuns(order, spare) : 0;
  const kept = folder ?? spare;
  // What an earlier, longer try left there is worth more than this one.
  if (earlier > done) asking.tell(say("batch.kept-earlier", { done, earlier }));
  else {
    save(kept, order, result.done, result.part);
    const total = order.document.runs;
    const words = end === "interrupted" ? "batch.stopped" : "batch.incomplete";
    asking.tell(say(words, { done, total }));
  }
  asking.tell(`  brink batch --resume ${shellWord(kept)}`);
}

/** Without a folder of its own, an unfinished batch is kept with the user's other data. */
function spareFolder({ subject }: BatchOrder, { surroundings }: Asking): string {
  const data = dataFolderOf(surroundings.environment, homedir());
  return join(data, "batches", jobIdOf(subject.identity).slice(0, 16));
}

/** Runs of the same batch that a folder holds and that can be gone on with; 0 if none. */
function keptRuns({ subject }: BatchOrder, folder: string): number {
  const head = readBatchFolder(folder);
  if ("missing" in head || "fault" in head) return 0;
  if (differences(subject.identity, head.identity).length > 0) return 0;
  const tally = tallyOfCheckpoint(layoutOf(subject.program), head);
  return tally === undefined ? 0 : countRuns(head.done);
}
