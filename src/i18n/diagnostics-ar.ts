/** Messages of diagnostics, in Arabic. */

import type { DiagnosticCode } from "../source/catalog.ts";
import type { englishFrame } from "./diagnostics-en.ts";
import { arabicAnalysisDiagnostics } from "./diagnostics-analysis-ar.ts";
import { arabicExpressionDiagnostics } from "./diagnostics-expression-ar.ts";

/** Templates by code; `{name}` is a hole. */
export const arabicDiagnostics: Readonly<Record<DiagnosticCode, string>> = {
  ...arabicExpressionDiagnostics,
  ...arabicAnalysisDiagnostics,
  "file-missing": "لا يوجد ملف باسم `{name}`.",
  "file-too-large": "الملف `{name}` كبير جدًا: لا يتجاوز ملف السيناريو {limit}.",
  "file-outside":
    "يقع `{name}` خارج مجلد السيناريو. لا تُسمّى إلا ملفات فيه أو تحته، بصيغة `folder/file.yaml`.",
  "file-cycle": "يعود `{name}` إلى نفسه: الملفات يضم بعضها بعضًا في حلقة.",
  "file-too-many": "الملفات أكثر من اللازم: يتكون السيناريو من {limit} ملف على الأكثر.",
  "file-binary": "ليس `{name}` ملفًا نصيًا بترميز UTF-8: هنا بايت لا يرد في أي نص.",
  "file-empty": "الملف `{name}` فارغ.",
  "yaml-syntax": "هذا ليس YAML سليمًا: {detail}",
  "yaml-tab": "لا يجوز في YAML أن تبدأ إزاحة السطر بعلامة جدولة. استعمل المسافات.",
  "yaml-indent":
    "الإزاحة غير متسقة: مداخل القائمة الواحدة تبدأ من العمود نفسه، والقيمة تقع أبعد من مفتاحها.",
  "yaml-unclosed": "شيء فُتح هنا أو قبله ولم يُغلق: تنقص العلامة `{character}`.",
  "yaml-colon":
    "النقطتان مع مسافة (`: `) تبدآن هنا قيمة داخل قيمة. إن كانتا جزءًا من النص فضعه بين علامتي اقتباس.",
  "yaml-key-alone": "يُنتظر هنا مفتاح تتبعه نقطتان ومسافة: `key: value`.",
  "yaml-duplicate-key": "المفتاح `{key}` مكرر هنا.",
  "yaml-key": "يجب أن يكون المفتاح نصًا بسيطًا.",
  "yaml-alias":
    "لا تُقبل المراسي (`&`) والإحالات (`*`): فأسطر قليلة منها قد تعني ملفًا بأي حجم. اكتب القيمة كاملة، أو سمِّها تحت `parameters` أو `definitions`.",
  "yaml-tag": "لا تُقبل الوسوم مثل `{tag}`.",
  "yaml-many-documents": "يبدأ هنا مستند ثانٍ. الملف الواحد لسيناريو واحد.",
  "yaml-too-deep": "التداخل أعمق من اللازم: {limit} مستوى على الأكثر.",
  "yaml-too-many": "القيم في ملف واحد أكثر من اللازم: {limit} على الأكثر. قسّمه باستعمال `include`.",
  "language-version": "لا يعرف هذا البرنامج إصدار اللغة `brink: {found}`. اكتب `brink: 1`.",
  "unknown-key": "ليس `{key}` من مفاتيح {construct}.",
  "missing-key": "ينقص {construct} المفتاح `{key}`.",
  "one-key-of": "يحتاج {construct} إلى واحد فقط من: {keys}.",
  "conflicting-keys": "لا يجتمع `{first}` و`{second}`.",
  "wrong-type": "المتوقع هنا {expected}، والموجود {foundType}.",
  "bad-choice": "لا يصح `{found}` هنا. الممكن: {choices}.",
  "bad-number": "ليس `{found}` عددًا منتهيًا.",
  "number-out-of-bounds": "القيمة {found} خارج المسموح هنا: {bounds}.",
  "bad-date": "ليس `{found}` تاريخًا صحيحًا. اكتبه بصيغة 2022-01-31.",
  "bad-id":
    "لا يصلح `{id}` معرّفًا: يبدأ المعرّف بحرف من a إلى z، تليه حروف a–z وأرقام 0–9 والعلامة _، ولا يتجاوز 40 حرفًا.",
  "reserved-id": "الكلمة `{id}` من كلمات اللغة ولا تصلح معرّفًا.",
  "duplicate-id": "الاسم `{id}` مستعمل من قبل ({kind})؛ اختر اسمًا آخر هنا ({type}).",
  "too-few-levels": "يحتاج `{flashpoint}` إلى مستويين على الأقل.",
  "text-missing": "هذا النص ناقص في لغة مُعلنة: `{language}`.",
  "text-language": "ليست `{language}` من اللغات المُعلنة ({languages}).",
  "text-too-wide": "العرض {columns} عمودًا؛ والاسم القصير {limit} عمودًا على الأكثر.",
  "unknown-reference": "لا يوجد {kind} باسم `{name}`.",
  "definition-cycle": "التعريف `{name}` يعود إلى نفسه.",
  "level-of-another-ladder": "المستوى `{level}` من سلّم `{owner}` لا من سلّم `{flashpoint}`.",
  "chance-without-window":
    "يحتاج الاحتمال إلى عدد ومدة: ينبغي أن ينتهي `{found}` بعبارة `per day` أو `per week` أو `per month` أو `per year`.",
  "chance-with-window": "الحدث المؤرخ يقع مرة واحدة باحتماله؛ أما `{found}` ففيه مدة.",
  "chance-out-of-bounds": "القيمة {found} غير ممكنة هنا: يجب أن تقع في {bounds}.",
  "percent-misplaced": "لا تُكتب النسبة المئوية إلا في الاحتمالات والحصص، لا هنا: `{found}`.",
  "range-reversed": "المدى معكوس: {low} أكبر من {high}.",
  "range-excludes-value": "المدى من {low} إلى {high} لا يضم القيمة {value}.",
  "range-without-number": "المدى لعدد بسيط، وهنا عبارة. سمِّ العدد تحت `parameters` مع مداه.",
  "shares-total": "مجموع حصص `{unknown}` هو {total} لا 100 %.",
  "bounds-reversed": "الحد الأدنى `min` ‏({min}) أكبر من الحد الأقصى `max` ‏({max}).",
  "start-outside-bounds": "البداية {start} خارج الحدين، من {min} إلى {max}.",
  "start-reads-state": "يُحسم هذا قبل الخطوة الأولى: لا يقرأ إلا المعاملات (`parameters`).",
  "start-not-whole": "ليس {start} عددًا صحيحًا، والمتغير للأعداد الصحيحة (`integer: true`).",
  "horizon-too-near": "لا تتسع المدة من {start} إلى {horizon} لخطوة كاملة.",
  "horizon-too-far": "{steps} خطوة عدد كبير جدًا: الحد الأقصى {limit}.",
  "date-outside-run": "التاريخ {date} خارج المدة، وهي من {first} إلى {last}.",
  "step-outside-run": "لا توجد خطوة {step}: الأعداد الصحيحة من 0 إلى {last}.",
  "run-too-large":
    "حاصل ضرب {steps} من الخطوات في {rows} من المستويات والأوقات الأولى أكبر من أن يُعدّ: {limit} على الأكثر. قرّب نهاية المدة أو أطل الخطوات أو قلّل المستويات.",
  "history-after-end": "التاريخ {date} بعد {limit}، وعنده ينتهي السجل (`until`).",
  "history-order": "يلي {date} في القائمة التاريخ {limit} وهو أسبق منه: رتّب التواريخ.",
  "judgement-without-because": "التقدير الشخصي (`judgement`) يحتاج إلى تعليل: أضف `because`.",
  "number-without-basis": "هذا العدد ({path}) بلا سند: اذكر مصدرًا، أو `judgement` مع `because`.",
  "number-without-range": "هذا العدد ({path}) بلا مدى: اذكر كم قد يبعد عن الصواب.",
  "rule-writes-level":
    "القاعدة لا تغيّر إلا المتغيرات. تتحرك `{flashpoint}` بقواعدها هي؛ استعمل هناك مضاعِفًا أو شرطًا أو اقترانًا.",
  "rule-goes-nowhere":
    "تقود هذه القاعدة من `{level}` إلى نفسه فلا تقع أبدًا. البقاء للقواعد المؤكدة (`certain`) وحدها.",
  "held-above-start": "المستوى `{level}` أسوأ من مستوى البداية `{start}`: لا يمكن أن يكون قد دام.",
  "shift-not-whole": "ينتقل المستوى درجات كاملة، مثل +1 أو -1، لا `{found}`.",
  "expressions-too-large":
    "بعد إدراج التعريفات تجاوزت عبارات هذا السيناريو {limit} جزء حتى هذا الموضع. اجعل ما تشترك فيه عبارات كثيرة في متغير.",
  "integer-not-whole":
    "المتغير `{variable}` للأعداد الصحيحة، وقد يكون هنا كسر: ضعه داخل round(…) أو floor(…) أو ceil(…).",
  "hidden-leak":
    "يرى الجميع `{target}`، فلا يجوز أن يتوقف على `{read}` وهو خفي: لا يظهر الخفي إلا من خلال الاحتمالات.",
  "fragment-key": "مكان `{key}` في الملف الرئيسي؛ الملف المضموم أقسام فقط.",
  "set-unknown": "ليس `{path}` عددًا في هذا السيناريو.",
  "set-not-a-number": "لا يوضع في `{path}` إلا عدد، مثل 2% أو 0.02 أو 1.5.",
  "set-outside-range": "القيمة {value} خارج مدى `{path}`؛ وُسّع المدى ليضمها.",
  "too-many": "… و{left} غيرها. أصلح الأولى ثم أعد الفحص.",
  "too-many-warnings": "… و{left} من التنبيهات غيرها.",
};

