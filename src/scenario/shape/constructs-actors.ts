/** Who acts, and what it can do: moves, and plans that take their time. */

import {
  aboutField,
  basisField,
  becauseField,
  groundFields,
  boolean,
  condition,
  hazardField,
  mapOf,
  nameField,
  number,
  percentRange,
  range,
  text,
  thenField,
  timesField,
  newsFields,
  toldFields,
  undoesField,
  whenField,
} from "./fields.ts";
import { lineConstructs } from "./constructs-lines.ts";
import { useFields } from "./constructs-templates.ts";
import type { Construct, Field } from "./shape.ts";

const many = Number.MAX_SAFE_INTEGER;

const actor: Construct = {
  name: "actor",
  doc: "Someone who decides: a government, an alliance, or one of its channels.",
  fields: [
    ...useFields,
    nameField,
    aboutField,
    { key: "aims", shape: text, doc: "What it wants." },
    {
      key: "red_lines",
      shape: { kind: "either", list: { kind: "list", of: text }, map: mapOf("red_line") },
      doc: "What it says it will not accept: texts, which bind nothing, or lines with what crosses them and what answers.",
    },
    {
      key: "objectives",
      since: 2,
      shape: mapOf("actor_objective"),
      doc: "What it would have the outcomes be, for `brink advise`. No run reads them, and there is no victory: each is shown for itself.",
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

/** What a move, its breaking off and the moves of offers have in common. */
export const policyFields: readonly Field[] = [
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
  ...groundFields,
  timesField,
];

/** How often, and after what pause. */
export const limitFields: readonly Field[] = [
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
];

/** Ways to say how likely a move is, of which one is to be written. */
export const policyConflicts: NonNullable<Construct["conflicts"]> = [
  ["weight", "chance"],
  ["weight", "hazard"],
  ["chance", "hazard"],
  ["certain", "chance"],
  ["certain", "hazard"],
];

const move: Construct = {
  name: "move",
  doc: "Something an actor can do. Left to its policy, an actor draws in proportion to weight times multipliers; or, where its moves have chances, they compete as rules do, and the one that has none is made where it does nothing else.",
  fields: [
    ...useFields,
    ...policyFields,
    ...limitFields,
    {
      key: "made_before",
      shape: { kind: "duration" },
      since: 2,
      doc: "How long before `start` it was last made: `ago` and `times` begin with that, and a plan is so far on.",
    },
    thenField,
    {
      key: "takes",
      shape: { kind: "duration" },
      since: 2,
      doc: "Makes it a plan: under way from when it is made, done so long after.",
    },
    {
      key: "needs",
      shape: condition,
      since: 2,
      default: "nothing",
      doc: "What a plan needs to be begun, and as long as it is under way; without it, it comes to nothing.",
    },
    {
      key: "lasts",
      shape: { kind: "duration" },
      since: 2,
      default: "for good",
      doc: "How long a plan stays done.",
    },
    {
      key: "done",
      shape: { kind: "construct", name: "plan_done" },
      since: 2,
      doc: "What comes of a plan.",
    },
    {
      key: "stopped",
      shape: { kind: "construct", name: "plan_done" },
      since: 2,
      doc: "What comes of it where it loses what it needs.",
    },
    {
      key: "over",
      shape: { kind: "construct", name: "plan_done" },
      since: 2,
      doc: "What comes of it where it no longer stays done.",
    },
    {
      key: "break_off",
      shape: { kind: "construct", name: "break_off" },
      since: 2,
      doc: "Another move, `<id>_break_off`, open while the plan is under way: it ends it.",
    },
    {
      key: "repeats",
      shape: boolean,
      since: 2,
      default: "`false`",
      doc: "`true`: a plan that is done may be begun again at once.",
    },
    undoesField,
    ...toldFields,
    {
      key: "known_to",
      shape: { kind: "list", of: { kind: "reference", to: "actor" } },
      since: 2,
      default: "its actor alone",
      doc: "Who else sees a hidden move or plan.",
    },
    basisField,
    becauseField,
  ],
  conflicts: policyConflicts,
  mayBeEmpty: true,
};

const planDone: Construct = {
  name: "plan_done",
  doc: "What comes of a plan, at the start of the step in which it is done, loses what it needs or no longer stays done.",
  fields: [
    thenField,
    ...newsFields,
    {
      key: "hidden",
      shape: boolean,
      default: "`false` of `done`, as its plan is of the others",
      doc: "`true`: players do not see it.",
    },
  ],
};

const breakOff: Construct = {
  name: "break_off",
  doc: "The move that breaks a plan off. It is hidden if the plan is.",
  fields: [...policyFields, thenField, ...toldFields, basisField, becauseField],
  mayBeEmpty: true,
};

const objective: Construct = {
  name: "actor_objective",
  doc: "One thing that an actor wants of an outcome.",
  fields: [
    {
      key: "of",
      shape: { kind: "reference", to: "outcome" },
      required: true,
      doc: "The outcome.",
    },
    {
      key: "wants",
      shape: { kind: "choice", of: ["less", "more"] },
      required: true,
      doc: "Whether it wants it less or more often; of a number, less or more of it.",
    },
    {
      key: "weight",
      shape: { kind: "number" },
      default: "1",
      doc: "What it counts for beside the others, > 0. Read only where a weighing is asked for.",
    },
    {
      key: "scale",
      shape: range,
      doc: "Of a number: the values that count as 0 and 1 where objectives are weighed.",
    },
  ],
};

/** In the order of the reference. */
export const actorConstructs: readonly Construct[] = [
  actor,
  objective,
  move,
  planDone,
  breakOff,
  ...lineConstructs,
];
