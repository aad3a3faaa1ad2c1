/** `--set id=value` as written on a command line; what the numbers mean is the scenario's business. */

import { suggest } from "../base/suggest.ts";

/** Values as written (`0.02`, `2%`), by id, sorted by id. */
export type Overrides = Readonly<Record<string, string>>;

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
