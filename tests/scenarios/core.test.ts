/** The small flagship is the flagship of today: the same ladders, and answers near those of its runs. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { shipped } from "./counts.ts";
import { weeksOf } from "./core/weeks.ts";

describe("the small flagship", () => {
  const [small, whole] = [shipped("europe-2022-core"), shipped("europe-2022")];

  it("has the flagship's ladders, type and dates", () => {
    const own = new Set(["preparations", "deal"]);
    const ladders = small.model.flashpoints.filter(({ id }) => !own.has(String(id)));
    expect(ladders).toHaveLength(4);
    for (const { id, start, levels } of ladders) {
      const there = whole.model.flashpoints.find((one) => one.id === id);
      expect(start).toEqual(there?.start);
      expect(levels.map(({ id: level, test }) => [level, test])).toEqual(
        there?.levels.map(({ id: level, test }) => [level, test]),
      );
    }
    expect(small.model.calendar).toEqual(whole.model.calendar);
    expect(at(small.program.unknowns, 0).values.map(({ id }) => id)).toEqual(
      at(whole.program.unknowns, 0).values.map(({ id }) => id),
    );
  });

  it("answers as the flagship's runs do, so that nobody forgets to remake it", () => {
    // Sampled as well: the exact answers take ten times as long, and the runs set the error.
    const runs = 4000;
    const { shares } = weeksOf(small, runs, "core-test");
    const { program } = small;
    const width = program.outcomes.length;
    const { outcomes } = kernelEngine
      .prepare(program)
      .list(parametersOf(program), keyOfSeed("core-test"), 0, runs);
    expect(shares.size).toBeGreaterThan(10);
    for (const [column, { id }] of program.outcomes.entries()) {
      const there = shares.get(String(id));
      if (there === undefined) continue;
      let came = 0;
      for (let run = 0; run < runs; run++) came += at(outcomes, run * width + column);
      const here = came / runs;
      const error = 4 * Math.sqrt((here * (1 - here) + there * (1 - there)) / runs);
      expect(Math.abs(here - there), id).toBeLessThan(0.03 + error);
    }
  });
});
