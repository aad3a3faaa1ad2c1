/** The analysis never says what a run refutes: random scenarios, random luck, random choices. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import type { FlashpointId } from "../../../src/base/brand.ts";
import { advance } from "../../../src/engine/interpreter/advance.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { start } from "../../../src/engine/interpreter/start.ts";
import type { FactorRecord, StepRecord } from "../../../src/engine/interpreter/record.ts";
import type { State } from "../../../src/engine/interpreter/state.ts";
import { analyse } from "../../../src/ir/analysis/analyse.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program, ProgramMultiplier } from "../../../src/ir/program.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import type { Expression, Comparison } from "../../../src/scenario/expression/expression.ts";
import type { Effect, Model } from "../../../src/scenario/model.ts";
import * as m from "../models.ts";

const levels = ["a", "b", "c"];
const comparison = fc.constantFrom<Comparison>("==", "!=", "<", "<=", ">", ">=");
const flashpointId = fc.constantFrom("f", "g");
const levelId = fc.constantFrom(...levels);
const small = fc.integer({ min: -1, max: 8 });

const { number, condition } = fc.letrec<{ number: Expression; condition: Expression }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2, depthIdentifier: "n" },
    small.map((value) => m.x(value)),
    fc.constantFrom("v", "w").map(m.variable),
    fc.constant(0).map((): Expression => ({ kind: "step", span: m.span() })),
    flashpointId.map(m.dwell),
    fc.tuple(flashpointId, levelId).map(([f, l]) => m.held(f, l)),
    fc.tuple(flashpointId, fc.nat(3)).map(([f, lag]): Expression => ({
      kind: "rung",
      flashpoint: f as FlashpointId,
      lag,
      span: m.span(),
    })),
    fc
      .tuple(
        fc.constantFrom("+", "-", "*", "min", "max", "%", "/", "^"),
        tie("number"),
        tie("number"),
      )
      .map(([operator, left, right]) => m.binary(operator, left, right)),
    fc
      .tuple(
        fc.constantFrom("negate", "abs", "exp", "floor", "sqrt", "logistic", "log1p", "sin"),
        tie("number"),
      )
      .map(([name, operand]): Expression => ({
        kind: "unary",
        function: name,
        operand,
        span: m.span(),
      })),
    fc
      .tuple(tie("condition"), tie("number"), tie("number"))
      .map(([test, then, otherwise]): Expression => ({
        kind: "conditional",
        test,
        then,
        otherwise,
        span: m.span(),
      })),
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: "c" },
    fc.tuple(flashpointId, comparison, levelId).map(([f, sign, l]) => m.level(f, sign, l)),
    fc.constantFrom("x", "y").map((value) => m.unknownIs("u", value)),
    fc.constantFrom("bell", "alarm").map(m.happened),
    fc.constantFrom("go", "stay").map((move) => m.moved("p", move)),
    fc
      .tuple(comparison, tie("number"), tie("number"))
      .map(([sign, left, right]) => m.compare(sign, left, right)),
    fc
      .tuple(fc.constantFrom("and", "or"), tie("condition"), tie("condition"))
      .map(([kind, left, right]): Expression => ({ kind, left, right, span: m.span() })),
    tie("condition").map((operand): Expression => ({ kind: "not", operand, span: m.span() })),
    fc
      .tuple(tie("condition"), tie("condition"), tie("condition"))
      .map(([test, then, otherwise]): Expression => ({
        kind: "conditional",
        test,
        then,
        otherwise,
        span: m.span(),
      })),
  ),
}));

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });
const when = maybe(condition).map((c) => (c === undefined ? {} : { when: c }));
const variableEffect: fc.Arbitrary<Effect> = fc
  .tuple(fc.boolean(), fc.constantFrom("v", "w"), number, when)
  .map(([isSet, v, value, guard]) => ({
    ...(isSet ? m.set(v, value) : m.add(v, value)),
    ...guard,
  }));
const levelEffect: fc.Arbitrary<Effect> = fc
  .tuple(fc.boolean(), flashpointId, levelId, fc.constantFrom(-1, 1, 2), when)
  .map(([isPut, f, l, rungs, guard]) => ({
    ...(isPut ? m.put(f, l) : m.shift(f, rungs)),
    ...guard,
  }));
const anyEffects = fc.array(fc.oneof(variableEffect, levelEffect), { maxLength: 2 });
const multipliers = fc.array(
  fc.tuple(fc.constantFrom(0.5, 2), when).map(([by, guard]) => ({ ...m.times(by), ...guard })),
  { maxLength: 2 },
);

const rules = fc
  .array(
    fc.record({
      from: fc.subarray(levels, { minLength: 1 }),
      to: levelId,
      when,
      certain: fc.constantFrom(false, false, true),
      multipliers,
      effects: fc.array(variableEffect, { maxLength: 2 }),
    }),
    { maxLength: 4 },
  )
  .map((specs) =>
    specs.map((spec, index) =>
      m.rule(`r${String(index)}`, spec.from, spec.to, spec.certain ? m.certain() : 0.4, {
        ...spec.when,
        multipliers: spec.certain ? [] : spec.multipliers,
        effects: spec.effects,
      }),
    ),
  );

const model: fc.Arbitrary<Model> = fc
  .record({
    turns: fc.constantFrom("sequential", "simultaneous"),
    f: rules,
    g: rules,
    startF: levelId,
    drift: maybe(number),
    bell: anyEffects,
    alarm: anyEffects,
    alarmWhen: when,
    repeats: fc.boolean(),
    alarmTimes: multipliers,
    goWhen: when,
    go: anyEffects,
    stayWhen: when,
    stay: anyEffects,
    slots: fc.constantFrom(1, 1, 2),
    ends: maybe(condition),
    qWhen: when,
    q: anyEffects,
  })
  .map((s) =>
    m.aModel({
      turns: s.turns,
      calendar: { start: "2022-01-01", unit: "day", steps: 7 },
      unknowns: [m.anUnknown("u", { x: 1, y: 2 })],
      variables: [
        m.aVariable("v", 3, { min: 0, max: 6 }),
        m.aVariable("w", 0, {
          min: -5,
          max: 5,
          ...(s.drift === undefined ? {} : { drift: s.drift }),
        }),
      ],
      flashpoints: [
        m.flashpoint("f", levels, s.startF, s.f, { startDwell: 2 }),
        m.flashpoint("g", levels, "b", s.g, { startHeld: { b: 3 } as never }),
      ],
      actors: [
        m.anActor("p", [m.aMove("go", 1, s.go, s.goWhen), m.aMove("stay", 1, s.stay, s.stayWhen)], {
          movesPerStep: s.slots,
        }),
        m.anActor("q", [m.aMove("act", 2, s.q, s.qWhen)]),
      ],
      events: [
        m.anEvent("bell", m.on("2022-01-04"), s.bell),
        m.anEvent(
          "alarm",
          {
            kind: "undated",
            base: { kind: "hazard", hazard: m.x(0.3) },
            multipliers: s.alarmTimes,
            repeats: s.repeats,
          },
          s.alarm,
          s.alarmWhen,
        ),
      ],
      ...(s.ends === undefined ? {} : { endsWhen: s.ends }),
    }),
  );

/** Everything that a run shows, as strings that findings can be held against. */
class Witness {
  readonly holds = new Set<string>();
  readonly fails = new Set<string>();
  readonly acts = new Set<string>();
  readonly visits = new Set<string>();
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  see(state: State): void {
    for (const [index, level] of state.levels.entries()) {
      const flashpoint = at(this.#program.flashpoints, index);
      this.visits.add(`${flashpoint.id} ${at(flashpoint.levels, level)}`);
    }
  }

  step(record: StepRecord): void {
    const { flashpoints, actors, events } = this.#program;
    for (const { flashpoint, from, rules: enabled, mode, fired } of record.transitions) {
      const owner = at(flashpoints, flashpoint);
      for (const [index, rule] of owner.rules.entries()) {
        const shutOut = mode === "certain" && rule.base.kind !== "certain";
        if (!at(rule.from, from) || shutOut) continue;
        const own = enabled.find((other) => other.rule === index);
        // In mode hazard, certain rules of weight 0 are not listed; weights here are 1.
        (own === undefined ? this.fails : this.holds).add(rule.path);
        if (own !== undefined) this.#factors(rule.path, rule.multipliers, own.factors);
        if (fired === index) this.acts.add(rule.path);
      }
    }
    for (const { actor, options, slot } of record.moves) {
      if (slot > 0) continue;
      for (const [index, move] of at(actors, actor).moves.entries()) {
        const own = options.find((option) => option.move === index);
        (own === undefined ? this.fails : this.holds).add(move.path);
      }
    }
    for (const { event, happened, factors } of record.events) {
      const { path, occurrence } = at(events, event);
      this.holds.add(path);
      if (happened) this.acts.add(path);
      if (occurrence.kind === "undated") this.#factors(path, occurrence.multipliers, factors);
    }
  }

  #factors(path: string, all: readonly ProgramMultiplier[], seen: readonly FactorRecord[]): void {
    for (const index of all.keys()) {
      const holds = seen.some(({ multiplier }) => multiplier === index);
      (holds ? this.holds : this.fails).add(`${path}.times.${String(index)}`);
    }
  }
}

