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

/** What a number rests on at best. */
export type Grounds = "source" | "judgement" | "none";

/** The grounds of a model's parameters, by id. */
export function groundsOf({ parameters, sources }: Model): ReadonlyMap<string, Grounds> {
  const ownWords = new Set(sources.filter(({ judgement }) => judgement).map(({ id }) => id));
  return new Map(
    parameters.map(({ id, basis }): [string, Grounds] => {
      if (basis === undefined) return [id, "none"];
      return [id, basis.sources.some((one) => !ownWords.has(one)) ? "source" : "judgement"];
    }),
  );
}

/** The grounds of a model's parameters, counted. */
export function provenanceOf(model: Model): Provenance {
  const all = [...groundsOf(model).values()];
  const count = (wanted: Grounds): number => all.filter((one) => one === wanted).length;
  return {
    numbers: all.length,
    ...{ sourced: count("source"), judged: count("judgement"), baseless: count("none") },
  };
}
