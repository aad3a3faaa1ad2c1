/** What of a batch is kept, and where: in the folder that was asked for, else, unfinished, with the user's data. */

import { homedir } from "node:os";
import { join } from "node:path";
import type { BatchAnswer } from "../answer/batch.ts";
import { batch } from "../answer/batch.ts";
import { readBatchFolder, TALLY_FILE, whileLocked } from "../app/batch/folder.ts";
import { explainSystemFault } from "../app/storage/explain.ts";
import { writeFile } from "../app/storage/file.ts";
import { dataFolderOf, makeDataFolder } from "../app/storage/private-folder.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { checkpointText, tallyOfCheckpoint } from "../batch/checkpoint.ts";
import { differences, jobIdOf } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import { countRuns, type RunRange } from "../batch/plan.ts";
import type { Tally } from "../batch/tally.ts";
import { csvTable } from "../render/csv.ts";
import type { Asking } from "./asking.ts";
import type { BatchOrder } from "./batch-order.ts";
import { shellWord } from "./shell.ts";
import type { Keep, Watched } from "./watch.ts";

/** Seconds between two savings of an unfinished batch that has a folder. */
const KEEP_SECONDS = 15;

/** Keeps how far a batch got. */
function save(
  folder: string,
  { subject, document }: BatchOrder,
  done: readonly RunRange[],
  tally: Tally,
): void {
  const text = checkpointText(subject.identity, document, done, tally);
  writeFile(join(folder, TALLY_FILE), text, { keeps: true });
}

/** Keeps a batch with a folder every few seconds while it goes on. */
export function keeper(order: BatchOrder, { say }: Asking): Keep<Tally> | undefined {
  const { folder } = order;
  if (folder === undefined) return undefined;
  let kept = performance.now();
  return (done, tally) => {
    if (performance.now() - kept < KEEP_SECONDS * 1000) return undefined;
    kept = performance.now();
    try {
      save(folder, order, done, tally);
      return undefined;
    } catch (error) {
      // The runs go on: there may be room again, at the latest at the end.
      if (error instanceof Unwritten) return explainSystemFault(error, say);
      throw error;
    }
  };
}

/** Keeps what came of a batch, and says where. */
export async function keepResult(
  order: BatchOrder,
  { result, done, end }: Watched<Tally>,
  answer: BatchAnswer,
  asking: Asking,
): Promise<void> {
  const { say } = asking;
  const { folder } = order;
  if (end === "complete") {
    if (folder === undefined) return;
    save(folder, order, result.done, result.part);
    writeFile(join(folder, "result.json"), `${JSON.stringify(answer, undefined, 2)}\n`);
    if (batch.table !== undefined)
      writeFile(join(folder, "result.csv"), csvTable(batch.table(answer)));
    const files = ["result.json", "result.csv", TALLY_FILE].map((file) => join(folder, file));
    asking.tell(say("batch.written", { files: files.join(", ") }));
    return;
  }
  const kept = folder ?? makeSpareFolder(order, asking);
  const keep = (): void => {
    const earlier = folder === undefined ? keptRuns(order, kept) : 0;
    // What an earlier, longer try left there is worth more than this one.
    if (earlier > done) asking.tell(say("batch.kept-earlier", { done, earlier }));
    else {
      save(kept, order, result.done, result.part);
      const total = order.document.runs;
      const words = end === "interrupted" ? "batch.stopped" : "batch.incomplete";
      asking.tell(say(words, { done, total }));
    }
  };
  // A folder that was asked for is locked already.
  if (folder === undefined) await whileLocked(kept, keep);
  else keep();
  asking.tell(`  brink batch --resume ${shellWord(kept)}`);
}

/** Without a folder of its own, an unfinished batch is kept with the user's other data. */
function makeSpareFolder({ subject }: BatchOrder, { surroundings }: Asking): string {
  const data = dataFolderOf(surroundings.environment, homedir());
  return makeDataFolder(data, "batches", jobIdOf(subject.identity).slice(0, 16));
}

/** Runs of the same batch that a folder holds and that can be gone on with; 0 if none. */
function keptRuns({ subject }: BatchOrder, folder: string): number {
  const head = readBatchFolder(folder);
  if ("missing" in head || "fault" in head) return 0;
  if (differences(subject.identity, head.identity).length > 0) return 0;
  const tally = tallyOfCheckpoint(layoutOf(subject.program), head);
  return tally === undefined ? 0 : countRuns(head.done);
}
