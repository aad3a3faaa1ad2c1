/** Belief at the ends of several days at once: what each day's own belief is, to the bit. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { asOfOrWhy, believeAsOf } from "../../src/belief/as-of.ts";
import { follow } from "../../src/belief/follow.ts";
import { followIsland, islandSize, islandsOf } from "../../src/belief/particles.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { believed, dates, effort, engine, history, onPaper, program } from "./as-of.ts";

describe("belief as of several days", () => {
  it.each([
    [0.3, 0.2],
    [0.45, 0.1],
  ])("is what paper says at a share of %d and a chance of %d", (share, chance) => {
    const found = believed(share, chance);
    for (const [day, [posterior, war]] of onPaper(share, chance).entries()) {
      const { masses, outcomes } = at(found, day);
      expect(masses).toHaveLength(day + 2);
      expect(at(at(masses, day + 1), 0).value).toBeCloseTo(posterior, 12);
      expect(at(outcomes, 0).value).toBeCloseTo(war, 12);
      expect(at(outcomes, 0).error).toBe(0);
    }
  });

  it("is near that by particles, by as much as it says", () => {
    const found = believed(0.3, 0.2, false);
    for (const [day, [posterior, war]] of onPaper(0.3, 0.2).entries()) {
      const { masses, outcomes } = at(found, day);
      const [hard, goes] = [at(at(masses, day + 1), 0), at(outcomes, 0)];
      expect(Math.abs(hard.value - posterior)).toBeLessThan(4 * hard.error + 1e-9);
      expect(Math.abs(goes.value - war)).toBeLessThan(4 * goes.error + 1e-9);
      if (day < 2) expect(goes.error).toBeGreaterThan(0);
    }
  });

  it("goes on from day to day as if each were asked alone, where days are open too", async () => {
    const read = readScenarioFile("kargil-1999", "");
    if (read.kind === "faulty") throw new Error("it ships");
    const { history: seen } = read.model;
    if (seen === undefined) throw new Error("it has a history");
    const parameters = parametersOf(read.program);
    const prepared = kernelEngine.prepare(read.program);
    const days = ["1999-05-10", "1999-05-30", "1999-06-20"];
    const how = { particles: 20, runs: 20, key: keyOfSeed("brink") };
    const together = believeAsOf(
      ...([read.program, parameters, prepared] as const),
      { history: seen, dates: days, exact: false },
      how,
    );
    for (const [day, until] of days.entries()) {
      const alone = await follow(
        ...([read.program, parameters, seen] as const),
        { until, method: "particles", particles: 20, runs: 20, seed: "brink" },
        (path, particles) =>
          Promise.resolve(
            Array.from({ length: islandsOf(path.program) }, (_, index) =>
              followIsland(parameters, path, how.key, particles, index),
            ),
          ),
      );
      const { masses, outcomes } = at(together, day);
      expect(masses.slice(1).map((one) => one.map(({ value }) => value))).toEqual(
        alone.accounts.map((one) => one.masses),
      );
      expect(outcomes.map(({ value }) => value)).toEqual(
        alone.outlook.answers.map(({ value }) => value),
      );
    }
  });

  it("shares particles out over ten islands, two for each at the least", () => {
    expect([1, 20, 21, 1000].map(islandSize)).toEqual([2, 2, 3, 100]);
  });

  it("says as data what cannot be, exactly and by particles", () => {
    const values = parametersOf(program).map((_, index) => (index === 0 ? 0 : 0.3));
    for (const exact of [true, false]) {
      const order = { history, dates, exact };
      const found = asOfOrWhy(program, values, engine, order, effort);
      expect(found).toMatchObject({ kind: "impossible", step: 2 });
    }
  });
});
