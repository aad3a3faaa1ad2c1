/**
 * Small models made by hand, so that what is below the parser can be tested without it: terse
 * constructors for expressions, and a model with sensible defaults for everything else.
 */

import type {
  ActorId,
  EventId,
  FlashpointId,
  LevelId,
  MoveId,
  OutcomeId,
  ParameterId,
  RuleId,
  ScenarioId,
  UnknownId,
  UnknownValueId,
  VariableId,
} from "../../src/base/brand.ts";
import type {
  Comparison,
  BinaryOperator,
  Expression,
} from "../../src/scenario/expression/expression.ts";
import type {
  Actor,
  Effect,
  Event,
  Flashpoint,
  Model,
  Move,
  Multiplier,
  Rule,
  Unknown,
  Variable,
} from "../../src/scenario/model.ts";
import type { Outcome } from "../../src/scenario/outcome.ts";
import type { Span } from "../../src/source/span.ts";

const file = { name: "test.yaml", text: "" };
let offset = 0;

/** A span of its own, so that places stay apart. */
export function span(): Span {
  offset += 1;
  return { file, start: offset, end: offset + 1 };
}

/** A number literal, or an expression as it is. */
export function x(value: number | Expression): Expression {
  return typeof value === "number" ? { kind: "number", value, span: span() } : value;
}

export function variable(id: string): Expression {
  return { kind: "variable", variable: id as VariableId, span: span() };
}

export function parameter(id: string): Expression {
  return { kind: "parameter", parameter: id as ParameterId, span: span() };
}

export function binary(
  operator: BinaryOperator,
  left: number | Expression,
  right: number | Expression,
): Expression {
  return { kind: "binary", operator, left: x(left), right: x(right), span: span() };
}

export function compare(
  comparison: Comparison,
  left: number | Expression,
  right: number | Expression,
): Expression {
  return { kind: "compare", comparison, left: x(left), right: x(right), span: span() };
}

export function level(flashpoint: string, comparison: Comparison, id: string): Expression {
  return {
    kind: "compare-level",
    comparison,
    flashpoint: flashpoint as FlashpointId,
    level: id as LevelId,
    span: span(),
  };
}

export function unknownIs(unknown: string, value: string): Expression {
  return {
    kind: "compare-unknown",
    comparison: "==",
    unknown: unknown as UnknownId,
    value: value as UnknownValueId,
    span: span(),
  };
}

export function dwell(flashpoint: string): Expression {
  return { kind: "dwell", flashpoint: flashpoint as FlashpointId, span: span() };
}

export function held(flashpoint: string, id: string): Expression {
  return {
    kind: "held",
    flashpoint: flashpoint as FlashpointId,
    level: id as LevelId,
    span: span(),
  };
}

export function happened(event: string): Expression {
  return { kind: "happened", event: event as EventId, span: span() };
}

export function moved(actor: string, move: string): Expression {
  return { kind: "moved", actor: actor as ActorId, move: move as MoveId, span: span() };
}

export function times(by: number | Expression, when?: Expression, path = "times.0"): Multiplier {
  return { by: x(by), ...(when === undefined ? {} : { when }), span: span(), path };
}

export function add(target: string, value: number | Expression): Effect {
  return {
    operation: "add",
    target: "variable",
    variable: target as VariableId,
    value: x(value),
    span: span(),
  };
}

export function set(target: string, value: number | Expression): Effect {
  return {
    operation: "set",
    target: "variable",
    variable: target as VariableId,
    value: x(value),
    span: span(),
  };
}

export function shift(flashpoint: string, rungs: number): Effect {
  return {
    operation: "add",
    target: "flashpoint",
    flashpoint: flashpoint as FlashpointId,
    shift: rungs,
    span: span(),
  };
}

export function put(flashpoint: string, id: string): Effect {
  return {
    operation: "set",
    target: "flashpoint",
    flashpoint: flashpoint as FlashpointId,
    level: id as LevelId,
    span: span(),
  };
}

