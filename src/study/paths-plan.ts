/** What is asked of paths: how much is done of each piece of work, and how a piece is shared out. */

import { suggest } from "../base/suggest.ts";
import type { InputRange } from "../batch/inputs.ts";
import type { TracePart, TraceWork } from "../batch/tracing.ts";
import type { Program } from "../ir/program.ts";
import { happeningsOf, keyOf, tellingHappenings, type Happening, type Model } from "../ir/watch.ts";

/** How much of each kind of work is done. */
export interface PathsRuns {
  /** For the orders. */
  readonly runs: number;
  /** To choose the signs by. */
  readonly pilot: number;
  /** Of each part in the screening, and of each leader after it. */
  readonly screening: number;
  readonly cases: number;
}

/** What is to be found out. */
export interface PathsPlan {
  readonly model: Model;
  readonly program: Program;
  /** Id of the outcome, and its index in the program. */
  readonly target: string;
  readonly index: number;
  readonly timed: boolean;
  readonly counts: PathsRuns;
  readonly depth: number;
  readonly signs: number;
  /** What may be followed; chosen from where `followed` is false. */
  readonly candidates: readonly Happening[];
  readonly followed: boolean;
  readonly exit: number;
  readonly coverage: number;
  /** Numbers with a range that were not set. */
  readonly inputs: readonly InputRange[];
}

/** With some hundreds of inputs so many cases take less than a gigabyte. */
const MOST_CASES = 40_000;

/** How much is done where so many runs are asked for. */
export function countsFor(runs: number): PathsRuns {
  return {
    runs,
    pilot: Math.max(500, Math.ceil(runs / 4)),
    screening: Math.max(200, Math.ceil(runs / 10)),
    cases: Math.min(MOST_CASES, Math.max(500, Math.ceil(runs / 2))),
  };
}

/** The pieces of work, in their order. */
export type PieceName = "pilot" | "orders" | "screening" | "leaders" | "cases";

/** Does work over numbers `0 … total - 1`; `undefined` where it was stopped and nothing can be used. */
export type Share = (task: {
  readonly name: PieceName;
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly seed: string;
  readonly work: TraceWork;
  readonly total: number;
  /** What was done in part is of use. */
  readonly partly?: boolean;
}) => Promise<TracePart | undefined>;

/**
 * What may be followed: what the names say (flashpoints, levels as `flashpoint.level`, events, moves as
 * `actor.move`), or all that can change a level where there are none; else the name that means nothing
 * here, with the one that was probably meant.
 */
export function candidatesOf(
  model: Model,
  names: readonly string[],
): readonly Happening[] | { readonly unknown: string; readonly near?: string } {
  if (names.length === 0) return tellingHappenings(model);
  const all = happeningsOf(model);
  const keysOf = (happening: Happening): string[] => [
    keyOf(happening),
    ...(happening.kind === "level" ? [happening.flashpoint] : []),
  ];
  const keys = new Set(all.flatMap(keysOf));
  const unknown = names.find((name) => !keys.has(name));
  if (unknown !== undefined) {
    const near = suggest(unknown, keys);
    return near === undefined ? { unknown } : { unknown, near };
  }
  return all.filter((happening) => keysOf(happening).some((key) => names.includes(key)));
}
