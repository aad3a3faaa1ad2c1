/**
 * From what was asked to a batch that can run: the scenario read, an earlier part of the batch found and
 * checked, or all that is wrong with what was asked.
 */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { engines } from "../app/batch/engines.ts";
import {
  holdsBatch,
  isLocked,
  mergeResults,
  PLAN_FILE,
  readPlanIn,
  type Merged,
  type ResultFault,
} from "../app/batch/folder.ts";
import { otherLuck } from "../app/other-luck.ts";
import { shippedIds } from "../app/files.ts";
import { differences, jobIdOf } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import type { BatchOrderDocument, Plan, Sharding } from "../batch/manifest.ts";
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
  /** How it is shared out over machines; none where it is not. */
  readonly sharding?: Sharding;
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
  // One in which another process is at work is told by its lock.
  if (out !== undefined && !isLocked(out)) refuseTaken(out, asked.out ?? "", asking);
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
  if (holdsBatch(folder)) asking.refuse(asking.say("batch.folder-taken", { folder: named }));
}

/**
 * The plan in a folder.
 * @param named the folder as the user wrote it
 * @throws UsageFault where there is none, Unanswerable where it is damaged, Skew where an earlier version kept it
 */
export function planIn(named: string, asking: Asking): Plan {
  const { say, surroundings } = asking;
  const plan = readPlanIn(resolve(surroundings.folder, named));
  if ("missing" in plan) return asking.refuse(say("batch.folder-none", { folder: named }));
  if ("earlier" in plan) throw new Skew(say("batch.folder-earlier", { folder: named }));
  if ("fault" in plan) throw unusable(`${named}/${PLAN_FILE}`, plan.fault, asking);
  return plan;
}

function unusable(file: string, reason: string, { say }: Asking): Unanswerable {
  const document = { kind: "batch-damaged", file, reason };
  return new Unanswerable(`brink: ${say("batch.folder-fault", { file, reason })}`, document);
}

/**
 * What a plan is about, from the text that it carries or, where it carries none, from the file that it names.
 * @param named where the plan is, as the user wrote it
 * @throws ScenarioFaults, Unanswerable for an engine that there is not, Skew where it was made for something else
 */
export function openPlan(
  { identity, order, sharding }: Plan,
  named: string,
  { workers, quiet }: Pick<SubjectValues, "workers" | "quiet">,
  asking: Asking,
): Subject {
  const { say } = asking;
  const { file, set, engine } = order;
  if (!engines.some(({ name }) => name === engine)) throw unusable(named, engine, asking);
  const sources = new Map(sharding?.sources.map(({ name, text }) => [name, text]));
  // A plan of others names no file of this machine.
  if (sharding !== undefined && sources.size === 0 && !shippedIds().includes(file))
    throw unusable(named, "`sources` is missing", asking);
  const subject = asking.open(
    {
      ...{ scenario: file, set, workers, quiet, seed: identity.seed },
      engine: engine === "interpreter" ? engine : "kernel",
    },
    sources.size === 0 ? {} : { files: sources },
  );
  const different = differences(subject.identity, identity);
  if (different.length === 0) return subject;
  const what = different.map((field) => say(`batch.skew.${field}`)).join(", ");
  const message = say("batch.folder-skew", { folder: named, what });
  const why = otherLuck(say, identity.engineVersion);
  throw new Skew(why === undefined ? message : `${message}\n${why}`);
}

/** Folders by the names that the user wrote. @throws UsageFault where there is none of that name */
export function foldersOf(named: readonly string[], asking: Asking): readonly string[] {
  return named.map((name) => {
    const path = resolve(asking.surroundings.folder, name);
    const there = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    return there ? path : asking.refuse(asking.say("batch.folder-none", { folder: name }));
  });
}

/**
 * All results that lie in folders, merged.
 * @throws Unanswerable where one is damaged, overlaps another or differs from it, Skew for one of another batch
 */
export function mergedIn(
  folders: readonly string[],
  { program, identity }: Subject,
  asking: Asking,
): Merged {
  const merged = mergeResults(folders, jobIdOf(identity), layoutOf(program));
  if ("kind" in merged) throw faultyResult(merged, asking);
  return merged;
}

/** Why results cannot be merged. */
export function faultyResult(fault: ResultFault, { say }: Asking): Unanswerable | Skew {
  const { file } = fault;
  switch (fault.kind) {
    case "foreign":
      return new Skew(say("results.foreign", { file }));
    case "damaged": {
      const { reason } = fault;
      const document = { kind: "batch-damaged", file, reason };
      return new Unanswerable(`brink: ${say("results.damaged", { file, reason })}`, document);
    }
    case "overlap":
    case "differs": {
      const { other, kind } = fault;
      const document = { kind: "batch-damaged", file, other, reason: kind };
      return new Unanswerable(`brink: ${say(`results.${kind}`, { file, other })}`, document);
    }
  }
}

/**
 * A batch in a folder, to be gone on with or to be reported.
 * @param named the folder as the user wrote it
 * @throws UsageFault, and what `planIn`, `openPlan` and `mergedIn` throw
 */
export function resumeBatch(
  named: string,
  { runs: more, precision, outcomes = [], ...asked }: Omit<OrderValues, "scenario" | "set">,
  asking: Asking,
): BatchOrder {
  const { say, surroundings } = asking;
  const folder = resolve(surroundings.folder, named);
  const plan = planIn(named, asking);
  const { order, sharding } = plan;
  const subject = openPlan(plan, named, asked, asking);
  const { done, tally } = mergedIn([folder], subject, asking);
  if (precision !== undefined || outcomes.length > 0) return asking.refuse(say("precision.resume"));
  const goal = goalOf(order.precision?.text, order.precision?.outcomes ?? [], subject, asking);
  const runs = more ?? order.runs;
  if (done.some(({ end }) => end > runs)) {
    return asking.refuse(say("batch.fewer", { folder: named, runs }));
  }
  return {
    subject,
    document: { ...order, runs },
    ...(sharding === undefined ? {} : { sharding }),
    ...(goal === undefined ? {} : { goal }),
    folder,
    before: { done, part: tally },
  };
}
