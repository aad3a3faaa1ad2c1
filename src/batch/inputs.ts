/**
 * Values of the ranged numbers of a scenario, drawn row by row from their priors. Addressed luck: a
 * value depends on the seed, the row and the input's name alone, neither on workers nor on which
 * other inputs vary.
 */

import type { Key } from "../random/philox.ts";
import { siteOf } from "../random/site.ts";
import { luckOf } from "../random/stream.ts";
import { priorQuantiles, type Prior } from "../stats/prior.ts";

/** A number that may vary. Structured-cloneable. */
export interface InputRange {
  readonly id: string;
  /** Index among the program's parameters. */
  readonly parameter: number;
  /** The central value. */
  readonly value: number;
  readonly prior: Prior;
}

/** A range made ready to draw from. */
export interface PreparedInput extends InputRange {
  /** Where its uniforms come from; no other draw has that site. */
  readonly site: number;
  readonly quantile: (u: number) => number;
}

/** What a draw of inputs is for; each has uniforms of its own in the same row. */
export type Purpose = "first" | "second" | "order";

const steps: Readonly<Record<Purpose, number>> = { first: 0, second: 1, order: 2 };

/** Makes ranges ready; the same for every row. */
export function prepareInputs(ranges: readonly InputRange[]): PreparedInput[] {
  return ranges.map((range) => ({
    ...range,
    site: siteOf(`input/${range.id}`),
    quantile: priorQuantiles(range.prior, range.value),
  }));
}

/** The uniform in [0, 1) of each input, for one row. */
export function uniformsOf(
  inputs: readonly PreparedInput[],
  key: Key,
  row: number,
  purpose: Purpose,
): number[] {
  const luck = luckOf(key, row);
  return inputs.map(({ site }) => luck(site, steps[purpose]));
}

/** The values of the inputs in one row, drawn independently from their priors. */
export function drawInputs(
  inputs: readonly PreparedInput[],
  key: Key,
  row: number,
  purpose: Purpose = "first",
): number[] {
  const luck = luckOf(key, row);
  return inputs.map(({ site, quantile }) => quantile(luck(site, steps[purpose])));
}

/** All parameters, the inputs drawn. */
export function drawParameters(
  central: readonly number[],
  inputs: readonly PreparedInput[],
  key: Key,
  row: number,
  purpose: Purpose = "first",
): number[] {
  const values = [...central];
  const luck = luckOf(key, row);
  for (const { parameter, site, quantile } of inputs) {
    values[parameter] = quantile(luck(site, steps[purpose]));
  }
  return values;
}
