/** What is said of a program from its expressions: caps of counters, bounds of hazards, what is watched. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { eventBound, flashpointBound, wordOfBound } from "../../src/ir/bounds-hazard.ts";
import { Bounds } from "../../src/ir/bounds.ts";
import { daysOf, daysOfSteps, stepOfDate } from "../../src/ir/calendar.ts";
import { compareNumbers } from "../../src/ir/comparison.ts";
import { lower } from "../../src/ir/lower.ts";
import {
  cameTrue,
  conditionOf,
  expressionsOf,
  questionOf,
  rangeOf,
} from "../../src/ir/outcome-fold.ts";
import type { Program } from "../../src/ir/program.ts";
import { switchParts } from "../../src/ir/switches.ts";
import { happeningsOf, keyOf, tellingHappenings, watchModel } from "../../src/ir/watch.ts";
import { rootsOf } from "../../src/ir/walk.ts";
import { modelOf } from "../scenario/reading.ts";

const text = (outcome: string, rule = "chance: 20% per week"): string => `
brink: 1
scenario: said
start: 2022-01-03
step: week
horizon: 9 steps
parameters: { p: { value: 2, range: [1, 3] } }
variables: { x: { start: 1, min: 0, max: 8 } }
flashpoints:
  a: { start: tense, levels: [calm, tense, war], rules: { up: { from: [calm, tense], to: war, ${rule} } } }
  b: { start: low, levels: [low, high], rules: {} }
actors:
  navy:
    moves:
      strike: { weight: 1, then: { a: war, x: { add: 1 } } }
      wait: { weight: 3 }
events:
  storm: { chance: 30% per week, times: [{ by: p, when: x > 4 }], then: { b: high } }
  vote: { date: 2022-01-20, chance: x / 16 }
outcomes: { it: { ${outcome} } }
`;
const programWith = (...of: Parameters<typeof text>): Program => lower(modelOf(text(...of)));

describe("caps of counters", () => {
  it("are the last number that a comparison tells apart", () => {
    const cap = (condition: string) =>
      at(programWith(`ever: ${condition}`).flashpoints, 0).dwellCap;
    for (const [condition, wanted] of [
      ["dwell(a) >= 3", 3],
      ["dwell(a) < 3", 3],
      ["dwell(a) > 3", 4],
      ["dwell(a) <= 3", 4],
      ["dwell(a) == 3", 4],
      ["dwell(a) != 3", 4],
      ["dwell(a) >= 2.5", 3],
      ["dwell(a) > 2.5", 3],
      ["3 <= dwell(a)", 3],
      ["3 < dwell(a)", 4],
      ["3 > dwell(a)", 3],
      ["dwell(a) > -5", 0],
      ["dwell(a) >= 3 or dwell(a) > 7", 8],
      ["dwell(a) > x", Infinity],
      ["dwell(a) + 1 > 3", Infinity],
      ["x > 3", 0],
    ] as const) {
      expect([condition, cap(condition)]).toEqual([condition, wanted]);
    }
  });
});

describe("bounds of hazards", () => {
  const known = (program: Program) => ({ parameters: parametersOf(program) });
  const bound = (level: number, rule: string): number => {
    const program = programWith("ever: a == war", rule);
    return flashpointBound(program, 0, level, known(program));
  };

  it("are the total hazard of what may be enabled at a level", () => {
    expect(bound(1, "chance: 20% per week")).toBeCloseTo(-Math.log(0.8), 12);
    expect(bound(1, "chance: 20% per week")).toBeGreaterThanOrEqual(-Math.log(0.8));
    expect(bound(2, "chance: 20% per week")).toBe(0);
    expect(bound(0, "chance: 20% per week, when: x > 9")).toBe(0);
    expect(bound(0, "chance: 20% per week, when: x > 3")).toBeCloseTo(-Math.log(0.8), 12);
    expect(bound(0, "certain: true")).toBe(Infinity);
    expect(bound(0, "hazard: p / 4")).toBe(0.5);
    expect(bound(0, "hazard: x - 1")).toBe(Infinity);
    expect(bound(0, "chance: x / 8 per week")).toBe(Infinity);
    const times = (by: string, when: string): number =>
      bound(0, `hazard: 1, times: [{ by: ${by}, when: ${when} }]`);
    expect([times("3", "x > 4"), times("0.5", "x > 4")]).toEqual([3, 1]);
    expect([times("0.5", "x >= 0"), times("3", "x > 9")]).toEqual([0.5, 1]);
    expect([times("x - 1", "x > 4"), times("1e7", "x >= 0")]).toEqual([Infinity, Infinity]);
    expect(times("1e6", "x >= 0")).toBe(1e6);
  });

  it("of events are those of their hazard, or of their chance on a date", () => {
    const program = programWith("ever: a == war");
    const [storm, vote] = ["storm", "vote"].map((id) =>
      eventBound(
        program,
        program.events.findIndex((one) => one.id === id),
        known(program),
      ),
    );
    expect(storm).toBeCloseTo(-2 * Math.log(0.7), 12);
    expect(vote).toBe(0.5);
  });

  it("are the largest word of a uniform that may lie below them", () => {
    expect([0, 2 ** -33, 2 ** -32, 2 ** -31, 0.5, 1, NaN].map(wordOfBound)).toEqual([
      ...[0, 0, 0, 1, 2 ** 31 - 1, 2 ** 32 - 1, 2 ** 32 - 1],
    ]);
    expect(wordOfBound(0.5 + 2 ** -33)).toBe(2 ** 31);
  });
});

describe("bounds of expressions", () => {
  /** Range of a number, whether a condition holds, and whether either may fault. */
  function told(form: string, level?: number) {
    const program = programWith(form);
    const parameters = parametersOf(program);
    const levels = new Map(level === undefined ? [] : [[0, level] as const]);
    const bounds = new Bounds(program, { parameters, levels });
    const { fold } = at(program.outcomes, 0);
    if (fold.kind !== "read") throw new Error(fold.kind);
    const { value: root } = fold;
    return bounds.watch(() =>
      root.type === "number" ? bounds.root(root.value) : bounds.boolean(root.value),
    );
  }

  it("know what may be, and what may fault", () => {
    const range = (form: string, level?: number) => {
      const { value, mayFault } = told(`at_end: "${form}"`, level);
      return typeof value === "string" ? value : [value.low, value.high, mayFault];
    };
    const most = Number.MAX_VALUE;
    for (const [form, wanted] of [
      ["x", [0, 8, false]],
      ["p + x", [2, 10, false]],
      ["1 / (1 + x)", [1 / 9, 1, false]],
      ["1 / x", [-most, most, true]],
      ["rung(a)", [0, 2, false]],
      ["(x > 9 ? 100 : 1)", [1, 1, false]],
      ["(x >= 0 ? 100 : 1)", [100, 100, false]],
      ["(x > 3 ? 100 : 1)", [1, 100, false]],
    ] as const) {
      expect([form, range(form)]).toEqual([form, wanted]);
    }
  });

  it("know what holds for sure, and what cannot", () => {
    const truth = (condition: string, level?: number) =>
      told(`at_end: "${condition}"`, level).value;
    for (const [condition, wanted] of [
      ["x < 9", "true"],
      ["x < 8", "maybe"],
      ["x < 0", "false"],
      ["x <= 8", "true"],
      ["x <= 0", "maybe"],
      ["x <= -1", "false"],
      ["x > -1", "true"],
      ["x >= 0", "true"],
      ["x > 8", "false"],
      ["x == 9", "false"],
      ["x == -1", "false"],
      ["x == 8", "maybe"],
      ["p == 2", "true"],
      ["p != 2", "false"],
      ["x != 9", "true"],
      ["x != 3", "maybe"],
      ["x > 3 and x > 8", "false"],
      ["x < 9 and x > 3", "maybe"],
      ["x < 9 and x >= 0", "true"],
      ["x > 3 and x < 9", "maybe"],
      ["x > 3 or x < 9", "true"],
      ["x > 8 or x < 0", "false"],
      ["x > 8 or x > 3", "maybe"],
      ["not (x > 8)", "true"],
      ["not (x > 3)", "maybe"],
      ["happened(storm)", "maybe"],
      ["(x > 3 ? x < 9 : x >= 0)", "true"],
      ["(x > 3 ? x < 9 : x > 8)", "maybe"],
      ["(x > 8 ? x < 9 : x > 8)", "false"],
    ] as const) {
      expect([condition, truth(condition)]).toEqual([condition, wanted]);
    }
    const at1 = ["a == tense", "a == war", "a >= tense", "a < tense", "a != war"];
    expect(at1.map((condition) => truth(condition, 1))).toEqual([
      ...["true", "false", "true", "false", "true"],
    ]);
    expect(at1.map((condition) => truth(condition))).toEqual(Array<string>(5).fill("maybe"));
  });
});

