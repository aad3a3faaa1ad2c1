/** What happens in the rounds: injects, questions, decisions, bargaining, signals. */

import { NEXT_ROUND } from "../build/each-round.ts";
import { mapOf } from "../../scenario/shape/fields.ts";
import type { Construct } from "../../scenario/shape/shape.ts";
import {
  basis,
  condition,
  date,
  expression,
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
  share,
  string,
  text,
} from "./parts.ts";

/** In the order of the reference. */
export const playConstructs: readonly Construct[] = [
  {
    name: "inject",
    doc: "A line of the master scenario events list.",
    fields: [
      may(
        "kind",
        oneOf("expected", "contingency", "spontaneous", "deception"),
        "Its kind.",
        "`expected`",
      ),
      must("at", moment, "When, in the scenario."),
      may("clock", { kind: "integer", min: 0, max: 10_000 }, "Minutes after its round began."),
      must("from", text, "The sender: an office or a medium."),
      may("to", idsOf("role"), "Who receives it.", "everyone"),
      must(
        "channel",
        oneOf(
          "press",
          "intelligence",
          "police",
          "telecom",
          "cyber",
          "diplomat",
          "navy",
          "market",
          "embassy",
          "parliament",
          "leader",
          "media",
          "border",
          "nuclear",
          "ally",
          "control",
        ),
        "How it comes.",
      ),
      must("text", text, "What it says."),
      may("when", condition, "Given only in worlds in which this holds at `at`.", "always given"),
      may(
        "says",
        condition,
        "What it claims of the sealed run at `at`: its truth follows, or is checked against it.",
      ),
      may(
        "truth",
        { kind: "choice", of: ["true", "false", true, false, "deniable", "partial", "unclear"] },
        "Whether it is so; one of `truth` and `says` is there.",
        "what the sealed run says of `says`",
      ),
      may("culprit", idOf("culprit"), "Who did it; not shown before the reveal."),
      may("flashpoint", idOf("flashpoint"), "The ladder that it is about."),
      may("expected", text, "What players are expected to do."),
      may("objective", idOf("objective"), "The objective that it tests."),
      may("contingency", idOf("inject"), "What follows if they do not."),
      may("note", text, "For the controller."),
      basis,
    ],
  },
  {
    name: "question",
    doc: "Something to forecast. Decided by the sealed run, or known from history, or both.",
    fields: [
      must("text", text, "The question."),
      may(
        "kind",
        oneOf("binary", "levels", "choice", "number"),
        "What an answer looks like.",
        "`binary`",
      ),
      must("rule", text, "How it is decided."),
      may(
        "close",
        idOf("round"),
        "The last round in which a forecast counts.",
        "the last round that asks it",
      ),
      may("choices", mapOf("choice"), "The categories of a `choice`."),
      may(
        "sealed",
        one("sealed"),
        "How the sealed run decides it; without it there are no engine odds.",
      ),
      may("known", one("known"), "What happened in fact."),
      may("reference", one("reference"), "The outside view against which skill is measured."),
      may("crowd", listOf("crowd"), "Forecasts published at the time."),
      may("for", idsOf("role"), "Who answers.", "everyone"),
    ],
  },
  {
    name: "choice",
    doc: "A category, an option on the table, a line of a form.",
    fields: [must("text", text, "What people read.")],
    short: { shape: text, means: "its `text`", key: "text" },
  },
  {
    name: "sealed",
    doc: "What is read on the sealed run.",
    fields: [
      may("outcome", idOf("outcome"), "An outcome of the scenario."),
      may("ever", condition, "Whether this ever holds."),
      may("always", condition, "Whether this always holds."),
      may("at_end", expression, "This, at the end."),
      may("first_time", condition, "The step at which this first holds."),
      may("max", expression, "The greatest value of this."),
      may("value", expression, "This, at the step `at`."),
      may("level", idOf("flashpoint"), "The level of this ladder at the step `at`."),
      may("unknown", idOf("unknown"), "What an unknown is."),
      may(
        "at",
        { kind: "moment", words: [NEXT_ROUND] },
        "For `value` and `level`. `next_round`: one question in each round that asks it, `ID_ROUND`, about the start of the round after it.",
      ),
      may("lever", idOf("lever"), "Instead of the run: the difference that this lever makes."),
    ],
    oneOf: [
      ["outcome", "ever", "always", "at_end", "first_time", "max", "value", "level", "unknown"],
    ],
  },
  {
    name: "known",
    doc: "What happened in fact. Students know it: it is marked as known, and never mixed with the sealed run.",
    fields: [
      may(
        "answer",
        expression,
        "`true`, `false`, a category, a level or a number.",
        "still open: not scored",
      ),
      may("on", date, "When it was decided."),
      may("note", text, "What is to be said with it."),
      basis,
      may("url", string, "A page to read."),
    ],
  },
  {
    name: "reference",
    doc: "An outside view.",
    fields: [
      must("p", { kind: "some", of: share }, "One probability, or one for each category."),
      basis,
      may("because", text, "The reason, in a sentence."),
    ],
  },
  {
    name: "crowd",
    doc: "A published forecast.",
    fields: [
      must("on", date, "When."),
      must("p", share, "The probability of yes."),
      must("by", text, "Whose."),
      basis,
    ],
  },
  {
    name: "decision",
    doc: "Something to decide.",
    fields: [
      must("text", text, "What is asked."),
      must(
        "kind",
        oneOf("plan", "moves", "choice", "spend", "text", "agreement"),
        "What an answer looks like.",
      ),
      may("by", idsOf("role"), "Who decides.", "everyone"),
      may("options", mapOf("option"), "What can be chosen."),
      may("points", { kind: "integer", min: 1, max: 100 }, "Most options, or points to spend."),
      may("fields", mapOf("choice"), "The lines of a `text`."),
      may("private", flag, "`true`: others see it at the reveal only.", "`false`"),
      may("minutes", minutes, "Time for it."),
    ],
  },
  {
    name: "option",
    doc: "One thing that can be chosen.",
    fields: [
      must("text", text, "What people read."),
      may("moves", idsOf("move"), "Moves of the scenario that it makes: `actor.move`."),
      may("flashpoint", idOf("flashpoint"), "The ladder that it attends to."),
      may("price", number, "Points that it costs.", "1"),
      may(
        "cost",
        { kind: "map", keys: "reference", to: "culprit", of: number },
        "What it costs to have chosen it, by who in truth did it.",
      ),
    ],
    short: { shape: text, means: "its `text`", key: "text" },
  },
  {
    name: "issue",
    doc: "Something on the table.",
    fields: [
      must("text", text, "What it is about."),
      must("options", mapOf("choice"), "What can be agreed."),
    ],
  },
  {
    name: "agreement",
    doc: "What becomes of a text that all sign.",
    fields: [
      must("signers", idsOf("role"), "Roles without which there is none."),
      may("ratified", share, "Chance that it survives at home."),
      may("moves", idsOf("move"), "Moves of the scenario that it makes."),
      may("nash", flag, "`true`: show the Nash product as a benchmark.", "`false`"),
    ],
  },
  {
    name: "signal",
    doc: "A dated sign of what an unknown may be.",
    fields: [
      must("text", text, "What was seen."),
      must("on", date, "When."),
      may(
        "real",
        flag,
        "`true`: reported at the time; else it is made up and said to be.",
        "`false`",
      ),
      must("unknown", idOf("unknown"), "What it is a sign of."),
      may(
        "likelihood",
        { kind: "map", keys: "reference", to: "value", of: share },
        "Chance of it, by value of the unknown.",
      ),
      may("fitted", number, "Likelihood ratio, last value over first: fitted, not tested."),
      may("cheap", flag, "`true`: costs its sender nothing.", "`false`"),
      basis,
    ],
  },
];

/** Words for who did it; the scenario's own culprits and actors may stand there too. */
export const culpritWords: readonly string[] = ["domestic", "third_party", "unknown"];
