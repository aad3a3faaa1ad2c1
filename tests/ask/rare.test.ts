/** `brink rare` as a whole. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { speech } from "../../src/i18n/catalog.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { ladderText } from "../batch/ladder.ts";
import { call, type Called } from "../cli/call.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-rare-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(join(folder, "ladder.yaml"), ladderText(7));

const base = ["rare", "ladder.yaml", "--quiet"];
const small = ["--effort", "200", "--replications", "12"];
const rare = (...more: readonly string[]): Promise<Called> => call([...base, ...more], { folder });
const document = (...more: readonly string[]) => printed([...base, ...small, ...more], { folder });

test("without an outcome it lists those that can be asked about", async () => {
  const { code, err } = await rare();
  expect(code).toBe(2);
  expect(err).toContain("--outcome top");
});

describe("the document", () => {
  test("is the same for 1 and 3 workers, and another seed gives another", async () => {
    const one = await document("--outcome", "top", "--workers", "1");
    expect(await document("--outcome", "top", "--workers", "3")).toEqual(one);
    const other = await document("--outcome", "top", "--seed", "other");
    expect(other["probability"]).not.toBe(one["probability"]);
    expect(one).toMatchObject({ kind: "rare", replications: 12, partial: false, levels: "pilot" });
    // By the exact solution: 1.51e-4.
    expect(one["low"]).toBeLessThan(1.51e-4);
    expect(one["high"]).toBeGreaterThan(1.51e-4);
  });

  test("answers a condition as it answers the outcome, under the scenario's own hash", async () => {
    const { replay, ...named } = await document("--outcome", "top");
    const { replay: again, ...asked } = await document("--outcome", "size >= l7");
    expect({ ...asked, outcome: "top" }).toEqual(named);
    expect([replay, again]).toEqual([
      expect.stringContaining("--outcome top"),
      expect.stringContaining("--outcome 'size >= l7'"),
    ]);
  });

  test("holds the command that gives it again", async () => {
    const first = await document("--outcome", "top", "--levels", "2,4,5,6", "--by", "rung(size)");
    const words = String(first["replay"]).match(/'[^']*'|\S+/gu) ?? [];
    const args = words.slice(1).map((word) => word.replaceAll("'", ""));
    expect(await printed([...args, "--quiet"], { folder })).toEqual(first);
  });
});

describe("what cannot be asked", () => {
  test.each([
    [["--outcome", "highest"], /is a number/],
    [["--outcome", "1 / (rung(size) - 3) > 2"], /--by/],
    [["--outcome", "top", "--levels", "3,2"], /rising numbers/],
    [[], /--outcome/],
  ])("%o is wrong usage", async (more, message) => {
    const { code, err } = await rare(...more);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test.each([
    ["--outcome", "tip"],
    ["--outcome", "top", "--by", "size >= l3"],
    ["--outcome", "top", "--by", "rung("],
  ])("%s %s is a fault, told where", async (...more) => {
    const { code, err } = await rare(...more);
    expect(code).toBe(1);
    expect(err).toMatch(/error\[[a-z-]+\].*\n.*-->/u);
  });
});

describe("the text", () => {
  test.each(["en", "ar"] as const)("fits 80 columns, in %s", async (language) => {
    const { out } = await rare("--outcome", "top", ...small, "--lang", language);
    expect(Math.max(...out.split("\n").map(widthOf))).toBeLessThanOrEqual(80);
    expect(out).toContain("brink rare");
    expect(out).toContain(speech({ language, digits: "latin" })("note.model"));
    expect(out).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/u);
  });

  test("does not claim an interval where nothing, or one replication, was seen", async () => {
    const never = await rare("--outcome", "top", "--effort", "2", "--replications", "2");
    expect(never.out).toContain("Never seen");
    expect(never.out).not.toContain("95% interval:");
    const single = await rare("--outcome", "top", "--effort", "200", "--replications", "1");
    expect(single.out).toContain("No interval");
  });
});
