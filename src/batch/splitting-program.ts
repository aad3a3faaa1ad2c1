/** The program that splitting runs: one outcome to come true, and one that says how near it is. */

import type { OutcomeId } from "../base/brand.ts";
import { at } from "../base/invariant.ts";
import { wayTo } from "../ir/distance.ts";
import type { Program } from "../ir/program.ts";

/**
 * The program with two outcomes only, in the order of `GOAL` and `BY`.
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
  if (by !== undefined) return { ...program, outcomes: [outcome, at(program.outcomes, by)] };
  const way = wayTo(program, outcome, parameters);
  if (way === undefined) return undefined;
  const highest = { kind: "combine", start: -Infinity, combine: "max", value: way } as const;
  const near = { id: "way" as OutcomeId, type: "number", fold: highest } as const;
  return { ...program, outcomes: [outcome, near] };
}
