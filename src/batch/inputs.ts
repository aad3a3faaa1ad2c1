/**
 * Values of the ranged numbers of a scenario, drawn row by row from their priors. Addressed luck: a
 * value depends on the seed, the row and the input's name alone, neither on workers nor on which
 * other inputs vary. An input is a number, or several that move as one: the shares of an unknown, a group.
 */

import { at, invariant } from "../base/invariant.ts";
import type { Key } from "../random/philox.ts";
import { siteOf } from "../random/site.ts";
import { SOBOL_DIGITS, sobolPoints } from "../random/sobol-points.ts";
import { luckOf } from "../random/stream.ts";
import { LAST_UNIFORM, normalBelow, normalScore } from "../numeric/normal.ts";
import { dirichletDraw } from "../stats/dirichlet.ts";
import { priorQuantiles, valueAlong, type Prior } from "../stats/prior.ts";

/** A share that moves with another. */
export interface OtherShare {
  readonly id: string;
  /** Index among the program's parameters; absent where it has no range of its own. */
  readonly parameter?: number;
  /** Its central value, and those that it takes where the leading share is at the ends of its range. */
  readonly value: number;
  readonly atLow: number;
  readonly atHigh: number;
}

/** All shares of an unknown but the leading one, with the distribution of them all. */
export interface SharesRange {
  /** Path of the unknown. */
  readonly unknown: string;
  /** In the order of the unknown's values. */
  readonly others: readonly OtherShare[];
  /** Of the Dirichlet distribution whose means are the central values. */
  readonly concentration: number;
}

/** A number that moves with the leading one of a group. */
export interface CorrelatedNumber extends Pick<InputRange, "id" | "parameter" | "value" | "prior"> {
  /** It is high where the leading one is low. */
  readonly opposite: boolean;
}

/** All numbers of a group but the leading one, under a one-factor Gaussian copula. */
export interface CorrelatedRange {
  /** Path of the group. */
  readonly group: string;
  /** Correlation of the normal scores of any two, but for their signs; in (0, 1). */
  readonly r: number;
  readonly others: readonly CorrelatedNumber[];
}

/** A number that may vary, or the share that leads the others of its unknown. Structured-cloneable. */
export interface InputRange {
  readonly id: string;
  /** Index among the program's parameters. */
  readonly parameter: number;
  /** The central value. */
  readonly value: number;
  readonly prior: Prior;
  readonly shares?: SharesRange;
  readonly correlated?: CorrelatedRange;
}

/** A parameter and its value. */
export type Change = readonly [parameter: number, value: number];

/** A range made ready to draw from. */
export interface PreparedInput extends InputRange {
  /** Where its uniforms come from; no other draw has that site. */
  readonly site: number;
  /** Of its prior, by itself. */
  readonly quantile: (u: number) => number;
  /** What a draw gives values to, the leading one first. */
  readonly parameters: readonly number[];
  /** Every site that a draw of it asks for a uniform. */
  readonly sites: readonly number[];
  /** Draws them together; absent where there is one, by its `quantile`. */
  readonly drawTogether?: (luck: (site: number) => number) => readonly number[];
}

/** What a draw of inputs is for; each has uniforms of its own in the same row. */
export type Purpose = "first" | "second" | "order";

const steps: Readonly<Record<Purpose, number>> = { first: 0, second: 1, order: 2 };

const siteOfInput = (id: string): number => siteOf(`input/${id}`);

/** Makes ranges ready; the same for every row. */
export function prepareInputs(ranges: readonly InputRange[]): PreparedInput[] {
  return ranges.map((range) => {
    const { id, parameter, value, prior, shares, correlated } = range;
    const site = siteOfInput(id);
    const quantile = priorQuantiles(prior, value);
    if (correlated !== undefined) return { ...range, site, ...preparedGroup(range, correlated) };
    if (shares === undefined) {
      return { ...range, site, quantile, parameters: [parameter], sites: [site] };
    }
    const { others, concentration } = shares;
    const drawn = [
      { parameter, value, site },
      ...others.flatMap((one) =>
        one.parameter === undefined
          ? []
          : [{ parameter: one.parameter, value: one.value, site: siteOfInput(one.id) }],
      ),
    ];
    const rest = others.filter((one) => one.parameter === undefined);
    // What has no range shares out what is left of it in proportion, when runs are made.
    const means = [...drawn, ...rest].map((one) => one.value);
    return {
      ...{ ...range, site, quantile, parameters: drawn.map((one) => one.parameter) },
      sites: drawn.map((one) => one.site),
      drawTogether: (luck) =>
        dirichletDraw(means, concentration, (index) =>
          index < drawn.length ? luck(at(drawn, index).site) : 0,
        ).slice(0, drawn.length),
    };
  });
}

