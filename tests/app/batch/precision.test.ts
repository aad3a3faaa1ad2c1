/** `brink batch --precision` and `--ask` as a whole, on a scenario with known answers. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { performAsk } from "../../../src/app/batch/ask.ts";
import type { BatchRequest } from "../../../src/app/batch/order.ts";
import { performBatch, type BatchDone } from "../../../src/app/batch/perform.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { looksUpTo } from "../../../src/stats/sequence.ts";
import { testSurroundings } from "./surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-precision-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function contextOf(language: Language = "en", interruptAt?: string) {
  const style = { language, digits: "latin" } as const;
  const options = interruptAt === undefined ? {} : { interruptAt, terminal: true };
  return { surroundings: testSurroundings(folder, options), say: speech(style), style };
}

async function batch(request: BatchRequest, context = contextOf()): Promise<BatchDone> {
  const result = await performBatch({ quiet: true, ...request }, context);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return result;
}

interface Document {
  readonly runs: number;
  readonly partial: boolean;
  readonly precision: {
    readonly reached: boolean;
    readonly runsMost: number;
    readonly outcomes: Readonly<Record<string, { readonly halfWidth: number }>>;
  };
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly flashpoints: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function documentOf({ output }: BatchDone): Document {
  if (output.format !== "json") throw new Error("not JSON");
  const { runsPerSecond, elapsed, ...rest } = output.document;
  expect([runsPerSecond, elapsed].map((value) => typeof value)).toEqual(["number", "number"]);
  return JSON.parse(JSON.stringify(rest)) as Document;
}

const json = { format: "json" } as const;
const scenario = "two-state";

describe("a precision", () => {
  const request = { scenario, precision: "2%", outcomes: ["crisis_at_end"], ...json };

  test("stops at the first look that has it, whatever the number of workers", async () => {
    const one = documentOf(await batch({ ...request, workers: 1 }));
    expect(documentOf(await batch({ ...request, workers: 3 }))).toEqual(one);
    expect(one).toMatchObject({ partial: false, precision: { reached: true, runsMost: 1e6 } });
    const looks = looksUpTo(1e6);
    expect(looks).toContain(one.runs);
    const before = looks[looks.indexOf(one.runs) - 1]!;
    const less = documentOf(await batch({ ...request, runs: before, workers: 1 }));
    expect(less).toMatchObject({ runs: before, precision: { reached: false } });
    const { probability, low, high } = one.outcomes["crisis_at_end"]!;
    expect(high! - probability!).toBeLessThanOrEqual(0.02);
    expect(one.precision.outcomes["crisis_at_end"]!.halfWidth).toBe(
      Math.max(high! - probability!, probability! - low!),
    );
    // In crisis at the end: 0.4 · (1 - 0.5^26).
    expect(low!).toBeLessThan(0.4);
    expect(high!).toBeGreaterThan(0.4);
  });

  test("counts the same runs as a batch of that many", async () => {
    const stopped = documentOf(await batch({ ...request, workers: 1 }));
    const plain = documentOf(await batch({ scenario, runs: stopped.runs, ...json }));
    for (const [id, { count, mean }] of Object.entries(plain.outcomes)) {
      expect(stopped.outcomes[id]).toMatchObject(count === undefined ? { mean } : { count });
    }
    expect(stopped.outcomes["crisis_at_end"]).toMatchObject({ method: "beta-binomial-sequence" });
    expect(stopped.flashpoints["border"]).toMatchObject({
      method: "beta-binomial-sequence",
      quantileMethod: "beta-binomial-sequence",
    });
    expect(stopped.outcomes["crisis_after_four_weeks"]).toMatchObject({
      method: "empirical-bernstein",
    });
  });

  test("relative to the estimate asks for more of what is rarer", async () => {
    const relative = { scenario, precision: "5%rel", ...json };
    const common = documentOf(await batch({ ...relative, outcomes: ["any_crisis"] }));
    const rarer = documentOf(await batch({ ...relative, outcomes: ["crisis_at_end"] }));
    expect(rarer.runs).toBeGreaterThan(4 * common.runs);
    const { probability, high } = rarer.outcomes["crisis_at_end"]!;
    expect(high! - probability!).toBeLessThanOrEqual(0.05 * probability!);
  });

  test("interrupted and gone on with gives the bytes of one batch", async () => {
    const context = contextOf("en", "░");
    const slow = { ...request, precision: "4%", engine: "interpreter" };
    const stopped = await batch({ ...slow, workers: 2, quiet: false }, context);
    expect(stopped.end).toBe("interrupted");
    const partial = documentOf(stopped);
    expect(partial).toMatchObject({ partial: true, precision: { reached: false } });
    const resume = /brink batch --resume (\S+)/u.exec(context.surroundings.written.err)?.[1] ?? "";
    const rest = await batch({ resume, ...json });
    expect(rest.end).toBe("complete");
    const whole = documentOf(await batch(slow));
    expect(documentOf(rest)).toEqual(whole);
    expect(partial.runs).toBeLessThan(whole.runs);
  });

  test("stays with its folder; a batch that has it needs no further run", async () => {
    const out = join(folder, "kept");
    const first = documentOf(await batch({ ...request, out }));
    const tally = readFileSync(join(out, "tally.json"), "utf8");
    expect(documentOf(await batch({ resume: out, ...json }))).toEqual(first);
    expect(readFileSync(join(out, "tally.json"), "utf8")).toBe(tally);
    const changed = await performBatch({ resume: out, precision: "1%" }, contextOf());
    expect(changed).toMatchObject({ kind: "usage" });
  });

  test.each([
    [{ precision: "5x" }, /--precision/],
    [{ precision: "0%" }, /--precision/],
    [{ precision: "150%rel" }, /--precision/],
    [{ precision: "1%", outcomes: ["any_crises"] }, /any_crisis/],
    [{ outcomes: ["any_crisis"] }, /--precision/],
  ])("%o is wrong usage", async (wrong, message) => {
    const result = await performBatch({ scenario, ...wrong }, contextOf());
    expect(result.kind).toBe("usage");
    expect(JSON.stringify(result)).toMatch(message);
  });

  test("is refused for a number that nothing bounds, and leaves it out otherwise", async () => {
    const file = join(folder, "unbounded.yaml");
    writeFileSync(
      file,
      `brink: 1
scenario: unbounded
start: 2022-01-03
step: week
horizon: 2 steps
variables: { x: { start: 1, min: 0, max: 1 } }
flashpoints:
  a: { start: calm, levels: [calm, war], rules: { up: { from: calm, to: war, chance: 20% per week } } }
outcomes: { size: { at_end: 1 / x }, war: { ever: a == war } }
`,
    );
    const named = { scenario: file, precision: "5%", outcomes: ["size"] };
    expect(await performBatch(named, contextOf())).toMatchObject({ kind: "usage" });
    const document = documentOf(await batch({ scenario: file, precision: "5%", ...json }));
    expect(document).toMatchObject({ precision: { reached: true, leftOut: ["size"] } });
    expect(document.outcomes["size"]).toMatchObject({ method: "student-t" });
  });
});

describe("a question", () => {
  async function ask(question: string, request: Partial<BatchRequest> = {}) {
    const asked = { scenario, quiet: true, ...json, ...request, ask: question };
    const result = await performAsk(asked, contextOf());
    if (result.kind !== "done" || result.output.format !== "json") {
      throw new Error(JSON.stringify(result));
    }
    const { runsPerSecond, elapsed, ...rest } = result.output.document;
    expect([runsPerSecond, elapsed].map((value) => typeof value)).toEqual(["number", "number"]);
    return rest;
  }

  test("is answered yes or no, on either side, with the runs it took", async () => {
    // 0.4 in truth.
    expect(await ask("P(crisis_at_end) > 30%")).toMatchObject({ answer: "yes", errorAtMost: 0.05 });
    expect(await ask("P(crisis_at_end) < 0.3")).toMatchObject({ answer: "no" });
    expect(await ask("P(crisis_at_end) >= 50%")).toMatchObject({ answer: "no" });
    const near = await ask("P(crisis_at_end)<=42%");
    expect(near).toMatchObject({ answer: "yes", threshold: 0.42, comparison: "<" });
    expect(near["runs"]).toBeGreaterThan(
      ((await ask("P(crisis_at_end) < 60%"))["runs"] ?? 0) as number,
    );
  });

  test("is left undecided where the runs do not tell", async () => {
    const answer = await ask("P(crisis_at_end) > 40%", { runs: 5000 });
    expect(answer).toMatchObject({ answer: "undecided", runs: 5000, partial: false });
    expect(answer["low"]).toBeLessThan(0.4);
    expect(answer["high"]).toBeGreaterThan(0.4);
  });

  test("has the same answer for any number of workers, and for a condition as for its outcome", async () => {
    const one = await ask("P(any_crisis) > 99%", { workers: 1 });
    expect(await ask("P(any_crisis) > 99%", { workers: 3 })).toEqual(one);
    const { question, condition, ...rest } = await ask("P(border == crisis) > 99%");
    expect([question, condition]).toEqual(["P(border == crisis) > 99%", "border == crisis"]);
    expect(one).toMatchObject(rest);
  });

  test.each(["any_crisis > 5%", "P(any_crisis) > 120%", "P(any_crisis) == 5%", "P() > 5%"])(
    "«%s» is wrong usage",
    async (question) => {
      const result = await performAsk({ scenario, ask: question }, contextOf());
      expect(result.kind).toBe("usage");
    },
  );

  test("of a number is wrong usage", async () => {
    const asked = { scenario, ask: "P(crisis_after_four_weeks) > 5%" };
    expect(await performAsk(asked, contextOf())).toMatchObject({ kind: "usage" });
  });

  test.each(["en", "ar"] as const)("says what it says, in %s", async (language) => {
    const asked = { scenario, runs: 1000, ask: "P(crisis_at_end) > 5%", quiet: true };
    const result = await performAsk(asked, contextOf(language));
    if (result.kind !== "done" || result.output.format !== "text") throw new Error("not text");
    const text = result.output.lines.join("\n");
    expect(text).toContain(speech({ language, digits: "latin" })("ask.yes"));
    expect(text).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/u);
  });
});
