/** Words of `brink compare` and of `brink batch --given`. */

import type { ArabicMessages } from "../translate.ts";

export const compareEn = {
  "compare.runs": {
    one: "{n} run of each, seed “{seed}”, with the same luck",
    other: "{n} runs of each, seed “{seed}”, with the same luck",
  },
  "compare.base": "Base",
  "compare.variant": "Variant",
  "compare.difference": "Difference",
  "compare.saved": "Saved",
  "compare.steps": "{name}: steps until then, at most {cap}",
  "compare.mean": "{name} (mean)",
  "compare.note.methods":
    "Difference: variant minus base; of shares in percentage points. 95% intervals: Newcombe's score method for paired shares, Student's t of paired differences for means.",
  "compare.note.saved":
    "Saved: so many times fewer runs than with separate luck, by the variances (×∞: no run differs).",
  "compare.note.left-out": "Not compared, as only one side has it: {ids}.",
  "compare.note.faults":
    "{variant}: runs that stopped with a fault are left out as pairs: {base} in the base, {other} in the variant.",
  "compare.no-variants": "name at least one variant: --with 'id=value', or --with FILE",
  "compare.bad-variant":
    "--with: “{part}” is neither a file nor a change; write id=value, without PATH or force actor.move",
  "compare.other-calendar":
    "{variant} starts on another date or has steps of another length than {base}: its runs do not pair",
  "compare.no-outcome": "{variant} and {base} have no outcome in common",
  "compare.stopped": "Stopped. What is shown rests on {done} of {total} runs.",
  "compare.incomplete": "Incomplete: what is shown rests on {done} of {total} runs.",
  "given.heading": "Given: {condition}",
  "given.met": "met in {count} of {runs} runs: {share} ({interval})",
  "given.never-met": "The condition was met in none of {runs} runs: nothing can be said given it.",
  "given.all": "All runs",
  "given.given": "Given",
  "given.joint": "Both",
  "given.note.rests": {
    one: "The column “Given” rests on {n} run.",
    other: "The column “Given” rests on {n} runs.",
  },
  "given.note.few": "That is few: its intervals are wide. More --runs narrow them.",
  "given.number": "--given: “{id}” is a number; write a condition, such as {id} > 10",
  "given.alone": "--given keeps nothing in a folder: leave out --out and --resume",
} as const;

export const compareAr: ArabicMessages<typeof compareEn> = {
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
  "compare.note.methods":
    "الفرق: الصيغة ناقص الأصل؛ وهو للنسب بالنقاط المئوية. مجالات 95%: طريقة نيوكومب للنسب المتقابلة، وتوزيع ستيودنت للفروق المتقابلة في المتوسطات.",
  "compare.note.saved":
    "التوفير: عدد المرات التي تقل بها التشغيلات اللازمة عما لو كان الحظ منفصلاً، بحسب التباين (×∞: لا تشغيل يختلف).",
  "compare.note.left-out": "لم يُقارن لأنه في جهة واحدة فقط: {ids}.",
  "compare.note.faults":
    "{variant}: تُرك من الأزواج ما توقف بسبب خطأ: {base} في الأصل و{other} في الصيغة.",
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
  "given.never-met": "لم يتحقق الشرط في أي من التشغيلات وعددها {runs}: لا جواب بهذا الشرط.",
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
  "given.note.few": "هذا قليل: مجالاته واسعة، ويضيّقها عدد أكبر في --runs.",
  "given.number": "--given: «{id}» رقم؛ اكتب شرطاً مثل {id} > 10",
  "given.alone": "لا يحفظ --given شيئاً في مجلد: اترك --out و--resume",
};
