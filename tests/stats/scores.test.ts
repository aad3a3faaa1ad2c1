import { describe, expect, it } from "vitest";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { bootstrapInterval } from "../../src/stats/bootstrap.ts";
import {
  brierScore,
  clipProbability,
  decomposeBrier,
  logScore,
  meanScore,
  multiClassBrier,
  multiClassLog,
  rankedProbabilityScore,
  skillScore,
} from "../../src/stats/scores.ts";

const luck = luckOf(keyOfSeed("scores"), 0);

describe("binary scores", () => {
  it("give the published scores of one forecast that came true", () => {
    for (const [probability, score] of [
      [0.08, 0.846],
      [0.35, 0.423],
      [0.5, 0.25],
      [0.52, 0.23],
      [0.65, 0.123],
      [0.79, 0.044],
      [0.88, 0.014],
    ] as const) {
      expect(Math.abs(brierScore({ probability, happened: true }) - score)).toBeLessThan(5.1e-4);
    }
    expect(brierScore({ probability: 0.3, happened: false })).toBeCloseTo(0.09, 15);
  });

  it("clip the log score and nothing else", () => {
    expect(logScore({ probability: 0.5, happened: true })).toBeCloseTo(Math.LN2, 14);
    expect(logScore({ probability: 0, happened: true })).toBeCloseTo(4.605170186, 9);
    expect(logScore({ probability: 0.004, happened: false })).toBeCloseTo(0.01005033585, 9);
    expect(brierScore({ probability: 0, happened: true })).toBe(1);
    expect(clipProbability(0.02)).toBe(0.02);
  });

  it("are proper: the truth scores best on average", () => {
    const expected = (score: typeof brierScore, truth: number, said: number): number =>
      truth * score({ probability: said, happened: true }) +
      (1 - truth) * score({ probability: said, happened: false });
    for (const score of [brierScore, logScore]) {
      for (const truth of [0.1, 0.35, 0.8]) {
        for (let said = 0.02; said < 0.99; said += 0.03) {
          const worse = expected(score, truth, said) - expected(score, truth, truth);
          expect(worse).toBeGreaterThanOrEqual(-1e-15);
        }
      }
    }
  });

  it("refuse what is no probability", () => {
    expect(() => brierScore({ probability: 1.2, happened: true })).toThrow("probability");
    expect(() => logScore({ probability: NaN, happened: true })).toThrow("probability");
  });
});

describe("scores over classes", () => {
  it("reduce to the binary ones", () => {
    for (const p of [0, 0.2, 0.75]) {
      for (const observed of [0, 1]) {
        const binary = { probability: 1 - p, happened: observed === 1 };
        expect(multiClassBrier([p, 1 - p], observed)).toBeCloseTo(2 * brierScore(binary), 14);
        expect(rankedProbabilityScore([p, 1 - p], observed)).toBeCloseTo(brierScore(binary), 14);
        expect(multiClassLog([p, 1 - p], observed)).toBeCloseTo(logScore(binary), 14);
      }
    }
  });

  it("are the sums worked by hand", () => {
    // (0.2 − 0)² + (0.5 − 1)² + (0.3 − 0)² = 0.38; cumulative 0.2, 0.7 against 0, 1: 0.13 / 2.
    expect(multiClassBrier([0.2, 0.5, 0.3], 1)).toBeCloseTo(0.38, 14);
    expect(rankedProbabilityScore([0.2, 0.5, 0.3], 1)).toBeCloseTo(0.065, 14);
    expect(multiClassLog([0.2, 0.5, 0.3], 1)).toBeCloseTo(Math.LN2, 14);
  });

  it("rank a near miss before a far one, where Brier sees no difference", () => {
    const [near, far] = [
      [0, 0, 1, 0],
      [1, 0, 0, 0],
    ];
    expect(multiClassBrier(near, 3)).toBe(multiClassBrier(far, 3));
    expect(rankedProbabilityScore(near, 3)).toBeCloseTo(1 / 3, 14);
    expect(rankedProbabilityScore(far, 3)).toBe(1);
  });

  it("refuse shares that do not sum to 1, and classes that are none", () => {
    expect(() => multiClassBrier([0.5, 0.4], 0)).toThrow("sum to 1");
    expect(() => rankedProbabilityScore([0.5, 0.5], 2)).toThrow("classes");
    expect(() => multiClassLog([0.5, 0.5], -1)).toThrow("classes");
    expect(() => multiClassLog([0.5, 0.5], 0.5)).toThrow("classes");
    expect(() => rankedProbabilityScore([1], 0)).toThrow("two classes");
    expect(() => multiClassBrier([1.5, -0.5], 0)).toThrow("probability");
    // What rounding to some digits leaves is let pass.
    expect(multiClassLog([0.3333333, 0.3333333, 0.3333333], 0)).toBeCloseTo(Math.log(3), 5);
  });
});

describe("skill", () => {
  it("is 0 for the reference itself and undefined against perfection", () => {
    expect(skillScore(0.25, 0.25)).toBe(0);
    expect(skillScore(0.05, 0.25)).toBeCloseTo(0.8, 14);
    expect(skillScore(0.5, 0.25)).toBe(-1);
    expect(skillScore(0.1, 0)).toBeUndefined();
  });
});

