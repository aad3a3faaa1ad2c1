/** Constructs by which a scenario is held to what is known or wanted of it; no run reads them. */

import { aboutField, basisField, becauseField, condition, text } from "./fields.ts";
import type { Construct } from "./shape.ts";

const correlation: Construct = {
  name: "correlation",
  doc: "Numbers with ranges that are likely off together, for all that draws numbers from their ranges; no run reads it.",
  fields: [
    {
      key: "of",
      shape: { kind: "list", of: { kind: "string" } },
      required: true,
      doc: "Paths of the numbers, two or more; `-PATH` goes the other way.",
    },
    {
      key: "r",
      shape: { kind: "number" },
      required: true,
      doc: "How much, > 0 and < 1: the correlation of the normal scores of any two.",
    },
    basisField,
    becauseField,
  ],
};

const expectation: Construct = {
  name: "expectation",
  doc: "What must be so in runs, for `brink check --expectations`. What counts as a case: a run (`always`, `ever` alone); each time that `after` comes true, judged `within` a window; or the first time that `at_first` holds.",
  fields: [
    { key: "title", shape: text, default: "the id", doc: "What people read." },
    aboutField,
    {
      key: "after",
      shape: condition,
      doc: "A case is each state in which this holds and in the one before did not.",
    },
    {
      key: "within",
      shape: { kind: "duration" },
      doc: "How long after it is looked: so many states, without the one in which it came true; the end of the run cuts it short.",
    },
    {
      key: "at_first",
      shape: condition,
      doc: "A case is the first state of a run in which this holds.",
    },
    {
      key: "always",
      shape: condition,
      doc: "Must hold in every state: of the run, or of the window after `after`.",
    },
    { key: "ever", shape: condition, doc: "Must hold in one of them." },
    { key: "never", shape: condition, doc: "With `after`: must hold in none of them." },
    {
      key: "holds_too",
      shape: condition,
      doc: "With `at_first`: must hold in that same state.",
    },
    {
      key: "at_least",
      shape: { kind: "integer", min: 1, max: 100 },
      doc: "With `at_first` and `of`: how many of those conditions must hold in that same state.",
    },
    { key: "of", shape: { kind: "list", of: condition }, doc: "The conditions for `at_least`." },
    {
      key: "holds",
      shape: { kind: "demand" },
      default: "`always`",
      doc: "In which share of the cases: `always`, `at least 95%`, `at most 5%`.",
    },
  ],
  oneOf: [["always", "ever", "never", "holds_too", "at_least"]],
  conflicts: [
    ["after", "at_first"],
    ["at_first", "always"],
    ["at_first", "ever"],
    ["at_first", "never"],
  ],
  needs: [
    ["after", "within"],
    ["within", "after"],
    ["never", "after"],
    ["holds_too", "at_first"],
    ["at_least", "at_first"],
    ["at_least", "of"],
    ["of", "at_least"],
  ],
};

/** In the order of the reference. */
export const evidenceConstructs: readonly Construct[] = [correlation, expectation];
