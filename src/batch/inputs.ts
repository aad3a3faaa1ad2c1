/**
 * Values of the ranged numbers of a scenario, drawn case by case from their ranges: the inputs of
 * scenario discovery. Addressed luck, so case 17 is the same whatever was drawn before it.
 */

import { at } from "../base/invariant.ts";
import { exp, expm1, log, log1p } from "../numeric/elementary.ts";
import type { Key } from "../random/philox.ts";
import { siteOf } from "../random/site.ts";
import { luckOf } from "../random/stream.ts";

/** How one parameter of a program varies: the shape holds on the scale. */
export interface InputRange {
  /** Index of the parameter. */
  readonly parameter: number;
  /** Name of the parameter; decides the luck. */
  readonly id: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly shape: "pert" | "uniform" | "triangular";
  readonly scale: "linear" | "log" | "hazard";
}

/** A range made ready to draw from. */
export interface PreparedInput {
  readonly parameter: number;
  readonly site: number;
  readonly quantile: (u: number) => number;
}

/** Cells of the table of a distribution; within one it is taken as level. */
const CELLS = 1024;

/** Makes ranges ready; the same for every case. */
export function prepareInputs(ranges: readonly InputRange[]): readonly PreparedInput[] {
  return ranges.map((range) => ({
    parameter: range.parameter,
    site: siteOf(`input/${range.id}`),
    quantile: quantileOf(range),
  }));
}

function quantileOf(range: InputRange): (u: number) => number {
  const { to, from } = scaleOf(range);
  const [low, mode, high] = [to(range.low), to(range.value), to(range.high)];
  const width = high - low;
  if (!(width > 0)) return () => range.value;
  const peak = Math.min(1, Math.max(0, (mode - low) / width));
  const below = new Float64Array(CELLS + 1);
  for (let cell = 0; cell < CELLS; cell++) {
    below[cell + 1] = at(below, cell) + densityOf(range.shape, (cell + 0.5) / CELLS, peak);
  }
  const total = at(below, CELLS);
  return (u) => {
    const wanted = u * total;
    let [first, last] = [0, CELLS];
    while (last - first > 1) {
      const middle = (first + last) >> 1;
      if (at(below, middle) <= wanted) first = middle;
      else last = middle;
    }
    const share = (wanted - at(below, first)) / (at(below, last) - at(below, first));
    return from(low + (width * (first + share)) / CELLS);
  };
}

/** Density on [0, 1] up to a factor; PERT is the beta distribution with weight 4 on the mode. */
function densityOf(shape: InputRange["shape"], x: number, peak: number): number {
  switch (shape) {
    case "uniform":
      return 1;
    case "triangular":
      return x < peak ? x / peak : (1 - x) / (1 - peak);
    case "pert":
      return exp(4 * peak * log(x) + 4 * (1 - peak) * log1p(-x));
  }
}

interface Scale {
  readonly to: (value: number) => number;
  readonly from: (value: number) => number;
}

function scaleOf({ scale, low, high }: InputRange): Scale {
  const plain: Scale = { to: (value) => value, from: (value) => value };
  switch (scale) {
    case "linear":
      return plain;
    case "log":
      return low > 0 ? { to: log, from: exp } : plain;
    case "hazard":
      return high < 1 ? { to: (value) => -log1p(-value), from: (value) => -expm1(-value) } : plain;
  }
}

/** The values of the inputs in one case, in the order of `inputs`. */
export function drawInputs(inputs: readonly PreparedInput[], key: Key, number: number): number[] {
  const luck = luckOf(key, number);
  return inputs.map(({ site, quantile }) => quantile(luck(site, 0)));
}
