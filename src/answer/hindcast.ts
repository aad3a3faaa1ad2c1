/** The answer of `brink hindcast`: forecasts on chosen days, scored against what happened. */

import type { Interval } from "../stats/interval.ts";
import type { ForecasterScore, LadderScores, ScoreEstimate } from "../study/hindcast.ts";
import type { Hindcast, HindcastDay } from "../study/hindcast-days.ts";
import { caution, type Caution } from "./caution.ts";
import { ensembleCautions, type HindcastEnsemble, type SpreadAnswer } from "./ensemble.ts";
import { headOf, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  hindcastSchema,
  type DayAnswer,
  type EstimateAnswer,
  type HindcastAnswer,
  type ScoreAnswer,
} from "./hindcast-schema.ts";
import type { Cell } from "./table.ts";

/** What was asked, and how it went. */
export interface HindcastFacts extends Omit<HeadFacts, "engine"> {
  readonly observed: string;
  readonly forecasters: readonly { readonly id: string; readonly fitted: boolean }[];
  /** What the members of an ensemble forecast. */
  readonly ensemble?: HindcastEnsemble;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function hindcastAnswer(found: Hindcast, facts: HindcastFacts): HindcastAnswer {
  const { days, beliefs, unjudged, faulty, open } = found;
  const { ensemble } = facts;
  return {
    ...headOf("hindcast", { ...facts, engine: "kernel" }),
    cautions: [...cautionsOf(found), ...ensembleCautions(ensemble)],
    observed: facts.observed,
    forecasters: Object.fromEntries(facts.forecasters.map(({ id, fitted }) => [id, { fitted }])),
    days: days.map(dayAnswer),
    beliefs,
    notJudged: [...unjudged, ...faulty],
    open,
    ...(ensemble === undefined ? {} : { ensemble }),
    uncertainty: ensemble === undefined ? "sampling" : "sampling and inputs",
    ...{ forecast: false, elapsed: facts.elapsed },
  };
}

function cautionsOf({ days, beliefs, unjudged, faulty, open }: Hindcast): readonly Caution[] {
  const nothing = faulty.length > 0 && days.every(({ scenario }) => scenario === undefined);
  const beside = beliefs.length > 0 || days.some(({ others }) => others.length > 0);
  return [
    ...[caution("hindcast-one"), caution("hindcast-dependent")],
    ...(beside ? [caution("fitted")] : []),
    ...(unjudged.length === 0 ? [] : [caution("hindcast-unjudged", { outcomes: unjudged })]),
    ...(faulty.length === 0 ? [] : [caution("hindcast-faulty", { outcomes: faulty })]),
    ...(nothing ? [caution("no-runs")] : []),
    ...(open.length === 0 ? [] : [caution("hindcast-open", { outcomes: open })]),
  ];
}

function dayAnswer({ date, scenario, others, ladders, past }: HindcastDay): DayAnswer {
  return {
    ...{ date, decidedBefore: past },
    scenario: scenario === undefined ? null : scoreAnswer(scenario),
    others: Object.fromEntries(
      others.map(({ id, score: own, comparison }) => [
        id,
        {
          ...scoreAnswer(own),
          comparison:
            comparison === undefined
              ? null
              : {
                  questions: comparison.questions,
                  scenario: comparison.first,
                  other: comparison.second,
                  brierDifference: estimateAnswer(comparison.brierDifference),
                  logDifference: estimateAnswer(comparison.logDifference),
                  skill: comparison.skill ?? null,
                },
        },
      ]),
    ),
    ladders: ladders === undefined ? null : laddersAnswer(ladders),
  };
}

function laddersAnswer(found: LadderScores): NonNullable<DayAnswer["ladders"]> {
  return {
    rps: estimateAnswer(found.score),
    persistence: estimateAnswer(found.persistence),
    difference: estimateAnswer(found.difference),
    flashpoints: Object.fromEntries(found.ladders.map(({ id, ...rest }) => [id, rest])),
  };
}

function scoreAnswer({ brier, log, decomposition, questions }: ForecasterScore): ScoreAnswer {
  return {
    questions: questions.length,
    brier: estimateAnswer(brier),
    log: estimateAnswer(log),
    decomposition,
    forecasts: Object.fromEntries(questions.map(({ id, ...rest }) => [id, rest])),
  };
}

function estimateAnswer({ mean, interval }: ScoreEstimate): EstimateAnswer {
  return interval === undefined ? { mean } : { mean, ...boundsOf(interval) };
}

const boundsOf = ({ low, high, level, method }: Interval): Omit<EstimateAnswer, "mean"> => ({
  ...{ low, high, level, method },
});

/** One number per line. */
const rows = table<HindcastAnswer>()(
  {
    ...{ date: "text", forecaster: "text", question: "text", measure: "text" },
    ...{ value: "number", low: "number", high: "number", happened: "text" },
  },
  ({ days, beliefs, ensemble }) => [
    ...days.flatMap(dayRows),
    ...(ensemble?.days ?? []).flatMap(({ date, brier, forecasts }) => [
      ...(brier === null ? [] : [overRow(date, null, "mean brier", brier)]),
      ...Object.entries(forecasts).map(([id, one]) => overRow(date, id, "probability", one)),
    ]),
    ...beliefs.flatMap(({ forecaster, unknown, value, points }) =>
      points.flatMap(({ date, said, belief }): readonly (readonly Cell[])[] => {
        const asked = [`${unknown} == ${value}`, "probability"];
        return [
          [date, forecaster, ...asked, said, null, null, null],
          ...(belief === undefined
            ? []
            : [[date, "scenario", ...asked, belief.probability, belief.low, belief.high, null]]),
        ];
      }),
    ),
  ],
);

/** A number over the members: its mean and band. */
const overRow = (
  date: string,
  asked: string | null,
  measure: string,
  { mean, band }: SpreadAnswer,
): readonly Cell[] => [
  ...[date, "ensemble", asked, measure, mean, band?.[0] ?? null, band?.[1] ?? null, null],
];

function dayRows({ date, scenario, others, ladders }: DayAnswer): readonly (readonly Cell[])[] {
  const all: readonly (readonly [string, ScoreAnswer])[] = [
    ...(scenario === null ? [] : [["scenario", scenario] as const]),
    ...Object.entries(others),
  ];
  return [
    ...all.flatMap(([id, { brier, log, forecasts }]) => [
      [date, id, null, "mean brier", brier.mean, brier.low ?? null, brier.high ?? null, null],
      [date, id, null, "mean log", log.mean, log.low ?? null, log.high ?? null, null],
      ...Object.entries(forecasts).flatMap(([asked, one]) =>
        (["probability", "brier", "log"] as const).map((measure) => [
          ...[date, id, asked, measure, one[measure]],
          ...[null, null, one.happened ? "yes" : "no"],
        ]),
      ),
    ]),
    ...Object.entries(ladders?.flashpoints ?? {}).flatMap(([id, own]) => [
      [date, "scenario", id, "rps", own.score, null, null, null],
      [date, "persistence", id, "rps", own.persistence, null, null, null],
    ]),
  ];
}

export type { EstimateAnswer, HindcastAnswer, ScoreAnswer } from "./hindcast-schema.ts";

/** The kind `hindcast`: its schema and its table. */
export const hindcast: AnswerKind<typeof hindcastSchema> = {
  schema: hindcastSchema,
  table: rows,
};
