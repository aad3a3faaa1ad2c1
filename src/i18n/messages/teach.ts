/** Words of `brink teach`. */

import type { ArabicMessages } from "../translate.ts";

export const teachEn = {
  "help.teach": "exercises for a class",
  "help.teach-action": "list: what there is; pack: pages to print; grade: a whole class",
  "teach.shipped": "Exercises that ship with Brink:",
  "teach.facts": "{level}, {minutes} min",
  "teach.level.beginner": "beginner",
  "teach.level.intermediate": "intermediate",
  "teach.level.advanced": "advanced",
} as const;

export const teachAr: ArabicMessages<typeof teachEn> = {
  "help.teach": "تمارين للصف",
  "help.teach-action": "list: ما المتاح؛ pack: صفحات للطباعة؛ grade: تصحيح صف كامل",
  "teach.shipped": "التمارين المرفقة مع Brink:",
  "teach.facts": "{level}، {minutes} دقيقة",
  "teach.level.beginner": "للمبتدئين",
  "teach.level.intermediate": "متوسط",
  "teach.level.advanced": "متقدم",
};
