/** The answer of `brink batch`: what many runs came to, with the sampling error of every number. */

import type { Estimates, ShareEstimate } from "../study/estimates.ts";
import { at } from "../base/invariant.ts";
import { caution, type Caution } from "./caution.ts";
import { runCautions, type Valued } from "./faulted.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  byValue,
  entriesBy,
  faultsSchema,
  outcomeAnswer,
  outcomeSchema,
  quantilesAnswer,
  quantilesSchema,
  runsOf,
  valuedRuns,
  type FaultsAnswer,
  type OutcomeAnswer,
  type QuantilesAnswer,
} from "./outcome.ts";
import {
  aligned,
  bound,
  byId,
  count,
  figure,
  flag,
  list,
  optional,
  pair,
  shape,
  share,
  text,
  type TypeOf,
} from "./schema.ts";
import type { Cell } from "./table.ts";

const shares = list(share("A share of the runs."), "By level.");
const pairs = list(pair("Bounds of a share."), "Their intervals, by level.");

const precisionSchema = shape({
  wanted: text("As written."),
  relative: flag("Whether the width is a share of the estimate itself."),
  width: figure("How far the ends of an interval may be from the estimate."),
  reached: flag("Whether every outcome that it covers is as precise as that."),
  runsMost: count("Runs at most."),
  outcomes: byId(
    shape({
      halfWidth: bound("From the estimate to the further end of its interval."),
      reached: flag("Whether that is as precise as wanted."),
    }),
    "The outcomes that it covers.",
  ),
  leftOut: list(text("Id of an outcome."), "Numbers without known bounds, which it cannot cover."),
});

/** The shape of an answer of the kind `batch`. */
export const batchSchema = shape({
  ...head("batch"),
  runs: count("Runs that were made."),
  runsCounted: count("Runs without any fault; shares are of the runs that have a value."),
  runsRequested: count("Runs that were wanted."),
  partial,
  faults: faultsSchema,
  precision: optional(precisionSchema),
  outcomes: byId(outcomeSchema, "What came out, by outcome."),
  flashpoints: byId(
    aligned(
      shape({
        ...valuedRuns,
        levels: list(text("Id of a level."), "The levels, best first."),
        final: shares,
        finalIntervals: pairs,
        ever: shares,
        everIntervals: pairs,
        level: share("Confidence level of the intervals."),
        method: text("How the intervals of shares were made."),
        firstPassage: byId(quantilesSchema, "When a level or a worse one was first seen."),
        quantileMethod: text("How the intervals of the times were made."),
      }),
      ...(["levels", "final", "finalIntervals", "ever", "everIntervals"] as const),
    ),
    "Where the runs stood: at each level at the end (final), and at it or worse at all (ever).",
  ),
  unknowns: byValue(share("Share of the runs."), "What was drawn at the start."),
  unknownIntervals: byValue(pair("Bounds of that share."), "The intervals of these shares."),
  runsPerSecond: count("Runs that were made in a second."),
  digest: optional(
    text(
      "SHA-256 of the counts: the same runs have the same, however and wherever they were made.",
    ),
  ),
  ...tail,
});

/**
 * What a batch came to.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("batch", { scenario: "two-state", runs: 500, seed: "lesson-3" });
 * if (answer.kind !== "batch") throw new Error("plain runs were asked for");
 * console.log(answer.outcomes["any_crisis"], answer.cautions);
 */
export type BatchAnswer = TypeOf<typeof batchSchema>;
/** What is said of one flashpoint. */
export type FlashpointAnswer = BatchAnswer["flashpoints"][string];
/** How a wanted precision was met. */
export type PrecisionAnswer = TypeOf<typeof precisionSchema>;

/** How a batch went, beside what it counted. */
export interface BatchFacts extends HeadFacts {
  readonly runs: number;
  readonly runsRequested: number;
  readonly faults: FaultsAnswer;
  readonly digest?: string;
  readonly precision?: PrecisionAnswer;
  readonly runsPerSecond: number;
  readonly elapsed: number;
}

const interval = ({ low, high }: ShareEstimate): [number, number] => [low, high];
const probability = (one: ShareEstimate): number => one.probability;

/** The answer; without estimates where nothing has a value in any run. */
export function batchAnswer(estimates: Estimates | undefined, facts: BatchFacts): BatchAnswer {
  const { runs, runsRequested, faults, precision, runsPerSecond, digest, elapsed } = facts;
  const { level = 0, dates = [], shareMethod = "", quantileMethod = "" } = estimates ?? {};
  const unknowns = estimates?.unknowns ?? [];
  return {
    ...headOf("batch", facts),
    cautions: cautionsOf(estimates, facts),
    runs,
    runsCounted: runs - faults.count,
    runsRequested,
    partial: runs < runsRequested,
    faults,
    ...(precision === undefined ? {} : { precision }),
    outcomes: entriesBy(estimates?.outcomes ?? [], (one) => outcomeAnswer(one, level, dates, runs)),
    flashpoints: entriesBy(
      estimates?.flashpoints ?? [],
      ({ levels, final, ever, firstPassage, ...one }) => ({
        ...runsOf(one, runs),
        levels,
        final: final.map(probability),
        finalIntervals: final.map(interval),
        ever: ever.map(probability),
        everIntervals: ever.map(interval),
        ...{ level, method: shareMethod },
        firstPassage: Object.fromEntries(
          levels.map((id, index) => [id, quantilesAnswer(at(firstPassage, index), dates)]),
        ),
        quantileMethod,
      }),
    ),
    unknowns: entriesBy(unknowns, ({ values }) => entriesBy(values, probability)),
    unknownIntervals: entriesBy(unknowns, ({ values }) => entriesBy(values, interval)),
    runsPerSecond,
    ...(digest === undefined ? {} : { digest }),
    uncertainty: "sampling",
    forecast: false,
    elapsed,
  };
}

