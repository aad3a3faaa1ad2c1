/** The answer of `brink fit`: targets before and after, the numbers that meet them, and what stands against it. */

import { at } from "../base/invariant.ts";
import { isBelieved, nameOfAim, type Aim } from "../study/fit/aims.ts";
import type { Measured } from "../study/fit/measured.ts";
import type { Fitted } from "../study/fit/fit.ts";
import { isMissed, type Conflict, type Told } from "../study/fit/verdict.ts";
import type { FitSpace } from "../study/fit/space.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  bound,
  count,
  figure,
  finite,
  flag,
  list,
  nullable,
  oneOf,
  shape,
  share,
  text,
  type TypeOf,
} from "./schema.ts";

const targetSchema = shape({
  id: text("Id of the target."),
  date: nullable(text("The day, of what was believed then."), "Null where it is over all runs."),
  question: nullable(text("What a forecaster said it of."), "Null where the target says it."),
  measure: oneOf(
    ["probability", "mean", "share-of-time", "entries"],
    "What it is: a probability, the mean of a number, a share of time, a rate of entries.",
  ),
  heldOut: flag("Whether it was left out of the fit, to test it."),
  is: figure("What it is to be."),
  low: figure("Lower end of its band, 90 %."),
  high: figure("Upper end of its band, 90 %."),
  before: bound("What the scenario says as it is written; null where no run says anything."),
  after: bound("What it says with the fitted numbers."),
  missedBefore: bound("Distance from what it is to be, in deviations of the target, as written."),
  missedAfter: bound("The same with the fitted numbers."),
  sampling: bound("Standard error of `missedAfter` by luck, in the same deviations."),
  met: flag("Whether `after` lies in the band, but for luck."),
});

const numberSchema = shape({
  id: text("Path of the number."),
  before: figure("Its value as written."),
  after: figure("Its fitted value."),
  low: figure("Lower end of its range."),
  high: figure("Upper end of its range."),
  told: share("Part of the variance of its prior that the targets take away."),
});

/** Keys in the order in which they are written, each with what it means. */
export const fitSchema = shape({
  ...head("fit"),
  members: count("Members of the ensemble, beside the scenario itself."),
  runsPerMember: count("Runs of a member in a round."),
  rounds: count("Rounds that were done."),
  runs: count("Runs that were made."),
  partial,
  targets: list(targetSchema, "Targets, in the order of the file."),
  lossBefore: figure("Half the weighted sum of squared misses of what was fitted, as written."),
  lossAfter: figure("The same with the fitted numbers."),
  conflicts: list(
    shape({
      target: text("The target that is missed."),
      why: oneOf(
        ["out-of-reach", "contradicted", "held-back"],
        "No numbers in range meet it; the targets `by` stand against it; or no single one does.",
      ),
      by: list(text("A target."), "Without any one of these it would be missed by much less."),
      most: bound("Of one out of reach: what it comes to at that end of the ranges."),
    }),
    "Targets that are missed, and why.",
  ),
  inputs: count("Numbers with a range, as far as they are free to move."),
  untold: count("Of these: those of which the targets say nothing."),
  numbers: list(
    numberSchema,
    "Numbers of which the targets say something, in the scenario's order.",
  ),
  together: list(
    shape({
      first: text("Path of a number."),
      second: text("Path of another."),
      correlation: figure("Correlation of the two given the targets, −1 … 1."),
    }),
    "Numbers that the targets cannot tell apart, the closest first.",
  ),
  shown: count("Rows that are shown of each table."),
  ...tail,
});

/**
 * The answer.
 *
 * @example
 * import { ask } from "brink";
 *
 * const text = `
 * brink: 2
 * scenario: patrols
 * start: 2022-01-03
 * step: week
 * horizon: 8 steps
 * flashpoints:
 *   border:
 *     start: calm
 *     levels: [calm, crisis]
 *     rules: { flare_up: { from: calm, to: crisis, chance: 20% per week, range: [10%, 30%] } }
 * outcomes: { crisis: { ever: border == crisis } }
 * targets: { crisis: { of: crisis, is: 90%, n: 40 } }
 * `;
 * const answer = await ask("fit", { scenario: { text }, members: 20, runs: 200 });
 * console.log(answer.targets.map(({ id, after }) => [id, after]));
 */
export type FitAnswer = TypeOf<typeof fitSchema>;

/** What was found, of which scenario, and how. */
export interface FitFacts extends HeadFacts {
  readonly space: FitSpace;
  readonly aims: readonly Aim[];
  readonly fitted: Fitted;
  readonly conflicts: readonly Conflict[];
  readonly told: Told;
  /** All parameters, as written and as fitted. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly members: number;
  readonly runs: number;
  /** Words of forecasters before the scenario or after its history, which are left out. */
  readonly outside: number;
  /** Forecasters that are fitted to and do not say so, by name. */
  readonly unsaid: readonly string[];
  readonly top: number;
  readonly elapsed: number;
}

