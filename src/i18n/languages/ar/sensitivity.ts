/** Words of `brink sensitivity` and of `brink batch --uncertain`; in Arabic. */

import type { Translation } from "../../translate.ts";
import type { sensitivityWords as english } from "../en/sensitivity.ts";

export const sensitivityWords: Translation<typeof english> = {
  "help.sensitivity": "أيّ مديات السيناريو تحرّك أجوبته: tornado وموريس وسوبول",
  "help.method": "tornado (الأصل) أو morris أو sobol",
  "help.sensitivity-outcome": "المآل المتابَع (يمكن تكراره؛ الأصل: الأول في السيناريو)",
  "help.input": "لا يُغيَّر إلا ما كان عند هذا المسار أو تحته (يمكن تكراره)",
  "help.group": "sobol: تتغير أرقام البؤرة أو الفاعل أو الحدث معاً",
  "help.point-runs": "عدد التشغيلات عند كل نقطة (الأصل: tornado 1000، morris 200، sobol 32)",
  "help.draws": "عدد مسارات morris (10) أو صفوف sobol (256)",
  "help.top": "عدد المُدخَلات المعروضة في النص (الأصل: 12)",
  "help.uncertain": "تُسحب الأرقام ذات المدى من جديد لكل مجموعة تشغيلات؛ مجالات عبر المُدخَلات",
  "help.uncertain-draws": "مع --uncertain: عدد سحبات المُدخَلات (الأصل: 400، في كل منها 100 تشغيل)",
  "sensitivity.tornado": "مُدخَل واحد في كل مرة، من الأدنى إلى الأعلى: عدد المُدخَلات: {inputs}",
  "sensitivity.morris": "فرز موريس: عدد المُدخَلات: {inputs}",
  "sensitivity.sobol": "مؤشرات سوبول: عدد المُدخَلات: {inputs}",
  "sensitivity.effort": "النقاط: {points}، والتشغيلات عند كل منها: {runs}، البذرة «{seed}»",
  "sensitivity.partial": "نتيجة جزئية: لم تُشغَّل كل النقاط.",
  "sensitivity.central": "{name}: {value} وكل المُدخَلات عند قيمها الوسطى",
  "sensitivity.input": "المُدخَل {name}",
  "sensitivity.range": "{name}: من {low} إلى {high} ({value})",
  "sensitivity.low": "الأدنى",
  "sensitivity.high": "الأعلى",
  "sensitivity.swing": "المدى",
  "sensitivity.absolute": "\u2066µ*\u2069",
  "sensitivity.mean": "\u2066µ\u2069",
  "sensitivity.deviation": "\u2066σ\u2069",
  "sensitivity.floor": "الحظ",
  "sensitivity.spread": "{name}: في المتوسط {mean}، بانحراف معياري عبر المُدخَلات قدره {deviation}",
  "sensitivity.luck":
    "تصنع المُدخَلات {single} من تباين التشغيل الواحد. ومن التشتت المرصود بين النقاط {point} حظٌّ، وقد استُبعد.",
  "sensitivity.untold":
    "لا يُميَّز تشتت المُدخَلات من انعدامه، فلا شيء يُقسَّم. قد يكشفه عدد أكبر في --draws أو --runs.",
  "sensitivity.first": "الأول",
  "sensitivity.total": "الكلي",
  "sensitivity.group": {
    zero: "{name} (لا مُدخَلات)",
    one: "{name} (مُدخَل واحد)",
    two: "{name} (مُدخَلان)",
    few: "{name} ({n} مُدخَلات)",
    many: "{name} ({n} مُدخَلاً)",
    other: "{name} ({n} مُدخَل)",
  },
  "sensitivity.rest": {
    zero: "… ولا شيء غيرها",
    one: "… وواحد غيرها أقل أثراً (--top يعرض المزيد، و--csv الكل)",
    two: "… واثنان غيرها أقل أثراً (--top يعرض المزيد، و--csv الكل)",
    few: "… و{n} غيرها، كل منها أقل أثراً (--top يعرض المزيد، و--csv الكل)",
    many: "… و{n} غيرها، كل منها أقل أثراً (--top يعرض المزيد، و--csv الكل)",
    other: "… و{n} غيرها، كل منها أقل أثراً (--top يعرض المزيد، و--csv الكل)",
  },
  "sensitivity.note.others": {
    zero: "المعروض هو المآل الأول.",
    one: "المعروض هو المآل الأول؛ يسمّي --outcome غيره (بقي واحد).",
    two: "المعروض هو المآل الأول؛ يسمّي --outcome غيره (بقي اثنان).",
    few: "المعروض هو المآل الأول؛ يسمّي --outcome غيره (بقي {n}).",
    many: "المعروض هو المآل الأول؛ يسمّي --outcome غيره (بقي {n}).",
    other: "المعروض هو المآل الأول؛ يسمّي --outcome غيره (بقي {n}).",
  },
  "sensitivity.note.tornado":
    "▒ المُدخَل عند أدنى مداه، █ عند أعلاه، مقارنةً بالقيم الوسطى؛ والحظ واحد في كل مكان. الفروق في النسب بالنقاط المئوية. المدى: الأعلى ناقص الأدنى، مع مجال 95% للفرق المتقابل (نيوكومب، وستيودنت).",
  "sensitivity.note.morris":
    "\u2066µ*\u2069: متوسط الأثر المطلق على المدى كله (للنسب بالنقاط المئوية)، مع مجال ستيودنت على المسارات؛ µ: متوسط الأثر؛ σ: تشتته بعد استبعاد الحظ (الانحناء والتفاعل). الحظ (▒): قيمة \u2066µ*\u2069 التي يعطيها الحظ وحده: ما لا يعلو عليها بوضوح لا يُميَّز من انعدام الأثر.",
  "sensitivity.note.sobol":
    "█ الرتبة الأولى: حصة المُدخَل وحده من ذلك التباين؛ ▒ حتى الكلي: مع تفاعلاته. تُسحب المُدخَلات مستقلة من توزيعاتها القبلية. التقديران لسالتيلي ويانسن، مصححان من أثر الحظ؛ ومجالات 95% بطريقة دلتا.",
  "sensitivity.note.faulty-pairs": "تُركت التشغيلات التي توقفت بسبب خطأ عند نقطتها.",
  "sensitivity.note.faulty-rows": {
    zero: "لا صفوف فيها تشغيل متوقف بخطأ.",
    one: "تُرك صف واحد فيه تشغيل متوقف بخطأ.",
    two: "تُرك صفان فيهما تشغيل متوقف بخطأ.",
    few: "تُركت {n} صفوف فيها تشغيل متوقف بخطأ.",
    many: "تُرك {n} صفاً فيها تشغيل متوقف بخطأ.",
    other: "تُرك {n} صف فيها تشغيل متوقف بخطأ.",
  },
  "sensitivity.note.nothing": "ما اكتمل بلا خطأ أقل من أن يُبنى عليه قول.",
  "sensitivity.no-draws": "--draws لأجل --method morris وsobol؛ نقاط tornado ثابتة",
  "sensitivity.no-group": "--group لأجل --method sobol",
  "sensitivity.no-outcome": "--outcome: لا مآل «{id}» في السيناريو.",
  "sensitivity.no-outcomes": "لا مآلات في السيناريو",
  "sensitivity.no-input": "--input: لا رقم ذا مدى عند «{id}».",
  "sensitivity.no-inputs": "لا رقم في السيناريو له مدى: لا شيء يُغيَّر",
  "uncertain.runs": "سحبات المُدخَلات: {draws} × تشغيلات: {runs}، البذرة «{seed}»",
  "uncertain.band": "مُدخَلات \u20665–95%\u2069",
  "uncertain.share": "حصة المُدخَلات",
  "uncertain.note.methods":
    "مجال 95%: خطأ المعاينة في المتوسط عبر المُدخَلات (ويلسون بالعدد الفعّال للتشغيلات، وستيودنت للمتوسطات)، بحسب التشتت بين السحبات.",
  "uncertain.note.band":
    "مُدخَلات \u20665–95%\u2069: أين يقع الجواب حين تتغير المُدخَلات وفق توزيعاتها القبلية، بعد استبعاد الحظ؛ الشرطة: لا يُميَّز من الحظ. حصة المُدخَلات: من تباين التشغيل الواحد.",
  "uncertain.note.dates":
    "في أي وقت: رُصد عند ذلك المستوى أو أسوأ. التواريخ: عندها كانت تلك النسبة من التشغيلات، عبر كل المُدخَلات، قد بلغته.",
  "caution.uncertain-draws": {
    zero: "لم تُترك أي سحبة.",
    one: "تُركت سحبة واحدة لم يكتمل فيها تشغيلان بلا خطأ.",
    two: "تُركت سحبتان لم يكتمل في كل منهما تشغيلان بلا خطأ.",
    few: "تُركت {n} سحبات لم يكتمل في كل منها تشغيلان بلا خطأ.",
    many: "تُركت {n} سحبةً لم يكتمل في كل منها تشغيلان بلا خطأ.",
    other: "تُركت {n} سحبة لم يكتمل في كل منها تشغيلان بلا خطأ.",
  },
  "caution.uncertain-none": "اكتمل أقل من سحبتين: لا يمكن قول شيء.",
  "uncertain.alone": "لا يحفظ --uncertain شيئاً في مجلد: اترك --out و--resume",
  "uncertain.given": "لا يجتمع --uncertain مع --given ولا --precision ولا --ask",
  "uncertain.draws": "--draws لأجل --uncertain",
  "uncertain.few":
    "--runs: تحتاج السحبات وعددها {draws} إلى {least} تشغيلاً على الأقل، اثنين لكل منها",
};
