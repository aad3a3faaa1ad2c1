/** What a whole class handed in, checked and graded: everything but what was handed in itself. */

import * as v from "valibot";
import type { FileNote } from "../exercise/class/checked-file.ts";
import type { GradedClass } from "../exercise/class/graded.ts";
import { SCHEMA_VERSION } from "./head.ts";
import type { AnswerKind } from "./kind.ts";
import { count, figure, flag, list, nullable, oneOf, optional, pair } from "./schema.ts";
import { shape, share, text, type TypeOf } from "./schema.ts";
import { choices } from "./teach-grade-choices.ts";
import { answer, estimate, figures, odds, scores, texts } from "./teach-grade-parts.ts";

/** What may be found in a file; one that is missing here does not compile. */
const notes: { readonly [Kind in FileNote["kind"]]: true } = {
  ...{ unreadable: true, tampered: true, doubled: true, "other-exercise": true, version: true },
  ...{ "other-word": true, "unknown-seat": true, unbound: true, unregistered: true },
  ...{ unopened: true, "nothing-registered": true, further: true, impossible: true, voided: true },
  ...{ "on-machine": true, "team-incomplete": true, "other-role": true, "opted-out": true },
};
const noteKinds = Object.keys(notes) as FileNote["kind"][];

const file = shape({
  file: text("Its name, below the folder."),
  seat: optional(text("Whose it is.")),
  counts: flag("Whether it counts."),
  notes: list(
    shape({
      kind: oneOf(noteKinds, "What was found."),
      part: optional(text("The part that cannot be read; empty for the whole.")),
      rounds: optional(texts("Rounds whose envelopes are meant; none: the whole file.")),
      ids: optional(texts("Rounds or questions that are meant.")),
      of: optional(text("The file that it repeats; of a version, what it is the version of.")),
      exercise: optional(text("Its exercise.")),
      version: optional(text("Its version.")),
      seat: optional(text("Its seat.")),
      seats: optional(texts("Seats that have not opened what they sealed.")),
      role: optional(text("Its role.")),
    }),
    "What was found in it.",
  ),
});

const seat = shape({
  seat: text("Pseudonym."),
  role: text("Id of its role."),
  optedOut: flag("Whether it left its role."),
  forecasts: list(
    shape({
      question: text("Id of the question."),
      p: optional(
        v.pipe(
          v.union([v.number(), v.array(v.number())]),
          v.description("Probability of yes, or of each category in order."),
        ),
      ),
      range: optional(pair("A range that holds the answer with 90% probability.")),
    }),
    "Its last forecasts, without the reasons that it wrote.",
  ),
  sealed: v.pipe(scores(), v.description("Scores against the sealed run.")),
  known: v.pipe(scores(), v.description("Scores against what happened.")),
  ratios: estimate("Log score of its likelihood ratios over all sealed runs."),
});

/** A node of the tree of decisions, as JSON has it. */
interface Node {
  readonly round: number;
  readonly chosen: readonly { readonly decision: string; readonly option: string }[];
  readonly teams: number;
  readonly automatic?: number;
  readonly after: readonly Node[];
}

const node: v.GenericSchema<Node> = shape({
  round: count("Index of the round."),
  chosen: list(
    shape({ decision: text("Id of the decision."), option: text("Id of its option.") }),
    "What was decided in it.",
  ),
  teams: count("Teams that decided so."),
  automatic: optional(count("Automatic runs that made these moves; absent: no moves.")),
  after: list(
    v.lazy(() => node),
    "What those teams decided in the next round.",
  ),
});

