/** Which inputs make runs fault, and what a sweep says of them, on values made by hand. */

import { describe, expect, it } from "vitest";
import { keyOfSeed } from "../../src/random/seed.ts";
import { faultingFactors, faultsOf } from "../../src/study/faulted.ts";
import { byElement, eachAlone } from "../../src/study/inputs.ts";
import { sensitivityPlan, type SensitivityDesign } from "../../src/study/sensitivity.ts";
import { central, inputs, outcomesOf, runTask, scenario } from "./two-chances.ts";

describe("faults", () => {
  it("are runs of a point in which any outcome is missing", () => {
    // Two points of three runs with two outcomes: outcome by outcome, run by run.
    const values = Float64Array.of(1, NaN, 0, 5, NaN, 6, 1, 1, 1, NaN, 2, NaN);
    expect(faultsOf({ values, runs: 3, columns: 2 })).toEqual([1, 2]);
    expect(faultsOf({ values: Float64Array.of(1, 2), runs: 1, columns: 1 })).toBeUndefined();
    expect(faultsOf({ values: Float64Array.of(1, NaN), runs: 1, columns: 1 })).toEqual([0, 1]);
  });

  it("are laid to the factor between whose values they differ", () => {
    const task = {
      bases: [[1, 2, 3]],
      points: [
        { base: 0, changes: [] },
        { base: 0, changes: [[0, 10] as const] },
        { base: 0, changes: [[0, 20] as const] },
        { base: 0, changes: [[1, 30] as const] },
      ],
    };
    const one = inputs[0]!;
    const factors = [
      { id: "a", inputs: [{ ...one, parameter: 0 }] },
      { id: "b", inputs: [{ ...one, parameter: 1 }] },
      { id: "both", inputs: [one, one] },
    ];
    const moves = [
      { factor: 0, from: 0, to: 1 },
      { factor: 0, from: 0, to: 2 },
      { factor: 1, from: 0, to: 3 },
      { factor: 2, from: 1, to: 2 },
    ];
    const found = faultingFactors(factors, [{ task, moves, faults: [1, 4, 0, 1] }]);
    // The first: three more at 10, one more at 1, where the third has four more at 10.
    expect(found.map(({ factor, runs, range }) => [factor.id, runs, range])).toEqual([
      ["a", 4, [1, 10]],
      ["both", 4, undefined],
    ]);
    const later = faultingFactors(factors, [
      { task, moves, faults: [0, 0, 0, 5] },
      { task, moves, faults: [0, 2, 2, 0] },
    ]);
    expect(later.map(({ factor, runs }) => [factor.id, runs])).toEqual([
      ["b", 5],
      ["a", 4],
    ]);
  });
});

describe("the plan of an analysis", () => {
  const { program } = scenario;
  const design: SensitivityDesign = {
    ...{ program, outcomes: outcomesOf("either", "count"), inputs, central },
    ...{ key: keyOfSeed("plan"), runs: 10, draws: 7, group: false },
  };

  it("says how much is run", () => {
    const sizes = (
      method: "tornado" | "morris" | "sobol",
      more: Partial<SensitivityDesign> = {},
    ) => {
      const { pieces, points, pieceRuns } = sensitivityPlan(method, { ...design, ...more });
      return [pieces, points, pieceRuns];
    };
    // A base and two ends of three inputs; with four thousand runs to a slice.
    expect(sizes("tornado")).toEqual([1, 7, 70]);
    expect(sizes("tornado", { runs: 10_000 })).toEqual([3, 7, 23_333]);
    expect(sizes("tornado", { inputs: Array.from({ length: 9 }, () => inputs[0]!) })).toEqual([
      2, 19, 95,
    ]);
    expect(sizes("morris")).toEqual([7, 28, 40]);
    expect(sizes("sobol")).toEqual([7, 35, 50]);
    // Two of these inputs belong to one element.
    const [one, , idle] = inputs;
    const joined = [one!, { ...idle!, id: `${one!.id}.more` }];
    expect(byElement(joined)).toHaveLength(1);
    expect(sizes("sobol", { inputs: joined, group: true })).toEqual([7, 21, 30]);
    expect(sizes("sobol", { inputs: joined })).toEqual([7, 28, 40]);
  });

  it("counts each faulted run once, and the moves that it is part of", () => {
    const plan = sensitivityPlan("tornado", design);
    const task = plan.taskOf(0);
    const { values } = runTask("kernel")(task, design.key);
    // Outcomes of the base and of the low end of the first input, run 0 and runs 0 and 1.
    const faulty = values.slice();
    const size = 2 * 10;
    for (const place of [0, 10, size, size + 1, size + 10, size + 11]) faulty[place] = NaN;
    const concluded = plan.conclude([plan.read(0, faulty)]);
    expect(concluded.faults.runs).toBe(3);
    // The base is part of every move.
    expect(concluded.faults.moves).toBe(6);
    expect(concluded.faults.factors.map(({ factor }) => factor.id)).toEqual(
      eachAlone(inputs).map(({ id }) => id),
    );
    expect(plan.conclude([plan.read(0, values)]).faults).toEqual({
      runs: 0,
      moves: 0,
      factors: [],
    });
  });

  it("says of Sobol how many rows came through, of Morris how many trajectories", () => {
    const sobol = sensitivityPlan("sobol", design);
    const rows = [0, 1, 2].map((piece) => {
      const { values } = runTask("kernel")(sobol.taskOf(piece), design.key);
      if (piece === 1) values[0] = NaN;
      return sobol.read(piece, values);
    });
    expect(sobol.conclude(rows)).toMatchObject({
      rows: 3,
      sound: 2,
      faults: { runs: 1, moves: 3 },
    });
    const morris = sensitivityPlan("morris", design);
    const walks = [0, 1].map((piece) =>
      morris.read(piece, runTask("kernel")(morris.taskOf(piece), design.key).values),
    );
    expect(morris.conclude(walks)).toMatchObject({ method: "morris", trajectories: 2 });
  });
});
