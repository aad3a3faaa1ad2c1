/** Joint values of the unknowns in one row, and what a row of likelihoods says of each unknown. */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";

/** Every joint value: one index per unknown, the last running fastest. */
export function jointValues(program: Program): readonly (readonly number[])[] {
  let joint: readonly (readonly number[])[] = [[]];
  for (const { values } of program.unknowns) {
    joint = joint.flatMap((before) => values.map((_, value) => [...before, value]));
  }
  return joint;
}

/** Position of a joint value in `jointValues`. */
export function jointIndex(program: Program, values: readonly number[]): number {
  return program.unknowns.reduce(
    (index, unknown, position) => index * unknown.values.length + at(values, position),
    0,
  );
}

/** Per unknown the share of each value in a row of joint masses. */
export function marginals(
  program: Program,
  masses: readonly number[],
): readonly (readonly number[])[] {
  const joint = jointValues(program);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return program.unknowns.map(({ values }, unknown) =>
    values.map((_, value) =>
      joint.reduce(
        (sum, drawn, index) => sum + (drawn[unknown] === value ? at(masses, index) / total : 0),
        0,
      ),
    ),
  );
}

/**
 * How much likelier something is under each value of each unknown than under its other values: the
 * natural logarithm of P(seen | value) / P(seen | any other), the others in proportion to what was
 * believed before. ±Infinity where one side excludes it; undefined where only one value was left.
 */
export function logRatios(
  program: Program,
  before: readonly number[],
  likelihoods: readonly number[],
): readonly (readonly (number | undefined)[])[] {
  const joint = jointValues(program);
  return program.unknowns.map(({ values }, unknown) =>
    values.map((_, value) => {
      const mean = (own: boolean): number => {
        let [mass, seen] = [0, 0];
        for (const [index, drawn] of joint.entries()) {
          if ((drawn[unknown] === value) !== own || at(before, index) === 0) continue;
          mass += at(before, index);
          seen += at(before, index) * at(likelihoods, index);
        }
        return seen / mass;
      };
      const [own, others] = [mean(true), mean(false)];
      if (Number.isNaN(own) || Number.isNaN(others) || own + others === 0) return undefined;
      return Math.log(own) - Math.log(others);
    }),
  );
}
