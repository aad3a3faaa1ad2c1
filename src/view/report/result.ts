/** What a report is made from, and the words it is made in. */

import type { BatchIdentity } from "../../batch/identity.ts";
import type { FlashpointCourse } from "../../study/courses.ts";
import type { Estimates, OutcomeEstimate, ShareEstimate } from "../../study/estimates.ts";
import { Words, type BatchFacts, type BatchNames } from "../batch.ts";
import type { Naming } from "../../story/naming.ts";

/** One batch, as a report knows it. */
export interface ReportedResult {
  /** As named on the command line. */
  readonly label: string;
  /** The scenario, as a command takes it. */
  readonly scenario: string;
  readonly naming: Naming;
  readonly names: BatchNames;
  readonly estimates: Estimates;
  readonly courses: readonly FlashpointCourse[];
  readonly facts: BatchFacts;
  readonly identity: BatchIdentity;
  readonly engine: string;
}

/** A result with its words. */
export interface SpokenResult extends ReportedResult {
  readonly words: Words;
  /** Distinguishes ids of sections: empty for the only result. */
  readonly suffix: string;
}

/** Puts words to results. */
export function speakOf(results: readonly ReportedResult[]): readonly SpokenResult[] {
  return results.map((result, index) => ({
    ...result,
    words: new Words(result.estimates.dates, result.names, result.naming.say, result.naming.style),
    suffix: results.length === 1 ? "" : `-${String(index + 1)}`,
  }));
}

/** The share of runs in which an outcome happens at all; none of a number. */
export function shareOf(outcome: OutcomeEstimate): ShareEstimate | undefined {
  if (outcome.kind === "number") return undefined;
  return outcome.kind === "time" ? outcome.ever : outcome;
}
