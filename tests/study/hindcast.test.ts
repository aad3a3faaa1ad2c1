/** Forecasts scored by hand, and a scenario's own on days on which they are known. */

import { describe, expect, it } from "vitest";
import type { DatedPath } from "../../src/belief/dated.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Forecaster } from "../../src/scenario/history.ts";
import {
  compareForecasters,
  scoreForecaster,
  scoreLadders,
  type Uniform,
} from "../../src/study/hindcast.ts";
import { hindcast } from "../../src/study/hindcast-days.ts";
import { modelOf } from "../scenario/reading.ts";

const uniform: Uniform = (resample, place) => ((resample * 7 + place * 3) % 11) / 11;
const said = (id: string, probability: number, happened: boolean) => ({
  ...{ id, probability, happened },
});

describe("forecasters", () => {
  const own = [said("a", 0.5, true), said("b", 0.2, false), said("c", 0.9, true)];
  const score = scoreForecaster(own, uniform)!;

  it("have the means of their scores, and intervals from five questions on", () => {
    expect(score.brier).toEqual({ mean: expect.closeTo((0.25 + 0.04 + 0.01) / 3, 14) as number });
    expect(score.log.mean).toBeCloseTo(-Math.log(0.5 * 0.8 * 0.9) / 3, 12);
    expect(score.questions[1]).toMatchObject({ id: "b", log: -Math.log(0.8) });
    expect(score.decomposition.bins).toHaveLength(3);
    const five = [...own, said("d", 0.1, false), said("e", 0.3, true)];
    const { brier } = scoreForecaster(five, uniform)!;
    expect(brier.interval?.low).toBeLessThan(brier.mean);
    expect(brier.interval?.high).toBeGreaterThan(brier.mean);
    expect(scoreForecaster([], uniform)).toBeUndefined();
  });

  it("are compared on the questions that both answered, the first less the second", () => {
    const other = scoreForecaster(
      [said("c", 0.6, true), said("x", 0, false), said("a", 0.1, true)],
      uniform,
    )!;
    const found = compareForecasters(score, other, uniform);
    expect(found).toMatchObject({ questions: 2 });
    expect(found?.first.brier).toBeCloseTo((0.25 + 0.01) / 2, 14);
    expect(found?.second.brier).toBeCloseTo((0.81 + 0.16) / 2, 14);
    expect(found?.brierDifference.mean).toBeCloseTo((0.26 - 0.97) / 2, 14);
    expect(found?.logDifference.mean).toBeCloseTo(Math.log((0.1 * 0.6) / (0.5 * 0.9)) / 2, 12);
    expect(found?.skill).toBeCloseTo(1 - 0.26 / 0.97, 14);
    const stranger = scoreForecaster([said("x", 0, false)], uniform)!;
    expect(compareForecasters(score, stranger, uniform)).toBeUndefined();
  });

  it("of ladders stand beside that all stays as it is", () => {
    const found = scoreLadders(
      [
        { id: "one", shares: [0.2, 0.5, 0.3], observed: 1, now: 0 },
        { id: "two", shares: [0, 1], observed: 1, now: 1 },
      ],
      uniform,
    );
    expect(found?.ladders.map((one) => [one.score, one.persistence])).toEqual([
      [expect.closeTo(0.065, 14) as number, 0.5],
      [0, 0],
    ]);
    expect(found?.score.mean).toBeCloseTo(0.0325, 14);
    expect(found?.persistence.mean).toBe(0.25);
    expect(found?.difference.mean).toBeCloseTo(0.0325 - 0.25, 14);
    expect(scoreLadders([], uniform)).toBeUndefined();
  });
});

