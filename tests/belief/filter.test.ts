/** Beliefs against Bayes by hand, and against every path of a run counted one by one. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import {
  beginBelief,
  believePath,
  filterStep,
  updateBelief,
  type Belief,
} from "../../src/belief/filter.ts";
import {
  knowledgeOf,
  observationOf,
  publicKnowledge,
  type Knowledge,
  type Observation,
} from "../../src/belief/observation.ts";
import { averageOver, drawHypothesis, posteriorOf } from "../../src/belief/posterior.ts";
import { BeliefTooLarge, ImpossibleObservation } from "../../src/belief/refusal.ts";
import { blindObservation, watchedProgram } from "../../src/belief/watched.ts";
import { forget } from "../../src/belief/relevance.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import { parametersOf, simulate } from "../../src/engine/interpreter/run.ts";
import type { Choices } from "../../src/engine/interpreter/record.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import type { Expression } from "../../src/scenario/expression/expression.ts";
import type { ActorId } from "../../src/base/brand.ts";
import type { Model } from "../../src/scenario/model.ts";
import * as m from "../ir/models.ts";
import { modelOf } from "../scenario/reading.ts";
import { allPaths, type Path } from "./paths.ts";

const isX = m.unknownIs("u", "x");
const either = (then: number, otherwise: number): Expression => ({
  kind: "conditional",
  test: isX,
  then: m.x(then),
  otherwise: m.x(otherwise),
  span: m.span(),
});
const u = m.anUnknown("u", { x: 0.25, y: 0.75 });
const day = (steps: number): Partial<Model> => ({
  calendar: { start: "2022-01-01", unit: "day", steps },
});

function program(parts: Partial<Model>): Program {
  return lower(m.aModel(parts));
}

/** Posterior of x after the last step of a path. */
function ofX(scenario: Program, path: Path, knowledge: Knowledge = publicKnowledge): number {
  const belief = believePath(
    scenario,
    parametersOf(scenario),
    knowledge,
    path.states,
    path.records,
  );
  return at(at(posteriorOf(scenario, belief), 0), 0);
}

function paths(scenario: Program, choose?: () => Choices): readonly Path[] {
  return allPaths(scenario, parametersOf(scenario), choose);
}

