/** The three small scenarios against the answers on paper. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { simulate } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { shipped } from "./counts.ts";

/** Five standard errors of a share: with a fixed seed this never flickers, and a bug shows. */
const fiveErrors = (share: number, runs: number): number =>
  5 * Math.sqrt((share * (1 - share)) / runs);

/** Shares of the true among an outcome's values, or the mean of a number. */
function meansOf(id: string, runs: number): ReadonlyMap<string, readonly number[]> {
  const { program } = shipped(id);
  const parameters = program.parameters.map(({ value }) => value);
  const { outcomes } = kernelEngine.prepare(program).list(parameters, keyOfSeed("paper"), 0, runs);
  const width = program.outcomes.length;
  return new Map(
    program.outcomes.map((outcome, column) => [
      outcome.id,
      Array.from({ length: runs }, (_, run) => at(outcomes, run * width + column)),
    ]),
  );
}

function mean(values: readonly number[] | undefined): number {
  if (values === undefined) throw new Error("no such outcome");
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("two-state", () => {
  const [p, q, runs] = [0.2, 0.3, 40_000];
  const means = meansOf("two-state", runs);
  const inCrisis = (n: number): number => (p / (p + q)) * (1 - (1 - p - q) ** n);

  it.each([
    ["crisis_at_end", inCrisis(26)],
    ["crisis_after_four_weeks", inCrisis(4)],
    ["any_crisis", 1 - (1 - p) ** 26],
  ])("%s", (outcome, answer) => {
    expect(Math.abs(mean(means.get(outcome)) - answer)).toBeLessThan(fiveErrors(answer, runs));
  });

  it("has geometric first crises", () => {
    const times = means.get("first_crisis") ?? [];
    for (const k of [1, 2, 5, 10]) {
      const answer = p * (1 - p) ** (k - 1);
      const share = times.filter((time) => time === k).length / runs;
      expect(Math.abs(share - answer)).toBeLessThan(fiveErrors(answer, runs));
    }
  });
});

describe("brinkmanship", () => {
  const runs = 60_000;
  const means = meansOf("brinkmanship", runs);
  const [redHolds, blueHolds, slip, weeks] = [11 / 12, 7 / 8, 0.03, 26];
  const bothHold = redHolds * blueHolds;
  const goesOn = bothHold * (1 - slip);
  const series = (1 - goesOn ** weeks) / (1 - goesOn);

  it.each([
    ["disaster", bothHold * slip * series],
    ["red_gives_way", (1 - redHolds) * series],
    ["blue_gives_way", (1 - blueHolds) * series],
  ])("%s", (outcome, answer) => {
    expect(Math.abs(mean(means.get(outcome)) - answer)).toBeLessThan(fiveErrors(answer, runs));
  });
});

describe("richardson", () => {
  const { program } = shipped("richardson");
  const own = program.parameters.map(({ value }) => value);
  const place = (id: string): number => program.parameters.findIndex((one) => one.id === id);

  /** Outcomes of one run with some numbers changed; drift alone moves the budgets. */
  function run(changed: Readonly<Record<string, number>>): (outcome: string) => number {
    const parameters = [...own];
    for (const [id, value] of Object.entries(changed)) parameters[place(id)] = value;
    const { outcomes } = simulate(program, parameters, luckOf(keyOfSeed("paper"), 0));
    return (outcome) => at(outcomes, program.outcomes.findIndex(({ id }) => id === outcome));
  }

  const value = (id: string): number => at(own, place(id));
  const [k, l, a, b] = [
    value("reaction_red"),
    value("reaction_blue"),
    value("fatigue_red"),
    value("fatigue_blue"),
  ];
  const [g, h] = [value("grievance_red"), value("grievance_blue")];

  it("settles at the point where neither side moves", () => {
    const outcome = run({});
    const determinant = a * b - k * l;
    expect(determinant).toBeGreaterThan(0);
    expect(outcome("red_at_rest")).toBeCloseTo((b * g + k * h) / determinant, 1);
    expect(outcome("blue_at_rest")).toBeCloseTo((a * h + l * g) / determinant, 1);
    expect(outcome("run_away")).toBe(0);
  });

  it("goes there along the eigenvectors of the monthly step", () => {
    // x(n) - x* is a combination of two eigenvectors (v, 1), each shrunk by its own root every month.
    const determinant = a * b - k * l;
    const rest = { red: (b * g + k * h) / determinant, blue: (a * h + l * g) / determinant };
    const spread = Math.sqrt((a - b) ** 2 + 4 * k * l);
    const roots = [(-(a + b) + spread) / 2, (-(a + b) - spread) / 2] as const;
    const vectors = roots.map((root) => k / (root + a));
    const [v, w] = [at(vectors, 0), at(vectors, 1)];
    const start = { red: 10 - rest.red, blue: 10 - rest.blue };
    const first = (start.red - w * start.blue) / (v - w);
    const second = start.blue - first;
    const [slow, fast] = roots.map((root) => (1 + root / 12) ** 120);
    const outcome = run({});
    expect(outcome("red_after_ten_years")).toBeCloseTo(
      rest.red + first * v * (slow ?? NaN) + second * w * (fast ?? NaN),
      9,
    );
    expect(outcome("blue_after_ten_years")).toBeCloseTo(
      rest.blue + first * (slow ?? NaN) + second * (fast ?? NaN),
      9,
    );
  });

  it("runs away exactly when the reactions outdo the fatigues", () => {
    for (const reaction of [0.2, 0.4, 0.8, 0.9]) {
      for (const fatigue of [0.25, 0.4, 0.55]) {
        const ratio = (reaction * l) / (fatigue * b);
        // A hundred years are enough to see it, away from equality.
        if (Math.abs(ratio - 1) < 0.2) continue;
        const outcome = run({ reaction_red: reaction, fatigue_red: fatigue });
        const name = `${String(reaction)} ${String(fatigue)}`;
        expect(outcome("run_away"), name).toBe(ratio > 1 ? 1 : 0);
      }
    }
  });
});
