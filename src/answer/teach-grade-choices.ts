/** Part of the answer of `brink teach grade`: what the decisions of the teams cost, beside the best that was open. */

import * as v from "valibot";
import { interval, numbersSchema, turningSchema } from "./advise-schema.ts";
import { count, figure, flag, list, nullable, oneOf, optional, shape, text } from "./schema.ts";

const deed = {
  does: oneOf(
    ["policy", "nothing", "move"],
    "Whether it is left to the policy, nothing, or a move.",
  ),
  move: optional(text("Id of the move.")),
};

const estimate = (meaning: string) =>
  v.pipe(shape({ value: figure(meaning), ...interval }), v.description(meaning));

const teams = list(text("Id of a session."), "The teams that did it.");

const worlds = shape({
  played: nullable(figure("In the run as the team played it: 1 or 0."), "Null: a fault."),
  instead: nullable(
    figure("In the same run with the best there, all other decisions as taken."),
    "Null: a fault.",
  ),
});

/** What the decisions of a class cost. */
export const choices = shape({
  runs: count("Runs under each deed; 0: nothing was judged."),
  made: count("Runs in all."),
  most: count("Runs that there may be in all."),
  choices: list(
    shape({
      step: count("The step in which it was made."),
      actor: text("Id of the actor whose turn it was."),
      open: list(text("Id of a move."), "Moves that were open to it."),
      done: list(shape({ ...deed, teams }), "What was done, by whom."),
      aims: list(
        shape({
          outcome: text("Id of the outcome in the sealed world."),
          of: optional(shape({ role: text("Id of the role."), aim: text("Id of its aim.") })),
          wants: oneOf(["less", "more"], "What is wanted of it."),
          share: flag("Whether its values are shares of runs."),
          deeds: list(
            shape({
              ...deed,
              saved: estimate("How much better it is than leaving the actor to its policy."),
              regret: optional(
                shape({
                  best: shape(deed),
                  cost: estimate("How much worse it is than the best; of deeds that were done."),
                }),
              ),
            }),
            "Every deed that was open, and leaving it to the policy.",
          ),
        }),
        "What those who decided want, each by itself.",
      ),
    }),
    "Choices as teams had to make them, from what they could know; in the order of time.",
  ),
  left: shape({
    many: count("Decisions that are not judged because there were too many."),
    unknown: count("Those of which there is no exact belief, or a fault stops it."),
    several: count("Those that made several moves of an actor at once."),
    aimless: count("Those of roles that want nothing which the run decides."),
  }),
  costliest: optional(
    shape({
      choice: count("Its place in the list of choices."),
      team: text("Id of the first session that decided so."),
      outcome: text("Id of the outcome."),
      done: shape(deed),
      best: shape(deed),
      cost: estimate("How much worse what was done is than the best."),
      again: estimate("The same on luck of its own."),
      worlds: nullable(worlds, "The world in which the decision was not taken."),
      turning: turningSchema,
    }),
  ),
  numbers: numbersSchema,
});
