/** The program that splitting runs: one outcome to come true, and one that says how near it is. */

import type { OutcomeId } from "../base/brand.ts";
import { at } from "../base/invariant.ts";
import { wayTo } from "../ir/distance.ts";
import type { Program, ProgramOutcome } from "../ir/program.ts";
import { slice } from "../ir/slice.ts";

/**
 * The slice of two outcomes, in the order of `GOAL` and `BY`: no other part of the scenario can stop it.
 * @param by index of the outcome (`max`) that says how near it is; the way to the goal by default
 * @returns undefined where no way can be told
 */
export function splittingProgram(
  program: Program,
  goal: number,
  by: number | undefined,
  parameters: readonly number[],
): Program | undefined {
  const outcome = at(program.outcomes, goal);
  const near = by === undefined ? wayOf(program, outcome, parameters) : at(program.outcomes, by);
  return near && slice({ ...program, outcomes: [outcome, near] }).program;
}

function wayOf(
  program: Program,
  outcome: ProgramOutcome,
  parameters: readonly number[],
): ProgramOutcome | undefined {
  const way = wayTo(program, outcome, parameters);
  if (way === undefined) return undefined;
  const highest = { kind: "combine", start: -Infinity, combine: "max", value: way } as const;
  return { id: "way" as OutcomeId, type: "number", fold: highest };
}
