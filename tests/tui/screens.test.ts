/**
 * The situation at three sizes in both languages, kept as text, with odds that the kernel really gave; and
 * that its figures are the kernel's.
 */

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { oddsChange } from "../../src/app/play/compared.ts";
import { isWhole, suppositions, workAhead } from "../../src/app/play/context.ts";
import { openOdds } from "../../src/app/play/odds.ts";
import { at } from "../../src/base/invariant.ts";
import { continuationKey } from "../../src/batch/continue.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { layoutOf, passageOf } from "../../src/batch/layout.ts";
import type { Language } from "../../src/i18n/language.ts";
import { coasts } from "../../src/tui/map/coast.ts";
import { textOf } from "../../src/tui/canvas.ts";
import { frameOf } from "../../src/tui/screens/frame.ts";
import { themeFor } from "../../src/tui/theme.ts";
import { oddsKeyOf, perspectiveIn, startOddsKey } from "../../src/tui/state.ts";
import { chancesOf, watchedOf } from "../../src/view/play/chances.ts";
import type { Odds, Sample } from "../../src/view/play/scene.ts";
import { watchedLevels } from "../../src/view/play/watched.ts";
import { expectGolden } from "../config/golden.ts";
import { demo, drive, readPlayed, type DriveOptions, type Driven } from "./demo.ts";

const runs = 1024;
const identity = { seed: "demo", run: 0 };
const watched = watchedLevels(drive().around.context.naming);
const service = openOdds(demo.program, { ...identity, watched });
afterAll(() => service.close());

/** What the screens of a game are painted with. */
const painterFor = ({ around }: Driven) => ({
  ...{ theme: themeFor({ LANG: "C.UTF-8" }), naming: around.context.naming },
  layout: { direction: "ltr", mode: "visual" } as const,
});

/** The odds of a step of a game, as its players may have them. */
async function oddsAt(game: Driven, cursor: number): Promise<Odds> {
  const state = game.state();
  const session = { ...state.session, cursor };
  const known = suppositions(game.around.context, session, perspectiveIn(state));
  const odds = await service.ask({ step: cursor, suppositions: known, runs });
  if (odds === undefined) throw new Error("no odds");
  return odds;
}

/** A game of three steps with all its odds. */
async function played(options: DriveOptions): Promise<Driven> {
  const game = drive(options);
  game.press(...(options.as === undefined ? ["space", "space", "space"] : ["n", "n", "n"]));
  const { cursor } = game.state().session;
  for (const step of [cursor, cursor - 1]) {
    const there = { ...game.state().session, cursor: step };
    const key = oddsKeyOf(there, perspectiveIn(game.state()));
    game.tell({ kind: "odds", key, odds: await oddsAt(game, step) });
  }
  game.tell({ kind: "odds", key: startOddsKey, odds: await oddsAt(game, 0) });
  return game;
}

describe("screens kept as text", () => {
  const sizes = [
    [80, 24],
    [100, 30],
    [160, 50],
  ] as const;
  it.each(
    sizes.flatMap(([columns, rows]) =>
      (["en", "ar"] as const).map((language) => ({ columns, rows, language })),
    ),
  )("$columns by $rows in $language", async ({ columns, rows, language }) => {
    const size = { columns, rows, language: language satisfies Language };
    const name = `tests/tui/screens/${String(columns)}x${String(rows)}-${language}`;
    const observer = await played(size);
    await expectGolden(`${name}.txt`, `${observer.text()}\n`);
    const player = await played({ ...size, as: ["south"] });
    player.press("space");
    await expectGolden(`${name}-decision.txt`, `${player.text()}\n`);
  });
});

it("shows a first picture of the coming step at once, and the whole one once it is made", () => {
  const scenario = readPlayed("europe-2022");
  const patient = drive({ scenario, columns: 160, rows: 50 });
  const game = drive({ scenario, columns: 160, rows: 50 });
  const context = { ...game.around.context, hurried: true as const };
  const around = { ...game.around, context };
  patient.press("space", "space");
  game.press("space", "space");
  const state = game.state();
  const painter = { ...painterFor(game), columns: 160, rows: 50 };
  const textOfFrame = (): string => frameOf(painter, around, state).lines.map(textOf).join("\n");
  const perspective = perspectiveIn(state);
  expect(isWhole(context, state.session, perspective)).toBe(false);
  const first = textOfFrame();
  let pieces = 1;
  while (!workAhead(context, state.session, perspective)) pieces += 1;
  expect(pieces).toBeGreaterThan(8);
  expect(textOfFrame()).toBe(patient.text());
  expect(first).not.toBe(patient.text());
  // A few draws tell much the same.
  expect(
    first
      .split("\n")
      .slice(2, 4)
      .map((line) => line.slice(0, 20)),
  ).toEqual(
    patient
      .screen()
      .slice(2, 4)
      .map((line) => line.slice(0, 20)),
  );
});