describe("Bayes by hand", () => {
  it("an event seen or missed", () => {
    const scenario = program({
      ...day(1),
      unknowns: [u],
      events: [m.anEvent("signal", m.on("2022-01-01", either(0.5, 0.1)))],
    });
    for (const path of paths(scenario)) {
      const seen = path.states[1]!.happened[0];
      const expected = seen ? 0.125 / (0.125 + 0.075) : 0.125 / (0.125 + 0.675);
      expect(ofX(scenario, path)).toBeCloseTo(expected, 14);
    }
  });

  it("a transition with competing rules, and none", () => {
    const scenario = program({
      ...day(1),
      unknowns: [u],
      flashpoints: [
        m.flashpoint("f", ["a", "b", "c"], "a", [
          m.rule("ab", ["a"], "b", 0.2, { multipliers: [m.times(3, isX)] }),
          m.rule("ac", ["a"], "c", 0.1),
        ]),
      ],
    });
    const chance = (ab: number, level: number): number => {
      const total = ab + 0.1;
      const moves = 1 - Math.exp(-total);
      return [1 - moves, (moves * ab) / total, (moves * 0.1) / total][level]!;
    };
    for (const path of paths(scenario)) {
      const level = path.states[1]!.levels[0]!;
      const x = 0.25 * chance(0.6, level);
      const y = 0.75 * chance(0.2, level);
      expect(ofX(scenario, path)).toBeCloseTo(x / (x + y), 13);
    }
  });

  it("a move that a policy drew, and one that a player chose", () => {
    const scenario = program({
      ...day(1),
      unknowns: [u],
      actors: [m.anActor("p", [m.aMove("go", either(3, 1)), m.aMove("stay", 1)])],
    });
    for (const path of paths(scenario)) {
      const goes = path.states[1]!.moves[0]![0] === 0;
      const x = 0.25 * (goes ? 3 / 4 : 1 / 4);
      const y = 0.75 * (goes ? 1 / 2 : 1 / 2);
      expect(ofX(scenario, path)).toBeCloseTo(x / (x + y), 14);
    }
    const go: Choices = new Map([[0, [{ kind: "move", move: 0 }]]]);
    for (const path of paths(scenario, () => go)) {
      expect(ofX(scenario, path)).toBe(0.25);
      // What a player chose is no evidence at all.
      const { logEvidence } = believePath(
        ...([
          scenario,
          parametersOf(scenario),
          publicKnowledge,
          path.states,
          path.records,
        ] as const),
      );
      expect(logEvidence).toBeCloseTo(0, 14);
    }
  });

  it("two moves in one turn, whatever their order", () => {
    const scenario = program({
      ...day(1),
      unknowns: [u],
      actors: [
        m.anActor("p", [m.aMove("one", either(3, 1)), m.aMove("two", 2), m.aMove("wait", 1)], {
          movesPerStep: 2,
        }),
      ],
    });
    const both = (one: number): number => {
      const total = one + 3;
      return (one / total) * (2 / 3) + (2 / total) * (one / (one + 1));
    };
    const path = paths(scenario).find(({ states }) => states[1]!.moves[0]!.join() === "0,1")!;
    const x = 0.25 * both(3);
    const y = 0.75 * both(1);
    expect(ofX(scenario, path)).toBeCloseTo(x / (x + y), 13);
  });

  it("a hidden rule behind a visible change", () => {
    const scenario = program({
      ...day(1),
      unknowns: [u],
      flashpoints: [
        m.flashpoint("f", ["a", "b"], "a", [
          m.rule(
            "covert",
            ["a"],
            "b",
            { kind: "hazard", hazard: either(1, 0.5) },
            { hidden: true },
          ),
          m.rule("open", ["a"], "b", 1),
        ]),
      ],
    });
    const covert = paths(scenario).find(({ records }) => records[0]!.transitions[0]!.fired === 0)!;
    const chance = (h: number): number => ((1 - Math.exp(-(h + 1))) * h) / (h + 1);
    const x = 0.25 * chance(1);
    const y = 0.75 * chance(0.5);
    expect(ofX(scenario, covert)).toBeCloseTo(x / (x + y), 13);
  });

  it("a looker who is told the truth keeps to it", () => {
    const told = { ...u, knownTo: ["p" as ActorId] };
    const scenario = program({
      ...day(2),
      unknowns: [told],
      actors: [m.anActor("p", [m.aMove("go", 1)])],
      events: [m.anEvent("signal", m.on("2022-01-02", either(0.5, 0.1)))],
    });
    for (const path of paths(scenario)) {
      expect(ofX(scenario, path, knowledgeOf(scenario, [0]))).toBe(
        path.states[0]!.unknowns[0] === 0 ? 1 : 0,
      );
      expect(ofX(scenario, path, publicKnowledge)).toBeGreaterThan(0);
    }
  });
});