describe("Murphy's decomposition", () => {
  const forecasts = Array.from({ length: 300 }, (_, i) => {
    const probability = Math.round(luck(1, i) * 20) / 20;
    return { probability, happened: luck(2, i) < 0.2 + 0.6 * probability };
  });

  it("adds up without a residual where each forecast has a bin of its own", () => {
    const { brier, reliability, resolution, uncertainty, residual, bins } =
      decomposeBrier(forecasts);
    expect(residual).toBeCloseTo(0, 14);
    expect(reliability - resolution + uncertainty).toBeCloseTo(brier, 14);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    expect(bins).toHaveLength(21);
  });

  it("has the residual of Stephenson, Coelho and Jolliffe with bins", () => {
    const { residual } = decomposeBrier(forecasts, 5);
    // Within-bin variance less twice the within-bin covariance, computed apart.
    let expected = 0;
    for (let bin = 0; bin < 5; bin += 1) {
      const own = forecasts.filter(
        ({ probability }) => Math.min(4, Math.floor(probability * 5)) === bin,
      );
      const p = meanScore(own.map(({ probability }) => probability));
      const o = meanScore(own.map(({ happened }) => Number(happened)));
      for (const { probability, happened } of own) {
        expected += ((probability - p) ** 2 - 2 * (probability - p) * (Number(happened) - o)) / 300;
      }
    }
    expect(Math.abs(residual)).toBeGreaterThan(1e-6);
    expect(residual).toBeCloseTo(expected, 13);
  });

  it("finds no fault in a calibrated forecaster", () => {
    const calibrated = [0, 1, 2, 3].map((i) => ({ probability: 0.25, happened: i === 0 }));
    const { reliability, resolution, uncertainty } = decomposeBrier(calibrated);
    expect([reliability, resolution, uncertainty]).toEqual([0, 0, 0.1875]);
  });

  it("is that worked by hand, bin by bin", () => {
    const said = [
      [0, false],
      [0.2, true],
      [0.5, true],
      [0.9, false],
      [1, true],
    ] as const;
    const { bins, brier, reliability, resolution, uncertainty, residual } = decomposeBrier(
      said.map(([probability, happened]) => ({ probability, happened })),
      2,
    );
    // Below one half: 0 and 0.2, one of them came; from there on: 0.5, 0.9, 1, two of them came.
    expect(bins).toEqual([
      { count: 2, forecast: 0.1, frequency: 0.5 },
      { count: 3, forecast: expect.closeTo(0.8, 14) as number, frequency: 2 / 3 },
    ]);
    expect(brier).toBeCloseTo((0.64 + 0.25 + 0.81) / 5, 14);
    expect(reliability).toBeCloseTo((2 * 0.16 + 3 * (0.8 - 2 / 3) ** 2) / 5, 14);
    expect(resolution).toBeCloseTo((2 * 0.01 + 3 * (2 / 3 - 0.6) ** 2) / 5, 14);
    expect(uncertainty).toBeCloseTo(0.24, 14);
    expect(residual).toBeCloseTo(brier - reliability + resolution - 0.24, 14);
    expect(() => decomposeBrier([])).toThrow("one forecast");
  });
});

describe("the bootstrap interval", () => {
  it("covers a mean about as often as it says", () => {
    let covered = 0;
    for (let trial = 0; trial < 200; trial += 1) {
      const own = luckOf(keyOfSeed("coverage"), trial);
      const sample = Array.from({ length: 40 }, (_, i) => own(1, i));
      const { low, high, method } = bootstrapInterval(
        sample,
        meanScore,
        (resample, place) => own(2 + place, resample),
        0.9,
        400,
      );
      expect(method).toBe("bootstrap");
      if (low <= 0.5 && 0.5 <= high) covered += 1;
    }
    // 180 expected; the binomial standard deviation is 4.2.
    expect(covered).toBeGreaterThan(165);
    expect(covered).toBeLessThan(194);
  });

  it("lies between the ranks of its tails, of what is finite", () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    // The k-th resample is a hundred times item k.
    const { low, high } = bootstrapInterval(items, meanScore, (k) => k / 100, 0.5, 100);
    expect([low, high]).toEqual([24, 74]);
    const odd = (values: readonly number[]): number => (values[0]! % 2 === 1 ? values[0]! : NaN);
    const half = bootstrapInterval(items, odd, (k) => k / 100, 0.5, 100);
    expect([half.low, half.high]).toEqual([25, 75]);
    const one = bootstrapInterval([4, 6], meanScore, (_, place) => place / 2, 0.95, 1);
    expect([one.low, one.high]).toEqual([5, 5]);
    expect(() => bootstrapInterval([], meanScore, () => 0, 0.9)).toThrow("one item");
    for (const level of [0, 1]) {
      expect(() => bootstrapInterval([1], meanScore, () => 0, level)).toThrow("level");
    }
  });

  it("is a point where all items are equal, and the same for the same numbers", () => {
    const same = bootstrapInterval([2, 2, 2], meanScore, (r, p) => luck(p, r), 0.95, 50);
    expect([same.low, same.high]).toEqual([2, 2]);
    const make = (): object =>
      bootstrapInterval([1, 5, 7, 8], meanScore, (r, p) => luck(p, r), 0.95, 99);
    expect(make()).toEqual(make());
  });
});
