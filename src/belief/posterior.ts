/** What a belief says: shares of the unknowns, averages, and draws to go on from. */

import { at } from "../base/invariant.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Program } from "../ir/program.ts";
import type { Belief, Hypothesis } from "./filter.ts";

/** Average of a number over the belief: what a player may be shown in place of the true one. */
export function averageOver(belief: Belief, value: (state: State) => number): number {
  return belief.hypotheses.reduce(
    (sum, { probability, state }) => sum + probability * value(state),
    0,
  );
}

/** Per unknown the posterior probability of each of its values. */
export function posteriorOf(program: Program, belief: Belief): readonly (readonly number[])[] {
  return program.unknowns.map(({ values }, unknown) =>
    values.map((_, value) =>
      averageOver(belief, (state) => (state.unknowns[unknown] === value ? 1 : 0)),
    ),
  );
}

/**
 * The hypothesis that a uniform in [0, 1) picks: a state from which to play on, so that many such
 * continuations are distributed as the future is, given what was seen.
 */
export function drawHypothesis(belief: Belief, uniform: number): Hypothesis {
  let cumulative = 0;
  for (const hypothesis of belief.hypotheses) {
    cumulative += hypothesis.probability;
    if (uniform < cumulative) return hypothesis;
  }
  // Rounding can leave a gap of an ulp at the end.
  return at(belief.hypotheses, belief.hypotheses.length - 1);
}
