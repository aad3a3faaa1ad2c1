/** Fields that many constructs share, said once. */

import type { ConstructName, Field, Shape } from "./shape.ts";

export const text: Shape = { kind: "text" };
export const condition: Shape = { kind: "expression", type: "boolean" };
export const number: Shape = { kind: "expression", type: "number" };
export const boolean: Shape = { kind: "boolean" };
export const range: Shape = { kind: "range", percent: false };
export const percentRange: Shape = { kind: "range", percent: true };

/** A mapping of ids to constructs. */
export function mapOf(name: ConstructName): Shape {
  return { kind: "map", keys: "id", of: { kind: "construct", name } };
}

export const nameField: Field = {
  key: "name",
  shape: text,
  default: "the id, where only one language is declared",
  doc: "What people read.",
};

export const aboutField: Field = {
  key: "about",
  shape: text,
  doc: "A few sentences for the curious.",
};

export const basisField: Field = {
  key: "basis",
  shape: { kind: "basis" },
  default: "that of the nearest enclosing element",
  doc: "Where the numbers come from: ids of `sources`, or `judgement` with a `because`.",
};

export const becauseField: Field = {
  key: "because",
  shape: text,
  doc: "The reason, in a sentence.",
};

export const whenField: Field = {
  key: "when",
  shape: condition,
  default: "always",
  doc: "A condition; without it holding, this counts for nothing.",
};

export const timesField: Field = {
  key: "times",
  shape: { kind: "list", of: { kind: "construct", name: "multiplier" } },
  doc: "Multipliers, in the order in which they are multiplied.",
};

export const thenField: Field = {
  key: "then",
  shape: { kind: "map", keys: "reference", of: { kind: "construct", name: "effect" } },
  doc: "What it changes: variable (or, for moves and events, flashpoint) and effect.",
};

/** Headline, culprit and hidden: how an occurrence is told. */
export const toldFields: readonly Field[] = [
  { key: "headline", shape: text, doc: "The line in the news when it happens." },
  {
    key: "culprit",
    shape: { kind: "reference", to: "culprit" },
    doc: "Whose doing it is: `russia`, `domestic`, `third_party`, `unknown`, or an actor's id.",
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
