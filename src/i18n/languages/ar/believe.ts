/** Words of `brink believe`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { believeWords as english } from "../en/believe.ts";

/** Words of `believe`, by key. */
export const believeWords: Translation<typeof english> = {
  "help.believe": "ما كان خافياً وما هو آتٍ، في ضوء ما رُصد",
  "help.observed": "ملف فيه `history:`؛ وإن تُرك فسجل السيناريو نفسه",
  "help.until": "آخر يوم يُستعمل",
  "help.believe-method": "auto أو exact أو particles",
  "help.particles": "عدد الجسيمات لكل قيمة مشتركة للمجاهيل",
  "help.believe-runs": "عدد التشغيلات من نهاية المسار",
  "usage.date": "المطلوب تاريخ مثل 2022-01-31",
  "believe.no-history": "ليس في {scenario} سجل خاص به: سمِّ ملفاً بالخيار --observed",
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
  "believe.since": "{signal} (في يوم ما منذ {date})",
  "believe.quiet": "ما كان مراقَباً ولم يقع",
  "believe.steady": "السلالم التي لم تتحرك",
  "believe.steady.named": "بقي على حاله: {names}",
  "believe.note.ratio":
    "×: مقدار زيادة احتمال ما رُصد في ظل هذه القيمة على غيرها؛ ولا يظهر إلا ما يحرّك الاعتقاد بأكثر من 1%.",
  "caution.believe-faults":
    "{outcomes}: عن التشغيلات التي لا تتوقف بعد ذلك بخطأ يتوقف عليه؛ ويتوقف بمثله {share}% منها.",
  "caution.believe-left-out": "لم يُستعمل لأنه لا يقع في خطوة كاملة: {items}.",
  "believe.note.runs": "النتائج من {runs} من التشغيلات بعد ذلك؛ ومجالات 95% لخطأ المعاينة وحده.",
  "believe.too-large":
    "الخفي أكثر من أن يُحسب الاعتقاد حساباً مضبوطاً (الخطوة {step})؛ والخيار --method particles يقدّره.",
  "believe.impossible": "لا سبيل في السيناريو إلى ما رُصد في الخطوة المنتهية في {date}: {signal}.",
  "believe.impossible.particles":
    "لم يستطع أي من {particles} من الجسيمات لكل قيمة اتباع ما رُصد في الخطوة المنتهية في {date}: {signal}. قد يكون مستحيلاً في السيناريو، أو نادراً يحتاج إلى عدد أكبر (--particles).",
};
