/** The shape of a checked model, as written to a file. */

import type {
  Actor,
  Base,
  Calendar,
  CouplingLink,
  Couplings,
  Effect,
  Event,
  Flashpoint,
  Level,
  Model,
  Move,
  Multiplier,
  Outcome,
  OutcomeForm,
  Parameter,
  Prior,
  Rule,
  Unknown,
  Variable,
} from "../scenario/model.ts";
import type { Source } from "../scenario/basis.ts";
import type { Basis } from "../scenario/basis.ts";
import type { BaseRates, Forecast, Forecaster, History } from "../scenario/history.ts";
import { expression, ids, texts } from "./expression-shape.ts";
import {
  byKey,
  count,
  flag,
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

const when = optional(expression);
const basis = optional(object<Basis>({ sources: ids, judgement: flag, because: optional(texts) }));
const name = optional(texts);
const about = optional(texts);

const multipliers = list(object<Multiplier>({ by: expression, when, basis, span, path: text }));

type VariableEffect = Extract<Effect, { target: "variable" }>;
type FlashpointEffect = Extract<Effect, { target: "flashpoint" }>;
const anyEffect = { operation: oneOf("set", "add"), when, span };
const effects = list(
  union<VariableEffect | FlashpointEffect, "target">("target", {
    variable: { ...anyEffect, variable: text, value: expression },
    flashpoint: {
      ...anyEffect,
      flashpoint: text,
      level: optional(text),
      shift: optional(number),
    },
  }),
);

const bases: {
  readonly [Kind in Base["kind"]]: Fields<Omit<Extract<Base, { kind: Kind }>, "kind">>;
} = {
  chance: { probability: expression, window: oneOf("day", "week", "month", "year") },
  hazard: { hazard: expression },
};

const told = { headline: optional(texts), culprit: optional(text), hidden: flag, basis, span };

const rule = object<Rule>({
  ...told,
  id: text,
  name,
  from: ids,
  to: text,
  when,
  base: union<Rule["base"], "kind">("kind", { ...bases, certain: { weight: expression } }),
  multipliers,
  effects,
});

const flashpoint = object<Flashpoint>({
  id: text,
  name: texts,
  short: optional(texts),
  about,
  levels: list(object<Level>({ id: text, name: texts, test: optional(texts) })),
  start: text,
  startDwell: number,
  startHeld: byKey(number),
  rules: list(rule),
  basis,
  span,
});

const move = object<Move>({
  ...told,
  id: text,
  name: texts,
  about,
  when,
  weight: expression,
  multipliers,
  effects,
});

const actor = object<Actor>({
  id: text,
  name: texts,
  about,
  aims: optional(texts),
  redLines: list(texts),
  turn: number,
  movesPerStep: count,
  moves: list(move),
  basis,
  span,
});

const event = object<Event>({
  ...told,
  id: text,
  name,
  when,
  occurrence: union<Event["occurrence"], "kind">("kind", {
    dated: { date: text, probability: expression },
    undated: {
      base: union<Base, "kind">("kind", bases),
      multipliers,
      repeats: flag,
    },
  }),
  effects,
});

const couplings = object<Couplings>({
  strength: expression,
  floor: expression,
  ceiling: expression,
  calms: flag,
  links: list(
    object<CouplingLink>({
      ...{ from: text, to: text, weight: expression, lag: count },
      ...{ when, basis, span },
    }),
  ),
  span,
});

const of = { of: expression };
const outcome = object<Outcome>({
  id: text,
  title: texts,
  about,
  form: union<OutcomeForm, "kind">("kind", {
    ever: of,
    always: of,
    at_end: of,
    first_time: of,
    max: of,
    until: { hold: expression, reach: expression },
    value: { of: expression, step: count },
  }),
  type: oneOf("boolean", "number", "time"),
  span,
});

const note = optional(texts);
type Watched = Partial<Record<"event" | "actor" | "move", string>>;
const history = object<History>({
  until: text,
  levels: list(
    object<History["levels"][number]>({
      ...{ flashpoint: text, date: text, level: text, until: optional(text) },
      ...{ note, basis },
    }),
  ),
  events: list(object<History["events"][number]>({ event: text, date: text, note, basis })),
  moves: list(
    object<History["moves"][number]>({ actor: text, move: text, date: text, note, basis }),
  ),
  watched: list(
    object<Watched>({ event: optional(text), actor: optional(text), move: optional(text) }),
  ),
});

const forecaster = object<Forecaster>({
  id: text,
  name: texts,
  about,
  fitted: flag,
  said: list(
    object<Forecast>({
      date: text,
      of: union<Forecast["of"], "kind">("kind", {
        outcome: { outcome: text },
        unknown: { unknown: text, value: text },
      }),
      probability: number,
      range: optional(object<NonNullable<Forecast["range"]>>({ low: number, high: number })),
      note,
      basis,
    }),
  ),
});

const baseRates = object<BaseRates>({
  ladders: list(
    object<BaseRates["ladders"][number]>({
      ...{ flashpoint: text, crisis: text, violence: optional(text), war: optional(text) },
    }),
  ),
  nuclearUse: optional(expression),
  departures: list(object<BaseRates["departures"][number]>({ rate: text, because: texts, span })),
});

const prior = object<Prior>({
  shape: oneOf("pert", "uniform", "triangular"),
  scale: oneOf("linear", "log", "hazard"),
  low: number,
  high: number,
});

/** A checked model. */
export const modelShape: Shape = object<Model>({
  kind: oneOf("model"),
  id: text,
  title: texts,
  about,
  languages: ids,
  calendar: object<Calendar>({
    ...{ start: text, unit: oneOf("day", "week", "month"), steps: count },
  }),
  turns: oneOf("sequential", "simultaneous"),
  sources: list(
    object<Source>({
      ...{ id: text, text: texts, ref: optional(text), url: optional(text) },
      judgement: optional(flag),
    }),
  ),
  parameters: list(
    object<Parameter>({
      ...{ id: text, declared: flag, name, value: number, prior: optional(prior), basis, span },
    }),
  ),
  unknowns: list(
    object<Unknown>({
      ...{ id: text, name: texts, knownTo: ids, basis, span },
      values: list(object<Unknown["values"][number]>({ id: text, name: texts, share: expression })),
    }),
  ),
  variables: list(
    object<Variable>({
      ...{ id: text, name: texts, about, integer: flag, start: expression, min: number },
      ...{ max: number, drift: when, hidden: flag, basis, span },
    }),
  ),
  flashpoints: list(flashpoint),
  couplings: optional(couplings),
  actors: list(actor),
  events: list(event),
  endsWhen: when,
  outcomes: list(outcome),
  history: optional(history),
  forecasters: optional(list(forecaster)),
  baseRates: optional(baseRates),
});
