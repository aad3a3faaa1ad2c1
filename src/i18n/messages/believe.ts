/** Words of `brink believe`. */

import type { ArabicMessages } from "../translate.ts";

export const believeEn = {
  "help.believe": "what was hidden, and what comes, given what was observed",
  "help.observed": "file with a `history:`; the scenario's own where left out",
  "help.until": "last day to use",
  "help.believe-method": "auto, exact or particles",
  "help.particles": "particles for each joint value of the unknowns",
  "help.believe-runs": "runs on from the end of the path",
  "usage.date": "it must be a date such as 2022-01-31",
  "believe.no-history": "{scenario} has no history of its own: name a file with --observed",
  "believe.no-file": "there is no file {file}",
  "believe.heading": {
    one: "Belief along {observed}: {n} step, to {until}",
    other: "Belief along {observed}: {n} steps, to {until}",
  },
  "believe.method.exact": "Exact: everything unseen is summed out",
  "believe.method.particles":
    "By {particles} particles for each value (seed {seed}); effective number at worst {least}",
  "believe.evidence": "Log probability of all that was seen: {log}",
  "believe.prior": "Before anything",
  "believe.outcome": "Outcome",
  "believe.given": "Given this",
  "believe.exact": "exact",
  "believe.move": "{actor}: {move}",
  "believe.level": "{flashpoint}: {level}",
  "believe.quiet": "What was watched and did not come",
  "believe.steady": "Ladders that stand still",
  "believe.note.ratio":
    "×: how much likelier the thing seen is under this value than under the others; only what moves belief by more than 1 % is shown.",
  "caution.believe-left-out": "Not used, as no whole step holds it: {items}.",
  "believe.note.runs":
    "Outcomes by {runs} runs on from there; 95 % intervals are of sampling only.",
  "believe.progress": "Step {done} of {steps}",
  "believe.too-large":
    "Too much is hidden for exact belief (step {step}); --method particles estimates it.",
  "believe.impossible":
    "The scenario gives no way to what was seen in the step to {date}: {signal}.",
  "believe.impossible.particles":
    "None of {particles} particles for each value could follow what was seen in the step to {date}: {signal}. It may be impossible in the scenario, or so rare that it takes more (--particles).",
} as const;

export const believeAr: ArabicMessages<typeof believeEn> = {
  "help.believe": "ما كان خافياً وما هو آتٍ، في ضوء ما رُصد",
  "help.observed": "ملف فيه `history:`؛ وإن تُرك فسجل السيناريو نفسه",
  "help.until": "آخر يوم يُستعمل",
  "help.believe-method": "auto أو exact أو particles",
  "help.particles": "عدد الجسيمات لكل قيمة مشتركة للمجاهيل",
  "help.believe-runs": "عدد التشغيلات من نهاية المسار",
  "usage.date": "المطلوب تاريخ مثل 2022-01-31",
  "believe.no-history": "ليس في {scenario} سجل خاص به: سمِّ ملفاً بالخيار --observed",
  "believe.no-file": "لا يوجد ملف {file}",
  "believe.heading": {
    zero: "الاعتقاد وفق {observed}: بلا خطوات، حتى {until}",
    one: "الاعتقاد وفق {observed}: خطوة واحدة، حتى {until}",
    two: "الاعتقاد وفق {observed}: خطوتان، حتى {until}",
    few: "الاعتقاد وفق {observed}: {n} خطوات، حتى {until}",
    many: "الاعتقاد وفق {observed}: {n} خطوة، حتى {until}",
    other: "الاعتقاد وفق {observed}: {n} خطوة، حتى {until}",
  },
  "believe.method.exact": "حساب مضبوط: كل ما لم يُرصد مجموع على احتمالاته",
  "believe.method.particles":
    "بعدد {particles} من الجسيمات لكل قيمة (البذرة {seed})؛ وأدنى عدد فعّال {least}",
  "believe.evidence": "لوغاريتم احتمال كل ما رُصد: {log}",
  "believe.prior": "قبل أي رصد",
  "believe.outcome": "النتيجة",
  "believe.given": "في ضوء ذلك",
  "believe.exact": "مضبوط",
  "believe.move": "{actor}: {move}",
  "believe.level": "{flashpoint}: {level}",
  "believe.quiet": "ما كان مراقَباً ولم يقع",
  "believe.steady": "السلالم التي لم تتحرك",
  "believe.note.ratio":
    "×: مقدار زيادة احتمال ما رُصد في ظل هذه القيمة على غيرها؛ ولا يظهر إلا ما يحرّك الاعتقاد بأكثر من 1%.",
  "caution.believe-left-out": "لم يُستعمل لأنه لا يقع في خطوة كاملة: {items}.",
  "believe.note.runs": "النتائج من {runs} من التشغيلات بعد ذلك؛ ومجالات 95% لخطأ المعاينة وحده.",
  "believe.progress": "الخطوة {done} من {steps}",
  "believe.too-large":
    "الخفي أكثر من أن يُحسب الاعتقاد حساباً مضبوطاً (الخطوة {step})؛ والخيار --method particles يقدّره.",
  "believe.impossible": "لا سبيل في السيناريو إلى ما رُصد في الخطوة المنتهية في {date}: {signal}.",
  "believe.impossible.particles":
    "لم يستطع أي من {particles} من الجسيمات لكل قيمة اتباع ما رُصد في الخطوة المنتهية في {date}: {signal}. قد يكون مستحيلاً في السيناريو، أو نادراً يحتاج إلى عدد أكبر (--particles).",
};
