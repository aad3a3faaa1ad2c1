/** A ladder whose top is as unlikely as wanted, and programs from texts. */

import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { solve } from "../../src/engine/exact/solve.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { readScenario } from "../../src/scenario/read.ts";

/** The probability of an outcome by the exact solver. */
export function exactProbability(program: Program, id: string): number {
  const going = solve(program, parametersOf(program), { drop: 0, most: 1e6 });
  for (;;) {
    const next = going.next();
    if (next.done !== true) continue;
    const answer = next.value.answers.find((one) => one.id === id);
    if (answer === undefined || answer.kind === "number") throw new Error(id);
    return answer.probability.value;
  }
}

/** The program of a scenario text, which must have no errors. */
export function programOfText(text: string): Program {
  const { model, diagnostics } = readScenario("test.yaml", (name) => ({ name, text }));
  if (model === undefined) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return lower(model);
}

/**
 * A ladder from 0 to `top`, a step up with probability 1/10, down with 5/10. In 50 steps the top is
 * ever reached with probability 1.0e-6 for `top` 10.
 */
export function ladderText(top: number): string {
  const rungs = Array.from({ length: top }, (_, rung) => rung);
  const level = (rung: number): string => `l${String(rung)}`;
  const rules = rungs.flatMap((rung) => [
    `      u${String(rung)}: { from: ${level(rung)}, to: ${level(rung + 1)}, certain: true, weight: 1 }`,
    `      s${String(rung)}: { from: ${level(rung)}, to: ${level(rung)}, certain: true, weight: ${rung === 0 ? "9" : "4"} }`,
    ...(rung === 0
      ? []
      : [
          `      d${String(rung)}: { from: ${level(rung)}, to: ${level(rung - 1)}, certain: true, weight: 5 }`,
        ]),
  ]);
  const last = level(top);
  return `brink: 1
scenario: ladder
languages: [en]
title: A ladder
start: 2022-01-03
step: day
horizon: 50 steps
flashpoints:
  size:
    name: Size
    start: l0
    levels: { ${[...rungs, top].map((rung) => `${level(rung)}: { name: Rung }`).join(", ")} }
    rules:
${rules.join("\n")}
outcomes:
  top: { title: Top, ever: size >= ${last} }
  when: { title: When, first_time: size >= ${last} }
  stays: { title: Stays, at_end: size >= ${level(top - 1)} }
  highest: { title: Highest, max: rung(size) }
`;
}

/**
 * A gambler with one coin against nine, who wins a round with probability 2/11: he takes all with
 * probability (9/2 - 1) / ((9/2)^10 - 1) = 1.03e-6.
 */
export const ruinText = `brink: 1
scenario: ruin
languages: [en]
title: Ruin
start: 2022-01-03
step: day
horizon: 600 steps
variables: { coins: { name: Coins, integer: true, start: 1, min: 0, max: 10 } }
flashpoints:
  game:
    name: Game
    start: on
    levels: { on: { name: On }, off: { name: Off } }
    rules:
      win: { from: any, to: on, certain: true, weight: 2, then: { coins: { add: 1 } } }
      lose: { from: any, to: off, certain: true, weight: 9, then: { coins: { add: -1 } } }
ends_when: coins == 0 or coins == 10
outcomes:
  all: { title: All, ever: coins >= 10 }
`;

/** His probability. */
export const ruinProbability: number = (4.5 - 1) / (4.5 ** 10 - 1);