describe("what an outcome says by its fold", () => {
  const outcome = (form: string) => at(programWith(form).outcomes, 0);

  it("is whether it came, what it is about and between what it lies", () => {
    expect([cameTrue({ type: "time" }, 0), cameTrue({ type: "time" }, Infinity)]).toEqual([
      ...[true, false],
    ]);
    expect([cameTrue({ type: "boolean" }, 0), cameTrue({ type: "boolean" }, 1)]).toEqual([
      ...[false, true],
    ]);
    const range = (form: string) => {
      const program = programWith(form);
      return rangeOf(new Bounds(program, known(program)), at(program.outcomes, 0).fold);
    };
    const known = (program: Program) => ({ parameters: parametersOf(program) });
    expect(range("ever: a == war")).toEqual({ low: 0, high: 1, nan: false });
    expect(range("first_time: a == war")).toEqual({ low: 0, high: Infinity, nan: false });
    expect(range("at_end: a == war")).toEqual({ low: 0, high: 1, nan: false });
    expect(range("at_end: x * p")).toEqual({ low: 0, high: 16, nan: false });
    expect(range("max: x - 2")).toEqual({ low: -2, high: 6, nan: false });
    const about = (form: string) => conditionOf(outcome(form).fold)?.kind;
    expect(["ever: a == war", "at_end: a == war", "at_end: x", "max: x"].map(about)).toEqual([
      ...["level", "level", undefined, undefined],
    ]);
    expect(expressionsOf(outcome("max: x").fold)).toHaveLength(1);
  });

  it("asks the same, whether or when", () => {
    const ask = (form: string) => questionOf(outcome(form));
    expect(ask("ever: a == war")).toBe(ask("first_time: a == war"));
    expect(ask("ever: a == war")).not.toBe(ask("ever: a == calm"));
    expect(ask("ever: a == war")).not.toBe(ask("always: a == war"));
    expect(ask("ever: a == war")).not.toBe(ask("at_end: a == war"));
  });
});

