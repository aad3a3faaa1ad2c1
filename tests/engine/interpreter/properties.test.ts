/** Laws that hold for every scenario, on random small ones. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import type { FlashpointId } from "../../../src/base/brand.ts";
import type { Model } from "../../../src/scenario/model.ts";
import * as m from "../../ir/models.ts";

const ladder = ["a", "b", "c"] as const;
const levelId = fc.constantFrom(...ladder);

interface RuleSeed {
  readonly from: readonly string[];
  readonly to: string;
  readonly kind: "chance" | "hazard" | "certain";
  readonly amount: number;
  readonly factor: number;
  readonly bump: number;
}

const ruleSeed: fc.Arbitrary<RuleSeed> = fc.record({
  from: fc.uniqueArray(levelId, { minLength: 1 }),
  to: levelId,
  kind: fc.constantFrom("chance", "hazard", "hazard", "certain"),
  amount: fc.double({ min: 0, max: 0.9, noNaN: true }),
  factor: fc.double({ min: 0, max: 20, noNaN: true }),
  bump: fc.integer({ min: -20, max: 20 }),
});

interface Seed {
  readonly flashpoints: readonly (readonly RuleSeed[])[];
  readonly weights: readonly number[];
  readonly events: readonly number[];
  readonly simultaneous: boolean;
}

const seeds: fc.Arbitrary<Seed> = fc.record({
  flashpoints: fc.array(fc.array(ruleSeed, { maxLength: 5 }), { minLength: 2, maxLength: 4 }),
  weights: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 2, maxLength: 4 }),
  events: fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { maxLength: 3 }),
  simultaneous: fc.boolean(),
});

/** A scenario in which everything reads and writes everything else. */
function modelOf(seed: Seed): Model {
  const name = (index: number) => `f${String(index)}`;
  const next = (index: number) => name((index + 1) % seed.flashpoints.length);
  return m.aModel({
    calendar: { start: "2022-01-01", unit: "day", steps: 8 },
    turns: seed.simultaneous ? "simultaneous" : "sequential",
    variables: [
      m.aVariable("v", 50, { drift: m.binary("*", m.variable("v"), 0.9) }),
      m.aVariable("w", 10),
    ],
    flashpoints: seed.flashpoints.map((rules, index) =>
      m.flashpoint(
        name(index),
        ladder,
        "a",
        rules.map((r, number) =>
          m.rule(
            `r${String(number)}`,
            r.from,
            r.to,
            r.kind === "certain"
              ? m.certain(r.amount)
              : r.kind === "chance"
                ? m.perDay(r.amount)
                : { kind: "hazard", hazard: m.x(r.amount) },
            {
              multipliers:
                r.kind === "certain"
                  ? []
                  : [
                      m.times(r.factor, m.level(next(index), ">=", "b")),
                      m.times(m.binary("/", m.variable("v"), 50)),
                    ],
              effects: [m.add("v", r.bump), m.add("w", m.binary("*", m.variable("v"), 0.01))],
            },
          ),
        ),
      ),
    ),
    couplings: {
      strength: m.x(0.3),
      floor: m.x(0.25),
      ceiling: m.x(4),
      calms: true,
      links: [
        {
          from: "f0" as FlashpointId,
          to: "f1" as FlashpointId,
          weight: m.x(1),
          lag: 1,
          span: m.span(),
        },
        {
          from: "f1" as FlashpointId,
          to: "f0" as FlashpointId,
          weight: m.x(-1),
          lag: 0,
          span: m.span(),
        },
      ],
      span: m.span(),
    },
    actors: ["x", "y"].map((id) =>
      m.anActor(
        id,
        seed.weights.map((weight, number) =>
          m.aMove(`m${String(number)}`, weight, [m.add("v", number - 1)], {
            when: m.compare("<", m.variable("v"), 60 + number),
          }),
        ),
        { movesPerStep: 2 },
      ),
    ),
    events: seed.events.map((hazard, number) =>
      m.anEvent(`e${String(number)}`, m.atRate(hazard, true), [
        m.add("w", number),
        m.shift("f0", 1),
      ]),
    ),
    outcomes: [m.anOutcome("ever", "boolean", { kind: "ever", of: m.level("f0", "==", "c") })],
  });
}

