/** A whole run, from S_0 to its end. */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { Luck } from "../../random/luck.ts";
import { advance } from "./advance.ts";
import { beginOutcomes, observe } from "./outcome.ts";
import type { Choices, StepRecord } from "./record.ts";
import { start } from "./start.ts";
import type { State } from "./state.ts";

/** What a run was. */
export interface Run {
  /** S_0, S_1, … to the state that has ended. */
  readonly states: readonly State[];
  /** `records[t]` leads from `states[t]` to `states[t + 1]`. */
  readonly records: readonly StepRecord[];
  /** By outcome index: conditions as 1 or 0, numbers, times in steps with Infinity for never. */
  readonly outcomes: readonly number[];
}

/** The program's own parameter values, by index. */
export function parametersOf(program: Program): readonly number[] {
  return program.parameters.map((parameter) => parameter.value);
}

/**
 * Plays a run to its end.
 * @param choose choices of the players in the step that starts from a state
 * @throws RunFault where the scenario cannot go on
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { keyOfSeed, lower, luckOf, parametersOf, readScenario, simulate } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * const program = lower(model);
 * const luck = luckOf(keyOfSeed("a seed"), 7);
 * const { outcomes, records } = simulate(program, parametersOf(program), luck);
 * console.log(outcomes, records[0]?.transitions[0]);
 */
export function simulate(
  program: Program,
  parameters: readonly number[],
  luck: Luck,
  choose?: (state: State) => Choices,
): Run {
  let state = start(program, parameters, luck);
  let progress = observe(program, parameters, beginOutcomes(program), state);
  const states: State[] = [state];
  const records: StepRecord[] = [];
  while (!state.ended) {
    const next = advance(program, parameters, state, luck, choose?.(state));
    state = next.state;
    progress = observe(program, parameters, progress, state);
    states.push(state);
    records.push(next.record);
  }
  return {
    states,
    records,
    outcomes: program.outcomes.map((_, index) => at(progress, index).value),
  };
}
