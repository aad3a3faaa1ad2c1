/** `brink paths` as a whole, against the interpreter, `brink compare` and answers known by design. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readScenarioFile } from "../../src/app/read.ts";
import type { CompareAnswer } from "../../src/answer/compare.ts";
import type { PathsAnswer } from "../../src/answer/paths.ts";
import { Asking } from "../../src/ask/asking.ts";
import { readOptions, type ValuesOf } from "../../src/ask/option.ts";
import { scenarioKinds, toldOf } from "../../src/ask/questions.ts";
import { pathsQuestion } from "../../src/ask/paths.ts";
import type { Reply } from "../../src/ask/question.ts";
import { UsageFault } from "../../src/ask/refusal.ts";
import { at } from "../../src/base/invariant.ts";
import { parametersOf, simulate } from "../../src/engine/interpreter/run.ts";
import { speech } from "../../src/i18n/catalog.ts";
import type { Language } from "../../src/i18n/language.ts";
import { csvTable } from "../../src/render/csv.ts";
import { storyText } from "../../src/render/terminal.ts";
import { Telling } from "../../src/story/telling.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import type { Program } from "../../src/ir/program.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { call, root } from "../cli/call.ts";
import { printed } from "./documents.ts";
import { testSurroundings } from "../app/batch/surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-paths-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const sparks = join(root, "tests/ask/sparks.yaml");

function contextOf(language: Language = "en", interruptAt?: string) {
  const style = { language, digits: "latin" } as const;
  const surroundings = testSurroundings(folder, interruptAt === undefined ? {} : { interruptAt });
  return { surroundings, say: speech(style), style };
}

type Request = Partial<ValuesOf<typeof pathsQuestion.options>>;

async function asked(request: Request, context = contextOf()): Promise<Reply> {
  const usual = readOptions(pathsQuestion.options, () => [], context.say);
  const values = { ...usual, outcome: "war", quiet: true, workers: 1, ...request };
  const asking = new Asking({ ...context, kinds: { scenarioKinds, toldOf } });
  return pathsQuestion.ask({ ...values, scenario: sparks, named: [sparks] }, asking);
}

const textOf = ({ told, answer, naming }: Reply): readonly string[] =>
  storyText(told.tell(answer, new Telling(naming)));

interface Stage {
  readonly order: readonly number[];
  readonly all: { readonly count: number };
  readonly given: { readonly count: number; readonly probability: number };
}

interface Document {
  readonly partial: boolean;
  readonly orders: {
    readonly runs: number;
    readonly target: { readonly count: number };
    readonly signs: readonly Record<string, unknown>[];
    readonly acts: readonly Record<string, unknown>[];
    readonly orders: readonly (Stage & {
      readonly exactly: { readonly count: number };
      readonly medianArrival: number | null;
      readonly exit: number | null;
      readonly stages: readonly Stage[];
    })[];
    readonly tree: readonly Stage[];
  };
  readonly removals: {
    readonly screening: { readonly parts: readonly Removal[] };
    readonly leaders: { readonly seed: string; readonly parts: readonly Removal[] };
  };
  readonly boxes: {
    readonly found: {
      readonly limits: readonly {
        readonly input: string;
        readonly low?: number;
        readonly values?: readonly string[];
        readonly p: number;
      }[];
      readonly box: { readonly density: { readonly probability: number } };
    };
  };
}

interface Removal {
  readonly path: string;
  readonly difference: number;
  readonly gained: number;
  readonly lost: number;
  readonly level: number;
}

function documentOf({ answer }: Reply): Document {
  const { elapsed, ...rest } = answer as unknown as PathsAnswer;
  expect(elapsed).toBeTypeOf("number");
  return JSON.parse(JSON.stringify(rest)) as Document;
}

describe("orders", () => {
  test("are those of the interpreter, run by run", async () => {
    const runs = 400;
    const scenario = readScenarioFile(sparks, folder);
    if (scenario.kind === "faulty") throw new Error("faulty");
    const follow = ["border", "harbour", "spark", "court.strike"];
    const { orders } = documentOf(
      await asked({ runs, follow, depth: 3, only: ["orders"], seed: "one" }),
    );
    const names = orders.signs.map((sign) =>
      String(sign["level"] ?? sign["event"] ?? sign["move"]),
    );
    const expected = new Map<string, { all: number; met: number; exactly: number }>();
    for (let run = 0; run < runs; run++) {
      const { order, met } = ordered(scenario.program, run);
      for (let length = 0; length <= Math.min(3, order.length); length++) {
        const key = order.slice(0, length).join(" ");
        const node = expected.get(key) ?? { all: 0, met: 0, exactly: 0 };
        node.all++;
        if (met) node.met++;
        if (met && (length === order.length || length === 3)) node.exactly++;
        expected.set(key, node);
      }
    }
    expect(orders.runs).toBe(runs);
    expect(orders.target.count).toBe(expected.get("")?.met);
    expect(orders.orders.length).toBeGreaterThan(4);
    const keyOf = (order: readonly number[]): string =>
      order.map((sign) => at(names, sign)).join(" ");
    for (const stage of [
      ...orders.tree,
      ...orders.orders,
      ...orders.orders.flatMap((o) => o.stages),
    ]) {
      const node = expected.get(keyOf(stage.order));
      expect([stage.all.count, stage.given.count]).toEqual([node?.all, node?.met]);
    }
    for (const { order, exactly } of orders.orders) {
      expect(exactly.count).toBe(expected.get(keyOf(order))?.exactly);
    }
    const most = [...expected.values()].map(({ exactly }) => exactly);
    expect(orders.orders[0]?.exactly.count).toBe(Math.max(...most));
  });

  test("signs are chosen, the unrelated is not, and an act is told apart", async () => {
    const { orders } = documentOf(
      await asked({ runs: 4000, signs: 3, only: ["orders"], outcome: "border == war" }),
    );
    const chosen = orders.signs.map((sign) => sign["level"] ?? sign["event"] ?? sign["move"]);
    expect(chosen).toContain("spark");
    expect(chosen).toContain("crisis");
    expect(chosen).not.toContain("rumour");
    // The court strikes in the very step of the war, and never without it.
    expect(orders.acts).toMatchObject([{ actor: "court", move: "strike" }]);
    expect(chosen).not.toContain("strike");
    for (const { stages, exit } of orders.orders) {
      const turned = stages.map(({ given }) => 1 - given.probability);
      if (exit === null) expect(turned.at(-1)).toBeGreaterThanOrEqual(0.5);
      else expect(turned.slice(exit).every((share) => share < 0.5)).toBe(true);
      if (exit !== null && exit > 0) expect(turned[exit - 1]).toBeGreaterThanOrEqual(0.5);
    }
  });

  test("an outcome that the end decides is followed to the end", async () => {
    const { orders } = documentOf(
      await asked({
        runs: 500,
        outcome: "calm_at_end",
        only: ["orders"],
        follow: ["harbour"],
      }),
    );
    expect(orders.orders.every(({ medianArrival }) => medianArrival === null)).toBe(true);
    const exactly = orders.orders.map(({ exactly: share }) => share.count);
    expect(exactly.reduce((sum, count) => sum + count, 0)).toBe(orders.target.count);
  });
});

/** The order of a run of seed «one», by what its states show. */
function ordered(
  program: Program,
  run: number,
): { readonly order: readonly string[]; readonly met: boolean } {
  const { states } = simulate(program, parametersOf(program), luckOf(keyOfSeed("one"), run));
  const border = program.flashpoints.findIndex(({ id }) => id === "border");
  const harbour = 1 - border;
  const spark = program.events.findIndex(({ id }) => id === "spark");
  const strike = at(program.actors, 0).moves.findIndex(({ id }) => id === "strike");
  const first = (holds: (state: (typeof states)[number]) => boolean): number => {
    const found = states.findIndex(holds);
    return found < 0 ? Infinity : found;
  };
  const level = (flashpoint: number, state: (typeof states)[number]): number =>
    at(state.levels, flashpoint);
  const war = first((state) => level(border, state) === 3);
  const found: [number, number, string][] = [
    [first((state) => state.happened[spark] === true), 0, "spark"],
    [first((state) => at(state.moves, 0).includes(strike)), 1, "strike"],
    [first((state) => level(border, state) === 0), 2, "talks"],
    [first((state) => level(border, state) >= 2), 3, "crisis"],
    [first((state) => level(harbour, state) === 1), 4, "shut"],
  ];
  const order = found
    .filter(([time, phase]) => time !== Infinity && (phase < 2 ? time <= war : time < war))
    // A strike says that it makes war of a crisis: no level of the border beside it.
    .filter(
      ([time, phase]) =>
        !([2, 3].includes(phase) && found.some((o) => o[1] === 1 && o[0] === time)),
    )
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([, , name]) => name);
  return { order, met: war !== Infinity };
}

