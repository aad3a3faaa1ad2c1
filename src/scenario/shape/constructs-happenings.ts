/** Constructs that say who acts, what befalls, what is asked and what was observed. */

import {
  aboutField,
  basisField,
  hazardField,
  becauseField,
  boolean,
  condition,
  mapOf,
  nameField,
  number,
  percentRange,
  text,
  thenField,
  timesField,
  toldFields,
  whenField,
} from "./fields.ts";
import type { Construct, Field } from "./shape.ts";

const many = Number.MAX_SAFE_INTEGER;

const actor: Construct = {
  name: "actor",
  doc: "Someone who decides: a government, an alliance, or one of its channels.",
  fields: [
    nameField,
    aboutField,
    { key: "aims", shape: text, doc: "What it wants." },
    {
      key: "red_lines",
      shape: { kind: "list", of: text },
      doc: "What it says it will not accept.",
    },
    {
      key: "turn",
      shape: { kind: "integer", min: 0, max: many },
      default: "0",
      doc: "Lower acts earlier; equal turns go by id.",
    },
    {
      key: "moves_per_step",
      shape: { kind: "integer", min: 1, max: 100 },
      default: "1",
      doc: "How many different moves it may make in a step.",
    },
    basisField,
    becauseField,
    { key: "moves", shape: mapOf("move"), doc: "What it can do." },
  ],
};

/** What a move and its breaking off have in common. */
const policyFields: readonly Field[] = [
  nameField,
  aboutField,
  whenField,
  {
    key: "weight",
    shape: number,
    default: "1",
    doc: "Weight among its moves, or among its `certain` moves, ≥ 0.",
  },
  {
    key: "chance",
    shape: { kind: "chance" },
    since: 2,
    doc: "Instead of a weight: the chance by itself, with a window: `7% per week`.",
  },
  { ...hazardField, since: 2, doc: "Instead of a weight: a hazard per step, ≥ 0." },
  {
    key: "certain",
    shape: { kind: "choice", of: [true] },
    since: 2,
    doc: "`true`: made as soon as it can be; several such moves share a turn by `weight`, and shut out the others.",
  },
  {
    key: "range",
    shape: percentRange,
    doc: "The plausible range of the weight, chance or hazard.",
  },
  timesField,
];

const move: Construct = {
  name: "move",
  doc: "Something an actor can do. Left to its policy, an actor draws in proportion to weight times multipliers; or, where its moves have chances, they compete as rules do, and the one that has none is made where it does nothing else.",
  fields: [
    ...policyFields,
    {
      key: "at_most",
      shape: { kind: "integer", min: 1, max: 20_000 },
      since: 2,
      default: "any number of times",
      doc: "How often it can be made in a run; players are bound too.",
    },
    {
      key: "not_again_for",
      shape: { kind: "duration" },
      since: 2,
      doc: "How long it is closed after it was made; players are bound too.",
    },
    {
      key: "made_before",
      shape: { kind: "duration" },
      since: 2,
      doc: "How long before `start` it was last made: `ago` and `times` begin with that.",
    },
    thenField,
    ...toldFields,
    basisField,
    becauseField,
  ],
  conflicts: [
    ["weight", "chance"],
    ["weight", "hazard"],
    ["chance", "hazard"],
    ["certain", "chance"],
    ["certain", "hazard"],
  ],
  mayBeEmpty: true,
};

const event: Construct = {
  name: "event",
  doc: "Something that befalls everyone. With a `date` it falls due then; without, it comes with a chance per window.",
  fields: [
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
export const happeningConstructs: readonly Construct[] = [actor, move, event, outcome, until];
