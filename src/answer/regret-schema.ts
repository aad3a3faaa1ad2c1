/** The schema of the answer of `brink advise --regret`. */

import * as v from "valibot";
import { interval, numbersSchema, plan, turningSchema } from "./advise-schema.ts";
import { days, head, partial, tail } from "./head.ts";
import { byId, count, figure, flag, list, nullable } from "./schema.ts";
import { oneOf, optional, shape, text, type TypeOf } from "./schema.ts";

const estimate = (meaning: string) => shape({ value: figure(meaning), ...interval });

const cost = estimate(
  "How much less of what is wanted comes of what was done than of the best, or more of what is not: 0 where the best was done, below 0 by luck alone.",
);

const when = { step: count("The step in which it was taken."), ...days };

/** The shape of an answer of the kind `regret`. */
export const regretSchema = shape({
  ...head("regret"),
  actor: text("Id of the actor whose decisions are judged."),
  path: oneOf(
    ["run", "session", "history"],
    "Whose decisions: of a run, of a saved session, or of the observed history.",
  ),
  run: optional(count("Number of the run; absent for a history.")),
  until: text("Last day of what is judged, ISO 8601."),
  runs: count("Runs under each deed that were done."),
  runsRequested: count("Runs under each that were wanted."),
  partial,
  commonRandomNumbers: v.pipe(
    v.literal(true),
    v.description(
      "All deeds of a decision have the same beginnings and the same luck, run by run.",
    ),
  ),
  objectives: list(
    shape({
      id: text(
        "Of the objective, of the outcome where none is declared; `weighed` for all as one.",
      ),
      outcome: optional(text("Id of the outcome; absent where several are weighed.")),
      wants: oneOf(["less", "more"], "What is wanted of it."),
      declared: flag("Whether the scenario says so, rather than who asked."),
    }),
    "What the actor wants: each is measured for itself.",
  ),
  decisions: list(
    shape({
      ...when,
      by: oneOf(["player", "policy", "history"], "Who decided."),
      ...plan,
      open: list(text("Id of a move."), "Moves that were open to it then."),
      objectives: byId(
        shape({
          best: shape(plan),
          done: estimate("What comes of what was done: a share of runs, or a mean."),
          instead: estimate(
            "What comes of the best: found on one half of the runs, judged on the other.",
          ),
          cost,
          clear: flag("Whether the interval of the cost lies above 0."),
        }),
        "What the decision cost, by objective; none where no run has a value.",
      ),
    }),
    "The decisions, first to last; those where nothing was open are left out.",
  ),
  costliest: list(
    shape({
      objective: text("Id of the objective."),
      ...when,
      ...plan,
      best: shape(plan),
      again: cost,
      clear: flag("Whether the interval of that cost lies above 0."),
      worlds: nullable(
        shape({
          played: nullable(figure("In the run as it went: 1 or 0, or a number."), "Null: a fault."),
          instead: nullable(
            figure("In the same run with the best deed there, all other decisions as taken."),
            "Null: a fault.",
          ),
        }),
        "The world in which the decision was not taken; null for a history, which has none.",
      ),
      turning: turningSchema,
    }),
    "By objective, the decision that cost most of those clear of luck, judged again on other luck; none where no cost is clear.",
  ),
  numbers: numbersSchema,
  ...tail,
});

/**
 * What the decisions of a path cost, each beside the best that was open.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("advise", {
 *   scenario: "brinkmanship",
 *   as: "blue",
 *   regret: true,
 *   runs: 200,
 *   inputs: 0,
 * });
 * if (answer.kind !== "regret") throw new Error("regret was asked for");
 * console.log(answer.decisions, answer.costliest);
 */
export type RegretAnswer = TypeOf<typeof regretSchema>;
