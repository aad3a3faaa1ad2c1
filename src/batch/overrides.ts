/** `--set id=value` as written on a command line; what the numbers mean is the scenario's business. */

import { suggest } from "../base/suggest.ts";

/** Why a `--set` cannot be read. */
export interface OverrideFault {
  /** `form`: not `id=value`; `twice`: the id was set before. */
  readonly kind: "form" | "twice";
  readonly text: string;
}

/** Values as written (`0.02`, `2%`), by id, sorted by id. */
export type Overrides = Readonly<Record<string, string>>;

/** Reads `id=value` arguments, all faults at once. */
export function parseOverrides(texts: readonly string[]): {
  readonly overrides: Overrides;
  readonly faults: readonly OverrideFault[];
} {
  const found = new Map<string, string>();
  const faults: OverrideFault[] = [];
  for (const text of texts) {
    const equals = text.indexOf("=");
    const id = text.slice(0, Math.max(0, equals)).trim();
    const value = text.slice(equals + 1).trim();
    if (id === "" || value === "") faults.push({ kind: "form", text });
    else if (found.has(id)) faults.push({ kind: "twice", text });
    else found.set(id, value);
  }
  const sorted = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { overrides: Object.fromEntries(sorted), faults };
}

/** What was probably meant by an id that nothing bears: a near miss, or the end of one path. */
export function suggestParameter(id: string, ids: readonly string[]): string | undefined {
  const ends = ids.filter((candidate) => candidate.endsWith(`.${id}`));
  if (ends.length === 1) return ends[0];
  const near = suggest(id, ids);
  if (near !== undefined) return near;
  // A slip in one part of a path that was given from its end.
  const parts = id.split(".").length;
  const tails = ids.map((candidate) => candidate.split(".").slice(-parts).join("."));
  const tail = suggest(id, tails);
  return tail === undefined ? undefined : ids[tails.indexOf(tail)];
}
