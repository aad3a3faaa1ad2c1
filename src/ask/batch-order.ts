/**
 * From what was asked to a batch that can run: the scenario read, an earlier part of the batch found and
 * checked, or all that is wrong with what was asked.
 */

import { resolve } from "node:path";
import { engines } from "../app/batch/engines.ts";
import { readBatchFolder, TALLY_FILE } from "../app/batch/folder.ts";
import { otherLuck } from "../app/other-luck.ts";
import { tallyOfCheckpoint, type BatchOrderDocument } from "../batch/checkpoint.ts";
import { differences } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import type { RunRange } from "../batch/plan.ts";
import type { Tally } from "../batch/tally.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import { DEFAULT_RUNS, MOST_FOR_PRECISION } from "./batch-options.ts";
import { goalOf, type Goal } from "./goal.ts";
import { Skew, Unanswerable } from "./refusal.ts";

/** A batch ready to run. */
export interface BatchOrder {
  readonly subject: Subject;
  readonly document: BatchOrderDocument;
  readonly goal?: Goal;
  /** Where to keep it; none if it was not asked for. */
  readonly folder?: string;
  readonly before?: { readonly done: readonly RunRange[]; readonly part: Tally };
}

/** What of a question orders a batch. */
export type OrderValues = SubjectValues & {
  readonly runs?: number | undefined;
  readonly precision?: string | undefined;
  readonly outcomes?: readonly string[];
  readonly out?: string | undefined;
};

/** A batch to be begun. @throws UsageFault, ScenarioFaults */
export function orderBatch(asked: OrderValues, asking: Asking): BatchOrder {
  const { surroundings } = asking;
  const { precision, outcomes = [], set } = asked;
  const out = asked.out === undefined ? undefined : resolve(surroundings.folder, asked.out);
  if (out !== undefined) refuseTaken(out, asked.out ?? "", asking);
  const subject = asking.open(asked);
  const goal = goalOf(precision, outcomes, subject, asking);
  // A shipped scenario goes by its id, wherever the package stands next time.
  const { shipped, argument, path } = subject.file;
  return {
    subject,
    document: {
      file: shipped ? argument : path,
      engine: subject.engine.name,
      runs: asked.runs ?? (goal === undefined ? DEFAULT_RUNS : MOST_FOR_PRECISION),
      set,
      ...(goal === undefined ? {} : { precision: { text: goal.text, outcomes } }),
    },
    ...(goal === undefined ? {} : { goal }),
    ...(out === undefined ? {} : { folder: out }),
  };
}

/** Refuses a folder that holds a batch. @param named the folder as the user wrote it */
export function refuseTaken(folder: string, named: string, asking: Asking): void {
  if ("missing" in readBatchFolder(folder)) return;
  asking.refuse(asking.say("batch.folder-taken", { folder: named }));
}

/**
 * A batch in a folder, to be gone on with or to be reported.
 * @param named the folder as the user wrote it
 * @throws UsageFault, ScenarioFaults, Unanswerable where it is damaged, Skew where it was made for something else
 */
export function resumeBatch(
  named: string,
  { runs: more, precision, outcomes = [], workers, quiet }: Omit<OrderValues, "scenario" | "set">,
  asking: Asking,
): BatchOrder {
  const { say, surroundings } = asking;
  const folder = resolve(surroundings.folder, named);
  const kept = readBatchFolder(folder);
  if ("missing" in kept) return asking.refuse(say("batch.folder-none", { folder: named }));
  const file = `${named}/${TALLY_FILE}`;
  const unusable = (reason: string): never => {
    const document = { kind: "batch-damaged", file, reason };
    throw new Unanswerable(`brink: ${say("batch.folder-fault", { file, reason })}`, document);
  };
  if ("fault" in kept) return unusable(kept.fault);
  if (kept.damage !== undefined)
    asking.tell(say("batch.folder-earlier", { file, reason: kept.damage }));
  const { order, identity: before } = kept;
  if (!engines.some(({ name }) => name === order.engine)) return unusable(order.engine);
  const { file: scenario, set, engine } = order;
  const subject = asking.open({
    ...{ scenario, set, workers, quiet, seed: before.seed },
    engine: engine === "interpreter" ? engine : "kernel",
  });
  const different = differences(subject.identity, before);
  if (different.length > 0) {
    const what = different.map((field) => say(`batch.skew.${field}`)).join(", ");
    const message = say("batch.folder-skew", { folder: named, what });
    const why = otherLuck(say, before.engineVersion);
    throw new Skew(why === undefined ? message : `${message}\n${why}`);
  }
  const tally = tallyOfCheckpoint(layoutOf(subject.program), kept);
  if (tally === undefined) return unusable("tally");
  if (precision !== undefined || outcomes.length > 0) return asking.refuse(say("precision.resume"));
  const goal = goalOf(order.precision?.text, order.precision?.outcomes ?? [], subject, asking);
  const runs = more ?? order.runs;
  if (kept.done.some(({ end }) => end > runs)) {
    return asking.refuse(say("batch.fewer", { folder: named, runs }));
  }
  return {
    subject,
    document: { ...order, runs },
    ...(goal === undefined ? {} : { goal }),
    folder,
    before: { done: kept.done, part: tally },
  };
}
