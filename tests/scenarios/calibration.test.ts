/**
 * The flagship says what its authors believe: every target of `targets.ts` is met by a batch, and
 * `docs/calibration.md` shows the numbers that this batch gave.
 */

import { beforeAll, describe, expect, it } from "vitest";
import { expectGolden } from "../config/golden.ts";
import { calibrationPage, type Result } from "./calibration-page.ts";
import { countShares, seed, type Shares } from "./counts.ts";
import { decision, targets } from "./targets.ts";

const runs = 40_000;
const ids = ["europe-2022", "europe-2022-undecided", decision.best, decision.worst] as const;
const shares = new Map<string, Shares>();

beforeAll(() => {
  for (const id of ids) shares.set(id, countShares(id, runs));
});

function sharesOf(id: string): Shares {
  const found = shares.get(id);
  if (found === undefined) throw new Error(`no batch of ${id}`);
  return found;
}

const resultOf = (target: (typeof targets)[number]): Result => ({
  target,
  ...sharesOf(target.scenario)(target.of, target.given),
});

describe("the flagship meets its targets", () => {
  it.each(targets.map((target) => ({ ...target, name: `${target.group}: ${target.title}` })))(
    "$name",
    (target) => {
      const { value, trials } = resultOf(target);
      expect(trials).toBeGreaterThan(1000);
      expect(value).toBeGreaterThanOrEqual(target.low);
      expect(value).toBeLessThanOrEqual(target.high);
    },
  );

  it("moves with the decisions of the West", () => {
    const gap =
      sharesOf(decision.worst)(decision.of).value - sharesOf(decision.best)(decision.of).value;
    expect(gap).toBeGreaterThanOrEqual(decision.low);
    expect(gap).toBeLessThanOrEqual(decision.high);
  });

  it.each(["0", "0.05"])("cannot do with couplings of strength %s", (strength) => {
    const weak = countShares("europe-2022", 10_000, { coupling_strength: strength });
    const arms = targets.filter(({ group, of }) => group === "couplings" && of === "arms_3");
    const missed = arms.filter(({ of, given, low, high }) => {
      const { value } = weak(of, given);
      return value < low || value > high;
    });
    expect(missed.length).toBeGreaterThan(0);
  });

  it("has its table in docs/calibration.md", async () => {
    const decisions = {
      best: sharesOf(decision.best)(decision.of),
      worst: sharesOf(decision.worst)(decision.of),
    };
    const page = await calibrationPage(targets.map(resultOf), decisions, runs, seed);
    await expectGolden("docs/calibration.md", page);
  });
});
