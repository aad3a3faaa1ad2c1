/** From the one tree of a scenario to its model: names first, then everything in the file's order. */

import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { dayOfDate, stepsUntil } from "../calendar.ts";
import { editionOf } from "../edition.ts";
import { languagesOf } from "../languages.ts";
import type { Calendar, Model, StepUnit } from "../model.ts";
import { childOf, itemsOf, type Entry, type MappingNode } from "../yaml/tree.ts";
import { readActor } from "./actor.ts";
import { pieceOf, readPiece, reportUnknown, type Context } from "./context.ts";
import { readCorrelations } from "./correlation.ts";
import { readExpectation } from "./expectation.ts";
import { readBaseRates, readForecaster, readHistory } from "./history.ts";
import { brand } from "./id.ts";
import { readEvent } from "./event.ts";
import { readFlashpoint } from "./flashpoint.ts";
import { collectNames, isId } from "./names.ts";
import { delayed } from "./delay.ts";
import { withMemories } from "./memory.ts";
import { readOffers } from "./offer.ts";
import { readCouplings, readOutcome } from "./outcome.ts";
import { readDefinitions, readParameter, readUnknown, readVariable } from "./quantity.ts";
import { bindAnswers, movesWithWays } from "./red-line.ts";
import { readTarget } from "./target.ts";
import { optionalText, readFlag, readName, readString, readText, sectionOf } from "./text.ts";

/** Most steps of a run. */
export const maximumSteps = 20_000;

/** A model that may have faults, and what was noted on the way. */
export interface Built {
  readonly model: Model;
  readonly context: Context;
}