/** Runs with random luck; players pick any available move now and then. */
function witness(program: Program, runs: number): Witness {
  const parameters = parametersOf(program);
  const seen = new Witness(program);
  for (let run = 0; run < runs; run += 1) {
    const luck = luckOf(keyOfSeed("soundness"), run);
    try {
      let state = start(program, parameters, luck);
      seen.see(state);
      while (!state.ended) {
        const next = advance(program, parameters, state, luck);
        seen.step(next.record);
        state = next.state;
        seen.see(state);
      }
    } catch (error) {
      // A run that stops with a fault has shown what it has shown.
      if (!(error instanceof RunFault)) throw error;
    }
  }
  return seen;
}

/** Multipliers get the paths that a file would give them. */
function withPaths(base: Model): Model {
  return {
    ...base,
    flashpoints: base.flashpoints.map((f) => ({
      ...f,
      rules: f.rules.map((rule) => ({
        ...rule,
        multipliers: rule.multipliers.map((multiplier, index) => ({
          ...multiplier,
          path: `flashpoints.${f.id}.rules.${rule.id}.times.${String(index)}`,
        })),
      })),
    })),
    events: base.events.map((event) =>
      event.occurrence.kind !== "undated"
        ? event
        : {
            ...event,
            occurrence: {
              ...event.occurrence,
              multipliers: event.occurrence.multipliers.map((multiplier, index) => ({
                ...multiplier,
                path: `events.${event.id}.times.${String(index)}`,
              })),
            },
          },
    ),
  };
}

