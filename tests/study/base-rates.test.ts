/** Rates counted on paths that are counted by hand, and on a chain whose rates are known. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunSummary } from "../../src/batch/tally.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { RateCounter } from "../../src/study/base-rates.ts";
import { spellsOf } from "../../src/study/spells.ts";
import { provenanceOf } from "../../src/study/provenance.ts";
import { compareRate, type PublishedRate } from "../../src/study/published-rates.ts";
import { root } from "../cli/call.ts";
import { readScenario } from "../../src/scenario/read.ts";

const ladder = { flashpoint: 0, crisis: 1, violence: 2, war: 3 };

function runOf(run: number, path: readonly number[], nuclear = 0): RunSummary {
  return {
    kind: "run",
    run,
    start: 0,
    levels: path.map((level) => [level]),
    outcomes: [nuclear],
    unknowns: [],
  };
}

describe("rates counted over runs", () => {
  it("are those counted by hand", () => {
    const counter = new RateCounter([ladder], 7, 0);
    // Two crises without violence, one of them cut short; one that becomes a war; one that begins violent.
    counter.add(runOf(0, [0, 1, 1, 0, 0, 1]));
    counter.add(runOf(1, [1, 2, 3, 3, 0, 0], 1));
    counter.add(runOf(2, [2, 2, 1, 0, 0, 0]));
    const rates = new Map(counter.rates().map((rate) => [rate.measure, rate]));
    expect(rates.get("war_given_crisis")?.value).toBeCloseTo(1 / 3, 12);
    expect(rates.get("violence_given_crisis")?.value).toBeCloseTo(1 / 3, 12);
    expect(rates.get("war_given_violence")?.value).toBeCloseTo(1 / 2, 12);
    // Ended after 2, 4 and 3 weeks; one cut after 1: half have ended by the third.
    expect(rates.get("crisis_days")?.value).toBe(21);
    // One return in 2 + 2 + 3 weeks of calm.
    expect(rates.get("recurrence_1y")?.value).toBeCloseTo(1 - Math.exp(-365.25 / 49), 12);
    // Violence below war: 1 week in the second run, 2 in the third; one way up, one way down.
    expect(rates.get("violence_to_war_1y")?.value).toBeCloseTo(1 - Math.exp(-365.25 / 21), 12);
    expect(rates.get("violence_to_peace_1y")?.value).toBeCloseTo(1 - Math.exp(-365.25 / 21), 12);
    expect(rates.get("war_days")?.value).toBe(14);
    expect(rates.get("nuclear_1y")?.value).toBeCloseTo(1 - Math.exp(-365.25 / 105), 12);
    expect(rates.get("crisis_days")?.count).toBe(3);
  });

  it("cover a known rate about as often as they say", () => {
    let covered = 0;
    for (let seed = 0; seed < 60; seed += 1) {
      const counter = new RateCounter([ladder], 7, undefined);
      for (let run = 0; run < 100; run += 1) {
        const luck = luckOf(keyOfSeed(`rates ${String(seed)}`), run);
        // A crisis that goes to war with 20 %.
        counter.add(runOf(run, [0, 1, luck(1, 0) < 0.2 ? 3 : 0, 0]));
      }
      const [rate] = counter.rates();
      if (rate !== undefined && rate.low <= 0.2 && 0.2 <= rate.high) covered += 1;
    }
    // 57 expected of 60; fewer than 51 has a probability below 0.4 %.
    expect(covered).toBeGreaterThanOrEqual(51);
  });

  it("say nothing where there is no case", () => {
    expect(new RateCounter([ladder], 7, 0).rates()).toEqual([]);
    const counter = new RateCounter([ladder], 7, undefined);
    for (let run = 0; run < 20; run += 1) counter.add(runOf(run, [0, 0, 0]));
    expect(counter.rates()).toEqual([]);
  });

  it("find stretches with their ends", () => {
    expect(spellsOf([0, 1, 2, 0, 1], 1)).toEqual([
      { from: 1, to: 3, cut: false },
      { from: 4, to: 5, cut: true },
    ]);
  });
});

describe("comparison with published rates", () => {
  const published = (low: number | null, high: number | null): PublishedRate => ({
    id: "x",
    measure: "war_given_crisis",
    value: 0.1,
    low,
    high,
    source: "s",
    kind: "data",
    text: { en: "x" },
  });
  const implied = {
    measure: "war_given_crisis",
    value: 0.3,
    low: 0.25,
    high: 0.35,
    count: 9,
  } as const;
  it("departs where the intervals miss one another", () => {
    expect(compareRate(implied, [published(0.05, 0.2)])[0]).toMatchObject({ verdict: "above" });
    expect(compareRate(implied, [published(0.05, 0.26)])[0]).toMatchObject({ verdict: "within" });
    expect(compareRate(implied, [published(0.4, 0.5)])[0]).toMatchObject({ verdict: "below" });
    // Without an interval: half to twice.
    expect(compareRate(implied, [published(null, null)])[0]).toMatchObject({ verdict: "above" });
    expect(compareRate(implied, [])).toEqual([]);
  });

  it("takes Wilson's interval where the cases are known, and no other", () => {
    const counted = { ...published(null, null), value: 132 / 2016, n: 2016 };
    const [found] = compareRate({ ...implied, value: 0.12, low: 0.1, high: 0.14 }, [counted]);
    expect(found).toMatchObject({ verdict: "above" });
    expect(found!.published.low).toBeCloseTo(0.0555, 3);
    expect(found!.published.high).toBeCloseTo(0.0771, 3);
    const days = { ...counted, measure: "war_days", value: 400 } as const;
    expect(compareRate({ ...implied, measure: "war_days", value: 390 }, [days])[0]).toMatchObject({
      published: { low: null },
    });
    const survey = { ...counted, kind: "survey" } as const;
    expect(compareRate(implied, [survey])[0]).toMatchObject({ published: { low: null } });
  });

  it("finds the cases of every share that UCDP counts over all conflicts", () => {
    const file = join(root, "scenarios/published/base-rates.json");
    const { rates } = JSON.parse(readFileSync(file, "utf8")) as { rates: PublishedRate[] };
    const cases = new Map(rates.map(({ id, n }) => [id, n]));
    expect(["ucdp_minor_war", "ucdp_minor_end", "ucdp_war_end"].map((id) => cases.get(id))).toEqual(
      [2016, 2016, 675],
    );
  });
});

it("counts a number whose basis names nothing among those without one", () => {
  const basis = (written: string): string => `{ value: 2, range: [1, 3], basis: ${written} }`;
  const text = `brink: 2
scenario: x
title: X
start: 2022-01-03
step: week
horizon: 4 steps
sources: { book: A book, guess: { text: Ours, judgement: true } }
parameters:
  a: ${basis("[]")}
  b: ${basis("book")}
  c: ${basis("[guess]")}
  d: ${basis("[judgement, book]").replace(" }", ", because: y }")}
  f: { value: 2, range: [1, 3] }
  counted: { value: 0.08, counted: 6 of 75, basis: book }
  asked: { value: 2, range: [1, 3], elicited: 4 }
  fitted: { value: 2, range: [1, 3], fitted: abc }
flashpoints:
  g: { start: calm, levels: [calm, war], rules: { up: { from: calm, to: war, certain: true } } }
`;
  const { model, diagnostics } = readScenario("x.yaml", () => ({ text }));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(provenanceOf(model!)).toEqual({
    ...{ numbers: 8, counted: 1, elicited: 1, fitted: 1 },
    ...{ sourced: 2, judged: 1, baseless: 2 },
  });
});
