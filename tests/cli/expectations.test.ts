/** `brink check --expectations` as it is called. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ask } from "../../src/index.ts";
import { held, type Printed } from "../ask/documents.ts";
import { call } from "./call.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-expectations-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const scenario = (expectations: string): string => `brink: 2
scenario: guarded
languages: [en, ar]
title: { en: Guarded, ar: محروس }
start: 2022-01-03
step: week
horizon: 26 steps
flashpoints:
  border:
    name: { en: The border, ar: الحدود }
    start: calm
    basis: judgement
    because: { en: test, ar: اختبار }
    levels: { calm: { name: { en: Calm, ar: هدوء } }, crisis: { name: { en: Crisis, ar: أزمة } } }
    rules:
      up: { from: calm, to: crisis, chance: 20% per week, range: [10%, 30%] }
      down: { from: crisis, to: calm, chance: 30% per week, range: [10%, 40%] }
${expectations}`;

/** In two weeks a crisis is over with probability 1 − 0.7². */
const guarded = scenario(`expectations:
  over: { title: { en: Soon over, ar: تنتهي سريعا }, after: border == crisis, within: 2 weeks, ever: border == calm, holds: at least 45% }
  sooner: { after: border == crisis, within: 2 weeks, ever: border == calm, holds: at least 60% }
  short: { always: dwell(border) < 20 }
  unseen: { at_first: t > 30, holds_too: border == calm }
`);

interface Entry {
  readonly verdict: string;
  readonly low: number;
  readonly high: number;
  readonly counterexample: {
    readonly run: number;
    readonly step: number;
    readonly replay: string;
  } | null;
}

const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
};

describe("brink check --expectations", () => {
  write("guarded.yaml", guarded);

  it("judges each expectation, and gives the run that speaks against it", async () => {
    const { code, out } = await call(
      ["check", "guarded.yaml", "--expectations", "--runs", "1500", "--seed", "x", "--json"],
      { folder },
    );
    expect(code).toBe(1);
    const [file] = (JSON.parse(out) as { files: { expectations: Printed }[] }).files;
    const answer = await held(file?.expectations ?? {});
    expect(answer["replay"]).toBe("brink check guarded.yaml --expectations --runs 1500 --seed x");
    const { over, sooner, short, unseen } = answer["expectations"] as Record<string, Entry>;
    expect([over, sooner, short, unseen].map((one) => one?.verdict)).toEqual([
      ...["passes", "fails", "fails", "vacuous"],
    ]);
    expect(over?.low).toBeLessThan(0.51);
    expect(over?.high).toBeGreaterThan(0.51);
    expect(over?.counterexample).toBeNull();
    const { run, step, replay } = short?.counterexample ?? { run: -1, step: -1, replay: "" };
    expect(replay).toBe(`brink run guarded.yaml --seed x --run ${String(run)}`);
    const shown = await call([...replay.split(" ").slice(1), "--json"], { folder });
    expect(shown.code).toBe(0);
    const { states } = JSON.parse(shown.out) as {
      readonly states: readonly { readonly levels: { readonly border: string } }[];
    };
    const levels = states.slice(step - 20, step + 1).map((state) => state.levels.border);
    expect([levels.length, new Set(levels).size]).toEqual([21, 1]);
  });

  it("is the same for any number of workers and either engine", async () => {
    const asked = ["check", "guarded.yaml", "--expectations", "--runs", "300", "--json"];
    const answers = await Promise.all(
      [
        ["--workers", "1"],
        ["--workers", "2"],
        ["--engine", "interpreter"],
      ].map(async (more) => {
        const { out } = await call([...asked, ...more], { folder });
        const [file] = (JSON.parse(out) as { files: { expectations: Printed }[] }).files;
        return file?.expectations["expectations"];
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it("speaks both languages", async () => {
    const asked = ["check", "guarded.yaml", "--expectations", "--runs", "1500", "--seed", "x"];
    const english = await call(asked, { folder });
    expect(english.out).toMatch(/Soon over +passes +at least 45%/u);
    expect(english.out).toMatch(/Against “short”, step 20 \(.*\):\n +brink run guarded.yaml/u);
    expect(english.out).toContain("No run had a case, so nothing was tested: unseen.");
    const arabic = await call([...asked, "--lang", "ar"], { folder });
    expect(arabic.out).toContain("تنتهي سريعا");
    expect(arabic.out).toContain("غير متحقق!");
  });

  it("fails strictly only where it is undecided, and is fine where nothing is declared", async () => {
    write(
      "close.yaml",
      scenario(`expectations:
  close: { after: border == crisis, within: 2 weeks, ever: border == calm, holds: at least 51% }
`),
    );
    const asked = ["check", "close.yaml", "--expectations", "--runs", "200"];
    const plain = await call(asked, { folder });
    expect([plain.code, plain.out]).toEqual([0, expect.stringContaining("undecided")]);
    expect(plain.out).toMatch(/“close”: about \d+ runs would settle it/u);
    expect((await call([...asked, "--strict"], { folder })).code).toBe(1);
    write("none.yaml", scenario(""));
    const none = await call(["check", "none.yaml", "--expectations"], { folder });
    expect([none.code, none.out]).toEqual([0, expect.stringContaining("`expectations:`")]);
  });

  it("is asked by programs as well", async () => {
    const answer = await ask("expectations", {
      scenario: { text: guarded, name: "g.yaml" },
      runs: 100,
    });
    expect(Object.keys(answer.expectations)).toEqual(["over", "sooner", "short", "unseen"]);
    expect(answer.cautions).toContainEqual({
      code: "expectation-vacuous",
      expectations: ["unseen"],
    });
  });
});
