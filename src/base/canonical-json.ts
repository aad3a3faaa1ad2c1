/** One spelling of plain data, so that it can be hashed: the same data, the same text, on any machine. */

/** What JSON can say. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON without white space, keys sorted by UTF-16 units, numbers in their shortest form; keys whose
 * value is `undefined` are left out (as in RFC 8785, for data that JSON can say).
 * @throws RangeError for NaN and infinities, which JSON cannot say
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) {
    return `[${(value as readonly Json[]).map(canonicalJson).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value)
      .flatMap(([key, part]) => (part === undefined ? [] : [[key, part] as const]))
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
    return `{${parts.join(",")}}`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new RangeError(`${String(value)} is no number of JSON`);
  }
  return JSON.stringify(value);
}
