/**
 * A tally turned into estimates: every number with its 95 % interval and the method's name. Sampling
 * error only. Plain data in the program's canonical order, a function of the tally alone.
 */

import { at } from "../base/invariant.ts";
import {
  layoutOf,
  occupancy,
  passageOf,
  runsWith,
  type AskedKind,
  type Layout,
} from "../batch/layout.ts";
import { QUANTUM, sampleOf } from "../batch/sums.ts";
import type { Tally } from "../batch/tally.ts";
import { dateOfDay } from "../ir/calendar.ts";
import type { Program } from "../ir/program.ts";
import { quantileOf, type CountedTimes } from "../stats/quantile.ts";
import { intervalsOf, type Intervals } from "./intervals.ts";

/** Confidence of all intervals. */
export const LEVEL = 0.95;

/** Quanta below which mean and spread are too small for values that are rounded to whole ones. */
const COARSE_QUANTA = 1024;

/** The shares at which first-passage times are cut. */
export const QUANTILES: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/** A probability with its interval. */
export interface ShareEstimate {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Times in steps; Infinity is never. */
export interface QuantileEstimate {
  readonly share: number;
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

/** When something first happens. */
export interface TimeEstimate {
  /** The share of runs in which it happens at all. */
  readonly ever: ShareEstimate;
  /** By `QUANTILES`; never sorts above every step. */
  readonly quantiles: readonly QuantileEstimate[];
}

/** What a batch says of an outcome; `runs` in which it has a value, at least 1. */
export type OutcomeEstimate = { readonly id: string; readonly runs: number } & (
  | ({ readonly kind: "boolean"; readonly method: string } & ShareEstimate)
  | {
      readonly kind: "number";
      readonly mean: number;
      /** ±Infinity where nothing bounds it: a single run, or equal values without known bounds. */
      readonly low: number;
      readonly high: number;
      readonly method: string;
      readonly deviation: number;
      readonly min: number;
      readonly max: number;
      /** Values too large to be summed as they are; 0 but in odd scenarios. */
      readonly clipped: number;
      /** Greatest error of the mean by rounding values to quanta. */
      readonly roundingError: number;
      /** That error is not small beside the mean or the spread of the values. */
      readonly coarse: boolean;
    }
  | ({
      readonly kind: "time";
      readonly method: string;
      readonly quantileMethod: string;
    } & TimeEstimate)
);

/** What it says of a ladder. */
export interface FlashpointEstimate {
  readonly id: string;
  /** Runs in which none of what it depends on faults, at least 1. */
  readonly runs: number;
  readonly levels: readonly string[];
  /** Share of runs that end at each level. */
  readonly final: readonly ShareEstimate[];
  /** Share of runs that were ever observed at the level or worse. */
  readonly ever: readonly ShareEstimate[];
  /** Per level: when it is first observed at that level or worse. */
  readonly firstPassage: readonly TimeEstimate[];
}

/** How often each value of an unknown was drawn. */
export interface UnknownEstimate {
  readonly id: string;
  readonly values: readonly ({ readonly id: string } & ShareEstimate)[];
}

/** Everything that a batch tells. */
export interface Estimates {
  /** Runs without any fault. */
  readonly runs: number;
  readonly level: number;
  /** Names of the intervals of shares, and of quantiles. */
  readonly shareMethod: string;
  readonly quantileMethod: string;
  /** Those that have a value in some run, each over the runs in which it has one. */
  readonly outcomes: readonly OutcomeEstimate[];
  readonly flashpoints: readonly FlashpointEstimate[];
  readonly unknowns: readonly UnknownEstimate[];
  /** Ids of the outcomes and flashpoints that have a value in none. */
  readonly valueless: readonly string[];
  /** Whether an outcome has one; where none is asked for, a flashpoint. */
  readonly sound: boolean;
  /** ISO date of S_k, by step k = 0 … horizon. */
  readonly dates: readonly string[];
}

/**
 * Estimates from a tally; `undefined` if there is nothing that has a value in some run.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { estimate, kernelEngine, keyOfSeed, lower, parametersOf, readScenario } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * const program = lower(model);
 * const engine = kernelEngine.prepare(program);
 * const tally = engine.tally(parametersOf(program), keyOfSeed("a seed"), 0, 1000);
 * for (const outcome of estimate(program, tally)?.outcomes ?? []) console.log(outcome);
 */
export function estimate(
  program: Program,
  tally: Tally,
  intervals: Intervals = intervalsOf(program),
): Estimates | undefined {
  const layout = layoutOf(program);
  const shareOf = (count: number, runs: number): ShareEstimate => {
    const { low, high } = intervals.share(count, runs, LEVEL);
    return { probability: count / runs, low, high, count };
  };
  const timeOf = (histogram: readonly number[], runs: number): TimeEstimate => {
    const never = at(histogram, layout.steps + 1);
    const times: CountedTimes = { counts: histogram.slice(0, layout.steps + 1), never };
    return {
      ever: shareOf(runs - never, runs),
      quantiles: QUANTILES.map((q) => {
        const { low, high } = intervals.quantile(times, q, LEVEL);
        return { share: q, step: quantileOf(times, q), low, high };
      }),
    };
  };
  const names = {
    shareMethod: intervals.share(0, 1, LEVEL).method,
    quantileMethod: intervals.quantile({ counts: [], never: 1 }, 0.5, LEVEL).method,
  };
  /** What has a value in some run. */
  const told = <Item, Told>(
    kind: AskedKind,
    items: readonly Item[],
    tell: (item: Item, index: number, runs: number) => Told,
  ): Told[] =>
    items.flatMap((item, index) => {
      const runs = runsWith(layout, tally, kind, index);
      return runs === 0 ? [] : [tell(item, index, runs)];
    });
  const outcomes = told("outcomes", program.outcomes, ({ id }, index, runs): OutcomeEstimate => {
    const share = (count: number): ShareEstimate => shareOf(count, runs);
    const time = (histogram: readonly number[]): TimeEstimate => timeOf(histogram, runs);
    const methods = { intervals, ...names };
    return { id, runs, ...outcomeEstimate(layout, tally, index, methods, share, time) };
  });
  const flashpoints = told("flashpoints", program.flashpoints, ({ id, levels }, index, runs) => {
    const firstPassage = levels.map((_, level) =>
      timeOf(passageOf(layout, tally.cells, index, level), runs),
    );
    const final = occupancy(layout, tally.cells, index, layout.steps);
    return {
      ...{ id, runs, levels },
      final: final.map((count) => shareOf(count, runs)),
      ever: firstPassage.map((passage) => passage.ever),
      firstPassage,
    };
  });
  const unknowns = told("unknowns", program.unknowns, ({ id, values }, index, runs) => ({
    id,
    values: values.map((value, number) => ({
      id: value.id,
      ...shareOf(at(tally.cells, at(layout.unknowns, index).offset + number), runs),
    })),
  }));
  if (outcomes.length + flashpoints.length + unknowns.length === 0) return undefined;
  return {
    runs: at(tally.cells, layout.runs),
    level: LEVEL,
    ...names,
    ...{ outcomes, flashpoints, unknowns },
    valueless: [
      ...missing(program.outcomes, outcomes),
      ...missing(program.flashpoints, flashpoints),
    ],
    sound: (program.outcomes.length > 0 ? outcomes : flashpoints).length > 0,
    dates: program.calendar.dayOfStep.map(dateOfDay),
  };
}

interface Named {
  readonly id: string;
}

/** Ids of what was asked and is not told. */
export function missing(asked: readonly Named[], told: readonly Named[]): readonly string[] {
  return asked.map(({ id }) => id).filter((id) => !told.some((one) => one.id === id));
}

/** An estimate without its id, alternative by alternative. */
type WithoutId<T> = T extends unknown ? Omit<T, "id" | "runs"> : never;

function outcomeEstimate(
  layout: Layout,
  tally: Tally,
  index: number,
  methods: Pick<Estimates, "shareMethod" | "quantileMethod"> & { readonly intervals: Intervals },
  share: (count: number) => ShareEstimate,
  time: (histogram: readonly number[]) => TimeEstimate,
): WithoutId<OutcomeEstimate> {
  const region = at(layout.outcomes, index);
  const { intervals, shareMethod: method, quantileMethod } = methods;
  switch (region.kind) {
    case "boolean":
      return { kind: "boolean", method, ...share(at(tally.cells, region.offset)) };
    case "time": {
      const histogram = Array.from({ length: region.length }, (_, k) =>
        at(tally.cells, region.offset + k),
      );
      return { kind: "time", method, quantileMethod, ...time(histogram) };
    }
    case "number": {
      const sum = at(tally.sums, region.column);
      const { min, max, clipped } = sum;
      const moments = sampleOf(sum);
      const { mean, rounding } = moments;
      const { low, high, method: meanMethod } = intervals.mean(moments, index, LEVEL);
      const deviation = Math.sqrt(moments.variance);
      const scale = Math.max(Math.abs(mean), deviation);
      const coarse = min !== max && scale < COARSE_QUANTA * QUANTUM;
      return {
        kind: "number",
        mean,
        low,
        high,
        method: meanMethod,
        deviation,
        min,
        max,
        clipped,
        roundingError: rounding,
        coarse,
      };
    }
  }
}
