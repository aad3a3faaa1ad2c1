/** Single steps with known luck, worked out by hand: the phases, their order and their snapshots. */

import { describe, expect, test } from "vitest";
import { advance, availableMoves, beforeTurn } from "../../../src/engine/interpreter/advance.ts";
import { chances } from "../../../src/engine/interpreter/chances.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { start } from "../../../src/engine/interpreter/start.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Model } from "../../../src/scenario/model.ts";
import type { FlashpointId } from "../../../src/base/brand.ts";
import * as m from "../../ir/models.ts";
import { scripted } from "./luck.ts";

const ladder = ["a", "b", "c"] as const;

function play(model: Model, table: Readonly<Record<string, readonly number[]>> = {}) {
  const program = lower(model);
  return { program, ...simulate(program, parametersOf(program), scripted(table)) };
}

describe("transitions", () => {
  const model = m.aModel({
    calendar: { start: "2022-01-03", unit: "week", steps: 2 },
    flashpoints: [
      m.flashpoint("f", ladder, "a", [
        m.rule(
          "r",
          ["a"],
          "b",
          { kind: "chance", probability: m.x(0.3), window: "month" },
          {
            multipliers: [
              m.times(2),
              m.times(100, m.compare(">", 1, 2)),
              m.times(0.25, m.compare(">", 2, 1)),
            ],
          },
        ),
        m.rule("s", ["a"], "c", 0.125),
      ]),
    ],
  });

  test("hazards, their parts and the probability are those of the formulas", () => {
    const { records } = play(model);
    const [record] = records[0]?.transitions ?? [];
    // -log1p(-0.3) · 7 / 30.4375, computed with the host's log1p (within an ulp of ours).
    const h0 = (-Math.log1p(-0.3) * 7) / 30.4375;
    const [s, r] = record?.rules ?? [];
    expect(s).toEqual({ rule: 0, base: { hazard: 0.125 }, factors: [], hazard: 0.125 });
    expect(r?.base.probability).toBe(0.3);
    expect(r?.base.hazard).toBeCloseTo(h0, 15);
    expect(r?.factors).toEqual([
      { multiplier: 0, factor: 2 },
      { multiplier: 2, factor: 0.25 },
    ]);
    const hazard = (r?.base.hazard ?? 0) * 2 * 0.25;
    expect(r?.hazard).toBe(hazard);
    expect(record?.total).toBe(0.125 + hazard);
    expect(record?.probability).toBeCloseTo(1 - Math.exp(-(0.125 + hazard)), 15);
    expect(record?.mode).toBe("hazard");
  });

  test("the uniform decides whether, then which: worst target first", () => {
    const threshold = play(model).records[0]?.transitions[0];
    const p = threshold?.probability ?? 0;
    const share = (threshold?.rules[0]?.hazard ?? 0) / (threshold?.total ?? 1);
    const level = (u: number) => play(model, { "flashpoint/f": [u] }).states[1]?.levels[0];
    expect(level(0)).toBe(2);
    expect(level(p * share * 0.999999)).toBe(2);
    expect(level(p * share * 1.000001)).toBe(1);
    expect(level(p * 0.999999)).toBe(1);
    expect(level(p)).toBe(0);
  });

  test("certain rules of positive weight shut out the rest and may stay", () => {
    const markov = (weight: number) =>
      m.aModel({
        flashpoints: [
          m.flashpoint("f", ladder, "a", [
            m.rule("stay", ["a"], "a", m.certain(1)),
            m.rule("go", ["a"], "b", m.certain(weight)),
            m.rule("hazard", ["a"], "c", 1),
          ]),
        ],
      });
    const record = play(markov(3)).records[0]?.transitions[0];
    expect(record?.mode).toBe("certain");
    expect(record?.probability).toBe(1);
    expect(record?.rules.map((r) => r.hazard)).toEqual([3, 1]);
    const at = (u: number) => play(markov(3), { "flashpoint/f": [u] }).states[1]?.levels[0];
    expect([at(0), at(0.7499), at(0.75), at(0.9999)]).toEqual([1, 1, 0, 0]);
  });

  test("certain rules of no weight let the rest through", () => {
    const { records } = play(
      m.aModel({
        flashpoints: [
          m.flashpoint("f", ladder, "a", [
            m.rule("idle", ["a"], "b", m.certain(0)),
            m.rule("hazard", ["a"], "c", 1),
          ]),
        ],
      }),
    );
    expect(records[0]?.transitions[0]?.mode).toBe("hazard");
    expect(records[0]?.transitions[0]?.rules.map((r) => r.rule)).toEqual([0]);
  });

  test("all flashpoints read one snapshot", () => {
    const follow = (id: string, other: string) =>
      m.flashpoint(id, ["a", "b"], "a", [
        m.rule("r", ["a"], "b", m.certain(), { when: m.level(other, "==", "b") }),
        m.rule("back", ["b"], "a", m.certain(), { when: m.level(other, "==", "a") }),
      ]);
    const swap = m.aModel({
      flashpoints: [follow("f", "g"), { ...follow("g", "f"), start: "b" as never }],
    });
    const { states } = play(swap);
    expect(states.slice(0, 3).map((s) => s.levels)).toEqual([
      [0, 1],
      [1, 0],
      [0, 1],
    ]);
  });

  test("chances split the probability by direction", () => {
    const program = lower(
      m.aModel({
        flashpoints: [
          m.flashpoint("f", ladder, "b", [
            m.rule("u", ["b"], "c", 0.3),
            m.rule("d", ["b"], "a", 0.1),
          ]),
        ],
      }),
    );
    const [chance] = chances(program, [], start(program, [], scripted({})));
    expect(chance?.up).toBeCloseTo((1 - Math.exp(-0.4)) * 0.75, 14);
    expect(chance?.down).toBeCloseTo((1 - Math.exp(-0.4)) * 0.25, 14);
  });
});

