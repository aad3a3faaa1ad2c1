/**
 * The ring: flashpoints of five levels, each with a plain chance of going up, raised by its neighbours,
 * and one of going down; 52 weeks. `ring.c` is the same model as a plain C program.
 */

import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { readScenario } from "../../src/scenario/read.ts";

const levels = ["a", "b", "c", "d", "z"] as const;

function flashpointOf(index: number, size: number): string {
  const left = `f${String((index + size - 1) % size)}`;
  const right = `f${String((index + 1) % size)}`;
  const times = `[{ by: 1.5, when: ${left} >= c }, { by: 1.3, when: ${right} >= d }]`;
  const rules = levels.slice(1).flatMap((above, rung) => {
    const below = levels[rung] ?? above;
    return [
      `      up_${below}: { from: ${below}, to: ${above}, chance: 2% per week, range: [1%, 4%], times: ${times} }`,
      `      down_${above}: { from: ${above}, to: ${below}, chance: 5% per week, range: [2%, 8%] }`,
    ];
  });
  return `  f${String(index)}:
    start: a
    basis: judgement
    because: a benchmark
    levels: [${levels.join(", ")}]
    rules:
${rules.join("\n")}`;
}

/** The ring of so many flashpoints. */
export function ringProgram(size: number): Program {
  const indices = Array.from({ length: size }, (_, index) => index);
  const text = `brink: 1
scenario: ring
title: Ring
languages: [en]
start: 2022-01-03
step: week
horizon: 52 steps
flashpoints:
${indices.map((index) => flashpointOf(index, size)).join("\n")}
outcomes:
${indices
  .slice(0, 20)
  .map((index) => `  o${String(index)}: { title: War, ever: f${String(index)} == z }`)
  .join("\n")}
`;
  const { model, diagnostics } = readScenario("ring.yaml", (name) => ({ name, text }));
  if (model === undefined) throw new Error(diagnostics.map(({ code }) => code).join(", "));
  return lower(model);
}
