/** Solves best replies in tests. */

import { solveBest, type BestSolution } from "../../../../src/engine/exact/best/best.ts";
import { parametersOf } from "../../../../src/engine/interpreter/run.ts";
import { lower } from "../../../../src/ir/lower.ts";
import type { Program } from "../../../../src/ir/program.ts";
import { modelOf } from "../../../scenario/reading.ts";

/** The program of a text. */
export const programOf = (text: string): Program => lower(modelOf(text));

/** The best reply of an actor, by index, to an outcome, by its id. */
export function bestOf(program: Program, outcome: string, actor = 0, most = 100_000): BestSolution {
  const going = solveBest(program, parametersOf(program), {
    outcome: program.outcomes.findIndex(({ id }) => id === outcome),
    ...{ actor, sides: ["most", "least"], most, rules: 10 },
  });
  for (;;) {
    const next = going.next();
    if (next.done === true) return next.value;
  }
}