/** Builds the model; it is sound only if nothing was reported as an error, here or by the check of shapes. */
export function buildModel(tree: MappingNode, report: (diagnostic: Diagnostic) => void): Built {
  const edition = editionOf(tree);
  const calendar = readCalendar(tree, report);
  const names = collectNames(tree, edition, calendar, report);
  const context: Context = {
    report,
    names,
    scope: { edition, names: names.bare, events: names.events, actors: names.actors },
    languages: languagesOf(tree),
    calendar,
    ranged: [],
    driving: [],
    memories: new Map(),
    madeBefore: new Map(),
    delays: [],
    plans: { stopwatches: [], events: [], asked: new Set() },
    expressionParts: 0,
  };
  readDefinitions(context, sectionOf(tree, "definitions"), names.bare);
  const read = <T>(key: string, reader: (context: Context, entry: Entry) => T): readonly T[] =>
    sectionOf(tree, key).map((entry) => reader(context, entry));

  const id = readString(tree, "scenario") ?? "";
  const scenario = childOf(tree, "scenario");
  if (scenario?.kind === "scalar" && !isId(scenario.text, true)) {
    const simpler = scenario.text.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-");
    const suggestion = isId(simpler, true) ? simpler : undefined;
    report(diagnose("bad-id", scenario.span, { id: scenario.text }, { suggestion }));
  }
  const sources = sectionOf(tree, "sources").map(({ key, value }) => {
    const ref = readString(value, "ref");
    const url = readString(value, "url");
    const text = readText(context, childOf(value, "text") ?? value) ?? {};
    return {
      id: brand(key),
      text,
      ...(ref === undefined ? {} : { ref }),
      ...(url === undefined ? {} : { url }),
      ...(readFlag(value, "judgement") ? { judgement: true as const } : {}),
    };
  });
  const culprits = sectionOf(tree, "culprits").map(({ key, value }) => ({
    id: key,
    name: readText(context, value) ?? {},
  }));
  const declared = read("parameters", readParameter);
  const unknowns = read("unknowns", readUnknown);
  const declaredVariables = read("variables", readVariable);
  const flashpoints = read("flashpoints", readFlashpoint);
  const couplings = childOf(tree, "couplings");
  const coupled =
    couplings?.kind === "mapping" ? { couplings: readCouplings(context, couplings) } : {};
  const answered = movesWithWays(tree);
  const offers = readOffers(context, sectionOf(tree, "offers"));
  const led = read("actors", (inner, entry) => readActor(inner, entry, answered, offers.moves));
  const lines = new Map(led.map(({ actor, lines: own }) => [actor.id, own]));
  const ownActors = bindAnswers(
    context,
    led.map(({ actor }) => actor),
    lines,
  );
  const ownEvents = [
    ...read("events", readEvent),
    ...[...lines.values()].flatMap((own) => own.events),
  ];
  const ending = childOf(tree, "ends_when");
  const ends =
    ending?.kind === "scalar" ? { endsWhen: readPiece(context, pieceOf(ending), "boolean") } : {};
  const outcomes = read("outcomes", readOutcome);
  const history = childOf(tree, "history");
  const known = history?.kind === "mapping" ? { history: readHistory(context, history) } : {};
  const forecasters = read("forecasters", readForecaster);
  for (const { value } of sectionOf(tree, "groups")) {
    for (const item of itemsOf(value)) {
      const known = names.levels.keys();
      if (item.kind === "scalar" && !names.levels.has(item.text))
        reportUnknown(context, "flashpoint", item.text, item.span, known);
    }
  }
  const rates = readBaseRates(context, childOf(tree, "base_rates"));
  const usual = rates === undefined ? {} : { baseRates: rates };
  const expectations = read("expectations", readExpectation);
  const around = { outcomes, forecasters, ...known };
  const targets = read("targets", (inner, entry) => readTarget(inner, entry, around));
  const wanted = targets.filter((target) => target !== undefined);
  for (const { stopwatch, event } of delayed(context, flashpoints, ownActors, ownEvents)) {
    context.plans.stopwatches.push(stopwatch);
    context.plans.events.push(event);
  }
  // Everything that may remember has been read.
  const { actors, events, variables, stopwatches } = withMemories(context, {
    actors: ownActors,
    events: [...ownEvents, ...context.plans.events],
    variables: [...declaredVariables, ...offers.states],
  });
  const parameters = [...declared, ...context.ranged];
  const groups = readCorrelations(context, sectionOf(tree, "correlated"), parameters);
  const model: Model = {
    kind: "model",
    id: brand(id),
    title: readName(context, tree, id, "title"),
    ...optionalText(context, tree, "about"),
    languages: context.languages,
    calendar: context.calendar,
    turns: readString(tree, "turns") === "simultaneous" ? "simultaneous" : "sequential",
    sources,
    ...(culprits.length === 0 ? {} : { culprits }),
    parameters,
    ...(groups.length === 0 ? {} : { correlations: groups }),
    unknowns,
    variables,
    flashpoints,
    ...(stopwatches === undefined ? {} : { stopwatches }),
    ...coupled,
    actors,
    events,
    ...ends,
    outcomes,
    ...known,
    ...(forecasters.length === 0 ? {} : { forecasters }),
    ...usual,
    ...(expectations.length === 0 ? {} : { expectations }),
    ...(wanted.length === 0 ? {} : { targets: wanted }),
  };
  return { model, context };
}

/** The calendar; 0 steps if there is none, which keeps what depends on it quiet. */
function readCalendar(tree: MappingNode, report: (diagnostic: Diagnostic) => void): Calendar {
  const written = readString(tree, "step");
  const unit: StepUnit = written === "day" || written === "month" ? written : "week";
  const start = readString(tree, "start") ?? "";
  const horizon = childOf(tree, "horizon");
  const first = dayOfDate(start);
  if (first === undefined || horizon?.kind !== "scalar") return { start, unit, steps: 0 };
  const number = /^(\d+) steps?$/u.exec(horizon.text)?.[1];
  const last = dayOfDate(horizon.text);
  if (number === undefined && last === undefined) return { start, unit, steps: 0 };
  const steps = number === undefined ? stepsUntil(first, unit, last ?? first) : Number(number);
  if (steps < 1) {
    const code = (last ?? first) < first ? "horizon-before-start" : "horizon-too-near";
    report(diagnose(code, horizon.span, { start, horizon: horizon.text }));
    return { start, unit, steps: 0 };
  }
  if (steps > maximumSteps) {
    report(diagnose("horizon-too-far", horizon.span, { steps, limit: maximumSteps }));
    return { start, unit, steps: 0 };
  }
  return { start, unit, steps };
}