describe("effects and drift", () => {
  test("effects read the snapshot after the transitions; drift the one after the effects", () => {
    const { states, records } = play(
      m.aModel({
        variables: [
          m.aVariable("v", 10, { drift: m.binary("+", m.variable("v"), 1) }),
          m.aVariable("w", 0, { drift: m.binary("*", m.variable("v"), 2) }),
        ],
        flashpoints: [
          m.flashpoint("f", ladder, "a", [
            m.rule("r", ["a"], "b", m.certain(), {
              effects: [
                { ...m.add("v", m.binary("+", m.variable("v"), 1)), when: m.level("f", "==", "b") },
              ],
            }),
          ]),
        ],
      }),
    );
    // v: 10 + (10 + 1), then drift +1; w: 2 · 21.
    expect(states[1]?.variables).toEqual([22, 42]);
    expect(records[0]?.changes).toEqual([
      { phase: "transitions", target: "flashpoint", index: 0, from: 0, to: 1 },
      { phase: "effects", target: "variable", index: 0, from: 10, to: 21 },
      { phase: "drift", target: "variable", index: 0, from: 21, to: 22 },
      { phase: "drift", target: "variable", index: 1, from: 0, to: 42 },
    ]);
  });

  test("last set, then the additions, then one clamp", () => {
    const event = (id: string, effects: Parameters<typeof m.anEvent>[2]) =>
      m.anEvent(id, m.on("2022-01-01"), effects);
    const { states } = play(
      m.aModel({
        variables: [m.aVariable("v", 50), m.aVariable("w", 90)],
        flashpoints: [m.flashpoint("f", ["a", "b", "c", "d"], "b")],
        events: [
          event("e3", [m.add("v", 4), m.add("w", 30), m.shift("f", -1)]),
          event("e1", [m.set("v", 7), m.add("w", -25), m.put("f", "d")]),
          event("e2", [m.set("v", 20), m.shift("f", 2)]),
          event("e4", [m.add("v", -1)]),
        ],
      }),
    );
    // v: the last set is e2's. w: 90 - 25 + 30, not clamped in between. f: d, +2, -1, then clamped.
    expect(states[1]?.variables).toEqual([23, 95]);
    expect(states[1]?.levels).toEqual([3]);
  });
});

