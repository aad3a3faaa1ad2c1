/**
 * Signals as cards: which of them a hidden type sends in a deal, and what a ratio does to a belief.
 * The deal belongs to the sealed world: the same seed and run deal the same cards.
 */

import { keyOfSeed } from "../random/seed.ts";
import { siteOf } from "../random/site.ts";
import { luckOf } from "../random/stream.ts";
import type { Signal } from "./model.ts";

/** A card that was turned. */
export interface DealtSignal {
  readonly signal: Signal;
  /** `false`: its date passed and it was not seen, which is a sign too. */
  readonly seen: boolean;
}

/**
 * Deals every signal of a list, in its order.
 * @param valueOf the value of an unknown in the sealed run
 * @param seed of the sealed world
 * @param run ≥ 0, which of its sealed runs
 */
export function dealSignals(
  signals: readonly Signal[],
  valueOf: (unknown: string) => string,
  seed: string,
  run: number,
): readonly DealtSignal[] {
  const luck = luckOf(keyOfSeed(`${seed}/signals`), run);
  return signals.map((signal) => {
    const truth = valueOf(signal.unknown);
    const chance = signal.likelihood.find(({ id }) => id === truth)?.value ?? 0;
    return { signal, seen: luck(siteOf(signal.id), 0) < chance };
  });
}

/**
 * The likelihood ratio of what was seen or not, the last value of the unknown over its first: what the
 * exercise itself gives the card. `undefined` where it gives no chances, or both are 0.
 */
export function ratioOf({ signal, seen }: DealtSignal): number | undefined {
  const first = signal.likelihood[0]?.value;
  const last = signal.likelihood.at(-1)?.value;
  if (first === undefined || last === undefined) return undefined;
  const [below, above] = seen ? [first, last] : [1 - first, 1 - last];
  return below === 0 ? (above === 0 ? undefined : Infinity) : above / below;
}

/**
 * Bayes in odds: the belief in the last value after a ratio.
 * @param belief in [0, 1]
 * @param ratio ≥ 0; Infinity makes it certain
 */
export function updateBelief(belief: number, ratio: number): number {
  if (belief === 0 || belief === 1) return belief;
  if (ratio === Infinity) return 1;
  const odds = (belief / (1 - belief)) * ratio;
  return odds === Infinity ? 1 : odds / (1 + odds);
}
