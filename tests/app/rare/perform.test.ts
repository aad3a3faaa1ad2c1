/** `brink rare` as a whole. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BatchDone } from "../../../src/app/batch/perform.ts";
import { performRare } from "../../../src/app/rare/perform.ts";
import type { RareRequest } from "../../../src/app/rare/request.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { widthOf } from "../../../src/i18n/terminal/spans.ts";
import { ladderText } from "../../batch/ladder.ts";
import { root } from "../../cli/call.ts";
import { testSurroundings } from "../batch/surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-rare-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const scenario = join(folder, "ladder.yaml");
writeFileSync(scenario, ladderText(7));

const base = { scenario, outcome: "top", effort: 200, replications: 12, quiet: true } as const;

function contextOf(language: Language = "en", interruptAt?: string) {
  const style = { language, digits: "latin" } as const;
  const surroundings = testSurroundings(folder, interruptAt === undefined ? {} : { interruptAt });
  return { surroundings, say: speech(style), style };
}

async function done(request: RareRequest, context = contextOf()): Promise<BatchDone> {
  const result = await performRare(request, context);
  if (result.kind !== "done") throw new Error(JSON.stringify(result));
  return result;
}

function documentOf({ output }: BatchDone): Record<string, unknown> {
  if (output.format !== "json") throw new Error("not JSON");
  const { elapsed, ...rest } = output.document;
  expect(elapsed).toBeTypeOf("number");
  return rest;
}

const json = { format: "json" } as const;

describe("the document", () => {
  test("is the same for 1 and 3 workers, and another seed gives another", async () => {
    const one = documentOf(await done({ ...base, ...json, workers: 1 }));
    expect(documentOf(await done({ ...base, ...json, workers: 3 }))).toEqual(one);
    const other = documentOf(await done({ ...base, ...json, seed: "other", workers: 1 }));
    expect(other["probability"]).not.toBe(one["probability"]);
    expect(one).toMatchObject({ kind: "rare", replications: 12, partial: false, levels: "pilot" });
    // By the exact solution: 1.51e-4.
    expect(one["low"]).toBeLessThan(1.51e-4);
    expect(one["high"]).toBeGreaterThan(1.51e-4);
  });

  test("has the keys that docs/methods.md lists", async () => {
    const keys = Object.keys(
      documentOf(await done({ ...base, ...json, by: "rung(size)", levels: [2, 4, 5, 6] })),
    );
    const text = readFileSync(join(root, "docs/methods.md"), "utf8");
    const rare = text.slice(text.indexOf("## Rare outcomes"));
    for (const key of keys) expect(rare).toContain(`\`${key}`);
  });

  test("answers a condition as it answers the outcome, under the scenario's own hash", async () => {
    const named = documentOf(await done({ ...base, ...json }));
    const asked = documentOf(await done({ ...base, ...json, outcome: "size >= l7" }));
    expect({ ...asked, outcome: "top" }).toEqual(named);
  });
});

describe("what cannot be asked", () => {
  test.each([
    [{ outcome: "highest" }, /is a number/],
    [{ outcome: "1 / (rung(size) - 3) > 2" }, /--by/],
  ])("%o is wrong usage", async (change, message) => {
    const result = await performRare({ ...base, ...change }, contextOf());
    expect(result.kind).toBe("usage");
    expect(JSON.stringify(result)).toMatch(message);
  });

  test.each([{ outcome: "tip" }, { by: "size >= l3" }, { by: "rung(" }])(
    "%o is a fault, told where",
    async (change) => {
      const result = await performRare({ ...base, ...change }, contextOf());
      expect(result.kind).toBe("faulty");
    },
  );
});

describe("the table", () => {
  test.each(["en", "ar"] as const)("fits 80 columns, in %s", async (language) => {
    const { output } = await done({ ...base, workers: 1 }, contextOf(language));
    if (output.format !== "text") throw new Error("not text");
    expect(Math.max(...output.lines.map(widthOf))).toBeLessThanOrEqual(80);
    const text = output.lines.join("\n");
    expect(text).toContain("brink rare");
    expect(text).toContain(speech({ language, digits: "latin" })("note.model"));
    expect(text).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/u);
  });

  test("does not claim an interval where nothing, or one replication, was seen", async () => {
    const lines = async (request: RareRequest): Promise<string> => {
      const { output } = await done(request);
      return output.format === "text" ? output.lines.join("\n") : "";
    };
    const never = await lines({ ...base, effort: 2, replications: 2 });
    expect(never).toContain("Never seen");
    expect(never).not.toContain("95% interval:");
    expect(await lines({ ...base, replications: 1 })).toContain("No interval");
  });
});
