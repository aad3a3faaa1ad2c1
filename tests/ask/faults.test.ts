/**
 * One meaning of a fault in every command (docs/semantics.md, "Run faults"): scenarios that fault partly,
 * and in every run, are asked in every way, and the answers compared with one another and the exact ones.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { call } from "../cli/call.ts";
import { held, type Printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-faults-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const scenario = (variables: string, rest: string): string => `brink: 1
scenario: faults
start: 2022-01-03
step: week
horizon: 8 steps
parameters: { x: { value: 0.2, range: [0.1, 0.4], basis: judgement, because: test } }
variables: ${variables}
unknowns: { will: { values: { weak: { share: 0.5 }, firm: { share: 0.5 } } } }
flashpoints:
  f: { start: calm, levels: [calm, war], rules: { up: { from: calm, to: war, chance: x per week } } }
  g: { start: calm, levels: [calm, war], rules: { up: { from: calm, to: war, hazard: w / 5 } } }
${rest}
history:
  until: 2022-02-27
  levels: { f: [{ date: 2022-01-03, level: calm }], g: [{ date: 2022-01-03, level: calm }] }
`;

// What `broken` writes is read by nothing; `touching` stops what reads w if it comes in a war of g.
writeFileSync(
  join(folder, "partly.yaml"),
  scenario(
    "{ v: { start: 1, min: 0, max: 9 }, w: { start: 1, min: 0, max: 9 } }",
    `events:
  broken: { chance: 8% per week, then: { v: log(v - 1) } }
  touching: { chance: 8% per week, then: { w: "g == war ? log(w - 1) : 1" } }
outcomes:
  sound: { ever: f == war }
  touched: { ever: g == war }
  half: { at_end: "f == war ? sqrt(-t) : 1" }
  first: { first_time: f == war }`,
  ),
);
writeFileSync(
  join(folder, "all.yaml"),
  scenario(
    "{ w: { start: 1, min: 0, max: 9, drift: log(w - 1) } }",
    "outcomes: { touched: { ever: g == war }, also: { at_end: w } }",
  ),
);

/** The chance of a war of g within 8 weeks, in the runs that `touching` does not stop. */
function touchedExactly(): number {
  const [war, event] = [1 - Math.exp(-0.2), 0.08];
  // By whether g is at war, and whether the event has come.
  let masses = new Map([["false false", 1]]);
  for (let step = 0; step < 8; step += 1) {
    const next = new Map<string, number>();
    const add = (g: boolean, came: boolean, mass: number): void => {
      const key = `${String(g)} ${String(came)}`;
      next.set(key, (next.get(key) ?? 0) + mass);
    };
    for (const [key, mass] of masses) {
      const [g, came] = key.split(" ").map((word) => word === "true") as [boolean, boolean];
      for (const comes of came ? [false] : [false, true]) {
        if (comes && g) continue;
        const share = mass * (came ? 1 : comes ? event : 1 - event);
        add(true, came || comes, share * (g ? 1 : war));
        if (!g) add(false, came || comes, share * (1 - war));
      }
    }
    masses = next;
  }
  const total = [...masses.values()].reduce((a, b) => a + b, 0);
  return ((masses.get("true false") ?? 0) + (masses.get("true true") ?? 0)) / total;
}

const sound = 1 - 0.8 ** 8;
const touched = touchedExactly();

