/** A result of a report: a batch with the words of its scenario. */

import type { BatchAnswer } from "../../answer/batch.ts";
import type { FlashpointCourse } from "../../study/courses.ts";
import { isolate } from "../figures.ts";
import type { Telling } from "../telling.ts";

/** One batch, as a report knows it. */
export interface ReportResult {
  /** As named on the command line. */
  readonly label: string;
  readonly answer: BatchAnswer;
  readonly telling: Telling;
  readonly courses: readonly FlashpointCourse[];
}

/** The name of a result among others, whole inside any text. */
export const labelOf = ({ label, telling }: ReportResult): string => isolate(label, telling.style);
