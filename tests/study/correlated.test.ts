/** Numbers that move together: marginals, rank correlation and what comes of it, against the copula on paper. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { drawParameters } from "../../src/batch/inputs.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { lower } from "../../src/ir/lower.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { priorQuantiles } from "../../src/stats/prior.ts";
import { fitSpace } from "../../src/study/fit/space.ts";
import { whatIsTold } from "../../src/study/fit/verdict.ts";
import type { Fitted } from "../../src/study/fit/fit.ts";
import type { Aim } from "../../src/study/fit/aims.ts";
import {
  eachAlone,
  inputsOf,
  jointInputsOf,
  jointRanges,
  rangesOf,
} from "../../src/study/inputs.ts";
import { tornadoTask } from "../../src/study/tornado.ts";
import { modelOf } from "../scenario/reading.ts";

const R = 0.6;
const model = modelOf(`
brink: 2
scenario: small
start: 2022-01-01
step: week
horizon: 2 steps
parameters:
  a: { value: 0.2, range: [0, 1], basis: judgement, because: So. }
  b: { value: 2, range: [1, 8], prior: triangular, basis: judgement, because: So. }
  c: { value: 5, range: [3, 9], prior: uniform, basis: judgement, because: So. }
  d: { value: 5, range: [3, 9], basis: judgement, because: So. }
correlated:
  caution: { of: [a, -c, b], r: ${String(R)}, basis: judgement, because: The same doubt is in all. }
flashpoints:
  front: { start: calm, levels: [calm, war] }
outcomes:
  sum: { at_end: a + b + c + d }
`);
const program = lower(model);
const subject = { program, model };
const central = parametersOf(program);
const inputs = jointInputsOf(subject, {});
const place = (id: string): number => program.parameters.findIndex((one) => one.id === id);

const N = 4000;
const key = keyOfSeed("together");
const draws = Array.from({ length: N }, (_, row) => drawParameters(central, inputs, key, row));
const columnOf = (rows: readonly (readonly number[])[], id: string): number[] =>
  rows.map((row) => at(row, place(id)));

function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].toSorted((x, y) => at(values, x) - at(values, y));
  const ranks = new Array<number>(values.length).fill(0);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return ranks;
}

/** Spearman's rank correlation. */
function rankCorrelation(x: readonly number[], y: readonly number[]): number {
  const [first, second] = [ranksOf(x), ranksOf(y)];
  const squares = first.reduce((sum, rank, index) => sum + (rank - at(second, index)) ** 2, 0);
  return 1 - (6 * squares) / (x.length * (x.length ** 2 - 1));
}

/** Of a Gaussian copula with correlation r (Kruskal, *JASA* 53, 1958). */
const spearman = (r: number): number => (6 / Math.PI) * Math.asin(r / 2);

/** The greatest distance between what was drawn and the prior (Kolmogorov and Smirnov). */
function distance(values: readonly number[], quantile: (u: number) => number): number {
  const sorted = values.toSorted((x, y) => x - y);
  let greatest = 0;
  for (let u = 0.005; u < 1; u += 0.005) {
    const below = sorted.findLastIndex((value) => value <= quantile(u)) + 1;
    greatest = Math.max(greatest, Math.abs(below / sorted.length - u));
  }
  return greatest;
}

const pairs = [
  ["a", "b", R],
  ["a", "c", -R],
  ["b", "c", -R],
  ["a", "d", 0],
] as const;

describe("numbers of a group", () => {
  it.each(["a", "b", "c", "d"])("keep their priors: %s", (id) => {
    const { prior, value } = at(
      model.parameters,
      model.parameters.findIndex((one) => one.id === id),
    );
    if (prior === undefined) throw new Error(id);
    // Beyond 1.63 / √n one in a hundred lies.
    expect(distance(columnOf(draws, id), priorQuantiles(prior, value))).toBeLessThan(
      1.63 / Math.sqrt(N),
    );
  });

  it.each(pairs)("have the rank correlation of the copula: %s and %s", (one, other, r) => {
    const found = rankCorrelation(columnOf(draws, one), columnOf(draws, other));
    expect(Math.abs(found - spearman(r))).toBeLessThan(4 / Math.sqrt(N));
  });

  it("are one input and one factor, by the name of the group", () => {
    expect(eachAlone(inputs).map(({ id }) => id)).toEqual(["correlated.caution", "d"]);
    expect(at(inputs, 0).parameters).toEqual(["a", "c", "b"].map(place));
  });

  it("go to their ends together in a tornado", () => {
    const outcomes = [0];
    const { points } = tornadoTask({ program, outcomes, inputs, central, runs: 10 }, 0);
    const ends = points.slice(1, 3).map(({ changes }) => new Map(changes));
    expect(ends.map((end) => ["a", "b", "c"].map((id) => end.get(place(id))))).toEqual([
      [0, 1, 9],
      [1, 8, 3],
    ]);
  });

  it("stand for themselves where they are alone: set by hand, or not asked for", () => {
    const alone = jointInputsOf(subject, { b: 2, c: 5 });
    expect(alone.map(({ id, correlated }) => [id, correlated])).toEqual([
      ["a", undefined],
      ["d", undefined],
    ]);
    const two = jointRanges(subject, rangesOf(program, model.parameters, {}), ["b", "c"]);
    expect(two.map(({ id, correlated }) => [id, correlated?.others.map((one) => one.id)])).toEqual([
      ["c", ["b"]],
    ]);
    expect(two[0]?.correlated?.others[0]?.opposite).toBe(true);
  });
});

describe("a fit's numbers of a group", () => {
  const space = fitSpace(
    program,
    central,
    inputsOf(program, model.parameters, {}),
    model.correlations,
  );
  const fitted = Array.from({ length: N }, (_, row) => space.parametersAt(space.draw(key, row)));

  it("begin as they are written, to the bit", () => {
    expect(space.parametersAt(space.start)).toEqual(central);
    const far = space.parametersAt(space.start.map((score) => score + 1e-9));
    for (const [index, value] of far.entries()) expect(value).toBeCloseTo(at(central, index), 6);
  });

  it.each(pairs)("have the prior's rank correlation: %s and %s", (one, other, r) => {
    const found = rankCorrelation(columnOf(fitted, one), columnOf(fitted, other));
    expect(Math.abs(found - spearman(r))).toBeLessThan(4 / Math.sqrt(N));
  });

  it("are told of through one another", () => {
    // One target that sees a alone, as exactly as the prior is wide: half of a's variance goes.
    const place0 = space.inputs.findIndex(({ id }) => id === "a");
    expect(place0).toBe(0);
    const slopes = [space.inputs.map((_, index) => (index === 0 ? 1 : 0))];
    const aims = [{ deviation: 1 }] as unknown as readonly Aim[];
    const { told, pairs: together } = whatIsTold(
      aims,
      { slopes, fitted: [0] } as unknown as Fitted,
      space.groups,
    );
    const byId = Object.fromEntries(space.inputs.map(({ id }, index) => [id, at(told, index)]));
    expect(byId["a"]).toBeCloseTo(0.5, 12);
    expect(byId["b"]).toBeCloseTo(0.5 * R ** 2, 12);
    expect(byId["c"]).toBeCloseTo(0.5 * R ** 2, 12);
    expect(byId["d"]).toBe(0);
    expect(together).toEqual([]);
  });
});
