/** Tornado, screening and indices of a scenario against the answers on paper. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import {
  decompositions,
  decompositionTask,
  evenRows,
  readDecomposition,
} from "../../src/study/decomposition.ts";
import { byElement, eachAlone, inputsOf, rangesUnder } from "../../src/study/inputs.ts";
import { measured, measuresOf } from "../../src/study/measure.ts";
import { readTrajectory, screenings, screeningTask } from "../../src/study/screening.ts";
import { readTornado, tornadoes, tornadoPieces, tornadoTask } from "../../src/study/tornado.ts";
import { central, first, inputs, outcomesOf, runTask, scenario, second } from "./two-chances.ts";

const { program } = scenario;
const kernel = runTask("kernel");
const FIRST = "first_chance";
const SECOND = "events.second.chance";

describe("inputs", () => {
  it("are all the numbers with a range, wherever they stand", () => {
    expect(inputs.map(({ id }) => id)).toEqual([SECOND, FIRST, "idle"]);
    expect(rangesUnder(inputs, ["events"]).map(({ id }) => id)).toEqual([SECOND]);
    expect(rangesUnder(inputs, ["event"])).toEqual([]);
    expect(byElement(inputs).map(({ id }) => id)).toEqual(["events.second", FIRST, "idle"]);
  });

  it("are not what was set by hand, inside its range or not", () => {
    const idsOf = (set: Readonly<Record<string, unknown>>): string[] =>
      inputsOf(program, scenario.model.parameters, set).map(({ id }) => id);
    expect(idsOf({ [FIRST]: "40%" })).toEqual([SECOND, "idle"]);
    expect(idsOf({ "events.second": "1%" })).toEqual([FIRST, "idle"]);
    expect(idsOf({ "events.sec": "1%" })).toEqual([SECOND, FIRST, "idle"]);
  });
});

describe("a tornado", () => {
  const design = {
    program,
    outcomes: outcomesOf("either", "count", "when"),
    inputs,
    central,
    runs: 10_000,
  };
  const key = keyOfSeed("tornado");
  const result = tornadoes(
    design,
    Array.from({ length: tornadoPieces(design) }, (_, piece) =>
      readTornado(design, piece, kernel(tornadoTask(design, piece), key)),
    ).flat(),
  );

  it("has the swings that the chances make, within five standard errors", () => {
    expect(tornadoPieces(design)).toBe(3);
    const [either, count, ever, steps] = result.map(({ measure, bars }) => ({
      measure,
      of: (id: string) => {
        const bar = bars.find(({ input }) => input.id === id);
        if (bar === undefined) throw new Error(id);
        return bar;
      },
    }));
    const near = (value: number | undefined, wanted: number): void => {
      expect(Math.abs((value ?? Number.NaN) - wanted)).toBeLessThan(5 / Math.sqrt(10_000) / 2);
    };
    // Either happens unless both fail: in 0.9 × 0.8 of the runs at the low end, where the swing begins.
    near(either?.of(FIRST).swing.base, 1 - 0.9 * 0.8);
    near(either?.of(FIRST).low.base, 0.52);
    near(either?.of(FIRST).low.difference, 0.8 * (0.1 - 0.4));
    near(either?.of(FIRST).high.difference, 0.8 * (0.7 - 0.4));
    near(either?.of(FIRST).swing.difference, 0.8 * 0.6);
    near(either?.of(SECOND).swing.difference, 0.6 * 0.4);
    near(count?.of(SECOND).swing.difference, 0.4);
    near(ever?.of(FIRST).swing.difference, 0.6);
    expect(ever?.measure.kind).toBe("ever");
    expect(steps?.measure).toMatchObject({ kind: "steps", outcome: "when", cap: 2 });
    // It comes at step 1 or counts as 2.
    near(steps?.of(FIRST).swing.difference, -0.6);
    // Each low below, each high above; what nothing reads changes no run at all.
    expect(either?.of("idle")).toMatchObject({ runs: 10_000, faults: 0 });
    expect(either?.of("idle").swing).toMatchObject({ difference: 0, gained: 0, lost: 0 });
  });

  it("has the longest bar first", () => {
    expect(result.map(({ bars }) => bars.map(({ input }) => input.id))).toEqual([
      [FIRST, SECOND, "idle"],
      [FIRST, SECOND, "idle"],
      [FIRST, SECOND, "idle"],
      [FIRST, SECOND, "idle"],
    ]);
  });

  it("is the same on the interpreter", () => {
    const small = { ...design, runs: 40 };
    const on = (run: typeof kernel) =>
      tornadoes(small, readTornado(small, 0, run(tornadoTask(small, 0), key)));
    expect(on(runTask("interpreter"))).toEqual(on(kernel));
  });
});

describe("Morris screening", () => {
  const outcomes = outcomesOf("either", "first");
  const design = { inputs, central, key: keyOfSeed("morris"), outcomes, runs: 400 };
  const measures = measuresOf(program, outcomes);
  const trajectories = Array.from({ length: 60 }, (_, one) =>
    readTrajectory(design, one, measures, kernel(screeningTask(design, one), design.key)),
  );
  const [either, only] = screenings(design, measures, trajectories);

  it("moves one input a step, by two thirds of its range, to the levels of the grid", () => {
    for (let trajectory = 0; trajectory < 20; trajectory += 1) {
      const { bases, points, first: run } = screeningTask(design, trajectory);
      expect(run).toBe(trajectory * 400);
      expect(points).toHaveLength(4);
      const moved = points.map(({ changes }) => changes.map(([parameter]) => parameter));
      expect(moved.map((list) => list.length)).toEqual([0, 1, 2, 3]);
      expect(new Set(moved[3]).size).toBe(3);
      for (const [parameter, value] of at(points, 3).changes) {
        const { prior } = at(
          inputs.filter((input) => input.parameter === parameter),
          0,
        );
        const place = (x: number): number => (3 * (x - prior.low)) / (prior.high - prior.low);
        if (prior.scale !== "linear") continue;
        expect(place(value)).toBeCloseTo(Math.round(place(value)), 9);
        expect(Math.abs(place(value) - place(at(at(bases, 0), parameter)))).toBeCloseTo(2, 9);
      }
    }
  });

  it("finds the mean effects, and no effect of what nothing reads", () => {
    const of = (screening: typeof either, id: string) => {
      const found = screening?.inputs.find(({ input }) => input.id === id);
      if (found === undefined) throw new Error(id);
      return found;
    };
    // Over the grid the chance of the other event is 0, 2/15, 4/15 or 0.4 as often: 0.2 on average.
    const effect = of(either, FIRST);
    expect(effect.absolute.low).toBeLessThan(0.48);
    expect(effect.absolute.high).toBeGreaterThan(0.48);
    expect(effect.mean).toBeCloseTo(effect.absolute.value, 12);
    // The other's grid has a variance of (0.4/3)² · 5/4; times 0.6².
    expect(effect.deviation).toBeGreaterThan(0.6 * 0.149 * 0.7);
    expect(effect.deviation).toBeLessThan(0.6 * 0.149 * 1.3);
    // Without interaction, luck taken out, nothing is left of the spread.
    expect(of(only, FIRST).deviation).toBeLessThan(0.03);
    expect(of(only, FIRST).mean).toBeCloseTo(0.6, 1);
    expect(of(either, "idle").absolute).toEqual({ value: 0, low: 0, high: Infinity });
    expect(of(either, "idle").floor).toBe(0);
  });
});

describe("Sobol indices", () => {
  const outcomes = outcomesOf("either", "count");
  const factors = eachAlone(inputs);
  const key = keyOfSeed("sobol");
  const designOf = (of: typeof factors, count: number) => ({
    ...{ factors: of, central, outcomes, runs: 8, rows: evenRows(of, key, count, 8) },
  });
  const design = designOf(factors, 8000);
  const measures = measuresOf(program, outcomes);
  const rows = Array.from({ length: 8000 }, (_, row) =>
    readDecomposition(design, row, measures, kernel(decompositionTask(design, row), key)),
  );
  const [either, count] = decompositions(measures, rows, 0.999);
  const indexOf = (id: string): number => factors.findIndex((factor) => factor.id === id);

  it("are those of a product of two beta variables", () => {
    // 1 − q₁q₂ with q = 1 − p independent.
    const [q1, q2] = [1 - first.mean, 1 - second.mean];
    const alone1 = first.variance * q2 ** 2;
    const alone2 = second.variance * q1 ** 2;
    const whole = alone1 + alone2 + first.variance * second.variance;
    const found = either?.indices;
    if (found?.factors === undefined) throw new Error("no indices");
    const inside = (one: { low: number; high: number }, wanted: number): void => {
      expect(one.low).toBeLessThan(wanted);
      expect(one.high).toBeGreaterThan(wanted);
      expect(one.high - one.low).toBeLessThan(0.5);
    };
    inside(at(found.factors, indexOf(FIRST)).first, alone1 / whole);
    inside(at(found.factors, indexOf(FIRST)).total, 1 - alone2 / whole);
    inside(at(found.factors, indexOf(SECOND)).first, alone2 / whole);
    inside(at(found.factors, indexOf(SECOND)).total, 1 - alone1 / whole);
    expect(at(found.factors, indexOf("idle"))).toEqual({
      first: { value: 0, low: 0, high: 0 },
      total: { value: 0, low: 0, high: 0 },
    });
    expect(found.variance.low).toBeLessThan(whole);
    expect(found.variance.high).toBeGreaterThan(whole);
    expect(found.mean).toBeCloseTo(1 - q1 * q2, 2);
    // E p(1 − p), P being 1 − q₁q₂: what luck adds to a single run.
    expect(found.luck).toBeCloseTo(q1 * q2 * (1 - q1 * q2) - whole, 2);
  });

  it("add up to one where inputs do not interact", () => {
    const found = count?.indices.factors;
    if (found === undefined) throw new Error("no indices");
    const sum = found.reduce((total, one) => total + one.first.value, 0);
    expect(sum).toBeGreaterThan(0.85);
    expect(sum).toBeLessThan(1.15);
  });

  it("swap the inputs of a group together", () => {
    const together = [{ id: "both", inputs }];
    const group = designOf(together, 1000);
    const task = decompositionTask(group, 3);
    expect(task.points).toHaveLength(3);
    const own = decompositionTask(design, 3);
    expect(task.bases).toEqual(own.bases);
    const [one] = decompositions(
      measures,
      Array.from({ length: 1000 }, (_, row) =>
        readDecomposition(group, row, measures, kernel(decompositionTask(group, row), key)),
      ),
      0.999,
    );
    const [whole] = one?.indices.factors ?? [];
    expect(whole?.total.low).toBeLessThan(1);
    expect(whole?.total.high).toBeGreaterThan(1);
    expect(whole?.first.high).toBeGreaterThan(1);
  });
});

describe("measures", () => {
  it("take a fault as no value", () => {
    const values = new Float64Array([1, Infinity, Number.NaN, 5]);
    const of = { values, runs: 4, columns: 1 };
    const measure = { outcome: "when", column: 0, cap: 4 };
    expect([...measured(of, 0, { ...measure, kind: "ever" })]).toEqual([1, 0, Number.NaN, 1]);
    expect([...measured(of, 0, { ...measure, kind: "steps" })]).toEqual([1, 4, Number.NaN, 4]);
    const faulty = readDecomposition(
      { factors: [], central, rows: evenRows([], keyOfSeed(""), 2, 2), outcomes: [0], runs: 2 },
      1,
      [{ ...measure, kind: "ever" }],
      { ...of, runs: 2 },
    );
    expect(faulty).toEqual({ scrambling: 1, measures: [undefined] });
  });
});
