/** Constructs that say who acts, what befalls, what is asked and what was observed. */

import {
  aboutField,
  basisField,
  becauseField,
  groundFields,
  boolean,
  condition,
  hazardField,
  nameField,
  number,
  percentRange,
  text,
  thenField,
  timesField,
  toldFields,
  undoesField,
  whenField,
} from "./fields.ts";
import { actorConstructs } from "./constructs-actors.ts";
import { offerConstructs } from "./constructs-offers.ts";
import { useFields } from "./constructs-templates.ts";
import type { Construct } from "./shape.ts";

const event: Construct = {
  name: "event",
  doc: "Something that befalls everyone. With a `date` it falls due then; without, it comes with a chance per window.",
  fields: [
    ...useFields,
    { ...nameField, default: "none" },
    { key: "date", shape: { kind: "date" }, doc: "When it falls due." },
    whenField,
    {
      key: "chance",
      shape: { kind: "event-chance" },
      doc: "Dated: `60%`, or an expression in [0, 1]. Undated: with a window, `6% per week`.",
    },
    hazardField,
    {
      key: "certain",
      shape: { kind: "choice", of: [true] },
      since: 2,
      doc: "Instead of a chance: `true` means that it happens whenever its `when` holds, without a draw; once, unless it `repeats`.",
    },
    { key: "range", shape: percentRange, doc: "The plausible range of the chance or hazard." },
    ...groundFields,
    {
      ...timesField,
      doc: "Multipliers of an undated event, in the order in which they are multiplied.",
    },
    {
      key: "repeats",
      shape: boolean,
      default: "`false`",
      doc: "`true`: an undated event may happen again.",
    },
    thenField,
    undoesField,
    ...toldFields,
    basisField,
    becauseField,
  ],
  oneOf: [["chance", "hazard", "certain"]],
  conflicts: [
    ["date", "certain"],
    ["certain", "times"],
    ["certain", "range"],
    ["date", "hazard"],
    ["date", "times"],
    ["date", "repeats"],
  ],
};

const either = { kind: "expression", type: "either" } as const;

const outcome: Construct = {
  name: "outcome",
  doc: "A question about a run, answered on the states at the starts of steps.",
  fields: [
    {
      key: "title",
      shape: text,
      default: "the id, where only one language is declared",
      doc: "What people read.",
    },
    aboutField,
    { key: "ever", shape: condition, doc: "Whether it holds at least once." },
    { key: "always", shape: condition, doc: "Whether it holds throughout." },
    { key: "at_end", shape: either, doc: "Whether it holds, or what it is, at the end." },
    { key: "first_time", shape: condition, doc: "The first step at which it holds, or never." },
    { key: "max", shape: number, doc: "The greatest value." },
    { key: "min", shape: number, since: 2, doc: "The smallest value." },
    {
      key: "from",
      shape: { kind: "moment" },
      default: "the start",
      since: 2,
      doc: "For `ever`, `always`, `first_time`: the first state asked about, by step number or date, as for `by`.",
    },
    {
      key: "by",
      shape: { kind: "moment" },
      default: "the end",
      since: 2,
      doc: "The last state asked about. A date means the end of that day: the state nearest to it, the later of two as near.",
    },
    {
      key: "until",
      shape: { kind: "construct", name: "until" },
      doc: "Whether one condition holds at every step before another is reached, and that one is reached.",
    },
    { key: "value", shape: either, doc: "What it is at the moment `at`." },
    {
      key: "at",
      shape: { kind: "moment" },
      doc: "The step number or date for `value`; a date within a step means the step that begins next.",
    },
  ],
  oneOf: [["ever", "always", "at_end", "first_time", "max", "min", "until", "value"]],
  conflicts: ["from", "by"].flatMap((bound) =>
    ["at_end", "max", "min", "until", "value"].map((form) => [bound, form] as const),
  ),
};

/** Two conditions in order; exercises take it as well. */
export const until: Construct = {
  name: "until",
  doc: "Two conditions in order.",
  fields: [
    { key: "hold", shape: condition, required: true, doc: "Holds at every step before …" },
    { key: "reach", shape: condition, required: true, doc: "… the first one at which this holds." },
  ],
};

/** In the order of the reference. */
export const happeningConstructs: readonly Construct[] = [
  ...actorConstructs,
  ...offerConstructs,
  event,
  outcome,
  until,
];
