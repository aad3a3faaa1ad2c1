/** The base-rate audit of scenarios whose rates are certain. */

import { describe, expect, it } from "vitest";
import { audit, type Audit } from "../../src/study/audit.ts";
import type { PublishedRate } from "../../src/study/published-rates.ts";
import { modelOf } from "../scenario/reading.ts";

const text = `
brink: 1
scenario: audited
start: 2022-01-03
step: week
horizon: 4 steps
sources:
  book: A book
  us: { text: We think, judgement: true }
parameters:
  a: { value: 1, range: [0, 2], basis: book }
  b: { value: 1, range: [0, 2], basis: judgement, because: So }
  c: { value: 1, range: [0, 2], basis: us }
  d: { value: 1, range: [0, 2] }
flashpoints:
  front:
    start: calm
    levels: [calm, crisis, fight, war]
    rules:
      one: { from: calm, to: crisis, certain: true }
      two: { from: crisis, to: fight, certain: true }
      three: { from: fight, to: war, certain: true }
      four: { from: war, to: calm, certain: true }
  quiet:
    start: low
    levels: [low, crisis]
events:
  bomb: { date: 2022-01-05, chance: 1 / 2 }
outcomes:
  any: { ever: front == war }
`;
const rates = `
base_rates:
  ladders:
    front: { crisis: crisis, violence: fight, war: war }
    quiet: { crisis: crisis }
  nuclear_use: happened(bomb)
`;

function audited(source: string, published: readonly PublishedRate[] = []): [Audit, number[]] {
  const going = audit(modelOf(source), { runs: 40, seed: "audit", published });
  const done: number[] = [];
  for (;;) {
    const next = going.next();
    if (next.done === true) return [next.value, done];
    done.push(next.value);
  }
}

const rate = (id: string, value: number, low: number | null, high: number | null) =>
  ({
    ...{ id, value, low, high, measure: "war_given_crisis", source: "s", kind: "data", text: {} },
  }) as PublishedRate;

describe("an audit", () => {
  it("counts every run once, and the ladders each alone", () => {
    const [found, done] = audited(text + rates);
    expect(done).toEqual(Array.from({ length: 40 }, (_, run) => run + 1));
    expect(found).toMatchObject({ runs: 40, faults: 0 });
    const of = (measure: string) =>
      found.rates.find(({ implied }) => implied.measure === measure)?.implied;
    expect(of("war_given_crisis")).toMatchObject({ value: 1, count: 40 });
    expect(of("violence_given_crisis")).toMatchObject({ value: 1, count: 40 });
    // Crisis, fight and war, a week each; war for one.
    expect(of("crisis_days")).toMatchObject({ value: 21, count: 40 });
    expect(of("war_days")).toMatchObject({ value: 7 });
    // Of one half of the runs.
    const nuclear = of("nuclear_1y");
    expect(nuclear?.count).toBeGreaterThan(8);
    expect(nuclear?.count).toBeLessThan(32);
    expect(
      found.ladders.map(({ id, rates: own }) => [id, own.map(({ measure }) => measure)]),
    ).toEqual([
      ["front", ["war_given_crisis", "violence_given_crisis", "crisis_days"]],
      ["quiet", []],
    ]);
    expect(found.unseen).toEqual([]);
  });

  it("departs where it misses everything that was published, by the nearest of it", () => {
    const depart = (...published: readonly PublishedRate[]) => {
      const [found] = audited(text + rates, published);
      const [war] = found.rates;
      return [war?.comparisons.length, war?.departure?.published.id];
    };
    expect(depart(rate("far", 0.1, 0, 0.2), rate("near", 0.5, 0.4, 0.6))).toEqual([2, "near"]);
    expect(depart(rate("near", 0.5, 0.4, 0.6), rate("far", 0.1, 0, 0.2))).toEqual([2, "near"]);
    expect(depart(rate("far", 0.1, 0, 0.2), rate("there", 0.9, 0.8, 1))).toEqual([2, undefined]);
    expect(depart()).toEqual([0, undefined]);
  });

  it("says what nothing was seen of, and how numbers are founded", () => {
    const still = text.replace("from: calm, to: crisis", "from: war, to: crisis");
    const [found] = audited(still + rates.replace("nuclear_use: happened(bomb)", ""));
    expect(found.rates).toEqual([]);
    expect(found.unseen).toHaveLength(11);
    const others = { counted: 0, elicited: 0, fitted: 0 };
    const provenance = { numbers: 4, ...others, sourced: 1, judged: 2, baseless: 1 };
    expect(found.provenance).toEqual(provenance);
    const [none, done] = audited(text);
    expect(none).toEqual({
      ...{ runs: 0, faults: 0, rates: [], ladders: [], unseen: [], provenance },
    });
    expect(done).toEqual([]);
  });
});
