/** `brink paths` as a whole, against the interpreter, `brink compare` and answers known by design. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BatchDone } from "../../../src/app/batch/perform.ts";
import type { CompareAnswer } from "../../../src/answer/compare.ts";
import { performPaths } from "../../../src/app/pathways/perform.ts";
import type { PathsRequest } from "../../../src/app/pathways/request.ts";
import { readScenarioFile } from "../../../src/app/read.ts";
import { at } from "../../../src/base/invariant.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { widthOf } from "../../../src/i18n/terminal/spans.ts";
import type { Program } from "../../../src/ir/program.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { root } from "../../cli/call.ts";
import { printed } from "../../ask/documents.ts";
import { testSurroundings } from "../batch/surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-paths-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const sparks = join(root, "tests/app/pathways/sparks.yaml");

function contextOf(language: Language = "en", interruptAt?: string) {
  const style = { language, digits: "latin" } as const;
  const surroundings = testSurroundings(folder, interruptAt === undefined ? {} : { interruptAt });
  return { surroundings, say: speech(style), style };
}

async function asked(request: Partial<PathsRequest>, context = contextOf()): Promise<BatchDone> {
  const done = await performPaths(
    { scenario: sparks, outcome: "war", quiet: true, workers: 1, ...request },
    context,
  );
  if (done.kind !== "done") throw new Error(JSON.stringify(done));
  return done;
}

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

function documentOf(done: BatchDone): Document {
  if (done.output.format !== "json") throw new Error("not JSON");
  const { elapsed, ...rest } = done.output.document;
  expect(elapsed).toBeTypeOf("number");
  return JSON.parse(JSON.stringify(rest)) as Document;
}

const json = { format: "json" } as const;

describe("orders", () => {
  test("are those of the interpreter, run by run", async () => {
    const runs = 400;
    const scenario = readScenarioFile(sparks, folder);
    if (scenario.kind === "faulty") throw new Error("faulty");
    const follow = ["border", "harbour", "spark", "court.strike"];
    const { orders } = documentOf(
      await asked({ runs, follow, depth: 3, only: ["orders"], seed: "one", ...json }),
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
      await asked({ runs: 4000, signs: 3, only: ["orders"], outcome: "border == war", ...json }),
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
        ...json,
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
    const { removals } = documentOf(await asked({ ...request, ...json }));
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
    const orders = documentOf(await asked({ runs: 300, only: ["orders"], seed: "two", ...json }));
    const text = await asked({ runs: 3000, only: ["removals"], seed: "two", format: "csv" });
    if (text.output.format !== "csv") throw new Error("no CSV");
    expect(text.output.text).toContain("removals,flashpoints.border.rules.flare_up,");
    const flare = documentOf(await asked({ runs: 3000, only: ["removals"], seed: "two", ...json }));
    const all = flare.removals.screening.parts.find(({ path }) => path.endsWith("flare_up"));
    // Every war of the same runs is lost without it.
    expect(all?.lost).toBe(orders.orders.target.count);
  });
});

describe("boxes", () => {
  test("find the input and the temper that make war likely, and not the idle one", async () => {
    const { boxes } = documentOf(
      await asked({ runs: 8000, only: ["boxes"], coverage: 0.2, ...json }),
    );
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
      await asked({ runs: 4000, only: ["boxes"], coverage: 0.3, set: { heat: "0.5" }, ...json }),
    );
    expect(boxes.found.limits.map(({ input }) => input)).not.toContain("heat");
  });
});

describe("the whole", () => {
  test("gives the same document whatever the number of workers", async () => {
    const request = { runs: 600, seed: "three", ...json };
    const one = documentOf(await asked({ ...request, workers: 1 }));
    expect(documentOf(await asked({ ...request, workers: 2 }))).toEqual(one);
    expect(one.partial).toBe(false);
  });

  test("is told within 80 columns in both languages", async () => {
    for (const language of ["en", "ar"] as const) {
      const only = language === "en" ? [] : (["orders", "boxes"] as const);
      const done = await asked({ runs: 600, only }, contextOf(language));
      if (done.output.format !== "text") throw new Error("no text");
      for (const line of done.output.lines) expect(widthOf(line), line).toBeLessThanOrEqual(80);
      expect(done.output.lines.join("\n")).toContain("brink paths");
      expect(done.end).toBe("complete");
    }
  });

  test("keeps what is finished when it is interrupted", async () => {
    const context = contextOf("en", "Every part taken away");
    const done = await asked({ runs: 2000, quiet: false, ...json }, context);
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
    if (never.output.format !== "text" || always.output.format !== "text")
      throw new Error("no text");
    expect(never.output.lines.join("\n")).toContain("It came true in none of 600 runs");
    expect(never.output.lines.join("\n")).toContain("none changed a run");
    expect(always.output.lines.join("\n")).toContain("Too few of one kind");
  });

  test("refuses what it cannot answer, with what would do", async () => {
    const say = contextOf().say;
    const refused = async (request: Partial<PathsRequest>): Promise<unknown> =>
      performPaths({ scenario: sparks, outcome: "war", quiet: true, ...request }, contextOf());
    const { outcome, ...without } = { scenario: sparks, outcome: "war", quiet: true };
    expect(outcome).toBe("war");
    expect(await performPaths(without, contextOf())).toEqual({
      kind: "usage",
      message: say("paths.no-outcome"),
    });
    expect(await refused({ outcome: "height" })).toMatchObject({ kind: "usage" });
    expect(await refused({ follow: ["bordr"] })).toEqual({
      kind: "usage",
      message: `${say("paths.no-sign", { name: "bordr" })} ${say("usage.did-you-mean", { name: "border" })}`,
    });
    const faulty = await refused({ outcome: "border > nothing" });
    expect(JSON.stringify(faulty)).toContain('"name":"--outcome"');
    expect(JSON.stringify(faulty)).not.toContain("--given");
  });
});
