/**
 * A batch whose inputs are drawn anew for each group of runs: every number with its sampling error,
 * and apart from that how far it moves as the inputs vary by their priors.
 */

import { at } from "../base/invariant.ts";
import { drawParameters } from "../batch/inputs.ts";
import { layoutOf, occupancy, passageOf, runsWith, type AskedKind } from "../batch/layout.ts";
import type { DrawTask } from "../batch/points.ts";
import { meanOf, varianceOf } from "../batch/sums.ts";
import type { Tally } from "../batch/tally.ts";
import type { Program } from "../ir/program.ts";
import { reachesOf, type Reach } from "../ir/reach.ts";
import type { Key } from "../random/philox.ts";
import {
  nestedEstimate,
  probabilityBand,
  type Draw,
  type NestedEstimate,
} from "../stats/nested.ts";
import { wilsonScore } from "../stats/proportion.ts";
import { normalCritical, studentCritical } from "../stats/student.ts";
import { estimate, LEVEL, missing, type TimeEstimate } from "./estimates.ts";
import type { Input } from "./inputs.ts";

/** The part of the inputs that a band leaves out on each side. */
export const BAND_TAIL = 0.05;

/** What is to be drawn. */
export interface UncertainDesign {
  readonly inputs: readonly Input[];
  /** Draws that are there already, all parameters each, to be gone through in turn; else from the priors. */
  readonly members?: readonly (readonly number[])[];
  readonly central: readonly number[];
  readonly key: Key;
  /** Runs of each draw, at least 2. */
  readonly runs: number;
}

/** One draw of the inputs: runs of its own, so draws are independent. */
export function uncertainTask(
  { inputs, members, central, key, runs }: UncertainDesign,
  draw: number,
): DrawTask {
  return {
    parameters:
      members === undefined
        ? drawParameters(central, inputs, key, draw)
        : at(members, draw % members.length),
    first: draw * runs,
    count: runs,
  };
}

/** What of a program its answers follow from. */
export type UncertainProgram = Pick<Program, "outcomes" | "flashpoints" | "unknowns" | "calendar">;

/** A number of one draw, over the runs that have a value: a count of them, or moments of a number outcome. */
type Answer = { readonly runs: number } & (
  { readonly count: number } | { readonly mean: number; readonly variance: number }
);

/** The answers of one draw, in the order of `readDraw`. */
export interface DrawAnswers {
  /** Runs without any fault. */
  readonly runs: number;
  readonly answers: readonly Answer[];
}

/** The answers of a draw: outcomes, levels at the end and ever, unknowns. */
export function readDraw(program: UncertainProgram, tally: Tally): DrawAnswers {
  const layout = layoutOf(program);
  const { cells } = tally;
  const having = (kind: AskedKind, index: number): number => runsWith(layout, tally, kind, index);
  return {
    runs: at(cells, layout.runs),
    answers: [
      ...layout.outcomes.map((region, index): Answer => {
        const runs = having("outcomes", index);
        switch (region.kind) {
          case "boolean":
            return { runs, count: at(cells, region.offset) };
          case "time":
            return { runs, count: runs - at(cells, region.offset + layout.steps + 1) };
          case "number": {
            const sum = at(tally.sums, region.column);
            return { runs, mean: meanOf(sum), variance: varianceOf(sum) };
          }
        }
      }),
      ...program.flashpoints.flatMap(({ levels }, index) => {
        const runs = having("flashpoints", index);
        const never = levels.map((_, level) =>
          at(passageOf(layout, cells, index, level), layout.steps + 1),
        );
        return [
          ...occupancy(layout, cells, index, layout.steps),
          ...never.map((count) => runs - count),
        ].map((count) => ({ runs, count }));
      }),
      ...layout.unknowns.flatMap(({ offset, length }, index) =>
        Array.from({ length }, (_, value) => ({
          runs: having("unknowns", index),
          count: at(cells, offset + value),
        })),
      ),
    ],
  };
}

/** How far an answer moves with the inputs. */
export interface InputSpread {
  /** Where it lies for all but `BAND_TAIL` of the inputs on each side; absent: not told from luck. */
  readonly band?: { readonly low: number; readonly high: number };
  /** Variance over the inputs, with its interval; negative where luck alone spreads wider. */
  readonly inputVariance: { readonly value: number; readonly low: number; readonly high: number };
  /** Mean over the inputs of the variance of a single run. */
  readonly luckVariance: number;
  /** The inputs' part of the variance of a single run, at least 0. */
  readonly inputShare: number;
}

