/**
 * Sealed rounds: what is written down before the reveal and cannot be changed after it without being
 * seen. The commitment may be shown to all at once; forecast and nonce are opened at grading.
 */

import { canonicalJson, type Json } from "../base/canonical-json.ts";
import { hmacHex, sha256Hex } from "../base/sha256.ts";
import type { DecisionAnswer } from "./decision.ts";

/** What one person (or team) forecast and decided in one round. */
export interface SealedForecast {
  /** Id of the exercise. */
  readonly exercise: string;
  /** `hashExercise`: answers to another version are told apart. */
  readonly exerciseHash: string;
  /** `worldOf` of the class; absent: a session without one. */
  readonly world?: string;
  /** Of the session, so that nobody joins the run of another team afterwards. */
  readonly session: string;
  /** All seats of that session, in order: their decisions make one run. */
  readonly team: readonly string[];
  /** Pseudonym or seat. */
  readonly seat: string;
  readonly round: string;
  readonly forecasts: readonly QuestionForecast[];
  /** Likelihood ratios given to dealt signals, last value of the unknown over its first; > 0. */
  readonly ratios?: readonly { readonly signal: string; readonly ratio: number }[];
  readonly decisions?: readonly SealedDecision[];
}

/** A decision of a round: it moves the run, so it is sealed with the forecasts. */
export interface SealedDecision {
  readonly decision: string;
  readonly answer: DecisionAnswer;
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
    canonicalJson({ format: "brink-forecast-2", forecast: forecast as unknown as Json, nonce }),
  );
}

const isNonce = (text: string): boolean => /^[0-9a-f]{32,}$/u.test(text);

/** Whether a chance, a share or a ratio is one at all, whatever the question is. */
export function isPossible({
  forecasts,
  ratios = [],
}: Pick<SealedForecast, "forecasts" | "ratios">): boolean {
  const shares = forecasts.flatMap(({ p = [] }) => p);
  return (
    shares.every((share) => share >= 0 && share <= 1) &&
    forecasts.every(({ range }) => range === undefined || range[0] <= range[1]) &&
    ratios.every(({ ratio }) => ratio > 0 && ratio < Infinity)
  );
}

/**
 * Seals a forecast.
 * @param nonce from a source of real randomness, at least 32 hexadecimal digits
 * @throws RangeError if the nonce is too short to hide anything, or a value can be no forecast
 */
export function seal(forecast: SealedForecast, nonce: string): Envelope {
  if (!isNonce(nonce)) throw new RangeError("a nonce has at least 32 hex digits");
  if (!isPossible(forecast)) throw new RangeError("a forecast lies in [0, 1]");
  return { forecast, nonce, commitment: commitmentOf(forecast, nonce) };
}

/**
 * Whether forecast and nonce are those of the commitment.
 * @param published the commitment as it was registered before the reveal, where it was; by default the
 *   envelope's own, which catches a changed forecast but not a wholly new envelope
 */
export function opens(envelope: Envelope, published: string = envelope.commitment): boolean {
  const { forecast, nonce, commitment } = envelope;
  return published === commitment && isNonce(nonce) && commitmentOf(forecast, nonce) === commitment;
}

/** Who the code of a seat vouches for: one commitment, in one class and round. */
export interface BoundCommitment {
  readonly world: string;
  readonly seat: string;
  readonly round: string;
  readonly commitment: string;
}

/** HMAC-SHA-256 under the code of the seat: only its holder, and the teacher, can make it. */
export function proofOf({ world, seat, round, commitment }: BoundCommitment, code: string): string {
  return hmacHex(
    code,
    canonicalJson({ format: "brink-commitment-2", world, seat, round, commitment }),
  );
}
