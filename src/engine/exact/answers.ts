/** What the questions came to: probabilities, distributions and means, each between rigorous bounds. */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import { roundingOf } from "./flow.ts";
import type { PassResult } from "./pass.ts";
import {
  rankedValues,
  type ExtremeQuestion,
  type OpenQuestion,
  type StateQuestion,
} from "./questions.ts";
import { UNIT } from "./rounding.ts";

/** A number that lies between `low` and `high` for certain. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The step by which a share of all runs has come, between certain bounds; Infinity for never. */
export interface ExactQuantile {
  readonly share: number;
  readonly step: number;
  readonly low: number;
  readonly high: number;
}

/** The exact answer of one outcome. */
export type ExactAnswer = { readonly id: string } & (
  | { readonly kind: "boolean"; readonly probability: Bounded }
  | {
      readonly kind: "number";
      readonly mean: Bounded;
      /** By value, ascending. */
      readonly values: readonly { readonly value: number; readonly probability: number }[];
      /** How far each probability may be off. */
      readonly within: number;
    }
  | {
      readonly kind: "time";
      readonly probability: Bounded;
      /** Probability that it comes first in step 0, 1 … */
      readonly steps: readonly number[];
      /** How far each of them may be off. */
      readonly within: number;
      /** Mean step, given that it comes; absent where it (almost) never does. */
      readonly mean?: Bounded;
      readonly quantiles: readonly ExactQuantile[];
    }
);

const shares: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95];

/** A probability of which `found` was found and `missing` was dropped. */
export function probabilityOf(found: number, error: number, missing: number): Bounded {
  const low = Math.max(0, found - error);
  const high = Math.min(1, found + missing + error);
  // Dropped runs are taken to be like the others.
  const value = missing < 1 ? found / (1 - missing) : found;
  return { value: Math.min(high, Math.max(low, value)), low, high };
}

interface Weighted {
  readonly value: number;
  readonly probability: number;
}

/**
 * The mean of values with their probabilities.
 * @param range where the values of dropped runs lie
 */
function meanOf(
  values: readonly Weighted[],
  error: number,
  missing: number,
  range: StateQuestion["range"],
): Bounded {
  const base = values.reduce((least, { value }) => Math.min(least, value), Infinity);
  const most = values.reduce((sofar, { value }) => Math.max(sofar, value), -Infinity);
  const lowest = missing > 0 ? Math.min(base, range.low) : base;
  const highest = missing > 0 ? Math.max(most, range.high) : most;
  const total = values.reduce((sum, { probability }) => sum + probability, 0);
  const above = values.reduce(
    (sum, { value, probability }) => sum + (value - base) * probability,
    0,
  );
  const value = base + above / total;
  const width = highest - lowest;
  if (!Number.isFinite(width)) return { value, low: -Infinity, high: Infinity };
  // From `lowest` every value is a distance ≥ 0; what is dropped adds between none and all of it.
  const size = Math.abs(lowest) + Math.abs(highest);
  const slack = error * width + (values.length + 8) * 4 * UNIT * size;
  const from = lowest + (base - lowest) * total + above;
  const low = Math.max(lowest, from - slack);
  const high = Math.min(highest, from + missing * width + slack);
  return { value: Math.min(high, Math.max(low, value)), low, high };
}

function ascending(values: readonly Weighted[]): readonly Weighted[] {
  return values.toSorted((a, b) => a.value - b.value);
}

/** The answer of a question about one state. */
export function stateAnswer(
  program: Program,
  question: StateQuestion,
  { account }: PassResult,
): ExactAnswer {
  const { id, type } = at(program.outcomes, question.outcome);
  const { masses, dropped, range } = question;
  const sums = [...masses.values()];
  const error = roundingOf(account) + sums.reduce((all, sum) => all + sum.error, dropped.error);
  const missing = dropped.value + account.lost;
  if (type === "boolean") {
    const found = masses.get(1)?.value ?? 0;
    return { id, kind: "boolean", probability: probabilityOf(found, error, missing) };
  }
  const values = ascending([...masses].map(([value, sum]) => ({ value, probability: sum.value })));
  const mean = meanOf(values, error, missing, range);
  return { id, kind: "number", mean, values, within: error + missing };
}

/** The answer of a question that was open. */
export function openAnswer(
  program: Program,
  question: OpenQuestion,
  { account }: PassResult,
): ExactAnswer {
  const { id, type } = at(program.outcomes, question.outcome);
  const { hits, open, otherwise, dropped } = question;
  const missing = dropped.value + account.lost;
  const error =
    roundingOf(account) +
    hits.reduce((all, sum) => all + sum.error, dropped.error + open.error) +
    (hits.length + 1) * UNIT;
  const steps = hits.map((sum) => sum.value);
  const found = steps.reduce((sum, mass) => sum + mass, 0);
  const probability = probabilityOf(
    otherwise === "hit" ? found + open.value : found,
    error,
    missing,
  );
  if (type !== "time") return { id, kind: "boolean", probability };
  const reach = (margin: number, share: number): number => {
    let sum = 0;
    for (const [step, mass] of steps.entries()) {
      sum += mass;
      if (sum + margin >= share) return step;
    }
    return Infinity;
  };
  const quantiles = shares.map((share) => ({
    share,
    step: reach(0, share),
    low: reach(error + missing, share),
    high: reach(-error, share),
  }));
  const within = error + missing;
  const last = steps.length - 1;
  // An error of `within` in either part of the fraction moves it by at most this.
  const slack = (2 * within * last) / (found - within) + (steps.length + 4) * 2 * UNIT * last;
  const value = steps.reduce((sum, mass, step) => sum + mass * step, 0) / found;
  return {
    id,
    kind: "time",
    probability,
    steps,
    within,
    quantiles,
    ...(found > 2 * within
      ? { mean: { value, low: Math.max(0, value - slack), high: Math.min(last, value + slack) } }
      : {}),
  };
}

/** The answer of an extreme, from how likely it is that no value goes beyond each limit. */
export function extremeAnswer(
  program: Program,
  question: ExtremeQuestion,
  limits: readonly { readonly question: OpenQuestion; readonly pass: PassResult }[],
): ExactAnswer {
  const { id } = at(program.outcomes, question.outcome);
  const last = at(rankedValues(question), question.seen.size - 1);
  let error = UNIT;
  let missing = 0;
  let before = 0;
  const values: Weighted[] = [];
  for (const { question: limit, pass } of limits) {
    const own = limit.open.value;
    error = Math.max(error, roundingOf(pass.account) + limit.open.error + limit.misses.error);
    missing = Math.max(missing, limit.dropped.value + limit.dropped.error + pass.account.lost);
    if (limit.limit === last) continue;
    values.push({ value: limit.limit ?? 0, probability: Math.max(0, own - before) });
    before = own;
  }
  const rest = Math.max(0, 1 - missing - before);
  values.push({ value: last, probability: rest });
  // Each share is a difference of two; the mean sums the limits over the gaps between values.
  const within = 2 * (error + missing + UNIT);
  const mean = meanOf(values, 2 * error + missing, 2 * missing, question.range);
  return { id, kind: "number", mean, values: ascending(values), within };
}
