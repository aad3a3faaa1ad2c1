/** The results of a report, counted: those of folders as they are, those of scenarios by running them. */

import { at } from "../../base/invariant.ts";
import { layoutOf } from "../../batch/layout.ts";
import { countRuns } from "../../batch/plan.ts";
import { absorbTally, emptyTally, type Tally } from "../../batch/tally.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { coursesOf } from "../../study/courses.ts";
import { estimate } from "../../study/estimates.ts";
import { namingOf } from "../../story/naming.ts";
import type { ReportedResult } from "../../view/report/result.ts";
import { replayCommand } from "../batch/command-line.ts";
import { withoutText, type Job } from "../batch/job.ts";
import { batchNames } from "../../story/batch-names.ts";
import type { BatchOrder } from "../batch/order.ts";
import type { BatchContext } from "../batch/perform.ts";
import type { SharedTask } from "../batch/run-batch.ts";
import { defaultWorkers } from "../batch/threads.ts";
import { watchOut, type Watched } from "../batch/watch.ts";
import type { OrderedResult, ReportRequest } from "./request.ts";

/** How the work ended. */
export type End = Watched<unknown>["end"];

/** A result with its numbers; without them where no run came through without fault. */
export interface CountedResult {
  readonly end: End;
  readonly result?: ReportedResult;
}

/** Runs of an order shared out, all of them. */
export async function shareRuns<Part>(
  order: BatchOrder,
  request: ReportRequest,
  context: BatchContext,
  task: Pick<SharedTask<Part>, "ask" | "merge" | "before">,
): Promise<Watched<Part>> {
  const { surroundings, say, style } = context;
  const job: Omit<Job, "board"> = {
    program: withoutText(order.scenario.program),
    parameters: order.parameters,
    key: keyOfSeed(order.identity.seed),
    engine: order.engine.name,
  };
  return watchOut<Part>(
    {
      job,
      runs: order.document.runs,
      chunkRuns: order.engine.chunkRuns,
      workers: defaultWorkers(request.workers, surroundings.environment),
      ...(context.entry === undefined ? {} : { entry: context.entry }),
      ...task,
    },
    {
      surroundings,
      say,
      style,
      quiet: request.quiet,
      diagnostics: order.scenario.diagnostics,
    },
  );
}

/** Counts a result. */
export async function countResult(
  { label, order }: OrderedResult,
  request: ReportRequest,
  context: BatchContext,
): Promise<CountedResult> {
  const { before } = order;
  if (before !== undefined) {
    const done = countRuns(before.done);
    const end = done < order.document.runs ? "incomplete" : "complete";
    return { end, ...described(label, order, before.tally, done, context) };
  }
  const { result, done, end } = await shareRuns<Tally>(order, request, context, {
    ask: (pool, range) => pool.count(range),
    merge: absorbTally,
    before: { done: [], part: emptyTally(layoutOf(order.scenario.program)) },
  });
  return { end, ...described(label, order, result.part, done, context) };
}

function described(
  label: string,
  { scenario, document, identity, engine }: BatchOrder,
  tally: Tally,
  done: number,
  { style }: BatchContext,
): Pick<CountedResult, "result"> {
  const { program, model } = scenario;
  const estimates = estimate(program, tally);
  if (estimates === undefined) return {};
  const { runs, set } = document;
  const { argument } = scenario.file;
  return {
    result: {
      label,
      scenario: argument,
      naming: namingOf(model, program, style),
      names: batchNames(model),
      estimates,
      courses: coursesOf(program, tally),
      facts: {
        seed: identity.seed,
        total: runs,
        done,
        settings: Object.entries(set).map(([id, value]) => `${id}=${value}`),
        faults: at(tally.cells, layoutOf(program).faults),
        replay: replayCommand({ scenario: argument, runs, seed: identity.seed, set }),
      },
      identity,
      engine: engine.name,
    },
  };
}
