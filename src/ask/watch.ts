/** What a shared piece of work tells its user while it runs, and how it is stopped. */

import type { Speech } from "../i18n/catalog.ts";
import { formatDiagnostic } from "../i18n/diagnostics.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Surroundings } from "../app/surroundings.ts";
import { duration, reportProgress, roundedRate, type WorkUnit } from "./progress.ts";
import { countRuns, type RunRange } from "../batch/plan.ts";
import { shareOut, type SharedResult, type SharedTask } from "../app/batch/run-batch.ts";

/** What the work is given beside itself. */
export interface WatchSetting {
  readonly surroundings: Surroundings;
  readonly say: Speech;
  readonly style: NumberStyle;
  readonly quiet: boolean;
  /** What is counted; runs by default. */
  readonly unit?: WorkUnit;
  /** Warnings about the command are told first; those of the file belong to `brink check`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was done in part is of no use, and is not shown. */
  readonly wholeOnly?: boolean;
  /** Whoever asked says how it ended: what is done is kept, and can be gone on with. */
  readonly keeps?: boolean;
  /** It goes on from work that is kept however this ends: nothing is said of that here. */
  readonly follows?: boolean;
}

/** What a reader is told of work that was stopped, by what it is counted in. */
const stoppedBy = {
  runs: "compare.stopped",
  replications: "rare.stopped",
  members: "members.stopped",
} as const satisfies Readonly<Record<WorkUnit, string>>;

/** Work that was shared out, done or as far as it got. */
export interface Watched<Part> {
  readonly result: SharedResult<Part>;
  /** Runs done, or pieces of work. */
  readonly done: number;
  readonly end: "complete" | "interrupted" | "incomplete";
}

/** Keeps what was counted of a range, which is good until it returns; gives what is to be told of that. */
export type Keep<Part> = (range: RunRange, part: Part) => string | undefined;

/** Shares runs out with progress on stderr; Ctrl-C finishes the runs under way and keeps them. */
export async function watchOut<Part>(
  task: SharedTask<Part>,
  { surroundings, say, style, quiet, unit = "runs", diagnostics, ...told }: WatchSetting,
  keep?: Keep<Part>,
): Promise<Watched<Part>> {
  const stop = surroundings.interruption();
  const each = task.pieceRuns ?? 1;
  const wanted = task.only === undefined ? task.runs : countRuns(task.only);
  const progress = reportProgress({
    stream: surroundings.stderr,
    say,
    style,
    bidi: detectBidiMode(surroundings.environment),
    total: wanted * each,
    before: countRuns(task.before.done) * each,
    unit,
    quiet,
    clock: () => performance.now() / 1000,
  });
  for (const diagnostic of diagnostics) {
    if (diagnostic.code === "set-outside-range") {
      progress.note(formatDiagnostic(diagnostic, { language: style.language }));
    }
  }
  const stopping = (): void => {
    progress.note(say("batch.stopping"));
  };
  stop.addEventListener("abort", stopping);
  try {
    const result = await shareOut(task, {
      stop,
      ...(keep === undefined
        ? {}
        : {
            keep: (range, part) => {
              const told = keep(range, part);
              if (told !== undefined) progress.note(told);
            },
          }),
      progress: (fresh) => {
        progress.update(fresh * each);
      },
      failed: ({ range: { first, end }, reason }, attempt) => {
        const [from, last] = [first * each, end * each - 1];
        progress.note(say("batch.worker-failed", { first: from, last, attempt, reason }));
      },
    });
    progress.end();
    const done = countRuns(result.done);
    for (const { range, reason } of result.failures) {
      const { first, end } = range;
      const [from, last] = [first * each, end * each - 1];
      progress.note(say("batch.range-failed", { first: from, last, reason }));
    }
    const isToldElsewhere = told.follows === true || (done > 0 && told.keeps === true);
    if (!result.complete && isToldElsewhere) {
      // Told where it is kept.
    } else if (!result.complete) {
      const stopped = stoppedBy[unit];
      const words = result.interrupted ? stopped : "compare.incomplete";
      const kept = done > 0 && told.wholeOnly !== true;
      const counts = { done: done * each, total: wanted * each };
      const unkept = done > 0 ? "batch.nothing-kept" : "batch.unkept";
      progress.note(kept ? say(words, counts) : say(unkept));
    } else if (!quiet && result.fresh > 0) {
      const { seconds } = result;
      const n = result.fresh * each;
      const time = duration(say, seconds);
      progress.note(
        unit === "runs"
          ? say("batch.finished", { n, time, rate: roundedRate(n / seconds) })
          : say(unit === "members" ? "members.finished" : "rare.finished", { n, time }),
      );
    }
    const end = result.interrupted ? "interrupted" : "incomplete";
    return { result, done, end: result.complete ? "complete" : end };
  } finally {
    progress.end();
    stop.removeEventListener("abort", stopping);
  }
}
