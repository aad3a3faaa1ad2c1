/** Plans and results: believed only if everything that going on needs is there, and merged exactly in any order. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/base/sha256.ts";
import {
  indexList,
  missingShards,
  MOST_PLAN_CHARACTERS,
  planText,
  readPlan,
  shardRange,
  shardsOf,
} from "../../src/batch/manifest.ts";
import { countRuns, joinRanges, type RunRange } from "../../src/batch/plan.ts";
import { chooseResults, readResultName, resultName } from "../../src/batch/result.ts";

const body = {
  brink: "plan",
  schema: 1,
  identity: {
    scenario: "two-state",
    scenarioHash: "a",
    parametersHash: "b",
    engineVersion: "0.1.0",
    seed: "brink",
  },
  order: { file: "two-state", engine: "kernel", runs: 10, set: {} },
};

const sharding = { shardRuns: 4, canary: "0".repeat(64), sources: [{ name: "a.yaml", text: "" }] };

/** With the checksum that it should have. */
const signed = (document: object): string =>
  JSON.stringify({ ...document, sha256: sha256Hex(JSON.stringify(document)) });

const many = Array.from({ length: 300 }, (_, index) => ({ name: `${index}.yaml`, text: "" }));

describe("a plan with a valid checksum", () => {
  test("is read", () => {
    expect(readPlan(signed(body))).toEqual({ identity: body.identity, order: body.order });
    const shared = { ...body, ...sharding };
    expect(readPlan(signed(shared))).toMatchObject({ sharding });
    const { identity, order } = body;
    expect(readPlan(planText({ identity, order, sharding }))).toMatchObject({ sharding });
  });

  test.each([
    ["no order", { ...body, order: undefined }],
    ["no file", { ...body, order: { ...body.order, file: undefined } }],
    ["settings that are no text", { ...body, order: { ...body.order, set: { a: 1 } } }],
    ["no identity", { ...body, identity: null }],
    ["half an identity", { ...body, identity: { ...body.identity, seed: undefined } }],
    ["more runs than can be counted", { ...body, order: { ...body.order, runs: 1e13 } }],
    ["shards of nothing", { ...body, ...sharding, shardRuns: 0 }],
    [
      "too many shards",
      { ...body, ...sharding, shardRuns: 1, order: { ...body.order, runs: 1e12 } },
    ],
    ["no canary", { ...body, ...sharding, canary: undefined }],
    ["files that are none", { ...body, ...sharding, sources: [{ name: "a" }] }],
    ["more files than a scenario has", { ...body, ...sharding, sources: many }],
    ["another format", { ...body, schema: 99 }],
  ])("but %s is refused", (_what, document) => {
    const plain = JSON.parse(JSON.stringify(document)) as object;
    expect(readPlan(signed(plain))).toHaveProperty("fault");
  });
});

test("a plan that is cut short, edited or without end is refused", () => {
  const text = signed(body);
  for (const wrong of [text.slice(0, -20), text.replace('"runs":10', '"runs":11'), "{}", "null"])
    expect(readPlan(wrong)).toHaveProperty("fault");
  expect(readPlan(" ".repeat(MOST_PLAN_CHARACTERS + 1))).toEqual({ fault: "too large" });
});

describe("shards", () => {
  test("cover every run once, and what is not done is found", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 80 }),
        (runs, size) => {
          const plan = { ...sharding, shardRuns: size };
          const all = Array.from({ length: shardsOf(runs, plan) }, (_, index) =>
            shardRange(runs, plan, index),
          );
          expect(joinRanges(all)).toEqual([{ first: 0, end: runs }]);
          const done = all.filter((_, index) => index % 3 !== 1);
          const missing = missingShards(runs, plan, done);
          expect(missing).toEqual([...all.keys()].filter((index) => index % 3 === 1));
        },
      ),
    );
  });

  test("that are half done are missing", () => {
    expect(missingShards(10, sharding, [{ first: 0, end: 5 }])).toEqual([1, 2]);
    expect(missingShards(10, sharding, [{ first: 0, end: 10 }])).toEqual([]);
  });

  test("are listed as a job array takes them", () => {
    expect(indexList([])).toBe("");
    expect(indexList([3, 7, 8, 9, 11])).toBe("3,7-9,11");
  });
});

describe("results", () => {
  const job = "a".repeat(64);

  test("have a name that says of what they are, and no other", () => {
    expect(readResultName(resultName(job, { first: 0, end: 12 }))).toEqual({
      ...{ job, range: { first: 0, end: 12 } },
    });
    for (const name of [
      "result.json",
      `${job}.5-5.json`,
      `${job}.05-7.json`,
      `${job}.1-2.json.new`,
    ])
      expect(readResultName(name)).toBeUndefined();
  });

  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 12 });
  const pieces = (at: readonly number[]): RunRange[] => {
    const ends = [...at.toSorted((a, b) => a - b), 100];
    return ends.map((end, index) => ({ first: index === 0 ? 0 : ends[index - 1]!, end }));
  };

  test("of any parts, in any order and with any duplicates, cover each run once", () => {
    fc.assert(
      fc.property(cuts, fc.infiniteStream(fc.nat()), (at, places) => {
        const next = (): number => Number(places.next().value);
        const parts = pieces(at);
        const twice = parts.filter(() => next() % 2 === 0);
        const shuffled = [...parts, ...twice]
          .map((range) => ({ range, place: next() }))
          .toSorted((a, b) => a.place - b.place);
        const choice = chooseResults(shuffled);
        if ("overlap" in choice) throw new Error("duplicates are no overlap");
        expect(choice.chosen.map(({ range }) => range)).toEqual(parts);
        expect(choice.spare).toHaveLength(twice.length);
      }),
    );
  });

  test("that overlap in part are told, those that lie within another are spare", () => {
    const of = (...ranges: readonly (readonly [number, number])[]) =>
      chooseResults(ranges.map(([first, end]) => ({ range: { first, end } })));
    expect(of([0, 10], [5, 15])).toHaveProperty("overlap");
    expect(of([5, 15], [0, 10], [20, 30])).toHaveProperty("overlap");
    const within = of([0, 4], [4, 10], [0, 10]);
    if ("overlap" in within) throw new Error("they lie within");
    expect(countRuns(within.chosen.map(({ range }) => range))).toBe(10);
    expect(within.spare).toHaveLength(2);
  });
});
