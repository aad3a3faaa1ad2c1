/** Beliefs about what noise hides: Bayes by hand, exactly and by weighted particles. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { believePath } from "../../src/belief/filter.ts";
import { observationOf, publicKnowledge, type Observation } from "../../src/belief/observation.ts";
import { stepParticle } from "../../src/belief/particle-step.ts";
import { posteriorOf } from "../../src/belief/posterior.ts";
import { BeliefTooLarge } from "../../src/belief/refusal.ts";
import { parametersOf, simulate } from "../../src/engine/interpreter/run.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import type { Variable } from "../../src/scenario/model.ts";
import * as m from "../ir/models.ts";

const isX = m.unknownIs("u", "x");

/** A hidden push of 2, likelier under x, on a value that is seen through noise. */
function pushed(noise: NonNullable<Variable["noise"]>, more: Partial<Variable> = {}): Program {
  const chance = { kind: "conditional", test: isX, then: m.x(0.8), otherwise: m.x(0.2) } as const;
  return lower(
    m.aModel({
      calendar: { start: "2022-01-01", unit: "day", steps: 1 },
      unknowns: [m.anUnknown("u", { x: 0.25, y: 0.75 })],
      variables: [m.aVariable("seen", 5, { noise, ...more })],
      events: [
        m.anEvent("push", m.on("2022-01-01", { ...chance, span: m.span() }), [m.add("seen", 2)], {
          hidden: true,
        }),
      ],
    }),
  );
}

/** P(x) after a value whose likelihoods with and without the push are these. */
function byHand(pushedTo: number, stayed: number): number {
  const x = 0.25 * (0.8 * pushedTo + 0.2 * stayed);
  return x / (x + 0.75 * (0.2 * pushedTo + 0.8 * stayed));
}

/** One run, as it was seen, and the exact belief after it. */
function run(program: Program, number: number): { value: number; ofX: number; seen: Observation } {
  const parameters = parametersOf(program);
  const luck = luckOf(keyOfSeed("noise"), number);
  const { states, records } = simulate(program, parameters, luck);
  const belief = believePath(program, parameters, publicKnowledge, states, records);
  const last = at(states, 1);
  return {
    value: at(last.variables, 0),
    ofX: at(at(posteriorOf(program, belief), 0), 0),
    seen: observationOf(program, publicKnowledge, at(records, 0), last),
  };
}

/** P(x) by particles that are told what was seen. */
function byParticles(program: Program, { written: _never, ...observation }: Observation): number {
  const parameters = parametersOf(program);
  let [all, ofX] = [0, 0];
  for (let number = 0; number < 20_000; number += 1) {
    const luck = luckOf(keyOfSeed("particles"), number);
    const setting = { program, parameters, knowledge: publicKnowledge, observation };
    const begun = start(program, parameters, luck);
    let weight = 1;
    const end = stepParticle(setting, begun, luck, (probability) => {
      weight *= probability;
    });
    if (end === undefined) continue;
    all += weight;
    if (at(begun.unknowns, 0) === 0) ofX += weight;
  }
  return ofX / all;
}

const whole = pushed(
  { shape: "uniform", spread: m.x(1) },
  { integer: true, drift: m.variable("seen") },
);
const masses: Readonly<Record<number, readonly [number, number]>> = {
  4: [0, 0.25],
  5: [0, 0.5],
  6: [0.25, 0.25],
  7: [0.5, 0],
  8: [0.25, 0],
};

describe("the belief after a value with noise", () => {
  it("is that of the masses between the cuts of a whole one", () => {
    const met = new Set<number>();
    for (let number = 0; number < 60; number += 1) {
      const { value, ofX } = run(whole, number);
      met.add(value);
      expect(ofX).toBeCloseTo(byHand(...(masses[value] as [number, number])), 13);
    }
    expect([...met].toSorted()).toEqual([4, 5, 6, 7, 8]);
  });

  it.each([
    ["normal", (value: number, about: number) => (value - about) / 1.5, 1.5],
    ["lognormal", (value: number, about: number) => Math.log(value / about) / 0.2, 0.2],
  ] as const)("is that of %s densities", (shape, score, spread) => {
    const program = pushed({ shape, spread: m.x(spread) }, { min: 0.1 });
    for (let number = 0; number < 20; number += 1) {
      const { value, ofX } = run(program, number);
      const density = (about: number): number => Math.exp(-(score(value, about) ** 2) / 2);
      expect(ofX).toBeCloseTo(byHand(density(7), density(5)), 12);
    }
  });

  it("is that of the tail at a bound", () => {
    const program = pushed({ shape: "uniform", spread: m.x(4) }, { max: 6 });
    const runs = Array.from({ length: 40 }, (_, number) => run(program, number));
    // Pushed from 6 (the event is clamped) it is beyond 6 in half of the cases, from 5 in 3 of 8.
    const clamped = runs.filter(({ value }) => value === 6);
    expect(clamped.length).toBeGreaterThan(5);
    for (const { ofX } of clamped) expect(ofX).toBeCloseTo(byHand(1 / 2, 3 / 8), 13);
  });

  it("is the same by particles", () => {
    for (const number of [0, 1, 2, 3]) {
      const { ofX, seen } = run(whole, number);
      expect(Math.abs(byParticles(whole, seen) - ofX)).toBeLessThan(0.02);
    }
  });

  it("needs particles where nobody saw the value, and learns nothing from it", () => {
    const program = pushed({ shape: "normal", spread: m.x(1) }, { hidden: true });
    expect(() => run(program, 0)).toThrow(BeliefTooLarge);
    const luck = luckOf(keyOfSeed("noise"), 0);
    const { states, records } = simulate(program, parametersOf(program), luck);
    const seen = observationOf(program, publicKnowledge, at(records, 0), at(states, 1));
    expect(Math.abs(byParticles(program, seen) - 0.25)).toBeLessThan(0.02);
  });
});