const valuedOf = ({ outcomes, flashpoints, valueless }: Estimates): Valued => ({
  ...{ told: [...outcomes, ...flashpoints], valueless },
});

function cautionsOf(estimates: Estimates | undefined, facts: BatchFacts): Caution[] {
  const { precision } = facts;
  const numbers = (estimates?.outcomes ?? []).filter((outcome) => outcome.kind === "number");
  const clipped = numbers.reduce((sum, one) => sum + one.clipped, 0);
  const missed = Object.entries(precision?.outcomes ?? {})
    .filter(([, { reached }]) => !reached)
    .map(([id]) => id);
  return [
    ...runCautions(facts, estimates?.sound === true ? valuedOf(estimates) : undefined),
    ...(precision === undefined || precision.reached
      ? []
      : [caution("precision-missed", { text: precision.wanted, outcomes: missed })]),
    ...(precision === undefined || precision.leftOut.length === 0
      ? []
      : [caution("precision-left-out", { outcomes: precision.leftOut })]),
    ...(clipped > 0 ? [caution("clipped", { n: clipped })] : []),
    ...(numbers.some(({ coarse }) => coarse) ? [caution("coarse")] : []),
  ];
}

/** A step as a cell: the word stands for a time that does not come. */
export const stepCell = (step: number | "never" | null): Cell =>
  step === "never" ? Infinity : step;

const never = (times: QuantilesAnswer): readonly (readonly [string, Cell, Cell, Cell])[] =>
  times.map(({ share: part, step, low, high }) => [
    `first passage quantile ${String(part)}`,
    ...([stepCell(step), stepCell(low), stepCell(high)] as const),
  ]);

function outcomeRows(id: string, outcome: OutcomeAnswer): Cell[][] {
  const { level, method, low, high } = outcome;
  const names = ["outcome", id, ""];
  if (outcome.type === "number")
    return [[...names, "mean", outcome.mean, low, high, level, method]];
  return [
    [...names, "probability", outcome.probability, low, high, level, method],
    ...(outcome.type === "time"
      ? never(outcome.quantiles).map((time) => [...names, ...time, level, outcome.quantileMethod])
      : []),
  ];
}

function flashpointRows(id: string, flashpoint: FlashpointAnswer): Cell[][] {
  const { levels, final, finalIntervals, ever, everIntervals, firstPassage } = flashpoint;
  const { level: confidence, method, quantileMethod } = flashpoint;
  return levels.flatMap((level, index) => {
    const names = ["flashpoint", id, level];
    const end = [...at(finalIntervals, index), confidence, method];
    const once = [...at(everIntervals, index), confidence, method];
    return [
      [...names, "at the end", at(final, index), ...end],
      [...names, "ever", at(ever, index), ...once],
      ...never(firstPassage[level] ?? []).map((time) => [
        ...[...names, ...time, confidence],
        quantileMethod,
      ]),
    ];
  });
}

function unknownRows({ unknowns, unknownIntervals, outcomes, flashpoints }: BatchAnswer): Cell[][] {
  const known = [...Object.values(flashpoints), ...Object.values(outcomes)].find(
    (one) => !("mean" in one),
  );
  return Object.entries(unknowns).flatMap(([id, values]) =>
    Object.entries(values).map(([value, drawn]) => [
      ...["unknown", id, value, "drawn", drawn],
      ...(unknownIntervals[id]?.[value] ?? [null, null]),
      ...[known?.level ?? null, known?.method ?? null],
    ]),
  );
}

/** One number a row. */
const numbers = table<BatchAnswer>()(
  {
    ...{ kind: "text", id: "text", level: "text", measure: "text", value: "number" },
    ...{ low: "number", high: "number", confidence: "number", method: "text" },
  },
  (answer) => [
    ...Object.entries(answer.outcomes).flatMap(([id, outcome]) => outcomeRows(id, outcome)),
    ...Object.entries(answer.flashpoints).flatMap(([id, one]) => flashpointRows(id, one)),
    ...unknownRows(answer),
  ],
);

/** The kind `batch`: its schema and its table. */
export const batch: AnswerKind<typeof batchSchema> = { schema: batchSchema, table: numbers };
