/** What experts say of the numbers of a scenario, pooled into values with ranges. */

import { at } from "../base/invariant.ts";
import { bisect } from "../stats/search.ts";
import {
  calibrationOf,
  informationOf,
  intrinsicRange,
  performanceWeights,
  pooledQuantile,
  type ExpertScores,
  type IntrinsicRange,
  type WeightedAnswer,
} from "../stats/elicitation.ts";
import { fromScale, priorQuantiles, toScale, type Prior } from "../stats/prior.ts";

/** Which quantiles are asked for. */
export const quantileSets = {
  quartiles: [0.25, 0.5, 0.75],
  "5-50-95": [0.05, 0.5, 0.95],
} as const;

/** The name of a set of quantiles. */
export type QuantileSet = keyof typeof quantileSets;

/** A question to experts. */
export interface ElicitedQuestion {
  readonly id: string;
  readonly scale: Prior["scale"];
  /** Bounds of what may be answered. */
  readonly low: number;
  readonly high: number;
  /** Of a seed: the answer that is known. */
  readonly answer?: number;
}

/** What one expert said: quantiles by question, in ascending order and within the bounds. */
export interface ExpertAnswers {
  readonly expert: string;
  readonly answers: ReadonlyMap<string, readonly number[]>;
}

/** A distribution by its quantiles. */
export interface PooledAnswer {
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
}

/** A number as a file has it: a value, and the range whose prior has the pool's middle 90 %. */
export interface PooledNumber {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A question with what came of it. */
export interface PooledQuestion {
  readonly question: ElicitedQuestion;
  readonly estimates: readonly { readonly expert: string; readonly quantiles: readonly number[] }[];
  readonly equal: PooledAnswer;
  /** Undefined without seeds, or if no weight is left of those who answered. */
  readonly performance: PooledAnswer | undefined;
}

/** All experts and questions. */
export interface Pooled {
  readonly experts: readonly (Partial<ExpertScores> & {
    readonly expert: string;
    /** Seeds that were answered. */
    readonly seeds: number;
    /** Weight by performance; undefined without seeds. */
    readonly weight: number | undefined;
  })[];
  readonly questions: readonly PooledQuestion[];
}

/** Pools what experts said. @param cutoff calibration below which an expert has no weight */
export function poolElicited(
  questions: readonly ElicitedQuestion[],
  handed: readonly ExpertAnswers[],
  set: QuantileSet,
  cutoff: number,
): Pooled {
  const probabilities = quantileSets[set];
  const seeds = questions.filter(({ answer }) => answer !== undefined);
  const ranges = new Map(questions.map((one) => [one.id, rangeOf(one, handed)]));
  type Scored = Partial<ExpertScores> & { readonly expert: string; readonly seeds: number };
  const scored = handed.map(({ expert, answers }): Scored => {
    const own = seeds.flatMap((seed) => {
      const said = answers.get(seed.id);
      const range = ranges.get(seed.id);
      if (said === undefined || range === undefined || seed.answer === undefined) return [];
      const quantiles = said.map((one) => toScale(one, seed.scale));
      return [{ quantiles, answer: toScale(seed.answer, seed.scale), range }];
    });
    if (own.length === 0) return { expert, seeds: 0 };
    const information = own.map(({ quantiles, range }) =>
      informationOf(probabilities, quantiles, range),
    );
    return {
      ...{ expert, seeds: own.length, calibration: calibrationOf(probabilities, own) },
      information: information.reduce((sum, one) => sum + one, 0) / own.length,
    };
  });
  const judged = seeds.length > 0;
  const weights = performanceWeights(
    scored.map(({ calibration = 0, information = 0 }) => ({ calibration, information })),
    cutoff,
  );
  return {
    experts: scored.map((one, index) => ({
      ...one,
      weight: judged ? at(weights, index) : undefined,
    })),
    questions: questions.flatMap((question): PooledQuestion[] => {
      const range = ranges.get(question.id);
      const estimates = handed.flatMap(({ expert, answers }, index) => {
        const quantiles = answers.get(question.id);
        return quantiles === undefined ? [] : [{ expert, quantiles, weight: at(weights, index) }];
      });
      if (range === undefined || estimates.length === 0) return [];
      const pool = (weigh: (weight: number) => number): PooledAnswer => {
        const weighted = estimates.map(({ quantiles, weight }): WeightedAnswer => ({
          quantiles: quantiles.map((one) => toScale(one, question.scale)),
          weight: weigh(weight),
        }));
        const quantile = (u: number): number =>
          fromScale(pooledQuantile(probabilities, weighted, range, u), question.scale);
        return {
          ...{ q05: quantile(0.05), q25: quantile(0.25), median: quantile(0.5) },
          ...{ q75: quantile(0.75), q95: quantile(0.95) },
        };
      };
      const weighted = judged && estimates.some(({ weight }) => weight > 0);
      return [
        {
          question,
          estimates: estimates.map(({ expert, quantiles }) => ({ expert, quantiles })),
          equal: pool(() => 1),
          performance: weighted ? pool((weight) => weight) : undefined,
        },
      ];
    }),
  };
}

function rangeOf(
  { id, scale, low, high, answer }: ElicitedQuestion,
  handed: readonly ExpertAnswers[],
): IntrinsicRange | undefined {
  const said = handed.flatMap(({ answers }) => answers.get(id) ?? []);
  if (said.length === 0) return undefined;
  const values = answer === undefined ? said : [...said, answer];
  return intrinsicRange(
    values.map((one) => toScale(one, scale)),
    { low: toScale(low, scale), high: toScale(high, scale) },
  );
}

/**
 * A pool as a number with a range: the median as its value, and around it the range whose prior (PERT on
 * the number's scale) is as wide between its 5th and 95th percentile as the pool. A range that were the
 * pool's own 5 to 95 % would make the experts surer than they are.
 */
export function numberOf(
  { q05, median, q95 }: PooledAnswer,
  { scale, low, high }: ElicitedQuestion,
): PooledNumber {
  const [from, middle, to] = [q05, median, q95].map((one) => toScale(one, scale)) as [
    number,
    number,
    number,
  ];
  const bounds = { low: toScale(low, scale), high: toScale(high, scale) };
  const stretched = (factor: number) => ({
    low: Math.max(bounds.low, middle - factor * (middle - from)),
    high: Math.min(bounds.high, middle + factor * (to - middle)),
  });
  const width = (factor: number): number => {
    const range = { ...stretched(factor), shape: "pert", scale: "linear" } as const;
    const quantile = priorQuantiles(range, middle);
    return quantile(0.95) - quantile(0.05);
  };
  // Wider than four times the pool's own range no PERT needs to be, unless a bound stops it.
  const factor = to > from ? bisect(1, 4, (one) => width(one) >= to - from) : 1;
  const range = stretched(factor);
  return {
    value: median,
    low: Math.min(median, fromScale(range.low, scale)),
    high: Math.max(median, fromScale(range.high, scale)),
  };
}
