/** Words of `brink exact --eventually`, `--mean-time`, `--long-run` and `--cost`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { unboundedWords as english } from "../en/unbounded.ts";

/** Words of `unbounded`, by key. */
export const unboundedWords: Translation<typeof english> = {
  "help.exact-eventually": "بلا أفق: احتمال أن يتحقق هذا يوماً ما",
  "help.exact-mean-time": "بلا أفق: متوسط عدد الخطوات حتى يتحقق هذا",
  "help.exact-long-run":
    "بلا أفق: حصة الخطوات التي يصدق فيها هذا على المدى الطويل؛ ومتوسط المتغيّر إن كان متغيّراً",
  "help.exact-cost": "بلا أفق: ما يبلغه مجموع هذا العدد، وهو معرّف متغيّر أو تعبير",
  "help.exact-until": "مع --cost: يُجمع حتى يتحقق هذا",
  "unbounded.alone":
    "لا تجتمع --eventually و--mean-time و--long-run و--cost مع أي من --given و--at و--drop و--best و--worst و--as",
  "unbounded.until-alone": "--until تأتي مع --cost",
  "unbounded.no-condition":
    "{option}: يُحكم على «{id}» بالتشغيل كله؛ وبلا أفق لا يُسأل إلا عن شرط أو عدد في حالة واحدة",
  "unbounded.progress": "عدد الحالات حتى الآن {states}",
  "unbounded.advice": "وبالأفق المكتوب: brink exact {scenario}",
  "unbounded.solved": "حلّ مضبوط بلا أفق: عدد الحالات {states}، وعدد الانتقالات {transitions}",
  "unbounded.section": "بلا أفق",
  "unbounded.question": "السؤال",
  "unbounded.eventually": "يتحقق يوماً ما: {asked}",
  "unbounded.mean-time": "متوسط الخطوات حتى {asked}",
  "unbounded.where": "متوسط الخطوات حيث يتحقق: {asked}",
  "unbounded.share": "حصة الخطوات على المدى الطويل: {asked}",
  "unbounded.long-run": "المتوسط على المدى الطويل: {asked}",
  "unbounded.cost": "متوسط مجموع {asked}",
  "unbounded.cost-until": "متوسط مجموع {asked} حتى {until}",
  "unbounded.endless": "يُجمع بلا نهاية: {asked}",
  "unbounded.note.bound":
    "لا حساب هنا لنهاية الأفق: تمضي التشغيلات إلى ما لا نهاية، أو حتى ينهيها السيناريو. قد تخطئ الأرقام الأخيرة بقدر الحد المذكور، وهو مبرهَن مما يبقى حين يوضع الحل في المعادلات.",
  "unbounded.note.day": "الخطوة يوم.",
  "unbounded.note.week": "الخطوة أسبوع.",
  "unbounded.note.month": "الخطوة شهر.",
  "unbounded.note.settled":
    "حتى الخطوة {step} تحرّك التواريخ السيناريو؛ وقد تُتبّعت تلك الخطوات واحدة واحدة.",
  "caution.unbounded-never":
    "قد لا يتحقق «{asked}» أبداً، فلا متوسط لزمنه: يتحقق في {chance}% من كل التشغيلات.",
  "caution.unbounded-endless":
    "يُجمع «{asked}» بلا نهاية في {chance}% من كل التشغيلات، فلا متوسط لمجموعه.",
};
