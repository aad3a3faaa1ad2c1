/** The schema of the answer of `brink advise`. */

import * as v from "valibot";
import { days, head, partial, tail } from "./head.ts";
import { bound, byId, count, figure, flag, list, nullable } from "./schema.ts";
import { oneOf, optional, shape, share, text, type TypeOf } from "./schema.ts";

/** Bounds of a figure. */
export const interval = {
  low: bound("Lower bound of its 95 % interval; null where there is none."),
  high: bound("Upper bound."),
};

const estimate = {
  value: figure("Share of runs in which it happens or comes at all; of a number its mean."),
  ...interval,
};

const difference = shape({
  value: figure("Less what comes where the policy chooses, pair by pair."),
  ...interval,
});

/** What an actor does. */
export const plan = {
  does: oneOf(
    ["policy", "nothing", "move", "always", "never"],
    "Leaves it to the policy; makes no move, or a move, now; keeps to a rule from here on.",
  ),
  move: optional(
    text("Id of the move; absent where there is none, or where a rule is to make none."),
  ),
};

const told = shape({ ...estimate, difference, pairs: count("Runs with a value on both sides.") });
const byAim = (meaning: string) => byId(told, meaning);

const extreme = nullable(
  shape({ ...plan, ...estimate, difference }),
  "Found on one half of the runs, judged on the other; null where no run tells.",
);

/** What would change an advice. */
export const turningSchema = nullable(
  shape({
    tried: count("Numbers with a range that were put at both ends of it."),
    inputs: list(
      shape({
        input: text("Path of the number."),
        grounds: oneOf(["source", "judgement", "none"], "What it rests on."),
        range: shape({ low: figure("Its low end."), high: figure("Its high end.") }),
        objectives: byId(
          shape({
            low: nullable(shape(estimate), "The lead of the best at the low end."),
            high: nullable(shape(estimate), "The same at the high end."),
            turns: oneOf(["no", "perhaps", "yes"], "Whether another is then the best."),
          }),
          "By objective; of rules by what they lead over, of a best reply by what it is for.",
        ),
      }),
      "Those that come nearest to a turn, nearest first.",
    ),
  }),
  "What would change the advice; null where that was not asked for, or there is nothing to choose.",
);

/** What the numbers rest on. */
export const numbersSchema = shape({
  total: count("Numbers with a range in the scenario."),
  judged: count("Of these, those that rest on judgement alone, or on nothing."),
  nearest: count("Those listed as coming nearest to a turn."),
  nearestJudged: count("Of these, those that rest on judgement alone, or on nothing."),
});

/** The shape of an answer of the kind `advise`. */
export const adviseSchema = shape({
  ...head("advise"),
  actor: text("Id of the actor."),
  step: count("The step in which it chooses."),
  ...days,
  runs: count("Runs under each course that were done."),
  runsRequested: count("Runs under each that were wanted."),
  partial,
  commonRandomNumbers: v.pipe(
    v.literal(true),
    v.description("All courses have the same beginnings and the same luck, run by run."),
  ),
  belief: byId(
    byId(share("Its probability, as far as the actor can know."), "By value."),
    "What the actor believes of each unknown.",
  ),
  objectives: list(
    shape({
      id: text(
        "Of the objective, of the outcome where none is declared; `weighed` for all as one.",
      ),
      outcome: optional(text("Id of the outcome; absent where several are weighed.")),
      wants: oneOf(["less", "more"], "What is wanted of it."),
      declared: flag("Whether the scenario says so, rather than who asked."),
      best: nullable(
        shape({
          ...plan,
          next: nullable(shape(plan), "The runner-up; null where there is none."),
          lead: nullable(
            shape({ value: figure("The best less the runner-up."), ...interval }),
            "Null where there is no other.",
          ),
          clear: flag("Whether the interval of the lead leaves out 0."),
        }),
        "The best deed now; null where no run tells.",
      ),
    }),
    "What the actor wants: each is measured for itself.",
  ),
  courses: list(
    shape({
      ...plan,
      open: share("Share of the first runs in which the move is open when its turn comes."),
      objectives: byAim("What comes of each objective; none where no run has a value."),
    }),
    "What the actor can do now; the first leaves it to the policy.",
  ),
  knowing: list(
    shape({
      unknown: text("Id of the unknown."),
      objective: text("Id of the objective."),
      gain: shape({
        value: figure(
          "How much more of what is wanted, or less of what is not, where it is known before choosing.",
        ),
        ...interval,
      }),
      best: byId(
        nullable(shape(plan)),
        "By value of the unknown, the best deed; null where no run tells.",
      ),
    }),
    "Value of perfect information about each unknown, for this choice alone.",
  ),
  agency: optional(
    list(
      shape({
        objective: text("Id of the objective."),
        best: extreme,
        worst: extreme,
        rules: list(shape({ ...plan, ...estimate, difference }), "Rules kept to from here on."),
      }),
      "What the actor can reach by simple rules, with `--agency`.",
    ),
  ),
  whoMatters: optional(
    list(
      shape({
        objective: text("Id of the objective."),
        actor: text("Id of an actor."),
        from: count("First step of the stretch."),
        until: count("The first step after it."),
        ...plan,
        difference,
      }),
      "By actor and stretch of time, the rule that changes most, with `--agency`.",
    ),
  ),
  turning: turningSchema,
  numbers: numbersSchema,
  ...tail,
});

/**
 * What an actor's choices would change.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("advise", {
 *   scenario: "brinkmanship",
 *   as: "blue",
 *   runs: 200,
 *   inputs: 0,
 * });
 * if (answer.kind !== "advise") throw new Error("regret was not asked for");
 * console.log(answer.objectives[0]?.best, answer.cautions);
 */
export type AdviseAnswer = TypeOf<typeof adviseSchema>;
/** What a course does now. */
export type AdvisedPlan = Pick<AdviseAnswer["courses"][number], "does" | "move">;
