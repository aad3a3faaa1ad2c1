/** The identity of an exercise, so that answers to another version of it are told apart. */

import { canonicalJson, type Json } from "../base/canonical-json.ts";
import { sha256Hex } from "../base/sha256.ts";
import type { Exercise } from "./model.ts";

/**
 * SHA-256 of the whole checked exercise and of its scenario's hash: also of its texts, since a question
 * that reads differently is another question. Comments and layout of the file do not count.
 */
export function hashExercise(exercise: Exercise, scenarioHash: string): string {
  return sha256Hex(canonicalJson({ exercise: exercise as unknown as Json, scenarioHash }));
}
