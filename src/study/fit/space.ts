/**
 * The numbers that a fit moves, each as a normal score: z standard normal is the number's prior, so no z
 * leads out of its range. Shares of an unknown always total 1: those that are not among the inputs, and
 * the last where all are, share out the rest.
 */

import { at } from "../../base/invariant.ts";
import { shareParameters } from "../../batch/shares.ts";
import type { Program } from "../../ir/program.ts";
import type { Correlation } from "../../scenario/correlation.ts";
import { LAST_UNIFORM, normalBelow, normalQuantile, normalScore } from "../../numeric/normal.ts";
import type { Key } from "../../random/philox.ts";
import { uniformsOf } from "../../batch/inputs.ts";
import { cholesky, dot } from "../../stats/linear.ts";
import { bisect } from "../../stats/search.ts";
import { freeOf, type Input } from "../inputs.ts";

/** The numbers of a fit. */
export interface FitSpace {
  readonly inputs: readonly Input[];
  /** By input: the score of the number as it is written. */
  readonly start: readonly number[];
  /** All parameters of the program at these scores. */
  readonly parametersAt: (scores: readonly number[]) => number[];
  /** Scores drawn from the priors, by row. */
  readonly draw: (key: Key, row: number) => number[];
  readonly groups: readonly FitGroup[];
}

/**
 * Numbers whose normal scores are correlated: those are the factor times the scores of the fit, which are
 * independent. So each adds to those before it what they do not say.
 */
export interface FitGroup {
  /** Indices of inputs, ascending. */
  readonly inputs: readonly number[];
  /** Cholesky factor of their correlations, lower. */
  readonly lower: readonly (readonly number[])[];
}

function groupOf({ of, r }: Correlation, inputs: readonly Input[]): FitGroup[] {
  const members = inputs.flatMap(({ id }, index) => {
    const one = of.find(({ parameter }) => parameter === id);
    return one === undefined ? [] : [{ index, sign: one.opposite ? -1 : 1 }];
  });
  const lower = cholesky(
    members.map((one) => members.map((other) => (one === other ? 1 : r * one.sign * other.sign))),
  );
  if (lower === undefined || members.length < 2) return [];
  return [{ inputs: members.map(({ index }) => index), lower }];
}

/** Shares of the prior that lie beyond the scores of the ends of a range. */
const TAIL = 1e-4;

/** No score lies further out: beyond it a number stands at the end of its range in all but name. */
export const FARTHEST = 5;

/** Makes the space of a scenario's inputs. @param all inputs with a range, shares of unknowns whole */
export function fitSpace(
  program: Program,
  central: readonly number[],
  all: readonly Input[],
  correlations: readonly Correlation[] = [],
): FitSpace {
  const inputs = freeOf(program, all);
  const groups = correlations.flatMap((one) => groupOf(one, inputs));
  const start = inputs.map(({ value, quantile }) => {
    const uniform = bisect(TAIL, 1 - TAIL, (u) => quantile(u) >= value);
    return normalQuantile(Math.min(1 - TAIL, Math.max(TAIL, uniform)));
  });
  for (const { inputs: members, lower } of groups) {
    // Forward substitution: the factor times these are the scores of the numbers as they are written.
    for (const [row, index] of members.entries()) {
      let left = at(start, index);
      for (let column = 0; column < row; column += 1) {
        left -= at(at(lower, row), column) * at(start, at(members, column));
      }
      start[index] = left / at(at(lower, row), row);
    }
  }
  const sharings = program.unknowns.flatMap((unknown) => {
    const shares = shareParameters(program, unknown);
    const known = shares?.flatMap((parameter) => (parameter === undefined ? [] : [parameter]));
    return known === undefined || known.length === 0 ? [] : [sharing(known, inputs, all, central)];
  });
  return {
    ...{ inputs, start, groups },
    parametersAt: (scores) => {
      const values = [...central];
      const own = [...scores];
      const moved = scores.map((score, index) => score !== start[index]);
      for (const { inputs: members, lower } of groups) {
        for (const [row, index] of members.entries()) {
          const before = members.slice(0, row + 1);
          own[index] = dot(
            at(lower, row),
            before.map((one) => at(scores, one)),
          );
          moved[index] = before.some((one) => scores[one] !== start[one]);
        }
      }
      for (const [index, { parameter, value, quantile }] of inputs.entries()) {
        // What is not moved stays as it is written, to the last bit.
        const uniform = Math.min(normalBelow(at(own, index)), LAST_UNIFORM);
        values[parameter] = at(moved, index) ? quantile(uniform) : value;
      }
      for (const settle of sharings) settle(values);
      return values;
    },
    draw: (key, row) => uniformsOf(inputs, key, row, "first").map(normalScore),
  };
}

/** Lets the shares that are no inputs fill up 1; where that leads one out of its range, all move less. */
function sharing(
  parameters: readonly number[],
  inputs: readonly Input[],
  all: readonly Input[],
  central: readonly number[],
): (values: number[]) => void {
  const movers = parameters.filter((one) => inputs.some(({ parameter }) => parameter === one));
  const others = parameters.filter((one) => !movers.includes(one));
  const total = (of: readonly number[], values: readonly number[]): number =>
    of.reduce((sum, parameter) => sum + at(values, parameter), 0);
  const [whole, rest] = [total(parameters, central), total(others, central)];
  const ranges = new Map(all.map(({ parameter, prior }) => [parameter, prior]));
  return (values) => {
    if (movers.every((one) => values[one] === central[one]) || rest <= 0) return;
    const left = whole - total(movers, values);
    let step = 1;
    for (const parameter of others) {
      const before = at(central, parameter);
      const after = (before / rest) * left;
      const prior = ranges.get(parameter);
      const [low, high] = prior === undefined ? [0, whole] : [prior.low, prior.high];
      if (after < low) step = Math.min(step, (before - low) / (before - after));
      if (after > high) step = Math.min(step, (high - before) / (after - before));
    }
    for (const parameter of movers) {
      const before = at(central, parameter);
      values[parameter] = before + step * (at(values, parameter) - before);
    }
    const filled = whole - total(movers, values);
    for (const parameter of others) values[parameter] = (at(central, parameter) / rest) * filled;
  };
}