/** The least part of a prior that counts as told. */
const LEAST_TOLD = 0.05;

/** The answer, keys in the order of the schema; what a reader must be warned of is decided here. */
export function fitAnswer(facts: FitFacts): FitAnswer {
  const { space, aims, fitted, conflicts, told, members, runs, elapsed } = facts;
  const targets = aims.map((aim, index) =>
    targetOf(aim, at(fitted.before, index), at(fitted.after, index)),
  );
  const loss = (key: "missedBefore" | "missedAfter"): number =>
    fitted.fitted.reduce((sum, aim) => sum + (at(targets, aim)[key] ?? 0) ** 2 / 2, 0);
  const numbers = space.inputs.flatMap(({ id, parameter, prior }, input) => {
    const [before, after] = [at(facts.before, parameter), at(facts.after, parameter)];
    const part = at(told.told, input);
    if (before === after && part < LEAST_TOLD) return [];
    return [{ id, before, after, low: prior.low, high: prior.high, told: part }];
  });
  return {
    ...headOf("fit", facts),
    cautions: cautionsOf(facts, targets),
    ...{ members, runsPerMember: runs, rounds: fitted.rounds, runs: fitted.runs },
    partial: !fitted.complete,
    targets,
    ...{ lossBefore: loss("missedBefore"), lossAfter: loss("missedAfter") },
    conflicts: conflicts.map(({ aim, kind, by, most }) => ({
      target: nameOfAim(at(aims, aim)),
      why: kind,
      by: by.map((other) => nameOfAim(at(aims, other))),
      most: most === undefined ? null : finite(most),
    })),
    inputs: space.inputs.length,
    untold: told.told.filter((part) => part < LEAST_TOLD).length,
    numbers,
    together: told.pairs.map(({ first, second, correlation }) => ({
      first: at(space.inputs, first).id,
      second: at(space.inputs, second).id,
      correlation,
    })),
    shown: facts.top,
    uncertainty: "sampling",
    forecast: false,
    elapsed,
  };
}

function targetOf(aim: Aim, before: Measured, after: Measured): FitAnswer["targets"][number] {
  const whole = aim.deviation * Math.sqrt(aim.target.weight);
  const missed = ({ score }: Measured): number | null => finite((score - aim.score) / whole);
  return {
    id: aim.target.id,
    date: aim.date ?? null,
    question: aim.question ?? null,
    measure: kindOf(aim),
    ...{ heldOut: aim.heldOut, is: aim.is, low: aim.low, high: aim.high },
    ...{ before: finite(before.value), after: finite(after.value) },
    ...{ missedBefore: missed(before), missedAfter: missed(after) },
    sampling: finite(Math.sqrt(after.variance) / whole),
    met: !isMissed(aim, after),
  };
}

const kindOf = ({ measure, scale }: Aim): FitAnswer["targets"][number]["measure"] =>
  isBelieved(measure) ? (scale === "plain" ? "mean" : "probability") : measure.kind;

function cautionsOf(
  { fitted, outside, unsaid, conflicts }: FitFacts,
  targets: FitAnswer["targets"],
): Caution[] {
  const cautions: Caution[] = [];
  if (!fitted.complete) cautions.push(caution("fit-partial", { rounds: fitted.rounds }));
  if (conflicts.length > 0) cautions.push(caution("fit-missed", { n: conflicts.length }));
  if (targets.every(({ heldOut }) => !heldOut)) cautions.push(caution("fit-no-test"));
  if (outside > 0) cautions.push(caution("fit-outside", { n: outside }));
  if (unsaid.length > 0)
    cautions.push(caution("fit-forecaster", { forecasters: unsaid.join(", ") }));
  return cautions;
}

const rows = table<FitAnswer>()(
  {
    target: "text",
    date: "text",
    question: "text",
    measure: "text",
    held_out: "boolean",
    is: "number",
    low: "number",
    high: "number",
    before: "number",
    after: "number",
    missed_after: "number",
    met: "boolean",
  },
  ({ targets }) =>
    targets.map((one) => [
      ...([one.id, one.date, one.question, one.measure, one.heldOut] as const),
      ...([one.is, one.low, one.high] as const),
      ...([one.before, one.after, one.missedAfter, one.met] as const),
    ]),
);

/** The kind `fit`: its schema and its table. */
export const fit: AnswerKind<typeof fitSchema> = { schema: fitSchema, table: rows };
