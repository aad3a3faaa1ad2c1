/** Comparisons on the two-state scenario, where the difference and the pairs are known. */

import { describe, expect, it } from "vitest";
import { mergePairs } from "../../src/batch/pairs.ts";
import {
  compare,
  differenceReaches,
  sharedColumns,
  type OutcomeComparison,
} from "../../src/study/comparison.ts";
import { base, columns, pairsOn, variant } from "./two-programs.ts";

/**
 * A crisis within 26 weeks: 1 − 0.8^26, or 1 − 0.9^26. A uniform that makes one at 10 % makes one at
 * 20 % too, so on the same luck none is gained, and as many are lost as the difference says.
 */
const anyCrisis = { base: 1 - 0.8 ** 26, variant: 1 - 0.9 ** 26 };
const known = anyCrisis.variant - anyCrisis.base;

const kernel = pairsOn("kernel");
const reaches = differenceReaches(base, variant, columns);

function outcomeOf(outcomes: readonly OutcomeComparison[], id: string): OutcomeComparison {
  const found = outcomes.find((outcome) => outcome.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe("a known difference", () => {
  const runs = 20_000;
  const result = compare(base, columns, kernel("known", 0, runs), reaches);
  if (result === undefined) throw new Error("no runs");

  it("is found within five standard errors, all of it lost and none gained", () => {
    const any = outcomeOf(result.outcomes, "any_crisis");
    if (any.kind !== "boolean") throw new Error(any.kind);
    expect(any.gained).toBe(0);
    const error = Math.sqrt((-known * (1 + known)) / runs);
    expect(Math.abs(any.difference - known)).toBeLessThan(5 * error);
    expect(any.difference).toBeCloseTo(any.variant - any.base, 14);
    expect(any.low).toBeLessThan(known);
    expect(any.high).toBeGreaterThan(known);
    expect(any).toMatchObject({ method: "newcombe", testMethod: "mcnemar-exact" });
    expect(any.p).toBeLessThan(1e-100);
    // The width of the interval is that of the paired variance.
    expect((any.high - any.low) / (2 * 1.96 * error)).toBeCloseTo(1, 1);
    const separate = (p: number): number => p * (1 - p);
    expect(any.varianceReduction).toBeCloseTo(
      (separate(anyCrisis.base) + separate(anyCrisis.variant)) / (-known * (1 + known)),
      1,
    );
  });

  it("says of a time that it comes, and the mean of what is left of the horizon", () => {
    const first = outcomeOf(result.outcomes, "first_crisis");
    const any = outcomeOf(result.outcomes, "any_crisis");
    if (first.kind !== "time" || any.kind !== "boolean") throw new Error(first.kind);
    expect(first.ever.difference).toBe(any.difference);
    // E min(T, 26) = Σ_{k<26} P(T > k) = (1 − q^26) / (1 − q).
    const mean = (q: number): number => (1 - q ** 26) / (1 - q);
    expect(first.cap).toBe(26);
    expect(first.steps.base).toBeCloseTo(mean(0.8), 0);
    expect(first.steps.low).toBeLessThan(mean(0.9) - mean(0.8));
    expect(first.steps.high).toBeGreaterThan(mean(0.9) - mean(0.8));
    expect(first.steps.method).toBe("paired-t");
    expect(first.steps.varianceReduction).toBeGreaterThan(1.3);
  });

  it("treats an indicator as a number as it does as a condition, but for the interval", () => {
    const after = outcomeOf(result.outcomes, "crisis_after_four_weeks");
    if (after.kind !== "number") throw new Error(after.kind);
    const inCrisis = (p: number): number => (p / (p + 0.3)) * (1 - (0.7 - p) ** 4);
    expect(after.low).toBeLessThan(inCrisis(0.1) - inCrisis(0.2));
    expect(after.high).toBeGreaterThan(inCrisis(0.1) - inCrisis(0.2));
  });

  it("covers the difference in about 95 % of batches", () => {
    const batches = 400;
    let covered = 0;
    let coveredMean = 0;
    const inCrisis = (p: number): number => (p / (p + 0.3)) * (1 - (0.7 - p) ** 4);
    const mean = inCrisis(0.1) - inCrisis(0.2);
    for (let batch = 0; batch < batches; batch++) {
      const outcomes =
        compare(base, columns, kernel(`coverage ${String(batch)}`, 0, 200), reaches)?.outcomes ??
        [];
      const any = outcomeOf(outcomes, "any_crisis");
      if (any.kind === "boolean" && any.low <= known && known <= any.high) covered++;
      const after = outcomeOf(outcomes, "crisis_after_four_weeks");
      if (after.kind === "number" && after.low <= mean && mean <= after.high) coveredMean++;
    }
    for (const share of [covered / batches, coveredMean / batches]) {
      expect(share).toBeGreaterThan(0.925);
      expect(share).toBeLessThan(0.985);
    }
  });
});

describe("paired counts", () => {
  it("are the same from both engines, in whatever pieces", () => {
    const whole = kernel("pieces", 0, 300);
    expect(pairsOn("interpreter")("pieces", 0, 300)).toEqual(whole);
    const [merged] = mergePairs([kernel("pieces", 120, 180)], [kernel("pieces", 0, 120)]);
    expect(merged).toEqual(whole);
  });

  it("have the margins of each program alone", () => {
    const any = columns.findIndex((column) => base.outcomes[column.base]?.id === "any_crisis");
    const counts = kernel("margins", 0, 500).outcomes[any];
    if (counts?.kind !== "boolean") throw new Error("kind");
    const same = compare(base, columns, kernel("margins", 0, 500), reaches);
    const outcome = outcomeOf(same?.outcomes ?? [], "any_crisis");
    if (outcome.kind !== "boolean") throw new Error("kind");
    const [neither, gained, lost, both] = counts.cells;
    expect(neither + gained + lost + both).toBe(500);
    expect(outcome.base).toBe((both + lost) / 500);
    expect(outcome.variant).toBe((both + gained) / 500);
  });

  it("match outcomes by id and type", () => {
    expect(columns.map((column) => [column.base, column.variant])).toEqual(
      base.outcomes.map((_, index) => [index, index]),
    );
    const [first, ...rest] = variant.outcomes;
    const retyped = rest.map((outcome, index) =>
      index === 0 ? { ...outcome, type: "number" as const } : outcome,
    );
    const other = { ...variant, outcomes: retyped.toReversed(), calendar: { steps: 9 } };
    const shared = sharedColumns(base, other);
    expect(first).toBeDefined();
    expect(shared.map((column) => base.outcomes[column.base]?.id)).toEqual(
      shared.map((column) => other.outcomes[column.variant]?.id),
    );
    expect(shared.every(({ cap }) => cap === 9)).toBe(true);
    expect(shared.length).toBeLessThan(columns.length);
  });
});
