/** What a removal changes: by hand from counts, and on a scenario where it is known. */

import { describe, expect, it } from "vitest";
import type { PairedCells, PairedCounts, PairedTally } from "../../src/batch/pairs.ts";
import { traceWith } from "../../src/batch/tracing.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { newcombeInterval } from "../../src/stats/paired.ts";
import { countsFor, candidatesOf, type PathsPlan, type Share } from "../../src/study/paths-plan.ts";
import { findBoxes, findOrders, findRemovals } from "../../src/study/pathways.ts";
import { estimateRemovals, jointLevel, leadersOf } from "../../src/study/removals.ts";
import { inputs, outcomesOf, scenario } from "./two-chances.ts";

function tallyOf(cells: PairedCells): PairedTally {
  const runs = cells.reduce((a, b) => a + b, 0);
  const counts: PairedCounts = { kind: "boolean", faults: [0, 0], cells };
  return { runs, baseFaults: 0, variantFaults: 0, outcomes: [counts] };
}

describe("estimates of removals", () => {
  it("say what is gained without the part less what is lost, over all pairs", () => {
    const [one] = estimateRemovals(new Map([[4, tallyOf([20, 10, 30, 40])]]), 0.9);
    const table = { neither: 20, secondOnly: 10, firstOnly: 30, both: 40 };
    const { low, high } = newcombeInterval(table, 0.9);
    expect(one).toEqual({
      ...{ part: 4, pairs: 100, base: 0.7, without: 0.5, difference: -0.2, gained: 10, lost: 30 },
      ...{ low, high, level: 0.9, method: "newcombe" },
    });
    expect(high).toBeLessThan(0);
    const [other] = estimateRemovals(new Map([[0, tallyOf([20, 30, 10, 40])]]));
    expect(other).toMatchObject({ base: 0.5, without: 0.7, difference: 0.2, level: 0.95 });
  });

  it("stand by the size of the change, then by how many runs changed, then in the order of parts", () => {
    const tallies = new Map([
      [0, tallyOf([50, 0, 0, 50])],
      [1, tallyOf([40, 10, 0, 50])],
      [2, tallyOf([40, 0, 30, 30])],
      [3, tallyOf([20, 20, 10, 50])],
      [4, tallyOf([50, 0, 0, 50])],
      [5, tallyOf([10, 10, 20, 60])],
    ]);
    const found = estimateRemovals(tallies);
    expect(found.map(({ part }) => part)).toEqual([2, 3, 5, 1, 0, 4]);
    expect(leadersOf(found, 2)).toEqual([2, 3]);
    // Those that changed no run lead nothing.
    expect(leadersOf(found, 9)).toEqual([2, 3, 5, 1]);
    const lost = estimateRemovals(new Map([[7, tallyOf([5, 0, 1, 4])]]));
    expect(leadersOf(lost, 9)).toEqual([7]);
  });

  it("leave out parts without a sound pair", () => {
    expect(estimateRemovals(new Map([[0, tallyOf([0, 0, 0, 0])]]))).toEqual([]);
  });

  it("hold together at a level of their own", () => {
    expect(jointLevel(5)).toBeCloseTo(0.99, 14);
    expect(jointLevel(1)).toBeCloseTo(0.95, 14);
    expect(jointLevel(0)).toBeCloseTo(0.95, 14);
  });
});

const { model, program } = scenario;

/** Work done in this thread, by the kernel; what was asked for is kept. */
function sharing(): { readonly share: Share; readonly asked: [string, string, number][] } {
  const asked: [string, string, number][] = [];
  const share: Share = ({ name, program: own, parameters, seed, work, total }) => {
    asked.push([name, seed, total]);
    const trace = traceWith(kernelEngine.prepare(own), parameters, keyOfSeed(seed), work);
    return Promise.resolve(trace({ first: 0, end: total }));
  };
  return { share, asked };
}

function planFor(target: string, runs: number): PathsPlan {
  const candidates = candidatesOf(model, []);
  if ("unknown" in candidates) throw new Error(candidates.unknown);
  const [index = -1] = outcomesOf(target);
  return {
    ...{ model, program, target, index, timed: target === "when", counts: countsFor(runs) },
    ...{ depth: 3, signs: 4, candidates, followed: false, exit: 0.5, coverage: 0.5 },
    inputs: inputs.map(({ id, parameter, value, prior }) => ({ id, parameter, value, prior })),
  };
}

