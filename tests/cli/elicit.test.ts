/** `brink elicit`: forms that are safe wherever they are opened, and a pool that counts what can be counted. */

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ElicitAnswer } from "../../src/answer/elicit.ts";
import { quantileSets, numberOf } from "../../src/elicit/pool.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { priorQuantiles } from "../../src/stats/prior.ts";
import { call } from "./call.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-elicit-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const scenario = `brink: 1
# What nobody knows.
scenario: st
title: { en: "</title><script>alert(1)</script>", ar: س }
languages: [en, ar]
start: 2022-01-03
step: week
horizon: 3 steps
unknowns:
  u:
    basis: judgement
    because: { en: x, ar: x }
    name: { en: Aim, ar: Aim }
    values:
      p: { name: { en: P, ar: P }, share: 50%, range: [20%, 80%] } # half
      q: { name: { en: Q, ar: Q }, share: 30%, range: [10%, 60%] }
      r: { name: { en: R, ar: R }, share: 20% }
flashpoints:
  f:
    name: { en: "<b>F</b>", ar: F }
    start: calm
    basis: judgement
    because: { en: x, ar: x }
    levels: [calm, crisis]
    rules:
      up:
        from: calm
        to: crisis
        chance: 20% per week
        range: [10%, 30%]
        times: [{ by: 2, range: [1, 4], when: u == p }]
        headline: { en: Up, ar: Up }