/** A hazard rule `id` from some levels to another. */
export function rule(
  id: string,
  from: readonly string[],
  to: string,
  base: number | Expression | Rule["base"],
  more: Partial<Rule> = {},
): Rule {
  return {
    id: id as RuleId,
    from: from as readonly LevelId[],
    to: to as LevelId,
    base:
      typeof base === "number" ||
      !("kind" in base && ["chance", "hazard", "certain"].includes(base.kind))
        ? { kind: "hazard", hazard: x(base as number | Expression) }
        : (base as Rule["base"]),
    multipliers: [],
    effects: [],
    hidden: false,
    span: span(),
    ...more,
  };
}

/** The base `probability` per day. */
export function perDay(probability: number | Expression): Rule["base"] {
  return { kind: "chance", probability: x(probability), window: "day" };
}

/** The base `certain` with a weight. */
export function certain(weight: number | Expression = 1): Rule["base"] {
  return { kind: "certain", weight: x(weight) };
}

export function flashpoint(
  id: string,
  levels: readonly string[],
  start: string,
  rules: readonly Rule[] = [],
  more: Partial<Flashpoint> = {},
): Flashpoint {
  return {
    id: id as FlashpointId,
    name: { en: id },
    levels: levels.map((name) => ({ id: name as LevelId, name: { en: name } })),
    start: start as LevelId,
    startDwell: 0,
    startHeld: {},
    rules,
    span: span(),
    ...more,
  };
}

export function aVariable(
  id: string,
  start: number | Expression,
  more: Partial<Variable> = {},
): Variable {
  return {
    id: id as VariableId,
    name: { en: id },
    integer: false,
    start: x(start),
    min: 0,
    max: 100,
    hidden: false,
    span: span(),
    ...more,
  };
}

export function anUnknown(id: string, values: Readonly<Record<string, number>>): Unknown {
  return {
    id: id as UnknownId,
    name: { en: id },
    knownTo: [],
    values: Object.entries(values).map(([value, share]) => ({
      id: value as UnknownValueId,
      name: { en: value },
      share: x(share),
    })),
    span: span(),
  };
}

export function aMove(
  id: string,
  weight: number | Expression,
  effects: readonly Effect[] = [],
  more: Partial<Move> = {},
): Move {
  return {
    id: id as MoveId,
    name: { en: id },
    weight: x(weight),
    multipliers: [],
    effects,
    hidden: false,
    span: span(),
    ...more,
  };
}

export function anActor(id: string, moves: readonly Move[], more: Partial<Actor> = {}): Actor {
  return {
    id: id as ActorId,
    name: { en: id },
    redLines: [],
    turn: 0,
    movesPerStep: 1,
    moves,
    span: span(),
    ...more,
  };
}

export function anEvent(
  id: string,
  occurrence: Event["occurrence"],
  effects: readonly Effect[] = [],
  more: Partial<Event> = {},
): Event {
  return { id: id as EventId, occurrence, effects, hidden: false, span: span(), ...more };
}

/** A dated event. */
export function on(date: string, probability: number | Expression = 1): Event["occurrence"] {
  return { kind: "dated", date, probability: x(probability) };
}

/** An undated event with a hazard per step. */
export function atRate(hazard: number | Expression, repeats = false): Event["occurrence"] {
  return {
    kind: "undated",
    base: { kind: "hazard", hazard: x(hazard) },
    multipliers: [],
    repeats,
  };
}

export function anOutcome(id: string, type: Outcome["type"], form: Outcome["form"]): Outcome {
  return { id: id as OutcomeId, title: { en: id }, type, form, span: span() };
}

/** A model that is empty but for what is given; daily steps from 2022-01-01, ten of them. */
export function aModel(parts: Partial<Model> = {}): Model {
  return {
    kind: "model",
    id: "test" as ScenarioId,
    title: { en: "test" },
    languages: ["en"],
    calendar: { start: "2022-01-01", unit: "day", steps: 10 },
    turns: "sequential",
    sources: [],
    parameters: [],
    unknowns: [],
    variables: [],
    flashpoints: [],
    actors: [],
    events: [],
    outcomes: [],
    ...parts,
  };
}

/** Declared parameters with these values. */
export function parameters(values: Readonly<Record<string, number>>): Model["parameters"] {
  return Object.entries(values).map(([id, value]) => ({
    id: id as ParameterId,
    declared: true,
    value,
    span: span(),
  }));
}
