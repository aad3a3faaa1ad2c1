/**
 * The catalogue of what ships: what a list shows of each scenario and exercise, and the content of
 * the files that it was taken from, so that a change of a file is seen without reading YAML.
 */

import { invariant } from "../base/invariant.ts";
import type { Text } from "../scenario/basis.ts";
import { fitting, formatVersion, seal, unseal, type Digest, type Fingerprint } from "./form.ts";

/** What a list shows of a scenario. */
export interface ScenarioFacts {
  readonly title: Text;
  readonly about?: Text;
  readonly languages: readonly string[];
  readonly flashpoints: number;
  readonly steps: number;
}

/** What a list shows of an exercise. */
export interface ExerciseFacts {
  readonly title: Text;
  readonly about: Text;
  readonly level: "beginner" | "intermediate" | "advanced";
  readonly minutes: number;
  readonly people?: readonly [number, number];
  readonly rounds: number;
  readonly questions: number;
  /** Questions that the sealed run decides; the others have no engine odds. */
  readonly sealed: number;
  readonly languages: readonly string[];
}

/** Facts with the id to type and the files that they are from. */
export interface Entry<Facts> {
  readonly id: string;
  readonly sources: readonly Fingerprint[];
  readonly facts: Facts;
}

/** Everything that ships, in no particular order. */
export interface Catalogue {
  readonly format: number;
  readonly stamp: string;
  readonly scenarios: readonly Entry<ScenarioFacts>[];
  readonly exercises: readonly Entry<ExerciseFacts>[];
}

/** A catalogue as a text. */
export function writeCatalogue(
  { scenarios, exercises }: Pick<Catalogue, "scenarios" | "exercises">,
  stamp: string,
  digest: Digest,
): string {
  const whole: Catalogue = { format: formatVersion, stamp, scenarios, exercises };
  return seal(JSON.stringify(whole), digest);
}

/** @returns undefined where the text is damaged or of another stamp */
export function readCatalogue(
  written: string,
  stamp: string,
  digest: Digest,
): Catalogue | undefined {
  return fitting(() => {
    const catalogue = JSON.parse(unseal(written, digest)) as Catalogue;
    const { format, stamp: by } = catalogue;
    invariant(format === formatVersion && by === stamp, "this code wrote it");
    return catalogue;
  });
}