outcomes: { o: { title: { en: O, ar: O }, ever: f == crisis } }
`;

const seeds = `id,answer,scale,en
a,10,linear,A?
b,50%,linear,B?
c,1000,log,"C, ""so""?"
`;

interface Answers {
  readonly [question: string]: readonly string[];
}
const chance = "flashpoints.f.rules.up.chance";
const sound: Answers = {
  ...{
    "seed:a": ["8", "11", "12"],
    "seed:b": ["40", "45", "60%"],
    "seed:c": ["900", "950", "2000"],
  },
  ...{ "unknowns.u.p": ["50", "60", "70"], [chance]: ["10", "٢٠", "30,0"] },
};

function handIn(expert: string, answers: Answers, more: object = {}): void {
  mkdirSync(join(folder, "in"), { recursive: true });
  const document = {
    ...{ format: "brink-elicitation-1", scenario: "st", expert, round: 1, quantiles: "quartiles" },
    ...{ answers, ...more },
  };
  writeFileSync(join(folder, "in", `${expert}.json`), JSON.stringify(document));
}

beforeAll(() => {
  writeFileSync(join(folder, "st.yaml"), scenario);
  writeFileSync(join(folder, "seeds.csv"), seeds);
  handIn("ada", sound);
  handIn("ben", { ...sound, [chance]: ["30", "20", "10"], "seed:a": ["100", "200", "300"] });
  handIn("cy", {
    ...sound,
    [chance]: ["x", "", ""],
    "unknowns.u.p": ["", "", ""],
    odd: ["1", "2", "3"],
  });
  handIn("dee", sound, { scenario: "other" });
  writeFileSync(join(folder, "in", "eve.json"), "{");
});

/** What of a document is asked here. */
interface Element {
  readonly id: string;
  readonly textContent: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): readonly Element[];
}

function parsed(html: string): Element {
  const found: unknown = parseHTML(html);
  return (found as { readonly document: Element }).document;
}

const brink = (line: string) => call(line.split(" "), { folder });
const form = async (more: string, out: string): Promise<string> => {
  const { code, err } = await brink(`elicit form st.yaml --seeds seeds.csv --out ${out}${more}`);
  expect({ code, err }).toMatchObject({ code: 0 });
  return readFileSync(join(folder, out, "expert-1.html"), "utf8");
};

describe("a form", () => {
  it("holds what is asked as text, allows its own script alone, and shows no present value", async () => {
    const html = await form("", "forms");
    const document = parsed(html);
    const asked = [...document.querySelectorAll("fieldset")].map((one) =>
      one.getAttribute("data-id"),
    );
    const numbers = ["unknowns.u.p", "unknowns.u.q", chance, "flashpoints.f.rules.up.times.0.by"];
    expect(asked).toEqual(["seed:a", "seed:b", "seed:c", ...numbers]);
    expect(document.querySelectorAll("script")).toHaveLength(1);
    expect(document.querySelectorAll("b")).toHaveLength(0);
    const script = document.querySelector("script")?.textContent ?? "";
    const hash = createHash("sha256").update(script).digest("base64");
    const policy = document.querySelector("meta[http-equiv]")?.getAttribute("content") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    for (const input of document.querySelectorAll("input")) {
      expect(document.querySelector(`label[for="${input.id}"]`)).not.toBeNull();
      expect(input.getAttribute("value")).toBeNull();
    }
    expect(html).not.toMatch(/https?:|src=/u);
    const legends = [...document.querySelectorAll("legend")].map((one) => one.textContent);
    expect(legends.at(2)).toBe('3. C, "so"?');
    expect(legends.at(-1)).toBe("7. <b>F</b> – Up");
    expect(document.querySelector("h1")?.textContent).toContain("<script>alert(1)</script>");
  });

  it("shows in a second round what all said, without names", async () => {
    const html = await form(" --previous in", "again");
    const document = parsed(html);
    const set = document.querySelector(`fieldset[data-id="${chance}"]`);
    const cells = [...(set?.querySelectorAll("td") ?? [])].map((one) => one.textContent);
    expect(cells).toEqual(["10%", "20%", "30%"]);
    expect(html).not.toMatch(/\b(?:ada|ben|cy)\b/u);
    expect(
      JSON.parse(document.querySelector("form")?.getAttribute("data-head") ?? ""),
    ).toMatchObject({ round: 2 });
  });

  it("is in the language that is asked for", async () => {
    const html = await form(" --lang ar", "arabic");
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain("احفظ في ملف");
  });

  it("asks for no number that there is not", async () => {
    const { code, err } = await brink("elicit form st.yaml --number flashpoints.g --out none");
    expect({ code, err }).toMatchObject({ code: 2 });
    expect(err).toContain("flashpoints.g");
  });
});

describe("a pool", () => {
  it("names what it does not count, and weighs by the seeds", async () => {
    const { out } = await brink("elicit pool st.yaml in --seeds seeds.csv --json");
    const answer = JSON.parse(out) as ElicitAnswer;
    expect(answer.faults).toMatchObject([
      { expert: "ben", question: chance, problem: "order", found: "30 | 20 | 10" },
      { expert: "cy", question: "odd", problem: "unknown-question" },
      { expert: "cy", question: "unknowns.u.p", problem: "missing" },
      { expert: "cy", question: chance, problem: "number" },
      { file: "dee.json", problem: "other-scenario" },
      { file: "eve.json", problem: "unreadable" },
    ]);
    expect(answer.experts.map(({ expert, seeds: n }) => [expert, n])).toEqual([
      ["ada", 3],
      ["ben", 3],
      ["cy", 3],
    ]);
    const weights = answer.experts.map(({ weight }) => weight ?? Number.NaN);
    expect(weights.reduce((sum, one) => sum + one)).toBeCloseTo(1, 12);
    expect(answer.questions[chance]?.estimates).toEqual([
      { expert: "ada", values: [0.1, 0.2, 0.3] },
    ]);
    expect(answer.questions["seed:b"]?.answer).toBe(0.5);
    expect(answer.cautions.map(({ code }) => code)).toEqual([
      ...["elicit-faults", "elicit-few", "elicit-few-seeds"],
    ]);
  });

  it("writes a scenario that is sound, its comments kept, and its shares whole", async () => {
    const { code, err } = await brink("elicit pool st.yaml in --out new.yaml");
    expect({ code, err }).toMatchObject({ code: 0 });
    const text = readFileSync(join(folder, "new.yaml"), "utf8");
    expect(text).toContain("# What nobody knows.");
    expect(text).toContain("# half");
    const { model, diagnostics } = readScenario("new.yaml", () => ({ text }));
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const value = (id: string) => model?.parameters.find((one) => one.id === id)?.value;
    expect(value("unknowns.u.p")).toBeCloseTo(0.6, 6);
    expect(value("unknowns.u.q")).toBeCloseTo(0.24, 6);
    expect(value(chance)).toBeCloseTo(0.2, 3);
  });

  it("is told in words, as a table, in both languages", async () => {
    const english = await brink("elicit pool st.yaml in --seeds seeds.csv");
    expect(english.out).toContain("Pooled by performance");
    expect(english.out).toContain(
      "ben, <b>F</b> – Up (flashpoints.f.rules.up.chance): the numbers",
    );
    const arabic = await brink("elicit pool st.yaml in --lang ar");
    expect(arabic.out).toContain("الجمع بأوزان متساوية");
    const table = await brink("elicit pool st.yaml in --csv");
    expect(table.out.split("\n")[0]).toMatch(/^question,kind,weights,experts,answer,q05,/u);
  });

  it("refuses what makes no sense", async () => {
    expect((await brink("elicit pool st.yaml")).code).toBe(2);
    expect((await brink("elicit pool st.yaml in --weights performance")).code).toBe(2);
    expect((await brink("elicit pool st.yaml in --cutoff 2")).code).toBe(2);
    expect((await brink("elicit pool st.yaml in --expert a")).code).toBe(2);
    expect((await brink("elicit pool st.yaml nowhere")).code).toBe(2);
  });
});

describe("a number from a pool", () => {
  it("has a prior as wide as the pool", () => {
    const pool = { q05: 0.1, q25: 0.2, median: 0.3, q75: 0.45, q95: 0.6 };
    const question = { id: "x", scale: "linear", low: -10, high: 10 } as const;
    const { value, low, high } = numberOf(pool, question);
    expect(value).toBe(0.3);
    const quantile = priorQuantiles({ shape: "pert", scale: "linear", low, high }, value);
    expect(quantile(0.95) - quantile(0.05)).toBeCloseTo(0.5, 6);
    expect(quantileSets.quartiles).toEqual([0.25, 0.5, 0.75]);
  });
});

describe("a number that experts were asked for", () => {
  it("keeps its source, and no judgement or fit beside what they say", async () => {
    const own = mkdtempSync(join(tmpdir(), "brink-elicit-own-"));
    const text = `brink: 2
