/** What stands beside a scenario for judging it: what happened, what others said, what is usual. */

import {
  aboutField,
  basisField,
  becauseField,
  boolean,
  condition,
  nameField,
  percentRange,
  text,
} from "./fields.ts";
import type { Construct, Field } from "./shape.ts";

const history: Construct = {
  name: "history",
  doc: "What in fact happened, for teaching and for scoring the scenario with hindsight.",
  fields: [
    { key: "until", shape: { kind: "date" }, required: true, doc: "The last day that it covers." },
    {
      key: "levels",
      shape: {
        kind: "map",
        keys: "reference",
        of: { kind: "list", of: { kind: "construct", name: "observed_level" } },
      },
      doc: "By flashpoint: when it entered which level.",
    },
    {
      key: "events",
      shape: { kind: "list", of: { kind: "construct", name: "observed_event" } },
      doc: "Which events happened when.",
    },
    {
      key: "moves",
      shape: { kind: "list", of: { kind: "construct", name: "observed_move" } },
      doc: "Who was seen to do what when.",
    },
    {
      key: "watched",
      shape: { kind: "list", of: { kind: "string" } },
      doc: "What else would have been seen: an event, an actor or `actor.move` that is on no list did not happen. What stands on a list is watched throughout; all else may have happened unseen.",
    },
  ],
};

const when: readonly Field[] = [
  { key: "date", shape: { kind: "date" }, doc: "The day." },
  {
    key: "between",
    shape: { kind: "list", of: { kind: "date" }, length: 2 },
    since: 2,
    doc: "Where the day is not known: the first and the last that it may have been.",
  },
];

const dated: readonly (readonly string[])[] = [["date", "between"]];

const observedLevel: Construct = {
  name: "observed_level",
  doc: "A flashpoint entered a level.",
  fields: [
    ...when,
    {
      key: "level",
      shape: { kind: "some", of: { kind: "reference", to: "level" } },
      required: true,
      doc: "The level entered; from `brink: 2` on also several, of which it was one.",
    },
    {
      key: "until",
      shape: { kind: "date" },
      default: "the next entry, or the end of the history",
      doc: "The last day for which it is known to have stood there; afterwards it is unseen.",
    },
    { key: "note", shape: text, doc: "What happened." },
    basisField,
    becauseField,
  ],
  oneOf: dated,
};

const observedEvent: Construct = {
  name: "observed_event",
  doc: "An event happened.",
  fields: [
    { key: "event", shape: { kind: "reference", to: "event" }, required: true, doc: "Which one." },
    ...when,
    { key: "note", shape: text, doc: "What happened." },
    basisField,
    becauseField,
  ],
  oneOf: dated,
};

const observedMove: Construct = {
  name: "observed_move",
  doc: "An actor was seen to make a move.",
  fields: [
    { key: "actor", shape: { kind: "reference", to: "actor" }, required: true, doc: "Who." },
    { key: "move", shape: { kind: "id" }, required: true, doc: "Which of its moves." },
    ...when,
    { key: "note", shape: text, doc: "What happened." },
    basisField,
    becauseField,
  ],
  oneOf: dated,
};

const forecaster: Construct = {
  name: "forecaster",
  doc: "What others said of the scenario's questions, for scoring the scenario beside them.",
  fields: [
    nameField,
    aboutField,
    {
      key: "fitted",
      shape: boolean,
      default: "`false`",
      doc: "`true`: the scenario's numbers were set by these forecasts, so agreement is no test.",
    },
    basisField,
    becauseField,
    {
      key: "said",
      shape: { kind: "list", of: { kind: "construct", name: "forecast" } },
      required: true,
      doc: "The forecasts.",
    },
  ],
};

const forecast: Construct = {
  name: "forecast",
  doc: "One probability, said on one day, of an outcome or of a value of an unknown.",
  fields: [
    { key: "date", shape: { kind: "date" }, required: true, doc: "The day." },
    {
      key: "outcome",
      shape: { kind: "id" },
      doc: "A yes-or-no outcome, or a time: that it comes at all.",
    },
    { key: "unknown", shape: { kind: "id" }, doc: "An unknown, with `value`." },
    { key: "value", shape: { kind: "id" }, doc: "The value that the probability is of." },
    {
      key: "probability",
      shape: { kind: "share" },
      required: true,
      doc: "A plain number, such as `35%`.",
    },
    { key: "range", shape: percentRange, doc: "Its interval, as published: `[low, high]`." },
    { key: "note", shape: text, doc: "Whose words, or how it was come by." },
    basisField,
    becauseField,
  ],
  oneOf: [["outcome", "unknown"]],
};

const baseRates: Construct = {
  name: "base_rates",
  doc: "What the ladders mean in the terms of published base rates, for `brink check --base-rates`.",
  fields: [
    {
      key: "ladders",
      shape: {
        kind: "map",
        keys: "reference",
        of: { kind: "construct", name: "audited_ladder" },
      },
      doc: "By flashpoint: from which level on it counts as what. Ladders left out are not audited.",
    },
    { key: "nuclear_use", shape: condition, doc: "When a nuclear weapon has been used." },
    {
      key: "departures",
      shape: { kind: "map", keys: "id", of: text },
      doc: "By rate: why this scenario departs from what was published.",
    },
  ],
};

const auditedLadder: Construct = {
  name: "audited_ladder",
  doc: "The levels of one flashpoint from which on it counts as a crisis, as violence, as a war.",
  fields: [
    {
      key: "crisis",
      shape: { kind: "reference", to: "level" },
      required: true,
      doc: "A crisis that may lead to war, force shown and not used.",
    },
    {
      key: "violence",
      shape: { kind: "reference", to: "level" },
      doc: "Force is used between the parties.",
    },
    { key: "war", shape: { kind: "reference", to: "level" }, doc: "Full-scale war." },
  ],
};

/** In the order of the reference. */
export const historyConstructs: readonly Construct[] = [
  history,
  observedLevel,
  observedEvent,
  observedMove,
  forecaster,
  forecast,
  baseRates,
  auditedLadder,
];