const program = lower(
  modelOf(`
brink: 1
scenario: scored
start: 2022-01-01
step: day
horizon: 4 steps
unknowns:
  kind: { values: { hard: { share: 30% }, soft: { share: 70% } } }
variables:
  hidden: { start: 0, min: 0, max: 1 }
flashpoints:
  front:
    start: calm
    levels: [calm, war]
    rules: { out: { from: calm, to: war, chance: 20% per day } }
  unseen: { start: low, levels: [low, high], rules: {} }
events:
  sign: { chance: 10% per day }
  tell: { chance: 10% per day, times: [{ by: 4, when: kind == hard }] }
outcomes:
  signed_when: { first_time: happened(sign) }
  signed: { ever: happened(sign) }
  war: { ever: front == war }
  told: { ever: happened(tell) }
  high: { ever: hidden > 0.5 }
  height: { value: "front == war ? 1 : 0", at: 4 }
`),
);

const history = (until: string): DatedPath => ({
  until,
  levels: [
    { flashpoint: "front", date: "2022-01-01", level: "calm" },
    ...(until > "2022-01-03" ? [{ flashpoint: "front", date: "2022-01-04", level: "war" }] : []),
  ],
  events: [{ event: "sign", date: "2022-01-02" }],
  moves: [],
  watched: [{ event: "tell" }],
});

const outcome = (date: string, id: string, probability: number) => ({
  ...{ date, probability, of: { kind: "outcome", outcome: id } },
});
const belief = (date: string, value: string, probability: number) => ({
  ...{ date, probability, of: { kind: "unknown", unknown: "kind", value } },
});
const forecasters = [
  {
    ...{ id: "crowd", name: {}, fitted: false },
    said: [
      outcome("2022-01-01", "signed", 0.3),
      outcome("2021-12-01", "signed_when", 0.6),
      // Of two of one day the later in the file.
      outcome("2022-01-01", "war", 0.7),
      outcome("2022-01-01", "war", 0.8),
      outcome("2022-01-02", "war", 0.9),
      outcome("2022-01-03", "signed", 1),
      outcome("2021-12-01", "high", 0.5),
    ],
  },
  {
    ...{ id: "analyst", name: {}, fitted: false },
    said: [belief("2021-12-01", "hard", 0.5), belief("2022-01-02", "hard", 0.4)],
  },
  { ...{ id: "late", name: {}, fitted: false }, said: [outcome("2022-01-04", "war", 0.5)] },
] as unknown as readonly Forecaster[];

function scored(
  until: string,
  days: readonly string[],
  by: readonly Forecaster[] = forecasters,
  seen: DatedPath = history(until),
) {
  const subject = {
    ...{ program, parameters: parametersOf(program), history: seen, forecasters: by },
    outcomes: program.outcomes.map(({ id }) => id),
    asked: new Map(),
    start: "2022-01-01",
    endOfStep: (step: number) => `2022-01-0${String(step + 1)}`,
  };
  const request = { particles: 10, runs: 100, seed: "days" };
  return hindcast(subject, days, request, () => Promise.reject(new Error("exact will do")));
}

/** Three days of four are left, the first of which passed without anything. */
const probabilities = {
  signed: 1 - 0.9 ** 3,
  war: 1 - 0.8 ** 3,
};
/** After one, and after two days without the tell. */
const hard = (days: number): number => {
  const [own, other] = [0.3 * 0.9 ** (4 * days), 0.7 * 0.9 ** days];
  return own / (own + other);
};

