/** `brink batch` as a whole, on a scenario whose answers are known in closed form. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { performBatch, type BatchDone } from "../../../src/app/batch/perform.ts";
import type { BatchRequest } from "../../../src/app/batch/order.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { widthOf } from "../../../src/i18n/terminal/spans.ts";
import { expectGolden } from "../../config/golden.ts";
import { testSurroundings, type TestSurroundings } from "./surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-batch-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function perform(
  request: BatchRequest,
  surroundings: TestSurroundings = testSurroundings(folder),
  language: Language = "en",
) {
  const style = { language, digits: "latin" } as const;
  return performBatch({ quiet: true, ...request }, { surroundings, say: speech(style), style });
}

async function done(...call: Parameters<typeof perform>): Promise<BatchDone> {
  const result = await perform(...call);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return result;
}

interface Document {
  readonly runs: number;
  readonly outcomes: Record<string, Record<string, number>>;
  readonly flashpoints: Record<string, { final: number[]; ever: number[] }>;
}

/** The JSON without what measures time, as text and as data. */
function timeless(result: BatchDone): { text: string; document: Document } {
  if (result.output.format !== "json") throw new Error("not JSON");
  const { runsPerSecond, elapsed, ...rest } = result.output.document;
  expect(runsPerSecond).toBeTypeOf("number");
  expect(elapsed).toBeTypeOf("number");
  return { text: JSON.stringify(rest), document: rest as unknown as Document };
}

const json = { format: "json" } as const;

describe("the two-state scenario", () => {
  test("agrees with its closed form within five standard errors", async () => {
    const runs = 6000;
    const { document } = timeless(await done({ scenario: "two-state", runs, ...json }));
    // p = 0.2, q = 0.3: in crisis after n weeks 0.4 (1 - 0.5^n); some crisis within 26: 1 - 0.8^26.
    const known = {
      crisis_at_end: 0.4 * (1 - 0.5 ** 26),
      any_crisis: 1 - 0.8 ** 26,
      first_crisis: 1 - 0.8 ** 26,
    };
    for (const [id, p] of Object.entries(known)) {
      const estimate = document.outcomes[id]!["probability"]!;
      expect(Math.abs(estimate - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / runs));
    }
    const mean = 0.4 * (1 - 0.5 ** 4);
    const after = document.outcomes["crisis_after_four_weeks"]!;
    expect(Math.abs(after["mean"]! - mean)).toBeLessThan(5 * Math.sqrt((mean * (1 - mean)) / runs));
    // Indicators: the deviation follows from the mean.
    const m = after["mean"]!;
    expect(after["deviation"]).toBeCloseTo(Math.sqrt((m * (1 - m) * runs) / (runs - 1)), 12);
    // The same event seen by an outcome and by the ladder.
    const border = document.flashpoints["border"]!;
    expect(border.ever).toEqual([1, document.outcomes["any_crisis"]!["probability"]]);
    expect(border.final[1]).toBe(document.outcomes["crisis_at_end"]!["probability"]);
    // First crisis is geometric: the median is the first n with 1 - 0.8^n ≥ 1/2, that is 4.
    const { quantiles } = document.outcomes["first_crisis"] as unknown as {
      quantiles: { share: number; step: number; low: number; high: number }[];
    };
    const median = quantiles.find(({ share }) => share === 0.5)!;
    expect(median).toMatchObject({ step: 4, date: "2022-01-31" });
    expect(median.low).toBeLessThanOrEqual(4);
    expect(median.high).toBeGreaterThanOrEqual(4);
  });

  test("prints the same bytes for 1, 2 and 3 workers; another seed prints others", async () => {
    const request = { scenario: "two-state", runs: 731, seed: "class 7b", ...json };
    const texts = [];
    for (const workers of [1, 2, 3]) texts.push(timeless(await done({ ...request, workers })).text);
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
    expect(timeless(await done({ ...request, seed: "class 7c" })).text).not.toBe(texts[0]);
  });
});

test("the kernel and the interpreter print the same bytes", async () => {
  const request = { scenario: "europe-2022", runs: 60, ...json };
  const [fast, plain] = [await done(request), await done({ ...request, engine: "interpreter" })];
  const [a, b] = [timeless(fast).document, timeless(plain).document];
  expect(a).toMatchObject({ engine: "kernel" });
  expect(JSON.stringify({ ...a, engine: "interpreter" })).toBe(JSON.stringify(b));
});

test("the JSON document is the golden one", async () => {
  const { document } = timeless(
    await done({ scenario: "two-state", runs: 400, seed: "golden", ...json }),
  );
  // Hashes belong to the scenario's own tests; a changed text must not turn this file.
  const golden = { ...document, scenarioHash: "(hash)", parametersHash: "(hash)" };
  const path = "tests/app/batch/golden/two-state.json.txt";
  await expectGolden(path, `${JSON.stringify(golden, undefined, 2)}\n`);
});

