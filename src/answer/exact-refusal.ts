/** Why `brink exact` has no answer, as documents: a refusal of the solver, or a fault of the runs. */

import * as v from "valibot";
import type { RefusalReason } from "../engine/exact/refusal.ts";
import type { RunFault } from "../engine/interpreter/fault.ts";
import { faultReasons } from "./fault.ts";
import { SCHEMA_VERSION } from "./head.ts";
import {
  count,
  figure,
  finite,
  list,
  oneOf,
  optional,
  shape,
  text,
  type TypeOf,
} from "./schema.ts";

const most = figure("The most that can be done.");

const parts = optional(
  list(
    shape({
      part: text("A part of the state, as the language writes it."),
      values: count("How many values of it states that were reached have."),
    }),
    "The parts that tell most states apart, the widest first.",
  ),
);

const reasonSchema = v.pipe(
  v.union([
    shape({ kind: v.literal("real variable"), variable: text("Id of the variable."), most }),
    shape({ kind: v.literal("wide variable"), variable: text("Id of the variable."), most }),
    shape({ kind: v.literal("continuous draw"), variable: text("Id of the variable.") }),
    shape({
      kind: v.literal("too many states"),
      states: v.pipe(v.nullable(v.number()), v.description("Possible states; null beyond count.")),
      most,
      real: list(text("Id of a variable."), "Real variables, at 4096 values each."),
    }),
    shape({
      kind: v.literal("too many at once"),
      step: count("The step in which there was no more room."),
      most,
      possible: figure("Possible states."),
      parts,
    }),
    shape({
      kind: v.literal("too many successors"),
      step: count("The step in which a state had too many."),
      most,
    }),
    shape({
      kind: v.literal("too many to hold"),
      step: count("The step with which there were too many, of all steps together."),
      most,
    }),
    shape({ kind: v.literal("too many choices"), actor: text("Id of the actor."), most }),
    shape({ kind: v.literal("date for ever") }),
    shape({ kind: v.literal("date to come") }),
    shape({ kind: v.literal("count for ever"), id: text("Id of what is counted.") }),
    shape({ kind: v.literal("too many reached"), most, parts }),
    shape({ kind: v.literal("no enclosure"), states: count("States that were reached.") }),
    shape({ kind: v.literal("too many values"), outcome: text("Id of the outcome."), most }),
  ]),
  v.description("The reason, and what there was too much of."),
);

/** No exact solution of a sound scenario. */
export const exactRefusalSchema = shape({
  kind: v.literal("exact-refusal"),
  schema: v.literal(SCHEMA_VERSION),
  scenario: text("Id of the scenario."),
  refusal: reasonSchema,
});

/** Runs that stop with a fault. */
export const exactFaultSchema = shape({
  kind: v.literal("exact-fault"),
  schema: v.literal(SCHEMA_VERSION),
  scenario: text("Id of the scenario."),
  step: count("The step in which runs stop."),
  place: text("Where, in the scenario."),
  reason: oneOf(faultReasons, "Why."),
});

/** The document of a refusal. */
export function exactRefusal(
  scenario: string,
  reason: RefusalReason,
): TypeOf<typeof exactRefusalSchema> {
  return {
    kind: "exact-refusal",
    schema: SCHEMA_VERSION,
    scenario,
    refusal:
      reason.kind === "too many states" ? { ...reason, states: finite(reason.states) } : reason,
  };
}

/** The document of a fault. */
export function exactFault(
  scenario: string,
  { step, place, reason }: RunFault,
): TypeOf<typeof exactFaultSchema> {
  return { kind: "exact-fault", schema: SCHEMA_VERSION, scenario, step, place: place.path, reason };
}
