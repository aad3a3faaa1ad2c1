/**
 * Reading documents of other commands, which are files of unknown origin: each reader gives a value of
 * the promised type, or throws `DamagedDocument`, which a section's caller turns into a refusal.
 */

/** A document that is not what its kind promises. */
export class DamagedDocument extends Error {}

/** An object of a document. */
export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object. */
export function fieldsOf(value: unknown): Fields {
  if (!isFields(value)) throw new DamagedDocument();
  return value;
}

/** An object in a field. */
export function fieldsIn(fields: Fields, key: string): Fields {
  return fieldsOf(fields[key]);
}

/** A finite number. */
export function numberOf(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new DamagedDocument();
  return value;
}

/** A finite number in a field. */
export function numberIn(fields: Fields, key: string): number {
  return numberOf(fields[key]);
}

/** A share in a field: from 0 to 1, give or take rounding. */
export function shareIn(fields: Fields, key: string): number {
  const share = numberIn(fields, key);
  if (share < -1e-9 || share > 1 + 1e-9) throw new DamagedDocument();
  return Math.min(1, Math.max(0, share));
}

/** A bound in a field; where it is null there is none. */
export function boundIn(fields: Fields, key: string, none: number): number {
  return fields[key] === null ? none : numberIn(fields, key);
}

/** A text. */
export function stringOf(value: unknown): string {
  if (typeof value !== "string") throw new DamagedDocument();
  return value;
}

/** A text in a field. */
export function stringIn(fields: Fields, key: string): string {
  return stringOf(fields[key]);
}

/** A list in a field, its entries read one by one. */
export function listIn<Entry>(
  fields: Fields,
  key: string,
  read: (value: unknown) => Entry,
): readonly Entry[] {
  const list = fields[key];
  if (!Array.isArray(list)) throw new DamagedDocument();
  return list.map((value: unknown) => read(value));
}

/** The objects by name of an object in a field, in its order. */
export function entriesIn(fields: Fields, key: string): readonly (readonly [string, Fields])[] {
  return Object.entries(fieldsIn(fields, key)).map(([id, value]) => [id, fieldsOf(value)] as const);
}

/** What a field holds, read; undefined where it is null or not there. */
export function optionalIn<Value>(
  fields: Fields,
  key: string,
  read: (value: unknown) => Value,
): Value | undefined {
  const value = fields[key];
  return value === undefined || value === null ? undefined : read(value);
}

/** A share with its interval, as documents give it. */
export interface ReadShare {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** A share with its interval. */
export function readShare(value: unknown): ReadShare {
  const fields = fieldsOf(value);
  return {
    probability: shareIn(fields, "probability"),
    low: shareIn(fields, "low"),
    high: shareIn(fields, "high"),
  };
}
