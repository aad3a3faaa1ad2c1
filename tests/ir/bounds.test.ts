import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import {
  evaluateBoolean,
  evaluateOutcomeValue,
  momentOf,
} from "../../src/engine/interpreter/evaluate.ts";
import { RunFault } from "../../src/engine/interpreter/fault.ts";
import { transitionThreshold } from "../../src/engine/interpreter/transitions.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { flashpointBound, wordOfBound } from "../../src/ir/bounds-hazard.ts";
import { Bounds } from "../../src/ir/bounds.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Expr, NumberExpr } from "../../src/ir/expression.ts";
import { binaryRange, between, point, unaryRange } from "../../src/ir/range.ts";
import { rootsOf } from "../../src/ir/walk.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { play } from "../engine/kernel/identity.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { randomModel } from "../generator/model.ts";

describe("ranges", () => {
  it("know where NaN may come from", () => {
    const all = between(-Infinity, Infinity);
    expect(binaryRange("+", all, all).nan).toBe(true);
    expect(binaryRange("*", all, between(-1, 1)).nan).toBe(true);
    expect(binaryRange("/", point(1), between(-1, 1)).nan).toBe(true);
    expect(unaryRange("log", between(-1, 1)).nan).toBe(true);
    expect(unaryRange("sqrt", between(0, 4))).toEqual(between(0, 2));
    expect(binaryRange("%", between(-5, 100), point(7))).toEqual(between(0, 7));
    expect(binaryRange("^", between(-3, 2), point(2))).toEqual(between(0, 9));
  });
});

/** Of every kind of an expression whether it gives a number; of a choice what it chooses among says it. */
const numeric: Readonly<Record<Expr["kind"], boolean>> = {
  number: true,
  parameter: true,
  variable: true,
  step: true,
  since: true,
  dwell: true,
  held: true,
  elapsed: true,
  rung: true,
  unary: true,
  binary: true,
  shared: true,
  conditional: true,
  boolean: false,
  compare: false,
  level: false,
  unknown: false,
  and: false,
  or: false,
  not: false,
  happened: false,
  within: false,
  moved: false,
};

function isNumeric(expression: Expr): expression is NumberExpr {
  return expression.kind === "conditional" ? isNumeric(expression.then) : numeric[expression.kind];
}

describe("bounds", () => {
  it("enclose what random expressions give in the states of random runs", () => {
    let enclosed = 0;
    fc.assert(
      fc.property(arbitraryOf(randomModel), (model) => {
        const program = lower(model);
        const parameters = parametersOf(program);
        const { states } = play(program, parameters, keyOfSeed("bounds"), 0);
        for (const bounds of [new Bounds(program), new Bounds(program, { parameters })]) {
          for (const root of rootsOf(program)) {
            if (!isNumeric(root)) continue;
            const { value: range, mayFault } = bounds.watch(() => bounds.root(root));
            for (const state of states) {
              try {
                const value = evaluateOutcomeValue(momentOf(program, parameters, state), {
                  type: "number",
                  value: root,
                  place: 0,
                });
                expect(value).toBeGreaterThanOrEqual(range.low);
                expect(value).toBeLessThanOrEqual(range.high);
                enclosed += 1;
              } catch (error) {
                if (!(error instanceof RunFault)) throw error;
                expect(mayFault).toBe(true);
              }
            }
          }
        }
      }),
      { seed: 7, numRuns: 60, endOnFailure: true },
    );
    expect(enclosed).toBeGreaterThan(1000);
  });

  it("decide conditions only where they are decided", () => {
    fc.assert(
      fc.property(arbitraryOf(randomModel), (model) => {
        const program = lower(model);
        const parameters = parametersOf(program);
        const { states } = play(program, parameters, keyOfSeed("truths"), 0);
        const bounds = new Bounds(program, { parameters });
        for (const { when } of program.flashpoints.flatMap(({ rules }) => rules)) {
          if (when === undefined) continue;
          const { value: truth, mayFault } = bounds.watch(() => bounds.boolean(when));
          if (truth === "maybe" || mayFault) continue;
          for (const state of states) {
            const holds = evaluateBoolean(momentOf(program, parameters, state), when);
            expect(holds).toBe(truth === "true");
          }
        }
      }),
      { seed: 8, numRuns: 60, endOnFailure: true },
    );
  });

  it("are never below the hazard of a flashpoint, and 1 or more where it may fault", () => {
    let below = 0;
    fc.assert(
      fc.property(arbitraryOf(randomModel), (model) => {
        const program = lower(model);
        const parameters = parametersOf(program);
        const { states } = play(program, parameters, keyOfSeed("hazards"), 1);
        for (const state of states) {
          const unknowns = new Map(state.unknowns.map((value, index) => [index, value]));
          for (const index of program.flashpoints.keys()) {
            const level = at(state.levels, index);
            const bound = flashpointBound(program, index, level, { parameters, unknowns });
            try {
              const moment = momentOf(program, parameters, state);
              const { mode, total, probability } = transitionThreshold(moment, index);
              expect(bound).toBeGreaterThanOrEqual(mode === "certain" ? 1 : total);
              expect(bound).toBeGreaterThanOrEqual(probability);
            } catch (error) {
              if (!(error instanceof RunFault)) throw error;
              expect(bound).toBeGreaterThanOrEqual(1);
            }
            if (bound < 1) below += 1;
          }
        }
      }),
      { seed: 9, numRuns: 60, endOnFailure: true },
    );
    expect(below).toBeGreaterThan(100);
  });

  it("become words that no uniform below the bound exceeds", () => {
    expect(wordOfBound(0)).toBe(0);
    expect(wordOfBound(2 ** -32)).toBe(0);
    expect(wordOfBound(2 ** -31)).toBe(1);
    expect(wordOfBound(0.5)).toBe(2 ** 31 - 1);
    expect(wordOfBound(0.5 + 1e-12)).toBe(2 ** 31);
    expect(wordOfBound(1)).toBe(2 ** 32 - 1);
    expect(wordOfBound(Infinity)).toBe(2 ** 32 - 1);
    expect(wordOfBound(NaN)).toBe(2 ** 32 - 1);
  });
});
