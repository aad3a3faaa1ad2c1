/** The chances of the coming step as they stand in a state, without drawing anything. */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import { momentOf } from "./evaluate.ts";
import { eventThreshold, type EventThreshold } from "./events.ts";
import type { State } from "./state.ts";
import { transitionThreshold, type Threshold } from "./transitions.ts";

/** A flashpoint's threshold, and its probability split by direction. */
export interface TransitionChance {
  readonly threshold: Threshold;
  /** Probability of moving to a worse level in this step. */
  readonly up: number;
  /** Probability of moving to a better level in this step. */
  readonly down: number;
}

/**
 * Per flashpoint the chance of moving, were phase 3 to read this state: what events and moves of the
 * coming step may change is not foreseen. True factors, unknowns included.
 * @throws RunFault
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { chances, keyOfSeed, lower, luckOf, parametersOf, readScenario, start } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * const program = lower(model);
 * const parameters = parametersOf(program);
 * const first = start(program, parameters, luckOf(keyOfSeed("a seed"), 7));
 * const [border] = chances(program, parameters, first);
 * console.assert(Math.abs((border?.up ?? 0) - 0.2) < 1e-12);
 */
export function chances(
  program: Program,
  parameters: readonly number[],
  state: State,
): readonly TransitionChance[] {
  const moment = momentOf(program, parameters, state);
  return program.flashpoints.map((flashpoint, index) => {
    const threshold = transitionThreshold(moment, index);
    const { from, rules, total, probability } = threshold;
    let up = 0;
    let down = 0;
    for (const { rule, hazard } of rules) {
      const { target } = at(flashpoint.rules, rule);
      const share = total === 0 ? 0 : (probability * hazard) / total;
      if (target > from) up += share;
      if (target < from) down += share;
    }
    return { threshold, up, down };
  });
}

/** Per event that may happen in the coming step its threshold. @throws RunFault */
export function eventChances(
  program: Program,
  parameters: readonly number[],
  state: State,
): readonly EventThreshold[] {
  const moment = momentOf(program, parameters, state);
  return program.events
    .map((_, index) => eventThreshold(moment, index))
    .filter((threshold) => threshold !== undefined);
}