describe("the map", () => {
  /** Column and row of a label. */
  const spotOf = (screen: readonly string[], label: RegExp): readonly [number, number] => {
    const row = screen.findIndex((line) => label.test(line.slice(0, 94)));
    return [screen[row]?.search(label) ?? -1, row];
  };

  it("shows every place once, west to the left and north above, in both languages", () => {
    const scenario = readPlayed("europe-2022");
    for (const language of ["en", "ar"] as const) {
      const game = drive({ scenario, columns: 160, rows: 50, language });
      const screen = game.screen().map((line) => (language === "ar" ? line.slice(63) : line));
      const [ukraine, belarus, bosnia, western, nordic, albania] = [1, 2, 3, 8, 9, 5].map((key) =>
        spotOf(screen, new RegExp(`${String(key)}[◆◇]\\d`, "u")),
      );
      for (const key of [4, 6]) {
        const label = new RegExp(`${String(key)}[◆◇]\\d`, "gu");
        expect(screen.join("\n").match(label)).toHaveLength(1);
      }
      expect(western?.[0]).toBeLessThan(bosnia?.[0] ?? 0);
      expect(bosnia?.[0]).toBeLessThan(ukraine?.[0] ?? 0);
      expect(nordic?.[1]).toBeLessThan(belarus?.[1] ?? 0);
      expect(belarus?.[1]).toBeLessThan(ukraine?.[1] ?? 0);
      expect(bosnia?.[1]).toBeLessThan(albania?.[1] ?? 0);
    }
  });

  it("has coasts that close, within the world", () => {
    const rings = coasts();
    expect(rings.length).toBeGreaterThan(200);
    for (const ring of rings) {
      expect(ring.at(-1)).toEqual(ring[0]);
      for (const [east, north] of ring) {
        expect(Math.abs(east)).toBeLessThanOrEqual(180);
        expect(Math.abs(north)).toBeLessThanOrEqual(90);
      }
    }
    // Cape St Vincent, where Europe ends in the south-west.
    const near = rings.flat().filter(([east, north]) => Math.hypot(east + 9, north - 37) < 0.5);
    expect(near.length).toBeGreaterThan(0);
  });
});

describe("figures of the odds", () => {
  let game: Driven;
  beforeAll(async () => {
    game = await played({});
  });

  it("are those of a batch of the same continuations", async () => {
    const { context } = game.around;
    const { session } = game.state();
    const odds = await oddsAt(game, session.cursor);
    const [here] = suppositions(context, session, perspectiveIn(game.state()));
    if (here === undefined) throw new Error("nowhere");
    const key = continuationKey(identity.seed, identity.run);
    const { parameters } = context.engine;
    const tally = interpreterEngine
      .prepare(demo.program)
      .tallyFrom({ state: here.state, outcomes: here.outcomes }, parameters, key, 0, runs);
    const layout = layoutOf(demo.program);
    const chances = chancesOf(context.naming, { now: odds });
    expect(chances.runs).toBe(runs);
    for (const [index, { levels }] of demo.program.flashpoints.entries()) {
      for (const level of levels.keys()) {
        const never = at(passageOf(layout, tally.cells, index, level), layout.steps + 1);
        expect(odds.reach[index]?.[level]?.probability).toBeCloseTo(1 - never / runs, 12);
      }
      const rising = at(odds.rising, index);
      expect(rising.at(-1)).toBeCloseTo(
        odds.reach[index]?.[at(watched, index)]?.probability ?? Number.NaN,
        12,
      );
      expect(rising).toEqual(rising.toSorted((left, right) => left - right));
    }
    const share = watchedOf(context.naming, { now: odds })[0];
    expect(Number(share?.chance)).toBeCloseTo((share?.probability ?? 0) * 100, -1);
  });
});

describe("changes of odds", () => {
  const samples = (values: readonly number[]): readonly Sample[] =>
    values.map((value) => ({ outcomes: [value, value, value], reach: [[1, value]] }));
  const withSamples = (values: readonly number[]): Odds => ({
    ...{ step: 0, runs: 1000, rising: [], samples: samples(values) },
    outcomes: [0.5, 0.5, 0.5].map((probability) => ({
      ...{ kind: "chance", probability, low: 0.4, high: 0.6 },
    })),
    reach: [[1, 0.5].map((probability) => ({ probability, low: 0.4, high: 0.6 }))],
  });
  const noisy = [0.5, 0.58, 0.41, 0.53, 0.47, 0.6, 0.44, 0.52, 0.49, 0.55];
  const { naming } = drive({ scenario: readPlayed("brinkmanship") }).around.context;
  const directionOf = (now: readonly number[], last: readonly number[]) => {
    const change = oddsChange(withSamples(now), withSamples(last));
    const known = { now: withSamples(now), last: withSamples(last), change };
    return chancesOf(naming, known).whole[0]?.change?.direction;
  };

  it("are marked where batches on the same luck agree, however noisy each is", () => {
    const shifted = noisy.map((value, index) => value + 0.02 + (index % 2) * 0.004);
    expect(directionOf(shifted, noisy)).toBe("up");
    expect(directionOf(noisy, shifted)).toBe("down");
  });

  it("are not marked where they disagree, or nothing changed", () => {
    expect(directionOf(noisy.toReversed(), noisy)).toBe("same");
    expect(directionOf(noisy, noisy)).toBe("same");
  });

  it("are seldom marked between answers of one state on different luck", async () => {
    const game = drive();
    const known = suppositions(game.around.context, game.state().session, {
      players: [],
      truth: false,
    });
    let marked = 0;
    for (let run = 1; run <= 10; run += 1) {
      const other = openOdds(demo.program, { seed: "demo", run, watched });
      const odds = await other.ask({ step: 0, suppositions: known, runs: 256 });
      const again = await service.ask({ step: 0, suppositions: known, runs: 256 });
      await other.close();
      if (odds === undefined || again === undefined) throw new Error("no odds");
      const { reach } = oddsChange(odds, again);
      const change = reach[0]?.[2];
      if (change !== undefined && (change.low > 0 || change.high < 0)) marked += 1;
    }
    expect(marked).toBeLessThan(3);
  });
});
