/**
 * Morris screening: what elementary effects say of one input. M. D. Morris, *Technometrics* 33 (1991)
 * 161–174; the mean of absolute effects: Campolongo, Cariboni and Saltelli, *Environmental Modelling
 * and Software* 22 (2007) 1509–1518.
 */

import { invariant } from "../base/invariant.ts";
import type { Bounded } from "./interval.ts";
import { meanInterval, momentsOf } from "./mean.ts";

/** The change of an outcome over the whole range, from one step of one trajectory. */
export interface ElementaryEffect {
  readonly effect: number;
  /** Variance of that estimate by luck. */
  readonly luck: number;
}

/** Of one input. */
export interface MorrisMeasures {
  /** Mean of the absolute effects, with Student's interval over trajectories. */
  readonly absolute: Bounded;
  /** Mean of the effects. */
  readonly mean: number;
  /** Spread of the effects, luck taken out: curvature and interaction. 0 where luck explains it. */
  readonly deviation: number;
  /** What the mean of absolute effects would be expected to be by luck alone. */
  readonly floor: number;
}

/** Measures from the effects of one input along different trajectories, at least two. */
export function morrisMeasures(
  effects: readonly ElementaryEffect[],
  level: number,
): MorrisMeasures {
  const count = effects.length;
  invariant(count >= 2, "a spread needs two trajectories");
  const absolute = momentsOf(effects.map(({ effect }) => Math.abs(effect)));
  const signed = momentsOf(effects.map(({ effect }) => effect));
  const luck = momentsOf(effects.map((one) => one.luck)).mean;
  // The mean of |Z| for Z normal is √(2/π) of its deviation.
  const folded = effects.map((one) => Math.sqrt((2 / Math.PI) * one.luck));
  const { low, high } = meanInterval(
    { count, ...absolute, range: { low: 0, high: Infinity } },
    level,
  );
  return {
    absolute: { value: absolute.mean, low, high },
    mean: signed.mean,
    deviation: Math.sqrt(Math.max(0, signed.variance - luck)),
    floor: momentsOf(folded).mean,
  };
}
