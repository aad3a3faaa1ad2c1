/**
 * `brink batch` as a use case: request → runs → text, JSON or CSV and an exit code. Progress goes to
 * stderr, files to the folder asked for; what was done before Ctrl-C is kept, always.
 */

import { homedir } from "node:os";
import { join } from "node:path";
import { at } from "../../base/invariant.ts";
import { checkpointText, tallyOfCheckpoint } from "../../batch/checkpoint.ts";
import { differences, jobIdOf } from "../../batch/identity.ts";
import { layoutOf } from "../../batch/layout.ts";
import { countRuns } from "../../batch/plan.ts";
import type { Tally } from "../../batch/tally.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { formatDiagnostic } from "../../i18n/diagnostics.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import { detectBidiMode } from "../../i18n/terminal/detect.ts";
import { batchCsv } from "../../report/batch-csv.ts";
import {
  batchDocument,
  batchJson,
  type BatchStory,
  type PrecisionStory,
} from "../../report/batch-json.ts";
import { batchText } from "../../report/batch-text.ts";
import { looksUpTo } from "../../stats/sequence.ts";
import { estimate, type Estimates } from "../../study/estimates.ts";
import { viewBatch } from "../../view/batch.ts";
import { dataFolderOf } from "../play/save-files.ts";
import { tryFolder } from "../folder.ts";
import { forReader } from "../for-reader.ts";
import type { Surroundings } from "../surroundings.ts";
import { replayCommand, resumeCommand } from "./command-line.ts";
import { readBatchFolder, TALLY_FILE, writeWhole } from "./folder.ts";
import type { Goal } from "./goal.ts";
import { batchNames } from "../../story/batch-names.ts";
import { prepareOrder, type BatchOrder, type BatchRequest, type Refusal } from "./order.ts";
import { duration, reportProgress, roundedRate, type ProgressReport } from "./progress.ts";
import { runBatch, type BatchResult, type BatchState, type Looks } from "./run-batch.ts";
import { defaultWorkers } from "./threads.ts";

/** What the use case is given beside the request. */
export interface BatchContext {
  readonly surroundings: Surroundings;
  readonly say: Speech;
  readonly style: NumberStyle;
  /** Worker module, for tests; the real one by default. */
  readonly entry?: URL;
}

/** A batch that ran: `output` goes to stdout. */
export interface BatchDone {
  readonly kind: "done";
  readonly output:
    | { readonly format: "text"; readonly lines: readonly string[] }
    | { readonly format: "json"; readonly document: Readonly<Record<string, unknown>> }
    | { readonly format: "csv"; readonly text: string };
  /** `interrupted`: exit code 130; `incomplete`: 3. */
  readonly end: "complete" | "interrupted" | "incomplete";
}

/** Seconds between two savings of an unfinished batch that has a folder. */
const KEEP_SECONDS = 15;