/**
 * A group: the normal score of each number is √r of the group's and √(1 − r) of one of its own, so that each keeps
 * its prior and the scores of any two have the correlation r (Li, *Journal of Fixed Income* 9(4), 2000, 43–54).
 */
function preparedGroup(
  range: InputRange,
  { group, r, others }: CorrelatedRange,
): Pick<PreparedInput, "quantile" | "parameters" | "sites" | "drawTogether"> {
  const shared = siteOfInput(group);
  const [common, own] = [Math.sqrt(r), Math.sqrt(1 - r)];
  const members = [{ ...range, opposite: false }, ...others].map((one) => ({
    parameter: one.parameter,
    sign: one.opposite ? -1 : 1,
    site: siteOfInput(one.id),
    quantile: priorQuantiles(one.prior, one.value),
  }));
  return {
    quantile: at(members, 0).quantile,
    parameters: members.map(({ parameter }) => parameter),
    sites: [shared, ...members.map(({ site }) => site)],
    drawTogether: (luck) => {
      const factor = normalScore(luck(shared));
      return members.map(({ sign, site, quantile }) =>
        quantile(
          Math.min(
            normalBelow(sign * common * factor + own * normalScore(luck(site))),
            LAST_UNIFORM,
          ),
        ),
      );
    },
  };
}

/**
 * What an input changes at a share of the way from low (0) to high (1): of shares, the leading one; of a group, every
 * number, those that go the other way from their high ends.
 */
export function changesAlong(
  { parameter, prior, correlated }: InputRange,
  share: number,
): readonly Change[] {
  return [
    [parameter, valueAlong(prior, share)],
    ...(correlated?.others ?? []).map((one): Change => [
      one.parameter,
      valueAlong(one.prior, one.opposite ? 1 - share : share),
    ]),
  ];
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

/** What every input changes in one draw, by the uniform in [0, 1) of each site. */
function changesDrawn(
  inputs: readonly PreparedInput[],
  uniform: (site: number) => number,
): readonly (readonly Change[])[] {
  return inputs.map(({ parameters, site, quantile, drawTogether }) => {
    const values = drawTogether?.(uniform) ?? [quantile(uniform(site))];
    return parameters.map((parameter, index) => [parameter, at(values, index)]);
  });
}

/** The uniforms of one row, independent of one another. */
function rowUniforms(key: Key, row: number, purpose: Purpose): (site: number) => number {
  const luck = luckOf(key, row);
  return (site) => luck(site, steps[purpose]);
}

/** The values of the inputs in one row, drawn independently from their priors; of shares, the leading ones. */
export function drawInputs(
  inputs: readonly PreparedInput[],
  key: Key,
  row: number,
  purpose: Purpose = "first",
): number[] {
  return changesDrawn(inputs, rowUniforms(key, row, purpose)).map((changes) => at(changes, 0)[1]);
}

/** All parameters, the inputs drawn by the uniform of each site. */
export function parametersDrawn(
  central: readonly number[],
  inputs: readonly PreparedInput[],
  uniform: (site: number) => number,
): number[] {
  const values = [...central];
  for (const [parameter, value] of changesDrawn(inputs, uniform).flat()) values[parameter] = value;
  return values;
}

/** All parameters, the inputs drawn in one row. */
export function drawParameters(
  central: readonly number[],
  inputs: readonly PreparedInput[],
  key: Key,
  row: number,
): number[] {
  return parametersDrawn(central, inputs, rowUniforms(key, row, "first"));
}

/** The two draws of inputs that a row of Sobol' has, by site. */
export type PairedUniforms = Readonly<Record<"first" | "second", (site: number) => number>>;

/**
 * Draws that fill the inputs evenly: the two of row `scramblings`·i + s are point i of the scrambling s of Sobol's
 * sequence, each half of its coordinates one draw. Every row by itself is two independent draws, rows of different
 * scramblings are independent, and digits below those that are even are of the row's own luck.
 */
export function evenUniforms(
  inputs: readonly PreparedInput[],
  key: Key,
  scramblings: number,
): (row: number) => PairedUniforms {
  const sites = new Map(inputs.flatMap((one) => one.sites).map((site, index) => [site, index]));
  const points = Array.from({ length: scramblings }, (_, one) => sobolPoints(key, one));
  return (row) => {
    const point = at(points, row % scramblings);
    const index = Math.floor(row / scramblings);
    const luck = luckOf(key, row);
    const half = (purpose: "first" | "second", offset: number) => (site: number) => {
      const dimension = sites.get(site);
      invariant(dimension !== undefined, "a draw asks for the sites of its inputs alone");
      const digits = point(index, offset + dimension) + luck(site, steps[purpose]);
      return Math.min(digits / 2 ** SOBOL_DIGITS, LAST_UNIFORM);
    };
    return { first: half("first", 0), second: half("second", sites.size) };
  };
}
