/** The whole file and its bibliography. */

import { editions } from "../edition.ts";
import { aboutField, condition, mapOf, text } from "./fields.ts";
import type { Construct } from "./shape.ts";

const scenario: Construct = {
  name: "scenario",
  doc: "The whole file. A file that `include` names holds `brink:` and any of the sections from `sources` on.",
  fields: [
    {
      key: "brink",
      shape: { kind: "choice", of: editions },
      required: true,
      doc: "Edition of the language; the main file's counts for all that it includes.",
    },
    {
      key: "scenario",
      shape: { kind: "id" },
      required: true,
      doc: "Id of the scenario; may contain `-`.",
    },
    {
      key: "extends",
      shape: { kind: "file" },
      doc: "Makes this file a variant: it is merged over that one. Mappings merge, `key: null` removes, lists and single values replace.",
    },
    {
      key: "set",
      shape: { kind: "map", keys: "path", of: { kind: "override" } },
      doc: "Numbers to change, by path or parameter id, as `--set` does on the command line.",
    },
    {
      key: "include",
      shape: { kind: "list", of: { kind: "file" } },
      doc: "Files of sections to add; what stands in two of them is an error.",
    },
    {
      key: "languages",
      shape: { kind: "list", of: { kind: "language" } },
      default: "`[en]`",
      doc: "Languages of the texts; a plain string belongs to the first.",
    },
    {
      key: "title",
      shape: text,
      default: "the id, where only one language is declared",
      doc: "What people read in lists and headings.",
    },
    aboutField,
    {
      key: "start",
      shape: { kind: "date" },
      required: true,
      doc: "The day on which step 0 begins.",
    },
    {
      key: "step",
      shape: { kind: "choice", of: ["day", "week", "month"] },
      required: true,
      doc: "Length of a step; months are those of the calendar.",
    },
    {
      key: "horizon",
      shape: { kind: "horizon" },
      required: true,
      doc: "The last day that may be covered, or a number of steps: `40 steps`.",
    },
    {
      key: "turns",
      shape: { kind: "choice", of: ["sequential", "simultaneous"] },
      default: "`sequential`",
      doc: "Whether a later actor sees an earlier one's moves in the same step.",
    },
    {
      key: "sources",
      shape: { kind: "map", keys: "source", of: { kind: "construct", name: "source" } },
      doc: "The bibliography that `basis` cites.",
    },
    {
      key: "culprits",
      shape: { kind: "map", keys: "id", of: text },
      doc: "Names for `culprit` beside the actors: a side of several actors, or one that has none.",
    },
    {
      key: "templates",
      shape: mapOf("template"),
      since: 2,
      doc: "Bodies that flashpoints, rules, variables, actors, moves, events and multipliers are made of, by `use`.",
    },
    { key: "parameters", shape: mapOf("parameter"), doc: "Named numbers." },
    {
      key: "correlated",
      shape: mapOf("correlation"),
      since: 2,
      doc: "Numbers that are likely off in the same direction.",
    },
    { key: "definitions", shape: mapOf("definition"), doc: "Named expressions." },
    {
      key: "unknowns",
      shape: mapOf("unknown"),
      doc: "What is fixed but not known, drawn once per run.",
    },
    { key: "variables", shape: mapOf("variable"), doc: "Quantities that change." },
    {
      key: "flashpoints",
      shape: mapOf("flashpoint"),
      required: true,
      doc: "The crises, each a ladder of levels with rules.",
    },
    {
      key: "groups",
      shape: {
        kind: "map",
        keys: "id",
        of: { kind: "list", of: { kind: "reference", to: "flashpoint" } },
      },
      since: 2,
      doc: "Flashpoints under one name, for `any`, `count`, `worst` and the ends of links.",
    },
    {
      key: "couplings",
      shape: { kind: "construct", name: "couplings" },
      doc: "How flashpoints heat and cool one another.",
    },
    { key: "actors", shape: mapOf("actor"), doc: "Who decides." },
    {
      key: "offers",
      shape: mapOf("offer"),
      since: 2,
      doc: "What one actor proposes to another, and what this can answer.",
    },
    {
      key: "events",
      shape: mapOf("event"),
      doc: "What befalls everyone: scheduled, or by chance.",
    },
    {
      key: "ends_when",
      shape: condition,
      default: "never",
      doc: "The run ends at the first step at whose start this holds.",
    },
    { key: "outcomes", shape: mapOf("outcome"), doc: "The questions that a batch answers." },
    {
      key: "history",
      shape: { kind: "construct", name: "history" },
      doc: "What in fact happened; no engine reads it.",
    },
    {
      key: "forecasters",
      shape: mapOf("forecaster"),
      doc: "What others forecast, for `brink hindcast`; no engine reads it.",
    },
    {
      key: "base_rates",
      shape: { kind: "construct", name: "base_rates" },
      doc: "What the ladders mean in the terms of published rates, for `brink check --base-rates`.",
    },
    {
      key: "expectations",
      shape: mapOf("expectation"),
      since: 2,
      doc: "What must be so in runs, for `brink check --expectations`; no engine reads it.",
    },
    {
      key: "targets",
      shape: mapOf("target"),
      since: 2,
      doc: "What the questions are to say, for `brink fit`; no engine reads it.",
    },
  ],
};

const source: Construct = {
  name: "source",
  doc: "An entry of the bibliography.",
  fields: [
    { key: "text", shape: text, required: true, doc: "What the source says or is." },
    { key: "ref", shape: { kind: "string" }, doc: "The citation, the same in every language." },
    { key: "url", shape: { kind: "string" }, doc: "Where to read it." },
    {
      key: "judgement",
      shape: { kind: "boolean" },
      default: "`false`",
      doc: "`true`: the authors' own judgement written down, which supports a number no better than `basis: judgement`.",
    },
  ],
  short: { shape: text, means: "its `text`" },
};

/** In the order of the reference. */
export const scenarioConstructs: readonly Construct[] = [scenario, source];
