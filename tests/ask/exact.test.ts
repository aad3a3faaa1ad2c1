/** `brink exact` as it is called: answers, refusals and faults, in text and JSON, in both languages. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { exactFaultSchema, exactRefusalSchema } from "../../src/answer/exact-refusal.ts";
import type { BestReplyAnswer } from "../../src/answer/best-reply.ts";
import type { ExactAnswer } from "../../src/answer/exact-schema.ts";
import { call } from "../cli/call.ts";
import { firm, hiddenBandit } from "../engine/exact/best/scenarios.ts";
import { printed } from "./documents.ts";

interface Document {
  readonly kind: string;
  readonly outcomes?: Readonly<
    Record<string, { readonly probability?: number; readonly low: number; readonly high: number }>
  >;
}

interface Levels {
  readonly steps: readonly {
    readonly flashpoints: Readonly<
      Record<
        string,
        Readonly<Record<string, { readonly probability: number; readonly reached: number }>>
      >
    >;
  }[];
}

interface Given {
  readonly value: number;
  readonly outcomes: Readonly<Record<string, { readonly mean?: { readonly value: number } }>>;
}

describe("brink exact", () => {
  it("is a table, one number with its bounds a row", async () => {
    const { outcomes } = (await printed(["exact", "two-state"])) as unknown as ExactAnswer;
    const { out } = await call(["exact", "two-state", "--csv"]);
    const rows = out.split("\r\n").map((row) => row.split(","));
    expect(rows[0]?.join()).toBe("kind,id,value,step,measure,over,estimate,low,high,cautions");
    for (const [id, outcome] of Object.entries(outcomes)) {
      if (outcome.type === "number") continue;
      const { probability } = outcome;
      const row = rows.find((one) => one[1] === id && one[3] === "" && one[4] === "probability");
      expect(Number(row?.[6])).toBe(probability);
      expect(Number(row?.[7])).toBeLessThanOrEqual(probability);
    }
    const at = await call(["exact", "two-state", "--csv", "--at", "3"]);
    expect(at.out).toMatch(/^level,border,crisis,3,reached,all,0\.488/mu);
    const given = await call(["exact", "two-state", "--csv", "--given", "first_crisis"]);
    expect(given.out).toMatch(/^outcome,any_crisis,,,probability,given,1,/mu);
    expect(given.out).toMatch(/^condition,first_crisis,,,probability,all,0\.99/mu);
  });

  it("solves the two-state crisis as its formula says", async () => {
    const { outcomes, ...document } = (await printed([
      "exact",
      "two-state",
    ])) as unknown as Document;
    expect(document).toMatchObject({ kind: "exact", engine: "exact", uncertainty: "none" });
    // No luck is in it.
    expect(document).not.toHaveProperty("seed");
    const p = 0.2;
    const q = 0.3;
    const truth = (p / (p + q)) * (1 - (1 - p - q) ** 26);
    const answer = outcomes?.["crisis_at_end"];
    expect(answer?.probability).toBeCloseTo(truth, 13);
    expect(answer?.low).toBeLessThanOrEqual(truth);
    expect(answer?.high).toBeGreaterThanOrEqual(truth);
  });

  it("prints a table in either language", async () => {
    const english = await call(["exact", "two-state"]);
    expect(english.out).toContain("In crisis after four weeks");
    expect(english.out).toContain("0.375");
    const arabic = await call(["exact", "two-state", "--lang", "ar"]);
    expect(arabic.out).toContain("القيمة المضبوطة");
    expect(arabic.out).toContain("0.375");
  });

  it("refuses the flagship, with its real variables and the estimated size", async () => {
    const text = await call(["exact", "europe-2022"]);
    expect(text.code).toBe(1);
    expect(text.out).toBe("");
    expect(text.err).toMatch(/real variables \(.*about [\d.]+·10\^\d+ possible states/u);
    expect(text.err).toContain("brink batch europe-2022");
    const json = await call(["exact", "europe-2022", "--json", "--lang", "ar"]);
    expect(json.code).toBe(1);
    expect(json.err).toContain("لا حل مضبوطاً");
    const { refusal } = v.parse(exactRefusalSchema, JSON.parse(json.out));
    expect(refusal.kind).toBe("too many states");
  });

  it("solves the first small flagship", async () => {
    const first = "tests/bench/core-first.yaml";
    const { code, out, err } = await call(["exact", first, "--quiet", "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const { outcomes } = JSON.parse(out) as Document;
    const war = outcomes?.["invasion"];
    expect(war?.probability).toBeCloseTo(0.293681211124, 12);
    expect((war?.high ?? 1) - (war?.low ?? 0)).toBeLessThan(1e-11);
  });

  it("says where the flashpoints are in a step, by number or date, or in all", async () => {
    const one = await call(["exact", "two-state", "--at", "2", "--json"]);
    const levels = (text: string): Levels =>
      (JSON.parse(text) as { readonly levels: Levels }).levels;
    const found = levels(one.out).steps[0]?.flashpoints["border"]?.["crisis"];
    // 1/5, then 1/5 · 7/10 + 4/5 · 1/5; and 1 - (4/5)² by then.
    expect(found?.probability).toBeCloseTo(0.3, 14);
    expect(found?.reached).toBeCloseTo(0.36, 14);
    const dated = await call(["exact", "two-state", "--at", "2022-01-19", "--json"]);
    expect(levels(dated.out)).toEqual(levels(one.out));
    const all = await call(["exact", "two-state", "--at", "all", "--json"]);
    expect(levels(all.out).steps).toHaveLength(27);
    expect(levels(all.out).steps[2]).toEqual(levels(one.out).steps[0]);
    const text = await call(["exact", "two-state", "--at", "2", "--lang", "ar"]);
    expect(text.out).toContain("تقف عندها");
    expect(text.out).toContain("36%");
  });

  it.each(["27", "2022-01-02", "2023-01-01", "soon"])("refuses --at %s", async (when) => {
    const { code, err } = await call(["exact", "two-state", "--at", when]);
    expect(code).toBe(2);
    expect(err).toContain("a step from 0 to 26, a date from 2022-01-03 to 2022-07-10");
  });

  it("answers under a condition", async () => {
    const { out } = await call([...["exact", "two-state", "--given", "first_crisis", "--json"]]);
    const { given } = JSON.parse(out) as { readonly given: Given };
    const never = 0.8 ** 26;
    expect(given.value).toBeCloseTo(1 - never, 12);
    const share = given.outcomes["crisis_after_four_weeks"]?.mean?.value;
    expect(share).toBeCloseTo(0.375 / (1 - never), 12);
    const text = await call(["exact", "two-state", "--given", "border == crisis", "--lang", "ar"]);
    expect(text.out).toContain("بشرط");
    expect(text.out).toContain("40.12125846");
  });

  it("says that nothing follows from what never holds", async () => {
    const { code, out } = await call(["exact", "two-state", "--given", "border < calm"]);
    expect(code).toBe(0);
    expect(out).toContain("never holds");
  });

  it("takes no number for a condition, and not both questions at once", async () => {
    const number = await call(["exact", "two-state", "--given", "crisis_after_four_weeks"]);
    expect([number.code, number.err]).toEqual([2, expect.stringContaining("is a number")]);
    const both = await call(["exact", "two-state", "--given", "any_crisis", "--at", "1"]);
    expect([both.code, both.err]).toEqual([2, expect.stringContaining("together")]);
  });

  it("stops where there is no room", async () => {
    const { code, err } = await call(["exact", "two-state", "--states", "1"]);
    expect(code).toBe(1);
    expect(err).toContain("more than 1 states");
    expect(err).toContain("--drop 1e-9");
  });

  it("refuses a share to drop that is none", async () => {
    const { code, err } = await call(["exact", "two-state", "--drop", "half"]);
    expect(code).toBe(2);
    expect(err).toContain("from 0 to 0.5");
  });

  it("keeps the bounds true when states are dropped", async () => {
    const { out } = await call(["exact", "two-state", "--drop", "0.4", "--json"]);
    const answer = (JSON.parse(out) as Document).outcomes?.["crisis_at_end"];
    expect(answer?.low).toBeLessThanOrEqual(0.4);
    expect(answer?.high).toBeGreaterThanOrEqual(0.4 - 1e-8);
    expect((answer?.high ?? 0) - (answer?.low ?? 0)).toBeGreaterThan(0.1);
  });

  it("holds the command that gives it again", async () => {
    const set = "flashpoints.border.rules.flare_up.chance=25%";
    for (const more of [
      ["--at", "2022-02-28"],
      ["--given", "border == crisis", "--drop", "1e-9"],
    ]) {
      const first = await printed(["exact", "two-state", "--set", set, ...more]);
      const words = String(first["replay"]).match(/'[^']*'|\S+/gu) ?? [];
      const args = words.slice(1).map((word) => word.replaceAll("'", ""));
      expect(await printed(args)).toEqual(first);
    }
  });

  it("says where runs stop with a fault", async () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-exact-"));
    const text = [
      "brink: 1",
      "scenario: odd",
      "title: Odd",
      "start: 2022-01-03",
      "step: week",
      "horizon: 4 steps",
      "parameters:",
      "  x: { value: 0, range: [-1, 1], basis: judgement, because: x }",
      "flashpoints:",
      "  f: { start: calm, levels: [calm, crisis], rules: { up: { from: calm, to: crisis, chance: 10% per week } } }",
      "outcomes:",
      '  o: { at_end: "x < 0 ? log(x) : 1" }',
    ];
    writeFileSync(join(folder, "odd.yaml"), text.join("\n"));
    try {
      const args = ["exact", "odd.yaml", "--set", "x=-0.5", "--json"];
      const { code, out, err } = await call(args, { folder });
      expect([code, err]).toEqual([1, expect.stringContaining("stop with a fault")]);
      const fault = v.parse(exactFaultSchema, JSON.parse(out));
      expect(fault).toMatchObject({ scenario: "odd", reason: "not finite" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("can be interrupted", async () => {
    const { code, out } = await call(["exact", "two-state"], {
      interruption: AbortSignal.abort(),
    });
    // So short a solution may be done before anyone looks.
    expect([0, 130]).toContain(code);
    if (code === 130) expect(out).toBe("");
  });
});

describe("brink exact --best", () => {
  const best = ["exact", "brinkmanship", "--best", "disaster", "--as", "blue"];

  it("says what the actor can make of it, beside its own policy", async () => {
    const { outcomes } = (await printed(["exact", "brinkmanship"])) as unknown as ExactAnswer;
    const own = outcomes["disaster"];
    const answer = (await printed([...best, "--worst", "disaster"])) as unknown as BestReplyAnswer;
    expect(own?.type === "boolean" && own.probability).toBeCloseTo(answer.policy.value, 12);
    expect(answer).toMatchObject({ wants: "less", least: { value: 0 }, hidden: [] });
    expect(answer.most.value).toBeGreaterThan(answer.policy.value);
    // Giving way at once leaves nothing to chance; never doing so leaves most to it.
    const [good, bad] = answer.policies;
    expect([good?.for, good?.seeks, bad?.for, bad?.seeks]).toEqual([
      "best",
      "least",
      "worst",
      "most",
    ]);
    expect(good?.turns[0]?.moves).toEqual(["give_way"]);
    expect(bad?.rules?.list).toEqual([{ when: "true", moves: [], share: 1 }]);
    expect(bad?.rules?.value.value).toBeCloseTo(answer.most.value, 12);
  });

  it("is told in either language, and is a table", async () => {
    const text = await call([...best]);
    expect(text.out).toContain("First: Give way. Kept to, the policy comes to 0%.");
    const arabic = await call([...best, "--lang", "ar"]);
    expect(arabic.out).toContain("السياسة الفضلى");
    const { out } = await call([...best, "--csv"]);
    expect(out).toMatch(/^most,,,,,0\.23/mu);
    expect(out).toMatch(/^best,0,true,give_way,1,0,/mu);
  });

  it("goes by what the actor can know, or says by which step that is too much", async () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-exact-"));
    try {
      writeFileSync(join(folder, "firm.yaml"), firm(1));
      const words = ["exact", "firm.yaml", "--best", "gain:more", "--as", "buyer"];
      const answer = (await printed(words, { folder })) as unknown as BestReplyAnswer;
      expect(answer).toMatchObject({ sees: "what it can know", hidden: ["kind", "got"] });
      expect(answer.cautions).toEqual([{ code: "advise-model" }]);
      expect(answer.known?.most.value).toBeCloseTo(0.48, 12);
      expect(answer.most.value).toBeCloseTo(1.2, 12);
      expect(answer.policies[0]?.turns[2]).toMatchObject({ state: "news == fine", moves: ["buy"] });
      const { out } = await call(words, { folder });
      expect(out).toMatch(/the most by what it can know +0\.48 /u);
      expect(out).toMatch(/the most of one that sees all +1\.2 /u);
      expect(out).toMatch(/news == fine; kind == bad with +44\.0%/u);
      writeFileSync(join(folder, "arms.yaml"), hiddenBandit(12));
      const much = ["exact", "arms.yaml", "--best", "paid:more", "--as", "player", "--states"];
      const bound = (await printed([...much, "1200"], { folder })) as unknown as BestReplyAnswer;
      expect(bound).toMatchObject({ sees: "more than it can know", known: null });
      expect(bound.cautions).toMatchObject([
        { code: "advise-model" },
        { code: "best-hidden", hidden: "arm_b" },
        { code: "best-beliefs", most: 1200 },
      ]);
      const told = await call([...much, "1200"], { folder });
      expect(told.out.replaceAll(/\s+/gu, " ")).toContain("--states allows up to a million");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("says at which end of a number's range another first choice is the best", async () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-turned-"));
    const gamble = `brink: 2
scenario: gamble
start: 2022-01-03
step: day
horizon: 1 steps
flashpoints:
  f:
    start: calm
    levels: [calm, war]
    basis: judgement
    because: a test
    rules:
      pushed: { from: calm, to: war, when: "moved(a, push)", chance: 20% per day, range: [10%, 30%] }
      quiet: { from: calm, to: war, when: "not moved(a, push)", chance: 15% per day, range: [12%, 18%] }
      idle: { from: war, to: calm, when: t > 5, chance: 5% per day, range: [1%, 9%] }
actors:
  a: { moves: { push: { weight: 1 }, wait: { weight: 1 } } }
outcomes: { war: { ever: f == war } }
`;
    try {
      writeFileSync(join(folder, "gamble.yaml"), gamble);
      const words = ["exact", "gamble.yaml", "--best", "war", "--worst", "war", "--as", "a"];
      const answer = (await printed(words, { folder })) as unknown as BestReplyAnswer;
      expect(answer).toMatchObject({ bearing: 3, turning: { tried: 3 } });
      const [pushed, quiet, idle] = answer.turning?.inputs ?? [];
      expect(pushed?.input).toContain("pushed");
      // To wait leads by 15 % - 20 %; at the low end by 15 % - 10 %.
      expect(pushed?.objectives["best"]?.turns).toBe("yes");
      expect(pushed?.objectives["best"]?.low?.value).toBeCloseTo(0.05, 12);
      expect(pushed?.objectives["best"]?.high?.value).toBeCloseTo(-0.15, 12);
      expect(pushed?.objectives["worst"]?.low?.value).toBeCloseTo(-0.05, 12);
      expect(quiet?.objectives["best"]).toMatchObject({ turns: "no" });
      expect(quiet?.objectives["best"]?.high?.value).toBeCloseTo(-0.02, 12);
      expect(idle?.objectives["worst"]?.low?.value).toBeCloseTo(0.05, 12);
      const { out } = await call(words, { folder });
      expect(out.replaceAll(/\s+/gu, " ")).toContain("makes another first choice the best: ");
      const none = await call([...words, "--inputs", "0"], { folder });
      expect(none.out.replaceAll(/\s+/gu, " ")).toContain("was not looked for");
      const alone = await call(["exact", "gamble.yaml", "--inputs", "3"], { folder });
      expect([alone.code, alone.err]).toEqual([2, expect.stringContaining("--best")]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("takes what is wanted from the objectives, or from the command", async () => {
    const more = await printed([...best.with(3, "disaster:more"), "--quiet"]);
    expect(more).toMatchObject({ wants: "more", policies: [{ for: "best", seeks: "most" }] });
    const declared = await printed([...best.with(5, "red").with(3, "blue_gives_way"), "--quiet"]);
    expect(declared).toMatchObject({ wants: "more", declared: true });
  });

  it("refuses where the states of all steps are too many, and says what to do instead", async () => {
    const { code, out, err } = await call([...best, "--states", "20", "--json"]);
    // It takes none.
    expect(err).not.toContain("--drop");
    expect(code).toBe(1);
    expect(v.parse(exactRefusalSchema, JSON.parse(out)).refusal.kind).toBe("too many to hold");
    expect(err).toContain("brink advise brinkmanship --as blue --outcome disaster");
  });

  it.each([
    [["--best", "disaster"], "say whose choice it is: --as with one of blue, red"],
    [["--best", "disaster", "--as", "blu"], "Did you mean blue?"],
    [["--best", "desaster", "--as", "blue"], "Did you mean disaster?"],
    [["--best", "disaster", "--as", "blue", "--given", "disaster"], "without --given"],
    [["--best", "disaster", "--worst", "blue_gives_way", "--as", "blue"], "about one outcome"],
    [["--as", "blue"], "add --best or --worst"],
  ])("refuses %j", async (rest, message) => {
    const { code, err, out } = await call(["exact", "brinkmanship", ...rest]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  it("refuses where nobody has moves, and where the run is over at once", async () => {
    const nobody = await call(["exact", "two-state", "--best", "any_crisis", "--as", "x"]);
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringContaining("no actor")]);
    const folder = mkdtempSync(join(tmpdir(), "brink-best-"));
    const file = join(folder, "over.yaml");
    writeFileSync(
      file,
      "brink: 2\nscenario: over\nstart: 2022-01-03\nstep: day\nhorizon: 3 steps\nvariables: { n: { start: 1, min: 0, max: 1, integer: true } }\nflashpoints: { f: { start: x, levels: [x, y] } }\nactors: { a: { moves: { m: { weight: 1, then: { n: 0 } } } } }\nends_when: n == 1\noutcomes: { o: { at_end: n == 1 } }\n",
    );
    const over = await call(["exact", file, "--best", "o", "--as", "a"]);
    rmSync(folder, { recursive: true });
    expect([over.code, over.err]).toEqual([2, expect.stringContaining("ends_when")]);
  });
});
