/** What of a batch is kept, and where: in the folder that was asked for, else, unfinished, with the user's data. */

import { homedir } from "node:os";
import { join } from "node:path";
import type { BatchAnswer } from "../answer/batch.ts";
import { batch } from "../answer/batch.ts";
import {
  mergeResults,
  PLAN_FILE,
  readPlanIn,
  resultsIn,
  whileLocked,
} from "../app/batch/folder.ts";
import { removeQuietly, writeFile } from "../app/storage/file.ts";
import { dataFolderOf, makeDataFolder } from "../app/storage/private-folder.ts";
import { jobIdOf } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import { planText } from "../batch/manifest.ts";
import { countRuns } from "../batch/plan.ts";
import type { Tally } from "../batch/tally.ts";
import { csvTable } from "../render/csv.ts";
import type { Asking } from "./asking.ts";
import type { BatchKeeper } from "./batch-keeper.ts";
import type { BatchOrder } from "./batch-order.ts";
import { shellWord } from "./shell.ts";
import type { Watched } from "./watch.ts";

/** Says in a folder what its results are of. @throws Unwritten */
export function writePlan(folder: string, { subject, document, sharding }: BatchOrder): void {
  const plan = { identity: subject.identity, order: document };
  const text = planText(sharding === undefined ? plan : { ...plan, sharding });
  writeFile(join(folder, PLAN_FILE), text);
}

/** Writes what a batch came to beside its results, and says where. @throws Unwritten */
export function writeAnswer(folder: string, answer: BatchAnswer, asking: Asking): void {
  writeFile(join(folder, "result.json"), `${JSON.stringify(answer, undefined, 2)}\n`);
  if (batch.table !== undefined)
    writeFile(join(folder, "result.csv"), csvTable(batch.table(answer)));
  const files = ["result.json", "result.csv", PLAN_FILE].map((file) => join(folder, file));
  asking.tell(asking.say("batch.written", { files: files.join(", ") }));
}

/** Keeps what came of a batch, and says where. */
export async function keepResult(
  order: BatchOrder,
  { done, end }: Pick<Watched<Tally>, "done" | "end">,
  keeper: BatchKeeper,
  answer: BatchAnswer,
  asking: Asking,
): Promise<void> {
  const { say } = asking;
  const { folder } = order;
  if (end === "complete") {
    if (folder === undefined) return;
    keeper.write(folder);
    writeAnswer(folder, answer, asking);
    return;
  }
  const kept = folder ?? spareFolder(order, asking);
  const keep = (): void => {
    const earlier = folder === undefined ? keptRuns(order, kept) : 0;
    // What an earlier, longer try left there is worth more than this one.
    if (earlier > done) asking.tell(say("batch.kept-earlier", { done, earlier }));
    else {
      const others = folder === undefined ? resultsIn(kept) : [];
      if (folder === undefined) writePlan(kept, order);
      const written = keeper.write(kept);
      for (const name of others) if (!written.includes(name)) removeQuietly(join(kept, name));
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
export function spareFolder({ subject }: BatchOrder, { surroundings }: Asking): string {
  const data = dataFolderOf(surroundings.environment, homedir());
  return makeDataFolder(data, "batches", jobIdOf(subject.identity).slice(0, 16));
}

/** Runs of the same batch that a folder holds and that can be gone on with; 0 if none. */
function keptRuns({ subject }: BatchOrder, folder: string): number {
  if (!("identity" in readPlanIn(folder))) return 0;
  const job = jobIdOf(subject.identity);
  const merged = mergeResults([folder], job, layoutOf(subject.program));
  return "kind" in merged ? 0 : countRuns(merged.done);
}
