/** What makes two batches the same question: everything that decides their numbers but how many runs. */

import { sha256Hex } from "../base/sha256.ts";
import type { Program } from "../ir/program.ts";

/** The seed where none is given. */
export const DEFAULT_SEED = "brink";

/** What two batches must share for their tallies to be added. */
export interface BatchIdentity {
  /** Id of the scenario. */
  readonly scenario: string;
  /** SHA-256 of its checked model, overrides applied. */
  readonly scenarioHash: string;
  /** SHA-256 of the values of all parameters. */
  readonly parametersHash: string;
  readonly engineVersion: string;
  readonly seed: string;
}

/**
 * The identity of a batch over a program.
 * @param parameters one value per parameter of the program
 */
export function identify(
  program: Pick<Program, "id" | "hash" | "parameters">,
  parameters: readonly number[],
  seed: string,
  engineVersion: string,
): BatchIdentity {
  const named = program.parameters.map(({ id }, index) => [id, parameters[index]]);
  return {
    scenario: program.id,
    scenarioHash: program.hash,
    parametersHash: sha256Hex(JSON.stringify(named)),
    engineVersion,
    // Seeds that give the same luck are the same seed.
    seed: seed.normalize("NFC"),
  };
}

/** What an identity consists of, in the order of its name. */
export const identityFields: readonly (keyof BatchIdentity)[] = [
  "scenario",
  "scenarioHash",
  "parametersHash",
  "engineVersion",
  "seed",
];

/** SHA-256 over the identity, as the name of a batch. */
export function jobIdOf(identity: BatchIdentity): string {
  return sha256Hex(JSON.stringify(identityFields.map((field) => identity[field])));
}

/** What differs between two identities, by field; empty if they are one batch. */
export function differences(a: BatchIdentity, b: BatchIdentity): (keyof BatchIdentity)[] {
  return identityFields.filter((field) => a[field] !== b[field]);
}
