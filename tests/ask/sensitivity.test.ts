/** `brink sensitivity` as a whole. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { CompareAnswer } from "../../src/answer/compare.ts";
import type {
  SensitivityAnswer,
  SobolAnswer,
  TornadoAnswer,
} from "../../src/answer/sensitivity-schema.ts";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { testSurroundings } from "../app/batch/surroundings.ts";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";
import { faultyText } from "./faulty.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-sensitivity-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(join(folder, "logarithm.yaml"), faultyText);

const analysed = (...args: readonly string[]) =>
  printed(["sensitivity", ...args, "--quiet", "--workers", "1"], { folder });

const UP = "flashpoints.border.rules.flare_up.chance";
const DOWN = "flashpoints.border.rules.calm_down.chance";
const methods = ["tornado", "morris", "sobol"] as const;
const small = {
  tornado: ["--method", "tornado", "--runs", "50"],
  morris: ["--method", "morris", "--runs", "10", "--draws", "6"],
  sobol: ["--method", "sobol", "--runs", "10", "--draws", "12"],
} as const;

describe("the document", () => {
  test("of a tornado says what a comparison with each end says", async () => {
    const luck = ["--runs", "5000", "--seed", "x"];
    const document = await analysed("two-state", "--outcome", "crisis_at_end", ...luck);
    const [measure] = (document as unknown as TornadoAnswer).measures;
    const compared = (await printed([
      ...["compare", "two-state", "--with", `${UP}=10%`, "--with", `${DOWN}=15%`],
      ...[...luck, "--quiet"],
    ])) as unknown as CompareAnswer;
    [UP, DOWN].forEach((id, index) => {
      const bar = measure?.inputs.find(({ input }) => input === id);
      const other = compared.variants[index]?.outcomes["crisis_at_end"];
      expect(bar?.atLow.value).toBe(other?.variant);
      expect(bar?.atLow.difference).toBe(other?.difference);
    });
  });

  test.each(methods)("of %s depends on no worker, and can be had again", async (method) => {
    // More runs than one piece of a tornado holds.
    const args = method === "tornado" ? ["--runs", "5000"] : small[method];
    const one = await analysed("brinkmanship", ...args);
    expect(one).toMatchObject({
      ...{ kind: "sensitivity", method, inputs: 5, partial: false, forecast: false },
      points: { tornado: 11, morris: 36, sobol: 84 }[method],
    });
    const words = String(one["replay"]).split(" ").slice(1);
    expect(await printed([...words, "--quiet", "--workers", "3"], { folder })).toMatchObject({
      ...one,
      replay: one["replay"],
    });
  });

  test("is the same on both engines", async () => {
    const args = ["two-state", "--method", "sobol", "--runs", "4", "--draws", "6"];
    const kernel = await analysed(...args, "--engine", "kernel");
    const interpreter = await analysed(...args, "--engine", "interpreter");
    expect(interpreter).toEqual({ ...kernel, engine: "interpreter" });
  });

  test("keeps to the inputs asked for, and to a number that was set", async () => {
    const set = ["--set", `${DOWN}=15%`];
    expect(await analysed("two-state", "--input", UP, ...set, "--runs", "200")).toMatchObject({
      ...{ inputs: 1, points: 3, set: { [DOWN]: "15%" } },
    });
    expect(await analysed("two-state", ...set, "--runs", "9")).toMatchObject({
      ...{ inputs: 1, points: 3 },
    });
  });

  test("keeps what was done when it is interrupted", async () => {
    const surroundings = testSurroundings(folder, { interruptAt: " of " });
    const args = ["--method", "sobol", "--runs", "400", "--draws", "1000000", "--workers", "1"];
    const code = await runCommandLine(
      ["sensitivity", "brinkmanship", ...args, "--json"],
      surroundings,
    );
    expect(code).toBe(130);
    const { out, err } = surroundings.written;
    const document = JSON.parse(out) as SobolAnswer;
    expect(document.partial).toBe(true);
    // How few rows there are decides whether more is to be warned of.
    expect(document.cautions[0]).toEqual({ code: "sensitivity-partial" });
    expect(document.drawsDone).toBeGreaterThan(0);
    expect(document.drawsCounted).toBe(document.drawsDone);
    expect(err).toContain("Stopped");
  });
});

describe("the text", () => {
  test.each(["en", "ar"])("fits 80 columns, a bar for every input (%s)", async (language) => {
    for (const method of methods) {
      const { out } = await call([
        ...["sensitivity", "brinkmanship", "--outcome", "disaster", "--outcome", "length"],
        ...["--method", method, "--runs", "100", "--quiet", "--lang", language],
        ...(method === "tornado" ? [] : ["--draws", method === "sobol" ? "200" : "8"]),
      ]);
      const lines = out.split("\n");
      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
      // Five inputs of at least two measures that can be told of.
      expect(lines.filter((line) => /^ {2}[·█▒│]{25} /u.test(line)).length).toBeGreaterThan(9);
      expect(out).toContain({ en: "not a forecast", ar: "وليس تنبؤاً" }[language]);
      expect(out).toContain(`--method ${method}`);
      expect(out).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/u);
    }
  });

  test("shows the first inputs and counts the others", async () => {
    const { out } = await call(
      ["sensitivity", "richardson", "--runs", "4", "--top", "2", "--quiet"],
      { folder },
    );
    expect(out.split("\n").filter((line) => line.includes("│"))).toHaveLength(2);
    expect(out).toContain("and 6 more");
    expect(out).toContain("--outcome names others");
  });
});

describe("CSV", () => {
  test.each([
    [
      "tornado",
      "outcome,measure,input,range low,range high,central,at central,at low,at high,swing,low,high,confidence,method,cautions",
    ],
    [
      "morris",
      "outcome,measure,input,trajectories,mu star,low,high,confidence,mu,sigma,luck,cautions",
    ],
    [
      "sobol",
      "outcome,measure,factor,inputs,first,first low,first high,total,total low,total high,confidence,cautions",
    ],
  ] as const)("of %s has a line for each input", async (method, head) => {
    const draws = method === "tornado" ? [] : ["--draws", "64"];
    const { out } = await call([
      ...["sensitivity", "two-state", "--method", method, "--runs", "60", ...draws],
      ...["--csv", "--quiet"],
    ]);
    const lines = out.trimEnd().split("\r\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(head);
    for (const line of lines.slice(1)) expect(line.split(",")).toHaveLength(head.split(",").length);
  });
});

describe("what cannot be asked", () => {
  test.each([
    [["--outcome", "any_crisi"], /any_crisis/u],
    [["--input", "flashpoints.bordr"], /flashpoints\.bordr/u],
    [["--input", "flare_up.chance"], new RegExp(UP, "u")],
    [["--draws", "5"], /--draws/u],
    [["--method", "morris", "--group"], /--group/u],
    [["--set", "flare_up=3"], /--set/u],
    [["--runs", "1"], /--runs/u],
  ])("%o is wrong usage", async (args, message) => {
    const { code, err } = await call(["sensitivity", "two-state", ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  test("a scenario in which nothing has a range", async () => {
    const fixed = faultyText.replaceAll(/, range: \[[^\]]*\]/gu, "");
    writeFileSync(join(folder, "fixed.yaml"), fixed);
    const { code, err } = await call(["sensitivity", "fixed.yaml"], { folder });
    expect(code).toBe(2);
    expect(err).toContain("no number of the scenario has a range");
  });
});

describe("runs that fault", () => {
  const answer = async (...args: readonly string[]) =>
    (await analysed("logarithm.yaml", ...args)) as unknown as SensitivityAnswer;
  const codes = ({ cautions }: SensitivityAnswer) => cautions.map(({ code }) => code);

  test.each(methods)("name the input and where, by %s", async (method) => {
    const found = await answer("--outcome", "value", ...small[method]);
    const said = {
      tornado: ["sensitivity-faulty-runs", "sensitivity-fault-at"],
      morris: ["sensitivity-faulty-steps", "sensitivity-fault-range"],
      sobol: ["sensitivity-faulty-rows", "sensitivity-fault-range"],
    };
    expect(codes(found).slice(0, 2)).toEqual(said[method]);
    const [first, ...others] = found.faults.inputs;
    expect(others).toEqual([]);
    expect(first?.input).toBe("x");
    expect(first?.low).toBeGreaterThanOrEqual(-1);
    expect(first?.high).toBeLessThan(0);
  });

  test("are counted once, and name none where every value faults", async () => {
    const args = ["logarithm.yaml", "--set", "x=-0.5", "--outcome", "value", "--runs", "40"];
    const { code, out } = await call(["sensitivity", ...args, "--json", "--quiet"], { folder });
    expect(code).toBe(1);
    // The base and both ends of the other input.
    expect((JSON.parse(out) as SensitivityAnswer).faults).toEqual({ count: 120, inputs: [] });
  });

  test.each(methods)("end the command with 1 where nothing is left, by %s", async (method) => {
    const followed = ["logarithm.yaml", "--outcome", "value"];
    const args = ["sensitivity", ...followed, ...small[method], "--quiet"];
    // Of x alone no move is without a fault.
    const alone = method === "sobol" ? ["--set", "x=-0.5"] : ["--input", "x"];
    for (const form of [[], ["--json"], ["--csv"]]) {
      const { code, out, err } = await call([...args, ...alone, ...form], { folder });
      expect({ code, err }).toEqual({ code: 1, err: "" });
      expect(out).toMatch(form.length === 0 ? /Too little came through/u : /sensitivity-nothing/u);
    }
  });
});

describe("functions with published indices", () => {
  // Ishigami and Homma 1990, a = 7, b = 0.1; the g-function: of x_i alone V_i = 1/3/(1 + a_i)².
  const parts = [0, 1, 4.5, 9, 99, 99, 99, 99].map((a) => 1 / 3 / (1 + a) ** 2);
  const all = parts.reduce((product, part) => product * (1 + part), 1);
  const published = {
    ishigami: { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437], points: 8192 * 5 },
    "g-function": {
      first: parts.map((part) => part / (all - 1)),
      total: parts.map((part) => ((part / (1 + part)) * all) / (all - 1)),
      points: 8192 * 10,
    },
  };

  test.each(["ishigami", "g-function"] as const)(
    "have them within 0.02 by default, without a repeat: %s",
    async (name) => {
      const file = join(import.meta.dirname, `../study/${name}.yaml`);
      const answer = (await analysed(file, "--method", "sobol")) as unknown as SobolAnswer;
      const { first, total, points } = published[name];
      expect(answer).toMatchObject({ runsPerPoint: 1, points });
      const told = answer.measures[0]?.factors ?? [];
      expect(told).toHaveLength(first.length);
      told.forEach((factor, i) => {
        expect(Math.abs((factor.first?.value ?? Number.NaN) - (first[i] ?? 0))).toBeLessThan(0.02);
        expect(Math.abs((factor.total?.value ?? Number.NaN) - (total[i] ?? 0))).toBeLessThan(0.02);
      });
    },
  );

  test("have rows until they are as precise as was wanted, and no more", async () => {
    const file = join(import.meta.dirname, "../study/ishigami.yaml");
    const sobol = (...args: readonly string[]) =>
      analysed(file, "--method", "sobol", ...args) as Promise<unknown> as Promise<SobolAnswer>;
    const enough = await sobol("--precision", "15%");
    expect(enough).toMatchObject({
      ...{ partial: false, cautions: [], draws: 524_288 },
      precision: { wanted: "15%", width: 0.15, reached: true },
    });
    expect(enough.drawsDone).toBeLessThan(8192);
    expect(enough.points).toBe(enough.drawsDone * 5);
    for (const { first, total } of enough.measures[0]?.factors ?? []) {
      for (const one of [first, total])
        expect((one?.high ?? 1) - (one?.low ?? 0)).toBeLessThan(0.3);
    }
    expect(await sobol("--precision", "0.001", "--draws", "1500")).toMatchObject({
      ...{ partial: false, drawsDone: 1500, precision: { reached: false } },
      cautions: [{ code: "precision-missed", text: "0.001", outcomes: ["f"] }],
    });
  });
});