/** The shape of an answer of the kind `teach grade`. */
export const teachGradeSchema = shape({
  kind: v.literal("teach-grade"),
  schema: v.literal(SCHEMA_VERSION),
  exercise: text("Id of the exercise."),
  exerciseHash: text("SHA-256 of the exercise's file."),
  engineVersion: text("The version of Brink."),
  className: text("The class, by the key; empty without one."),
  word: text("The word of the class."),
  bound: flag("Whether a key and a log say who wrote what, and that it was before the reveal."),
  openedForPlay: flag("Whether the world was given out for play, so that one could look ahead."),
  files: list(file, "Files that were handed in."),
  aside: texts("Files that are no submissions: not read."),
  missing: texts("Seats of the key of which no file counts."),
  graded: shape({
    seats: list(seat, "Seats with a file that counts."),
    spread: list(
      shape({
        question: text("Id of the question."),
        forecasts: count("Seats that forecast it."),
        bins: optional(figures("How many gave 0–10%, 10–20%, …; of yes or no.")),
        quantiles: optional(figures("10th, 50th and 90th percentile; of yes or no.")),
        mean: optional(figures("Mean share of each category; of yes alone for yes or no.")),
        range: optional(pair("Medians of the two ends of ranges.")),
      }),
      "How the class forecast each question.",
    ),
    calibration: optional(
      shape({
        brier: figure("Mean Brier score."),
        reliability: figure("Distance of forecasts from frequencies, by bin."),
        resolution: figure("How far frequencies lie from the overall one; more is better."),
        uncertainty: figure("How hard the questions were."),
        residual: figure("What bins blur."),
        bins: list(
          shape({
            forecast: share("Mean forecast of the bin."),
            frequency: share("Share of them that came true."),
            count: count("Forecasts in it."),
          }),
          "Bins that hold a forecast.",
        ),
        forecasts: count("Forecasts behind it."),
      }),
    ),
    resolved: count("Yes-or-no questions that the sealed run decided."),
  }),
  truths: list(
    shape({
      question: text("Id of the question."),
      sealed: optional(answer("Of the sealed run that nobody's decisions touched.")),
      differs: flag("Whether decisions changed the answer in some run."),
      odds: optional(
        shape({
          kind: oneOf(["binary", "categories", "number"], "What is asked for."),
          runs: count("Runs behind them."),
          yes: optional(shape(odds)),
          categories: optional(
            list(shape({ id: text("Id of the category."), ...odds }), "Shares."),
          ),
          never: optional(share("Share of runs in which it never happens.")),
          quantiles: optional(
            list(
              v.union([v.number(), v.literal("never")]),
              "Values at or below which 5, 50 and 95% of runs lie.",
            ),
          ),
        }),
      ),
      known: optional(answer("What happened.")),
    }),
    "The truths of each question, each by itself.",
  ),
  teams: list(
    shape({
      session: text("Id of the session."),
      seats: texts("Its seats."),
      moves: list(
        shape({
          step: count("Step of the calendar."),
          actor: text("Id of the actor."),
          move: text("Id of its move."),
          refused: optional(flag("The scenario did not allow it then.")),
        }),
        "Moves that its decisions made.",
      ),
      answers: list(
        shape({ question: text("Id of the question."), answer: answer("In its run.") }),
        "Answers of its run.",
      ),
      harm: list(
        shape({
          flashpoint: text("Id of the flashpoint."),
          steps: count("Steps in crisis."),
          untouched: count("The same with nothing done, on the same luck."),
        }),
        "By theatre, never added up.",
      ),
    }),
    "Teams, with the runs that they played.",
  ),
  tree: list(node, "Decisions of the teams, round by round."),
  choices,
  unused: list(
    shape({
      actor: text("Id of the actor."),
      move: text("Id of its move."),
      open: count("Teams in whose run it was open."),
      from: count("First step at which it was open."),
      offered: flag("Whether some decision would have made it."),
      automatic: share("Share of automatic runs in which it was made by that step."),
    }),
    "Moves that were open and that nobody made.",
  ),
  automatic: count("Automatic runs behind tree and unused moves."),
  paths: list(
    shape({
      flashpoint: text("Id of the flashpoint."),
      levels: count("Levels that it has."),
      mean: figures("Mean level of automatic runs, by step."),
      low: figures("Its 5th percentile."),
      high: figures("Its 95th percentile."),
      history: optional(
        list(nullable(v.number()), "What happened, by step; null where the scenario says nothing."),
      ),
      teams: list(
        shape({ count: count("Teams on this path."), levels: figures("Its levels, by step.") }),
        "Different paths of the teams, the commonest first.",
      ),
    }),
    "How each flashpoint went.",
  ),
  out: optional(text("The folder that was written.")),
  written: optional(texts("The files in it.")),
});

/** The answer of `brink teach grade`, and the `class.json` of a graded class. */
export type TeachGradeAnswer = TypeOf<typeof teachGradeSchema>;

/** A graded class as its document: keys in the order of the schema, and no others. */
export function teachGradeAnswer(
  graded: GradedClass,
  more: Pick<TeachGradeAnswer, "out" | "written"> = {},
): TeachGradeAnswer {
  const document = { kind: "teach-grade", schema: SCHEMA_VERSION, ...graded, ...more };
  // A time that never comes is infinite, which JSON cannot say.
  const text = JSON.stringify(document, (_, value: unknown) =>
    value === Infinity ? "never" : value,
  );
  return v.parse(teachGradeSchema, JSON.parse(text));
}

/** The kind `teach-grade`: its schema and its table. */
export const teachGrade: AnswerKind<typeof teachGradeSchema> = { schema: teachGradeSchema };
