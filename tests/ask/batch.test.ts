/** `brink batch` as a whole, on a scenario whose answers are known in closed form. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BatchAnswer } from "../../src/answer/batch.ts";
import { disk } from "../../src/app/storage/disk.ts";
import { lock } from "../../src/app/storage/lock.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { call, type CallOptions, type Called } from "../cli/call.ts";
import { expectGolden } from "../config/golden.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-batch-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const where = { folder, environment: { XDG_DATA_HOME: folder } };
const words = (line: string): string[] => line.split(" ");

/** What a batch prints, whatever it ends with. */
const brink = (line: string, options: CallOptions = {}): Promise<Called> =>
  call(["batch", ...words(line)], { ...where, ...options });

/** The document of a batch that ends well. */
async function batch(line: string): Promise<BatchAnswer> {
  const document = await printed(["batch", ...words(line), "--quiet"], where);
  return document as unknown as BatchAnswer;
}

/** The document, without what measures time, of a batch that need not end well. */
function documentOf({ out }: Called): BatchAnswer {
  const { elapsed: _, runsPerSecond: __, ...rest } = JSON.parse(out) as BatchAnswer;
  return rest as BatchAnswer;
}

/** The share of runs in which an outcome came true. */
function probabilityOf({ outcomes }: BatchAnswer, id: string): number {
  const outcome = outcomes[id]!;
  return outcome.type === "number" ? NaN : outcome.probability;
}

describe("the two-state scenario", () => {
  test("agrees with its closed form within five standard errors", async () => {
    const runs = 6000;
    const answer = await batch(`two-state --runs ${runs}`);
    // p = 0.2, q = 0.3: in crisis after n weeks 0.4 (1 - 0.5^n); some crisis within 26: 1 - 0.8^26.
    const known = {
      crisis_at_end: 0.4 * (1 - 0.5 ** 26),
      any_crisis: 1 - 0.8 ** 26,
      first_crisis: 1 - 0.8 ** 26,
    };
    for (const [id, p] of Object.entries(known)) {
      const error = Math.abs(probabilityOf(answer, id) - p);
      expect(error).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / runs));
    }
    const mean = 0.4 * (1 - 0.5 ** 4);
    const after = answer.outcomes["crisis_after_four_weeks"]!;
    if (after.type !== "number") throw new Error(after.type);
    expect(Math.abs(after.mean - mean)).toBeLessThan(5 * Math.sqrt((mean * (1 - mean)) / runs));
    // Indicators: the deviation follows from the mean.
    const m = after.mean;
    expect(after.deviation).toBeCloseTo(Math.sqrt((m * (1 - m) * runs) / (runs - 1)), 12);
    // The same event seen by an outcome and by the ladder.
    const border = answer.flashpoints["border"]!;
    expect(border.ever).toEqual([1, probabilityOf(answer, "any_crisis")]);
    expect(border.final[1]).toBe(probabilityOf(answer, "crisis_at_end"));
    // First crisis is geometric: the median is the first n with 1 - 0.8^n ≥ 1/2, that is 4.
    const first = answer.outcomes["first_crisis"]!;
    if (first.type !== "time") throw new Error(first.type);
    const median = first.quantiles.find(({ share }) => share === 0.5)!;
    expect(median).toMatchObject({ step: 4, date: "2022-01-31" });
    expect(median.low).toBeLessThanOrEqual(4);
    expect(median.high).toBeGreaterThanOrEqual(4);
  });

  test("has one answer for 1, 2 and 3 workers; another seed has another", async () => {
    const line = "two-state --runs 731 --seed class-7b";
    const one = await batch(`${line} --workers 1`);
    expect(await batch(`${line} --workers 2`)).toEqual(one);
    expect(await batch(`${line} --workers 3`)).toEqual(one);
    expect(await batch("two-state --runs 731 --seed class-7c")).not.toEqual(one);
  });

  test("is answered again by the command that the answer holds", async () => {
    const line = "two-state --runs 300 --precision 5% --outcome any_crisis --seed x";
    const first = await batch(`${line} --set flashpoints.border.rules.flare_up.chance=10%`);
    expect(await batch(first.replay.replace("brink batch ", ""))).toEqual(first);
  });
});

test("the kernel and the interpreter have the same answer", async () => {
  const fast = await batch("europe-2022 --runs 60");
  const plain = await batch("europe-2022 --runs 60 --engine interpreter");
  expect(fast).toMatchObject({ engine: "kernel" });
  expect(JSON.stringify({ ...fast, engine: "interpreter" })).toBe(JSON.stringify(plain));
});

