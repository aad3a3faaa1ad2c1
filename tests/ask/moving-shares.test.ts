/** One meaning of a share that is moved: the others share out the rest in proportion. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-shares-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const scenario = (values: string): string => `brink: 1
scenario: sh
title: Sh
start: 2022-01-03
step: week
horizon: 3 steps
unknowns:
  u: { basis: judgement, because: x, values: { ${values} } }
flashpoints:
  f:
    start: calm
    levels: [calm, crisis]
    rules:
      up: { from: calm, to: crisis, chance: 20% per week, times: [ { by: 2, when: u == p } ] }
outcomes: { o: { ever: f == crisis } }
`;
const [p, q, r] = [
  "p: { share: 50%, range: [20%, 80%] }",
  "q: { share: 30%, range: [10%, 60%] }",
  "r: { share: 20%, range: [5%, 40%] }",
];
writeFileSync(join(folder, "sh.yaml"), scenario([p, q, r].join(", ")));
writeFileSync(join(folder, "rest.yaml"), scenario(`${p}, q: 30%, r: 20%`));
writeFileSync(join(folder, "two.yaml"), scenario(`${p}, q: { share: 50%, range: [20%, 80%] }`));

/** P(crisis) at a share of p: with it the hazard is doubled, and is 0.8^2 a step that is survived. */
const truth = (share: number): number => share * (1 - 0.8 ** 6) + (1 - share) * (1 - 0.8 ** 3);

const ask = (line: string) => printed([...line.split(" "), "--quiet"], { folder });

interface Tornado {
  readonly inputs: readonly {
    readonly input: string;
    readonly shares?: readonly { readonly atLow: number; readonly atHigh: number }[];
    readonly atLow: { readonly value: number };
    readonly atHigh: { readonly value: number };
  }[];
}
async function tornado(file: string, more = ""): Promise<Tornado["inputs"]> {
  const answer = await ask(`sensitivity ${file} --runs 20000${more}`);
  return (answer as unknown as { measures: readonly Tornado[] }).measures[0]!.inputs;
}

test.each([
  ["sh.yaml", "p=80%", truth(0.8)],
  ["sh.yaml", "p=20%", truth(0.2)],
  ["rest.yaml", "p=80%", truth(0.8)],
  // 80 % is left for p and r, which stand as 50 to 20.
  ["sh.yaml", "q=20%", truth((0.8 * 50) / 70)],
])("%s with %s is what it says", async (file, set, right) => {
  const { outcomes } = (await ask(`exact ${file} --set unknowns.u.${set}`)) as unknown as {
    outcomes: { o: { probability: number } };
  };
  expect(outcomes.o.probability).toBeCloseTo(right, 10);
});

test("shares that are set stand, and more than there is is refused", async () => {
  const both = await ask("exact sh.yaml --set unknowns.u.p=60% --set unknowns.u.q=35%");
  const { o } = both["outcomes"] as { o: { probability: number } };
  expect(o.probability).toBeCloseTo(truth(0.6), 10);
  const line = "exact sh.yaml --set unknowns.u.p=80% --set unknowns.u.q=50%";
  const { code, err } = await call(line.split(" "), { folder });
  expect(code).toBe(1);
  expect(err).toContain("130 %");
});

