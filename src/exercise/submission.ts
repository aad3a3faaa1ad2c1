/**
 * What one seat hands in after the reveal: its opened envelopes (forecasts and decisions), marks and
 * notes, as one JSON document. A grader checks it against the exercise and against the commitments that
 * were registered before; nothing in it is trusted.
 */

import { canonicalJson, type Json } from "../base/canonical-json.ts";
import { hmacHex, sha256Hex } from "../base/sha256.ts";
import type { Envelope } from "./commitment.ts";
import type { DecisionAnswer } from "./decision.ts";

/** Written into every submission; another version of the shape has another name. */
export const submissionFormat = "brink-submission-2";

/** A forecast with its commitment, and when it was sealed. */
export interface SealedEnvelope {
  readonly round: string;
  /** Local clock of the machine, ISO 8601; for people, it decides nothing. */
  readonly at: string;
  readonly envelope: Envelope;
}

/** One decision in one round. */
export interface MadeDecision {
  readonly seat: string;
  readonly round: string;
  readonly decision: string;
  readonly answer: DecisionAnswer;
}

/** A move of the scenario that a decision made, at a step of the sealed run. */
export interface ForcedMove {
  readonly step: number;
  readonly actor: string;
  readonly move: string;
  /** The scenario did not allow it at that moment, so it was not made. */
  readonly refused?: boolean;
}

/** Marks that the seat gave itself; a teacher may give others. */
export interface OwnMarks {
  /** Which parts of the explanation are there: `claim`, `mechanism`, `evidence`, … */
  readonly explanation?: readonly string[];
  /** The explanation itself. */
  readonly text?: string;
  /** Points by id of `scoring.points`. */
  readonly points: Readonly<Record<string, number>>;
  /** Ids of `scoring.checklist` that were seen. */
  readonly checklist: readonly string[];
}

/** What one seat hands in. */
export interface Submission {
  readonly format: typeof submissionFormat;
  /** Id of the exercise. */
  readonly exercise: string;
  /** `hashExercise`. */
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** The seed of the sealed world together with the id of the exercise; of a class, with its salt. */
  readonly word: string;
  /** `worldOf` of the class; absent: a session without one. */
  readonly world?: string;
  /** Of the session, so that copies of one session are told from two sessions. */
  readonly session: string;
  /** Pseudonym. */
  readonly seat: string;
  readonly role: string;
  readonly masked: boolean;
  readonly language: string;
  readonly startedAt: string;
  readonly revealedAt: string;
  /** It left its role (the exercise says how); what it had sealed before stays. */
  readonly optedOut: boolean;
  readonly envelopes: readonly SealedEnvelope[];
  readonly marks?: OwnMarks;
  /** Notes of the debrief, by number of phase and of question: `0.1`. */
  readonly notes: Readonly<Record<string, string>>;
  /** `submissionHash` of everything else. */
  readonly hash: string;
  /** `handInProof`; absent: a session without a class. */
  readonly proof?: string;
}

/** SHA-256 of a submission without its `hash` and `proof`: a change by accident is noticed. */
export function submissionHash(submission: Omit<Submission, "hash">): string {
  const content = Object.fromEntries(
    Object.entries(submission).filter(([key]) => key !== "hash" && key !== "proof"),
  ) as unknown as Json;
  return sha256Hex(canonicalJson({ submission: content }));
}

/** HMAC-SHA-256 over the hash of a submission under the code of its seat: nobody else can make it. */
export function handInProof({ hash }: Pick<Submission, "hash">, code: string): string {
  return hmacHex(code, canonicalJson({ format: submissionFormat, hash }));
}

/** The decisions that a seat sealed, round by round. */
export function sealedDecisions({ seat, envelopes }: Submission): readonly MadeDecision[] {
  return envelopes.flatMap(({ round, envelope }) =>
    (envelope.forecast.decisions ?? []).map((one) => ({ seat, round, ...one })),
  );
}

/** What is published before the reveal: no forecast, no nonce. */
export interface PublishedCommitment {
  readonly seat: string;
  readonly round: string;
  readonly at?: string;
  readonly commitment: string;
  /** `proofOf`, under the code of the seat; absent: a session without a class. */
  readonly proof?: string;
}

/** The file of commitments, complete as soon as it is written, and added to with every round. */
export interface CommitmentFile {
  readonly format: "brink-commitments-2";
  readonly exercise: string;
  readonly exerciseHash: string;
  readonly world?: string;
  readonly commitments: readonly PublishedCommitment[];
}