test("the JSON document is the golden one", async () => {
  const document = await batch("two-state --runs 400 --seed golden");
  // Hashes belong to the scenario's own tests; a changed text must not turn this file.
  const golden = { ...document, scenarioHash: "(hash)", parametersHash: "(hash)" };
  await expectGolden(
    "tests/ask/golden/two-state.json.txt",
    `${JSON.stringify(golden, undefined, 2)}\n`,
  );
});

describe("runs with a fault", () => {
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
    writeFileSync(join(folder, "faulty.yaml"), yaml);
    const runs = 400;
    const { faults, outcomes, cautions } = await batch(`faulty.yaml --runs ${runs}`);
    // A run goes wrong in the step after it went up, so it must go up before the last step.
    const p = 1 - 0.8 ** 7;
    expect(Math.abs(faults.count / runs - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / runs));
    expect(faults.first).toMatchObject({
      place: "flashpoints.border.rules.down.hazard",
      reason: "not finite",
    });
    // What is left: runs that stayed low, or went up in the last step.
    const left = outcomes["ever_high"]!;
    if (left.type === "number") throw new Error(left.type);
    expect(left.count / left.probability).toBeCloseTo(runs - faults.count, 6);
    expect(cautions).toMatchObject([{ code: "faults" }, { code: "first-fault" }]);
    const { out } = await brink(`faulty.yaml --runs ${runs}`);
    expect(out).toContain("flashpoints.border.rules.down.hazard");
  });

  test("all of them: no estimates, it says so, and the exit code too", async () => {
    const none = yaml
      .replace("start: low", "start: high")
      .replace("start: 1, min", "start: 0, min");
    writeFileSync(join(folder, "none.yaml"), none);
    const json = await brink("none.yaml --runs 20 --json");
    expect([json.code, documentOf(json)]).toMatchObject([1, { outcomes: {}, runsCounted: 0 }]);
    const text = await brink("none.yaml --runs 20");
    expect([text.code, text.out]).toEqual([1, expect.stringContaining("No run came through")]);
    const csv = await brink("none.yaml --runs 20 --csv");
    // The head, and a row that holds nothing but what there is to warn of.
    const [, row, ...rest] = csv.out.split("\r\n");
    expect([csv.code, row, rest]).toEqual([1, ",,,,,,,,,faults first-fault no-runs", [""]]);
    const report = await brink("none.yaml --runs 20 --out none");
    expect(report.code).toBe(1);
    expect(readFileSync(join(folder, "none", "result.csv"), "utf8")).toMatch(/^kind,id,/u);
  });
});

describe("--set", () => {
  const id = "flashpoints.border.rules.flare_up.chance";

  test("changes the number, the hash and the answer; 10% and 0.1 are one", async () => {
    const plain = await batch("two-state --runs 3000");
    const changed = await batch(`two-state --runs 3000 --set ${id}=10%`);
    const decimal = await batch(`two-state --runs 3000 --set ${id}=0.1`);
    expect({ ...decimal, set: {}, replay: "" }).toEqual({ ...changed, set: {}, replay: "" });
    expect(changed.scenarioHash).not.toBe(plain.scenarioHash);
    // Common random numbers: fewer crises in every comparison, not only on average.
    expect(probabilityOf(changed, "any_crisis")).toBeLessThan(probabilityOf(plain, "any_crisis"));
  });

  test("beyond the range is done, and told once", async () => {
    const { code, err } = await brink(`two-state --runs 20 --set ${id}=90% --quiet`);
    expect([code, err.match(/set-outside-range/gu)]).toEqual([0, ["set-outside-range"]]);
  });

  test("of an unknown id is wrong usage and says what was meant", async () => {
    const { code, err } = await brink("two-state --set flare_up.chanse=1%");
    expect([code, err]).toEqual([2, expect.stringContaining(id)]);
  });
});

