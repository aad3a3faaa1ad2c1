/** The answer of `brink hindcast`: forecasts on chosen days, scored against what happened. */

import type { Interval } from "../stats/interval.ts";
import type { ForecasterScore, LadderScores, ScoreEstimate } from "../study/hindcast.ts";
import type { Hindcast, HindcastDay } from "../study/hindcast-days.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  byId,
  count,
  figure,
  flag,
  list,
  nullable,
  optional,
  shape,
  share,
  text,
  type TypeOf,
} from "./schema.ts";
import type { Cell } from "./table.ts";

const estimate = shape({
  mean: figure("Mean over the questions."),
  low: optional(figure("Lower bound; absent where there are too few questions.")),
  high: optional(figure("Upper bound.")),
  level: optional(share("Confidence level.")),
  method: optional(text("How the interval was made.")),
});

const score = {
  questions: count("Questions that were scored."),
  brier: estimate,
  log: estimate,
  decomposition: shape({
    brier: figure("The mean Brier score that is taken apart."),
    reliability: figure(
      "How far what was said is from how often it came true; 0 where calibrated.",
    ),
    resolution: figure("How far the groups' frequencies lie from the overall one; more is better."),
    uncertainty: figure("o(1 − o) of the overall frequency: how hard the questions were."),
    residual: figure("What the groups blur."),
    bins: list(
      shape({
        count: count("Questions of the group."),
        forecast: share("Mean of what was said."),
        frequency: share("Share of them that came true."),
      }),
      "Groups of forecasts of about the same size.",
    ),
  }),
  forecasts: byId(
    shape({
      probability: share("What was said."),
      happened: flag("Whether it came true."),
      brier: figure("(p − o)²."),
      log: figure("−ln p of what happened."),
    }),
    "The questions.",
  ),
};

const pair = shape({ brier: figure("Mean Brier score."), log: figure("Mean log score.") });

/** The shape of an answer of the kind `hindcast`. */
export const hindcastSchema = shape({
  ...head("hindcast"),
  observed: text("File of what happened."),
  forecasters: byId(
    shape({ fitted: flag("Whether the scenario's numbers were set by these forecasts.") }),
    "The others that are scored beside it.",
  ),
  days: list(
    shape({
      date: text("Day of the forecasts, ISO 8601."),
      decidedBefore: list(text("Id."), "Outcomes that were decided before the day."),
      scenario: nullable(shape(score)),
      others: byId(
        shape({
          ...score,
          comparison: nullable(
            shape({
              questions: count("Questions that both answered."),
              scenario: pair,
              other: pair,
              brierDifference: estimate,
              logDifference: estimate,
              skill: nullable(figure("1 − the scenario's Brier score over the other's.")),
            }),
          ),
        }),
        "The others, on the questions that they answered.",
      ),
      ladders: nullable(
        shape({
          rps: estimate,
          persistence: estimate,
          difference: estimate,
          flashpoints: byId(
            shape({
              shares: list(share("Share."), "Forecast over the levels at the end."),
              observed: count("The level that came, 0 the best."),
              now: count("The level on the day of the forecast."),
              score: figure("Ranked probability score."),
              persistence: figure("That of “it stays as it is”."),
            }),
            "The ladders.",
          ),
        }),
      ),
    }),
    "The days.",
  ),
  beliefs: list(
    shape({
      forecaster: text("Id of the forecaster."),
      unknown: text("Id of the unknown."),
      value: text("Id of its value."),
      points: list(
        shape({
          date: text("Day, ISO 8601."),
          said: share("What was said."),
          belief: optional(
            shape({
              probability: share("Belief on that day; absent before the start."),
              low: share("Lower bound, 95 %."),
              high: share("Upper bound, 95 %."),
            }),
          ),
        }),
        "What was said, day by day.",
      ),
    }),
    "Belief in what is hidden, beside what others said of it.",
  ),
  notJudged: list(
    text("Id."),
    "Outcomes that read what the history does not hold, or fault when they do.",
  ),
  open: list(text("Id."), "Outcomes that the history has not come to yet."),
  ...tail,
});

/**
 * A hindcast.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("hindcast", { scenario: "europe-2022", particles: 20, runs: 20 });
 * console.log(answer.days.length);
 */
export type HindcastAnswer = TypeOf<typeof hindcastSchema>;
type DayAnswer = HindcastAnswer["days"][number];

/** The score of one forecaster, and a score with its interval, as written. */
export type ScoreAnswer = NonNullable<DayAnswer["scenario"]>;
/** A score with its interval. */
export type EstimateAnswer = ScoreAnswer["brier"];

/** What was asked, and how it went. */
export interface HindcastFacts extends Omit<HeadFacts, "engine"> {
  readonly observed: string;
  readonly forecasters: readonly { readonly id: string; readonly fitted: boolean }[];
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function hindcastAnswer(found: Hindcast, facts: HindcastFacts): HindcastAnswer {
  const { days, beliefs, unjudged, faulty, open } = found;
  return {
    ...headOf("hindcast", { ...facts, engine: "kernel" }),
    ...{ cautions: cautionsOf(found), observed: facts.observed },
    forecasters: Object.fromEntries(facts.forecasters.map(({ id, fitted }) => [id, { fitted }])),
    days: days.map(dayAnswer),
    beliefs,
    notJudged: [...unjudged, ...faulty],
    open,
    ...{ uncertainty: "sampling", forecast: false, elapsed: facts.elapsed },
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
  ({ days, beliefs }) => [
    ...days.flatMap(dayRows),
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

/** The kind `hindcast`: its schema and its table. */
export const hindcast: AnswerKind<typeof hindcastSchema> = {
  schema: hindcastSchema,
  table: rows,
};
