/** What comes after play: scores, debrief, readings. */

import { mapOf } from "../../scenario/shape/fields.ts";
import type { Construct } from "../../scenario/shape/shape.ts";
import { flag, idOf, idsOf, may, minutes, must, number, oneOf, string, text } from "./parts.ts";

/** In the order of the reference. */
export const afterConstructs: readonly Construct[] = [
  {
    name: "scoring",
    doc: "How it is scored. Forecasts, decisions and explanations are never added up, harm is never summed.",
    fields: [
      may(
        "rules",
        { kind: "some", of: oneOf("brier", "rps", "log") },
        "Rules, the main one first.",
        "Brier; RPS for levels",
      ),
      may(
        "against",
        oneOf("reference", "class", "half"),
        "What skill is measured against.",
        "`reference`",
      ),
      may("improvement", flag, "`true`: compare first with last forecasts.", "`false`"),
      may("points", mapOf("points"), "Points for work that a person marks."),
      may(
        "explanation",
        flag,
        "`true`: mark explanations (claim, mechanism, evidence, counter-signal, uncertainty).",
        "`false`",
      ),
      may("checklist", mapOf("choice"), "What evaluators tick."),
      may(
        "harm",
        idsOf("flashpoint"),
        "Ladders whose steps in crisis are counted, each by itself.",
      ),
      may("joint", flag, "`true`: the joint payoff is shown at the end only.", "`false`"),
    ],
    mayBeEmpty: true,
  },
  {
    name: "points",
    doc: "Points that a person gives.",
    fields: [
      must("text", text, "For what."),
      must("most", number, "Most points."),
      may("objective", idOf("objective"), "The objective that it shows."),
    ],
  },
  {
    name: "phase",
    doc: "A part of the debrief.",
    fields: [
      must(
        "phase",
        oneOf("describe", "explain", "compare", "theory", "transfer", "hot_wash"),
        "Which.",
      ),
      must("minutes", minutes, "Time for it."),
      must("questions", { kind: "list", of: text }, "What is asked."),
    ],
  },
  {
    name: "reading",
    doc: "Something to read.",
    fields: [
      must("text", text, "What it is and why."),
      may("ref", string, "The citation."),
      may("url", string, "Where to find it."),
    ],
    short: { shape: text, means: "its `text`", key: "text" },
  },
];
