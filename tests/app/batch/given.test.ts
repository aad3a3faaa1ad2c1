/** `brink batch --given` as a whole. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { performGiven } from "../../../src/app/batch/given.ts";
import type { BatchRequest } from "../../../src/app/batch/order.ts";
import { performBatch, type BatchDone } from "../../../src/app/batch/perform.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { widthOf } from "../../../src/i18n/terminal/spans.ts";
import { root } from "../../cli/call.ts";
import { testSurroundings } from "./surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-given-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const corpus = (name: string): string => join(root, "tests/corpus", `${name}.yaml`);

function contextOf(language: Language = "en") {
  const style = { language, digits: "latin" } as const;
  const surroundings = testSurroundings(folder);
  return { surroundings, say: speech(style), style };
}

async function given(
  request: BatchRequest & { readonly given: string },
  context = contextOf(),
): Promise<BatchDone> {
  const done = await performGiven({ quiet: true, workers: 1, ...request }, context);
  if (done.kind !== "done") throw new Error(JSON.stringify(done));
  return done;
}

/** The JSON without what measures time. */
function documentOf(done: BatchDone): Given & { readonly engine: string } {
  if (done.output.format !== "json") throw new Error("not JSON");
  const { runsPerSecond, elapsed, ...rest } = done.output.document;
  expect(runsPerSecond).toBeTypeOf("number");
  expect(elapsed).toBeTypeOf("number");
  return JSON.parse(JSON.stringify(rest)) as ReturnType<typeof documentOf>;
}

function linesOf(done: BatchDone): readonly string[] {
  if (done.output.format !== "text") throw new Error("not text");
  return done.output.lines;
}

interface Given {
  readonly scenarioHash: string;
  readonly given: { readonly runs: number };
  readonly outcomes: Record<string, Record<"all" | "given" | "joint", Record<string, number>>>;
  readonly unknowns: Record<string, Record<string, Record<string, Record<string, number>>>>;
}

const json = { format: "json" } as const;

describe("conditional answers", () => {
  const scenario = corpus("hidden-type");
  const runs = 20_000;

  /** Five standard errors of a share among so many runs. */
  const slack = (p: number, count: number): number => 5 * Math.sqrt((p * (1 - p)) / count);

  test("agree with Bayes by hand", async () => {
    const document = documentOf(await given({ scenario, runs, given: "signal", ...json }));
    const { runs: count } = document.given;
    expect(Math.abs(count / runs - 11 / 25)).toBeLessThan(slack(11 / 25, runs));
    const hawk = document.unknowns["kind"]?.["hawk"];
    expect(Math.abs((hawk?.["given"]?.["probability"] ?? 0) - 8 / 11)).toBeLessThan(
      slack(8 / 11, count),
    );
    // Among hawks 3/4 attack within two weeks: (8/11)·(3/4); a rumour is (39/100) / (11/25).
    for (const [id, p] of [
      ["war", 6 / 11],
      ["rumour", 39 / 44],
      ["hawk_and_both", 30 / 44],
    ] as const) {
      const outcome = document.outcomes[id];
      expect(Math.abs((outcome?.given["probability"] ?? 0) - p)).toBeLessThan(slack(p, count));
      expect(outcome?.given["low"]).toBeLessThan(outcome?.given["probability"] ?? 0);
      // Joint = given · P(condition), to the last run.
      expect(outcome?.joint["count"]).toBe(outcome?.given["count"]);
      expect(outcome?.joint["probability"]).toBeCloseTo((outcome?.given["count"] ?? 0) / runs, 14);
    }
    expect(document.outcomes["dove_silent"]?.given["count"]).toBe(0);
  });

  test("an expression means ever, and changes neither the scenario nor its other answers", async () => {
    const expression = "kind == hawk and happened(signal)";
    const request = { scenario, runs: 2000, quiet: true, workers: 1, ...json };
    const document = documentOf(await given({ ...request, given: expression }));
    const named = documentOf(await given({ ...request, given: "hawk_and_signal" }));
    expect(document.outcomes).toEqual(named.outcomes);
    expect(document.outcomes["hawk_and_signal"]?.given["probability"]).toBe(1);
    const plain = await performBatch(request, contextOf());
    if (plain.kind !== "done") throw new Error(plain.kind);
    const batch = documentOf(plain);
    expect(document.scenarioHash).toBe(batch.scenarioHash);
    for (const [id, outcome] of Object.entries(document.outcomes)) {
      expect(outcome.all).toEqual(batch.outcomes[id]);
    }
    const slow = documentOf(
      await given({ ...request, runs: 300, engine: "interpreter", given: expression }),
    );
    const fast = documentOf(await given({ ...request, runs: 300, given: expression }));
    expect(slow).toEqual({ ...fast, engine: "interpreter" });
  });

  test("a condition that is never met gives no answer, and says so", async () => {
    const never = { scenario, runs: 200, given: "peace == broken and peace == holds" };
    const text = linesOf(await given(never)).join("\n");
    expect(text).toContain("none of 200 runs");
    expect(text).not.toContain("Wilson.\n  War");
    const document = documentOf(await given({ ...never, ...json }));
    expect(document.given.runs).toBe(0);
    expect(document.outcomes["war"]).toMatchObject({ given: null, joint: { count: 0 } });
  });

  test.each(["en", "ar"] as const)(
    "fit 80 columns, with dates for times (%s)",
    async (language) => {
      const lines = linesOf(
        await given(
          { scenario: "two-state", runs: 500, given: "border == crisis and t > 20" },
          contextOf(language),
        ),
      );
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
      expect(lines.join("\n")).toContain("border == crisis and t > 20");
    },
  );

  test("what cannot be asked is refused", async () => {
    for (const request of [
      { scenario: "two-state", given: "crisis_after_four_weeks" },
      { scenario: "two-state", given: "any_crisis", out: "somewhere" },
    ]) {
      expect((await performGiven(request, contextOf())).kind).toBe("usage");
    }
    const faulty = await performGiven(
      { scenario: "two-state", given: "border >= crysis" },
      contextOf(),
    );
    if (faulty.kind !== "faulty") throw new Error(faulty.kind);
    expect(faulty.diagnostics.map(({ code }) => code)).toEqual(["expression-level-unknown"]);
  });
});
