/**
 * Sealed forecasts: what is written down before the reveal and cannot be changed after it without
 * being seen. The commitment may be shown to all at once; forecast and nonce are opened at grading.
 */

import { canonicalJson, type Json } from "../base/canonical-json.ts";
import { sha256Hex } from "../base/sha256.ts";

/** What one person (or team) forecast in one round. */
export interface SealedForecast {
  /** Id of the exercise. */
  readonly exercise: string;
  /** `hashExercise`: answers to another version are told apart. */
  readonly exerciseHash: string;
  /** Pseudonym or seat. */
  readonly seat: string;
  readonly round: string;
  readonly forecasts: readonly QuestionForecast[];
  /** Likelihood ratios given to dealt signals, last value of the unknown over its first; > 0. */
  readonly ratios?: readonly { readonly signal: string; readonly ratio: number }[];
}

/** One answer; its shape goes by the kind of the question. */
export interface QuestionForecast {
  readonly question: string;
  /** Of yes (`binary`), in [0, 1]; of each category in order (`levels`, `choice`), summing to 1. */
  readonly p?: number | readonly number[];
  /** `number`: a range that holds the answer with 90 % probability. */
  readonly range?: readonly [number, number];
  readonly reasons?: readonly string[];
}

/** A forecast with its commitment, as it is kept. */
export interface Envelope {
  readonly forecast: SealedForecast;
  /** Random text, ≥ 128 bits: without it, a commitment to a short forecast could be guessed. */
  readonly nonce: string;
  readonly commitment: string;
}

/** SHA-256 over the canonical JSON of forecast and nonce, as 64 lower-case hexadecimal digits. */
export function commitmentOf(forecast: SealedForecast, nonce: string): string {
  return sha256Hex(
    canonicalJson({ format: "brink-forecast-1", forecast: forecast as unknown as Json, nonce }),
  );
}

/**
 * Seals a forecast.
 * @param nonce from a source of real randomness, at least 32 hexadecimal digits
 * @throws RangeError if the nonce is too short to hide anything
 */
export function seal(forecast: SealedForecast, nonce: string): Envelope {
  if (!/^[0-9a-f]{32,}$/u.test(nonce)) throw new RangeError("a nonce has at least 32 hex digits");
  return { forecast, nonce, commitment: commitmentOf(forecast, nonce) };
}

/**
 * Whether forecast and nonce are those of the commitment.
 * @param published the commitment as it was shown before the reveal, where someone kept it; by
 *   default the envelope's own, which catches a changed forecast but not a wholly new envelope
 */
export function opens(envelope: Envelope, published: string = envelope.commitment): boolean {
  const { forecast, nonce, commitment } = envelope;
  return published === commitment && commitmentOf(forecast, nonce) === commitment;
}