describe("a tornado", () => {
  test.each(["sh.yaml", "rest.yaml"])("of %s goes where its label says", async (file) => {
    const [bar] = await tornado(file);
    expect(bar!.input).toBe("unknowns.u.p");
    expect(Math.abs(bar!.atHigh.value - truth(0.8))).toBeLessThan(0.01);
    expect(Math.abs(bar!.atLow.value - truth(0.2))).toBeLessThan(0.01);
  });

  test("has one bar for the shares of an unknown, with all values that they take", async () => {
    const names = async (...of: Parameters<typeof tornado>) =>
      (await tornado(...of)).map(({ input }) => input.split(".")[2]);
    expect(await names("sh.yaml")).toEqual(["p"]);
    expect(await names("two.yaml")).toEqual(["p"]);
    expect(await names("sh.yaml", " --input unknowns.u.r")).toEqual(["r"]);
    const [bar] = await tornado("sh.yaml");
    expect(bar).toMatchObject({ shape: "dirichlet", central: 0.5, rangeLow: 0.2, rangeHigh: 0.8 });
    // q and r stand as 30 to 20, and share out what p leaves.
    const others = bar!.shares!.map(({ atLow, atHigh }) => [atLow, atHigh]).flat();
    [0.48, 0.12, 0.32, 0.08].forEach((value, index) => {
      expect(others[index]).toBeCloseTo(value, 12);
    });
  });

  test.each([
    ["en", "unknowns.u.p: 0.2 … 0.8 (0.5); q: 0.48 … 0.12 (0.3); r: 0.32 … 0.08 (0.2)"],
    [
      "ar",
      "المُدخَل unknowns.u.p: من 0.2 إلى 0.8 (0.5)؛ q: من 0.48 إلى 0.12 (0.3)؛ r: من 0.32 إلى 0.08 (0.2)",
    ],
  ])("is labelled with all of them: %s", async (language, label) => {
    const line = `sensitivity sh.yaml --runs 2 --quiet --lang ${language}`;
    const { out } = await call(line.split(" "), { folder });
    // Without isolates, marks of direction and line ends.
    const plain = out.replace(/[\u200e\u200f\u2066-\u2069]/gu, "").replace(/\s+/gu, " ");
    expect(plain).toContain(label);
  });
});

test("Sobol's method and Morris's have one factor for the shares of an unknown", async () => {
  const line = "sensitivity sh.yaml --draws 2 --runs 2 --method";
  const sobol = (await ask(`${line} sobol`)) as unknown as {
    measures: readonly { factors: readonly unknown[] }[];
  };
  expect(sobol.measures[0]!.factors).toMatchObject([
    { factor: "unknowns.u", inputs: ["unknowns.u.p", "unknowns.u.q", "unknowns.u.r"] },
  ]);
  const morris = (await ask(`${line} morris`)) as unknown as { inputs: number };
  expect(morris.inputs).toBe(1);
});

test("a comparison takes the change that a tornado makes", async () => {
  const { variants } = (await ask(
    "compare sh.yaml --with unknowns.u.p=80% --runs 20000",
  )) as unknown as { variants: readonly { outcomes: { o: { variant: number } } }[] };
  expect(Math.abs(variants[0]!.outcomes.o.variant - truth(0.8))).toBeLessThan(0.01);
});

test("uncertain shares range as far as their ranges say", async () => {
  const { unknowns } = (await ask("batch rest.yaml --uncertain --draws 200")) as unknown as {
    unknowns: { u: { p: { probability: number; inputs: { band: readonly [number, number] } } } };
  };
  const { probability, inputs } = unknowns.u.p;
  expect(probability).toBeCloseTo(0.5, 1);
  // A PERT from 20 to 80 % has the variance of a beta(9.22, 9.22): 5 % lie below 0.314, and above 0.686.
  expect(inputs.band[0]).toBeCloseTo(0.314, 1);
  expect(inputs.band[1]).toBeCloseTo(0.686, 1);
});

test("the means of uncertain shares are the shares, and they total 100 %", async () => {
  const { unknowns } = (await ask("batch sh.yaml --uncertain --draws 400")) as unknown as {
    unknowns: { u: Readonly<Record<"p" | "q" | "r", { probability: number }>> };
  };
  const { p: first, q: second, r: third } = unknowns.u;
  expect(Math.abs(first.probability - 0.5)).toBeLessThan(0.03);
  expect(Math.abs(second.probability - 0.3)).toBeLessThan(0.03);
  expect(first.probability + second.probability + third.probability).toBeCloseTo(1, 10);
});
