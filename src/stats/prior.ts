/**
 * How a number may vary within its range: a shape on a scale (`docs/semantics.md`, Parameters), by
 * quantiles, so that one uniform makes one value.
 */

import { exp, expm1, log, log1p } from "../numeric/elementary.ts";
import { betaQuantiles } from "./beta.ts";

/** A range with a shape that holds on a scale; `low ≤ high`. */
export interface Prior {
  readonly shape: "pert" | "uniform" | "triangular";
  readonly scale: "linear" | "log" | "hazard";
  readonly low: number;
  readonly high: number;
}

/** A value on the scale on which the shape of a prior holds. */
export function toScale(value: number, scale: Prior["scale"]): number {
  switch (scale) {
    case "linear":
      return value;
    case "log":
      return log(value);
    case "hazard":
      return -log1p(-value);
  }
}

/** The value that stands on a scale. */
export function fromScale(value: number, scale: Prior["scale"]): number {
  switch (scale) {
    case "linear":
      return value;
    case "log":
      return exp(value);
    case "hazard":
      return -expm1(-value);
  }
}

/** The value that stands at `share` of the way from low (0) to high (1), measured on the scale. */
export function valueAlong({ scale, low, high }: Prior, share: number): number {
  if (share <= 0) return low;
  if (share >= 1) return high;
  const from = toScale(low, scale);
  const value = fromScale(from + share * (toScale(high, scale) - from), scale);
  return Math.max(low, Math.min(high, value));
}

/**
 * The quantile function of a number with that prior, for u in [0, 1). PERT: a beta distribution over
 * the range with shapes 1 + 4(m − low)/(high − low) and 1 + 4(high − m)/(high − low), m the mode
 * (Malcolm, Roseboom, Clark and Fazar, *Operations Research* 7, 1959, 646–669; this form: Vose,
 * *Risk Analysis*, 2008). What it takes to be fast is made ready at the first call.
 * @param mode the central value, in [low, high]
 */
export function priorQuantiles(prior: Prior, mode: number): (u: number) => number {
  const { shape, scale, low, high } = prior;
  if (low === high) return () => low;
  const from = toScale(low, scale);
  const peak = (toScale(mode, scale) - from) / (toScale(high, scale) - from);
  switch (shape) {
    case "uniform":
      return (u) => valueAlong(prior, u);
    case "triangular":
      return (u) =>
        valueAlong(prior, u < peak ? Math.sqrt(u * peak) : 1 - Math.sqrt((1 - u) * (1 - peak)));
    case "pert": {
      let quantile: ((u: number) => number) | undefined;
      return (u) => valueAlong(prior, (quantile ??= betaQuantiles(1 + 4 * peak, 5 - 4 * peak))(u));
    }
  }
}
