/** What a worker thread is given once, when it starts: plain data, cloned into the thread. */

import type { AsOfOrder } from "../../belief/as-of.ts";
import type { WatchedPath } from "../../belief/signal.ts";
import type { PairedColumn } from "../../batch/pairs.ts";
import type { TraceWork } from "../../batch/tracing.ts";
import type { SplittingPlan } from "../../batch/splitting.ts";
import type { Program } from "../../ir/program.ts";
import type { Key } from "../../random/philox.ts";
import type { SourceFile } from "../../source/span.ts";

/** What a worker needs to count runs. */
export interface Job {
  readonly program: Program;
  /** One value per program parameter. */
  readonly parameters: readonly number[];
  readonly key: Key;
  /** Name of the engine; the worker knows how to make it. */
  readonly engine: string;
  /** Other programs that run with the same luck, for a comparison with the first. */
  readonly variants?: readonly JobVariant[];
  /** Index of the outcome that is the condition, for a conditional count. */
  readonly condition?: number;
  /** What `trace` does with a range. */
  readonly work?: TraceWork;
  /** How to split, if the program is one for splitting; `seed` is that of the replications. */
  readonly split?: { readonly plan: SplittingPlan; readonly seed: string };
  /** What was observed, and how many particles follow each joint value of the unknowns. */
  readonly path?: { readonly steps: WatchedPath["steps"]; readonly particles: number };
  /** What is asked of the belief at many settings, and of which program. */
  readonly asOf?: { readonly program: Program; readonly order: AsOfOrder };
  /** Memory of the board shared with the main thread. */
  readonly board: SharedArrayBuffer;
}

/** A program to be compared with that of the job. */
export interface JobVariant {
  readonly program: Program;
  readonly parameters: readonly number[];
  /** The outcomes that both have. */
  readonly columns: readonly PairedColumn[];
}

/**
 * The program without the text of its files, which only messages need: places keep their paths and
 * offsets, and a fault found by a worker is looked up in the program of the main thread.
 */
export function withoutText(program: Program): Program {
  const bare = new Map<SourceFile, SourceFile>();
  return {
    ...program,
    places: program.places.map((place) => {
      const { file } = place.span;
      const stripped = bare.get(file) ?? { name: file.name, text: "" };
      bare.set(file, stripped);
      return { ...place, span: { ...place.span, file: stripped } };
    }),
  };
}