describe("soundness", () => {
  it.each([
    ["step by step", 400],
    ["in blocks of steps", 2],
  ])("no run refutes a finding made %s", (_, blocks) => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(model.map(withPaths), (scenario) => {
        const program = lower(scenario);
        const found = analyse(scenario, program, blocks);
        if (found.length === 0) return;
        const seen = witness(program, 12);
        for (const { code, arguments: fill } of found) {
          told.set(code, (told.get(code) ?? 0) + 1);
          const path = String(fill["path"]);
          switch (code) {
            case "condition-never-holds":
              expect(seen.holds).not.toContain(path);
              break;
            case "condition-always-holds":
              expect(seen.fails).not.toContain(path);
              break;
            case "unreachable-level":
              expect(seen.visits).not.toContain(
                `${String(fill["flashpoint"])} ${String(fill["level"])}`,
              );
              break;
            case "rule-never-enabled":
              expect(seen.acts).not.toContain(
                `flashpoints.${String(fill["flashpoint"])}.rules.${String(fill["rule"])}`,
              );
              break;
            case "event-never-happens":
              expect(seen.acts).not.toContain(`events.${String(fill["event"])}`);
              break;
            default:
          }
        }
      }),
      { seed: 2022, numRuns: 300 },
    );
    // The property is empty unless there are many findings of each kind.
    for (const code of ["condition-never-holds", "condition-always-holds", "unreachable-level"]) {
      expect(told.get(code), code).toBeGreaterThan(50);
    }
  });
});
