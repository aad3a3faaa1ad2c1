/** What every answer says of itself: what was asked of what, and how it came about. */

import * as v from "valibot";
import { at } from "../base/invariant.ts";
import type { BatchIdentity } from "../batch/identity.ts";
import { dateOfDay } from "../base/civil-date.ts";
import type { Program } from "../ir/program.ts";
import { cautionSchema } from "./caution.ts";
import { byId, figure, flag, list, oneOf, text } from "./schema.ts";

/** The version of all schemas: raised when a key changes its name, place or meaning. */
export const SCHEMA_VERSION = 2;

/** The keys that every answer begins with. */
export const head = <const Kind extends string>(kind: Kind) => ({
  kind: v.literal(kind),
  schema: v.literal(SCHEMA_VERSION),
  scenario: text("Id of the scenario."),
  scenarioHash: text("SHA-256 of the checked scenario, settings applied; texts do not count."),
  parametersHash: text("SHA-256 of the values of all parameters."),
  engineVersion: text("The version of Brink."),
  engine: text("The engine that made the runs."),
  seed: text("The seed: the same gives the same answer."),
  set: byId(v.string(), "Values given by `--set`, by id, as written."),
  replay: text("The command that gives the same answer again."),
  cautions: list(cautionSchema, "What a reader must be warned of."),
});

/** The same without a seed: what an answer begins with that no luck decides. */
export function headWithoutSeed<const Kind extends string>(kind: Kind) {
  const { seed: _seed, ...rest } = head(kind);
  return rest;
}

/** The keys that every answer ends with. */
export const tail = {
  uncertainty: oneOf(
    ["sampling", "sampling and inputs", "none"],
    "What the intervals cover: sampling error, input uncertainty as well, or nothing to cover.",
  ),
  forecast: v.pipe(v.literal(false), v.description("A model of one reading, not a forecast.")),
  elapsed: figure("Seconds that it took."),
};

/** Whether all that was wanted was done. */
export const partial = flag("Whether it was stopped before all that was wanted was done.");

/** The values of the head. */
export interface HeadFacts {
  readonly identity: BatchIdentity;
  readonly engine: string;
  readonly set: Readonly<Record<string, string>>;
  readonly replay: string;
}

/** The head as written; the cautions are the answer's own. */
export function headOf<const Kind extends string>(
  kind: Kind,
  { identity, engine, set, replay }: HeadFacts,
) {
  const { scenario, scenarioHash, parametersHash, engineVersion, seed } = identity;
  return {
    kind,
    schema: SCHEMA_VERSION,
    ...{ scenario, scenarioHash, parametersHash, engineVersion, engine, seed, set, replay },
  } as const;
}

/** The days of a step, for those who do not know the calendar. */
export const days = {
  from: text("First day of the step, ISO 8601."),
  to: text("Last day of the step, ISO 8601."),
};

/** The days of a step as written. */
export function daysOf(
  { calendar }: Pick<Program, "calendar">,
  step: number,
): {
  readonly from: string;
  readonly to: string;
} {
  const { dayOfStep } = calendar;
  return { from: dateOfDay(at(dayOfStep, step)), to: dateOfDay(at(dayOfStep, step + 1) - 1) };
}

/** The head of an answer that no luck decides. */
export function headWithoutSeedOf<const Kind extends string>(kind: Kind, facts: HeadFacts) {
  const { seed: _seed, ...rest } = headOf(kind, facts);
  return rest;
}
