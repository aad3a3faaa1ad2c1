/** The chances on screen, held to what in fact happens, and to exact averages over the unknown. */

import { describe, expect, it } from "vitest";

import { actsOf } from "../../../src/app/play/acts.ts";
import { anyDrawn } from "../../../src/app/play/foresee.ts";
import { contextOf } from "../../../src/app/play/context.ts";
import { engineOf } from "../../../src/app/play/engine.ts";
import { isNotable, visibleNews } from "../../../src/app/play/news.ts";
import { outlookOf } from "../../../src/app/play/outlook.ts";
import { hypothesesOf, perspectiveOf } from "../../../src/app/play/perspective.ts";
import { goToStep, openSession } from "../../../src/app/play/session.ts";
import { at } from "../../../src/base/invariant.ts";
import { demo, readPlayed } from "../../tui/demo.ts";
import { recordsOf } from "./whole.ts";

const { program } = demo;
const east = program.flashpoints.findIndex(({ id }) => id === "east");

describe("what is drawn within so many slots", () => {
  const options = (certain: boolean, weights: readonly number[]) =>
    weights.map((weight, move) => ({ move, way: 0, certain, weight }));
  const weighing = (...weights: readonly number[]) => options(true, weights);

  it("is the share for one slot, and certainty when there are slots for all", () => {
    expect(anyDrawn(weighing(1, 3), 1, ({ move }) => move === 1)).toBe(0.75);
    expect(anyDrawn(weighing(1, 3), 2, ({ move }) => move === 1)).toBe(1);
    expect(anyDrawn(weighing(0, 0), 1, () => true)).toBe(0);
    // Two of three exclude each other in one slot, and at least one of them is in any two.
    expect(anyDrawn(weighing(1, 2, 3), 1, ({ move }) => move < 2)).toBe(0.5);
    expect(anyDrawn(weighing(1, 2, 3), 2, ({ move }) => move < 2)).toBe(1);
    // 1/6 + 2/6 · 1/4 + 3/6 · 1/3
    const first = anyDrawn(weighing(1, 2, 3), 2, ({ move }) => move === 0);
    expect(first).toBeCloseTo(1 / 6 + 1 / 12 + 1 / 6, 14);
  });

  it("leaves hazards the chance that nothing is", () => {
    const [a, b] = [0.2, 0.1];
    const competing = options(false, [a, b]);
    const one = 1 - Math.exp(-(a + b));
    expect(anyDrawn(competing, 1, () => true)).toBeCloseTo(one, 14);
    expect(anyDrawn(competing, 1, ({ move }) => move === 0)).toBeCloseTo((one * a) / (a + b), 14);
    // In two slots: drawn first; or the other first and then this, alone; or nothing first.
    const alone = 1 - Math.exp(-a);
    const shares = [(one * a) / (a + b), (one * b) / (a + b)] as const;
    const wanted = shares[0] + shares[1] * alone + (1 - one) * shares[0];
    expect(anyDrawn(competing, 2, ({ move }) => move === 0)).toBeCloseTo(wanted, 14);
  });
});

