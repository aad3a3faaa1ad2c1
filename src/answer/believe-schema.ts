/** The shape of a belief along an observed path. */

import { believeEnsembleSchema } from "./ensemble.ts";
import { days, head, tail } from "./head.ts";
import {
  bound,
  byId,
  count,
  figure,
  list,
  nullable,
  oneOf,
  optional,
  shape,
  share,
  text,
  type TypeOf,
} from "./schema.ts";

const interval = shape({ low: share("Lower bound, 95 %."), high: share("Upper bound, 95 %.") });

const ratio = shape({
  log: bound("Its natural logarithm; null where one side is excluded."),
  ratio: bound(
    "How much likelier the thing seen is under this value; null where beyond all bounds.",
  ),
});

const signal = shape({
  kind: oneOf(["event", "move", "level", "quiet", "steady"], "What was seen, or did not come."),
  event: optional(text("Id of the event.")),
  actor: optional(text("Id of the actor.")),
  move: optional(text("Id of the move.")),
  flashpoint: optional(text("Id of the ladder.")),
  from: optional(text("Id of the level before.")),
  to: optional(text("Id of the level after.")),
  or: optional(list(text("Id of a level."), "Levels that it may have come to instead.")),
  since: optional(
    text("Where its day is not known: the first that it may have been; the last is in this step."),
  ),
  flashpoints: optional(list(text("Id of a ladder."), "Ladders that stand still.")),
  likelihoodRatios: byId(
    byId(nullable(ratio), "By value; null where it cannot be told."),
    "How the thing seen weighs, by unknown.",
  ),
});

/** A thing that was seen, as an answer holds it. */
export type SignalAnswer = TypeOf<typeof signal>;

/** The shape of an answer of the kind `believe`. */
export const believeSchema = shape({
  ...head("believe"),
  observed: text("File of the observed path."),
  method: oneOf(["exact", "particles"], "How belief was found."),
  particles: optional(count("Particles for each joint value of the unknowns.")),
  runs: count("Runs on from the end of the path; 0 where the outlook is exact."),
  leftOut: list(
    shape({ date: text("Day."), id: text("What is dated so.") }),
    "What no whole observed step holds, and was not used.",
  ),
  level: share("Confidence level of all intervals."),
  prior: byId(byId(share("Share."), "By value."), "Belief before anything was seen, by unknown."),
  steps: list(
    shape({
      step: count("Number of the step."),
      ...days,
      posterior: byId(
        byId(share("Share."), "By value."),
        "Belief at the end of the step, by unknown.",
      ),
      intervals: optional(byId(interval, "By value of the only unknown, where it is estimated.")),
      logEvidence: figure("Natural logarithm of the probability of all that was seen so far."),
      effectiveSampleSize: optional(figure("Of the particles, before they are drawn anew.")),
      signals: optional(list(signal, "What was seen in the step, and how it weighs.")),
    }),
    "The steps that were observed.",
  ),
  outcomes: byId(
    shape({
      type: oneOf(["boolean", "number", "time"], "What the outcome is."),
      mean: optional(figure("Mean, of a number.")),
      probability: optional(share("Probability that it comes true, or comes at all.")),
      low: bound("Lower bound."),
      high: bound("Upper bound."),
      method: oneOf(["exact", "wilson", "student-t", "equal-values"], "How the interval was made."),
    }),
    "What comes, given what was seen.",
  ),
  ensemble: optional(believeEnsembleSchema),
  ...tail,
});

/**
 * Belief along a path.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("believe", {
 *   scenario: "europe-2022",
 *   until: "2022-01-18",
 *   particles: 20,
 *   runs: 20,
 * });
 * console.log(answer.prior, answer.steps.at(-1)?.posterior);
 */
export type BelieveAnswer = TypeOf<typeof believeSchema>;