function play(model: Model, run: number) {
  const program = lower(model);
  return {
    program,
    ...simulate(program, parametersOf(program), luckOf(keyOfSeed("laws"), run)),
  };
}

const fixed = { seed: 20220112, numRuns: 60 };

describe("every run", () => {
  test("probabilities are those of competing risks", () => {
    fc.assert(
      fc.property(seeds, fc.nat(1000), (seed, run) => {
        const { records } = play(modelOf(seed), run);
        for (const { rules, total, probability, mode, from, to, draw, fired } of records.flatMap(
          (record) => record.transitions,
        )) {
          const sum = rules.reduce((acc, rule) => acc + rule.hazard, 0);
          expect(total).toBe(sum);
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
          if (mode === "certain") continue;
          expect(probability).toBeLessThanOrEqual(total);
          expect(probability).toBeCloseTo(1 - Math.exp(-sum), 14);
          for (const rule of rules) {
            const product = rule.factors.reduce((acc, f) => acc * f.factor, rule.base.hazard);
            expect(rule.hazard).toBe(product);
          }
          expect(fired !== undefined).toBe(draw !== undefined && draw < probability);
          if (fired === undefined) expect(to).toBe(from);
          else expect(rules.find((rule) => rule.rule === fired)?.hazard).toBeGreaterThan(0);
        }
      }),
      fixed,
    );
  });

  test("does not depend on the order in the file", () => {
    fc.assert(
      fc.property(seeds, fc.nat(1000), (seed, run) => {
        const model = modelOf(seed);
        const backwards: Model = {
          ...model,
          variables: model.variables.toReversed(),
          flashpoints: model.flashpoints
            .toReversed()
            .map((f) => ({ ...f, rules: f.rules.toReversed() })),
          actors: model.actors.toReversed().map((a) => ({ ...a, moves: a.moves.toReversed() })),
          events: model.events.toReversed(),
        };
        const one = play(model, run);
        const other = play(backwards, run);
        expect(other.states).toEqual(one.states);
        expect(other.records).toEqual(one.records);
        expect(other.outcomes).toEqual(one.outcomes);
      }),
      fixed,
    );
  });

  test("shares its luck with a variant: an unrelated flashpoint changes nothing else", () => {
    fc.assert(
      fc.property(seeds, fc.nat(1000), ruleSeed, (seed, run, extra) => {
        const model = modelOf(seed);
        const stranger = m.flashpoint("aaa_stranger", ladder, "a", [
          m.rule("r", extra.from, extra.to, { kind: "hazard", hazard: m.x(extra.amount) }),
          m.rule("back", ["b", "c"], "a", 0.5),
        ]);
        const one = play(model, run);
        const other = play({ ...model, flashpoints: [stranger, ...model.flashpoints] }, run);
        expect(other.states.map((state) => state.levels.slice(1))).toEqual(
          one.states.map((state) => state.levels),
        );
        expect(other.states.map((state) => state.variables)).toEqual(
          one.states.map((state) => state.variables),
        );
      }),
      fixed,
    );
  });

  test("never changes a state that it has published, and can be replayed from any of them", () => {
    fc.assert(
      fc.property(seeds, fc.nat(1000), (seed, run) => {
        const { program, states } = play(modelOf(seed), run);
        const frozen = JSON.stringify(states);
        const again = simulate(program, [], luckOf(keyOfSeed("laws"), run));
        expect(again.states).toEqual(states);
        expect(JSON.stringify(states)).toBe(frozen);
        expect(at(states, states.length - 1).ended).toBe(true);
      }),
      fixed,
    );
  });
});