describe("removals", () => {
  test("are what brink compare finds for the same runs, part by part", async () => {
    const request = { runs: 3000, only: ["removals"], seed: "two" } as const;
    const { removals } = documentOf(await asked({ ...request }));
    const paths = removals.screening.parts.map(({ path }) => path);
    expect(paths.toSorted()).toEqual([
      "actors.court.moves.strike",
      "couplings.links.0",
      "events.rumour",
      "events.spark",
      "flashpoints.border.rules.break_out",
      "flashpoints.border.rules.flare_up",
      "flashpoints.border.rules.settle",
      "flashpoints.harbour.rules.shut_down",
    ]);
    // An event that a condition names cannot be taken out of the file; its switch can be turned.
    const removable = paths.filter((path) => !path.startsWith("events."));
    const { variants } = (await printed([
      ...["compare", sparks, ...removable.flatMap((path) => ["--with", `without ${path}`])],
      ...["--runs", "300", "--seed", "two", "--workers", "1", "--quiet"],
    ])) as unknown as CompareAnswer;
    for (const [index, path] of removable.entries()) {
      const war = at(variants, index).outcomes["war"];
      const { gained, lost } = war === undefined || war.type === "number" ? {} : war;
      const own = removals.screening.parts.find((part) => part.path === path);
      expect([own?.gained, own?.lost], path).toEqual([gained, lost]);
    }
    const [first] = removals.leaders.parts;
    expect(first?.path).toBe("flashpoints.border.rules.flare_up");
    // Nothing but a flare-up leads to a crisis: without it there is no war at all.
    expect(first?.gained).toBe(0);
    expect(removals.leaders.seed).toBe("two/again");
    expect(removals.leaders.parts.some(({ path }) => path === "events.rumour")).toBe(false);
    expect(first?.level).toBeCloseTo(1 - 0.05 / removals.leaders.parts.length, 12);
  });

  test("have no switch that changes a run while it is off", async () => {
    const orders = documentOf(await asked({ runs: 300, only: ["orders"], seed: "two" }));
    const reply = await asked({ runs: 3000, only: ["removals"], seed: "two" });
    const csv = csvTable(reply.told.table!(reply.answer));
    expect(csv).toContain("removals,flashpoints.border.rules.flare_up,");
    const flare = documentOf(reply);
    const all = flare.removals.screening.parts.find(({ path }) => path.endsWith("flare_up"));
    // Every war of the same runs is lost without it.
    expect(all?.lost).toBe(orders.orders.target.count);
  });
});