/** Words that messages are filled with. */
export const arabicTerms: Readonly<Record<string, string>> = {
  scenario: "السيناريو",
  source: "المصدر",
  parameter: "المعامل",
  definition: "التعريف",
  unknown: "المجهول",
  value: "قيمة المجهول",
  variable: "المتغير",
  flashpoint: "بؤرة التوتر",
  level: "المستوى",
  rule: "القاعدة",
  multiplier: "المضاعِف",
  effect: "الأثر",
  couplings: "الاقترانات",
  link: "الرابط",
  actor: "الفاعل",
  move: "الخطوة",
  event: "الحدث",
  culprit: "المسؤول",
  outcome: "النتيجة",
  until: "`until`",
  history: "السجل",
  observed_level: "المستوى المرصود",
  observed_event: "الحدث المرصود",
  text: "نص",
  "plain text": "نص بسيط",
  "true or false": "true أو false",
  "whole number": "عدد صحيح",
  number: "عدد",
  date: "تاريخ (2022-01-31)",
  "step or date": "رقم خطوة أو تاريخ",
  "date or steps": "تاريخ (2022-12-31) أو عدد خطوات (40 steps)",
  id: "معرّف",
  condition: "شرط",
  expression: "عدد أو عبارة",
  chance: "احتمال مثل 1.2% per week",
  share: "حصة مثل 60%",
  range: "مدى: [أدنى, أعلى]",
  basis: "معرّفات مصادر، أو `judgement`",
  list: "قائمة",
  mapping: "مجموعة مفاتيح وقيم",
  "file name": "اسم ملف",
  "language tag": "رمز لغة مثل en أو ar",
  nothing: "لا شيء",
};

/** The other words of a report. */
export const arabicFrame: Readonly<Record<keyof typeof englishFrame, string>> = {
  error: "خطأ",
  warning: "تنبيه",
  suggestion: "هل تقصد `{text}`؟",
  "first-defined-here": "أول ورود هنا",
};
