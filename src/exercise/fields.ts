/** JSON that somebody else wrote, looked at without trusting it. */

import { readSealedJson } from "../base/sealed-json.ts";

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with keys. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether all these keys hold texts. */
export function hasTexts(value: Fields, keys: readonly string[]): boolean {
  return keys.every((key) => typeof value[key] === "string");
}

/** The object in a text, without its checksum; `undefined` if it holds none, or is damaged. */
export function fieldsIn(text: string): Fields | undefined {
  const read = readSealedJson(text);
  return "value" in read && isFields(read.value) ? read.value : undefined;
}
