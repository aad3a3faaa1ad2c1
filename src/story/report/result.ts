/** A result of a report: a batch with the words of its scenario. */

import type { BatchAnswer } from "../../answer/batch.ts";
import type { RestsAnswer } from "../../answer/rests.ts";
import type { Provenance } from "../../study/provenance.ts";
import type { FlashpointCourse } from "../../study/courses.ts";
import { isolate } from "../figures.ts";
import type { Telling } from "../telling.ts";

/** What the numbers of a scenario rest on. */
export interface Evidence {
  readonly counts: Provenance;
  /** Fitted numbers whose mark is of another form of the scenario. */
  readonly stale: number;
  /** What the variance of the first outcome rests on, where it was asked. */
  readonly rests: RestsAnswer | null;
}

/** One batch, as a report knows it. */
export interface ReportResult {
  /** As named on the command line. */
  readonly label: string;
  readonly answer: BatchAnswer;
  readonly telling: Telling;
  readonly courses: readonly FlashpointCourse[];
  readonly evidence: Evidence;
}

/** The name of a result among others, whole inside any text. */
export const labelOf = ({ label, telling }: ReportResult): string => isolate(label, telling.style);
