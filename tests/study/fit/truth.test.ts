/** Fits against truth: an exact posterior, calibrated ranks, numbers that are known, targets that cannot be met. */

import { env } from "node:process";
import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { siteOf } from "../../../src/random/site.ts";
import { normalScore } from "../../../src/numeric/normal.ts";
import { nameOfAim } from "../../../src/study/fit/aims.ts";
import { whatIsTold } from "../../../src/study/fit/verdict.ts";
import {
  believed,
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

describe("what was believed on a day", () => {
  /** After quiet weeks: of `all`, and of a crisis in the rest of six weeks. */
  const onPaper = (share: number, weeks: number): readonly [number, number] => {
    const [all, some] = [share * 0.64 ** weeks, (1 - share) * 0.8 ** weeks];
    const posterior = all / (all + some);
    const left = 6 - weeks;
    return [posterior, posterior * (1 - 0.64 ** left) + (1 - posterior) * (1 - 0.8 ** left)];
  };
  const { space, aims, measure, fit } = fittingOf(believed);

  it("is measured as it is on paper, and told by day and question", async () => {
    expect(aims.map((aim) => [nameOfAim(aim), aim.heldOut])).toEqual([
      ["crowd 2022-01-09 aim == all", true],
      ["crowd 2022-01-16 aim == all", false],
      ["crowd 2022-01-16 after", false],
      ["after 2022-01-09", false],
    ]);
    for (const z of [-1.5, 0, 0.7]) {
      const share = at(space.parametersAt([z]), 0);
      const seen = at((await measure([[z]], 0, 10)) ?? [], 0);
      const due = [onPaper(share, 1)[0], ...onPaper(share, 2), onPaper(share, 1)[1]];
      for (const [index, value] of due.entries()) {
        expect(at(seen, index).value).toBeCloseTo(value, 12);
        expect(at(seen, index).score).toBeCloseTo(Math.log(value / (1 - value)), 10);
        expect(at(seen, index).variance).toBe(0);
      }
    }
    // A band of 10 points around 30 % on the scale of log odds.
    const { deviation, low, high } = at(aims, 1);
    expect([low, high]).toEqual([0.3 - 0.1, 0.3 + 0.1]);
    const logOdds = (p: number): number => Math.log(p / (1 - p));
    expect(deviation).toBeCloseTo((logOdds(0.4) - logOdds(0.2)) / 3.29, 12);
  });

  it("gives the exact posterior", async () => {
    const sums = { weight: 0, first: 0, second: 0 };
    for (let z = -4; z <= 4; z += 0.01) {
      const share = at(space.parametersAt([z]), 0);
      const said = [0, ...onPaper(share, 2), onPaper(share, 1)[1]];
      const far = [1, 2, 3].reduce((sum, index) => {
        const p = at(said, index);
        const { score, deviation } = at(aims, index);
        return sum + ((Math.log(p / (1 - p)) - score) / deviation) ** 2;
      }, z * z);
      const weight = Math.exp(-far / 2);
      sums.weight += weight;
      sums.first += weight * z;
      sums.second += weight * z * z;
    }
    const mean = sums.first / sums.weight;
    const spread = Math.sqrt(sums.second / sums.weight - mean * mean);
    const scores = scoresOf(await fit({ members: 200, runs: 10 }), 0);
    expect(Math.abs(meanOf(scores) - mean)).toBeLessThan((4 * spread) / Math.sqrt(200));
    expect(Math.abs(deviationOf(scores) / spread - 1)).toBeLessThan(4 / Math.sqrt(400));
    expect(spread).toBeLessThan(0.8);
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
    // Six rounds of the scenario and 60 members, four last looks, at the first as written too.
    expect(fitted).toMatchObject({ rounds: 6, runs: 6 * 61 * 400 + 5 * 4000, complete: true });
    expect(fitted.next).toBe(6 * 400 + 4000);
    expect(fitted.ensemble).toHaveLength(60);
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