/** A scenario in which much is hidden and hidden things act on visible ones. */
const murky = (flags: {
  readonly hiddenMove: boolean;
  readonly hiddenRule: boolean;
  readonly hiddenEvent: boolean;
  readonly simultaneous: boolean;
  readonly slots: number;
  readonly steps: number;
  readonly ends: boolean;
}): Program =>
  program({
    ...day(flags.steps),
    turns: flags.simultaneous ? "simultaneous" : "sequential",
    unknowns: [u],
    variables: [
      m.aVariable("secret", 0, { hidden: true, max: 5 }),
      m.aVariable("open", 2, { drift: m.binary("+", m.variable("open"), 1) }),
    ],
    flashpoints: [
      m.flashpoint("f", ["a", "b", "c"], "b", [
        m.rule("up", ["b"], "c", 0.3, {
          hidden: flags.hiddenRule,
          multipliers: [m.times(2, m.compare(">", m.variable("secret"), 1)), m.times(2, isX)],
          effects: [m.add("secret", 1)],
        }),
        m.rule("also_up", ["b"], "c", 0.2),
        m.rule("down", ["b", "c"], "a", 0.4, { when: m.compare("<", m.dwell("f"), 3) }),
      ]),
    ],
    events: [
      m.anEvent("plot", m.atRate(either(0.7, 0.2), true), [m.add("secret", 2)], {
        hidden: flags.hiddenEvent,
      }),
      m.anEvent("jolt", m.atRate(0.3), [m.shift("f", -1)], {
        hidden: flags.hiddenEvent,
        when: m.compare(">", m.variable("secret"), 0),
      }),
      m.anEvent("leak", m.atRate(m.binary("*", 0.2, m.variable("secret")))),
    ],
    actors: [
      m.anActor(
        "p",
        [
          m.aMove("spy", either(2, 1), [m.add("secret", 1)], { hidden: flags.hiddenMove }),
          m.aMove("talk", 1),
        ],
        {
          movesPerStep: flags.slots,
        },
      ),
      m.anActor("q", [
        m.aMove("react", m.binary("+", 1, m.variable("secret"))),
        m.aMove("rest", 1),
      ]),
    ],
    ...(flags.ends ? { endsWhen: m.compare(">=", m.variable("secret"), 4) } : {}),
  });

const none = {
  hiddenMove: false,
  hiddenRule: false,
  hiddenEvent: false,
  simultaneous: false,
  slots: 1,
  steps: 2,
  ends: false,
};
const everything = { ...none, hiddenMove: true, hiddenRule: true, hiddenEvent: true };

interface Group {
  readonly observations: readonly Observation[];
  readonly members: Path[];
}

