/** Words of the screen on which a batch is watched; in Arabic. */

import type { Translation } from "../../message.ts";
import type { watchWords as english } from "../en/watch.ts";

/** Words of `watch`, by key. */
export const watchWords: Translation<typeof english> = {
  "help.watch": "متابعة الدفعة على الشاشة: تقديرات تضيق وتوزيعها؛ وفي آخرها تُفتح تشغيلات مفردة",
  "usage.watch": "الخيار --watch يحتاج إلى طرفية ودفعة عادية بلا --json ولا --csv",
  "watch.title": "دفعة {scenario}",
  "watch.begins": "تبدأ الخيوط …",
  "watch.going": "تقديرات بفترات 95% تضيق كلما جاءت تشغيلات. المفتاح q يوقف ويحفظ ما تم.",
  "watch.ended":
    "تمّت. Enter يفتح تشغيلاً: الأوسط أو الأسوأ أو الأكثر نموذجية، أو واحداً تحققت فيه النتيجة المحددة.",
  "watch.ever": "{flashpoint}: بلغت «{level}»",
  "watch.final": "أين انتهت التشغيلات:",
  "watch.when": "متى جاءت، من {from} إلى {to}:",
  "watch.narrowed": "نصف عرض الفترة: {from}، والآن {to}",
  "watch.open": "فتح تشغيل",
  "watch.median": "التشغيل {run}: الأوسط بين المتابَعة بحسب ارتفاع المستويات",
  "watch.worst": "التشغيل {run}: الأسوأ بين المتابَعة",
  "watch.typical": "التشغيل {run}: الأكثر نموذجية، الأقرب إلى المسار الوسطي",
  "watch.reaching": "التشغيل {run}: تتحقق «{outcome}»",
  "watch.none": "«{outcome}» لا تتحقق في أي تشغيل مما نُظر فيه",
  "key.stop": "إيقاف",
  "key.leave": "خروج",
  "key.open-run": "فتح تشغيل",
};