/** Performs `brink batch`. */
export async function performBatch(
  request: BatchRequest,
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { surroundings, say, style } = context;
  const order = prepareOrder(request, surroundings.folder, say);
  if (order.kind !== "order") return order;
  // Known before the work, not after it.
  if (order.folder !== undefined) tryFolder(order.folder);
  const total = order.document.runs;
  const stop = surroundings.interruption();
  const clock = (): number => performance.now() / 1000;
  const progress = reportProgress({
    stream: surroundings.stderr,
    say,
    style,
    bidi: detectBidiMode(surroundings.environment),
    total,
    before: countRuns(order.before?.done ?? []),
    quiet: request.quiet === true,
    clock,
  });
  for (const diagnostic of order.scenario.diagnostics) {
    // Warnings of the file belong to `brink check`; this one is about the command.
    if (diagnostic.code === "set-outside-range") {
      progress.note(formatDiagnostic(diagnostic, { language: style.language }));
    }
  }
  const stopping = (): void => {
    progress.note(say("batch.stopping"));
  };
  stop.addEventListener("abort", stopping);
  const save = (folder: string, { done, tally }: BatchState): void => {
    writeWhole(folder, TALLY_FILE, checkpointText(order.identity, order.document, done, tally));
  };
  let kept = clock();
  try {
    const result = await runBatch(
      {
        program: order.scenario.program,
        parameters: order.parameters,
        seed: order.identity.seed,
        runs: total,
        engine: order.engine,
        workers: defaultWorkers(request.workers, surroundings.environment),
        ...(order.before === undefined ? {} : { before: order.before }),
        ...(order.goal === undefined ? {} : { looks: looksOf(order.goal, total) }),
        ...(context.entry === undefined ? {} : { entry: context.entry }),
      },
      {
        stop,
        progress: progress.update,
        failed: ({ range, reason }, attempt) => {
          const { first, end } = range;
          progress.note(say("batch.worker-failed", { first, last: end - 1, attempt, reason }));
        },
        keep: (state) => {
          if (order.folder === undefined || clock() - kept < KEEP_SECONDS) return;
          save(order.folder, state);
          kept = clock();
        },
      },
    );
    progress.end();
    return finish(order, result, request, context, progress, save);
  } finally {
    progress.end();
    stop.removeEventListener("abort", stopping);
  }
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

function finish(
  order: BatchOrder,
  result: BatchResult,
  request: BatchRequest,
  context: BatchContext,
  progress: ProgressReport,
  save: (folder: string, state: BatchState) => void,
): BatchDone {
  const { say, surroundings } = context;
  const done = countRuns(result.done);
  const total = order.document.runs;
  const story = storyOf(order, result, done);
  const estimates = estimate(order.scenario.program, result.tally, order.goal?.intervals);
  // Without a folder of its own, an unfinished batch is kept with the user's other data.
  const spare = join(
    dataFolderOf(surroundings.environment, homedir()),
    "batches",
    jobIdOf(order.identity).slice(0, 16),
  );
  const folder = order.folder ?? (result.complete ? undefined : spare);
  const earlier = order.folder === undefined && !result.complete ? keptRuns(order, spare) : 0;
  // What an earlier, longer try left there is worth more than this one.
  const further = earlier > done;
  if (folder !== undefined && done > 0 && !further) save(folder, result);
  if (result.complete) {
    if (order.folder !== undefined) {
      writeWhole(order.folder, "result.json", batchJson(estimates, story));
      writeWhole(order.folder, "result.csv", batchCsv(estimates));
      const files = ["result.json", "result.csv", TALLY_FILE];
      progress.note(
        say("batch.written", {
          files: files.map((file) => join(order.folder ?? "", file)).join(", "),
        }),
      );
    }
    if (request.quiet !== true && result.fresh > 0) {
      const rate = roundedRate(result.fresh / result.seconds);
      progress.note(
        say("batch.finished", { n: result.fresh, time: duration(say, result.seconds), rate }),
      );
    }
  } else {
    for (const { range, reason } of result.failures) {
      const { first, end } = range;
      progress.note(say("batch.range-failed", { first, last: end - 1, reason }));
    }
    if (folder !== undefined && further) {
      progress.note(say("batch.kept-earlier", { done, earlier }));
      progress.note(`  ${resumeCommand(folder)}`);
    } else if (done === 0 || folder === undefined) {
      progress.note(say("batch.unkept"));
    } else {
      progress.note(
        say(result.interrupted ? "batch.stopped" : "batch.incomplete", { done, total }),
      );
      progress.note(`  ${resumeCommand(folder)}`);
    }
  }
  const end = result.interrupted ? "interrupted" : "incomplete";
  return {
    kind: "done",
    output: outputOf(order, estimates, story, request, context),
    end: result.complete ? "complete" : end,
  };
}

/** Runs of the same batch that a folder holds and that can be gone on with; 0 if none. */
function keptRuns(order: BatchOrder, folder: string): number {
  const head = readBatchFolder(folder);
  if ("missing" in head || "fault" in head) return 0;
  if (differences(order.identity, head.identity).length > 0) return 0;
  const tally = tallyOfCheckpoint(layoutOf(order.scenario.program), head);
  return tally === undefined ? 0 : countRuns(head.done);
}

function storyOf(order: BatchOrder, result: BatchResult, done: number): BatchStory {
  const { program } = order.scenario;
  const { fault } = result.tally;
  return {
    identity: order.identity,
    engine: order.engine.name,
    set: order.document.set,
    // With a precision, what was enough is all that was wanted.
    total: order.goal !== undefined && result.complete ? done : order.document.runs,
    done,
    ...(order.goal === undefined ? {} : { precision: precisionOf(order, order.goal, result) }),
    faults: at(result.tally.cells, layoutOf(program).faults),
    ...(fault === undefined
      ? {}
      : {
          firstFault: {
            run: fault.run,
            step: fault.step,
            place: at(program.places, fault.place).path,
            reason: fault.reason,
          },
        }),
    runsPerSecond: result.seconds > 0 ? Math.round(result.fresh / result.seconds) : 0,
    elapsed: Math.round(result.seconds * 1000) / 1000,
  };
}

function precisionOf(order: BatchOrder, goal: Goal, { tally }: BatchResult): PrecisionStory {
  const { text, precision, judge, unbounded, outcomes } = goal;
  return {
    ...{ text, ...precision, most: order.document.runs, outcomes: judge(tally) },
    leftOut: outcomes.length === 0 ? unbounded : [],
  };
}

function outputOf(
  order: BatchOrder,
  estimates: Estimates | undefined,
  story: BatchStory,
  request: BatchRequest,
  { say, style, surroundings }: BatchContext,
): BatchDone["output"] {
  switch (request.format ?? "text") {
    case "json":
      return { format: "json", document: batchDocument(estimates, story) };
    case "csv":
      return { format: "csv", text: batchCsv(estimates) };
    case "text": {
      const { set, runs, precision } = order.document;
      const { seed } = order.identity;
      const view = viewBatch(
        estimates,
        batchNames(order.scenario.model),
        {
          seed,
          total: story.total,
          done: story.done,
          settings: Object.entries(set).map(([id, value]) => `${id}=${value}`),
          faults: story.faults,
          ...(story.firstFault === undefined ? {} : { firstFault: story.firstFault }),
          ...(story.precision === undefined ? {} : { precision: story.precision }),
          replay: replayCommand({
            ...{ scenario: order.scenario.file.argument, runs, seed, set },
            ...(precision === undefined ? {} : { precision }),
          }),
        },
        say,
        style,
      );
      return { format: "text", lines: forReader(batchText(view), style, surroundings) };
    }
  }
}
