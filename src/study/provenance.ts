/** What a scenario's numbers rest on: each belongs to one class. */

import type { Model, Parameter } from "../scenario/model.ts";

/** The classes of numbers that name what they rest on, the best ground first. */
type ProvenanceClass = "counted" | "elicited" | "fitted" | "sourced" | "judged" | "baseless";

/** Counts of the numbers that have a range, each by its class. */
export interface Provenance extends Readonly<Record<ProvenanceClass, number>> {
  readonly numbers: number;
}

/**
 * The class of a number: what it says of itself (a rate from cases, asked from experts, fitted to targets);
 * else at least one source that is not the authors' own judgement, a fact without a rate; else judgement.
 * @param ownWords sources that are the authors' own judgement written down
 */
function classOf(
  { basis, ground }: Pick<Parameter, "basis" | "ground">,
  ownWords: ReadonlySet<string>,
): ProvenanceClass {
  if (ground !== undefined) return ground.kind;
  if (basis === undefined) return "baseless";
  return basis.sources.some((id) => !ownWords.has(id)) ? "sourced" : "judged";
}

/** Sources that are the authors' own judgement written down. */
const ownWordsOf = ({ sources }: Pick<Model, "sources">): ReadonlySet<string> =>
  new Set(sources.filter(({ judgement }) => judgement).map(({ id }) => id));

/** What a number rests on at best. */
export type Grounds = "source" | "judgement" | "none";

const groundsByClass = {
  ...{ counted: "source", sourced: "source", fitted: "source" },
  // Asked from experts, it is their judgement.
  ...{ elicited: "judgement", judged: "judgement", baseless: "none" },
} as const satisfies Readonly<Record<ProvenanceClass, Grounds>>;

/** The grounds of a model's parameters, by id. */
export function groundsOf(model: Model): ReadonlyMap<string, Grounds> {
  const ownWords = ownWordsOf(model);
  return new Map(model.parameters.map((one) => [one.id, groundsByClass[classOf(one, ownWords)]]));
}

/** The class of each of a model's parameters, by id. */
export function classesOf(model: Model): ReadonlyMap<string, ProvenanceClass> {
  const ownWords = ownWordsOf(model);
  return new Map(model.parameters.map((one) => [one.id, classOf(one, ownWords)]));
}

/** The numbers of a model, counted by class. */
export function provenanceOf(model: Model): Provenance {
  const ownWords = ownWordsOf(model);
  const counts = { counted: 0, elicited: 0, fitted: 0, sourced: 0, judged: 0, baseless: 0 };
  for (const parameter of model.parameters) counts[classOf(parameter, ownWords)] += 1;
  return { numbers: model.parameters.length, ...counts };
}

/** Least digits of a hash that a mark names a scenario by. */
const LEAST_DIGITS = 8;

/**
 * How many numbers were fitted in another form of the scenario: something else that can change a run has changed since.
 * @param hash of the scenario as it is written
 */
export function staleFits({ parameters }: Pick<Model, "parameters">, hash: string): number {
  return parameters.filter(
    ({ ground }) =>
      ground?.kind === "fitted" &&
      !(ground.hash.length >= LEAST_DIGITS && hash.startsWith(ground.hash.toLowerCase())),
  ).length;
}
