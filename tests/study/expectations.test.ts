/** Verdicts on counted cases: by share, by how many runs, by how alike the cases of a run are. */

import { describe, expect, it } from "vitest";
import { noCases, type CaseCounts } from "../../src/batch/case-counts.ts";
import type { Demand } from "../../src/scenario/expectation.ts";
import { wilsonScore } from "../../src/stats/proportion.ts";
import { effectiveCases, judge } from "../../src/study/expectations.ts";

/** Runs that each have so many cases, of which so many held. */
function of(runs: readonly (readonly [held: number, cases: number])[]): CaseCounts {
  const sum = (value: (held: number, cases: number) => number): number =>
    runs.reduce((total, [held, cases]) => total + value(held, cases), 0);
  const first = (is: (held: number, cases: number) => boolean): number => {
    const found = runs.findIndex(([held, cases]) => is(held, cases));
    return found < 0 ? Infinity : found;
  };
  return {
    runs: runs.length,
    withCase: runs.filter(([, cases]) => cases > 0).length,
    held: sum((held) => held),
    failed: sum((held, cases) => cases - held),
    heldSquares: sum((held) => held * held),
    caseSquares: sum((_, cases) => cases * cases),
    products: sum((held, cases) => held * cases),
    firstHeld: first((held) => held > 0),
    firstFailed: first((held, cases) => cases > held),
  };
}

const many = (
  times: number,
  ...kinds: readonly (readonly [number, number])[]
): readonly (readonly [number, number])[] => Array.from({ length: times }, () => kinds).flat();

describe("effectiveCases", () => {
  it("takes single cases as they are", () => {
    expect(effectiveCases(of(many(100, [1, 1], [0, 1], [0, 0])))).toBe(200);
  });

  it("takes cases that always agree within a run for one each", () => {
    // 200 runs of four cases, all or none of which hold: 200 coin tosses, but for n / (n − 1).
    expect(effectiveCases(of(many(100, [4, 4], [0, 4])))).toBeCloseTo(199, 6);
  });

  it("gives no more than there are where runs balance, and one a run where nothing varies", () => {
    expect(effectiveCases(of([...many(90, [2, 4]), ...many(5, [3, 4], [1, 4])]))).toBe(400);
    expect(effectiveCases(of(many(50, [4, 4])))).toBe(50);
  });
});

describe("judge", () => {
  const verdictOf = (holds: Demand, counts: CaseCounts): ReturnType<typeof judge> =>
    judge({ id: "x" as never, holds }, counts);
  const atLeast = (share: number): Demand => ({ kind: "at-least", share });
  const atMost = (share: number): Demand => ({ kind: "at-most", share });

  it("lets every case hold always, with the first that fails", () => {
    expect(verdictOf({ kind: "always" }, of(many(50, [1, 1]))).verdict).toBe("passes");
    const failing = verdictOf({ kind: "always" }, of([...many(50, [1, 1]), [0, 1]]));
    expect(failing).toMatchObject({ verdict: "fails", counterexample: 50 });
  });

  it("asks on which side of the share the whole interval lies", () => {
    const counts = of(many(100, [1, 1], [1, 1], [1, 1], [0, 1]));
    const { low, high } = wilsonScore(0.75, 400, 0.95);
    expect(verdictOf(atLeast(low - 0.001), counts).verdict).toBe("passes");
    expect(verdictOf(atLeast(low + 0.001), counts).verdict).toBe("undecided");
    expect(verdictOf(atLeast(high + 0.001), counts).verdict).toBe("fails");
    expect(verdictOf(atMost(high + 0.001), counts).verdict).toBe("passes");
    expect(verdictOf(atMost(high - 0.001), counts).verdict).toBe("undecided");
    expect(verdictOf(atMost(low - 0.001), counts)).toMatchObject({
      verdict: "fails",
      counterexample: 0,
    });
  });

  it("says how many runs would settle it: with so many it is settled, with fewer not", () => {
    const counts = of(many(100, [1, 1], [1, 1], [1, 1], [0, 1], [0, 0]));
    const { runsNeeded = NaN } = verdictOf(atLeast(0.73), counts);
    const scaled = (runs: number): CaseCounts =>
      of(many(runs / 5, ...many(1, [1, 1], [1, 1], [1, 1], [0, 1], [0, 0])));
    expect(verdictOf(atLeast(0.73), scaled(Math.ceil(runsNeeded / 5) * 5)).verdict).toBe("passes");
    expect(verdictOf(atLeast(0.73), scaled(Math.floor(runsNeeded / 5) * 5 - 5)).verdict).toBe(
      "undecided",
    );
    // 1.96² · 0.73 · 0.27 / 0.02² cases, of which 500 runs have 400: 2366.1 runs.
    expect(runsNeeded).toBe(2367);
    expect(verdictOf(atLeast(0.75), counts).runsNeeded).toBe(Infinity);
  });

  it("tells what had no case, and what had one in few runs", () => {
    expect(verdictOf({ kind: "always" }, { ...noCases, runs: 100 }).verdict).toBe("vacuous");
    const few = of([...many(29, [2, 2]), ...many(71, [0, 0])]);
    expect(verdictOf({ kind: "always" }, few)).toMatchObject({
      verdict: "untested",
      runsNeeded: Math.ceil((30 * 100) / 29),
    });
    expect(verdictOf(atLeast(0.1), few).verdict).toBe("untested");
  });
});
