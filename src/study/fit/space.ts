/**
 * The numbers that a fit moves, each as a normal score: z standard normal is the number's prior, so no z
 * leads out of its range. Shares of an unknown always total 1: those that are not among the inputs, and
 * the last where all are, share out the rest.
 */

import { at } from "../../base/invariant.ts";
import { shareParameters } from "../../batch/shares.ts";
import type { Program } from "../../ir/program.ts";
import { LEAST_UNIFORM, normalBelow, normalQuantile } from "../../numeric/normal.ts";
import type { Key } from "../../random/philox.ts";
import { uniformsOf } from "../../batch/inputs.ts";
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
}

/** Shares of the prior that lie beyond the scores of the ends of a range. */
const TAIL = 1e-4;

/** No score lies further out: beyond it a number stands at the end of its range in all but name. */
export const FARTHEST = 5;

/** The score of a uniform in [0, 1). */
export const scoreOf = (uniform: number): number =>
  normalQuantile(Math.max(uniform, LEAST_UNIFORM));

/** Makes the space of a scenario's inputs. @param all inputs with a range, shares of unknowns whole */
export function fitSpace(
  program: Program,
  central: readonly number[],
  all: readonly Input[],
): FitSpace {
  const inputs = freeOf(program, all);
  const start = inputs.map(({ value, quantile }) => {
    const uniform = bisect(TAIL, 1 - TAIL, (u) => quantile(u) >= value);
    return normalQuantile(Math.min(1 - TAIL, Math.max(TAIL, uniform)));
  });
  const sharings = program.unknowns.flatMap((unknown) => {
    const shares = shareParameters(program, unknown);
    const known = shares?.flatMap((parameter) => (parameter === undefined ? [] : [parameter]));
    return known === undefined || known.length === 0 ? [] : [sharing(known, inputs, all, central)];
  });
  return {
    ...{ inputs, start },
    parametersAt: (scores) => {
      const values = [...central];
      for (const [index, { parameter, value, quantile }] of inputs.entries()) {
        const score = at(scores, index);
        // What is not moved stays as it is written, to the last bit.
        values[parameter] = score === start[index] ? value : quantile(normalBelow(score));
      }
      for (const settle of sharings) settle(values);
      return values;
    },
    draw: (key, row) => uniformsOf(inputs, key, row, "first").map(scoreOf),
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