/** Paths that look the same. */
function groupsOf(scenario: Program, knowledge: Knowledge, all: readonly Path[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const path of all) {
    const observations = path.records.map((record, step) =>
      observationOf(scenario, knowledge, record, path.states[step + 1]!),
    );
    const told = knowledge.unknowns.map((unknown) => path.states[0]!.unknowns[unknown]);
    const key = JSON.stringify([told, observations]);
    const group = groups.get(key) ?? { observations, members: [] };
    group.members.push(path);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function believed(scenario: Program, knowledge: Knowledge, group: Group): Belief {
  const parameters = parametersOf(scenario);
  const first = beginBelief(scenario, parameters, knowledge, group.members[0]!.states[0]!);
  return group.observations.reduce(
    (belief, observation) => filterStep(scenario, parameters, knowledge, belief, observation),
    first,
  );
}

describe("against every path of a run", () => {
  it.each([
    ["nothing hidden but a variable", none, false],
    ["everything hidden", everything, false],
    ["everything hidden, seen by an actor", everything, true],
    ["a hidden end, hidden moves", { ...none, hiddenMove: true, ends: true }, false],
    ["two moves at once", { ...everything, simultaneous: true, slots: 2, steps: 1 }, false],
  ] as const)(
    "the whole hidden state has the posterior that counting gives: %s",
    (_, flags, insider) => {
      const scenario = murky(flags);
      const knowledge = insider ? knowledgeOf(scenario, [0]) : publicKnowledge;
      const all = paths(scenario);
      expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
      for (const group of groupsOf(scenario, knowledge, all)) {
        const belief = believed(scenario, knowledge, group);
        const total = group.members.reduce((sum, { probability }) => sum + probability, 0);
        expect(belief.logEvidence).toBeCloseTo(Math.log(total), 9);
        const counted = new Map<string, number>();
        for (const { states, probability } of group.members) {
          const key = JSON.stringify(forget(scenario, states.at(-1)!));
          counted.set(key, (counted.get(key) ?? 0) + probability / total);
        }
        expect(belief.hypotheses).toHaveLength(counted.size);
        for (const { state, probability } of belief.hypotheses) {
          expect(probability).toBeCloseTo(counted.get(JSON.stringify(state)) ?? -1, 9);
        }
      }
    },
  );

  it("beliefs are calibrated: averaged over all runs they are the prior", () => {
    const scenario = murky({ ...everything, ends: true });
    const all = paths(scenario);
    const average = all.reduce((sum, path) => sum + path.probability * ofX(scenario, path), 0);
    expect(average).toBeCloseTo(0.25, 10);
    // And not because nothing was learnt.
    const spread = all.reduce(
      (sum, path) => sum + path.probability * (ofX(scenario, path) - 0.25) ** 2,
      0,
    );
    expect(spread).toBeGreaterThan(0.001);
  });
});

describe("on simulated runs", () => {
  const long = murky({ ...everything, steps: 8 });
  const parameters = parametersOf(long);
  const runs = Array.from({ length: 300 }, (_, run) =>
    simulate(long, parameters, luckOf(keyOfSeed("belief"), run)),
  );

  it("of runs believed to be x with probability p, a share p is x", () => {
    let expected = 0;
    let variance = 0;
    let found = 0;
    let sharp = 0;
    for (const { states, records } of runs) {
      const belief = believePath(long, parameters, publicKnowledge, states, records);
      const x = at(at(posteriorOf(long, belief), 0), 0);
      // Weighted by the belief itself, so that confident beliefs count.
      expected += x * x;
      variance += x * x * x * (1 - x);
      found += states[0]!.unknowns[0] === 0 ? x : 0;
      sharp += x > 0.8 || x < 0.05 ? 1 : 0;
    }
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(variance));
    expect(sharp).toBeGreaterThan(20);
  });

  it("always holds the truth possible, and keeps visible things as seen", () => {
    for (const { states, records } of runs.slice(0, 60)) {
      let belief = beginBelief(long, parameters, publicKnowledge, states[0]!);
      for (const [step, record] of records.entries()) {
        const after = states[step + 1]!;
        belief = updateBelief(long, parameters, publicKnowledge, belief, record, after);
        expect(
          belief.hypotheses.some(
            ({ state }) => JSON.stringify(state) === JSON.stringify(forget(long, after)),
          ),
        ).toBe(true);
        for (const { state } of belief.hypotheses) {
          expect(state.levels).toEqual(after.levels);
          expect(state.variables[0]).toBe(after.variables[0]);
          expect(state.step).toBe(after.step);
        }
        expect(averageOver(belief, () => 1)).toBeCloseTo(1, 12);
      }
    }
  });

  it("tells nothing of the truth that was not seen", () => {
    // The same observations with every hidden part of the truth changed give the same belief.
    const { states, records } = runs[0]!;
    const belief = believePath(long, parameters, publicKnowledge, states, records);
    const flipped = states.map((state) => ({
      ...state,
      unknowns: state.unknowns.map((value) => 1 - value),
      variables: state.variables.map((value, index) =>
        long.variables[index]!.hidden ? value + 7 : value,
      ),
      happened: state.happened.map((value, index) => (long.events[index]!.hidden ? !value : value)),
      dwell: state.dwell.map(() => 99),
    }));
    const blank = { ...states[0]!, unknowns: states[0]!.unknowns.map((value) => 1 - value) };
    let other = beginBelief(long, parameters, publicKnowledge, blank);
    for (const [step, record] of records.entries()) {
      const scrubbed = {
        ...record,
        events: record.events
          .filter(({ event }) => !long.events[event]!.hidden)
          .map((event) => ({ ...event, probability: NaN, factors: [], draw: NaN })),
        transitions: record.transitions.map((one) => ({
          ...one,
          total: NaN,
          probability: NaN,
          rules: [],
        })),
        changes: [],
      };
      other = updateBelief(long, parameters, publicKnowledge, other, scrubbed, flipped[step + 1]!);
    }
    expect(other.hypotheses).toEqual(belief.hypotheses);
  });

  it("carries what hidden things have decided, outcome by outcome", () => {
    // A hidden event on the first day, certain in world x and impossible in y.
    const scenario = program({
      ...day(4),
      unknowns: [u],
      events: [m.anEvent("order", m.on("2022-01-01", either(1, 0)), [], { hidden: true })],
      outcomes: [m.anOutcome("ordered", "boolean", { kind: "ever", of: m.happened("order") })],
    });
    for (const path of paths(scenario)) {
      const belief = believePath(scenario, [], publicKnowledge, path.states, path.records);
      expect(belief.hypotheses.map(({ state, outcomes }) => [state.unknowns[0], outcomes])).toEqual(
        [
          [0, [{ value: 1, decided: true }]],
          [1, [{ value: 0, decided: true }]],
        ],
      );
    }
  });

  it("keeps apart states that are alike, where their pasts decided differently", () => {
    const scenario = program({
      ...day(3),
      actors: [
        m.anActor("p", [
          m.aMove("lurk", 1, [], { hidden: true }),
          m.aMove("sneak", 1, [], { hidden: true }),
        ]),
      ],
      outcomes: [m.anOutcome("sneaked", "boolean", { kind: "ever", of: m.moved("p", "sneak") })],
    });
    const [path] = paths(scenario);
    const { states, records } = path!;
    for (const step of [0, 1, 2]) {
      const until = states.slice(0, step + 1);
      const belief = believePath(scenario, [], publicKnowledge, until, records.slice(0, step));
      const sneaked = belief.hypotheses.filter(({ outcomes }) => outcomes[0]?.value === 1);
      const share = sneaked.reduce((sum, { probability }) => sum + probability, 0);
      expect(share).toBeCloseTo(1 - 0.5 ** step, 14);
    }
  });

  it("draws hypotheses in proportion", () => {
    const { states, records } = runs[1]!;
    const belief = believePath(long, parameters, publicKnowledge, states, records);
    const n = 20_000;
    const counts = new Map<object, number>();
    for (let i = 0; i < n; i += 1) {
      const drawn = drawHypothesis(belief, (i + 0.5) / n);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    for (const hypothesis of belief.hypotheses) {
      expect((counts.get(hypothesis) ?? 0) / n).toBeCloseTo(hypothesis.probability, 3);
    }
    expect(drawHypothesis(belief, 1 - 2 ** -53)).toBe(belief.hypotheses.at(-1));
  });
});

it("a level that comes and goes within a step is news, and so is that it did not", () => {
  const scenario = program({
    ...day(1),
    unknowns: [u],
    flashpoints: [m.flashpoint("f", ["a", "b"], "a", [])],
    events: [m.anEvent("flare", m.atRate(either(2, 0.1)), [m.shift("f", 1)], { hidden: true })],
    actors: [m.anActor("p", [m.aMove("calm", 1, [m.put("f", "a")])])],
  });
  const seen = new Map<boolean, number>();
  for (const path of allPaths(scenario, [])) {
    expect(path.states[1]?.levels).toEqual([0]);
    seen.set(
      path.records[0]!.events.some(({ happened }) => happened),
      ofX(scenario, path),
    );
  }
  const [x, y] = [-Math.expm1(-2), -Math.expm1(-0.1)];
  expect(seen.get(true)).toBeCloseTo((0.25 * x) / (0.25 * x + 0.75 * y), 12);
  expect(seen.get(false)).toBeCloseTo((0.25 * (1 - x)) / (0.25 * (1 - x) + 0.75 * (1 - y)), 12);
});

describe("what nobody reads", () => {
  const idle = Array.from({ length: 14 }, (_, i) =>
    m.anEvent(`e${String(i)}`, m.atRate(0.5), [], { hidden: true }),
  );
  const silent = m.anActor("a", [m.aMove("m", 1, [], { hidden: true }), m.aMove("n", 2)]);

  it("makes no hypotheses, and no difference", () => {
    const seen = m.anEvent("seen", m.atRate(either(0.1, 0.3)), [], {});
    const parts = { ...day(6), unknowns: [u], actors: [silent] };
    const [plain, many] = [[seen], [seen, ...idle]].map((events) => program({ ...parts, events }));
    for (const run of [0, 1, 2]) {
      const posteriors = [plain!, many!].map((scenario) => {
        const { states, records } = simulate(scenario, [], luckOf(keyOfSeed("idle"), run));
        const belief = believePath(scenario, [], publicKnowledge, states, records);
        expect(belief.hypotheses).toHaveLength(2);
        return { posterior: posteriorOf(scenario, belief), evidence: belief.logEvidence };
      });
      expect(posteriors[1]?.posterior).toEqual(posteriors[0]?.posterior);
      expect(posteriors[1]?.evidence).toBe(posteriors[0]?.evidence);
    }
  });

  it("is kept as soon as something reads it", () => {
    const signal = m.anEvent("signal", m.atRate(0.2), [], { when: m.happened("e0") });
    const scenario = program({ ...day(3), unknowns: [u], events: [...idle, signal] });
    const { states, records } = simulate(scenario, [], luckOf(keyOfSeed("idle"), 0));
    const belief = believePath(
      scenario,
      [],
      publicKnowledge,
      states.slice(0, 2),
      records.slice(0, 1),
    );
    // Two types, and whether e0 happened.
    expect(belief.hypotheses).toHaveLength(4);
  });
});

it("what is certain leaves no other way open, not even one of no weight", () => {
  const scenario = lower(
    modelOf(`
brink: 1
scenario: sure
start: 2022-01-01
step: day
horizon: 3 steps
variables: { heat: { start: 0, min: 0, max: 9 } }
flashpoints:
  front: { start: calm, levels: [calm, tense], rules: { up: { from: calm, to: tense, certain: true } } }
actors:
  red: { moves: { a: { weight: 1, then: { heat: +1 } }, b: { weight: 3, then: { heat: +2 } } } }
outcomes: { hot: { at_end: heat } }
`),
  );
  const blind = watchedProgram(scenario, { events: new Set(), moves: new Set() });
  const parameters = parametersOf(scenario);
  const first = start(scenario, parameters, () => 0);
  const before = beginBelief(blind, parameters, publicKnowledge, first);
  const { hypotheses } = filterStep(
    ...([blind, parameters, publicKnowledge, before, blindObservation(scenario)] as const),
  );
  expect(hypotheses.map(({ probability, state }) => [probability, state.levels])).toEqual([
    [0.25, [1]],
    [0.75, [1]],
  ]);
});

describe("refusals", () => {
  it("refuses loudly when too much is hidden", () => {
    const events = Array.from({ length: 16 }, (_, i) =>
      m.anEvent(`e${String(i)}`, m.atRate(0.5), [], { hidden: true }),
    );
    // Something reads them all, so that no two ways are alike.
    const watching = events.map(({ id }) =>
      m.anEvent(`sees_${id}`, m.atRate(0.2), [], { when: m.happened(id) }),
    );
    const scenario = program({ ...day(1), unknowns: [u], events: [...events, ...watching] });
    const run = simulate(scenario, [], luckOf(keyOfSeed("large"), 0));
    expect(() => believePath(scenario, [], publicKnowledge, run.states, run.records)).toThrow(
      BeliefTooLarge,
    );
  });

  it("says when what was seen cannot be", () => {
    const scenario = program({
      ...day(1),
      unknowns: [u],
      events: [m.anEvent("never", m.on("2022-01-01", 0))],
    });
    const run = simulate(scenario, [], luckOf(keyOfSeed("impossible"), 0));
    const parameters = parametersOf(scenario);
    const belief = beginBelief(scenario, parameters, publicKnowledge, run.states[0]!);
    const seen = observationOf(scenario, publicKnowledge, run.records[0]!, run.states[1]!);
    const strange = { ...seen, events: [0] };
    expect(() => filterStep(scenario, parameters, publicKnowledge, belief, strange)).toThrow(
      ImpossibleObservation,
    );
  });
});