describe("a scenario's forecasts", () => {
  it("are those that the observed days leave, scored against what came", async () => {
    const { days, unjudged, open } = await scored("2022-01-04", ["2022-01-01", "2022-01-02"]);
    expect(unjudged).toEqual(["high"]);
    expect(open).toEqual([]);
    const [first, second] = days;
    const told = 1 - hard(1) * 0.9 ** 12 - (1 - hard(1)) * 0.9 ** 3;
    const questions = new Map(first?.scenario?.questions.map((one) => [one.id, one]));
    // Whether it was signed is asked twice, and goes by the one that asks whether.
    expect([...questions.keys()].toSorted()).toEqual(["signed", "told", "war"]);
    expect(questions.get("signed")?.probability).toBeCloseTo(probabilities.signed, 12);
    expect(questions.get("war")?.probability).toBeCloseTo(probabilities.war, 12);
    expect(questions.get("told")?.probability).toBeCloseTo(told, 12);
    expect([...questions.values()].map(({ id, happened }) => `${id} ${String(happened)}`)).toEqual(
      expect.arrayContaining(["signed true", "war true", "told false"]),
    );
    expect(first?.past).toEqual([]);
    // On the second day it was signed.
    expect(second?.past.toSorted()).toEqual(["signed"]);
    expect(second?.scenario?.questions.map(({ id }) => id).toSorted()).toEqual(["told", "war"]);
  });

  it("stand beside the latest of others, on questions that were open", async () => {
    const { days } = await scored("2022-01-04", ["2022-01-01", "2022-01-02"]);
    const saidOn = (day: number) =>
      days[day]?.others.map(({ id, score }) => [
        id,
        Object.fromEntries(score.questions.map((one) => [one.id, one.probability])),
      ]);
    expect(saidOn(0)).toEqual([["crowd", { signed: 0.3, war: 0.8 }]]);
    expect(saidOn(1)).toEqual([["crowd", { war: 0.9 }]]);
    expect(days[0]?.others[0]?.comparison?.questions).toBe(2);
  });

  it("of ladders start from where they stood, where the history goes to the end", async () => {
    const { days } = await scored("2022-01-04", ["2022-01-01"]);
    // The other ladder was never observed.
    expect(days[0]?.ladders?.ladders.map(({ id }) => id)).toEqual(["front"]);
    const [front] = days[0]?.ladders?.ladders ?? [];
    expect(front).toMatchObject({ id: "front", observed: 1, now: 0, persistence: 1 });
    expect(front?.shares[0]).toBeCloseTo(0.8 ** 3, 12);
    expect(front?.score).toBeCloseTo(0.8 ** 6, 12);
    // One that was observed in the end only has stood nowhere that anybody knows.
    const late = history("2022-01-04");
    const unseen = { flashpoint: "unseen", date: "2022-01-04", level: "low" };
    const both = await scored("2022-01-04", ["2022-01-01", "2022-01-04"], [], {
      ...late,
      levels: [...late.levels, unseen],
    });
    expect(both.days.map((day) => day.ladders?.ladders.map(({ id }) => id))).toEqual([
      ["front"],
      ["front", "unseen"],
    ]);
    const short = await scored("2022-01-03", ["2022-01-01"]);
    expect(short.days[0]?.ladders).toBeUndefined();
    expect(short.open.toSorted()).toEqual(["told", "war"]);
    expect(short.days[0]?.scenario?.questions.map(({ id }) => id)).toEqual(["signed"]);
  });

  it("in what is hidden stand beside what others said, from the start on", async () => {
    const { beliefs } = await scored("2022-01-04", []);
    expect(beliefs).toHaveLength(1);
    expect(beliefs[0]).toMatchObject({ forecaster: "analyst", unknown: "kind", value: "hard" });
    const [before, after] = beliefs[0]?.points ?? [];
    expect(before).toEqual({ date: "2021-12-01", said: 0.5 });
    expect(after).toMatchObject({ date: "2022-01-02", said: 0.4 });
    expect(after?.belief?.probability).toBeCloseTo(hard(2), 12);
    expect(after?.belief?.low).toBeCloseTo(hard(2), 12);
    const early = [{ ...forecasters[1]!, said: [forecasters[1]!.said[0]!] }];
    expect((await scored("2022-01-04", [], early)).beliefs).toEqual([]);
    const first = [{ ...forecasters[1]!, said: [belief("2022-01-01", "soft", 0.5)] }];
    const [soft] = (await scored("2022-01-04", [], first as never)).beliefs;
    expect(soft?.points[0]?.belief?.probability).toBeCloseTo(1 - hard(1), 12);
  });
});
