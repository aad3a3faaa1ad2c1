/** What is said where all runs came to one value: an interval that the runs have earned, or none. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-equal-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** P(crisis within 10 weeks) = 1 − 0.9995^10 = 0.0050, which a handful of runs does not see. */
const seldom = `brink: 1
scenario: z
title: Z
start: 2022-01-03
step: week
horizon: 10 steps
parameters: { s: { value: 1, range: [0.9, 1.1], basis: judgement, because: x } }
variables:
  load: { start: 2, min: 0, max: 50, drift: load + 1 }
  drawn: { start: 2, min: 0, max: 50, drift: "f == crisis ? drawn + 1 : drawn" }
flashpoints:
  f:
    start: calm
    levels: [calm, crisis]
    basis: judgement
    because: x
    rules:
      up: { from: calm, to: crisis, chance: 0.05% per week, range: [0.01%, 0.2%] }
outcomes:
  share: { ever: f == crisis }
  mean01: { at_end: "f == crisis ? 1 : 0" }
  peak: { max: rung(f) }
  bounded: { at_end: drawn }
  unbounded: { at_end: "exp(rung(f) * s * 800)" }
  certain: { at_end: load * s }
  when: { first_time: f == crisis }
`;
writeFileSync(join(folder, "z.yaml"), seldom);

const known = 1 - 0.9995 ** 10;
const ask = (line: string) => printed([...line.split(" "), "--quiet"], { folder });

interface Bounded {
  readonly low: number | null;
  readonly high: number | null;
}
const outcomesOf = (answer: Readonly<Record<string, unknown>>) =>
  answer["outcomes"] as Readonly<Record<string, Bounded>>;

describe("a batch that saw one value only", () => {
  test("bounds its mean by the bounds of the value, as it bounds the share", async () => {
    const outcomes = outcomesOf(await ask("batch z.yaml --runs 5 --seed a"));
    expect(outcomes["share"]).toMatchObject({ probability: 0 });
    const { high } = outcomes["share"]!;
    expect(high).toBeGreaterThan(known);
    expect(outcomes["mean01"]).toMatchObject({ mean: 0, low: 0, high });
    expect(outcomes["peak"]).toMatchObject({ mean: 0, low: 0, high });
    expect(outcomes["bounded"]).toMatchObject({
      mean: 2,
      low: 2 - 2 * high!,
      high: 2 + 48 * high!,
    });
  });

  test("has no interval where nothing bounds the value, and a sure one where nothing is drawn", async () => {
    const outcomes = outcomesOf(await ask("batch z.yaml --runs 5 --seed a"));
    expect(outcomes["unbounded"]).toMatchObject({ mean: 1, high: null });
    expect(outcomes["unbounded"]!.low).toBeCloseTo(1, 9);
    expect(outcomes["certain"]).toMatchObject({ mean: 12, low: 12, high: 12 });
  });
});

test("a comparison in which nothing differed bounds the difference of means", async () => {
  const { variants } = (await ask(
    "compare z.yaml --with flashpoints.f.rules.up.chance=0.06% --runs 5 --seed a",
  )) as unknown as { variants: readonly { outcomes: Record<string, Bounded> }[] };
  const { mean01, certain, bounded, when } = variants[0]!.outcomes;
  expect(mean01).toMatchObject({ difference: 0 });
  expect(mean01!.low).toBeLessThan(-0.2);
  expect(mean01!.high).toBeGreaterThan(0.2);
  expect(bounded!.high).toBeGreaterThan(10);
  expect(certain).toMatchObject({ low: 0, high: 0 });
  expect((when as unknown as { steps: Bounded }).steps.high).toBeGreaterThan(1);
});

test("no swing of a mean is certain where no run moved", async () => {
  const line = "sensitivity z.yaml --runs 4 --outcome mean01 --seed a";
  const { measures } = (await ask(line)) as unknown as {
    measures: readonly { inputs: readonly { swing: Bounded & { difference: number } }[] }[];
  };
  for (const { swing } of measures[0]!.inputs) {
    expect(swing.difference).toBe(0);
    expect(swing.high).toBeGreaterThan(0);
    expect(swing.low).toBeLessThan(0);
  }
});

test("screening has no interval where every trajectory shows the same effect", async () => {
  const line = "sensitivity z.yaml --method morris --draws 3 --runs 2 --outcome mean01 --seed a";
  const { measures } = (await ask(line)) as unknown as {
    measures: readonly { inputs: readonly Bounded[] }[];
  };
  expect(measures[0]!.inputs[0]).toMatchObject({ muStar: 0, low: 0, high: null });
  const { out } = await call([...line.split(" "), "--quiet"], { folder });
  expect(out).toContain("—");
  expect(out).not.toContain("NaN");
});

test("inputs that were never seen to matter leave a mean as open as its bounds", async () => {
  const line = "batch z.yaml --uncertain --draws 3 --runs 6 --seed a";
  const { mean01 } = outcomesOf(await ask(line)) as unknown as { mean01: Bounded };
  expect(mean01).toMatchObject({ mean: 0, low: 0 });
  expect(mean01.high).toBeGreaterThan(0.5);
});

describe("splitting whose replications agree", () => {
  test("is not certain that all runs do what a handful did", async () => {
    const answer = await ask(
      "rare two-state --outcome any_crisis --effort 1 --replications 2 --seed brink",
    );
    expect(answer).toMatchObject({ probability: 1, high: 1 });
    expect(answer["low"]).toBeLessThan(0.5);
  });

  test("bounds from above what none of them saw", async () => {
    const line = "rare z.yaml --outcome share --effort 1 --replications 4 --seed a";
    const answer = await ask(line);
    expect(answer).toMatchObject({ probability: 0, low: 0 });
    expect(answer["high"]).toBeGreaterThan(known);
    expect(answer["high"]).toBeLessThan(0.5);
    const { out } = await call([...line.split(" "), "--quiet"], { folder });
    expect(out).toMatch(/P is 49% at most/u);
  });
});
