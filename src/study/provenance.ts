/** How many of a scenario's numbers rest on a source, and how many on judgement. */

import type { Model } from "../scenario/model.ts";

/** Counts of the numbers that have a range, each by the best ground it has. */
export interface Provenance {
  readonly numbers: number;
  /** Resting on at least one source that is not the authors' own judgement. */
  readonly sourced: number;
  /** Resting on judgement alone, said to be so or written down as a source. */
  readonly judged: number;
  /** Without any basis. */
  readonly baseless: number;
}

/** The grounds of a model's parameters. */
export function provenanceOf({ parameters, sources }: Model): Provenance {
  const ownWords = new Set(sources.filter(({ judgement }) => judgement).map(({ id }) => id));
  let [sourced, judged] = [0, 0];
  for (const { basis } of parameters) {
    if (basis === undefined) continue;
    if (basis.sources.some((id) => !ownWords.has(id))) sourced += 1;
    else judged += 1;
  }
  const numbers = parameters.length;
  return { numbers, sourced, judged, baseless: numbers - sourced - judged };
}
