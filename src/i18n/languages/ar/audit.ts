/** Words of `brink check --base-rates`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { auditWords as english } from "../en/audit.ts";

/** Words of `audit`, by key. */
export const auditWords: Translation<typeof english> = {
  "help.base-rates": "إلى جانب المعدلات الأساسية المنشورة، مع حصة ما يقوم على التقدير",
  "help.check-runs":
    "عدد تشغيلات --base-rates (500 إن لم يُذكر) أو --coverage (1000) أو --expectations (10000)",
  "audit.heading": "معدلات {runs} من التشغيلات إلى جانب المنشور",
  "caution.audit-undeclared":
    "لا يذكر السيناريو معنى سلالمه (`base_rates:`)، فلا يمكن قياسه بأي معدل.",
  "audit.rate": "المعدل",
  "audit.value": "القيمة",
  "audit.verdict": "السيناريو",
  "audit.within": "ضمنه",
  "audit.ladder": "بحسب السلّم",
  "audit.cases": "الحالات",
  "audit.days": "{days} يوم",
  "audit.over": "أكثر من {days}",
  "audit.measure.war_given_crisis": "حرب إن وقعت أزمة",
  "audit.measure.violence_given_crisis": "عنف إن وقعت أزمة",
  "audit.measure.war_given_violence": "حرب إن وقع عنف",
  "audit.measure.crisis_days": "وسيط مدة الأزمة",
  "audit.measure.recurrence_1y": "أزمة تالية خلال سنة",
  "audit.measure.recurrence_5y": "أزمة تالية خلال خمس سنوات",
  "audit.measure.violence_to_war_1y": "من عنف إلى حرب خلال سنة",
  "audit.measure.violence_to_peace_1y": "من عنف إلى لا عنف خلال سنة",
  "audit.measure.war_to_less_1y": "من حرب إلى ما دونها خلال سنة",
  "audit.measure.war_days": "وسيط مدة الحرب",
  "audit.measure.nuclear_1y": "استخدام نووي في السنة",
  "caution.audit-departure":
    "فارق: «{rate}» يبلغ {factor} من أقرب رقم منشور ({published}). لماذا؟ أجب تحت {key}.",
  "audit.explained":
    "فارق: «{rate}» بمقدار {factor} من أقرب رقم منشور ({published}). وسبب السيناريو: {reason}",
  "caution.audit-unseen": "لا حالة في هذه التشغيلات أو لا حالة انتهت في وقتها: {rates}.",
  "rests.class": "تقوم على",
  "rests.numbers": "الأرقام",
  "rests.part": "نسبتها",
  "rests.variance": "من التباين",
  "rests.note":
    "من التباين: ما تصنعه أرقام الفئة وحدها من تباين «{outcome}» عبر المدى (طريقة سوبول، الصفوف: {rows}، وتشغيلات النقطة: {runs})؛ الشرطة: لا يُميَّز من الحظ. ويُعدّ كل رقم مرة واحدة مهما كان أثره.",
  "rests.only": "كل الأرقام من فئة واحدة: فمهما تباين «{outcome}» عبر المدى، فعليها يقوم كله.",
  "rests.untold":
    "يُعدّ كل رقم مرة واحدة مهما كان أثره: والأمر brink sensitivity --method sobol --classes يقول كم من تباين الجواب يقوم على كل فئة.",
  "caution.fit-stale": {
    zero: "لا أرقام لوئمت في صيغة أخرى من هذا السيناريو.",
    one: "رقم واحد موسوم بأنه لوئم في صيغة أخرى من هذا السيناريو: تغيّر منذئذ ما قد يغيّر التشغيل. فأعد مواءمته.",
    two: "رقمان موسومان بأنهما لوئما في صيغة أخرى من هذا السيناريو: تغيّر منذئذ ما قد يغيّر التشغيل. فأعد مواءمتهما.",
    few: "{n} أرقام موسومة بأنها لوئمت في صيغة أخرى من هذا السيناريو: تغيّر منذئذ ما قد يغيّر التشغيل. فأعد مواءمتها.",
    many: "{n} رقمًا موسومة بأنها لوئمت في صيغة أخرى من هذا السيناريو: تغيّر منذئذ ما قد يغيّر التشغيل. فأعد مواءمتها.",
    other:
      "{n} رقم موسومة بأنها لوئمت في صيغة أخرى من هذا السيناريو: تغيّر منذئذ ما قد يغيّر التشغيل. فأعد مواءمتها.",
  },
  "audit.note":
    "ضمنه: المجالان يتقاطعان؛ وإن لم يُنشر مجال فمن نصف الرقم إلى ضعفه. والمعدلات السنوية تفترض خطراً ثابتاً. والمصادر تعني بالحرب والأزمة أشياء مختلفة؛ والفارق يطلب سبباً وليس عيباً.",
};
