/** `brink sensitivity` and `brink batch --uncertain` as a whole. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { performUncertain } from "../../../src/app/batch/uncertain.ts";
import type { BatchRequest } from "../../../src/app/batch/order.ts";
import type { BatchDone } from "../../../src/app/batch/perform.ts";
import { performCompare } from "../../../src/app/compare/perform.ts";
import { performSensitivity } from "../../../src/app/sensitivity/perform.ts";
import type { SensitivityRequest } from "../../../src/app/sensitivity/request.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { widthOf } from "../../../src/i18n/terminal/spans.ts";
import { drawBar } from "../../../src/render/bar-text.ts";
import { testSurroundings } from "../batch/surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-sensitivity-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function contextOf(language: Language = "en", interruptAt?: string) {
  const style = { language, digits: "latin" } as const;
  const surroundings = testSurroundings(folder, interruptAt === undefined ? {} : { interruptAt });
  return { surroundings, say: speech(style), style };
}

async function analysed(request: SensitivityRequest, context = contextOf()): Promise<BatchDone> {
  const done = await performSensitivity({ quiet: true, workers: 1, ...request }, context);
  if (done.kind !== "done") throw new Error(JSON.stringify(done));
  return done;
}

async function uncertain(
  request: BatchRequest & { readonly draws?: number },
  context = contextOf(),
): Promise<BatchDone> {
  const done = await performUncertain({ quiet: true, workers: 1, ...request }, context);
  if (done.kind !== "done") throw new Error(JSON.stringify(done));
  return done;
}

/** The JSON without what measures time. */
function documentOf(done: BatchDone): Record<string, unknown> {
  if (done.output.format !== "json") throw new Error("not JSON");
  const { runsPerSecond: _, elapsed, ...rest } = done.output.document;
  expect(elapsed).toBeTypeOf("number");
  return JSON.parse(JSON.stringify(rest)) as Record<string, unknown>;
}

function linesOf(done: BatchDone): readonly string[] {
  if (done.output.format !== "text") throw new Error("not text");
  return done.output.lines;
}

const json = { format: "json" } as const;
const UP = "flashpoints.border.rules.flare_up.chance";
const DOWN = "flashpoints.border.rules.calm_down.chance";

interface Bar {
  readonly input: string;
  readonly atLow: { readonly value: number; readonly difference: number };
  readonly swing: { readonly difference: number; readonly low: number; readonly high: number };
}

