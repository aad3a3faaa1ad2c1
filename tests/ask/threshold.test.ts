/** `brink batch --ask` as a whole, on a scenario with known answers. */

import { describe, expect, test } from "vitest";
import type { AskAnswer } from "../../src/answer/ask.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { call, type Called } from "../cli/call.ts";
import { printed } from "./documents.ts";

const args = (question: string, more: readonly string[]): string[] => [
  ...["batch", "two-state", "--ask", question, "--quiet", ...more],
];
const brink = (question: string, ...more: readonly string[]): Promise<Called> =>
  call(args(question, more));
const ask = async (question: string, ...more: readonly string[]): Promise<AskAnswer> =>
  (await printed(args(question, more))) as unknown as AskAnswer;

describe("a question", () => {
  test("is answered yes or no, on either side, with the runs it took", async () => {
    // 0.4 in truth.
    expect(await ask("P(crisis_at_end) > 30%")).toMatchObject({ answer: "yes", errorAtMost: 0.05 });
    expect(await ask("P(crisis_at_end) < 0.3")).toMatchObject({ answer: "no" });
    expect(await ask("P(crisis_at_end) >= 50%")).toMatchObject({ answer: "no" });
    const near = await ask("P(crisis_at_end)<=42%");
    expect(near).toMatchObject({ answer: "yes", threshold: 0.42, comparison: "<", cautions: [] });
    expect(near.runs).toBeGreaterThan((await ask("P(crisis_at_end) < 60%")).runs);
  });

  test("is left undecided where the runs do not tell", async () => {
    const answer = await ask("P(crisis_at_end) > 40%", "--runs", "5000");
    expect(answer).toMatchObject({ answer: "undecided", runs: 5000, partial: false });
    expect(answer.cautions).toEqual([{ code: "ask-undecided" }]);
    expect(answer.low).toBeLessThan(0.4);
    expect(answer.high).toBeGreaterThan(0.4);
  });

  test("has the same answer for any number of workers, and for a condition as for its outcome", async () => {
    const one = await ask("P(any_crisis) > 99%", "--workers", "1");
    expect(await ask("P(any_crisis) > 99%", "--workers", "3")).toEqual(one);
    const { question, condition, replay, ...rest } = await ask("P(border == crisis) > 99%");
    expect([question, condition]).toEqual(["P(border == crisis) > 99%", "border == crisis"]);
    expect(replay).toContain("--ask 'P(border == crisis) > 99%'");
    expect(one).toMatchObject(rest);
  });

  test("is one row as CSV", async () => {
    const { out } = await brink("P(any_crisis) > 5%", "--csv");
    const [head, row, ...others] = out.trimEnd().split("\r\n");
    expect(head).toMatch(/^question,answer,probability,/u);
    expect([row, others]).toEqual([expect.stringMatching(/^P\(any_crisis\) > 5%,yes,/u), []]);
  });

  test.each([
    ["any_crisis > 5%", "must be written"],
    ["P(any_crisis) > 120%", "must be written"],
    ["P(any_crisis) == 5%", "must be written"],
    ["P() > 5%", "must be written"],
    ["P(crisis_after_four_weeks) > 5%", "is a number"],
  ])("«%s» is wrong usage", async (question, words) => {
    const { code, err } = await brink(question);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });

  test.each(["en", "ar"] as const)("says what it says, in %s", async (language) => {
    const { out } = await brink("P(crisis_at_end) > 5%", "--runs", "1000", "--lang", language);
    expect(out).toContain(speech({ language, digits: "latin" })("ask.yes"));
    expect(out).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/u);
  });
});
