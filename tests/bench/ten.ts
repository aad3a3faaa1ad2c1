/**
 * The benchmark scenario: ten flashpoints on a ring, five levels each, 52 weeks, two logistic hazards
 * per flashpoint and week, one shared variable. `ten.c` is the same model as a plain C program,
 * `by-hand.ts` as a plain mathjs loop.
 */

import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { readScenario } from "../../src/scenario/read.ts";

/** Number of flashpoints on the ring. */
export const ringSize = 10;

const levels = ["calm", "tense", "crisis", "clash", "war"] as const;

/** Hazard of going up, over the level of the next flashpoint on the ring. */
export const upHazard = (next: string): string =>
  `0.03 * logistic(0.06 * (tension - 70) + 0.8 * (${next} - 2))`;

/** Hazard of going down, over the weeks spent in the level. */
export const downHazard = (dwell: string): string =>
  `0.04 * logistic(0.05 * (50 - tension) + (${dwell} >= 8 ? 0.7 : 0))`;

function rulesOf(index: number): string {
  const next = `rung(f${String((index + 1) % ringSize)})`;
  const dwell = `dwell(f${String(index)})`;
  return levels
    .flatMap((level, rung) => {
      const up = levels[rung + 1];
      const down = levels[rung - 1];
      return [
        up === undefined
          ? []
          : [
              `      up_from_${level}: { from: ${level}, to: ${up}, hazard: "${upHazard(next)}", then: { tension: +rise } }`,
            ],
        down === undefined
          ? []
          : [
              `      down_from_${level}: { from: ${level}, to: ${down}, hazard: "${downHazard(dwell)}", then: { tension: -fall } }`,
            ],
      ].flat();
    })
    .join("\n");
}

/** The scenario as its author would write it. */
export function tenText(): string {
  const indices = Array.from({ length: ringSize }, (_, index) => index);
  const ladder = levels.map((level) => `${level}: { name: ${level} }`).join(", ");
  const anyWar = indices.map((index) => `f${String(index)} == war`).join(" or ");
  return `brink: 1
scenario: ten
title: Ten flashpoints on a ring
languages: [en]
start: 2022-01-01
step: week
horizon: 52 steps
parameters:
  rise: { name: Rise, value: 4, range: [3, 5], basis: judgement, because: a benchmark }
  fall: { name: Fall, value: 2, range: [1, 3], basis: judgement, because: a benchmark }
variables:
  tension:
    name: Tension
    start: 50
    range: [40, 60]
    min: 0
    max: 100
    drift: "tension + 0.1 * (50 - tension)"
    basis: judgement
    because: a benchmark
flashpoints:
${indices
  .map(
    (index) => `  f${String(index)}:
    name: Flashpoint ${String(index)}
    start: tense
    basis: judgement
    because: a benchmark
    levels: { ${ladder} }
    rules:
${rulesOf(index)}`,
  )
  .join("\n")}
outcomes:
  any_war: { title: A war somewhere, ever: ${anyWar} }
  first_war: { title: First war, first_time: ${anyWar} }
  tension: { title: Tension at the end, at_end: tension }
`;
}

/** The benchmark program. */
export function tenProgram(): Program {
  const { model, diagnostics } = readScenario("ten.yaml", (name) => ({ name, text: tenText() }));
  const codes = new Set(diagnostics.map(({ code }) => code));
  if (model === undefined || codes.size > 0) throw new Error([...codes].join(", "));
  return lower(model);
}
