/** The schema of one run: its states, what happened in each step, and with `--explain` every draw. */

import * as v from "valibot";
import { faultReasons } from "./fault.ts";
import { head } from "./head.ts";
import { byId, count, figure, flag, list, nullable, oneOf, optional } from "./schema.ts";
import { shape, share, text, type TypeOf } from "./schema.ts";

const date = text("First day of the step, ISO 8601.");

const factors = list(
  shape({
    multiplier: count("Its place among the multipliers, from 0."),
    origin: oneOf(["written", "coupling"], "Who made it: the author, or a coupling."),
    factor: figure("What it multiplies by."),
  }),
  "The multipliers that held, from left to right.",
);

const base = shape({
  probability: optional(figure("The chance as written, where it is one.")),
  hazard: figure("Hazard of a step."),
});

const draw = optional(share("The uniform drawn; absent where there was nothing to draw."));

const phase = oneOf(["events", "moves", "transitions", "effects", "drift"], "When in the step.");

const changes = list(
  v.union([
    shape({
      phase,
      variable: text("Id of the variable."),
      from: figure("Value before."),
      to: figure("Value after."),
    }),
    shape({
      phase,
      flashpoint: text("Id of the flashpoint."),
      from: text("Level before."),
      to: text("Level after."),
    }),
  ]),
  "What changed, in order.",
);

const step = { step: count("The step, from 0."), date };

const by = oneOf(["policy", "player", "nobody"], "Who decided.");

const inFull = shape({
  ...step,
  events: list(
    shape({
      event: text("Id of the event."),
      base: optional(base),
      factors: optional(factors),
      hazard: optional(figure("Hazard of the step.")),
      probability: share("Probability of the step."),
      draw,
      happened: flag("Whether it happened."),
    }),
    "Every draw of an event.",
  ),
  moves: list(
    shape({
      actor: text("Id of the actor."),
      slot: count("Which of its moves in the step, from 0."),
      options: list(
        shape({
          move: text("Id of the move."),
          probability: optional(figure("The chance as written, where it is one.")),
          base: figure("Weight, or hazard of a step, before multipliers."),
          factors,
          weight: figure("Weight; of a chance or hazard, the hazard of a slot."),
        }),
        "The moves open to it, one entry for each way in which they may come.",
      ),
      mode: oneOf(["certain", "hazard", "none"], "How it is drawn: by weights, or by hazards."),
      total: figure("Sum of the weights or hazards of what competes."),
      probability: share("Probability that a move is drawn in the slot."),
      draw,
      by,
      chosen: nullable(v.string(), "Id of the move; null for none."),
    }),
    "Every choice of a move.",
  ),
  transitions: list(
    shape({
      flashpoint: text("Id of the flashpoint."),
      from: text("Level before."),
      mode: oneOf(["hazard", "certain", "none"], "How it was drawn."),
      rules: list(
        shape({
          rule: text("Id of the rule."),
          to: text("Level to which it leads."),
          base,
          factors,
          hazard: figure("Hazard of the step; the weight where it is certain."),
        }),
        "Enabled rules.",
      ),
      total: figure("Sum of the hazards or weights."),
      probability: share("Probability of moving in the step."),
      draw,
      fired: nullable(v.string(), "Id of the rule that fired; null where it stays."),
      to: text("Level after."),
    }),
    "Every draw of a flashpoint.",
  ),
  changes,
});

const inShort = shape({
  ...step,
  events: list(v.string(), "Ids of the events that happened."),
  moves: list(
    shape({ actor: text("Id of the actor."), move: text("Id of the move."), by }),
    "The moves that were made.",
  ),
  rules: list(
    shape({ flashpoint: text("Id of the flashpoint."), rule: text("Id of the rule.") }),
    "The rules that fired.",
  ),
  changes,
});

/** The shape of an answer of the kind `run`. */
export const runSchema = shape({
  ...head("run"),
  run: count("Number of the run."),
  observer: v.pipe(v.literal(true), v.description("Hidden things are shown.")),
  flashpoints: byId(v.array(v.string()), "Levels of the flashpoints, best first."),
  events: list(v.string(), "Ids of all events."),
  unknowns: byId(
    v.nullable(v.string()),
    "What was drawn at the start, by unknown; null where the run stopped before.",
  ),
  states: list(
    shape({
      ...step,
      levels: byId(v.string(), "Level by flashpoint."),
      variables: byId(v.number(), "Value by variable."),
      happened: list(v.string(), "Ids of the events that have happened by then."),
      moves: byId(v.array(v.string()), "Moves of the latest turn, by actor."),
    }),
    "S_0, S_1 …; none where the first one failed.",
  ),
  steps: list(
    v.union([inFull, inShort]),
    "Each leads from a state to the next: every draw with `--explain`, else what happened.",
  ),
  outcomes: byId(
    v.nullable(
      v.union([v.boolean(), v.number(), shape({ step: count("The step it came in."), date })]),
    ),
    "By outcome: true or false, a number, or when it came, null for never; empty where the run is cut short.",
  ),
  fault: nullable(
    shape({
      step: count("The step in which it stopped."),
      place: text("Path of the rule or number in the scenario."),
      reason: oneOf(faultReasons, "What went wrong there."),
    }),
    "What stopped the run; null for nothing.",
  ),
  uncertainty: oneOf(["none"], "One run has no interval."),
  forecast: v.pipe(v.literal(false), v.description("A model of one reading, not a forecast.")),
});

/**
 * One run, step by step; with `explain` every draw and its parts.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("run", { scenario: "two-state", seed: "lesson-3", run: 7 });
 * for (const { date, levels } of answer.states) console.log(date, levels["border"]);
 * console.log(answer.outcomes["first_crisis"]);
 */
export type RunAnswer = TypeOf<typeof runSchema>;

/** A step of it, in short or with every draw. */
export type RunStep = RunAnswer["steps"][number];