interface Answer extends Printed {
  readonly cautions: readonly Readonly<Record<string, unknown>>[];
  readonly outcomes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Threads take longer to start than these runs do. */
const workers = ([command = ""]: readonly string[]): readonly string[] =>
  ["exact", "believe", "hindcast"].includes(command) ? [] : ["--workers", "1"];

/** An answer with exit code 0, held against its schema. */
async function answered(...args: readonly string[]): Promise<Answer> {
  const { code, out, err } = await call([...args, ...workers(args), "--json", "--quiet"], {
    folder,
  });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return (await held(JSON.parse(out) as Printed)) as Answer;
}

const codes = ({ cautions }: Answer): unknown[] => cautions.map(({ code }) => code);

/** A share or mean lies within five standard errors of what it must be. */
function near(found: unknown, wanted: number, runs: number): void {
  const error = Math.sqrt((wanted * (1 - wanted)) / runs);
  expect(Math.abs(Number(found) - wanted)).toBeLessThan(5 * error);
}

describe("a scenario that partly faults", () => {
  test("batch leaves faulted runs out of what depends on them alone", async () => {
    const answer = await answered("batch", "partly.yaml", "--runs", "4000");
    const { outcomes, cautions, runsCounted } = answer;
    near(outcomes["sound"]?.["probability"], sound, 4000);
    near(outcomes["touched"]?.["probability"], touched, 3000);
    expect(outcomes["first"]?.["probability"]).toBe(outcomes["sound"]?.["probability"]);
    expect(outcomes["sound"]).not.toHaveProperty("runs");
    expect(outcomes["half"]).toMatchObject({ mean: 1 });
    // War of f voids it, and nothing else does.
    expect(outcomes["half"]?.["runs"]).toBe(4000 - (outcomes["sound"]?.["count"] ?? 0));
    const faults = answer["faults"] as { readonly count: number };
    expect(runsCounted).toBe(4000 - faults.count);
    const left = cautions.filter(({ code }) => code === "faults-leave-out");
    expect(left.map(({ n, outcomes: ids }) => [ids, n])).toEqual([
      [["half"], outcomes["sound"]?.["count"]],
      [["touched", "g"], 4000 - (outcomes["touched"]?.["runs"] ?? 0)],
    ]);
    const flashpoints = answer["flashpoints"] as Readonly<Record<string, { runs?: number }>>;
    expect(flashpoints["f"]?.runs).toBeUndefined();
    expect(flashpoints["g"]?.runs).toBe(outcomes["touched"]?.["runs"]);
  });

  test("the interpreter says the same", async () => {
    const ask = ["batch", "partly.yaml", "--runs", "300", "--engine"];
    const [slow, fast] = [await answered(...ask, "interpreter"), await answered(...ask, "kernel")];
    expect({ ...slow, engine: "", replay: "" }).toEqual({ ...fast, engine: "", replay: "" });
  });

  test("given, ask and compare", async () => {
    const given = await answered("batch", "partly.yaml", "--given", "touched", "--runs", "4000");
    const batch = await answered("batch", "partly.yaml", "--runs", "4000");
    const condition = given["given"] as Readonly<Record<string, number>>;
    expect(condition["probability"]).toBe(batch.outcomes["touched"]?.["probability"]);
    expect(condition["valued"]).toBe(batch.outcomes["touched"]?.["runs"]);
    const pair = given.outcomes["sound"] as unknown as Readonly<Record<string, object>>;
    expect(pair["all"]).toEqual(batch.outcomes["sound"]);
    // They have nothing to do with one another, but for the condition.
    near((pair["given"] as { probability: number }).probability, sound, 2000);
    near((pair["joint"] as { probability: number }).probability, sound * touched, 3000);

    const ask = await answered("batch", "partly.yaml", "--ask", "P(touched) > 60%");
    expect(ask).toMatchObject({ answer: "yes", condition: "touched" });
    near(ask["probability"], touched, Number(ask["runsCounted"]));
    expect(codes(ask)).toContain("faults-leave-out");
    const calm = await answered("batch", "partly.yaml", "--ask", "P(sound) > 60%");
    expect(codes(calm)).toContain("faults-elsewhere");

    const compared = await answered("compare", "partly.yaml", "--with", "x=0.3", "--runs", "2000");
    const [variant] = compared["variants"] as readonly Answer[];
    near(variant?.outcomes["sound"]?.["base"], sound, 2000);
    near(variant?.outcomes["sound"]?.["variant"], 1 - 0.7 ** 8, 2000);
    expect(variant?.outcomes["sound"]).not.toHaveProperty("pairs");
    near(variant?.outcomes["touched"]?.["base"], touched, 1500);
    expect(variant?.outcomes["touched"]).toMatchObject({ difference: 0 });
    expect(codes(compared)).toContain("compare-faults");
  });

  test("exact answers what cannot fault, and says what can", async () => {
    const exact = await answered("exact", "partly.yaml", "--at", "8");
    expect(exact.outcomes["sound"]?.["probability"]).toBeCloseTo(sound, 12);
    expect(Object.keys(exact.outcomes).toSorted()).toEqual(["first", "sound"]);
    expect(exact.cautions).toMatchObject([
      { code: "exact-faults", outcomes: ["half", "touched", "g"] },
    ]);
    const { steps } = exact["levels"] as { steps: readonly { flashpoints: object }[] };
    expect(steps.map(({ flashpoints }) => Object.keys(flashpoints))).toEqual([["f"]]);
    const given = await answered("exact", "partly.yaml", "--given", "sound");
    expect(given["given"]).toMatchObject({ outcomes: { first: { probability: { value: 1 } } } });
    expect((await call(["exact", "partly.yaml", "--given", "touched"], { folder })).code).toBe(1);
  });

  test("rare, by splitting, of the runs without a fault", async () => {
    const small = ["--effort", "200", "--replications", "40"];
    const rare = await answered("rare", "partly.yaml", "--outcome", "touched", ...small);
    near(rare["probability"], touched, 8000);
    expect(codes(rare)).toContain("rare-faults");
    const untouched = await answered("rare", "partly.yaml", "--outcome", "sound", ...small);
    near(untouched["probability"], sound, 8000);
    expect(untouched["faults"]).toEqual({ count: 0, share: 0 });
  });

  test("paths and sensitivity of one outcome at a time", async () => {
    const paths = ["paths", "partly.yaml", "--runs", "1000", "--only", "orders", "--outcome"];
    for (const [outcome, share] of Object.entries({ touched, sound })) {
      const answer = await answered(...paths, outcome);
      const { target } = answer["orders"] as { target: { probability: number } };
      near(target.probability, share, 700);
    }
    for (const method of ["tornado", "morris", "sobol"]) {
      const args = ["--method", method, "--outcome", "sound", "--outcome", "half", "--runs", "40"];
      const draws = method === "tornado" ? [] : ["--draws", "20"];
      const answer = await answered("sensitivity", "partly.yaml", ...args, ...draws);
      const [first] = answer["measures"] as readonly { outcome: string }[];
      expect(first?.outcome).toBe("sound");
      expect(codes(answer)).not.toContain("sensitivity-nothing");
    }
  });

  test("uncertain inputs", async () => {
    const size = ["--runs", "4000", "--draws", "40"];
    const answer = await answered("batch", "partly.yaml", "--uncertain", ...size);
    near(answer.outcomes["touched"]?.["probability"], touched, 2000);
    expect(Object.keys(answer.outcomes)).toEqual(["first", "half", "sound", "touched"]);
  });

  test("believe and hindcast, of what may come without a fault", async () => {
    const before = ["--until", "2022-01-04"];
    const exact = await answered("believe", "partly.yaml", ...before);
    expect(exact.outcomes["touched"]?.["probability"]).toBeCloseTo(touched, 9);
    expect(exact.outcomes["sound"]?.["probability"]).toBeCloseTo(sound, 9);
    expect(exact.outcomes["half"]).toMatchObject({ mean: 1 });
    expect(exact.cautions.map((one) => one["outcomes"])).toEqual([["half"], ["touched"]]);
    const particles = ["--method", "particles", "--runs", "2000"];
    const sampled = await answered("believe", "partly.yaml", ...before, ...particles);
    near(sampled.outcomes["touched"]?.["probability"], touched, 1000);
    const hindcast = await answered("hindcast", "partly.yaml");
    const [day] = hindcast["days"] as readonly {
      scenario: { forecasts: Readonly<Record<string, { probability: number }>> };
    }[];
    expect(day?.scenario.forecasts["sound"]?.probability).toBeCloseTo(sound, 9);
  });

  test("report shows the same batch, with its warnings", async () => {
    const args = ["--runs", "400", "--to", "md", "--out", "report.md"];
    expect((await call(["report", "partly.yaml", ...args], { folder })).code).toBe(0);
    const told = readFileSync(join(folder, "report.md"), "utf8");
    expect(told).toContain("without a value in");
    const rows = ["--runs", "50", "--to", "csv", "--rows", "runs", "--out", "runs.csv"];
    expect((await call(["report", "partly.yaml", ...rows], { folder })).code).toBe(0);
    const [head = "", ...lines] = readFileSync(join(folder, "runs.csv"), "utf8")
      .trim()
      .split("\r\n");
    const column = (name: string): string[] =>
      lines.map((line) => line.split(",")[head.split(",").indexOf(name)] ?? "");
    expect(column("fault")).toContain("true");
    expect(column("outcome_sound")).not.toContain("");
    expect(column("drawn_will")).not.toContain("");
    expect(column("outcome_half").filter((cell) => cell !== "")).toHaveLength(
      column("outcome_sound").filter((cell) => cell === "false").length,
    );
  });
});

describe("where every run faults, nothing is sound: exit code 1", () => {
  test.each([
    "batch all.yaml --runs 20",
    "batch all.yaml --runs 20 --json",
    "batch all.yaml --runs 20 --csv",
    "batch all.yaml --runs 20 --given touched",
    "batch all.yaml --runs 20 --ask P(touched)>1%",
    "batch all.yaml --runs 40 --draws 10 --uncertain",
    "compare all.yaml --with x=0.3 --runs 20",
    "paths all.yaml --outcome touched --runs 20",
    "sensitivity all.yaml --outcome touched --runs 20",
    "sensitivity all.yaml --outcome touched --runs 20 --method morris",
    "sensitivity all.yaml --outcome touched --runs 20 --method sobol",
    "rare all.yaml --outcome touched --effort 20 --replications 4",
    "exact all.yaml",
    "believe all.yaml --until 2022-01-04",
    "hindcast all.yaml",
    "report all.yaml --runs 20",
    "run all.yaml",
  ])("%s", async (line) => {
    const { code, out, err } = await call(
      [...line.split(" "), ...(line.startsWith("run ") ? [] : workers(line.split(" ")))],
      {
        folder,
      },
    );
    expect(code).toBe(1);
    expect(out + err).not.toBe("");
  });

  test("but what no fault touches is told", async () => {
    const answer = await answered("batch", "all.yaml", "--ask", "P(f == war) > 50%");
    expect(answer).toMatchObject({ answer: "yes" });
  });
});

test("a way that faults where its outcome does not is refused", async () => {
  const line = "rare two-state --outcome crisis_at_end --effort 20 --replications 4 --quiet";
  const { code, err } = await call([...line.split(" "), "--by", "sqrt(0.5 - rung(border))"]);
  expect(code).toBe(1);
  expect(err).toContain("--by");
});
