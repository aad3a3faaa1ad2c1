/** Fits against truth: an exact posterior, calibrated ranks, numbers that are known, targets that cannot be met. */

import { env } from "node:process";
import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { siteOf } from "../../../src/random/site.ts";
import { normalScore } from "../../../src/numeric/normal.ts";
import { whatIsTold } from "../../../src/study/fit/verdict.ts";
import {
  deviationOf,
  fittingOf,
  meanOf,
  oneHazard,
  scoresOf,
  threeRules,
  twoState,
} from "./fitting.ts";

/** Simulated truths of each scenario; `npm run test:deep` tries more. */
const SIMULATIONS = env["BRINK_CASES"] === undefined ? 20 : 400;

describe("the posterior of two-state", () => {
  it("is the exact one, where the likelihood is known", async () => {
    const { space, aims, fit } = fittingOf(twoState);
    const { is, deviation } = at(aims, 0);
    const [down, up] = space.inputs.map(({ parameter }) => parameter);
    const sums = { weight: 0, down: 0, up: 0, downs: 0, ups: 0, cross: 0 };
    for (let a = -4; a <= 4; a += 0.1) {
      for (let b = -4; b <= 4; b += 0.1) {
        const values = space.parametersAt([a, b]);
        const [q, p] = [at(values, down ?? -1), at(values, up ?? -1)];
        const mean = (p / (p + q)) * (1 - (1 - p - q) ** 4);
        const weight = Math.exp(-(a * a + b * b) / 2 - ((mean - is) / deviation) ** 2 / 2);
        sums.weight += weight;
        sums.down += weight * a;
        sums.up += weight * b;
        sums.downs += weight * a * a;
        sums.ups += weight * b * b;
        sums.cross += weight * a * b;
      }
    }
    const exact = (key: keyof typeof sums): number => sums[key] / sums.weight;
    const fitted = await fit({ members: 400, runs: 800 });
    const [downs, ups] = [scoresOf(fitted, 0), scoresOf(fitted, 1)];
    // Four standard errors of 400 draws.
    const slack = 4 / Math.sqrt(400);
    for (const [scores, first, second] of [
      [downs, exact("down"), exact("downs")],
      [ups, exact("up"), exact("ups")],
    ] as const) {
      const spread = Math.sqrt(second - first * first);
      expect(Math.abs(meanOf(scores) - first)).toBeLessThan(slack * spread);
      expect(Math.abs(deviationOf(scores) / spread - 1)).toBeLessThan(slack / Math.SQRT2);
    }
    const shared = exact("cross") - exact("down") * exact("up");
    const cross = meanOf(downs.map((one, index) => one * at(ups, index)));
    expect(Math.abs(cross - meanOf(downs) * meanOf(ups) - shared)).toBeLessThan(slack);
    expect(Math.abs(exact("up"))).toBeGreaterThan(0.2);
  });
});

/** P(X > x) of χ² with k degrees of freedom, by Wilson and Hilferty's cube root, within a few percent. */
function isUnlikely(chiSquared: number, degrees: number): boolean {
  const spread = 2 / (9 * degrees);
  return ((chiSquared / degrees) ** (1 / 3) - (1 - spread)) / Math.sqrt(spread) > 3.3;
}

describe("simulation-based calibration", () => {
  for (const [name, text] of Object.entries({ oneHazard, twoState, threeRules })) {
    it(
      `gives uniform ranks on ${name}`,
      async () => {
        const { space, aims, fit, measure } = fittingOf(text);
        const members = 31;
        const ranks: number[] = [];
        const truthKey = keyOfSeed("truths");
        for (let simulation = 0; simulation < SIMULATIONS; simulation += 1) {
          const truth = space.draw(truthKey, simulation);
          const said = at((await measure([truth], 0, 8000)) ?? [], 0);
          const luck = luckOf(truthKey, simulation);
          const heard = aims.map((aim, index) => ({
            ...aim,
            score:
              at(said, index).score +
              aim.deviation * normalScore(luck(siteOf(`heard/${aim.target.id}`), 0)),
          }));
          const fitted = await fit({ members, runs: 400, seed: `s${String(simulation)}` }, heard);
          for (const [input, score] of truth.entries())
            ranks.push(scoresOf(fitted, input).filter((one) => one < score).length);
        }
        const bins = new Array<number>(4).fill(0);
        for (const rank of ranks) {
          const bin = Math.floor((rank * 4) / (members + 1));
          bins[bin] = at(bins, bin) + 1;
        }
        const due = ranks.length / 4;
        const chiSquared = bins.reduce((sum, count) => sum + (count - due) ** 2 / due, 0);
        expect(isUnlikely(chiSquared, 3), `${bins.join(" ")} of ${String(due)}`).toBe(false);
      },
      env["BRINK_CASES"] === undefined ? 300_000 : 0,
    );
  }
});

