/**
 * The benchmark of the exact solver: five coupled flashpoints of six levels and a tension of eleven,
 * all moving at once by at most one rung, 52 weeks: 6^5 · 11 = 85,536 states, and 32.5 million
 * transitions in the matrix of a step. Tension is a ladder too, so that it is drawn in the same phase.
 */

import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { readScenario } from "../../src/scenario/read.ts";

const FLASHPOINTS = 5;

/** Rules up and down between neighbouring levels, at hazards that read the rest of the state. */
function ladderOf(id: string, size: number, up: string, down: string): string {
  const level = (rung: number): string => `l${String(rung)}`;
  const levels = Array.from(
    { length: size },
    (_, rung) => `${level(rung)}: { name: ${level(rung)} }`,
  );
  const rules = Array.from({ length: size - 1 }, (_, rung) => [
    `      up_${String(rung)}: { from: ${level(rung)}, to: ${level(rung + 1)}, hazard: "${up}" }`,
    `      down_${String(rung)}: { from: ${level(rung + 1)}, to: ${level(rung)}, hazard: "${down}" }`,
  ]).flat();
  return `  ${id}:
    name: ${id}
    start: l1
    basis: judgement
    because: a benchmark
    levels: { ${levels.join(", ")} }
    rules:
${rules.join("\n")}`;
}

/** The scenario as its author would write it. */
function coupledText(size: number, steps: number): string {
  const indices = Array.from({ length: FLASHPOINTS }, (_, index) => index);
  const all = indices.map((index) => `rung(f${String(index)})`).join(" + ");
  const ladders = indices.map((index) =>
    ladderOf(
      `f${String(index)}`,
      size,
      `0.04 * exp(0.1 * rung(tension) + 0.15 * rung(f${String((index + 1) % FLASHPOINTS)}))`,
      "0.2 * exp(-0.1 * rung(tension))",
    ),
  );
  return `brink: 1
scenario: coupled
title: Five coupled flashpoints and a tension
languages: [en]
start: 2022-01-01
step: week
horizon: ${String(steps)} steps
flashpoints:
${[...ladders, ladderOf("tension", 11, `0.02 * (1 + ${all})`, `0.4 * exp(-0.05 * (${all}))`)].join("\n")}
outcomes:
  war: { title: A war somewhere, ever: ${indices.map((index) => `f${String(index)} == l${String(size - 1)}`).join(" or ")} }
  sum: { title: Sum of the levels, at_end: "${all}" }
`;
}

/** The benchmark program; another size, and fewer steps, if asked for. */
export function coupledProgram(size = 6, steps = 52): Program {
  const { model, diagnostics } = readScenario("coupled.yaml", (name) => ({
    name,
    text: coupledText(size, steps),
  }));
  const codes = new Set(diagnostics.map(({ code }) => code));
  if (model === undefined || codes.size > 0) throw new Error([...codes].join(", "));
  return lower(model);
}
