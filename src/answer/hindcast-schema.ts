/** The shape of a hindcast. */

import { hindcastEnsembleSchema } from "./ensemble.ts";
import { head, tail } from "./head.ts";
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
  ensemble: optional(hindcastEnsembleSchema),
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
/** One day of it. */
export type DayAnswer = HindcastAnswer["days"][number];

/** The score of one forecaster, and a score with its interval, as written. */
export type ScoreAnswer = NonNullable<DayAnswer["scenario"]>;
/** A score with its interval. */
export type EstimateAnswer = ScoreAnswer["brier"];
