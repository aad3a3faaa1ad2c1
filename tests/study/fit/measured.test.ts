/** What an aim is to be and how far off a measure lies: scales, deviations, counts and clips, on paper. */

import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { measureTargets } from "../../../src/ir/targets.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { aimsOf, isBelieved, nameOfAim, type Aim } from "../../../src/study/fit/aims.ts";
import { measureAim, measureBelieved } from "../../../src/study/fit/measured.ts";
import { isMissed } from "../../../src/study/fit/verdict.ts";

const text = `brink: 2
scenario: aimed
start: 2022-01-03
step: week
horizon: 10 steps
unknowns: { aim: { values: { all: 30%, some: 70% } } }
flashpoints: { b: { start: calm, levels: [calm, war] } }
outcomes: { war: { ever: b == war }, when: { first_time: b == war }, size: { max: "b == war ? 3 : 1" } }
history: { until: 2022-02-06, levels: { b: [{ date: 2022-01-03, level: calm }] } }
forecasters:
  sure:
    name: Sure
    said:
      - { date: 2022-01-02, outcome: war, probability: 10% }
      - { date: 2022-01-03, outcome: war, probability: 0% }
      - { date: 2022-02-06, outcome: war, probability: 100% }
      - { date: 2022-02-07, outcome: war, probability: 10% }
targets:
  counted: { of: war, is: 20%, n: 50 }
  banded: { of: when, is: 50%, band: [40%, 70%], weight: 4 }
  usual: { of: war, is: 50% }
  mean: { of: size, is: 2, band: [1, 3] }
  rate: { entries: b == war, per: year, is: 2, n: 25 }
  time: { share_of_time: b == war, is: 10% }
  given: { of: war, given: b == calm, is: 20%, n: 10 }
  later: { of: size, as_of: 2022-01-20, is: 2, band: [1, 3] }
  sure: { forecaster: sure, band: 10 points, held_out: true }
`;

const { model, diagnostics } = readScenario("f.yaml", () => ({ text }));
if (model === undefined) throw new Error(JSON.stringify(diagnostics[0]));
const wanted = aimsOf(measureTargets(model), model);
const aimNamed = (name: string): Aim => {
  const found = wanted.aims.find((one) => nameOfAim(one) === name);
  if (found === undefined) throw new Error(wanted.aims.map(nameOfAim).join());
  return found;
};
const logOdds = (p: number): number => Math.log(p / (1 - p));

describe("an aim", () => {
  it.each([
    ["counted", logOdds(0.2), 1 / Math.sqrt(50 * 0.2 * 0.8)],
    ["banded", 0, (logOdds(0.7) - logOdds(0.4)) / 3.29 / 2],
    ["usual", 0, 0.25],
    ["mean", 2, 2 / 3.29],
    ["rate", Math.log(2), 1 / 5],
    ["time", logOdds(0.1), 0.25],
    ["later 2022-01-20", 2, 2 / 3.29],
  ])("%s is judged on its scale", (name, score, deviation) => {
    const aim = aimNamed(name);
    expect(aim.score).toBeCloseTo(score, 12);
    expect(aim.deviation).toBeCloseTo(deviation, 12);
  });

  it("has the band that it says, or that its cases make, whatever its weight", () => {
    expect([aimNamed("banded").low, aimNamed("banded").high]).toEqual([0.4, 0.7]);
    const { low, high } = aimNamed("usual");
    expect(logOdds(high)).toBeCloseTo((0.25 * 3.29) / 2, 12);
    expect(low).toBeCloseTo(1 - high, 12);
    const { low: few, high: many } = aimNamed("rate");
    expect(Math.log(many / few)).toBeCloseTo(3.29 / 5, 12);
    const missed = (score: number, variance = 0): boolean =>
      isMissed(aimNamed("banded"), { value: 0, score, variance });
    const half = (logOdds(0.7) - logOdds(0.4)) / 3.29;
    expect([missed(1.64 * half), missed(1.65 * half), missed(-1.65 * half)]).toEqual([
      ...[false, true, true],
    ]);
    expect(missed(1.65 * half, 0.01)).toBe(false);
  });

  it("is each word of a forecaster from the start to the history's end, none and all nearly so", () => {
    const words = wanted.aims.filter(({ question }) => question !== undefined);
    expect(words.map((one) => [one.date, one.is, one.low, one.high, one.heldOut])).toEqual([
      ["2022-01-03", 0.005, 0.005, 0.005 + 0.1, true],
      ["2022-02-06", 0.995, 0.995 - 0.1, 0.995, true],
    ]);
    expect(wanted.outside).toBe(2);
    expect(wanted.dates).toEqual(["2022-01-03", "2022-01-20", "2022-02-06"]);
    // None of them is followed by runs for that.
    expect(wanted.aims.filter(({ measure }) => isBelieved(measure))).toHaveLength(3);
    const { forecasters = [] } = model;
    expect(aimsOf(measureTargets(model), { forecasters }).outside).toBe(4);
  });
});

