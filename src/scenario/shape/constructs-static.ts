/** Constructs that say what there is: numbers, unknowns, variables and ladders. */

import {
  aboutField,
  basisField,
  becauseField,
  groundFields,
  boolean,
  mapOf,
  nameField,
  number,
  percentRange,
  range,
  text,
} from "./fields.ts";
import { useFields } from "./constructs-templates.ts";
import { noiseShapes, type NoiseShape } from "../../numeric/noise.ts";
import type { Construct, Field } from "./shape.ts";

const many = Number.MAX_SAFE_INTEGER;

const parameter: Construct = {
  name: "parameter",
  doc: "A number with a name, constant within a run.",
  fields: [
    nameField,
    { key: "value", shape: { kind: "number" }, required: true, doc: "The central value." },
    { key: "range", shape: range, doc: "The plausible range `[low, high]`." },
    ...groundFields,
    {
      key: "prior",
      shape: { kind: "choice", of: ["pert", "uniform", "triangular"] },
      default: "`pert`",
      doc: "How the value is spread over the range when input uncertainty is asked for.",
    },
    basisField,
    becauseField,
  ],
  short: { shape: { kind: "number" }, means: "its `value`" },
};

const definition: Construct = {
  name: "definition",
  doc: "An expression with a name, copied in wherever the name stands.",
  fields: [
    nameField,
    {
      key: "is",
      shape: { kind: "expression", type: "either" },
      required: true,
      doc: "A number or a condition.",
    },
  ],
  short: { shape: { kind: "expression", type: "either" }, means: "its `is`" },
};

const unknown: Construct = {
  name: "unknown",
  doc: "Something that is so or so and that players do not know; drawn once at the start of a run. It may show only through chances.",
  fields: [
    nameField,
    {
      key: "known_to",
      shape: { kind: "some", of: { kind: "reference", to: "actor" } },
      default: "nobody",
      doc: "Actors that know it.",
    },
    basisField,
    becauseField,
    {
      key: "values",
      shape: mapOf("value"),
      required: true,
      doc: "The possibilities; their shares total 100 %.",
    },
  ],
};

const value: Construct = {
  name: "value",
  doc: "One possibility of an unknown.",
  fields: [
    nameField,
    {
      key: "share",
      shape: { kind: "share" },
      required: true,
      doc: "Its chance: `60%`, or an expression over parameters.",
    },
    { key: "range", shape: percentRange, doc: "The plausible range of the share." },
    ...groundFields,
  ],
  short: { shape: { kind: "share" }, means: "its `share`" },
};

const variable: Construct = {
  name: "variable",
  doc: "A quantity between two bounds.",
  fields: [
    ...useFields,
    nameField,
    aboutField,
    {
      key: "start",
      shape: number,
      required: true,
      doc: "Its value at the start; a number or an expression over parameters.",
    },
    { key: "range", shape: range, doc: "The plausible range of the start." },
    ...groundFields,
    { key: "min", shape: { kind: "number" }, required: true, doc: "It is never less." },
    { key: "max", shape: { kind: "number" }, required: true, doc: "It is never more." },
    { key: "integer", shape: boolean, default: "`false`", doc: "`true`: whole numbers only." },
    { key: "hidden", shape: boolean, default: "`false`", doc: "`true`: players do not see it." },
    {
      key: "drift",
      shape: number,
      default: "it stays",
      doc: "Its value at the end of a step, from the values before. A number in it that is not certain is a parameter with a range.",
    },
    {
      key: "noise",
      shape: { kind: "construct", name: "noise" },
      default: "none",
      since: 2,
      doc: "What is drawn in every step about its drift, or about its value where it has none; then it is rounded, if whole, and kept within its bounds.",
    },
    basisField,
    becauseField,
  ],
};

const spread = (key: NoiseShape, doc: string): Field => ({ key, shape: number, since: 2, doc });

const noise: Construct = {
  name: "noise",
  doc: "A draw in every step. Its spread is a number or an expression over parameters, 0 or more.",
  fields: [
    spread("normal", "Adds a normal draw with this standard deviation."),
    spread("uniform", "Adds anything between minus this and this, all alike."),
    spread(
      "lognormal",
      "Multiplies by e to the power of a normal draw with this standard deviation; the variable's `min` must be above 0.",
    ),
    { key: "range", shape: range, since: 2, doc: "The plausible range of the spread." },
    ...groundFields,
    basisField,
    becauseField,
  ],
  oneOf: [[...noiseShapes]],
};

const place: Construct = {
  name: "place",
  doc: "Where something stands on the map of `brink play`; no run reads it.",
  fields: [
    {
      key: "east",
      shape: { kind: "integer", min: -180, max: 180 },
      required: true,
      doc: "Degrees east of Greenwich; west is negative.",
    },
    {
      key: "north",
      shape: { kind: "integer", min: -90, max: 90 },
      required: true,
      doc: "Degrees north of the equator; south is negative.",
    },
  ],
};

const flashpoint: Construct = {
  name: "flashpoint",
  doc: "A crisis: a ladder of levels from best to worst, where it stands, and the rules by which it moves.",
  fields: [
    ...useFields,
    nameField,
    {
      key: "short",
      shape: text,
      default: "`name`",
      doc: "A name of at most 14 columns, for narrow tables.",
    },
    {
      key: "place",
      shape: { kind: "construct", name: "place" },
      since: 2,
      doc: "Where it stands on the map of `brink play`; without it the flashpoint is not on the map.",
    },
    aboutField,
    {
      key: "start",
      shape: { kind: "reference", to: "level" },
      required: true,
      doc: "The level at the start.",
    },
    {
      key: "dwell",
      shape: { kind: "integer", min: 0, max: many },
      default: "0",
      doc: "Steps already spent in that level.",
    },
    {
      key: "held",
      shape: { kind: "map", keys: "reference", of: { kind: "integer", min: 0, max: many } },
      default: "0 for every level",
      doc: "Steps for which it has already been at or above a level.",
    },
    basisField,
    becauseField,
    {
      key: "levels",
      shape: { kind: "ladder" },
      required: true,
      doc: "At least two, from best to worst: a mapping, or a list of ids.",
    },
    {
      key: "marks",
      shape: { kind: "map", keys: "id", of: { kind: "reference", to: "level" } },
      since: 2,
      doc: "From which level on it counts as what, by a name that ladders have in common: `any(war)`, `count(crisis)` ask for it, and so do the base rates.",
    },
    { key: "rules", shape: mapOf("rule"), doc: "How it moves." },
  ],
};

const level: Construct = {
  name: "level",
  doc: "A rung of a ladder.",
  fields: [
    nameField,
    {
      key: "test",
      shape: text,
      doc: "The observable definition: how one tells that it has been reached.",
    },
  ],
  short: { shape: text, means: "its `name`" },
  mayBeEmpty: true,
};

/** In the order of the reference. */
export const staticConstructs: readonly Construct[] = [
  parameter,
  definition,
  unknown,
  value,
  variable,
  noise,
  place,
  flashpoint,
  level,
];
