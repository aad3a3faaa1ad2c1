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
