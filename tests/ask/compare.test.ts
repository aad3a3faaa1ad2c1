/** `brink compare` as a whole. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { CompareAnswer } from "../../src/answer/compare.ts";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { testSurroundings } from "../app/batch/surroundings.ts";
import { call, root } from "../cli/call.ts";
import { printed } from "./documents.ts";
import { faultyText } from "./faulty.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-compare-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(join(folder, "logarithm.yaml"), faultyText);

const corpus = (name: string): string => join(root, "tests/corpus", `${name}.yaml`);
const variants = (...all: readonly string[]) => all.flatMap((one) => ["--with", one]);

type Outcomes = Readonly<Record<string, Readonly<Record<string, number>> | undefined>>;

async function compared(...args: readonly string[]) {
  const document = await printed(["compare", ...args, "--quiet"], { folder });
  const { variants: all } = document as unknown as CompareAnswer;
  return { document, all, outcomes: all.map((one) => one.outcomes as unknown as Outcomes) };
}

describe("variants", () => {
  test("a forced move is made whenever it is available, and only then", async () => {
    const { outcomes } = await compared(
      corpus("moves"),
      ...variants("force first.push", "force second.answer", "force third.a"),
      ...["--runs", "300"],
    );
    const [push, answer, a] = outcomes;
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

  test("a removed rule does nothing any more", async () => {
    const { all, document, outcomes } = await compared(
      ...["two-state", ...variants("without border.flare_up"), "--runs", "200"],
    );
    expect(outcomes[0]?.["any_crisis"]).toMatchObject({ variant: 0, gained: 0 });
    expect(all[0]?.scenarioHash).not.toBe(document["scenarioHash"]);
  });

  test.each([
    ["without flashpoints.border", "expression-name-unknown"],
    ["without border.flare_op", "unknown-reference"],
    ["force border.flare_up", "unknown-reference"],
  ])("%s is a fault, told where", async (variant, fault) => {
    const { code, err } = await call(["compare", "two-state", ...variants(variant)]);
    expect(code).toBe(1);
    expect(err).toContain(`error[${fault}]`);
  });

  test("with other outcomes are compared where they meet, which is said", async () => {
    const { all, document, outcomes } = await compared(
      ...["two-state", ...variants("without outcomes.crisis_at_end"), "--runs", "50"],
    );
    expect(all[0]?.leftOut).toEqual(["crisis_at_end"]);
    expect(Object.keys(outcomes[0] ?? {})).not.toContain("crisis_at_end");
    expect(document["cautions"]).toEqual([
      { code: "compare-left-out", outcomes: ["crisis_at_end"] },
    ]);
  });

  // Targets of the two states, objectives of brinkmanship, forecasts of europe-2022.
  test.each([
    ["two-state", "crisis_at_end"],
    ["brinkmanship", "disaster"],
    ["europe-2022", "invasion"],
  ])("what no run reads of an outcome goes with it (%s)", async (scenario, id) => {
    const { all } = await compared(
      ...[scenario, ...variants(`without outcomes.${id}`), "--runs", "2"],
    );
    expect(all[0]?.leftOut).toEqual([id]);
  });

  test.each([
    [variants(corpus("two-state")), /another date/u],
    [variants("richardson"), /another date|no outcome/u],
    [[], /--with/u],
    [variants("not a change"), /not a change/u],
    [variants("border.x=3"), /--with: the scenario has no number/u],
  ])("%o is wrong usage", async (args, message) => {
    const { code, err } = await call(["compare", "two-state", ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

const pair = ["flashpoints.border.rules.flare_up.chance=10%", "without border.calm_down"];
const request = ["two-state", ...variants(...pair)];

describe("a comparison", () => {
  test("prints the same on either engine, for any number of workers, and when asked again", async () => {
    const small = [...request, "--runs", "1000"];
    const { document } = await compared(...small, "--workers", "1");
    expect((await compared(...small, "--workers", "2")).document).toEqual(document);
    const slow = await compared(...small, "--engine", "interpreter");
    expect(slow.document).toEqual({ ...document, engine: "interpreter" });
    const words = String(document["replay"]).match(/'[^']*'|\S+/gu) ?? [];
    const again = words.slice(1).map((word) => word.replaceAll("'", ""));
    expect(await printed([...again, "--quiet"], { folder })).toEqual(document);
  });

  test("of a scenario with itself differs nowhere", async () => {
    const { outcomes } = await compared("two-state", ...variants("two-state"), "--runs", "500");
    expect(outcomes[0]?.["crisis_at_end"]).toMatchObject({
      ...{ difference: 0, gained: 0, lost: 0, test: { p: 1 } },
      varianceReduction: "infinite",
    });
    // That no run differs does not prove that none would.
    const share = outcomes[0]?.["crisis_after_four_weeks"] as { low: number; high: number };
    expect(share.high).toBeGreaterThan(0);
    expect(share.low).toBe(-share.high);
  });

  test.each([
    ["en", "Newcombe"],
    ["ar", "نيوكومب"],
  ])("fits 80 columns (%s)", async (language, method) => {
    const args = ["compare", ...request, "--runs", "500", "--quiet", "--lang", language];
    const { out } = await call(args);
    for (const line of out.split("\n")) expect(widthOf(line)).toBeLessThanOrEqual(80);
    expect(out).toContain(method);
    expect(out).toContain("−");
    expect(out).toContain("brink compare two-state --with");
  });

  test("has one difference a line as CSV", async () => {
    const { out } = await call(["compare", ...request, "--runs", "200", "--quiet", "--csv"]);
    const rows = out.trimEnd().split("\r\n");
    expect(rows[0]).toBe(
      "variant,id,measure,base,variant value,difference,low,high,confidence,method,gained,lost,p,variance reduction,cautions",
    );
    // Four outcomes, the time twice, for two variants.
    expect(rows).toHaveLength(1 + 2 * 5);
  });

  test("keeps what was done at Ctrl-C", async () => {
    const surroundings = testSurroundings(folder, { interruptAt: "runs" });
    const code = await runCommandLine(
      ["compare", ...request, "--runs", "500000000", "--workers", "1"],
      surroundings,
    );
    expect(code).toBe(130);
    expect(surroundings.written.out).toContain("PARTIAL");
    expect(surroundings.written.err).toContain("Stopped");
  });
});

describe("runs that fault", () => {
  test("end the command with 1 where no pair is left, in every form", async () => {
    const text = faultyText.replace(/^ {2}crisis: .*\n/mu, "");
    writeFileSync(join(folder, "value-only.yaml"), text);
    const faulty = ["compare", "value-only.yaml", "--runs", "20", "--quiet"];
    for (const form of [[], ["--json"], ["--csv"]]) {
      const { code, out } = await call([...faulty, "--with", "x=-0.5", ...form], { folder });
      expect(code).toBe(1);
      expect(out).toMatch(form.length === 0 ? /No run came through/u : /no-runs/u);
      expect(out).toMatch(form.length === 0 ? /20 of the\s+variant/u : /compare-faults/u);
    }
  });

  test("are told of a variant while another has pairs", async () => {
    const args = ["logarithm.yaml", ...variants("x=-0.5", "x=0.5"), "--runs", "20"];
    const { document, all } = await compared(...args);
    expect(all.map(({ pairs }) => pairs)).toEqual([0, 20]);
    expect(all.map(({ outcomes }) => Object.keys(outcomes))).toEqual([
      ["crisis"],
      ["crisis", "value"],
    ]);
    expect(document["cautions"]).toEqual([
      { code: "compare-faults", variant: "x=-0.5", base: 0, other: 20 },
      { code: "compare-no-pair", variant: "x=-0.5", outcomes: ["value"] },
    ]);
  });
});
