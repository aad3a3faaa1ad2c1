/** What a sound file means: the model of `fixtures/everything.yaml`, and of small ones. */

import { hashModel } from "../../src/scenario/hash.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { border, errorsOf, faultsOf, head, modelOf } from "./reading.ts";

const everything = readFileSync(join(import.meta.dirname, "fixtures", "everything.yaml"), "utf8");
const model = modelOf(everything);

/** Without spans, for comparison with plain objects. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === "span" ? undefined : part)));

describe("what stands beside a scenario", () => {
  it("is read with its references", () => {
    expect(model.history?.moves).toMatchObject([
      { actor: "red", move: "talk", date: "2022-01-20" },
    ]);
    expect(model.history?.watched).toEqual([{ event: "flag" }, { actor: "red", move: "wait" }]);
    expect(model.history?.levels[1]).toMatchObject({ flashpoint: "south", until: "2022-01-31" });
    const [crowd] = model.forecasters ?? [];
    expect(crowd).toMatchObject({ id: "crowd", fitted: true });
    expect(crowd?.said).toMatchObject([
      { of: { kind: "outcome", outcome: "invasion" }, probability: 0.45, range: { low: 0.4 } },
      { of: { kind: "unknown", unknown: "intent", value: "all_or_nothing" }, probability: 0.5 },
    ]);
    expect(model.baseRates).toMatchObject({
      ladders: [
        { flashpoint: "north", crisis: "brink", war: "war" },
        { flashpoint: "south", crisis: "war" },
      ],
      departures: [{ rate: "war_given_crisis" }],
    });
  });

  it("is checked like everything else", () => {
    const faults = (from: string, to: string): unknown => faultsOf(everything.replace(from, to));
    expect(faults("move: talk, date", "move: tolk, date")).toEqual([
      "unknown-reference: tolk → talk",
    ]);
    expect(faults("watched: [flag,", "watched: [flog,")).toEqual([
      "unknown-reference: flog → flag",
    ]);
    expect(faults("outcome: invasion, p", "outcome: invason, p")).toEqual([
      "unknown-reference: invason → invasion",
    ]);
    expect(faults("probability: 45%", "probability: 145%")).toEqual(["chance-out-of-bounds: 145%"]);
    expect(faults("crisis: brink", "crisis: brik")).toEqual(["unknown-reference: brik → brink"]);
    expect(faults(", value: all_or_nothing, p", ", p")).toEqual([
      "missing-key: { date: 2022-01-18, unknown: intent, probability: 0.5 }",
    ]);
  });

  it("changes the hash only where it is history", () => {
    const hash = (text: string): string => hashModel(modelOf(text));
    const without = everything.slice(0, everything.indexOf("forecasters:"));
    expect(hash(without)).toBe(hash(everything));
    expect(hash(everything.replace(", red.wait]", "]"))).not.toBe(hash(everything));
  });
});

describe("everything.yaml", () => {
  it("draws no diagnostic", () => {
    expect(faultsOf(everything)).toEqual([]);
  });

  it("turns ranged numbers into parameters named by their paths", () => {
    const parameters = model.parameters.map(({ id, value, prior }) => [
      id,
      value,
      prior?.shape,
      prior?.scale,
      prior?.low,
      prior?.high,
    ]);
    expect(parameters).toEqual([
      ["spillover", 1.3, "uniform", "linear", 1, 2],
      ["unknowns.intent.bargaining", 0.6, "pert", "linear", 0.45, 0.75],
      ["variables.tension.start", 55, "pert", "linear", 40, 70],
      ["variables.talks.start", 1, "pert", "linear", 0, 2],
      ["flashpoints.north.rules.invasion.chance", 0.012, "pert", "hazard", 0.005, 0.03],
      ["flashpoints.north.rules.invasion.times.0.by", 8, "pert", "log", 3, 15],
      ["flashpoints.north.rules.invasion.then.tension", 20, "pert", "linear", 10, 30],
      ["flashpoints.south.rules.flare.chance", 0.03, "pert", "hazard", 0.01, 0.06],
      ["couplings.strength", 0.15, "pert", "linear", 0.05, 0.3],
      ["couplings.north.south", 3, "pert", "linear", 2, 4],
      ["couplings.north.south.2", -1, "pert", "linear", -2, -0.5],
      ["actors.red.moves.talk.weight", 3, "pert", "log", 2, 5],
      ["actors.red.moves.talk.times.0.by", 2, "pert", "log", 1, 3],
      ["actors.red.moves.talk.then.talks", 1, "pert", "linear", 0, 1],
      ["actors.red.moves.wait.weight", 5, "pert", "log", 3, 8],
      ["events.flag.chance", 0.06, "pert", "hazard", 0.03, 0.09],
      ["events.flag.times.0.by", 2.5, "pert", "log", 2, 3],
      ["events.shock.hazard", 0.01, "pert", "linear", 0.005, 0.02],
    ]);
  });

  it("keeps what the rest says", () => {
    expect(model.calendar).toEqual({ start: "2022-01-12", unit: "week", steps: 50 });
    expect(model.languages).toEqual(["en", "ar"]);
    const [north] = model.flashpoints;
    expect(north?.levels.map(({ id }) => id)).toEqual(["calm", "tense", "brink", "war"]);
    expect([north?.start, north?.startDwell, plain(north?.startHeld)]).toEqual([
      "brink",
      4,
      { tense: 20 },
    ]);
    expect(north?.rules.map(({ id, from, to }) => [id, from.join(), to])).toEqual([
      ["invasion", "brink", "war"],
      ["easing", "brink,tense", "calm"],
      ["stay", "war", "war"],
      ["truce", "calm,tense,brink,war", "tense"],
    ]);
    expect(plain(north?.rules[2]?.base)).toEqual({
      kind: "certain",
      weight: { kind: "number", value: 2 },
    });
    expect(plain(north?.rules[0]?.base)).toMatchObject({ kind: "chance", window: "week" });
    expect(model.outcomes.map(({ id, form, type }) => [id, form.kind, type])).toEqual([
      ["invasion", "ever", "boolean"],
      ["quiet", "always", "boolean"],
      ["last", "at_end", "number"],
      ["first", "first_time", "time"],
      ["worst", "max", "number"],
      ["order", "until", "boolean"],
      ["june", "value", "number"],
    ]);
    // 1 June is in the week that begins on 1 June 2022, 20 weeks after the start.
    expect(model.outcomes.at(-1)?.form).toMatchObject({ step: 20 });
    expect(plain(model.couplings?.floor)).toMatchObject({ kind: "binary", operator: "/" });
    expect(model.couplings?.links.map(({ lag }) => lag)).toEqual([4, 0]);
    expect(plain(model.history?.levels.slice(0, 1))).toMatchObject([
      { flashpoint: "north", date: "2022-02-24", level: "war" },
    ]);
  });

  it("inherits a basis from the nearest element that has one", () => {
    const invasion = model.flashpoints[0]?.rules[0];
    expect(plain(invasion?.basis)).toEqual({ sources: ["S1"], judgement: false });
    expect(plain(invasion?.multipliers[0]?.basis)).toEqual({
      sources: ["S1"],
      judgement: false,
      because: { en: "It would", ar: "نعم" },
    });
    expect(plain(model.couplings?.links[0]?.basis)).toEqual({ sources: ["S1"], judgement: false });
  });
});

describe("effects", () => {
  const effects = (then: string): unknown => {
    const text = `${head}variables:
  x: { start: 1, min: -99, max: 99 }
  n: { start: 1, min: 0, max: 9, integer: true }
${border}events:
  bang: { date: 2022-01-13, chance: 100%, then: ${then} }
`;
    return modelOf(text).events[0]?.effects.map((effect) => {
      const { operation, target } = effect;
      return target === "variable"
        ? [operation, plain(effect.value)]
        : target === "flashpoint"
          ? [operation, effect.level ?? effect.shift]
          : [operation, effect.starts];
    });
  };
  const number = (value: number): unknown => ({ kind: "number", value });

  it.each([
    ["{ x: +5 }", [["add", number(5)]]],
    ["{ x: -5 }", [["add", number(-5)]]],
    ["{ x: 5 }", [["set", number(5)]]],
    ["{ x: { set: -5 } }", [["set", number(-5)]]],
    ["{ x: { add: -5 } }", [["add", number(-5)]]],
    ["{ x: { add: +5 } }", [["add", number(5)]]],
    ["{ x: '+5' }", [["add", number(5)]]],
    ["{ border: war }", [["set", "war"]]],
    ["{ border: +1 }", [["add", 1]]],
    ["{ border: -2 }", [["add", -2]]],
    ["{ border: { add: 1 } }", [["add", 1]]],
    ["{ border: { set: tense, when: x > 3 } }", [["set", "tense"]]],
  ])("%s", (then, expected) => {
    expect(effects(then)).toEqual(expected);
  });

  it("takes a sign before an expression for an addition", () => {
    expect(effects("{ x: +0.5 * x }")).toMatchObject([["add", { kind: "binary", operator: "*" }]]);
    expect(effects("{ x: -0.5 * x }")).toMatchObject([["add", { kind: "binary" }]]);
    expect(effects("{ x: 0 - x }")).toMatchObject([["set", { kind: "binary", operator: "-" }]]);
  });

  it("rounds a ranged number that goes to a whole variable", () => {
    expect(effects("{ n: { add: 2, range: [1, 3] } }")).toMatchObject([
      ["add", { kind: "unary", function: "round", operand: { kind: "parameter" } }],
    ]);
  });
});

describe("all faults in one pass", () => {
  it("reports independent faults in source order, and none that only follows", () => {
    const text = `brink: 1
scenario: example
start: 2022-02-30
step: weak
horizon: 10 steps
variables:
  tension: { start: 200, min: 0, max: 100, drift: tenson * 2 }
flashpoints:
  border:
    start: clam
    levels: [calm, tense, war]
    rules:
      clash: { from: calm, to: war, chance: 120% per week, basis: S9 }
      truce: { from: war, too: calm, chance: 1% per weak }
outcomes:
  hot: { ever: tension > 50 and border >= wart }
`;
    expect(errorsOf(text)).toEqual([
      "bad-date: 2022-02-30",
      "bad-choice: weak → week",
      "start-outside-bounds: 200",
      "expression-name-unknown: tenson → tension",
      "unknown-reference: clam → calm",
      "chance-out-of-bounds: 120%",
      "unknown-reference: S9",
      "unknown-key: too → to",
      "chance-without-window: 1% per weak → 1% per week",
      "expression-level-unknown: wart → war",
    ]);
  });

  it("keeps a thing with a fault inside in existence for the others", () => {
    const text = `${head}variables:
  x: { start: nonsense, min: 0, max: 1 }
definitions:
  broken: 1 +
  uses: broken * x
${border}outcomes:
  a: { max: uses + x }
`;
    expect(errorsOf(text)).toEqual([
      "expression-name-unknown: nonsense",
      "expression-unfinished: +",
    ]);
  });

  it("gives exact columns in plain, quoted and block scalars", () => {
    for (const written of [
      "tensin + 1",
      "'tensin + 1'",
      '"tensin + 1"',
      ">-\n      1 +\n      tensin",
    ]) {
      const text = `${head}variables:\n  tension:\n    start: 0\n    min: 0\n    max: 1\n    drift: ${written}\n${border}`;
      expect(errorsOf(text)).toEqual(["expression-name-unknown: tensin → tension"]);
    }
  });

  it("reports circles of definitions once, and lets them share names with levels", () => {
    const circle = `${head}definitions:\n  a: b + 1\n  b: c + 1\n  c: a + 1\n  d: a\n${border}`;
    expect(errorsOf(circle)).toEqual(["definition-cycle: c"]);
    expect(
      errorsOf(`${head}definitions:\n  war: border == war\n  later: war or t > 3\n${border}`),
    ).toEqual([]);
  });
});
