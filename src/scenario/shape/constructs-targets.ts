/** What a scenario is to say of its own questions. */

import { aboutField, basisField, becauseField, condition } from "./fields.ts";
import type { Construct } from "./shape.ts";

const target: Construct = {
  name: "target",
  doc: "What one of the scenario's questions is to say, for `brink fit`; no engine reads it. How far off counts how much follows from `band`, `n` and `weight`.",
  fields: [
    {
      key: "of",
      shape: condition,
      doc: "An outcome, or a condition that comes true in a run, such as `aim == everything`.",
    },
    {
      key: "share_of_time",
      shape: condition,
      doc: "A condition: the share of the states of a run in which it holds.",
    },
    {
      key: "entries",
      shape: condition,
      doc: "A condition: how often it becomes true after the start, `per` window of time.",
    },
    {
      key: "forecaster",
      shape: { kind: "id" },
      doc: "One of `forecasters`: all that it said, as of each date, given the history up to then.",
    },
    {
      key: "per",
      shape: { kind: "choice", of: ["day", "week", "month", "year"] },
      default: "`year`",
      doc: "The window of time of `entries`.",
    },
    {
      key: "given",
      shape: condition,
      default: "all runs",
      doc: "A yes-or-no outcome, or a condition that comes true: only those runs count.",
    },
    {
      key: "as_of",
      shape: { kind: "date" },
      doc: "As believed from the history up to the end of that day.",
    },
    {
      key: "is",
      shape: { kind: "share" },
      doc: "The value: `27%`, or a number. Needed for all but a forecaster.",
    },
    {
      key: "band",
      shape: { kind: "some", of: { kind: "share" } },
      doc: "An interval of 90 % around it, `[20%, 35%]`; of a forecaster half its width, `8 points`.",
    },
    {
      key: "n",
      shape: { kind: "integer", min: 1, max: Number.MAX_SAFE_INTEGER },
      doc: "The number of cases that it was counted in, where no `band` is given.",
    },
    {
      key: "weight",
      shape: { kind: "number" },
      default: "1",
      doc: "A factor, > 0, of its part of the loss.",
    },
    {
      key: "held_out",
      shape: { kind: "some", of: { kind: "flag-or-date" } },
      default: "`false`",
      doc: "`true`: reported, never fitted. Of a forecaster also the dates of which that is so.",
    },
    aboutField,
    basisField,
    becauseField,
  ],
  oneOf: [["of", "share_of_time", "entries", "forecaster"]],
  conflicts: [
    ["band", "n"],
    ["forecaster", "is"],
    ["forecaster", "n"],
    ["forecaster", "given"],
    ["forecaster", "as_of"],
    ["share_of_time", "as_of"],
    ["entries", "as_of"],
    ["given", "as_of"],
    ["of", "per"],
    ["share_of_time", "per"],
    ["forecaster", "per"],
  ],
};

/** In the order of the reference. */
export const targetConstructs: readonly Construct[] = [target];
