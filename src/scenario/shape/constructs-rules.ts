/** Constructs that say how flashpoints move: rules, multipliers, effects, couplings. */

import {
  basisField,
  hazardField,
  becauseField,
  groundFields,
  boolean,
  nameField,
  number,
  percentRange,
  range,
  thenField,
  timesField,
  toldFields,
  undoesField,
  whenField,
} from "./fields.ts";
import { useFields } from "./constructs-templates.ts";
import type { Construct } from "./shape.ts";

const many = Number.MAX_SAFE_INTEGER;

const rule: Construct = {
  name: "rule",
  doc: "A way in which a flashpoint moves from one level to another.",
  fields: [
    ...useFields,
    { ...nameField, default: "none" },
    {
      key: "from",
      shape: { kind: "some", of: { kind: "reference", to: "level" } },
      required: true,
      doc: "The level it starts from, a list of them, or `any`.",
    },
    {
      key: "to",
      shape: { kind: "reference", to: "level" },
      required: true,
      doc: "The level it leads to.",
    },
    whenField,
    {
      key: "chance",
      shape: { kind: "chance" },
      doc: "The chance by itself, with a window: `1.2% per week`; windows are day, week, month, year, from `brink: 2` on also several of them (`10% per 2 weeks`).",
    },
    hazardField,
    {
      key: "certain",
      shape: { kind: "choice", of: [true] },
      doc: "Instead of a chance: `true` means that it happens as soon as it can; several such rules share the step by `weight`.",
    },
    { key: "weight", shape: number, default: "1", doc: "Weight of a `certain` rule, ≥ 0." },
    {
      key: "range",
      shape: percentRange,
      doc: "The plausible range of the chance, hazard or weight.",
    },
    ...groundFields,
    timesField,
    thenField,
    undoesField,
    ...toldFields,
    basisField,
    becauseField,
  ],
  oneOf: [["chance", "hazard", "certain"]],
  conflicts: [
    ["weight", "chance"],
    ["weight", "hazard"],
    ["certain", "times"],
  ],
};

const multiplier: Construct = {
  name: "multiplier",
  doc: "A factor on a hazard or a weight, with its reason.",
  fields: [
    ...useFields,
    {
      key: "by",
      shape: number,
      required: true,
      doc: "The factor, ≥ 0: `2` doubles the hazard, `0` forbids.",
    },
    { key: "range", shape: range, doc: "Its plausible range." },
    ...groundFields,
    whenField,
    basisField,
    becauseField,
  ],
};

const effect: Construct = {
  name: "effect",
  doc: "A change of one variable or flashpoint.",
  fields: [
    {
      key: "add",
      shape: number,
      doc: "What is added; for a flashpoint whole rungs, worse is positive.",
    },
    { key: "set", shape: number, doc: "The new value; for a flashpoint the id of a level." },
    { key: "range", shape: range, doc: "The plausible range of the number." },
    ...groundFields,
    {
      key: "after",
      shape: { kind: "duration" },
      since: 2,
      default: "at once",
      doc: "How much later it comes: number and `when` are those of that time.",
    },
    whenField,
    basisField,
    becauseField,
  ],
  oneOf: [["add", "set"]],
  short: {
    shape: number,
    means: "an addition where it begins with `+` or `-`, else the new value",
  },
};

const couplings: Construct = {
  name: "couplings",
  doc: "How flashpoints heat and cool one another: a multiplier exp(strength · Σ weight · rungs above the start) on the rules of the flashpoint that a link leads to.",
  fields: [
    {
      key: "strength",
      shape: number,
      required: true,
      doc: "Strength of all links together, per rung.",
    },
    { key: "range", shape: range, doc: "Its plausible range." },
    ...groundFields,
    { key: "floor", shape: number, default: "0", doc: "The least factor." },
    { key: "ceiling", shape: number, default: "1e6", doc: "The greatest factor." },
    {
      key: "calms",
      shape: boolean,
      default: "`false`",
      doc: "`true`: what heats up also slows the rules that lead down.",
    },
    basisField,
    becauseField,
    {
      key: "links",
      shape: { kind: "list", of: { kind: "construct", name: "link" } },
      required: true,
      doc: "Who acts on whom.",
    },
  ],
};

const link: Construct = {
  name: "link",
  doc: "One flashpoint acts on another.",
  fields: [
    {
      key: "from",
      shape: { kind: "reference", to: "flashpoint" },
      required: true,
      doc: "The one that acts; or a group: each of it.",
    },
    {
      key: "to",
      shape: { kind: "reference", to: "flashpoint" },
      required: true,
      doc: "The one acted upon; or a group: each of it, but not on itself.",
    },
    {
      key: "weight",
      shape: number,
      required: true,
      doc: "How strongly; negative where one's rise calms the other.",
    },
    { key: "range", shape: range, doc: "Its plausible range." },
    ...groundFields,
    {
      key: "lag",
      shape: { kind: "integer", min: 0, max: many },
      default: "0",
      doc: "Steps for which the level must have held before it counts.",
    },
    whenField,
    basisField,
    becauseField,
  ],
};

/** In the order of the reference. */
export const ruleConstructs: readonly Construct[] = [rule, multiplier, effect, couplings, link];