describe("runs with a fault", () => {
  const file = join(folder, "faulty.yaml");
  const yaml = `brink: 1
scenario: faulty
languages: [en]
title: A hazard that breaks
about: The hazard is the logarithm of a number that may fall to zero.
start: 2022-01-03
step: week
horizon: 8 steps
parameters: { bottom: { value: 0, range: [0, 1], basis: judgement, because: test, name: Bottom } }
variables:
  calm: { name: Calm, start: 1, min: 0, max: 1, basis: judgement, because: test }
flashpoints:
  border:
    name: Border
    start: low
    basis: judgement
    because: test
    levels: { low: { name: Low, test: none }, high: { name: High, test: some } }
    rules:
      up: { from: low, to: high, chance: 20% per week, range: [10%, 30%], then: { calm: bottom } }
      down: { from: high, to: low, hazard: 1 - log(calm) }
outcomes:
  ever_high: { title: Ever high, ever: border == high }
`;

  test("are counted apart, and the first one is named", async () => {
    writeFileSync(file, yaml);
    const runs = 400;
    const { document } = timeless(await done({ scenario: file, runs, ...json }));
    const { faults } = document as unknown as {
      faults: {
        count: number;
        first: { run: number; step: number; place: string; reason: string };
      };
    };
    // A run goes wrong in the step after it went up, so it must go up before the last step.
    const p = 1 - 0.8 ** 7;
    expect(Math.abs(faults.count / runs - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / runs));
    expect(faults.first).toMatchObject({
      place: "flashpoints.border.rules.down.hazard",
      reason: "not finite",
    });
    // What is left: runs that stayed low, or went up in the last step.
    const left = document.outcomes["ever_high"]!;
    expect(left["count"]! / left["probability"]!).toBeCloseTo(runs - faults.count, 6);
    const text = await done({ scenario: file, runs });
    if (text.output.format !== "text") throw new Error("not text");
    expect(text.output.lines.join("\n")).toContain("flashpoints.border.rules.down.hazard");
  });

  test("every one of them: no estimates, and it says so", async () => {
    writeFileSync(
      file,
      yaml.replace("start: low", "start: high").replace("start: 1, min", "start: 0, min"),
    );
    const { document } = timeless(await done({ scenario: file, runs: 20, ...json }));
    expect(document.outcomes).toEqual({});
    const text = await done({ scenario: file, runs: 20 });
    if (text.output.format !== "text") throw new Error("not text");
    expect(text.output.lines.join("\n")).toContain("No run came through");
  });
});

describe("--set", () => {
  const id = "flashpoints.border.rules.flare_up.chance";

  test("changes the number, the hash and the answer; 10% and 0.1 are one", async () => {
    const request = { scenario: "two-state", runs: 3000, ...json };
    const plain = timeless(await done(request)).document;
    const changed = timeless(await done({ ...request, set: { [id]: "10%" } })).document;
    const decimal = timeless(await done({ ...request, set: { [id]: "0.1" } })).document;
    expect({ ...decimal, set: {} }).toEqual({ ...changed, set: {} });
    expect(changed).not.toHaveProperty(
      "scenarioHash",
      (plain as unknown as { scenarioHash: string }).scenarioHash,
    );
    // Common random numbers: fewer crises in every comparison, not only on average.
    expect(changed.outcomes["any_crisis"]!["probability"]!).toBeLessThan(
      plain.outcomes["any_crisis"]!["probability"]!,
    );
  });

  test("beyond the range is done, and told", async () => {
    const surroundings = testSurroundings(folder);
    await done({ scenario: "two-state", runs: 20, set: { [id]: "90%" }, ...json }, surroundings);
    expect(surroundings.written.err).toContain("set-outside-range");
  });

  test("of an unknown id is wrong usage and says what was meant", async () => {
    const result = await perform({ scenario: "two-state", set: { "flare_up.chanse": "1%" } });
    expect(result).toMatchObject({ kind: "usage" });
    expect(JSON.stringify(result)).toContain(id);
  });
});

