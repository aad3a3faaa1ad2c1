/** Rules, events and moves with their bases, multipliers and effects. */

import { at, invariant } from "../base/invariant.ts";
import { siteOf } from "../random/site.ts";
import type {
  Actor,
  Base,
  Calendar,
  Effect,
  Event,
  Flashpoint,
  Multiplier,
  Rule,
  StepUnit,
  Way,
} from "../scenario/model.ts";
import { waysOf } from "../scenario/ways.ts";
import { moveSiteName } from "./collisions.ts";
import { daysOf, stepOfDate } from "./calendar.ts";
import { couplingMultipliers, type CouplingFactors } from "./lower-couplings.ts";
import { lowerRoot, lowerWhen, within, type Scope } from "./lower-expression.ts";
import { sortRules } from "./order.ts";
import { OFF } from "./program.ts";
import type {
  ProgramActor,
  ProgramBase,
  ProgramEffect,
  ProgramEvent,
  ProgramFlashpoint,
  ProgramMultiplier,
  ProgramRule,
  ProgramWay,
} from "./program.ts";

function lowerBase(scope: Scope, base: Base, unit: StepUnit): ProgramBase {
  return base.kind === "chance"
    ? {
        kind: "chance",
        probability: lowerRoot(within(scope, "chance"), base.probability),
        stepDays: daysOf(unit),
        windowDays: daysOf(base.window) * (base.windows ?? 1),
      }
    : { kind: "hazard", hazard: lowerRoot(within(scope, "hazard"), base.hazard) };
}

function lowerAnyBase(scope: Scope, base: Rule["base"], unit: StepUnit): ProgramRule["base"] {
  return base.kind === "certain"
    ? { kind: "certain", weight: lowerRoot(within(scope, "weight"), base.weight) }
    : lowerBase(scope, base, unit);
}

function lowerMultiplier(scope: Scope, multiplier: Multiplier): ProgramMultiplier {
  const here = { ...scope, path: multiplier.path };
  return {
    factor: lowerRoot(within(here, "by"), multiplier.by),
    ...lowerWhen(here, multiplier.when),
    origin: "written",
  };
}

function lowerEffect(scope: Scope, effect: Effect): ProgramEffect {
  const { names } = scope;
  if (effect.target === "variable") {
    const here = within(scope, `then.${effect.variable}`);
    return {
      operation: effect.operation,
      ...lowerWhen(here, effect.when),
      target: "variable",
      variable: names.variables.of(effect.variable),
      value: lowerRoot(here, effect.value),
    };
  }
  if (effect.target === "stopwatch") {
    return {
      operation: effect.operation,
      ...lowerWhen(scope, effect.when),
      target: "stopwatch",
      stopwatch: names.stopwatches.of(effect.stopwatch),
      value: effect.starts ? 0 : OFF,
    };
  }
  const here = within(scope, `then.${effect.flashpoint}`);
  const flashpoint = names.flashpoints.of(effect.flashpoint);
  const { level, shift } = effect;
  const value =
    effect.operation === "add"
      ? shift
      : level === undefined
        ? undefined
        : at(names.levels, flashpoint).of(level);
  invariant(value !== undefined, "a write to a flashpoint has a level or a shift");
  return {
    operation: effect.operation,
    ...lowerWhen(here, effect.when),
    target: "flashpoint",
    flashpoint,
    value,
  };
}

/** The effects of an element: on variables by id, then on flashpoints by id, then on stopwatches by id. */
function lowerEffects(scope: Scope, effects: readonly Effect[]): readonly ProgramEffect[] {
  const { variables, flashpoints } = scope.names;
  const rank = (effect: ProgramEffect): number => {
    switch (effect.target) {
      case "variable":
        return effect.variable;
      case "flashpoint":
        return variables.items.length + effect.flashpoint;
      case "stopwatch":
        return variables.items.length + flashpoints.items.length + effect.stopwatch;
    }
  };
  return effects
    .map((effect) => lowerEffect(scope, effect))
    .toSorted((left, right) => rank(left) - rank(right));
}

