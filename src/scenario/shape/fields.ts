/** Fields that many constructs share, said once. */

import type { ConstructName, Field, Shape } from "./shape.ts";

/** A text, in one language or several. */
export const text: Shape = { kind: "text" };
/** A condition. */
export const condition: Shape = { kind: "expression", type: "boolean" };
/** A number that may be an expression. */
export const number: Shape = { kind: "expression", type: "number" };
/** Yes or no. */
export const boolean: Shape = { kind: "boolean" };
/** A range of plain numbers. */
export const range: Shape = { kind: "range", percent: false };
/** A range of percentages. */
export const percentRange: Shape = { kind: "range", percent: true };

/** A mapping of ids to constructs. */
export function mapOf(name: ConstructName): Shape {
  return { kind: "map", keys: "id", of: { kind: "construct", name } };
}

/** What people read for an element. */
export const nameField: Field = {
  key: "name",
  shape: text,
  default: "the id, where only one language is declared",
  doc: "What people read.",
};

/** What else people may read of it. */
export const aboutField: Field = {
  key: "about",
  shape: text,
  doc: "A few sentences for the curious.",
};

/** Where its numbers come from. */
export const basisField: Field = {
  key: "basis",
  shape: { kind: "basis" },
  default: "that of the nearest enclosing element",
  doc: "Where the numbers come from: ids of `sources`, or `judgement` with a `because`.",
};

/** Why, where that is judgement. */
export const becauseField: Field = {
  key: "because",
  shape: text,
  doc: "The reason, in a sentence.",
};

/** What else a number may rest on than the sources or the judgement of its element; one of them. */
export const groundFields: readonly Field[] = [
  {
    key: "counted",
    shape: { kind: "counted" },
    since: 2,
    doc: "Cases behind the number, `6 of 75`: a rate from data. Without a `range`, that is Wilson's 95 % interval.",
  },
  {
    key: "elicited",
    shape: { kind: "integer", min: 1, max: Number.MAX_SAFE_INTEGER },
    since: 2,
    doc: "From how many experts the number was asked.",
  },
  {
    key: "fitted",
    shape: { kind: "string" },
    since: 2,
    doc: "The number was fitted to targets: the hash of the scenario that it was fitted in.",
  },
];

/** The condition under which it acts. */
export const whenField: Field = {
  key: "when",
  shape: condition,
  default: "always",
  doc: "A condition; without it holding, this counts for nothing.",
};

/** What its hazard or weight is multiplied by. */
export const timesField: Field = {
  key: "times",
  shape: { kind: "list", of: { kind: "construct", name: "multiplier" } },
  doc: "Multipliers, in the order in which they are multiplied.",
};

/** What it writes. */
export const thenField: Field = {
  key: "then",
  shape: { kind: "map", keys: "reference", of: { kind: "construct", name: "effect" } },
  doc: "What it changes: variable (or, for moves and events, flashpoint) and effect.",
};

/** How it is told when it happens, and when it happens again. */
export const newsFields: readonly Field[] = [
  { key: "headline", shape: text, doc: "The line in the news when it happens." },
  {
    key: "again",
    shape: { kind: "list", of: text },
    since: 2,
    default: "the headline",
    doc: "Lines for the second time it happens in a run and later times, in turn. They change no run.",
  },
];
/** News, culprit and hidden: how an occurrence is told. */
export const toldFields: readonly Field[] = [
  ...newsFields,
  {
    key: "culprit",
    shape: { kind: "reference", to: "culprit" },
    doc: "Whose doing it is: `domestic`, `third_party`, `unknown`, one of `culprits`, or an actor's id.",
  },
  {
    key: "hidden",
    shape: boolean,
    default: "`false`",
    doc: "`true`: players do not see that it happened.",
  },
];

/** Instead of a chance. */
export const hazardField: Field = {
  key: "hazard",
  shape: number,
  doc: "Instead of a chance: a hazard per step, ≥ 0.",
};

/** What it ends. */
export const undoesField: Field = {
  key: "undoes",
  shape: { kind: "list", of: { kind: "reference", to: "plan" } },
  since: 2,
  doc: "Plans that it ends, as `actor.move`: one under way comes to nothing, what was done has to be done again. Offers too, by id: as if never made.",
};
