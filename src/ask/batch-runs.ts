/** A plain batch: its runs shared out, or read from its folder, and what they come to. */

import { batchAnswer, type BatchAnswer, type PrecisionAnswer } from "../answer/batch.ts";
import type { FaultsAnswer } from "../answer/outcome.ts";
import { finite } from "../answer/schema.ts";
import type { Looks } from "../app/batch/run-batch.ts";
import { at } from "../base/invariant.ts";
import { layoutOf } from "../batch/layout.ts";
import { countRuns, type RunRange } from "../batch/plan.ts";
import { digestOf } from "../batch/tally-json.ts";
import { absorbTally, emptyTally, mergeTallies, type Tally } from "../batch/tally.ts";
import type { Program } from "../ir/program.ts";
import { looksUpTo } from "../stats/sequence.ts";
import { estimate } from "../study/estimates.ts";
import { intervalsOf } from "../study/intervals.ts";
import { seconds, type Asking } from "./asking.ts";
import type { BatchOrder } from "./batch-order.ts";
import type { BatchKeeper } from "./batch-keeper.ts";
import { batchOptions } from "./batch-options.ts";
import type { Goal } from "./goal.ts";
import type { SubjectValues } from "./asking.ts";
import type { Watched } from "./watch.ts";

/** How often work was done in a second, to whole ones. */
export const rateOf = ({ fresh, seconds: taken }: { fresh: number; seconds: number }): number =>
  taken > 0 ? Math.round(fresh / taken) : 0;

/** Runs a batch, or what is missing of it. @param keeper takes what is counted; none where that is not kept @param see is shown it */
export function runOrder(
  order: BatchOrder,
  asked: Pick<SubjectValues, "workers" | "quiet">,
  asking: Asking,
  keeper?: BatchKeeper,
  see?: (range: RunRange, counted: Tally) => void,
): Promise<Watched<Tally>> {
  const { subject, document, goal, before, folder } = order;
  const none = emptyTally(layoutOf(subject.program));
  return asking.share<Tally>(
    subject,
    { ...asked, scenario: document.file, set: document.set },
    {
      runs: document.runs,
      ask: (pool, range) => pool.count(range),
      merge: absorbTally,
      // A copy of its own, to add to.
      before: { done: before?.done ?? [], part: mergeTallies(before?.part ?? none, none) },
      ...(goal === undefined ? {} : { looks: looksOf(goal, document.runs) }),
      ...(keeper === undefined
        ? {}
        : {
            keep: (range, counted) => {
              see?.(range, counted);
              keeper.take(range, counted);
              return folder === undefined ? undefined : keeper.writeInTime(folder, asking);
            },
          }),
    },
    { keeps: true },
  );
}

/** Stops at the first look at which all that is to be precise is. */
function looksOf({ judge }: Goal, most: number): Looks<Tally> {
  return {
    at: looksUpTo(most).slice(0, -1),
    enough: (tally) => {
      const judged = judge(tally);
      return judged.length > 0 && judged.every(({ reached }) => reached);
    },
  };
}

/** The runs of a tally that stopped with a fault. */
export function faultsOf(program: Program, { cells, fault }: Tally): FaultsAnswer {
  return {
    count: at(cells, layoutOf(program).faults),
    ...(fault === undefined
      ? {}
      : {
          first: {
            run: fault.run,
            step: fault.step,
            place: at(program.places, fault.place).path,
            reason: fault.reason,
          },
        }),
  };
}

/** What a batch comes to, as far as it got. */
export function answerOf(
  order: BatchOrder,
  { result, done, end }: Watched<Tally>,
  asking: Asking,
): BatchAnswer {
  const { subject, document, goal } = order;
  const { program, identity, engine } = subject;
  const { runs, set, precision } = document;
  const intervals = goal?.intervals ?? intervalsOf(program, subject.parameters);
  return batchAnswer(estimate(program, result.part, intervals), {
    ...{ identity, engine: engine.name, set, runs: done },
    replay: asking.replay("batch", batchOptions, subject, {
      ...{ runs, set },
      ...(precision === undefined
        ? {}
        : { precision: precision.text, outcomes: precision.outcomes }),
    }),
    // With a precision, what was enough is all that was wanted.
    runsRequested: goal !== undefined && end === "complete" ? done : runs,
    faults: faultsOf(program, result.part),
    digest: digestOf(result.part),
    ...(goal === undefined ? {} : { precision: precisionOf(goal, runs, result.part) }),
    runsPerSecond: rateOf(result),
    elapsed: seconds(result.seconds),
  });
}

function precisionOf(goal: Goal, most: number, tally: Tally): PrecisionAnswer {
  const { text, precision, judge, unbounded, outcomes } = goal;
  const judged = judge(tally);
  return {
    ...{ wanted: text, relative: precision.relative, width: precision.width },
    reached: judged.length > 0 && judged.every(({ reached }) => reached),
    runsMost: most,
    outcomes: Object.fromEntries(
      judged.map(({ id, halfWidth, reached }) => [id, { halfWidth: finite(halfWidth), reached }]),
    ),
    leftOut: outcomes.length === 0 ? unbounded : [],
  };
}

/** Results from their folder, as if they had just been counted. */
export function readAs(done: readonly RunRange[], part: Tally, wanted: number): Watched<Tally> {
  const count = countRuns(done);
  const complete = count >= wanted;
  const result = { done, part, complete, interrupted: false, failures: [], fresh: 0, seconds: 0 };
  return { result, done: count, end: complete ? "complete" : "incomplete" };
}