describe("numbers that are known", () => {
  it("are found again from their own targets", async () => {
    const tight = fittingOf(threeRules.replaceAll(/n: \d+/gu, "n: 4000"));
    const truth = [1.2, -0.8, 0.9, 1.1, 0.4].slice(0, tight.space.inputs.length);
    const said = at((await tight.measure([truth], 0, 40_000)) ?? [], 0);
    const heard = tight.aims.map((aim, index) => ({ ...aim, score: at(said, index).score }));
    const fitted = await tight.fit({ members: 50, runs: 1000 }, heard);
    const { told } = whatIsTold(heard, fitted);
    const start = tight.space.parametersAt(tight.space.start);
    const [known, found] = [truth, fitted.point].map((one) => tight.space.parametersAt(one));
    let checked = 0;
    for (const [input, { parameter, id, prior }] of tight.space.inputs.entries()) {
      expect(at(found ?? [], parameter)).toBeGreaterThanOrEqual(prior.low);
      expect(at(found ?? [], parameter)).toBeLessThanOrEqual(prior.high);
      // What the targets say little of stays where it was written.
      if (at(told, input) < 0.9) continue;
      checked += 1;
      const missed = Math.abs(at(found ?? [], parameter) - at(known ?? [], parameter));
      const begun = Math.abs(at(start, parameter) - at(known ?? [], parameter));
      expect(missed / begun, id).toBeLessThan(0.25);
    }
    expect(checked).toBeGreaterThanOrEqual(3);
  });

  it("leave alone a number that no target tells of", async () => {
    const text = twoState.replace(
      "      down:",
      "      attack: { from: war, to: crisis, chance: 5% per week, range: [1%, 9%] }\n      down:",
    );
    const { space, fit } = fittingOf(text);
    const fitted = await fit({ members: 60, runs: 400 });
    const idle = space.inputs.findIndex(({ id }) => id.includes("attack"));
    expect(fitted.point[idle]).toBe(space.start[idle]);
    expect(Math.abs(deviationOf(scoresOf(fitted, idle)) - 1)).toBeLessThan(0.35);
  });
});

describe("targets that cannot be met", () => {
  const asking = (targets: string): string =>
    oneHazard.replace(/targets:.*/u, `targets: { ${targets} }`);

  it("name those that stand against one another", async () => {
    const { fit, conflictsOf } = fittingOf(
      asking(
        "a: { of: b >= crisis, is: 25%, n: 200 }, c: { of: b >= crisis, is: 60%, n: 200 }, w: { of: b == war, is: 50%, held_out: true }",
      ),
    );
    const conflicts = await conflictsOf(await fit({ members: 30, runs: 1000 }));
    expect(conflicts).toEqual([
      { aim: 0, kind: "contradicted", by: [1] },
      { aim: 1, kind: "contradicted", by: [0] },
    ]);
  });

  it("say what the ends of the ranges come to", async () => {
    const { fit, conflictsOf } = fittingOf(asking("a: { of: b >= crisis, is: 99%, n: 400 }"));
    const conflicts = await conflictsOf(await fit({ members: 30, runs: 1000 }));
    expect(conflicts).toMatchObject([{ aim: 0, kind: "out-of-reach", by: [] }]);
    // At 20 % a week ten weeks give 89 %; the score of the end stands a little short of it.
    expect(conflicts[0]?.most).toBeGreaterThan(0.7);
    expect(conflicts[0]?.most).toBeLessThan(0.9);
  });

  it("are none where all are met", async () => {
    const { fit, conflictsOf } = fittingOf(oneHazard);
    expect(await conflictsOf(await fit({ members: 30, runs: 1000 }))).toEqual([]);
  });
});
