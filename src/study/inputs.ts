/**
 * The inputs of a scenario: its parameters with a range, and how points over them are drawn. Every
 * uniform is addressed by seed, row and the input's name, so a point depends neither on workers nor
 * on which other inputs vary.
 */

import { at } from "../base/invariant.ts";
import type { Key } from "../random/philox.ts";
import { siteOf } from "../random/site.ts";
import { luckOf } from "../random/stream.ts";
import { priorQuantile, valueAlong, type Prior } from "../stats/prior.ts";

/** A number that may vary. */
export interface Input {
  readonly id: string;
  /** Index among the program's parameters. */
  readonly parameter: number;
  readonly value: number;
  readonly prior: Prior;
  /** Where its uniforms come from; no other draw has that site. */
  readonly site: number;
}

/** Inputs that vary together. */
export interface Factor {
  readonly id: string;
  readonly inputs: readonly Input[];
}

/** The parameters that have a range of some width, in the program's order. */
export function inputsOf(
  program: { readonly parameters: readonly { readonly id: string; readonly value: number }[] },
  declared: readonly { readonly id: string; readonly prior?: Prior }[],
): Input[] {
  const priors = new Map(declared.map(({ id, prior }) => [id, prior]));
  return program.parameters.flatMap(({ id, value }, parameter): Input[] => {
    const prior = priors.get(id);
    if (prior === undefined || prior.low === prior.high) return [];
    return [{ id, parameter, value, prior, site: siteOf(`input/${id}`) }];
  });
}

/** Those inputs whose id is, or begins with, one of the paths; all where no path is given. */
export function inputsUnder(inputs: readonly Input[], paths: readonly string[]): Input[] {
  return inputs.filter(
    ({ id }) =>
      paths.length === 0 || paths.some((path) => id === path || id.startsWith(`${path}.`)),
  );
}

/** One factor per input. */
export function eachAlone(inputs: readonly Input[]): Factor[] {
  return inputs.map((input) => ({ id: input.id, inputs: [input] }));
}

/** Inputs grouped by the element that they belong to: a flashpoint, an actor, an event … */
export function byElement(inputs: readonly Input[]): Factor[] {
  const groups = Map.groupBy(inputs, ({ id }) => id.split(".").slice(0, 2).join("."));
  return [...groups].map(([id, members]) => ({ id, inputs: members }));
}

/** What a draw of inputs is for; each has uniforms of its own in the same row. */
export type Purpose = "first" | "second" | "order";

const steps: Readonly<Record<Purpose, number>> = { first: 0, second: 1, order: 2 };

/** The uniform in [0, 1) of each input, for one row. */
export function uniformsOf(
  inputs: readonly Input[],
  key: Key,
  row: number,
  purpose: Purpose,
): number[] {
  const luck = luckOf(key, row);
  return inputs.map(({ site }) => luck(site, steps[purpose]));
}

/** All parameters, the inputs drawn independently from their priors. */
export function drawParameters(
  central: readonly number[],
  inputs: readonly Input[],
  key: Key,
  row: number,
  purpose: Purpose,
): number[] {
  const uniforms = uniformsOf(inputs, key, row, purpose);
  const values = [...central];
  inputs.forEach(({ parameter, prior, value }, index) => {
    values[parameter] = priorQuantile(prior, value, at(uniforms, index));
  });
  return values;
}

/** The value of an input at a share of its range. */
export function alongRange({ prior }: Input, share: number): number {
  return valueAlong(prior, share);
}