function lowerRule(
  scope: Scope,
  rule: Rule,
  flashpoint: number,
  unit: StepUnit,
  couplings: CouplingFactors | undefined,
): ProgramRule {
  const levels = at(scope.names.levels, flashpoint);
  const target = levels.of(rule.to);
  const sources = new Set(rule.from.map((level) => levels.of(level)));
  const { base } = rule;
  const from = levels.items.map(
    (_, level) => sources.has(level) && (base.kind === "certain" || level !== target),
  );
  return {
    id: rule.id,
    path: scope.path,
    place: scope.places.add(scope.path, rule.span),
    from,
    target,
    ...lowerWhen(scope, rule.when),
    base: lowerAnyBase(scope, base, unit),
    multipliers:
      base.kind === "certain"
        ? []
        : [
            ...rule.multipliers.map((multiplier) => lowerMultiplier(scope, multiplier)),
            ...couplingMultipliers(couplings, flashpoint, from, target),
          ],
    effects: lowerEffects(scope, rule.effects),
    hidden: rule.hidden,
  };
}

/** A flashpoint with its rules; caps are set later, by `capCounters`. */
export function lowerFlashpoint(
  scope: Scope,
  flashpoint: Flashpoint,
  unit: StepUnit,
  couplings: CouplingFactors | undefined,
): ProgramFlashpoint {
  const index = scope.names.flashpoints.of(flashpoint.id);
  const start = at(scope.names.levels, index).of(flashpoint.start);
  return {
    id: flashpoint.id,
    site: siteOf(`flashpoint/${flashpoint.id}`),
    levels: flashpoint.levels.map((level) => level.id),
    start,
    startDwell: flashpoint.startDwell,
    startHeld: flashpoint.levels.map((level, rung) =>
      // held is 0 while below, whatever the file says.
      rung <= start ? (flashpoint.startHeld[level.id] ?? 0) : 0,
    ),
    dwellCap: Infinity,
    heldCaps: flashpoint.levels.map(() => Infinity),
    rules: sortRules(flashpoint).map((rule) =>
      lowerRule(within(scope, `rules.${rule.id}`), rule, index, unit, couplings),
    ),
  };
}

function lowerWay(scope: Scope, way: Way, unit: StepUnit): ProgramWay {
  const here = { ...scope, path: way.path };
  return {
    path: way.path,
    ...lowerWhen(here, way.when),
    base: lowerAnyBase(here, way.base, unit),
    multipliers: way.multipliers.map((multiplier) => lowerMultiplier(here, multiplier)),
  };
}

/** An actor with its moves, by id. */
export function lowerActor(scope: Scope, actor: Actor, unit: StepUnit): ProgramActor {
  const index = scope.names.actors.of(actor.id);
  const moves = at(scope.names.moves, index).items;
  const rest = moves.findIndex((move) => move.rests === true);
  return {
    id: actor.id,
    sites: Array.from({ length: actor.movesPerStep }, (_, slot) =>
      siteOf(moveSiteName(actor.id, slot)),
    ),
    ...(rest < 0 ? {} : { rest }),
    moves: moves.map((move) => {
      const here = within(scope, `moves.${move.id}`);
      return {
        id: move.id,
        path: here.path,
        place: scope.places.add(here.path, move.span),
        ...lowerWhen(here, move.when),
        ways: waysOf(actor.id, move).map((way) => lowerWay(scope, way, unit)),
        ...(move.knownTo === undefined
          ? {}
          : { knownTo: move.knownTo.map((one) => scope.names.actors.of(one)) }),
        effects: lowerEffects(here, move.effects),
        hidden: move.hidden,
      };
    }),
  };
}

function lowerOccurrence(
  scope: Scope,
  occurrence: Event["occurrence"],
  calendar: Calendar,
): ProgramEvent["occurrence"] {
  switch (occurrence.kind) {
    case "dated":
      return {
        kind: "dated",
        step: stepOfDate(calendar, occurrence.date),
        probability: lowerRoot(within(scope, "chance"), occurrence.probability),
      };
    case "undated":
      return {
        kind: "undated",
        base: lowerBase(scope, occurrence.base, calendar.unit),
        multipliers: occurrence.multipliers.map((multiplier) => lowerMultiplier(scope, multiplier)),
        repeats: occurrence.repeats,
      };
    case "certain":
      return occurrence;
  }
}

/** An event; a date becomes the step that contains it, -1 if none does. */
export function lowerEvent(scope: Scope, event: Event, calendar: Calendar): ProgramEvent {
  const { occurrence } = event;
  return {
    id: event.id,
    path: scope.path,
    place: scope.places.add(scope.path, event.span),
    site: siteOf(`event/${event.id}`),
    ...lowerWhen(scope, event.when),
    occurrence: lowerOccurrence(scope, occurrence, calendar),
    effects: lowerEffects(scope, event.effects),
    hidden: event.hidden,
  };
}