describe("boxes", () => {
  test("find the input and the temper that make war likely, and not the idle one", async () => {
    const { boxes } = documentOf(await asked({ runs: 20_000, only: ["boxes"], coverage: 0.2 }));
    const { limits, box } = boxes.found;
    expect(limits.map(({ input }) => input)).toEqual(["heat", "temper"]);
    expect(limits[0]?.low).toBeGreaterThan(0.6);
    expect(limits[0]?.low).toBeLessThan(0.8);
    expect(limits[1]?.values).toEqual(["wild"]);
    expect(Math.max(...limits.map(({ p }) => p))).toBeLessThan(0.01);
    expect(box.density.probability).toBeGreaterThan(0.5);
  });

  test("a number that was set does not vary", async () => {
    const { boxes } = documentOf(
      await asked({ runs: 4000, only: ["boxes"], coverage: 0.3, set: { heat: "0.5" } }),
    );
    expect(boxes.found.limits.map(({ input }) => input)).not.toContain("heat");
  });
});

describe("the whole", () => {
  test("gives the same document whatever the number of workers", async () => {
    const request = { runs: 600, seed: "three" };
    const one = documentOf(await asked({ ...request, workers: 1 }));
    expect(documentOf(await asked({ ...request, workers: 2 }))).toEqual(one);
    expect(one.partial).toBe(false);
  });

  test("is told within 80 columns in both languages", async () => {
    for (const language of ["en", "ar"] as const) {
      const only = language === "en" ? [] : (["orders", "boxes"] as const);
      const done = await asked({ runs: 600, only }, contextOf(language));
      const lines = textOf(done);
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(80);
      expect(lines.join("\n")).toContain("brink paths");
      expect(done.end).toBe("complete");
    }
  });

  test("keeps what is finished when it is interrupted", async () => {
    const context = contextOf("en", "Every part taken away");
    const done = await asked({ runs: 2000, quiet: false }, context);
    const document = documentOf(done);
    expect(done.end).toBe("interrupted");
    expect(document.partial).toBe(true);
    expect(document.orders.runs).toBe(2000);
    expect(document).not.toHaveProperty("removals");
    expect(document).not.toHaveProperty("boxes");
  });

  test("an outcome that never comes true, and one that always does, are said to", async () => {
    const never = await asked({ runs: 600, outcome: "t > 100", only: ["orders", "removals"] });
    const always = await asked({ runs: 600, outcome: "t >= 0", only: ["boxes"] });
    expect(textOf(never).join("\n")).toContain("It came true in none of 600 runs");
    expect(textOf(never).join("\n")).toContain("none changed a run");
    expect(textOf(always).join("\n")).toContain("Too few of one kind");
  });

  test("refuses what it cannot answer, with what would do", async () => {
    const refused = (...args: string[]) => call(["paths", sparks, "--quiet", ...args]);
    const without = await refused();
    expect(without.code).toBe(2);
    expect(without.err).toContain("--outcome war  War");
    expect(without.err).not.toContain("--outcome height");
    expect((await refused("--outcome", "height")).code).toBe(2);
    await expect(asked({ follow: ["bordr"] })).rejects.toThrow(UsageFault);
    await expect(asked({ follow: ["bordr"] })).rejects.toThrow(/bordr.*border/su);
    const faulty = await refused("--outcome", "border > nothing");
    expect(faulty.code).toBe(1);
    expect(faulty.err).toMatch(/error\[[a-z-]+\].*\n.*--> --outcome/u);
  });

  test("where every run stops with a fault nothing is claimed, and the code says so", async () => {
    writeFileSync(join(folder, "odd.yaml"), odd);
    for (const only of [[], ["--only", "removals"], ["--only", "boxes"]]) {
      const args = [
        "odd.yaml",
        "--outcome",
        "ever_odd",
        "--runs",
        "20",
        "--set",
        "x=-0.5",
        ...only,
      ];
      const { code, out } = await call(["paths", ...args, "--quiet"], { folder });
      expect(code).toBe(1);
      expect(out).toContain("No run came through without a fault");
      expect(out).not.toContain("none changed a run");
    }
  });

  test("is what its schema says, and holds the command that gives it again", async () => {
    const asked = ["--outcome", "border == war", "--runs", "300", "--follow", "border"];
    const first = await printed(["paths", sparks, ...asked, "--exit", "40%", "--quiet"]);
    const words = String(first["replay"]).match(/'[^']*'|\S+/gu) ?? [];
    const args = words.slice(1).map((word) => word.replaceAll("'", ""));
    expect(await printed([...args, "--quiet"])).toEqual(first);
  });
});

/** A scenario of which every run stops with a fault where x is below 0. */
const odd = `brink: 1
scenario: odd
title: Odd
start: 2022-01-03
step: week
horizon: 4 steps
parameters:
  x: { value: 0, range: [-1, 1], basis: judgement, because: x }
flashpoints:
  f:
    start: calm
    levels: [calm, crisis]
    rules:
      up: { from: calm, to: crisis, chance: 10% per week }
outcomes:
  ever_odd: { ever: "x < 0 ? log(x) > 0 : f == crisis" }
`;
