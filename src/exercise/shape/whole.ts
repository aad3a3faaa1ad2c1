/** The exercise as a whole: its head, its world, its people, its rounds. */

import { mapOf } from "../../scenario/shape/fields.ts";
import type { Construct } from "../../scenario/shape/shape.ts";
import {
  condition,
  flag,
  idOf,
  idsOf,
  listOf,
  may,
  minutes,
  moment,
  must,
  number,
  one,
  oneOf,
  string,
  text,
} from "./parts.ts";

const set = may(
  "set",
  { kind: "map", keys: "path", of: { kind: "override" } },
  "Numbers to change, by path or parameter id, as `--set` does on the command line.",
);
const without = may(
  "without",
  { kind: "some", of: string },
  "Parts to remove, by path: `events.osce_council`.",
);

/** Ways to judge an aim on a run: one at most. */
const aimForms = ["outcome", "ever", "always", "at_end", "first_time", "max", "until", "value"];

const pairsOf = (keys: readonly string[]): readonly (readonly [string, string])[] =>
  keys.flatMap((one, index) => keys.slice(index + 1).map((other) => [one, other] as const));

/** In the order of the reference. */
export const wholeConstructs: readonly Construct[] = [
  {
    name: "exercise",
    doc: "The whole file.",
    fields: [
      must("exercise", { kind: "choice", of: [1] }, "Version of the format."),
      must("id", { kind: "id" }, "Id of the exercise; may contain `-`."),
      may(
        "languages",
        { kind: "list", of: { kind: "language" } },
        "Languages of all texts; a plain string belongs to the first.",
        "`[en]`",
      ),
      must("title", text, "What people read in lists and headings."),
      must("about", text, "What it is about, in a sentence or two."),
      must("level", oneOf("beginner", "intermediate", "advanced"), "For whom."),
      must("minutes", minutes, "How long it takes, debrief included."),
      may(
        "seating",
        { kind: "some", of: oneOf("solo", "pair", "team", "teams") },
        "How people sit.",
      ),
      may("people", { kind: "range", percent: false }, "Fewest and most people."),
      must(
        "content_note",
        text,
        "What someone may want to know before: a real war with real victims.",
      ),
      must("objectives", mapOf("objective"), "What it is for."),
      must("scenario", one("setting"), "The world that is played."),
      may("levers", mapOf("lever"), "Other versions of that world, to compare with."),
      must("roles", mapOf("role"), "Offices that people take."),
      may("handouts", mapOf("handout"), "Pages for the students."),
      must("rounds", mapOf("round"), "The rounds, in order."),
      may("injects", mapOf("inject"), "The master scenario events list."),
      may("questions", mapOf("question"), "What is forecast."),
      may("issues", mapOf("issue"), "What is on the table in a negotiation."),
      may("agreement", one("agreement"), "What becomes of a text that all sign."),
      may("decisions", mapOf("decision"), "What is decided."),
      may("signals", mapOf("signal"), "Dated signs of what an unknown may be."),
      must("scoring", one("scoring"), "How it is scored."),
      must("debrief", listOf("phase"), "What is talked about afterwards."),
      may("readings", listOf("reading"), "What to read."),
    ],
  },
  {
    name: "objective",
    doc: "Something that the exercise is for.",
    fields: [must("text", text, "In a sentence.")],
    short: { shape: text, means: "its `text`", key: "text" },
  },
  {
    name: "setting",
    doc: "The scenario, what is changed of it, and how its run is sealed.",
    fields: [
      must(
        "file",
        string,
        "Id of a scenario that ships, or a path relative to the exercise's file.",
      ),
      set,
      without,
      may("seed", string, "The same sealed world for everyone.", "the word that the class chooses"),
      may("runs", { kind: "integer", min: 1, max: 1000 }, "Sealed runs that count.", "1"),
      may("masked", listOf("mask"), "Names for the masked variant."),
    ],
    short: { shape: string, means: "its `file`", key: "file" },
  },
  {
    name: "mask",
    doc: "A name, and what stands for it in the masked variant.",
    fields: [
      must("name", text, "As texts have it."),
      must("as", text, "What players read instead."),
    ],
  },
  {
    name: "lever",
    doc: "Another version of the world.",
    fields: [
      must("title", text, "What is different."),
      may("about", text, "Why one would ask."),
      may("file", string, "Another scenario instead."),
      set,
      without,
    ],
  },
  {
    name: "role",
    doc: "An office that someone holds; never a living person.",
    fields: [
      must("name", text, "The office."),
      must("public_aim", text, "What everyone may know."),
      must("private_sheet", text, "What only its holder reads."),
      may("plays", idsOf("actor"), "Actors of the scenario whose moves it decides."),
      may(
        "staffed_by",
        oneOf("players", "white_cell", "observers", "evaluators"),
        "Who takes it.",
        "`players`",
      ),
      may("seats", { kind: "integer", min: 0, max: 100 }, "People in it.", "1"),
      may("aims", mapOf("aim"), "What it wants; the decision score is made of these."),
      may(
        "worth",
        { kind: "map", keys: "path", of: number },
        "What an option of an issue is worth to it: `issue.option: 3`.",
      ),
      may("reserve", number, "The least total worth at which it signs."),
      must("opt_out", text, "How someone gets out of the role."),
    ],
  },
  {
    name: "aim",
    doc: "Something that a role wants. Without a condition a person judges it.",
    fields: [
      must("text", text, "In a sentence."),
      must("weight", number, "Weight; below 0: to be avoided."),
      may("private", flag, "`true`: only its holder knows.", "`false`"),
      may("outcome", idOf("outcome"), "An outcome of the scenario that means it was met."),
      may("ever", condition, "Met if this ever holds."),
      may("always", condition, "Met if this holds throughout."),
      may("at_end", condition, "Met if this holds at the end."),
      may("first_time", condition, "Met if this is ever reached."),
      may("max", { kind: "expression", type: "number" }, "Met if its greatest value is not 0."),
      may("until", one("until"), "Met if one condition holds until another is reached."),
      may("value", condition, "Met if this holds at the moment `at`."),
      may("at", moment, "For `value`."),
    ],
    conflicts: pairsOf(aimForms),
  },
  {
    name: "handout",
    doc: "A page for the students.",
    fields: [
      must("title", text, "Its heading."),
      may("text", text, "What it says."),
      may("claims", idsOf("source"), "Entries of the scenario's `sources` to print."),
      may("for", idsOf("role"), "Who gets it.", "everyone"),
    ],
  },
  {
    name: "round",
    doc: "One round of play.",
    fields: [
      must("title", text, "What it is called."),
      may("text", text, "What is to be done."),
      must("to", moment, "The sealed run is shown up to here; step 0: nothing of it."),
      must("minutes", minutes, "Real time."),
      may(
        "picture",
        { kind: "some", of: oneOf("headlines", "levels", "variables", "outlook", "nothing") },
        "What is shown of the run.",
        "headlines and levels",
      ),
      may("handouts", idsOf("handout"), "Pages given out."),
      may("injects", idsOf("inject"), "Injects of this round."),
      may("signals", idsOf("signal"), "Signals dealt."),
      may("questions", idsOf("question"), "Questions asked; asked again, they are revised."),
      may("decisions", idsOf("decision"), "Decisions to be made."),
      may("simultaneous", flag, "`true`: roles decide without seeing one another.", "`false`"),
    ],
  },
];
