/**
 * Shapes of data that came back from a file: what fits is given back as it was before it was
 * written, what does not throws `Unfit`. A table of fields must name every key of its type, so a key
 * that the model gains and a table lacks does not compile; a key that no table names does not fit.
 *
 * Objects are mended in place: order of keys and all that needs no mending stay as they were read. That, spans
 * that need their files, and a check of 14,000 objects before the first frame are why this is no library's.
 */

import type { SourceFile, Span } from "../source/span.ts";

/** Data that is not what it should be. Caught by `readChecked`, and by nobody else. */
export class Unfit extends Error {
  override readonly name = "Unfit";
}

/** Gives back what `value` stands for. @throws Unfit if it has another shape */
export type Shape = (value: unknown, files: readonly SourceFile[]) => unknown;

type Plain = Record<string, unknown>;

/** A shape for each key of `T`, optional ones included. */
export type Fields<T> = { readonly [Key in keyof Required<T>]: Shape };

/** The members of a union whose discriminant may be `Kind`. */
type Variant<T, By extends keyof T, Kind> = T extends unknown
  ? Kind extends T[By]
    ? T
    : never
  : never;

/** For each kind of a union the shapes of the other keys of its members. */
export type Variants<T, By extends keyof T> = {
  readonly [Kind in T[By] & string]: Fields<Omit<Variant<T, By, Kind>, By>>;
};

const refuse = (): never => {
  throw new Unfit();
};

export const text: Shape = (value) => (typeof value === "string" ? value : refuse());

export const flag: Shape = (value) => (typeof value === "boolean" ? value : refuse());

/** Numbers that JSON cannot say, by the text that stands for them. */
const unsayable: ReadonlyMap<unknown, number> = new Map(
  [Infinity, -Infinity, NaN, -0].map((value) => [sayNumber(value), value]),
);

/** What is written for a number: itself, or a text where JSON would lose it. */
export function sayNumber(value: number): number | string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? value : String(value);
}

export const number: Shape = (value) =>
  typeof value === "number" ? value : (unsayable.get(value) ?? refuse());

/** A whole number ≥ 0. */
export const count: Shape = (value) =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : refuse();

/** One of some texts. */
export function oneOf(...choices: readonly string[]): Shape {
  return (value) => (typeof value === "string" && choices.includes(value) ? value : refuse());
}

/** A key that may be absent. */
export function optional(shape: Shape): Shape {
  return (value, files) => (value === undefined ? undefined : shape(value, files));
}

/** A shape that is not yet made, for those that contain themselves. */
export function later(shape: () => Shape): Shape {
  return (value, files) => shape()(value, files);
}

export function list(item: Shape): Shape {
  return (value, files) => {
    if (!Array.isArray(value)) return refuse();
    const items: unknown[] = value;
    items.forEach((one, index) => {
      items[index] = item(one, files);
    });
    return items;
  };
}

function plain(value: unknown): Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Plain)
    : refuse();
}

/** An object with any keys, and no prototype, as the reader makes them: a key may be `constructor`. */
export function byKey(item: Shape): Shape {
  return (value, files) => {
    const object = Object.create(null) as Plain;
    for (const [key, one] of Object.entries(plain(value))) object[key] = item(one, files);
    return object;
  };
}

function mend(object: Plain, key: string, shape: Shape, files: readonly SourceFile[]): void {
  const before = object[key];
  const after = shape(before, files);
  if (!Object.is(before, after)) object[key] = after;
}

function mendFields(object: Plain, fields: Fields<Plain>, files: readonly SourceFile[]): void {
  for (const key of Object.keys(object)) {
    const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (shape === undefined) return refuse();
    mend(object, key, shape, files);
  }
  for (const key in fields) if (!Object.hasOwn(object, key)) fields[key]?.(undefined, files);
}

/** An object with exactly the keys of `T`. */
export function object<T>(fields: Fields<T>): Shape {
  return (value, files) => {
    const given = plain(value);
    mendFields(given, fields, files);
    return given;
  };
}

/** A member of a union, told by its discriminant. */
export function union<T, By extends keyof T & string>(by: By, variants: Variants<T, By>): Shape {
  const tables = new Map(
    Object.entries<Fields<Plain>>(variants).map(([kind, fields]) => [
      kind,
      { ...fields, [by]: text },
    ]),
  );
  return (value, files) => {
    const given = plain(value);
    const kind = given[by];
    const fields = (typeof kind === "string" ? tables.get(kind) : undefined) ?? refuse();
    mendFields(given, fields, files);
    return given;
  };
}

/** Written as `[file, start, end]`, files by number. */
export const span: Shape = (value, files) => {
  if (!Array.isArray(value) || value.length !== 3) return refuse();
  const [number_, start, end] = value.map((part: unknown) => count(part, files) as number);
  const file = files[number_ ?? -1];
  if (file === undefined || start === undefined || end === undefined) return refuse();
  if (start > end || end > file.text.length) return refuse();
  return { file, start, end } satisfies Span;
};
