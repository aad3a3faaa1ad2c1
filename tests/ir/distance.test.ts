/** The way to an outcome is 0 exactly where its condition holds, and counts what is still to go. */

import { describe, expect, it } from "vitest";
import { beginOutcomes, observe } from "../../src/engine/interpreter/outcome.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import type { State } from "../../src/engine/interpreter/state.ts";
import { wayTo } from "../../src/ir/distance.ts";
import type { OutcomeId } from "../../src/base/brand.ts";
import type { Program } from "../../src/ir/program.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { programOfText } from "../batch/ladder.ts";

function programWith(outcome: string): Program {
  return programOfText(`brink: 1
scenario: ways
start: 2022-01-03
step: week
horizon: 9 steps
variables: { x: { start: 1, min: 0, max: 8 } }
flashpoints:
  a: { start: calm, levels: [calm, tense, crisis, war], rules: { up: { from: calm, to: war, chance: 20% per week } } }
  b: { start: calm, levels: [calm, tense, crisis, war], rules: { up: { from: calm, to: war, chance: 20% per week } } }
outcomes: { it: { ${outcome} } }
`);
}

/** The way in a state with these levels and x. */
function way(outcome: string, a: number, b: number, x: number): number {
  const program = programWith(outcome);
  const parameters = parametersOf(program);
  const root = wayTo(program, program.outcomes[0]!, parameters)!;
  const highest = { kind: "combine", start: -Infinity, combine: "max", value: root } as const;
  const measuring: Program = {
    ...program,
    outcomes: [{ id: "way" as OutcomeId, type: "number", fold: highest }],
  };
  const state: State = {
    ...start(program, parameters, luckOf(keyOfSeed("way"), 0)),
    levels: [a, b],
    variables: [x],
  };
  return observe(measuring, parameters, beginOutcomes(measuring), state)[0]!.value;
}

describe("the way", () => {
  it.each([
    ["ever: a >= crisis", (a: number) => Math.min(0, a - 2)],
    ["ever: a > tense", (a: number) => Math.min(0, a - 2)],
    ["ever: a < tense", (a: number) => Math.min(0, -a)],
    ["at_end: a == tense", (a: number) => -Math.abs(a - 1)],
    ["ever: a != calm", (a: number) => (a === 0 ? -1 : 0)],
    [
      "ever: a >= war and b >= crisis",
      (a: number, b: number) => Math.min(0, a - 3) + Math.min(0, b - 2),
    ],
    [
      "ever: a >= war or b >= war",
      (a: number, b: number) => Math.max(Math.min(0, a - 3), Math.min(0, b - 3)),
    ],
    [
      "ever: not (a < war or b < war)",
      (a: number, b: number) => Math.min(0, a - 3) + Math.min(0, b - 3),
    ],
    ["first_time: x > 5", (_a: number, _b: number, x: number) => Math.min(0, x - 5)],
    ["ever: a == war and x >= 5", (a: number, _b: number, x: number) => a - 3 + Math.min(0, x - 5)],
    ["until: { hold: b == calm, reach: a == war }", (a: number) => a - 3],
  ] as const)("to «%s»", (outcome, wanted) => {
    for (let a = 0; a < 4; a += 1) {
      for (const [b, x] of [
        [0, 1],
        [2, 5],
        [3, 8],
      ] as const) {
        expect([a, b, x, way(outcome, a, b, x) + 0]).toEqual([a, b, x, wanted(a, b, x) + 0]);
      }
    }
  });

  it("is the time for what must hold always", () => {
    expect(way("always: a == calm", 0, 0, 1)).toBe(0);
  });

  it("is taken only where it cannot stop a run", () => {
    const program = programWith("ever: a == calm or 1 / x > 3");
    const value = wayTo(program, program.outcomes[0]!, []);
    expect(value).toBeUndefined();
    const guarded = programWith("ever: x > 0 and 1 / x > 3");
    expect(wayTo(guarded, guarded.outcomes[0]!, [])).toBeUndefined();
    const numeric = programWith("max: x");
    expect(wayTo(numeric, numeric.outcomes[0]!, [])).toBeUndefined();
  });
});
