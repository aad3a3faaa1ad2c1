/**
 * The words in which answers are described: small schemas with what each value means, from which come
 * the type, the reader, the published JSON Schema and the reference page. What is written as JSON is the
 * answer itself, so nothing here may be infinite or no number: `bound` and `step` say how that is written.
 */

import * as v from "valibot";

/** A value that is read but never changed. */
export type Fixed<T> = T extends readonly (infer Item)[]
  ? readonly Fixed<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Fixed<T[Key]> }
    : T;

/** The type that a schema describes. */
export type TypeOf<Schema extends v.GenericSchema> = Fixed<v.InferOutput<Schema>>;

const about = <Schema extends v.GenericSchema>(schema: Schema, meaning: string) =>
  v.pipe(schema, v.description(meaning));

/** A finite number. */
export const figure = (meaning: string) => about(v.pipe(v.number(), v.finite()), meaning);

/** A whole number, 0 or more. */
export const count = (meaning: string) =>
  about(v.pipe(v.number(), v.integer(), v.minValue(0)), meaning);

/** A probability or a share, 0 … 1. */
export const share = (meaning: string) =>
  about(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), meaning);

/** A finite number; null where there is none, such as a bound that does not exist. */
export const bound = (meaning: string) =>
  about(v.nullable(v.pipe(v.number(), v.finite())), meaning);

/** A step of the calendar; "never" beyond the end of a run, null where it is not known. */
export const step = (meaning: string) =>
  about(v.nullable(v.union([v.pipe(v.number(), v.integer()), v.literal("never")])), meaning);

/** A text. */
export const text = (meaning: string) => about(v.string(), meaning);

/** Yes or no. */
export const flag = (meaning: string) => about(v.boolean(), meaning);

/** One of a few words. */
export const oneOf = <const Word extends string>(words: readonly Word[], meaning: string) =>
  about(v.picklist(words), meaning);

/** A list. */
export const list = <Item extends v.GenericSchema>(item: Item, meaning: string) =>
  about(v.array(item), meaning);

/** Two numbers: the lower and the upper bound of something. */
export const pair = (meaning: string) =>
  about(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(2)), meaning);

/** Entries by id, in the order in which they are written. */
export const byId = <Entry extends v.GenericSchema>(entry: Entry, meaning: string) =>
  about(v.record(v.string(), entry), meaning);

/** An object with fixed keys, in the order in which they are written. */
export const shape = <const Entries extends v.ObjectEntries>(entries: Entries) => v.object(entries);

/** What may be null, where it does not apply or cannot be told. */
export const nullable = <Schema extends v.GenericSchema>(schema: Schema, meaning?: string) =>
  // A description changes no type.
  meaning === undefined ? v.nullable(schema) : about(v.nullable(schema), meaning);

/** An object whose lists speak of the same things, one by one: they are of one length. */
export const aligned = <Schema extends v.GenericSchema<unknown, object>>(
  schema: Schema,
  ...keys: readonly (keyof v.InferOutput<Schema>)[]
) =>
  v.pipe(
    schema,
    v.check((one) => new Set(keys.map((key) => lengthOf(one[key]))).size === 1),
  );

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : -1);

/** A key that need not be there. */
export const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(schema);

/** What a number may be written as. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** How a step is written. */
export const stepValue = (value: number): number | "never" | null =>
  value === Infinity ? "never" : finite(value);

/** A share as it may be written: sums of floating point may pass 1 by their rounding. */
export const asShare = (value: number): number => Math.min(1, Math.max(0, value));