describe("a folder", () => {
  test("holds the answer, and is not written over", async () => {
    const line = "two-state --runs 300 --out kept --json";
    const { code, out } = await brink(line);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "kept", "result.json"), "utf8")).toBe(out);
    expect(readFileSync(join(folder, "kept", "result.csv"), "utf8")).toBe(
      (await brink("two-state --runs 300 --csv")).out,
    );
    expect((await brink(line)).code).toBe(2);
  });

  test("goes on to more runs, with the answer of one batch", async () => {
    await batch("two-state --runs 250 --out grown");
    const grown = await batch("--resume grown --runs 700");
    expect(grown).toEqual(await batch("two-state --runs 700"));
    expect((await brink("--resume grown --runs 100")).code).toBe(2);
    expect((await brink("two-state --resume grown")).code).toBe(2);
  });

  /** The results that a folder holds, by their runs. */
  const resultsOf = (name: string): readonly string[] =>
    readdirSync(join(folder, name)).filter((one) => /^[0-9a-f]{64}\./u.test(one));

  test("grows by what is new: no result is written again", async () => {
    await batch("two-state --runs 250 --out added");
    const [first] = resultsOf("added");
    await batch("--resume added --runs 700");
    await batch("--resume added --runs 700");
    const all = resultsOf("added");
    expect(all.map((name) => name.split(".")[1]).toSorted()).toEqual(["0-250", "250-700"]);
    expect(all).toContain(first);
  });

  test("whose results were edited or cut short is refused, with the way out, and stays", async () => {
    const whole = await batch("two-state --runs 200 --out wronged");
    const file = join(folder, "wronged", resultsOf("wronged")[0]!);
    const text = readFileSync(file, "utf8");
    const damages = [text.slice(0, -100), text.replace('"end":200', '"end":201'), "", "{}"];
    for (const damaged of damages) {
      writeFileSync(file, damaged);
      const { code, err } = await brink("--resume wronged");
      expect([code, err]).toEqual([1, expect.stringContaining("Delete it, and its runs")]);
      expect(err).not.toContain("--help");
      expect(readFileSync(file, "utf8")).toBe(damaged);
    }
    const json = await brink("--resume wronged --json");
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { kind: "batch-damaged" }]);
    rmSync(file);
    expect(await batch("--resume wronged")).toEqual(whole);
    expect((await brink("--resume nothing")).code).toBe(2);
    expect((await brink("two-state --out wronged")).code).toBe(2);
  });

  test("whose plan was edited or cut short is refused, and stays", async () => {
    await batch("two-state --runs 200 --out misled");
    const file = join(folder, "misled", "plan.json");
    const text = readFileSync(file, "utf8");
    for (const damaged of [text.slice(0, -100), text.replace('"runs":200', '"runs":201'), ""]) {
      writeFileSync(file, damaged);
      const { code, err } = await brink("--resume misled");
      expect([code, err]).toEqual([1, expect.stringContaining("run the batch anew")]);
      expect(readFileSync(file, "utf8")).toBe(damaged);
    }
  });

  test("with results that overlap, or of another batch, is refused by their names", async () => {
    await batch("two-state --runs 200 --out one");
    await batch("two-state --runs 300 --seed other --out other");
    const [result, other] = [resultsOf("one")[0]!, resultsOf("other")[0]!];
    const strange = join(folder, "one", other);
    writeFileSync(strange, readFileSync(join(folder, "other", other)));
    const foreign = await brink("--resume one");
    expect([foreign.code, foreign.err]).toEqual([65, expect.stringContaining(other)]);
    rmSync(strange);
    writeFileSync(join(folder, "one", result.replace("0-200", "100-300")), "");
    const overlap = await brink("--resume one --runs 400");
    expect([overlap.code, overlap.err]).toEqual([1, expect.stringContaining("100-300")]);
    expect(overlap.err).toContain("0-200");
  });

  test("as an earlier version kept it is explained", async () => {
    mkdirSync(join(folder, "old"));
    writeFileSync(join(folder, "old", "tally.json"), '{"brink":"batch"}');
    const { code, err } = await brink("--resume old");
    expect([code, err]).toEqual([65, expect.stringContaining("earlier version of Brink")]);
    expect((await brink("two-state --out old")).code).toBe(2);
  });

  test("is one process's at a time, which the others are told", async () => {
    const both = await Promise.all(
      ["a", "b"].map((seed) => brink(`two-state --runs 3000 --seed ${seed} --out shared`)),
    );
    const [first, second] = both.toSorted((one, other) => one.code - other.code);
    expect([first?.code, second?.code, second?.out]).toEqual([0, 75, ""]);
    expect(second?.err).toContain(`process ${process.pid} on `);
    const files = readdirSync(join(folder, "shared")).toSorted();
    expect(files.slice(1)).toEqual(["plan.json", "result.csv", "result.json"]);
    // Also before anything is kept, and whoever went before holds it no longer.
    const release = lock(join(folder, "shared", "brink.lock"), "shared");
    expect(await brink("--resume shared")).toMatchObject({ code: 75, out: "" });
    const arabic = await brink("--resume shared --lang ar");
    expect(arabic.err).toContain("قيد الاستعمال");
    release();
    expect((await brink("--resume shared")).code).toBe(0);
  });

  test("that is full at the end costs no answer: it is told, and the exit code tells too", async () => {
    let left = 3;
    const rename = disk.rename;
    disk.rename = (from, to) => {
      if (String(to).endsWith("result.json") && (left -= 1) >= 0)
        throw Object.assign(new Error(), { code: "ENOSPC", syscall: "rename" });
      rename(from, to);
    };
    try {
      const { code, err, out } = await brink("two-state --runs 200 --out full --json");
      expect([code, err]).toEqual([74, expect.stringContaining("no space is left there")]);
      expect(JSON.parse(out)).toMatchObject({ runs: 200 });
    } finally {
      disk.rename = rename;
    }
    expect((await brink("--resume full --json")).code).toBe(0);
    expect(existsSync(join(folder, "full", "result.json"))).toBe(true);
  });
});