describe("events", () => {
  const level = (states: readonly { readonly variables: readonly number[] }[]) =>
    states.map((s) => s.variables[0]);

  test("a dated one happens in its step with its chance, and is drawn even when certain", () => {
    const model = (p: number) =>
      m.aModel({
        calendar: { start: "2022-01-01", unit: "day", steps: 3 },
        variables: [m.aVariable("v", 0)],
        events: [m.anEvent("e", m.on("2022-01-02", p), [m.add("v", 1)])],
      });
    expect(level(play(model(1)).states)).toEqual([0, 0, 1, 1]);
    expect(play(model(1)).records.map((r) => r.events.length)).toEqual([0, 1, 0]);
    expect(level(play(model(0), { "event/e": [0, 0, 0] }).states)).toEqual([0, 0, 0, 0]);
    expect(level(play(model(0.5), { "event/e": [0, 0.4999, 0] }).states)).toEqual([0, 0, 1, 1]);
    expect(level(play(model(0.5), { "event/e": [0, 0.5, 0] }).states)).toEqual([0, 0, 0, 0]);
  });

  test("an undated one happens once unless it repeats, and all read one snapshot", () => {
    const model = (repeats: boolean) =>
      m.aModel({
        calendar: { start: "2022-01-01", unit: "day", steps: 3 },
        variables: [m.aVariable("v", 0)],
        events: [
          m.anEvent("e", m.atRate(1, repeats), [m.add("v", 1)]),
          m.anEvent("f", m.on("2022-01-01"), [m.add("v", 10)], { when: m.happened("e") }),
          m.anEvent("g", m.on("2022-01-02"), [m.add("v", 20)], { when: m.happened("e") }),
        ],
      });
    const table = { "event/e": [0, 0, 0] };
    expect(level(play(model(false), table).states)).toEqual([0, 1, 21, 21]);
    expect(level(play(model(true), table).states)).toEqual([0, 1, 22, 23]);
  });

  test("they come before the moves and transitions of the step", () => {
    const { states } = play(
      m.aModel({
        flashpoints: [
          m.flashpoint("f", ["a", "b"], "a", [
            m.rule("r", ["a"], "b", m.certain(), { when: m.happened("e") }),
          ]),
        ],
        events: [m.anEvent("e", m.on("2022-01-01"))],
      }),
    );
    expect(states[1]?.levels).toEqual([1]);
  });
});

describe("moves", () => {
  const model = (turns: Model["turns"]) =>
    m.aModel({
      turns,
      calendar: { start: "2022-01-01", unit: "day", steps: 2 },
      variables: [m.aVariable("v", 0, { max: 1000 })],
      actors: [
        m.anActor("first", [m.aMove("act", 1, [m.add("v", 1)])], { turn: 1 }),
        m.anActor(
          "second",
          [
            m.aMove("answer", 1, [m.add("v", m.binary("*", 10, m.variable("v")))], {
              when: m.moved("first", "act"),
            }),
          ],
          { turn: 2 },
        ),
      ],
    });

  test("in sequence, a later actor sees an earlier one's move and its effects", () => {
    expect(play(model("sequential")).states.map((s) => s.variables[0])).toEqual([0, 11, 132]);
  });

  test("at once, all read one snapshot", () => {
    // Step 0: only `act`. Step 1: act +1 and answer +10 · 1, both on v = 1.
    expect(play(model("simultaneous")).states.map((s) => s.variables[0])).toEqual([0, 1, 12]);
  });

  const policy = m.aModel({
    variables: [m.aVariable("v", 0)],
    actors: [
      m.anActor(
        "nato",
        [
          m.aMove("a", 1, [m.add("v", 1)]),
          m.aMove("b", 2, [m.add("v", 10)], { multipliers: [m.times(1.5)] }),
          m.aMove("c", 4, [m.add("v", 100)], { when: m.compare(">", m.variable("v"), 1000) }),
          m.aMove("d", 0, [m.add("v", 50)]),
        ],
        { movesPerStep: 3 },
      ),
    ],
  });

  test("the policy draws in proportion to weight, slots share the snapshot, no move comes twice", () => {
    const { records, states } = play(policy, { "move/nato": [0.2499], "move/nato/1": [0.9] });
    const moves = records[0]?.moves ?? [];
    expect(moves.map((r) => [r.options.map((o) => o.weight), r.total, r.chosen, r.by])).toEqual([
      [[1, 3, 0], 4, 0, "policy"],
      [[3, 0], 3, 1, "policy"],
      [[0], 0, undefined, "nobody"],
    ]);
    expect(moves[2]?.draw).toBeUndefined();
    expect(states[1]?.moves).toEqual([[0, 1]]);
    expect(states[1]?.variables).toEqual([11]);
    expect(play(policy, { "move/nato": [0.25] }).records[0]?.moves[0]?.chosen).toBe(1);
  });

  test("a player chooses, weight 0 and none included, and nothing unavailable", () => {
    const program = lower(policy);
    const first = start(program, [], scripted({}));
    const choices = new Map([
      [
        0,
        [{ kind: "move", move: 3 } as const, { kind: "none" } as const, { kind: "none" } as const],
      ],
    ]);
    const { state, record } = advance(program, [], first, scripted({}), choices);
    expect(state.variables).toEqual([50]);
    expect(record.moves.map((r) => [r.by, r.chosen])).toEqual([
      ["player", 3],
      ["player", undefined],
      ["player", undefined],
    ]);
    const unavailable = new Map([[0, [{ kind: "move", move: 2 } as const]]]);
    expect(() => advance(program, [], first, scripted({}), unavailable)).toThrow("not available");
    const twice = new Map([
      [0, [{ kind: "move", move: 0 } as const, { kind: "move", move: 0 } as const]],
    ]);
    expect(() => advance(program, [], first, scripted({}), twice)).toThrow("not available");
  });

  test("a player is asked on the snapshot of the turn", () => {
    const program = lower(model("sequential"));
    const first = start(program, [], scripted({}));
    expect(availableMoves(program, [], first, 1)).toEqual([]);
    const snapshot = beforeTurn(program, [], first, scripted({}), 1).state;
    expect(snapshot.variables).toEqual([1]);
    expect(availableMoves(program, [], snapshot, 1).map((o) => o.move)).toEqual([0]);
    const none = new Map([[0, [{ kind: "none" } as const]]]);
    expect(
      availableMoves(program, [], beforeTurn(program, [], first, scripted({}), 1, none).state, 1),
    ).toEqual([]);
  });
});

