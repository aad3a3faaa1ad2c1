/** What changed between the odds of two states, told from luck: batch means under common random numbers. */

import { meanInterval, momentsOf } from "../../stats/mean.ts";
import type { Bounded } from "../../stats/interval.ts";
import type { Odds, OddsChange, Sample } from "../../view/play/scene.ts";

/** Probabilities differ by no more than one. */
const range = { low: -1, high: 1 };

/** The mean difference of batches with its 99 % interval, for there are many of them; undefined where fewer than two have a value. */
function differenceOf(pairs: readonly (readonly [Sample, Sample])[], of: (one: Sample) => number) {
  const differences = pairs
    .map(([now, before]) => of(now) - of(before))
    .filter((difference) => Number.isFinite(difference));
  if (differences.length < 2) return undefined;
  const { mean, variance } = momentsOf(differences);
  const count = differences.length;
  if (variance === 0) return { value: mean, low: mean, high: mean } satisfies Bounded;
  const { low, high } = meanInterval({ count, mean, variance, range }, 0.99);
  return { value: mean, low, high } satisfies Bounded;
}

/** Later odds less earlier ones, of every outcome and every rung. */
export function oddsChange(now: Odds, before: Odds): OddsChange {
  const count = Math.min(now.samples.length, before.samples.length);
  const pairs = now.samples
    .slice(0, count)
    .flatMap((sample, index): (readonly [Sample, Sample])[] => {
      const other = before.samples[index];
      return other === undefined ? [] : [[sample, other]];
    });
  return {
    outcomes: now.outcomes.map((_, index) =>
      differenceOf(pairs, ({ outcomes }) => outcomes[index] ?? Number.NaN),
    ),
    reach: now.reach.map((levels, flashpoint) =>
      levels.map((_, level) =>
        differenceOf(pairs, ({ reach }) => reach[flashpoint]?.[level] ?? Number.NaN),
      ),
    ),
  };
}