scenario: st
start: 2022-01-03
step: week
horizon: 1 steps
sources: { ours: { text: Ours, judgement: true } }
parameters:
  x: { value: 2, range: [1, 4], basis: [judgement, ours], because: So }
  y: { value: 2, range: [1, 4], fitted: 0123456789ab }
flashpoints: { f: { start: calm, levels: [calm, war] } }
outcomes: { o: { at_end: x + y } }
`;
    writeFileSync(join(own, "st.yaml"), text);
    const head = { format: "brink-elicitation-1", scenario: "st", round: 1 };
    const hand = {
      ...head,
      quantiles: "quartiles",
      answers: { x: ["1", "1.5", "2"], y: ["1", "2", "3"] },
    };
    writeFileSync(join(own, "a.json"), JSON.stringify({ ...hand, expert: "a" }));
    const { code, err } = await call(["elicit", "pool", "st.yaml", "a.json", "--write"], {
      folder: own,
    });
    expect({ code, err }).toMatchObject({ code: 0 });
    const written = readFileSync(join(own, "st.yaml"), "utf8");
    expect(written).toContain("basis: [ours]");
    expect(written.match(/elicited: 1/gu)).toHaveLength(2);
    expect(written).not.toContain("fitted");
    rmSync(own, { recursive: true });
  });
});
