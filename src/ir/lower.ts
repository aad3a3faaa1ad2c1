/**
 * Model → Program. Guarantees: canonical order whatever the order in the file, every name an index,
 * constants folded without changing a bit or a run fault, dates as steps, couplings as multipliers.
 * Parameters stay parameters: they are inputs of a run.
 */

import { siteOf } from "../random/site.ts";
import { hashModel } from "../scenario/hash.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import type { Model } from "../scenario/model.ts";
import { capCounters } from "./caps.ts";
import { daysOfSteps } from "./calendar.ts";
import { lowerCouplings } from "./lower-couplings.ts";
import { lowerActor, lowerEvent, lowerFlashpoint } from "./lower-elements.ts";
import { lowerBoolean, lowerRoot, placeOf, within, type Scope } from "./lower-expression.ts";
import { lowerOutcome } from "./lower-outcome.ts";
import { nameIndices } from "./names.ts";
import { sortById } from "./order.ts";
import { Places } from "./places.ts";
import { Shared } from "./shared.ts";
import {
  OFF,
  type Program,
  type ProgramOutcome,
  type ProgramUnknown,
  type ProgramVariable,
} from "./program.ts";

function lowerUnknowns(scope: Scope): readonly ProgramUnknown[] {
  const { names } = scope;
  return names.unknowns.items.map((unknown) => {
    const here = within(scope, `unknowns.${unknown.id}`);
    return {
      id: unknown.id,
      site: siteOf(`unknown/${unknown.id}`),
      values: sortById(unknown.values).map((value) => ({
        id: value.id,
        share: lowerRoot(within(here, value.id), value.share),
      })),
      knownTo: unknown.knownTo.map((actor) => names.actors.of(actor)).toSorted((a, b) => a - b),
    };
  });
}

function lowerVariables(scope: Scope): readonly ProgramVariable[] {
  return scope.names.variables.items.map((variable) => {
    const here = within(scope, `variables.${variable.id}`);
    const { noise } = variable;
    // Noise without a drift is about the value itself.
    const itself: Expression = { kind: "variable", variable: variable.id, span: variable.span };
    const drift = variable.drift ?? (noise === undefined ? undefined : itself);
    return {
      id: variable.id,
      integer: variable.integer,
      min: variable.min,
      max: variable.max,
      start: lowerRoot(within(here, "start"), variable.start),
      ...(drift === undefined ? {} : { drift: lowerRoot(within(here, "drift"), drift) }),
      ...(noise === undefined
        ? {}
        : {
            noise: {
              shape: noise.shape,
              spread: lowerRoot(within(here, "noise"), noise.spread),
              site: siteOf(`noise/${variable.id}`),
            },
          }),
      hidden: variable.hidden,
    };
  });
}

/**
 * Lowers a checked model, one in which `checkSites` finds no fault.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { checkSites, lower, printProgram, readScenario } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * console.assert(checkSites(model).length === 0);
 * console.log(printProgram(lower(model)));
 */
export function lower(model: Model): Program {
  return lowerAsking(model, (scope) =>
    sortById(model.outcomes).map((outcome) =>
      lowerOutcome(within(scope, `outcomes.${outcome.id}`), outcome),
    ),
  );
}

/** As `lower`, with something else asked of the runs than the model's outcomes. */
export function lowerAsking(
  model: Model,
  asked: (scope: Scope) => readonly ProgramOutcome[],
): Program {
  const names = nameIndices(model);
  const places = new Places();
  const shared = new Shared();
  const scope: Scope = { names, places, shared, path: "" };
  const { calendar } = model;
  const dayOfStep = daysOfSteps(calendar);
  const factors =
    model.couplings === undefined
      ? undefined
      : lowerCouplings(within(scope, "couplings"), model.couplings);
  const program: Program = {
    kind: "program",
    id: model.id,
    hash: hashModel(model),
    calendar: { start: calendar.start, unit: calendar.unit, steps: calendar.steps, dayOfStep },
    turns: model.turns,
    parameters: names.parameters.items.map(({ id, value }) => ({ id, value })),
    unknowns: lowerUnknowns(scope),
    variables: lowerVariables(scope),
    flashpoints: names.flashpoints.items.map((flashpoint, index) =>
      lowerFlashpoint(
        within(scope, `flashpoints.${flashpoint.id}`),
        flashpoint,
        calendar.unit,
        factors?.get(index),
      ),
    ),
    stopwatches: names.stopwatches.items.map(({ id, start = OFF, hidden }) => ({
      id,
      start,
      cap: Infinity,
      hidden,
    })),
    actors: names.actors.items.map((actor) =>
      lowerActor(within(scope, `actors.${actor.id}`), actor, model.calendar.unit),
    ),
    events: names.events.items.map((event) =>
      lowerEvent(within(scope, `events.${event.id}`), event, calendar),
    ),
    ...(model.endsWhen === undefined
      ? {}
      : {
          endsWhen: {
            value: lowerBoolean(within(scope, "ends_when"), model.endsWhen),
            place: placeOf(within(scope, "ends_when"), model.endsWhen),
          },
        }),
    outcomes: asked(scope),
    shared: shared.list(),
    places: places.list(),
  };
  return capCounters(program);
}