describe("counters", () => {
  test("a level entered in a step has dwell 0 in it, 1 after it; staying resets nothing", () => {
    const dwelling = m.variable("v");
    const { states } = play(
      m.aModel({
        calendar: { start: "2022-01-01", unit: "day", steps: 5 },
        variables: [
          m.aVariable("v", 0, { drift: m.dwell("f") }),
          m.aVariable("w", 0, { drift: m.held("f", "b") }),
        ],
        flashpoints: [
          m.flashpoint(
            "f",
            ladder,
            "b",
            [
              m.rule("up", ["b"], "c", m.certain(), { when: m.compare("==", dwelling, 4) }),
              m.rule("stay", ["c"], "c", m.certain(), { when: m.compare("==", dwelling, 0) }),
              m.rule("down", ["c"], "a", m.certain(), { when: m.compare("==", dwelling, 1) }),
            ],
            { startDwell: 3, startHeld: { b: 7, c: 9 } as never },
          ),
        ],
      }),
    );
    expect(states.map((s) => [s.levels[0], s.dwell[0], s.held[0]])).toEqual([
      [1, 3, [0, 7, 0]],
      [1, 4, [0, 8, 0]],
      [1, 5, [0, 9, 0]],
      [2, 1, [0, 10, 0]],
      [2, 2, [0, 11, 0]],
      [0, 1, [0, 0, 0]],
    ]);
    expect(states.map((s) => s.variables)).toEqual([
      [0, 0],
      [3, 7],
      [4, 8],
      [0, 9],
      [1, 10],
      [0, 0],
    ]);
  });

  test("a level left and entered again within a step starts anew; a set to the current one does not", () => {
    const model = (again: string) =>
      m.aModel({
        variables: [m.aVariable("v", 0, { drift: m.binary("+", m.dwell("f"), m.held("f", "c")) })],
        flashpoints: [
          m.flashpoint("f", ladder, "c", [m.rule("up", ["b"], "c", m.certain())], {
            startDwell: 5,
            startHeld: { b: 6, c: 5 } as never,
          }),
        ],
        events: [m.anEvent("e", m.on("2022-01-01"), [m.put("f", again)])],
      });
    expect(play(model("b")).states[1]?.dwell).toEqual([1]);
    expect(play(model("b")).states[1]?.held).toEqual([[0, 0, 1]]);
    expect(play(model("c")).states[1]?.dwell).toEqual([6]);
    expect(play(model("c")).states[1]?.held).toEqual([[0, 0, 6]]);
  });

  test("caps change no result", () => {
    const model = m.aModel({
      calendar: { start: "2022-01-01", unit: "day", steps: 40 },
      flashpoints: [
        m.flashpoint("f", ladder, "a", [
          m.rule("up", ["a"], "b", 0.3, {
            multipliers: [m.times(3, m.compare(">=", m.dwell("f"), 4))],
          }),
          m.rule("on", ["b"], "c", 0.4, { when: m.compare("<", 2, m.held("f", "b")) }),
          m.rule("off", ["c"], "a", 0.5),
        ]),
      ],
    });
    const program = lower(model);
    const uncapped = {
      ...program,
      flashpoints: program.flashpoints.map((f) => ({
        ...f,
        dwellCap: Infinity,
        heldCaps: f.levels.map(() => Infinity),
      })),
    };
    let seed = 1;
    const luck = (site: number, step: number) => {
      seed = (Math.imul(seed ^ site ^ step, 0x5bd1e995) >>> 0) + 1;
      return (seed % 1000) / 1000;
    };
    seed = 1;
    const capped = simulate(program, [], luck).states.map((s) => s.levels[0]);
    seed = 1;
    expect(simulate(uncapped, [], luck).states.map((s) => s.levels[0])).toEqual(capped);
    expect(new Set(capped).size).toBe(3);
  });
});