describe("a measure", () => {
  const counts = { states: 1, windows: 7 / 365.25 };
  const subject = { column: 0, timed: false };
  const scale = (name: string): Pick<Aim, "scale"> => aimNamed(name);

  it("counts what is true, and times that come, of the runs that have a value", () => {
    const measure = { kind: "probability", subject, ...counts } as const;
    const values = Float64Array.of(1, 0, 1, Number.NaN, 1, 1, 1, 1);
    const seen = measureAim(scale("usual"), measure, values, 4);
    expect(seen.value).toBeCloseTo(2 / 3, 12);
    expect(seen.score).toBeCloseTo(logOdds(2.5 / 4), 12);
    expect(seen.variance).toBeCloseTo(1 / (4 * (2.5 / 4) * (1.5 / 4)), 12);
    const timed = { ...measure, subject: { column: 0, timed: true } };
    const times = Float64Array.of(0, Infinity, 3, Number.NaN);
    expect(measureAim(scale("usual"), timed, times, 4).value).toBeCloseTo(2 / 3, 12);
    const given = { ...measure, given: { column: 1, timed: false } };
    const both = Float64Array.of(1, 0, 1, 1, 1, 1, 0, 0);
    expect(measureAim(scale("usual"), given, both, 4).value).toBeCloseTo(1 / 2, 12);
    const none = measureAim(scale("usual"), measure, Float64Array.of(0, 0), 2);
    expect(none.score).toBeCloseTo(logOdds(0.5 / 3), 12);
  });

  it("is a mean with the variance of a mean", () => {
    const measure = { kind: "mean", subject, ...counts } as const;
    const seen = measureAim(scale("mean"), measure, Float64Array.of(1, 3, 1, 3), 4);
    expect(seen).toEqual({ value: 2, score: 2, variance: 1 / 4 });
  });

  it("is a rate by the time that runs last, which is one step less than their states", () => {
    const measure = { kind: "entries", subject, ...counts } as const;
    // A count of n is 2n, or 2n + 1 while it goes on; of states there are 53 in a year.
    const counted = (...entries: readonly number[]) =>
      measureAim(scale("rate"), measure, Float64Array.of(...entries, 106, 106), 2);
    const years = (52 * 7) / 365.25;
    expect(counted(5, 0).value).toBeCloseTo(1 / years, 12);
    expect(counted(5, 0).score).toBeCloseTo(Math.log(1 / years), 12);
    // The mean of 2 and 0 varies by 1 over 2 runs, relative to 1², and by half a case.
    expect(counted(5, 0).variance).toBeCloseTo(1 / 2 + 1 / 4, 12);
    expect(counted(0, 0).score).toBeCloseTo(Math.log(0.5 / (2 * years)), 12);
    const share = { ...measure, kind: "share-of-time" } as const;
    const seen = measureAim(scale("time"), share, Float64Array.of(106, 0, 106, 106), 2);
    expect(seen.value).toBeCloseTo(1 / 2, 12);
    expect(seen.score).toBeCloseTo(0, 12);
    expect(seen.variance).toBeCloseTo((1 / 2) * 4, 12);
  });

  it("of belief is its log odds, with the error on that scale, and never without end", () => {
    const measure = { day: 0, subject: { kind: "outcome", column: 0 } } as const;
    const { program } = measureTargets(model);
    const seen = (value: number, error: number, name = "usual") =>
      measureBelieved(
        scale(name),
        measure,
        program,
        [{ masses: [], outcomes: [{ value, error }] }],
        99,
      );
    expect(seen(0.2, 0.04).score).toBeCloseTo(logOdds(0.2), 12);
    expect(seen(0.2, 0.04).variance).toBeCloseTo(0.25 ** 2, 12);
    expect(seen(0, 0.01).score).toBeCloseTo(logOdds(0.005), 12);
    expect(seen(1, 0.01).score).toBeCloseTo(logOdds(0.995), 12);
    expect(seen(0, 0).score).toBeCloseTo(Math.log(1e-9), 6);
    expect(seen(2, 0.5, "mean")).toEqual({ value: 2, score: 2, variance: 0.25 });
    const own = { day: 0, subject: { kind: "unknown", unknown: 0, value: 1 } } as const;
    const masses = [[], [0.3, 0.7].map((value) => ({ value, error: 0 }))];
    const some = measureBelieved(scale("usual"), own, program, [{ masses, outcomes: [] }], 9);
    expect(some.value).toBe(at(at(masses, 1), 1).value);
  });
});