describe("a folder", () => {
  test("holds the results, and is not written over", async () => {
    const out = join(folder, "kept");
    const request = { scenario: "two-state", runs: 300, out, ...json };
    const result = await done(request);
    expect(result.end).toBe("complete");
    if (result.output.format !== "json") throw new Error("not JSON");
    expect(JSON.parse(readFileSync(join(out, "result.json"), "utf8"))).toEqual(
      JSON.parse(JSON.stringify(result.output.document)),
    );
    expect(readFileSync(join(out, "result.csv"), "utf8").split("\r\n")[0]).toBe(
      "kind,id,level,measure,value,low,high,confidence,method",
    );
    expect(await perform(request)).toMatchObject({ kind: "usage" });
  });

  test("goes on to more runs, with the bytes of one batch", async () => {
    const out = join(folder, "grown");
    await done({ scenario: "two-state", runs: 250, out, ...json });
    const grown = timeless(await done({ resume: out, runs: 700, ...json })).text;
    expect(grown).toBe(timeless(await done({ scenario: "two-state", runs: 700, ...json })).text);
    expect(await perform({ resume: out, runs: 100 })).toMatchObject({ kind: "usage" });
  });

  test("that was edited, cut short or made by another version is refused", async () => {
    const out = join(folder, "wronged");
    await done({ scenario: "two-state", runs: 200, out, ...json });
    const file = join(out, "tally.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.slice(0, -100));
    expect(await perform({ resume: out })).toMatchObject({ kind: "usage" });
    writeFileSync(file, text.replace('"runs":200', '"runs":201'));
    expect(await perform({ resume: out })).toMatchObject({ kind: "usage" });
    expect(await perform({ resume: join(folder, "nothing") })).toMatchObject({ kind: "usage" });
    expect(await perform({ scenario: "two-state", out })).toMatchObject({ kind: "usage" });
  });
});

describe("Ctrl-C", () => {
  test("keeps what was done, says how to go on, and going on gives the same bytes", async () => {
    // The bar is drawn when the first chunk is in; a slow engine has more to do then.
    const surroundings = testSurroundings(folder, { terminal: true, interruptAt: "░" });
    const request = { scenario: "two-state", runs: 3000, engine: "interpreter", ...json };
    const { runs } = request;
    const result = await perform({ ...request, workers: 2, quiet: false }, surroundings);
    if (result.kind !== "done") throw new Error(JSON.stringify(result));
    expect(result.end).toBe("interrupted");
    const partial = timeless(result).document;
    expect(partial.runs).toBeGreaterThan(0);
    expect(partial.runs).toBeLessThan(runs);
    expect(partial).toHaveProperty("partial", true);
    const resume = /brink batch --resume (\S+)/.exec(surroundings.written.err)?.[1];
    expect(resume).toContain(folder);
    const rest = await done({ resume: resume!, ...json });
    expect(rest.end).toBe("complete");
    expect(timeless(rest).text).toBe(timeless(await done(request)).text);
  });

  test("never puts a shorter try in the place of a longer one", async () => {
    const order = { scenario: "two-state", engine: "interpreter", seed: "twice", ...json };
    const stopped = async (): Promise<string> => {
      const surroundings = testSurroundings(folder, { terminal: true, interruptAt: "░" });
      const request = { ...order, runs: 5000, workers: 1, quiet: false };
      const result = await perform(request, surroundings);
      expect(result).toMatchObject({ kind: "done", end: "interrupted" });
      return surroundings.written.err;
    };
    const resume = /brink batch --resume (\S+)/.exec(await stopped())?.[1] ?? "";
    await done({ resume, runs: 5000, ...json });
    const kept = readFileSync(join(resume, "tally.json"), "utf8");
    const said = await stopped();
    expect(readFileSync(join(resume, "tally.json"), "utf8")).toBe(kept);
    expect(said).toContain("An earlier try of the same batch got to 5000 runs");
    expect(said).toContain(`brink batch --resume ${resume}`);
  });
});

describe("the table", () => {
  test.each(["en", "ar"] as const)(
    "says so where a mean is lost in rounding, in %s",
    async (language) => {
      const text = (start: string): string => `brink: 1
scenario: tiny
start: 2022-01-03
step: week
horizon: 2 steps
variables: { x: { start: ${start}, min: 0, max: 1 } }
flashpoints:
  a: { start: calm, levels: [calm, war], rules: { up: { from: calm, to: war, hazard: 0.1 } } }
outcomes: { small: { at_end: x } }
`;
      const lines = async (start: string): Promise<string> => {
        const scenario = join(folder, "tiny.yaml");
        writeFileSync(scenario, text(start));
        const { output } = await done({ scenario, runs: 20 }, testSurroundings(folder), language);
        return output.format === "text" ? output.lines.join("\n") : "";
      };
      const note = speech({ language, digits: "latin" })("batch.note.coarse").slice(0, 20);
      expect(await lines("0.00000002")).toContain(note);
      expect(await lines("0.5")).not.toContain(note);
    },
  );

  test.each(["en", "ar"] as const)(
    "fits 80 columns and says what it is, in %s",
    async (language) => {
      const request = { scenario: "two-state", runs: 500 };
      const result = await done(request, testSurroundings(folder), language);
      if (result.output.format !== "text") throw new Error("not text");
      const { lines } = result.output;
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
      const text = lines.join("\n");
      const say = speech({ language, digits: "latin" });
      expect(text).toContain(say("batch.note.sampling"));
      expect(text).toContain(say("note.model"));
      expect(text).toContain("brink batch two-state --runs 500 --seed brink");
      expect(text).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/);
      await expectGolden(`tests/app/batch/golden/two-state.${language}.txt`, `${text}\n`);
    },
  );

  test("in progress: plain lines without a terminal, a bar with one, nothing when quiet", async () => {
    const request = { scenario: "two-state", runs: 500 };
    const quiet = testSurroundings(folder, { terminal: true });
    await done(request, quiet);
    expect(quiet.written.err).toBe("");
    const bar = testSurroundings(folder, { terminal: true });
    await done({ ...request, quiet: false }, bar);
    expect(bar.written.err).toContain("█");
    expect(bar.written.err).toContain("\r\u001b[2K");
    const plain = testSurroundings(folder);
    await done({ ...request, quiet: false }, plain);
    expect(plain.written.err).not.toContain("\u001b");
    expect(plain.written.err).toMatch(/^500 runs in .*\n$/);
  });
});
