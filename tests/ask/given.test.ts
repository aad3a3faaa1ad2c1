/** `brink batch --given` as a whole. */

import { describe, expect, test } from "vitest";
import type { BatchAnswer } from "../../src/answer/batch.ts";
import type { GivenAnswer } from "../../src/answer/given.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { join } from "node:path";
import { call, root, type Called } from "../cli/call.ts";
import { printed } from "./documents.ts";

const scenario = join(root, "tests/corpus/hidden-type.yaml");

const quiet = ["--quiet", "--workers", "1"];
const brink = (...args: readonly string[]): Promise<Called> => call(["batch", ...args, ...quiet]);

async function given(condition: string, ...more: readonly string[]): Promise<GivenAnswer> {
  const document = await printed(["batch", scenario, "--given", condition, ...more, ...quiet]);
  return document as unknown as GivenAnswer;
}

const runs = 20_000;

/** Five standard errors of a share among so many runs. */
const slack = (p: number, count: number): number => 5 * Math.sqrt((p * (1 - p)) / count);

/** What of the runs that met the condition an outcome came true in. */
function conditional({ outcomes }: GivenAnswer, id: string) {
  const { given: one, joint } = outcomes[id]!;
  if (one === null || one.type === "number" || joint === undefined) throw new Error(id);
  return { ...one, joint };
}

test("conditional answers agree with Bayes by hand", async () => {
  const answer = await given("signal", "--runs", String(runs));
  const { runs: count } = answer.given;
  expect(Math.abs(count / runs - 11 / 25)).toBeLessThan(slack(11 / 25, runs));
  const hawk = answer.unknowns["kind"]!["hawk"]!.given!;
  expect(Math.abs(hawk.probability - 8 / 11)).toBeLessThan(slack(8 / 11, count));
  // Among hawks 3/4 attack within two weeks: (8/11)·(3/4); a rumour is (39/100) / (11/25).
  for (const [id, p] of [
    ["war", 6 / 11],
    ["rumour", 39 / 44],
    ["hawk_and_both", 30 / 44],
  ] as const) {
    const { probability, low, count: seen, joint } = conditional(answer, id);
    expect(Math.abs(probability - p)).toBeLessThan(slack(p, count));
    expect(low).toBeLessThan(probability);
    // Joint = given · P(condition), to the last run.
    expect(joint.count).toBe(seen);
    expect(joint.probability).toBeCloseTo(seen / runs, 14);
  }
  expect(conditional(answer, "dove_silent").count).toBe(0);
  expect(answer.cautions).toEqual([]);
});

test("an expression means ever, and changes neither the scenario nor its other answers", async () => {
  const expression = "kind == hawk and happened(signal)";
  const answer = await given(expression, "--runs", "2000");
  const named = await given("hawk_and_signal", "--runs", "2000");
  expect(answer.outcomes).toEqual(named.outcomes);
  expect(conditional(answer, "hawk_and_signal").probability).toBe(1);
  const plain = await printed(["batch", scenario, "--runs", "2000", ...quiet]);
  const batch = plain as unknown as BatchAnswer;
  expect(answer.scenarioHash).toBe(batch.scenarioHash);
  for (const [id, { all }] of Object.entries(answer.outcomes)) {
    expect(all).toEqual(batch.outcomes[id]);
  }
  const slow = await given(expression, "--runs", "300", "--engine", "interpreter");
  expect(slow).toEqual({ ...(await given(expression, "--runs", "300")), engine: "interpreter" });
});

test("a condition that is never met gives no answer, and says so", async () => {
  const never = "peace == broken and peace == holds";
  const { out } = await brink(scenario, "--given", never, "--runs", "200");
  expect(out).toContain("none of 200 runs");
  expect(out).not.toContain("Wilson.\n  War");
  const answer = await given(never, "--runs", "200");
  expect(answer).toMatchObject({ given: { runs: 0 }, cautions: [{ code: "given-never-met" }] });
  expect(answer.outcomes["war"]).toMatchObject({ given: null, joint: { count: 0 } });
});

test("few runs that meet it are warned of", async () => {
  const few = await given("signal", "--runs", "100");
  expect(few.cautions).toEqual([{ code: "given-few", n: few.given.runs }]);
});

test.each(["en", "ar"] as const)("fits 80 columns, with dates for times (%s)", async (language) => {
  const condition = "border == crisis and t > 20";
  const { out } = await brink(
    ...["two-state", "--runs", "500", "--given", condition, "--lang", language],
  );
  for (const line of out.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(80);
  expect(out).toContain(condition);
});

describe("what cannot be asked", () => {
  test.each([
    [["--given", "crisis_after_four_weeks"], 2, "is a number"],
    [["--given", "any_crisis", "--out", "somewhere"], 2, "--out"],
    [["--given", "border >= crysis"], 1, "expression-level-unknown"],
  ])("%o is refused", async (more, code, words) => {
    const called = await brink("two-state", ...more);
    expect([called.code, called.err]).toEqual([code, expect.stringContaining(words)]);
  });
});
