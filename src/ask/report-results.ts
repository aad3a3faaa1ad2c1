/** The results of a report: those of folders as they are, those of scenarios by running them. */

import { isSound } from "../answer/caution.ts";
import type { Share } from "../story/figures.ts";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { BatchAnswer } from "../answer/batch.ts";
import { coursesOf } from "../study/courses.ts";
import { provenanceOf, staleFits } from "../study/provenance.ts";

import type { ReportResult } from "../story/report/result.ts";
import { Telling } from "../story/telling.ts";
import type { Asking } from "./asking.ts";
import { orderBatch, resumeBatch, type BatchOrder } from "./batch-order.ts";
import { answerOf, readAs, runOrder } from "./batch-runs.ts";
import type { End } from "./question.ts";
import { restsOn } from "./rests.ts";
import { Unanswerable } from "./refusal.ts";
import type { ReportAsked } from "./report-options.ts";

/** A result asked for: a batch that ran, or one to be run. */
export interface OrderedResult {
  readonly label: string;
  readonly order: BatchOrder;
}

/** A result that is counted. */
export interface CountedResult {
  readonly result: ReportResult;
  readonly end: End;
}

/** Finds and checks all results before anything is run. @throws what `refusal.ts` holds */
export function orderResults(asked: ReportAsked, asking: Asking): readonly OrderedResult[] {
  const { named, runs, seed, set, workers, engine, quiet } = asked;
  const { folder } = asking.surroundings;
  const folders = named.filter((label) => isFolder(resolve(folder, label)));
  const settings = runs !== undefined || seed !== undefined || Object.keys(set).length > 0;
  const [first] = folders;
  if (settings && first !== undefined && folders.length === named.length) {
    return asking.refuse(asking.say("report.folder-settings", { folder: first }));
  }
  return named.map((label) => ({
    label,
    order: folders.includes(label)
      ? resumeBatch(label, { workers, quiet }, asking)
      : orderBatch({ scenario: label, runs, seed, set, workers, engine, quiet }, asking),
  }));
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Counts a result. @throws Unanswerable where nothing sound is left of it */
export async function countResult(
  { label, order }: OrderedResult,
  asked: ReportAsked,
  asking: Asking,
): Promise<CountedResult> {
  const { before, subject, document } = order;
  const watched =
    before === undefined
      ? await runOrder(order, asked, asking)
      : readAs(before.done, before.part, document.runs);
  const answer = answerOf(order, watched, asking);
  if (!isSound(answer)) {
    throw new Unanswerable(asking.say("report.empty", { label }), answer);
  }
  const telling = new Telling(subject.naming, sharesOf(answer));
  const courses = coursesOf(subject.program, watched.result.part);
  const page = asked.to === "html" || asked.to === "md";
  const rests =
    page && before === undefined && watched.end === "complete"
      ? await restsOn(asking, subject, { ...asked, scenario: label }, document.runs / 2)
      : null;
  const { model, identity } = subject;
  // Under settings of the command line a scenario is another anyway.
  const isWritten = Object.keys(document.set).length === 0;
  const stale = isWritten ? staleFits(model, identity.scenarioHash) : 0;
  const evidence = { counts: provenanceOf(model), stale, rests };
  return { result: { label, answer, telling, courses, evidence }, end: watched.end };
}

/** In how many runs each outcome came true, for answers that are told beside them. */
function sharesOf({ outcomes }: BatchAnswer): ReadonlyMap<string, Share> {
  const shares = Object.entries(outcomes).flatMap(([id, one]): [string, Share][] =>
    one.type === "number" ? [] : [[id, one]],
  );
  return new Map(shares);
}
