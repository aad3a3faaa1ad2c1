/** Documents that commands print, and the same with one thing broken. */

import { call, root } from "../cli/call.ts";

/** A document as JSON gives it. */
export type Document = Record<string, unknown>;

/** The document that a command prints. */
export async function documentOf(...argv: readonly string[]): Promise<Document> {
  const { out } = await call([...argv, "--json", "--quiet"], { folder: root });
  return JSON.parse(out) as Document;
}

/** Every document that differs from this one by one value: left out, emptied or of another type. */
export function* damaged(value: unknown): Generator {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const entry = (value as Document)[key];
    const put = (other: unknown): unknown =>
      Array.isArray(value)
        ? value.map((one: unknown, index) => (String(index) === key ? other : one))
        : { ...value, [key]: other };
    for (const other of [undefined, null, "x", {}, [], -3.5, 1e9]) yield put(other);
    for (const other of damaged(entry)) yield put(other);
  }
}
