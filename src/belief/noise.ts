/** Noise in a belief: of what was seen, how likely it made that; of what was not, drawn. */

import { at } from "../base/invariant.ts";
import { noiseOf, type NoiseDraw } from "../engine/interpreter/drift.ts";
import type { ProgramVariable } from "../ir/program.ts";
import { chanceBelow, relativeDensity, type NoiseShape } from "../numeric/noise.ts";
import type { Luck } from "../random/luck.ts";
import { BeliefTooLarge } from "./refusal.ts";
import type { Setting } from "./setting.ts";

/** How likely noise made a value of `about`, up to a factor that is the same for every `about`. */
function likelihood(
  { integer, min, max }: ProgramVariable,
  shape: NoiseShape,
  about: number,
  spread: number,
  seen: number,
): number {
  const below = (bound: number): number => chanceBelow(shape, about, spread, bound);
  if (integer) {
    const low = seen <= min ? 0 : below(seen - 0.5);
    return (seen >= max ? 1 : below(seen + 0.5)) - low;
  }
  // Whatever went beyond a bound was set to it.
  if (seen <= min) return below(min);
  if (seen >= max) return 1 - below(max);
  return relativeDensity(shape, about, spread, seen);
}

/**
 * The noise of one step: a visible value is as it was seen, and its likelihood is noted.
 * @param luck draws what nobody saw; without it the draw throws `BeliefTooLarge`
 */
export function seenNoise(
  { program, observation }: Setting,
  step: number,
  luck: Luck | undefined,
): { readonly draw: NoiseDraw; readonly probability: () => number } {
  let probability = 1;
  const draw: NoiseDraw = (noise, about, spread, variable) => {
    const seen = observation.variables[variable];
    if (seen !== undefined) {
      const own = at(program.variables, variable);
      probability *= likelihood(own, noise.shape, about, spread, seen);
      return seen;
    }
    if (luck === undefined) throw new BeliefTooLarge(step);
    return noiseOf(luck, step)(noise, about, spread, variable);
  };
  return { draw, probability: () => probability };
}