describe("removals of a scenario", () => {
  it("take the chance of each event out of the whole", async () => {
    const { share, asked } = sharing();
    const found = await findRemovals(planFor("either", 4000), "seed", share);
    if (found === undefined) throw new Error("nothing");
    const paths = found.parts.map(({ path }) => path);
    const of = (path: string) => found.leaders.find(({ part }) => paths[part] === path);
    // 1 − 0.6 · 0.8 with both, 0.2 without the first, 0.4 without the second; nothing is gained.
    const near = (value: number | undefined, wanted: number): void => {
      expect(Math.abs((value ?? NaN) - wanted)).toBeLessThan(5 * Math.sqrt(0.25 / 4000));
    };
    near(of("events.first")?.base, 0.52);
    near(of("events.first")?.without, 0.2);
    near(of("events.first")?.difference, -0.32);
    near(of("events.second")?.difference, -0.12);
    expect(found.leaders.map(({ part, gained }) => [paths[part], gained])).toEqual([
      ["events.first", 0],
      ["events.second", 0],
    ]);
    expect(found.leaders[0]?.level).toBeCloseTo(0.975, 12);
    // The rule of the ladder changes nothing.
    expect(found).toMatchObject({ idle: 1, screeningRuns: 400, leaderRuns: 4000 });
    expect(found).toMatchObject({ seed: "seed/again" });
    expect(found.screened).toHaveLength(3);
    expect(asked).toEqual([
      ["screening", "seed", 1200],
      ["leaders", "seed/again", 8000],
    ]);
  });

  it("are none where the target comes to nothing, and time out where it comes", async () => {
    const found = await findRemovals(planFor("when", 1000), "seed", sharing().share);
    const [first] = found?.leaders ?? [];
    expect(first?.without).toBe(0);
    expect(Math.abs((first?.difference ?? NaN) + 0.4)).toBeLessThan(0.08);
    const stopped: Share = () => Promise.resolve(undefined);
    expect(await findRemovals(planFor("either", 100), "seed", stopped)).toBeUndefined();
    expect(await findOrders(planFor("either", 100), "seed", stopped)).toBeUndefined();
    expect(await findBoxes(planFor("either", 100), "seed", stopped)).toBeUndefined();
  });
});

describe("orders and boxes of a scenario", () => {
  it("follow the signs that a pilot chose, on luck of their own", async () => {
    const { share, asked } = sharing();
    const plan = { ...planFor("first", 2000), followed: true };
    const found = await findOrders(plan, "seed", share);
    expect(found).toMatchObject({ chosen: false, acts: [] });
    expect(found?.signs).toHaveLength(plan.candidates.length);
    expect(asked).toEqual([["orders", "seed", 2000]]);
    const chosen = await findOrders(planFor("first", 2000), "seed", share);
    expect(chosen?.chosen).toBe(true);
    expect(asked.slice(1)).toEqual([
      ["pilot", "seed/pilot", 500],
      ["orders", "seed", 2000],
    ]);
    // The event is the target, in its very step.
    expect(
      chosen?.acts.map(({ happening, share: of }) => [happening.kind, of.probability]),
    ).toEqual([["event", 1]]);
    expect(Math.abs((chosen?.estimate.target.probability ?? NaN) - 0.4)).toBeLessThan(0.06);
  });

  it("find the input that the target hangs on, in half of the cases, and judge it on the others", async () => {
    const { share, asked } = sharing();
    const found = await findBoxes(planFor("first", 4000), "seed", share);
    expect(asked).toEqual([["cases", "seed/cases", 2000]]);
    expect(found).toMatchObject({ cases: 2000, least: 20 });
    expect(Math.abs((found?.positives ?? NaN) / 2000 - 0.4)).toBeLessThan(0.06);
    expect(found?.inputs.map(({ id }) => id)).toEqual(inputs.map(({ id }) => id));
    const { chosenOn, judgedOn, limits, peeling } = found?.found ?? {};
    expect([chosenOn?.cases, judgedOn?.cases]).toEqual([1000, 1000]);
    expect((chosenOn?.positives ?? 0) + (judgedOn?.positives ?? 0)).toBe(found?.positives);
    const [limit] = limits ?? [];
    expect(limits?.map(({ input }) => inputs[input]?.id)).toEqual(["first_chance"]);
    expect(limit).toMatchObject({ kind: "number", high: Infinity });
    expect(limit?.p).toBeLessThan(0.05);
    expect(peeling?.[0]).toMatchObject({ limits: 0, coverage: { probability: 1 } });
    expect(peeling?.length).toBeLessThanOrEqual(8);
  });
});

describe("what is done of each piece", () => {
  it("follows from the runs, with a least for each", () => {
    expect(countsFor(100)).toEqual({ runs: 100, pilot: 500, screening: 200, cases: 500 });
    expect(countsFor(10_001)).toEqual({ runs: 10_001, pilot: 2501, screening: 1001, cases: 5001 });
    expect(countsFor(1e6).cases).toBe(40_000);
  });

  it("follows what is named, and says of a name that means nothing what was meant", () => {
    const keys = (names: readonly string[]) => {
      const found = candidatesOf(model, names);
      return "unknown" in found ? found : found.map(({ kind }) => kind);
    };
    expect(keys(["first"])).toEqual(["event"]);
    expect(keys(["quiet"])).toEqual(["level"]);
    expect(keys(["quiet.high", "second"])).toEqual(["event", "level"]);
    expect(keys(["first", "secnd"])).toEqual({ unknown: "secnd", near: "second" });
    expect(keys(["xyzzyplugh"])).toEqual({ unknown: "xyzzyplugh" });
  });
});
