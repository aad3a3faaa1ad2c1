/** `brink batch --precision` as a whole, on a scenario with known answers. */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BatchAnswer } from "../../src/answer/batch.ts";
import { looksUpTo } from "../../src/stats/sequence.ts";
import { call, type CallOptions, type Called } from "../cli/call.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-precision-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const where = { folder, environment: { XDG_DATA_HOME: folder } };
const brink = (line: string, options: CallOptions = {}): Promise<Called> =>
  call(["batch", ...line.split(" ")], { ...where, ...options });

async function batch(line: string): Promise<BatchAnswer> {
  const document = await printed(["batch", ...line.split(" "), "--quiet"], where);
  return document as unknown as BatchAnswer;
}

/** An outcome with a share. */
function shareOf({ outcomes }: BatchAnswer, id: string) {
  const outcome = outcomes[id]!;
  if (outcome.type === "number") throw new Error(id);
  return outcome;
}

const wanted = "two-state --precision 2% --outcome crisis_at_end";

describe("a precision", () => {
  test("stops at the first look that has it, whatever the number of workers", async () => {
    const one = await batch(`${wanted} --workers 1`);
    expect(await batch(`${wanted} --workers 3`)).toEqual(one);
    expect(one).toMatchObject({ partial: false, precision: { reached: true, runsMost: 1e6 } });
    const looks = looksUpTo(1e6);
    expect(looks).toContain(one.runs);
    const before = looks[looks.indexOf(one.runs) - 1]!;
    const less = await batch(`${wanted} --runs ${before}`);
    expect(less).toMatchObject({ runs: before, precision: { reached: false } });
    expect(less.cautions).toEqual([
      { code: "precision-missed", text: "2%", outcomes: ["crisis_at_end"] },
    ]);
    const { probability, low, high } = shareOf(one, "crisis_at_end");
    expect(high - probability).toBeLessThanOrEqual(0.02);
    expect(one.precision!.outcomes["crisis_at_end"]!.halfWidth).toBe(
      Math.max(high - probability, probability - low),
    );
    // In crisis at the end: 0.4 · (1 - 0.5^26).
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.4);
  });

  test("counts the same runs as a batch of that many", async () => {
    const stopped = await batch(wanted);
    const plain = await batch(`two-state --runs ${stopped.runs}`);
    for (const [id, outcome] of Object.entries(plain.outcomes)) {
      expect(stopped.outcomes[id]).toMatchObject(
        outcome.type === "number" ? { mean: outcome.mean } : { count: outcome.count },
      );
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
    const common = await batch("two-state --precision 5%rel --outcome any_crisis");
    const rarer = await batch("two-state --precision 5%rel --outcome crisis_at_end");
    expect(rarer.runs).toBeGreaterThan(4 * common.runs);
    const { probability, high } = shareOf(rarer, "crisis_at_end");
    expect(high - probability).toBeLessThanOrEqual(0.05 * probability);
  });

  test("interrupted and gone on with gives the answer of one batch", async () => {
    const slow = "two-state --precision 4% --outcome crisis_at_end --engine interpreter";
    const stopped = await brink(`${slow} --workers 2 --json`, {
      ...{ errorColumns: 80, interruptAt: "░" },
    });
    expect(stopped.code).toBe(130);
    const partial = JSON.parse(stopped.out) as BatchAnswer;
    expect(partial).toMatchObject({ partial: true, precision: { reached: false } });
    const resume = /brink batch --resume (\S+)/u.exec(stopped.err)?.[1] ?? "";
    const whole = await batch(slow);
    expect(await batch(`--resume ${resume}`)).toEqual(whole);
    expect(partial.runs).toBeLessThan(whole.runs);
  });

  test("stays with its folder; a batch that has it needs no further run", async () => {
    const first = await batch(`${wanted} --out kept`);
    const kept = readdirSync(join(folder, "kept"));
    expect(await batch("--resume kept")).toEqual(first);
    expect(readdirSync(join(folder, "kept"))).toEqual(kept);
    expect((await brink("--resume kept --precision 1%")).code).toBe(2);
  });

  test.each([
    ["--precision 5x", "--precision"],
    ["--precision 0%", "--precision"],
    ["--precision 150%rel", "--precision"],
    ["--precision 1% --outcome any_crises", "any_crisis"],
    ["--outcome any_crisis", "--precision"],
  ])("%s is wrong usage", async (more, named) => {
    const { code, err } = await brink(`two-state ${more}`);
    expect([code, err]).toEqual([2, expect.stringContaining(named)]);
  });

  test("is refused for a number that nothing bounds, and leaves it out otherwise", async () => {
    writeFileSync(
      join(folder, "unbounded.yaml"),
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
    expect((await brink("unbounded.yaml --precision 5% --outcome size")).code).toBe(2);
    const answer = await batch("unbounded.yaml --precision 5%");
    expect(answer).toMatchObject({ precision: { reached: true, leftOut: ["size"] } });
    expect(answer.cautions).toMatchObject([{ code: "precision-left-out", outcomes: ["size"] }]);
    expect(answer.outcomes["size"]).toMatchObject({ method: "equal-values" });
  });
});
