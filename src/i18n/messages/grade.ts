/** Words of a graded class. */

import type { ArabicMessages } from "../translate.ts";

export const gradeEn = {
  "grade.title": "{class}: class report",
} as const;

export const gradeAr: ArabicMessages<typeof gradeEn> = {
  "grade.title": "{class}: تقرير الصف",
};
