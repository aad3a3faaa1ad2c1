/** Words of `brink compare` and of `brink batch --given`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { compareWords as english } from "../en/compare.ts";

/** Words of `compare`, by key. */
export const compareWords: Translation<typeof english> = {
  "compare.runs": {
    zero: "لا تشغيلات لكل صيغة، البذرة «{seed}»، بالحظ نفسه",
    one: "تشغيل واحد لكل صيغة، البذرة «{seed}»، بالحظ نفسه",
    two: "تشغيلان لكل صيغة، البذرة «{seed}»، بالحظ نفسه",
    few: "{n} تشغيلات لكل صيغة، البذرة «{seed}»، بالحظ نفسه",
    many: "{n} تشغيلاً لكل صيغة، البذرة «{seed}»، بالحظ نفسه",
    other: "{n} تشغيل لكل صيغة، البذرة «{seed}»، بالحظ نفسه",
  },
  "compare.base": "الأصل",
  "compare.variant": "الصيغة",
  "compare.difference": "الفرق",
  "compare.saved": "التوفير",
  "compare.steps": "{name}: الخطوات حتى ذلك، على الأكثر {cap}",
  "compare.mean": "{name} (المتوسط)",
  "compare.section": "مقارنة",
  "compare.caption":
    "{variant}: تغيّر نسبة التشغيلات، بالنقاط المئوية؛ عن يمين الخط: أكثر في الصيغة",
  "compare.caption-part":
    "{variant}: تغيّر نسبة التشغيلات، بالنقاط المئوية؛ عن يمين الخط: أكثر في الصيغة ({part} من {parts})",
  "compare.detail": "{variant}: المآلات كلها بالأرقام",
  "compare.alternative":
    "الفروق بالنقاط المئوية، الصيغة ناقص الأصل. أكبر ارتفاع: {rise}. أكبر انخفاض: {fall}.",
  "compare.no-change": "لا شيء",
  "caution.compare-partial": "نتيجة جزئية: أُنجز {done} من {total} من التشغيلات.",
  "caution.compare-no-pair":
    "{variant}: لا قيمة في الجهتين معاً في أي تشغيل، بسبب أخطاء: {outcomes}.",
  "caution.compare-clipped": {
    zero: "لا قيم أكبر من أن تدخل في المتوسط.",
    one: "قيمة واحدة أكبر من أن تدخل في المتوسط.",
    two: "قيمتان أكبر من أن تدخلا في المتوسط.",
    few: "{n} قيم أكبر من أن تدخل في المتوسط.",
    many: "{n} قيمةً أكبر من أن تدخل في المتوسط.",
    other: "{n} قيمة أكبر من أن تدخل في المتوسط.",
  },
  "compare.note.methods":
    "الفرق: الصيغة ناقص الأصل؛ وهو للنسب بالنقاط المئوية. مجالات 95%: طريقة نيوكومب للنسب المتقابلة، وتوزيع ستيودنت للفروق المتقابلة في المتوسطات.",
  "compare.note.saved":
    "التوفير: عدد المرات التي تقل بها التشغيلات اللازمة عما لو كان الحظ منفصلاً، بحسب التباين (×∞: لا تشغيل يختلف).",
  "caution.compare-left-out": "لم يُقارن لأنه في جهة واحدة فقط: {outcomes}.",
  "caution.compare-faults":
    "{variant}: في {base} من تشغيلات الأصل و{other} من الصيغة يُفقد بعض المآلات قيمته بسبب خطأ، فتُترك منه تلك الأزواج.",
  "compare.no-variants": "سمِّ صيغة واحدة على الأقل: --with 'id=value' أو --with FILE",
  "compare.bad-variant":
    "--with: ليس «{part}» ملفاً ولا تغييراً؛ اكتب id=value أو without PATH أو force actor.move",
  "compare.other-calendar":
    "تبدأ {variant} في تاريخ آخر أو بخطوات من طول آخر غير {base}: لا تتقابل تشغيلاتهما",
  "compare.no-outcome": "لا مآل مشترك بين {variant} و{base}",
  "compare.stopped": "أُوقف. ما يُعرض يستند إلى {done} من {total} من التشغيلات.",
  "compare.incomplete": "غير مكتمل: ما يُعرض يستند إلى {done} من {total} من التشغيلات.",
  "given.heading": "بشرط: {condition}",
  "given.met": "تحقق في {count} من {runs} من التشغيلات: {share} ({interval})",
  "caution.given-never-met": "لم يتحقق الشرط في أي من التشغيلات وعددها {runs}: لا جواب بهذا الشرط.",
  "given.all": "كل التشغيلات",
  "given.given": "بالشرط",
  "given.joint": "كلاهما",
  "given.note.rests": {
    zero: "عمود «بالشرط» لا يستند إلى أي تشغيل.",
    one: "عمود «بالشرط» يستند إلى تشغيل واحد.",
    two: "عمود «بالشرط» يستند إلى تشغيلين.",
    few: "عمود «بالشرط» يستند إلى {n} تشغيلات.",
    many: "عمود «بالشرط» يستند إلى {n} تشغيلاً.",
    other: "عمود «بالشرط» يستند إلى {n} تشغيل.",
  },
  "caution.given-few": {
    zero: "لم يتحقق الشرط في أي تشغيل.",
    one: "تحقق الشرط في تشغيل واحد فقط: المجالات بهذا الشرط واسعة، ويضيّقها عدد أكبر في --runs.",
    two: "تحقق الشرط في تشغيلين فقط: المجالات بهذا الشرط واسعة، ويضيّقها عدد أكبر في --runs.",
    few: "تحقق الشرط في {n} تشغيلات فقط: المجالات بهذا الشرط واسعة، ويضيّقها عدد أكبر في --runs.",
    many: "تحقق الشرط في {n} تشغيلاً فقط: المجالات بهذا الشرط واسعة، ويضيّقها عدد أكبر في --runs.",
    other: "تحقق الشرط في {n} تشغيل فقط: المجالات بهذا الشرط واسعة، ويضيّقها عدد أكبر في --runs.",
  },
  "given.number": "--given: «{id}» رقم؛ اكتب شرطاً مثل {id} > 10",
  "given.alone": "لا يحفظ --given شيئاً في مجلد: اترك --out و--resume",
};