describe("couplings", () => {
  test("multiply by the clamped exponential of the signed, lagged, weighted rungs", () => {
    const model = (calms: boolean) =>
      m.aModel({
        calendar: { start: "2022-01-01", unit: "day", steps: 4 },
        flashpoints: [
          m.flashpoint("f", ladder, "b", [
            m.rule("up", ["b"], "c", 0.01),
            m.rule("down", ["b"], "a", 0.01),
          ]),
          m.flashpoint("g", ladder, "b", [m.rule("up", ["b"], "c", m.certain())]),
          m.flashpoint("h", ladder, "c"),
        ],
        couplings: {
          strength: m.x(0.5),
          floor: m.x(0.4),
          ceiling: m.x(1.8),
          calms,
          links: [
            {
              from: "g" as FlashpointId,
              to: "f" as FlashpointId,
              weight: m.x(1),
              lag: 2,
              span: m.span(),
            },
            {
              from: "h" as FlashpointId,
              to: "f" as FlashpointId,
              weight: m.x(3),
              lag: 0,
              when: m.compare("<", { kind: "step", span: m.span() }, 0),
              span: m.span(),
            },
          ],
          span: m.span(),
        },
      });
    const factors = (calms: boolean) =>
      play(model(calms)).records.map((r) =>
        r.transitions[0]?.rules.map((rule) => rule.factors.map((f) => f.factor)),
      );
    // held(g, c) reaches 2 in S_2; held(g, b) likewise, so before that the lagged rung is 0: s = -0.5.
    const low = Math.exp(-0.5);
    expect(factors(false)[0]?.[0]?.[0]).toBeCloseTo(low, 15);
    expect(factors(false)[2]?.[0]?.[0]).toBeCloseTo(Math.exp(0.5), 15);
    expect(factors(false)[2]?.[1]).toEqual([]);
    // Calming: the way down slows by exp(-s), within the same bounds.
    expect(factors(true)[0]?.[1]?.[0]).toBeCloseTo(Math.exp(0.5), 15);
    expect(factors(true)[2]?.[1]?.[0]).toBeCloseTo(low, 15);
  });
});

describe("the start", () => {
  test("an unknown is drawn in proportion to its shares, in the order of ids", () => {
    const program = lower(m.aModel({ unknowns: [m.anUnknown("u", { z: 1, a: 3 })] }));
    const drawn = (u: number) => start(program, [], scripted({ "unknown/u": [u] })).unknowns;
    expect(program.unknowns[0]?.values.map((v) => v.id)).toEqual(["a", "z"]);
    expect([drawn(0), drawn(0.7499), drawn(0.75), drawn(1 - 2 ** -53)]).toEqual([
      [0],
      [0],
      [1],
      [1],
    ]);
  });

  test("variables are rounded if integer, then clamped; the run may end at once", () => {
    const program = lower(
      m.aModel({
        variables: [
          m.aVariable("i", 2.5, { integer: true }),
          m.aVariable("j", 200),
          m.aVariable("k", -2.5, { integer: true, min: -10 }),
        ],
        endsWhen: m.compare("==", m.variable("i"), 3),
      }),
    );
    const state = start(program, [], scripted({}));
    expect(state.variables).toEqual([3, 100, -2]);
    expect(state.ended).toBe(true);
    expect(simulate(program, [], scripted({})).states).toHaveLength(1);
  });
});