/** A probability, on average over the inputs, with the interval of its sampling error. */
export interface UncertainShare extends InputSpread {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** A mean, on average over the inputs, with the interval of its sampling error. */
export interface UncertainMean extends InputSpread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** When something first happens, over runs and inputs together. */
export type MixedTimes = readonly { readonly share: number; readonly step: number }[];

/** An outcome over uncertain inputs. */
export type UncertainOutcome = { readonly id: string } & (
  | ({ readonly kind: "boolean" } & UncertainShare)
  | ({ readonly kind: "number" } & UncertainMean)
  | { readonly kind: "time"; readonly ever: UncertainShare; readonly quantiles: MixedTimes }
);

/** Everything that a batch with uncertain inputs tells. */
export interface UncertainEstimates {
  /** Draws that count for every outcome that is told, and runs without any fault. */
  readonly draws: number;
  readonly runs: number;
  /** Draws left out of some, with fewer than two runs that have a value. */
  readonly leftOut: number;
  readonly level: number;
  readonly outcomes: readonly UncertainOutcome[];
  readonly flashpoints: readonly {
    readonly id: string;
    readonly levels: readonly string[];
    readonly final: readonly UncertainShare[];
    readonly ever: readonly UncertainShare[];
    readonly firstPassage: readonly MixedTimes[];
  }[];
  readonly unknowns: readonly {
    readonly id: string;
    readonly values: readonly ({ readonly id: string } & UncertainShare)[];
  }[];
  /** Ids of the outcomes that fewer than two draws tell. */
  readonly valueless: readonly string[];
  readonly dates: readonly string[];
}

/**
 * Estimates from draws, of what two of them tell by two runs each; `undefined` if that is no outcome.
 * @param total all runs of all draws
 */
export function estimateUncertain(
  program: Program,
  draws: readonly DrawAnswers[],
  total: Tally,
): UncertainEstimates | undefined {
  const mixed = estimate(program, total);
  if (mixed === undefined) return undefined;
  const reaches = reachesOf(program);
  let next = 0;
  /** What the answers of the next index tell; nothing where fewer than two draws have two runs with a value. */
  const told = <Told>(
    tell: (nested: NestedEstimate, runs: number) => Told,
    range?: Reach,
  ): Told | undefined => {
    const index = next;
    next += 1;
    const counted = draws.map(({ answers }) => at(answers, index)).filter(({ runs }) => runs >= 2);
    if (counted.length < 2) return undefined;
    const runs = counted.reduce((sum, one) => sum + one.runs, 0);
    return tell(nestedEstimate(counted.map(drawOf), LEVEL, BAND_TAIL, range), runs);
  };
  const shares = (items: readonly unknown[]): readonly UncertainShare[] =>
    items.flatMap(() => told(shareOf) ?? []);
  const times = ({ quantiles }: TimeEstimate): MixedTimes =>
    quantiles.map(({ share: part, step }) => ({ share: part, step }));
  let counting = draws.length;
  const outcomes = program.outcomes.flatMap(({ id, type }, index): UncertainOutcome[] => {
    const outcome = mixed.outcomes.find((one) => one.id === id);
    const one = told(
      (found, runs): UncertainOutcome | undefined => {
        counting = Math.min(counting, found.draws);
        switch (outcome?.kind) {
          case undefined:
            return undefined;
          case "boolean":
            return { id, kind: "boolean", ...shareOf(found, runs) };
          case "number": {
            const { value: mean, low, high } = found.mean;
            return { id, kind: "number", mean, low, high, ...spreadOf(found, found.band) };
          }
          case "time":
            return { id, kind: "time", ever: shareOf(found, runs), quantiles: times(outcome) };
        }
      },
      type === "number" ? at(reaches, index) : undefined,
    );
    return one === undefined ? [] : [one];
  });
  if (outcomes.length === 0 && program.outcomes.length > 0) return undefined;
  return {
    draws: counting,
    runs: draws.reduce((sum, { runs }) => sum + runs, 0),
    leftOut: draws.length - counting,
    level: LEVEL,
    outcomes,
    flashpoints: program.flashpoints.flatMap(({ id, levels }) => {
      const [final, ever] = [shares(levels), shares(levels)];
      const found = mixed.flashpoints.find((one) => one.id === id);
      if (found === undefined || final.length === 0) return [];
      return [{ id, levels, final, ever, firstPassage: found.firstPassage.map(times) }];
    }),
    unknowns: program.unknowns.flatMap(({ id, values }) => {
      const drawn = shares(values);
      const named = drawn.map((share, index) => ({ id: at(values, index).id, ...share }));
      return drawn.length === 0 ? [] : [{ id, values: named }];
    }),
    valueless: missing(program.outcomes, outcomes),
    dates: mixed.dates,
  };
}

function drawOf(answer: Answer): Draw {
  if ("mean" in answer) return answer;
  const { runs, count } = answer;
  const mean = count / runs;
  return { runs, mean, variance: (runs * mean * (1 - mean)) / (runs - 1) };
}

function spreadOf({ between, within }: NestedEstimate, band: InputSpread["band"]): InputSpread {
  const positive = Math.max(0, between.value);
  return {
    ...(band === undefined ? {} : { band }),
    inputVariance: between,
    luckVariance: within,
    inputShare: positive === 0 ? 0 : positive / (positive + within),
  };
}

/**
 * Wilson's interval with the effective number of runs of Korn and Graubard, *Survey Methodology* 24
 * (1998) 193–201: as many independent runs as would leave the error that the draws show. Where none
 * or all of the runs count, nothing shows it, and each draw counts as one run.
 */
function shareOf(nested: NestedEstimate, runs: number): UncertainShare {
  const { draws, mean, error } = nested;
  const probability = mean.value;
  const adjusted = (normalCritical(LEVEL) / studentCritical(LEVEL, draws - 1)) ** 2;
  const effective =
    error > 0 ? Math.min(runs, ((probability * (1 - probability)) / error) * adjusted) : draws;
  const { low, high } = wilsonScore(probability, effective, LEVEL);
  return { probability, low, high, ...spreadOf(nested, probabilityBand(nested, BAND_TAIL)) };
}