describe("a tornado", () => {
  test("says what a comparison with each end says, without compiling for it", async () => {
    const request = { scenario: "two-state", outcomes: ["crisis_at_end"], runs: 5000, seed: "x" };
    const [measure] = documentOf(await analysed({ ...request, ...json }))["measures"] as {
      readonly inputs: readonly Bar[];
    }[];
    const compared = await performCompare(
      {
        scenario: "two-state",
        with: [`${UP}=10%`, `${DOWN}=15%`],
        runs: 5000,
        seed: "x",
        workers: 1,
        quiet: true,
        ...json,
      },
      contextOf(),
    );
    if (compared.kind !== "done") throw new Error(compared.kind);
    const { variants } = documentOf(compared) as unknown as {
      readonly variants: readonly {
        readonly outcomes: Record<
          string,
          { readonly variant: number; readonly difference: number }
        >;
      }[];
    };
    [UP, DOWN].forEach((id, index) => {
      const bar = measure?.inputs.find(({ input }) => input === id);
      const other = variants[index]?.outcomes["crisis_at_end"];
      expect(bar?.atLow.value).toBe(other?.variant);
      expect(bar?.atLow.difference).toBe(other?.difference);
    });
  });

  test("does not depend on workers or pieces, and reports every method alike", async () => {
    for (const method of ["tornado", "morris", "sobol"] as const) {
      const request = { scenario: "brinkmanship", method, ...json } as const;
      const small = method === "tornado" ? { runs: 5000 } : { runs: 20, draws: 12 };
      const [one, two] = await Promise.all([
        analysed({ ...request, ...small, workers: 1 }),
        analysed({ ...request, ...small, workers: 3 }),
      ]);
      expect(documentOf(two)).toEqual(documentOf(one));
      expect(documentOf(one)).toMatchObject({
        kind: "sensitivity",
        method,
        inputs: 5,
        partial: false,
        forecast: false,
        points: { tornado: 11, morris: 72, sobol: 84 }[method],
      });
    }
  });

  test("is the same on both engines", async () => {
    const request = { scenario: "two-state", method: "sobol", runs: 4, draws: 6, ...json } as const;
    const [kernel, interpreter] = await Promise.all([
      analysed({ ...request, engine: "kernel" }),
      analysed({ ...request, engine: "interpreter" }),
    ]);
    expect({ ...documentOf(interpreter), engine: "kernel" }).toEqual(documentOf(kernel));
  });

  test("fits 80 columns in both languages, with a bar and figures for every input", async () => {
    for (const language of ["en", "ar"] as const) {
      for (const method of ["tornado", "morris", "sobol"] as const) {
        const lines = linesOf(
          await analysed(
            {
              scenario: "brinkmanship",
              method,
              outcomes: ["disaster", "length"],
              runs: 100,
              ...(method === "tornado" ? {} : { draws: method === "sobol" ? 300 : 8 }),
            },
            contextOf(language),
          ),
        );
        expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
        // Five inputs of three measures: that it happens, that it comes, when it comes.
        const ids = lines.filter((line) => line.includes("actors.") || line.includes("slip"));
        expect(ids.length).toBeGreaterThanOrEqual(10);
        expect(lines.join("\n")).toContain({ en: "not a forecast", ar: "وليس تنبؤاً" }[language]);
        expect(lines.join("\n")).toContain(`--method ${method}`);
      }
    }
  });

  test("shows the first inputs and counts the others", async () => {
    const lines = linesOf(await analysed({ scenario: "richardson", runs: 4, top: 2 }));
    expect(lines.filter((line) => /[│]/u.test(line))).toHaveLength(2);
    expect(lines.join("\n")).toContain("and 6 more");
    expect(lines.join("\n")).toContain("--outcome names others");
  });

  test("gives one line of CSV per input", async () => {
    const done = await analysed({ scenario: "two-state", format: "csv", runs: 100 });
    if (done.output.format !== "csv") throw new Error("not CSV");
    const lines = done.output.text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      "outcome,measure,input,range low,range high,central,at central,at low,at high,swing,low,high,confidence,method",
    );
    expect(lines[1]?.split(",").slice(0, 6)).toEqual([
      ...["crisis_at_end", "probability"],
      ...(lines[1]?.includes("flare_up") === true
        ? [UP, "0.1", "0.3", "0.2"]
        : [DOWN, "0.15", "0.45", "0.3"]),
    ]);
  });

  test("keeps to the inputs asked for, and to a number that was set", async () => {
    const done = await analysed({
      ...{ scenario: "two-state", inputs: [UP], set: { [DOWN]: "15%" }, runs: 200 },
      ...json,
    });
    const document = documentOf(done) as { inputs: number; set: unknown };
    expect(document).toMatchObject({ inputs: 1, points: 3, set: { [DOWN]: "15%" } });
    const known = await analysed({
      scenario: "two-state",
      set: { [DOWN]: "15%" },
      ...json,
      runs: 9,
    });
    expect(documentOf(known)).toMatchObject({ inputs: 1, points: 3 });
  });

  test("keeps what was done when it is interrupted", async () => {
    const context = contextOf("en", " of ");
    const done = await analysed(
      {
        ...{ scenario: "brinkmanship", method: "sobol", runs: 400, draws: 1_000_000 },
        ...{ quiet: false, ...json },
      },
      context,
    );
    expect(done.end).toBe("interrupted");
    const { drawsDone, drawsCounted, partial } = documentOf(done);
    expect(partial).toBe(true);
    expect(drawsDone).toBeGreaterThan(10);
    expect(drawsCounted).toBe(drawsDone);
    expect(context.surroundings.written.err).toContain("Stopped");
  });
});

describe("refusals", () => {
  const refused = async (request: Partial<SensitivityRequest>): Promise<string> => {
    const done = await performSensitivity(
      { scenario: "two-state", quiet: true, ...request },
      contextOf(),
    );
    if (done.kind !== "usage") throw new Error(done.kind);
    return done.message;
  };

  test("name what is wrong and what was meant", async () => {
    expect(await refused({ outcomes: ["any_crisi"] })).toContain("any_crisis");
    expect(await refused({ inputs: ["flashpoints.bordr"] })).toContain("flashpoints.bordr");
    expect(await refused({ inputs: ["flare_up.chance"] })).toContain(UP);
    expect(await refused({ draws: 5 })).toContain("--draws");
    expect(await refused({ method: "morris", group: true })).toContain("--group");
    expect(await refused({ set: { flare_up: "3" } })).toContain("--set");
  });

  test("say that nothing has a range", async () => {
    const path = join(folder, "fixed.yaml");
    writeFileSync(
      path,
      `brink: 1
scenario: fixed
languages: [en]
title: Fixed
start: 2022-01-03
step: week
horizon: 2 steps
flashpoints:
  quiet:
    name: Quiet
    start: low
    levels: { low: { name: Low }, high: { name: High } }
    rules: { rise: { from: low, to: high, certain: true } }
events:
  one: { date: 2022-01-05, chance: 50% }
outcomes:
  one: { title: One, ever: happened(one) }
`,
    );
    expect(await refused({ scenario: path })).toContain("no number of the scenario has a range");
    const batch = await performUncertain({ scenario: path, quiet: true }, contextOf());
    expect(batch).toMatchObject({ kind: "usage" });
  });
});

describe("bars", () => {
  test("run from the middle to both sides, the whole side at full length", () => {
    const part = (to: number, tone: "dark" | "light") => ({ from: 0, to, tone });
    expect(drawBar([], "middle")).toBe("············│············");
    expect(drawBar([part(1, "dark")], "middle")).toBe("············│████████████");
    expect(drawBar([part(-1, "light"), part(0.5, "dark")], "middle")).toBe(
      "▒▒▒▒▒▒▒▒▒▒▒▒│██████······",
    );
    expect(drawBar([part(1, "light"), part(0.5, "dark")], "left")).toMatch(/^█{12,13}▒{12,13}$/u);
  });
});
