/** Words of `brink check --base-rates`. */

import type { ArabicMessages } from "../translate.ts";

export const auditEn = {
  "help.base-rates": "beside published base rates, with the share that rests on judgement",
  "help.audit-runs": "runs from which the scenario's own rates are counted",
  "audit.heading": "Rates implied by {runs} runs, beside published ones",
  "audit.undeclared":
    "The scenario does not say what its ladders mean (`base_rates:`), so no rate can be held against it.",
  "audit.rate": "Rate",
  "audit.value": "Value",
  "audit.verdict": "Scenario is",
  "audit.within": "within",
  "audit.ladder": "By ladder",
  "audit.cases": "Cases",
  "audit.days": "{days} d",
  "audit.over": "over {days}",
  "audit.measure.war_given_crisis": "War, given a crisis",
  "audit.measure.violence_given_crisis": "Violence, given a crisis",
  "audit.measure.war_given_violence": "War, given violence",
  "audit.measure.crisis_days": "Median length of a crisis",
  "audit.measure.recurrence_1y": "Next crisis within a year",
  "audit.measure.recurrence_5y": "Next crisis within five years",
  "audit.measure.violence_to_war_1y": "Violence to war within a year",
  "audit.measure.violence_to_peace_1y": "Violence to none within a year",
  "audit.measure.war_to_less_1y": "War to less within a year",
  "audit.measure.war_days": "Median length of a war",
  "audit.measure.nuclear_1y": "Nuclear use per year",
  "audit.departure":
    "Departure: “{rate}” is {factor} the nearest published number ({published}). Why? Answer under {key}.",
  "audit.explained":
    "Departure: “{rate}” is {factor} the nearest published number ({published}). The scenario's reason: {reason}",
  "audit.unseen": "No case in these runs, or none that ended in time: {rates}.",
  "audit.provenance":
    "Of {numbers} numbers with a range, {sourced} % rest on a source, {judged} % on judgement alone, {baseless} % name nothing. Numbers are counted, not weighed by their effect.",
  "audit.note":
    "Within: the intervals overlap; without a published interval, half to twice the number. Rates per year assume a constant hazard. Sources mean different things by war and crisis; a departure asks for a reason, it is no fault.",
} as const;

export const auditAr: ArabicMessages<typeof auditEn> = {
  "help.base-rates": "إلى جانب المعدلات الأساسية المنشورة، مع حصة ما يقوم على التقدير",
  "help.audit-runs": "عدد التشغيلات التي تُعدّ منها معدلات السيناريو",
  "audit.heading": "معدلات {runs} من التشغيلات إلى جانب المنشور",
  "audit.undeclared": "لا يذكر السيناريو معنى سلالمه (`base_rates:`)، فلا يمكن قياسه بأي معدل.",
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
  "audit.departure":
    "فارق: «{rate}» بمقدار {factor} من أقرب رقم منشور ({published}). لماذا؟ أجب تحت {key}.",
  "audit.explained":
    "فارق: «{rate}» بمقدار {factor} من أقرب رقم منشور ({published}). وسبب السيناريو: {reason}",
  "audit.unseen": "لا حالة في هذه التشغيلات أو لا حالة انتهت في وقتها: {rates}.",
  "audit.provenance":
    "من {numbers} من الأرقام ذات المدى يقوم {sourced}% على مصدر و{judged}% على التقدير وحده و{baseless}% بلا ذكر أساس. والأرقام معدودة لا موزونة بأثرها.",
  "audit.note":
    "ضمنه: المجالان يتقاطعان؛ وإن لم يُنشر مجال فمن نصف الرقم إلى ضعفه. والمعدلات السنوية تفترض خطراً ثابتاً. والمصادر تعني بالحرب والأزمة أشياء مختلفة؛ والفارق يطلب سبباً وليس عيباً.",
};
