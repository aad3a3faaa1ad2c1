/** The shape of a program, as written to a file. */

import type {
  Place,
  Program,
  ProgramActor,
  ProgramBase,
  ProgramEffect,
  ProgramEvent,
  ProgramFlashpoint,
  ProgramMove,
  ProgramMultiplier,
  ProgramOutcome,
  ProgramParameter,
  ProgramRule,
  ProgramUnknown,
  ProgramVariable,
} from "../ir/program.ts";
import type {
  BooleanExpr,
  Decision,
  Fold,
  NumberExpr,
  OutcomeValue,
  Root,
} from "../ir/expression.ts";
import { comparison, functions, operators } from "./expression-shape.ts";
import {
  count,
  flag,
  later,
  list,
  number,
  object,
  oneOf,
  optional,
  span,
  text,
  union,
  type Fields,
  type Shape,
} from "./shape.ts";

const amount: Shape = later(() => numberShape);
const condition: Shape = later(() => booleanShape);

const numberShape = union<NumberExpr, "kind">("kind", {
  number: { value: number },
  parameter: { parameter: count },
  variable: { variable: count },
  step: {},
  since: { day: number },
  dwell: { flashpoint: count },
  held: { flashpoint: count, level: count },
  rung: { flashpoint: count, lag: count },
  unary: { function: functions, operand: amount },
  binary: { operator: operators, left: amount, right: amount },
  conditional: { test: condition, then: amount, otherwise: amount },
  shared: { index: count },
});

const two = { left: condition, right: condition };
const booleanShape = union<BooleanExpr, "kind">("kind", {
  boolean: { value: flag },
  compare: { comparison, left: amount, right: amount, place: count },
  level: { comparison, flashpoint: count, level: count },
  unknown: { comparison: oneOf("==", "!="), unknown: count, value: count },
  and: two,
  or: two,
  not: { operand: condition },
  happened: { event: count },
  moved: { actor: count, move: count },
  conditional: { test: condition, then: condition, otherwise: condition },
});

const when = optional(condition);
const root = object<Root>({ value: amount, place: count });

const multipliers = list(
  object<ProgramMultiplier>({ factor: root, when, origin: oneOf("written", "coupling") }),
);

type VariableEffect = Extract<ProgramEffect, { target: "variable" }>;
type FlashpointEffect = Extract<ProgramEffect, { target: "flashpoint" }>;
const anyEffect = { operation: oneOf("set", "add"), when };
const effects = list(
  union<VariableEffect | FlashpointEffect, "target">("target", {
    variable: { ...anyEffect, variable: count, value: root },
    flashpoint: { ...anyEffect, flashpoint: count, value: number },
  }),
);

const bases: {
  readonly [Kind in ProgramBase["kind"]]: Fields<
    Omit<Extract<ProgramBase, { kind: Kind }>, "kind">
  >;
} = {
  chance: { probability: root, stepDays: number, windowDays: number },
  hazard: { hazard: root },
};

const element = { id: text, path: text, place: count, when, effects, hidden: flag };

const flashpoint = object<ProgramFlashpoint>({
  id: text,
  site: count,
  levels: list(text),
  start: count,
  startDwell: number,
  startHeld: list(number),
  dwellCap: number,
  heldCaps: list(number),
  rules: list(
    object<ProgramRule>({
      ...element,
      from: list(flag),
      target: count,
      base: union<ProgramRule["base"], "kind">("kind", { ...bases, certain: { weight: root } }),
      multipliers,
    }),
  ),
});

const event = object<ProgramEvent>({
  ...element,
  site: count,
  occurrence: union<ProgramEvent["occurrence"], "kind">("kind", {
    dated: { step: number, probability: root },
    undated: { base: union<ProgramBase, "kind">("kind", bases), multipliers, repeats: flag },
  }),
});

const outcomeValue = union<OutcomeValue, "type">("type", {
  number: { place: count, value: amount },
  boolean: { place: count, value: condition },
});
const stepWord = oneOf("step");
const decisions = list(
  object<Decision>({
    condition,
    holds: flag,
    value: (value, files) => (typeof value === "number" ? count : stepWord)(value, files),
  }),
);

/** A program. */
export const programShape: Shape = object<Program>({
  kind: oneOf("program"),
  id: text,
  hash: text,
  calendar: object<Program["calendar"]>({
    ...{ start: text, unit: oneOf("day", "week", "month"), steps: count },
    dayOfStep: list(number),
  }),
  turns: oneOf("sequential", "simultaneous"),
  parameters: list(object<ProgramParameter>({ id: text, value: number })),
  unknowns: list(
    object<ProgramUnknown>({
      ...{ id: text, site: count, knownTo: list(count) },
      values: list(object<ProgramUnknown["values"][number]>({ id: text, share: root })),
    }),
  ),
  variables: list(
    object<ProgramVariable>({
      ...{ id: text, integer: flag, min: number, max: number, start: root },
      ...{ drift: optional(root), hidden: flag },
    }),
  ),
  flashpoints: list(flashpoint),
  actors: list(
    object<ProgramActor>({
      id: text,
      sites: list(count),
      moves: list(object<ProgramMove>({ ...element, weight: root, multipliers })),
    }),
  ),
  events: list(event),
  shared: list(root),
  endsWhen: optional(object<NonNullable<Program["endsWhen"]>>({ value: condition, place: count })),
  outcomes: list(
    object<ProgramOutcome>({
      id: text,
      type: oneOf("boolean", "number", "time"),
      fold: union<Fold, "kind">("kind", {
        decide: { start: number, decided: decisions, place: count },
        combine: { start: number, combine: oneOf("min", "max"), value: root },
        read: { start: number, value: outcomeValue, step: optional(count) },
      }),
    }),
  ),
  places: list(object<Place>({ path: text, span })),
});