describe("a model watched, and with switches", () => {
  const model = modelOf(text("ever: a == war"));

  it("tells of levels off the start, of events and of moves", () => {
    expect(happeningsOf(model).map((one) => [keyOf(one), one.kind])).toEqual(
      expect.arrayContaining([
        ["a.calm", "level"],
        ["a.war", "level"],
        ["b.high", "level"],
        ["storm", "event"],
        ["vote", "event"],
        ["navy.strike", "move"],
        ["navy.wait", "move"],
      ]),
    );
    expect(happeningsOf(model)).toHaveLength(7);
    expect(tellingHappenings(model).map(keyOf)).not.toContain("navy.wait");
    expect(tellingHappenings(model)).toHaveLength(6);
    const of = (key: string) => happeningsOf(model).find((one) => keyOf(one) === key);
    expect(of("a.calm")).toMatchObject({ way: "better", distance: 1 });
    expect(of("a.war")).toMatchObject({ way: "worse", distance: 1 });
    expect(of("navy.strike")).toMatchObject({ writes: ["a"] });
    expect(of("storm")).toMatchObject({ writes: ["b"] });
    expect(of("vote")).toMatchObject({ writes: [] });
  });

  it("has an outcome for each, and one for the arrival of what can be decided on the way", () => {
    const {
      model: watched,
      arrival,
      watched: added,
    } = watchModel(model, happeningsOf(model), "it");
    expect(watched.outcomes).toHaveLength(1 + 7 + 1);
    expect(added.map(({ id }) => id)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((n) => `watch ${String(n)}`),
    );
    expect(arrival).toBe("watch arrival");
    expect(watched.outcomes.slice(1).every(({ type }) => type === "time")).toBe(true);
    const end = modelOf(text("at_end: a == war"));
    expect(watchModel(end, [], "it")).not.toHaveProperty("arrival");
  });

  it("has a switch for each part that does something, off at first", () => {
    const { model: switched, parts } = switchParts(model);
    expect(parts.map(({ part }) => part.path).toSorted()).toEqual([
      "actors.navy.moves.strike",
      "events.storm",
      "events.vote",
      "flashpoints.a.rules.up",
    ]);
    const added = switched.parameters.slice(model.parameters.length);
    expect(added.map(({ id, value }) => [id, value])).toEqual(
      parts.map(({ parameter }) => [parameter, 0]),
    );
    // At 0 it is on, at 1 the rule is never enabled.
    const program = lower(switched);
    const index = program.parameters.findIndex(
      ({ id }) => id === parts.find(({ part }) => part.kind === "rule")?.parameter,
    );
    const values = parametersOf(program);
    const bound = (value: number) =>
      flashpointBound(program, 0, 0, { parameters: values.with(index, value) });
    expect(bound(0)).toBeGreaterThan(0.2);
    expect(bound(1)).toBe(0);
  });

  it("has each root once", () => {
    const roots = [...rootsOf(lower(model))];
    // Start of x; the rule; two weights and an effect; three of the storm, one of the vote; the outcome.
    expect(roots).toHaveLength(1 + 1 + 3 + 3 + 1 + 1);
    expect(new Set(roots).size).toBe(roots.length);
  });
});

describe("numbers and days", () => {
  it("compare as they are", () => {
    const table = (["==", "!=", "<", "<=", ">", ">="] as const).map((comparison) =>
      [1, 2, 3].map((left) => compareNumbers(comparison, left, 2)),
    );
    expect(table).toEqual([
      [false, true, false],
      [true, false, true],
      [true, false, false],
      [true, true, false],
      [false, false, true],
      [false, true, true],
    ]);
  });

  it("have the length of their unit, and a step for each date", () => {
    expect((["day", "week", "month", "year"] as const).map(daysOf)).toEqual([
      1, 7, 30.4375, 365.25,
    ]);
    const calendar = { start: "2022-01-31", unit: "month", steps: 2 } as const;
    const days = daysOfSteps(calendar);
    expect(days.map((day) => day - at(days, 0))).toEqual([0, 28, 59]);
    const steps = [
      "2022-01-30",
      "2022-01-31",
      "2022-02-27",
      "2022-02-28",
      "2022-03-30",
      "2022-03-31",
    ];
    expect(steps.map((date) => stepOfDate(calendar, date))).toEqual([-1, 0, 0, 1, 1, -1]);
  });
});
