/** Parts of the answer of `brink teach grade`: answers, means with their intervals, scores. */

import * as v from "valibot";
import { bound, count, figure, flag, list, oneOf, optional, shape, share, text } from "./schema.ts";

/** An answer to a question of an exercise. */
export const answer = (meaning: string) =>
  v.pipe(
    v.union([v.boolean(), v.string(), v.pipe(v.number(), v.finite())]),
    v.description(`${meaning} Yes or no, the id of a category, a number, or "never".`),
  );

/** Numbers in a row. */
export const figures = (meaning: string) => list(v.pipe(v.number(), v.finite()), meaning);

/** Texts in a row. */
export const texts = (meaning: string) => list(v.string(), meaning);

/** A mean with its interval, which one question does not give. */
export const estimate = (meaning: string) =>
  optional(
    v.pipe(
      shape({
        mean: bound("The mean."),
        interval: optional(
          shape({
            low: bound("Lower bound."),
            high: bound("Upper bound."),
            level: share("Confidence."),
            method: text("How it was made."),
          }),
        ),
      }),
      v.description(meaning),
    ),
  );

/** A share of runs with its interval. */
export const odds = {
  p: share("Share of runs."),
  low: share("Lower bound of its 95% interval."),
  high: share("Upper bound."),
};

/** Scores of a seat against one truth. */
export const scores = () =>
  shape({
    table: shape({
      truth: oneOf(["sealed", "known"], "The sealed run, or what happened."),
      questions: list(
        shape({
          question: text("Id of the question."),
          score: share("Score, 0 is best."),
          rule: oneOf(["brier", "rps", "half-brier"], "The scoring rule."),
          log: figure("Log score in nats, of probabilities from 0.01 to 0.99."),
          reference: optional(share("The score of the reference forecast.")),
        }),
        "Questions that are decided, by their last forecasts.",
      ),
      ranges: shape({
        held: count("Ranges that held the answer; nine of ten should."),
        asked: count("Ranges that were asked."),
      }),
      score: estimate("Mean score."),
      log: estimate("Mean log score."),
      skill: estimate("1 − score / reference: above 0 is better than it."),
      noise: flag("Whether so few questions prove little."),
      faults: list(
        shape({
          question: text("Id of the question."),
          fault: oneOf(["no-probability", "outside", "count", "sum", "range"], "What is wrong."),
        }),
        "Forecasts that cannot be scored.",
      ),
    }),
    againstClass: estimate("Skill against the mean forecast of the class."),
    improvement: estimate("Last score − first: below 0 is better."),
  });