describe("the chance of moving", () => {
  it("counts moves that write levels: as often as in fact", () => {
    const first = engineOf(program, "outlook", 0);
    const state = { ...first.start(), unknowns: [0] };
    const { up } = at(outlookOf(first, [{ probability: 1, state }], []).flashpoints, east);
    const runs = 6000;
    let worse = 0;
    for (let run = 0; run < runs; run += 1) {
      const { record } = engineOf(program, "outlook", run).advance(state, new Map());
      const climbed = record.changes.some(
        ({ target, index, from, to }) => target === "flashpoint" && index === east && to > from,
      );
      if (climbed) worse += 1;
    }
    const share = worse / runs;
    const error = Math.sqrt((up * (1 - up)) / runs);
    expect(Math.abs(share - up)).toBeLessThan(4 * error);
    expect(up).toBeGreaterThan(0.02);
  });

  it("of the flagship is what drawing the coming step again gives, answers to moves included", () => {
    const flagship = readPlayed("europe-2022").program;
    const id = flagship.flashpoints.findIndex((one) => one.id === "diplomacy");
    const engine = engineOf(flagship, "rv", 0);
    let state = engine.start();
    for (let step = 0; step < 4; step += 1) state = engine.advance(state, new Map()).state;
    const { down } = at(outlookOf(engine, [{ probability: 1, state }], []).flashpoints, id);
    const runs = 4000;
    let better = 0;
    for (let run = 0; run < runs; run += 1) {
      const again = engineOf(flagship, "again", run).advance(state, new Map()).state;
      if (at(again.levels, id) < at(state.levels, id)) better += 1;
    }
    // Sampling error of both sides, and what is taken as independent though it is not quite.
    expect(Math.abs(better / runs - down)).toBeLessThan(0.015);
  });

  it("leaves out the moves of those who are played by hand", () => {
    const engine = engineOf(program, "outlook", 0);
    const north = program.actors.findIndex(({ id }) => id === "north");
    expect(actsOf(engine, engine.start(), []).acts.length).toBeGreaterThan(0);
    expect(actsOf(engine, engine.start(), [north]).acts).toEqual([]);
  });

  it("is averaged over what the player cannot know, part by part", () => {
    const { engine } = contextOf(demo, { seed: "s", run: 0 }, { language: "en", digits: "latin" });
    const south = program.actors.findIndex(({ id }) => id === "south");
    const session = openSession(engine, { seed: "s", run: 0, players: [south] });
    const hypotheses = hypothesesOf(engine, session, perspectiveOf(session));
    expect(hypotheses.map(({ probability }) => probability).toSorted()).toEqual([0.4, 0.6]);
    const averaged = at(outlookOf(engine, hypotheses, [south]).flashpoints, east);
    const single = hypotheses.map(({ probability, state }) => ({
      probability,
      view: at(outlookOf(engine, [{ probability: 1, state }], [south]).flashpoints, east),
    }));
    const mean = single.reduce((sum, { probability, view }) => sum + probability * view.up, 0);
    expect(averaged.up).toBeCloseTo(mean, 14);
    const clash = averaged.causes.find(({ factors }) => factors.length > 0);
    // ×3 with 40 %, ×1 with 60 %.
    expect(clash?.factors[0]).toMatchObject({ uncertain: true });
    expect(clash?.factors[0]?.factor).toBeCloseTo(1.8, 14);
    expect(clash?.baseChance).toBe(0.02);
  });
});

describe("news", () => {
  it("hides what is hidden, and the hidden rule behind a visible level", () => {
    const engine = engineOf(program, "news", 1);
    const session = goToStep(
      engine,
      openSession(engine, { seed: "news", run: 1, players: [] }),
      30,
    );
    const all = recordsOf(engine, session).flatMap((record) =>
      visibleNews(program, record, { truth: true, players: [] }),
    );
    const whisper = program.events.findIndex(({ id }) => id === "whisper");
    const isWhisper = (item: (typeof all)[number]): boolean =>
      item.kind === "event" && item.event === whisper;
    expect(all.some(isWhisper)).toBe(true);
    const seen = recordsOf(engine, session).flatMap((record) =>
      visibleNews(program, record, { truth: false, players: [] }),
    );
    expect(seen.some(isWhisper)).toBe(false);
    const levels = all.filter((item) => item.kind === "level");
    for (const item of levels) {
      if (item.rule === undefined) continue;
      expect(at(at(program.flashpoints, item.flashpoint).rules, item.rule).hidden).toBe(false);
    }
    expect(levels.length).toBeGreaterThan(0);
  });

  it("a step with nothing but moves and secrets is not worth stopping at", () => {
    const engine = engineOf(program, "news", 1);
    const session = goToStep(
      engine,
      openSession(engine, { seed: "news", run: 1, players: [] }),
      30,
    );
    const quiet = recordsOf(engine, session).filter(
      ({ events, transitions, changes }) =>
        events.every(({ event, happened }) => !happened || at(program.events, event).hidden) &&
        transitions.every(({ from, to }) => from === to) &&
        changes.every(({ target }) => target === "variable"),
    );
    expect(quiet.length).toBeGreaterThan(0);
    for (const record of quiet) {
      expect(isNotable(program, record, { truth: false, players: [] })).toBe(false);
    }
  });
});
