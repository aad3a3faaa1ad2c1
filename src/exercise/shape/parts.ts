/** Shapes that the tables of exercises share. */

import type { ConstructName, Field, ReferenceKind, Shape } from "../../scenario/shape/shape.ts";

/** A text, in one language or several. */
export const text: Shape = { kind: "text" };
/** A plain string. */
export const string: Shape = { kind: "string" };
/** Yes or no. */
export const flag: Shape = { kind: "boolean" };
/** A plain number. */
export const number: Shape = { kind: "number" };
/** A share of 1, or a percentage. */
export const share: Shape = { kind: "share" };
/** A calendar date. */
export const date: Shape = { kind: "date" };
/** A step number or a date. */
export const moment: Shape = { kind: "moment" };
/** A time in minutes. */
export const minutes: Shape = { kind: "integer", min: 1, max: 10_000 };
/** A condition of the scenario. */
export const condition: Shape = { kind: "expression", type: "boolean" };
/** A condition or number of the scenario. */
export const expression: Shape = { kind: "expression", type: "either" };

/** One of some words. */
export function oneOf(...words: readonly string[]): Shape {
  return { kind: "choice", of: words };
}

/** The id of something. */
export function idOf(to: ReferenceKind): Shape {
  return { kind: "reference", to };
}

/** One id, or a list of them. */
export function idsOf(to: ReferenceKind): Shape {
  return { kind: "some", of: idOf(to) };
}

/** A list of constructs. */
export function listOf(name: ConstructName): Shape {
  return { kind: "list", of: { kind: "construct", name } };
}

/** Something of this name. */
export function one(name: ConstructName): Shape {
  return { kind: "construct", name };
}

/** A key that may be left out. */
export function may(key: string, shape: Shape, doc: string, otherwise?: string): Field {
  return { key, shape, doc, ...(otherwise === undefined ? {} : { default: otherwise }) };
}

/** A key that must be there. */
export function must(key: string, shape: Shape, doc: string): Field {
  return { key, shape, required: true, doc };
}

/** Where a claim comes from. */
export const basis: Field = may("basis", idsOf("source"), "Entries of the scenario's `sources`.");
