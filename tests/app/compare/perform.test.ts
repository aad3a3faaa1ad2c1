/** `brink compare` and `brink batch --given` as a whole. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { performGiven } from "../../../src/app/batch/given.ts";
import type { BatchRequest } from "../../../src/app/batch/order.ts";
import { performBatch, type BatchDone } from "../../../src/app/batch/perform.ts";
import { performCompare, type CompareRequest } from "../../../src/app/compare/perform.ts";
import { readVariant } from "../../../src/app/compare/variant.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { widthOf } from "../../../src/i18n/terminal/spans.ts";
import { root } from "../../cli/call.ts";
import { testSurroundings } from "../batch/surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-compare-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const corpus = (name: string): string => join(root, "tests/corpus", `${name}.yaml`);

function contextOf(language: Language = "en", interruptAt?: string) {
  const style = { language, digits: "latin" } as const;
  const surroundings = testSurroundings(folder, interruptAt === undefined ? {} : { interruptAt });
  return { surroundings, say: speech(style), style };
}

async function compared(request: CompareRequest, context = contextOf()): Promise<BatchDone> {
  const done = await performCompare({ quiet: true, workers: 1, ...request }, context);
  if (done.kind !== "done") throw new Error(JSON.stringify(done));
  return done;
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
function documentOf(done: BatchDone): Compared & Given & { readonly engine: string } {
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

interface Compared {
  readonly scenarioHash: string;
  readonly variants: readonly {
    readonly scenarioHash: string;
    readonly leftOut: readonly string[];
    readonly outcomes: Record<string, Record<string, number>>;
  }[];
}

interface Given {
  readonly scenarioHash: string;
  readonly given: { readonly runs: number };
  readonly outcomes: Record<string, Record<"all" | "given" | "joint", Record<string, number>>>;
  readonly unknowns: Record<string, Record<string, Record<string, Record<string, number>>>>;
}

const json = { format: "json" } as const;

describe("variants", () => {
  test("are files, changes, or both", () => {
    expect(readVariant("europe-2022-engage")).toMatchObject({ file: "europe-2022-engage" });
    expect(readVariant("a.b=2%, without x.y,force nato.wait")).toEqual({
      name: "a.b=2%, without x.y,force nato.wait",
      set: { "a.b": "2%" },
      edits: [
        { kind: "remove", path: "x.y" },
        { kind: "force", path: "nato.wait" },
      ],
    });
    expect(readVariant("my own.yaml, a=٣")).toMatchObject({ file: "my own.yaml", set: { a: "3" } });
    expect(readVariant("wihtout x.y")).toEqual({ fault: "wihtout x.y" });
    expect(readVariant("a=1, nonsense")).toEqual({ fault: "nonsense" });
  });

  test("a forced move is made whenever it is available, and only then", async () => {
    const request = { scenario: corpus("moves"), runs: 300, ...json };
    const { variants } = documentOf(
      await compared({
        ...request,
        with: ["force first.push", "force second.answer", "force third.a"],
      }),
    );
    const [push, answer, a] = variants.map(({ outcomes }) => outcomes);
    expect(push?.["pushes"]).toMatchObject({ variant: 1 });
    expect(push?.["pushes"]?.["base"]).toBeLessThan(0.4);
    // The second answers a push, always then, and never else; the first goes on as it did.
    expect(answer?.["pushes"]).toMatchObject({ difference: 0 });
    expect(answer?.["answered"]?.["variant"]).toBe(answer?.["pushes"]?.["variant"]);
    expect(answer?.["answered"]?.["base"]).toBeLessThan(answer?.["pushes"]?.["base"] ?? 0);
    // With two moves a turn it is the only one.
    expect(a?.["a"]).toMatchObject({ variant: 1 });
    expect(a?.["c"]).toMatchObject({ variant: 0 });
  });

  test("a removed rule does nothing any more, and what cannot be removed is refused", async () => {
    const { variants, scenarioHash } = documentOf(
      await compared({
        scenario: "two-state",
        with: ["without border.flare_up"],
        runs: 200,
        ...json,
      }),
    );
    expect(variants[0]?.outcomes["any_crisis"]).toMatchObject({ variant: 0, gained: 0 });
    expect(variants[0]?.scenarioHash).not.toBe(scenarioHash);
    for (const [variant, code] of [
      ["without flashpoints.border", "expression-name-unknown"],
      ["without border.flare_op", "unknown-reference"],
      ["force border.flare_up", "unknown-reference"],
    ] as const) {
      const refused = await performCompare({ scenario: "two-state", with: [variant] }, contextOf());
      if (refused.kind !== "faulty") throw new Error(refused.kind);
      expect(refused.diagnostics.map((one) => one.code)).toContain(code);
    }
  });

  test("with other outcomes are compared where they meet; with another calendar not at all", async () => {
    const { variants } = documentOf(
      await compared({
        scenario: "two-state",
        with: ["without outcomes.crisis_at_end"],
        runs: 50,
        ...json,
      }),
    );
    expect(variants[0]?.leftOut).toEqual(["crisis_at_end"]);
    expect(Object.keys(variants[0]?.outcomes ?? {})).not.toContain("crisis_at_end");
    for (const request of [
      { scenario: "two-state", with: [corpus("two-state")] },
      { scenario: "two-state", with: ["richardson"] },
      { scenario: "two-state", with: [] },
      { scenario: "two-state", with: ["not a change"] },
      { scenario: "two-state", with: ["border.x=3"] },
    ]) {
      expect((await performCompare(request, contextOf())).kind).toBe("usage");
    }
  });
});

describe("a comparison", () => {
  const request = {
    scenario: "two-state",
    with: ["flashpoints.border.rules.flare_up.chance=10%", "without border.calm_down"],
    runs: 3000,
  };

  test("prints the same bytes on either engine, for any number of workers", async () => {
    const first = documentOf(await compared({ ...request, ...json }));
    expect(documentOf(await compared({ ...request, workers: 2, ...json }))).toEqual(first);
    const { engine, ...rest } = documentOf(
      await compared({ ...request, runs: 200, engine: "interpreter", ...json }),
    );
    expect(engine).toBe("interpreter");
    expect(documentOf(await compared({ ...request, runs: 200, ...json }))).toMatchObject(rest);
  });

  test("of a scenario with itself differs nowhere", async () => {
    const { variants } = documentOf(
      await compared({ scenario: "two-state", with: ["two-state"], runs: 500, ...json }),
    );
    expect(variants[0]?.outcomes["crisis_at_end"]).toMatchObject({
      difference: 0,
      gained: 0,
      lost: 0,
      varianceReduction: "infinite",
      test: { p: 1 },
    });
    expect(variants[0]?.outcomes["crisis_after_four_weeks"]).toMatchObject({ low: 0, high: 0 });
  });

  test.each(["en", "ar"] as const)("fits 80 columns (%s)", async (language) => {
    const lines = linesOf(await compared(request, contextOf(language)));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
    const text = lines.join("\n");
    expect(text).toContain(language === "en" ? "Newcombe" : "نيوكومب");
    expect(text).toContain("−");
    expect(text).toContain("brink compare two-state --with");
  });

  test("has one difference a line as CSV", async () => {
    const { output } = await compared({ ...request, format: "csv" });
    if (output.format !== "csv") throw new Error(output.format);
    const rows = output.text.trimEnd().split("\r\n");
    expect(rows[0]).toMatch(/^variant,id,measure,base/u);
    // Four outcomes, the time twice, for two variants.
    expect(rows).toHaveLength(1 + 2 * 5);
  });

  test("keeps what was done at Ctrl-C", async () => {
    const context = contextOf("en", "runs");
    const done = await compared(
      { ...request, runs: 500_000_000, quiet: false, format: "text" },
      context,
    );
    expect(done.end).toBe("interrupted");
    expect(linesOf(done).join("\n")).toContain("PARTIAL");
    expect(context.surroundings.written.err).toContain("Stopped");
  });
});

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
