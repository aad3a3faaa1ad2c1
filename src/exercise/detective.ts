/**
 * Signals weighed one by one: what a written likelihood ratio does to a belief when its card is turned,
 * and how good a whole table of ratios is over many sealed runs.
 */

import { dealSignals, updateBelief, type DealtSignal } from "./deal.ts";
import type { Exercise, Question, Signal } from "./model.ts";

/** A ratio that was written before its card was turned. */
export interface WeighedSignal {
  readonly signal: Signal;
  /** Chance of the card under the last value of the unknown over that under its first; > 0. */
  readonly ratio: number;
}

/** The same card, turned. */
export interface TurnedSignal extends WeighedSignal {
  readonly seen: boolean;
  /** What it multiplied the odds by. */
  readonly effect: number;
  /** Belief in the last value of the unknown afterwards. */
  readonly belief: number;
}

/** Greatest chance that a ratio is taken to give a card: a sign that must come says nothing by coming. */
const MOST = 0.99;

/**
 * What a turned card does to the odds. If it was seen, what was written. If it was not, what its absence
 * says: with a the chance that the exercise gives it under the first value, a·ratio is the chance under
 * the last, and the odds move by (1 − a·ratio) / (1 − a). Without a chance given, absence says nothing.
 */
export function effectOf({ signal, ratio }: WeighedSignal, seen: boolean): number {
  if (seen) return ratio;
  const first = signal.likelihood[0]?.value;
  if (first === undefined || first >= 1) return 1;
  return (1 - Math.min(MOST, first * ratio)) / (1 - first);
}

/** Turns weighed cards in their order. */
export function turnCards(
  weighed: readonly WeighedSignal[],
  prior: number,
  dealt: readonly DealtSignal[],
): readonly TurnedSignal[] {
  let belief = prior;
  return weighed.map((one) => {
    const seen = dealt.some(({ signal, seen: shown }) => shown && signal.id === one.signal.id);
    const effect = effectOf(one, seen);
    belief = updateBelief(belief, effect);
    return { ...one, seen, effect, belief };
  });
}

/** Where a belief about an unknown starts: the outside view of the question about it, else even odds. */
export function priorOf(exercise: Exercise, unknown: string): number {
  const asked = exercise.questions.find((one: Question) => one.sealed?.unknown === unknown);
  return asked?.reference?.p.at(-1) ?? 0.5;
}

/** The belief in the last value that a table of ratios ends at in one sealed run. */
export function beliefInRun(
  weighed: readonly WeighedSignal[],
  prior: number,
  valueOf: (unknown: string) => string,
  seed: string,
  run: number,
): number {
  const signals = weighed.map(({ signal }) => signal);
  return (
    turnCards(weighed, prior, dealSignals(signals, valueOf, seed, run)).at(-1)?.belief ?? prior
  );
}
