/** Belief at the ends of several days at once: what each day's own belief is, to the bit. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { settledShares } from "../../src/batch/shares.ts";
import { asOfOrWhy, believeAsOf } from "../../src/belief/as-of.ts";
import { followExactly } from "../../src/belief/along.ts";
import { follow, hypothesesAlong } from "../../src/belief/follow.ts";
import { followIsland, islandSize, islandsOf, poolIslands } from "../../src/belief/particles.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { watchPath, type DatedPath } from "../../src/belief/dated.ts";
import { lower } from "../../src/ir/lower.ts";
import { modelOf } from "../scenario/reading.ts";
import { believed, dates, effort, engine, history, onPaper, program } from "./as-of.ts";

/** Numbers to nine digits: exponents of other sums round differently. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(9)) : value;

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

  it("ends at the levels that the front may reach, and goes on with one run of each filter", async () => {
    const request = {
      until: "2022-01-01",
      method: "exact",
      particles: 10,
      runs: 1,
      seed: "k",
    } as const;
    const values = program.parameters.map(({ id }) => (id.includes("hard") ? 0.3 : 0.2));
    const parts = [program, settledShares(program)(values), history] as const;
    const { outlook } = await follow(...parts, request, () => Promise.reject(new Error("exact")));
    const [, war] = at(onPaper(0.3, 0.2), 0);
    expect(at(outlook.levels, 0)[0]).toBeCloseTo(1 - war, 12);
    expect(at(outlook.levels, 0)[1]).toBeCloseTo(war, 12);
    const order = { history, dates: ["2022-01-01"], exact: false };
    const [day] = believeAsOf(program, values, engine, order, { ...effort, runs: 1 });
    expect(Number.isFinite(day?.outcomes[0]?.value)).toBe(true);
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

  it("reads a move that competes by chance, and that none was made", async () => {
    const policy = modelOf(`
brink: 2
scenario: policy
start: 2022-01-01
step: day
horizon: 3 steps
unknowns: { kind: { values: { hard: 30%, soft: 70% } } }
flashpoints: { front: { start: calm, levels: [calm, war] } }
actors: { red: { moves: { strike: { chance: 20% per day, times: [{ by: 3, when: kind == hard }] } } } }
outcomes: { o: { ever: front == war } }
`);
    const lowered = lower(policy);
    const days = ["2022-01-01", "2022-01-02"];
    const believe = (watched: readonly { readonly actor: string }[], exact: boolean) => {
      const moves =
        watched.length === 0 ? [] : [{ actor: "red", move: "strike", date: "2022-01-02" }];
      const seen = { until: "2022-01-02", levels: [], events: [], moves, watched };
      return believeAsOf(
        ...([lowered, [], kernelEngine.prepare(lowered)] as const),
        { history: seen, dates: days, exact },
        { particles: 2000, runs: 0, key: keyOfSeed("policy") },
      ).map(({ masses }) => at(at(masses, masses.length - 1), 0).value);
    };
    const [hard, soft] = [0.3 * 0.8 ** 3, 0.7 * 0.8];
    const [struck, spared] = [hard * (1 - 0.8 ** 3), soft * 0.2];
    const due = [hard / (hard + soft), struck / (struck + spared)];
    for (const [day, share] of believe([{ actor: "red" }], true).entries())
      expect(share).toBeCloseTo(at(due, day), 12);
    for (const [day, share] of believe([{ actor: "red" }], false).entries())
      expect(Math.abs(share - at(due, day))).toBeLessThan(0.03);
    for (const share of believe([], true)) expect(share).toBeCloseTo(0.3, 12);
    // What each thing seen said, under each value: nothing on the first day, the strike on the second.
    const seen: DatedPath = {
      ...{ until: "2022-01-02", levels: [], events: [], watched: [{ actor: "red" }] },
      moves: [{ actor: "red", move: "strike", date: "2022-01-02" }],
    };
    const { accounts } = followExactly([], watchPath(lowered, seen));
    const said = accounts.map(({ signals = [] }) => signals.map(({ likelihoods }) => likelihoods));
    for (const [day, [values]] of [[[0.8 ** 3, 0.8]], [[1 - 0.8 ** 3, 0.2]]].entries())
      for (const [value, likelihood] of (values ?? []).entries())
        expect(at(at(at(said, day), 0), value)).toBeCloseTo(likelihood, 12);
    // Particles of all filters in one belief weigh as their filters do.
    const request = { until: "2022-01-02", method: "particles", particles: 50, seed: "p" } as const;
    const key = keyOfSeed("p");
    const path = watchPath(lowered, seen, request.until);
    const islands = Array.from({ length: islandsOf(lowered) }, (_, index) =>
      followIsland([], path, key, 50, index),
    );
    const ways = await hypothesesAlong(lowered, [], seen, request, () => Promise.resolve(islands));
    const hardest = ways.filter(({ state }) => state.unknowns[0] === 0);
    const total = (of: typeof ways): number =>
      of.reduce((sum, { probability }) => sum + probability, 0);
    expect(total(ways)).toBeCloseTo(1, 12);
    const pooled = poolIslands([], path, 50, islands).accounts.at(-1)?.masses[0] ?? 0;
    expect(total(hardest)).toBeCloseTo(pooled, 12);
  });

  it("goes on by runs where an exact belief has too many ways on, and knows their error", () => {
    const ids = Array.from({ length: 12 }, (_, index) => `e${String(index)}`);
    const wide = lower(
      modelOf(`
brink: 1
scenario: wide
start: 2022-01-01
step: day
horizon: 4 steps
unknowns: { kind: { values: { a: 40%, b: 60% } } }
flashpoints: { front: { start: calm, levels: [calm, war] } }
events:
${ids.map((id) => `  ${id}: { chance: 50% per day }`).join("\n")}
outcomes:
  first: { ever: happened(e0) }
  none: { ever: "t > 99 and happened(e1)" }
  all: { at_end: "${ids.map((id) => `(happened(${id}) ? 1 : 0)`).join(" + ")}" }
`),
    );
    const order = {
      history: {
        ...{ until: "2022-01-01", levels: [], events: [], moves: [] },
        watched: ids.map((event) => ({ event })),
      },
      ...{ dates: ["2022-01-01"], exact: true },
    };
    const how = { particles: 10, runs: 399, key: keyOfSeed("wide") };
    const [day] = believeAsOf(wide, [], kernelEngine.prepare(wide), order, how);
    const [all, first, none] = day?.outcomes ?? [];
    expect(day?.masses.at(-1)).toEqual([0.4, 0.6].map((value) => ({ value, error: 0 })));
    // Three days are left, each of even odds.
    expect(Math.abs((first?.value ?? 0) - 7 / 8)).toBeLessThan(4 * (first?.error ?? 0));
    expect(first?.error).toBeCloseTo(Math.sqrt(7 / 8 / 8 / 400), 2);
    expect(none?.value).toBe(0);
    expect(none?.error).toBeCloseTo(Math.sqrt(((0.5 / 400) * (399.5 / 400)) / 400), 12);
    expect(Math.abs((all?.value ?? 0) - 10.5)).toBeLessThan(4 * (all?.error ?? 0));
    expect((all?.error ?? 0) / Math.sqrt((12 * 7) / 64 / 399)).toBeCloseTo(1, 1);
  });

  it("weighs signals alike however improbable all that was seen before", () => {
    const values = program.parameters.map(({ id }) => (id.includes("hard") ? 0.3 : 0.2));
    const path = watchPath(program, history);
    const followed = Array.from({ length: islandsOf(program) }, (_, index) =>
      followIsland(values, path, effort.key, 100, index),
    );
    const later = followed.map((island) => ({
      ...island,
      logEvidence: island.logEvidence - 600,
      steps: island.steps.map((one) => ({
        ...{ ...one, before: one.before - 600, after: one.after - 600 },
      })),
    }));
    const [now, then] = [followed, later].map((islands) => poolIslands(values, path, 100, islands));
    const weights = (accounts: typeof now) => accounts?.accounts.map(({ signals }) => signals);
    expect(weights(now)?.[2]?.length).toBeGreaterThan(0);
    expect(JSON.stringify(weights(then), rounded)).toBe(JSON.stringify(weights(now), rounded));
  });

  it("leaves out a stretch of days that ends before the first, and no other", () => {
    const lowered = lower(
      modelOf(`
brink: 2
scenario: late
start: 2022-01-03
step: week
horizon: 3 steps
flashpoints: { front: { start: calm, levels: [calm, war] } }
events: { sign: { chance: 10% per day } }
outcomes: { o: { ever: happened(sign) } }
`),
    );
    const leftOut = (date: string, latest: string) =>
      watchPath(lowered, {
        ...{ until: "2022-01-16", levels: [], moves: [], watched: [] },
        events: [{ event: "sign", date, latest }],
      }).leftOut.length;
    expect(leftOut("2021-12-20", "2022-01-02")).toBe(1);
    expect(leftOut("2021-12-20", "2022-01-03")).toBe(0);
    expect(leftOut("2022-01-15", "2022-01-20")).toBe(0);
  });

  it("counts an outcome that a run reads in vain as without a value, and the others all the same", async () => {
    const faulty = lower(
      modelOf(`
brink: 1
scenario: faulty
start: 2022-01-01
step: day
horizon: 2 steps
unknowns: { kind: { values: { a: 50%, b: 50% } } }
flashpoints: { front: { start: calm, levels: [calm, war] } }
outcomes:
  sound: { at_end: "kind == a ? 2 : 4" }
  half: { at_end: "kind == a ? 1 : log(0)" }
`),
    );
    const order = {
      history: { ...history, until: "2022-01-01", levels: [] },
      dates: ["2022-01-01"],
    };
    const engineOf = kernelEngine.prepare(faulty);
    for (const exact of [true, false]) {
      const [day] = believeAsOf(faulty, [], engineOf, { ...order, exact }, { ...effort, runs: 40 });
      const [half, sound] = day?.outcomes ?? [];
      expect(sound?.value).toBeCloseTo(3, 9);
      expect(half?.value).toBeCloseTo(1, 9);
    }
    const request = { until: "2022-01-01", method: "particles", particles: 20, runs: 40 } as const;
    const { outlook } = await follow(
      ...([faulty, [], order.history, { ...request, seed: "f" }] as const),
      (path, particles) =>
        Promise.resolve(
          Array.from({ length: islandsOf(path.program) }, (_, index) =>
            followIsland([], path, keyOfSeed("f"), particles, index),
          ),
        ),
    );
    // Values of the unknown are gone through, not drawn: half of what may come has a value.
    expect(outlook.answers.map(({ valued }) => Number(valued.toFixed(9)))).toEqual([0.5, 1]);
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
