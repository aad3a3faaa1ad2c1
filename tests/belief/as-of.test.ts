/** Belief at the ends of several days at once: what each day's own belief is, to the bit; and its spread over members. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { settledShares } from "../../src/batch/shares.ts";
import { asOfOrWhy, believeAsOf, type AsOf } from "../../src/belief/as-of.ts";
import { follow } from "../../src/belief/follow.ts";
import { followIsland, islandsOf } from "../../src/belief/particles.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { lower } from "../../src/ir/lower.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { spreadBrier, spreadDays, spreadOver } from "../../src/study/members.ts";
import { modelOf } from "../scenario/reading.ts";

const model = modelOf(`
brink: 2
scenario: small
start: 2022-01-01
step: day
horizon: 6 steps
unknowns:
  kind: { values: { hard: { share: 30%, range: [10%, 50%] }, soft: 70% } }
flashpoints:
  front:
    start: calm
    levels: [calm, tense]
    rules:
      up: { from: calm, to: tense, chance: 20% per day, range: [5%, 40%], times: [{ by: 2, when: kind == hard }] }
outcomes: { tense: { ever: front == tense } }
history:
  until: 2022-01-03
  levels: { front: [{ date: 2022-01-01, level: calm }, { date: 2022-01-03, level: tense }] }
`);
const program = lower(model);
const engine = kernelEngine.prepare(program);
const history = model.history ?? { until: "", levels: [], events: [], moves: [], watched: [] };
const dates = ["2022-01-01", "2022-01-02", "2022-01-03"];
const effort = { particles: 100, runs: 50, key: keyOfSeed("k") };

/** At a share of `hard` and a chance of going up. */
const believed = (share: number, chance: number, exact = true): AsOf => {
  const values = program.parameters.map(({ id }) => (id.includes("hard") ? share : chance));
  const settled = settledShares(program)(values);
  return believeAsOf(program, settled, engine, { history, dates, exact }, effort);
};

/** After two quiet days, and a third on which the front goes up. */
const onPaper = (share: number, chance: number): readonly (readonly [number, number])[] => {
  const stay = 1 - chance;
  return [1, 2, 3].map((days) => {
    const seen = (p: number): number => (days < 3 ? (1 - p) ** days : (1 - p) ** 2 * p);
    const hard = share * seen(1 - stay ** 2);
    const posterior = hard / (hard + (1 - share) * seen(chance));
    const left = 6 - days;
    const war = posterior * (1 - stay ** (2 * left)) + (1 - posterior) * (1 - stay ** left);
    return [posterior, days < 3 ? war : 1];
  });
};

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

  it("says as data what cannot be, exactly and by particles", () => {
    const values = parametersOf(program).map((_, index) => (index === 0 ? 0 : 0.3));
    for (const exact of [true, false]) {
      const order = { history, dates, exact };
      const found = asOfOrWhy(program, values, engine, order, effort);
      expect(found).toMatchObject({ kind: "impossible", step: 2 });
    }
  });
});

describe("a spread over members", () => {
  const shares = Array.from({ length: 41 }, (_, index) => 0.1 + index * 0.01);
  const members = shares.map((share) => believed(share, 0.2));
  const [, second] = spreadDays(program, members);

  it("has the mean and the ends of what the members say", () => {
    const said = shares.map((share) => at(at(onPaper(share, 0.2), 1), 0));
    const mean = said.reduce((sum, one) => sum + one, 0) / said.length;
    const spread = second?.shares[2]?.[0]?.[0];
    expect(spread?.mean).toBeCloseTo(mean, 12);
    // Nothing is left to luck: all but a twentieth of 41 on each side.
    expect(spread?.band?.low).toBeCloseTo(said[2] ?? 0, 12);
    expect(spread?.band?.high).toBeCloseTo(said[38] ?? 0, 12);
    const goes = second?.outcomes[0]?.band;
    expect(goes?.low).toBeLessThan(goes?.high ?? 0);
  });

  it("takes sampling error out, and tells nothing that may be luck", () => {
    const noisy = [0.2, 0.3, 0.25, 0.35, 0.22, 0.31].map((value) => ({ value, error: 0.06 }));
    expect(spreadOver(noisy, true)?.mean).toBeCloseTo(0.2717, 3);
    expect(spreadOver(noisy, true)?.band).toBeUndefined();
    const sure = noisy.map(({ value }) => ({ value, error: 0.001 }));
    expect(spreadOver(sure, true)?.band).toBeDefined();
    expect(
      spreadOver([...sure.slice(0, 1), { value: Number.NaN, error: 0 }], true),
    ).toBeUndefined();
  });

  it("scores each member on the same questions", () => {
    const days = members.map((one) => at(one, 0));
    const spread = spreadBrier([{ outcome: 0, happened: true }], days);
    const scores = shares.map((share) => (1 - at(at(onPaper(share, 0.2), 0), 1)) ** 2);
    expect(spread?.mean).toBeCloseTo(scores.reduce((sum, one) => sum + one, 0) / scores.length, 12);
    expect(spread?.band?.low).toBeLessThan(spread?.band?.high ?? 0);
  });
});