describe("Ctrl-C", () => {
  // The bar is drawn when the first chunk is in; a slow engine has more to do then.
  const stopping = { errorColumns: 80, interruptAt: "░" };

  test("keeps what was done, says how to go on, and going on gives one answer", async () => {
    const line = "two-state --runs 3000 --engine interpreter";
    const stopped = await brink(`${line} --workers 2 --json`, stopping);
    expect(stopped.code).toBe(130);
    const partial = documentOf(stopped);
    expect(partial.runs).toBeGreaterThan(0);
    expect(partial.runs).toBeLessThan(3000);
    expect(partial).toMatchObject({ partial: true, cautions: [{ code: "partial" }] });
    const resume = /brink batch --resume (\S+)/u.exec(stopped.err)?.[1] ?? "";
    expect(resume).toContain(folder);
    expect(await batch(`--resume ${resume}`)).toEqual(await batch(line));
  });

  test("never puts a shorter try in the place of a longer one", async () => {
    const line = "two-state --runs 5000 --engine interpreter --seed twice --workers 1";
    const stopped = async (): Promise<string> => {
      const { code, err } = await brink(line, stopping);
      expect(code).toBe(130);
      return err;
    };
    const resume = /brink batch --resume (\S+)/u.exec(await stopped())?.[1] ?? "";
    await batch(`--resume ${resume} --runs 5000`);
    const kept = readdirSync(resume);
    const said = await stopped();
    expect(readdirSync(resume)).toEqual(kept);
    expect(said).toContain("An earlier try of the same batch got to 5000 runs");
    expect(said).toContain(`brink batch --resume ${resume}`);
  });
});

describe("the text", () => {
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
outcomes: { small: { at_end: "a == war ? x : 0" } }
`;
      const told = async (start: string): Promise<string> => {
        writeFileSync(join(folder, "tiny.yaml"), text(start));
        return (await brink(`tiny.yaml --runs 20 --lang ${language}`)).out;
      };
      const caution = speech({ language, digits: "latin" })("caution.coarse").slice(0, 20);
      expect(await told("0.00000002")).toContain(caution);
      expect(await told("0.5")).not.toContain(caution);
    },
  );

  test.each(["en", "ar"] as const)(
    "fits 80 columns and says what it is, in %s",
    async (language) => {
      const { out } = await brink(`two-state --runs 500 --lang ${language}`);
      expect(Math.max(...out.split("\n").map(widthOf))).toBeLessThanOrEqual(80);
      const say = speech({ language, digits: "latin" });
      expect(out).toContain(say("batch.note.sampling"));
      expect(out).toContain(say("note.model"));
      expect(out).toContain("brink batch two-state --runs 500 --seed brink");
      expect(out).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/u);
      await expectGolden(`tests/ask/golden/two-state.${language}.txt`, out);
    },
  );

  test("in progress: plain lines without a terminal, a bar with one, nothing when quiet", async () => {
    const line = "two-state --runs 500";
    expect((await brink(`${line} --quiet`, { errorColumns: 80 })).err).toBe("");
    const bar = await brink(line, { errorColumns: 80 });
    expect(bar.err).toContain("█");
    expect(bar.err).toContain("\r\u001b[2K");
    const plain = await brink(line);
    expect(plain.err).not.toContain("\u001b");
    expect(plain.err).toMatch(/^500 runs in .*\n$/u);
  });
});

test.each([
  ["", "scenario"],
  ["two-state --draws 4", "--uncertain"],
  ["two-state --uncertain --given any_crisis", "--given"],
  ["two-state --precision 1% --given any_crisis", "--precision"],
  ["two-state --given any_crisis --outcome any_crisis", "--outcome"],
  ["two-state --ask P(any_crisis)>5% --out x", "--out"],
])("brink batch %s is wrong usage", async (line, named) => {
  const { code, err } = await call(["batch", ...words(line).filter(Boolean)], where);
  expect([code, err]).toEqual([2, expect.stringContaining(named)]);
});
