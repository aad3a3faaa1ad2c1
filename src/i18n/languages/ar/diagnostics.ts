/** Messages of diagnostics, in Arabic. */

import type { DiagnosticCode } from "../../../source/catalog.ts";
import type { frame as englishFrame } from "../en/diagnostics.ts";
import { analysisDiagnostics } from "./diagnostics-analysis.ts";
import { expressionDiagnostics } from "./diagnostics-expression.ts";
import { importDiagnostics } from "./diagnostics-import.ts";

/** Templates by code; `{name}` is a hole. */
export const diagnostics: Readonly<Record<DiagnosticCode, string>> = {
  ...expressionDiagnostics,
  ...analysisDiagnostics,
  ...importDiagnostics,
  "file-missing": "لا يوجد ملف باسم `{name}`.",
  "file-is-folder": "المسار `{name}` مجلد لا ملف؛ اذكر ملف السيناريو الذي فيه.",
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
  "yaml-comma":
    "في `{found}` فاصلة، وهي بين الأقواس تفصل مدخلًا عن الذي يليه: تُكتب الكسور العشرية بنقطة، والنص الذي فيه فاصلة بين علامتي اقتباس.",
  "yaml-duplicate-key": "المفتاح `{key}` مكرر هنا.",
  "yaml-key": "يجب أن يكون المفتاح نصًا بسيطًا.",
  "yaml-alias":
    "لا تُقبل المراسي (`&`) والإحالات (`*`): فأسطر قليلة منها قد تعني ملفًا بأي حجم. اكتب القيمة كاملة، أو سمِّها تحت `parameters` أو `definitions`.",
  "yaml-tag": "لا تُقبل الوسوم مثل `{tag}`.",
  "yaml-many-documents": "يبدأ هنا مستند ثانٍ. الملف الواحد لسيناريو واحد.",
  "yaml-too-deep": "التداخل أعمق من اللازم: {limit} مستوى على الأكثر.",
  "yaml-too-many":
    "الكلمات والعلامات والأسطر في ملف واحد أكثر من اللازم: {limit} على الأكثر. قسّمه باستعمال `include`.",
  "language-version":
    "لا يعرف هذا البرنامج إصدار اللغة `brink: {found}`. اكتب `brink: 1`، أو `brink: 2` للطبعة الثانية.",
  "unknown-key": "ليس `{key}` من مفاتيح {construct}.",
  "missing-key": "ينقص {construct} المفتاح `{key}`.",
  "one-key-of": "يحتاج {construct} إلى واحد فقط من: {keys}.",
  "conflicting-keys": "لا يجتمع `{first}` و`{second}`.",
  "wrong-type": "المتوقع هنا {expected}، والموجود {foundType}.",
  "bad-choice": "لا يصح `{found}` هنا. الممكن: {choices}.",
  "bad-number": "لا يصح `{found}` عددًا هنا.",
  "number-out-of-bounds": "القيمة {found} خارج المسموح هنا: {bounds}.",
  "bad-date": "ليس `{found}` تاريخًا صحيحًا. اكتبه بصيغة 2022-01-31.",
  "bad-id":
    "لا يصلح `{id}` معرّفًا: يبدأ المعرّف بحرف من a إلى z، تليه حروف a–z وأرقام 0–9 والعلامة _، ولا يتجاوز 40 حرفًا.",
  "reserved-id": "الكلمة `{id}` من كلمات اللغة ولا تصلح معرّفًا.",
  "duplicate-id": "الاسم `{id}` مستعمل من قبل ({kind})؛ اختر اسمًا آخر هنا ({type}).",
  "too-few-levels": "يحتاج `{flashpoint}` إلى مستويين على الأقل.",
  "ladder-too-long": "مستويات `{flashpoint}` أكثر مما يُقبل في سلّم واحد: {limit} على الأكثر.",
  "template-name-unbound":
    "لا شيء يحل هنا محل `{name}`: للقالب ما يحتاج إليه (`needs`)، وللنسخة معرّفها `$id`.",
  "template-name-in-text":
    "لا يقف `{name}` داخل نص، لأن صيغته تتغير بحسب اللغة: اكتبه وحده وأعطِ النص كاملًا.",
  "template-key-unused": "يحتاج القالب إلى `{name}` لكن `{name}` لا يرد فيه.",
  "template-key-unknown": "لا يحتاج القالب `{template}` إلى `{key}`.",
  "template-key-missing": "يحتاج القالب `{template}` إلى `{key}`؛ أعطه هنا: `with: { {key}: … }`.",
  "template-of-another-kind":
    "نوع القالب `{name}` هو {kind}، أما المطلوب في هذا الموضع فهو {construct}.",
  "template-cycle": "القالب `{name}` يستعمل نفسه.",
  "template-too-deep": "القوالب متداخلة هنا أكثر من اللازم: {limit} مستوى على الأكثر.",
  "each-key": "لا يسمّي `{key}` معرّفات: يُكتب المفتاح لعدة معرّفات `a, b` أو `state_1..state_5`.",
  "copies-too-many":
    "النسخ حتى هذا الموضع أكثر من اللازم: {limit} نسخة على الأكثر من القوالب والمفاتيح المتعددة في السيناريو.",
  "copies-too-large":
    "في النسخ حتى هذا الموضع أكثر مما يُقبل: {limit} من القيم والقوائم والأقسام على الأكثر في السيناريو.",
  "links-too-many": "الروابط أكثر من اللازم: {limit} على الأكثر، ويُعدّ كل زوج تمثله المجموعات.",
  "text-missing": "هذا النص ناقص في لغة مُعلنة: `{language}`.",
  "text-language": "ليست `{language}` من اللغات المُعلنة ({languages}).",
  "text-control": "لا يجوز أن يحوي النص {character}: محرف تنفّذه الطرفية أو القارئ بدل أن يظهر.",
  "text-too-long": "أطول من اللازم: للنص أو الاسم أو التعليق {limit} من المحارف على الأكثر.",
  "text-too-wide": "العرض {columns} عمودًا؛ والاسم القصير {limit} عمودًا على الأكثر.",
  "unknown-reference": "لا يوجد {kind} باسم `{name}`.",
  "group-empty": "لا بؤرة في المجموعة `{group}`.",
  "definition-cycle": "التعريف `{name}` يعود إلى نفسه.",
  "level-of-another-ladder": "المستوى `{level}` من سلّم `{owner}` لا من سلّم `{flashpoint}`.",
  "chance-without-window":
    "يحتاج الاحتمال إلى عدد ومدة: ينبغي أن ينتهي `{found}` بعبارة `per day` أو `per week` أو `per month` أو `per year`.",
  "chance-with-window": "الحدث المؤرخ يقع مرة واحدة باحتماله؛ أما `{found}` ففيه مدة.",
  "chance-out-of-bounds": "القيمة {found} غير ممكنة هنا: يجب أن تقع في {bounds}.",
  "percent-misplaced": "لا تُكتب النسبة المئوية إلا في الاحتمالات والحصص، لا هنا: `{found}`.",
  "scale-without-number":
    "النتيجة {outcome} تقع أو لا تقع، ونسبتها هي سلّمها. احذف `scale` فهو للنتائج العددية.",
  "range-reversed": "المدى معكوس: {low} أكبر من {high}.",
  "range-excludes-value": "المدى من {low} إلى {high} لا يضم القيمة {value}.",
  "range-without-number": "المدى لعدد بسيط، وهنا عبارة. سمِّ العدد تحت `parameters` مع مداه.",
  "shares-total": "مجموع حصص `{unknown}` هو {total} لا 100 %.",
  "bounds-reversed": "الحد الأدنى `min` ‏({min}) أكبر من الحد الأقصى `max` ‏({max}).",
  "start-outside-bounds": "البداية {start} خارج الحدين، من {min} إلى {max}.",
  "noise-needs-positive":
    "يضرب `lognormal` القيمة، فلا بد أن يكون `min` في `{variable}` أكبر من 0. إن جاز أن تبلغ 0 أو أقل فاستعمل `normal` أو `uniform`.",
  "start-reads-state": "يُحسم هذا قبل الخطوة الأولى: لا يقرأ إلا المعاملات (`parameters`).",
  "start-not-whole": "ليس {start} عددًا صحيحًا، والمتغير للأعداد الصحيحة (`integer: true`).",
  "horizon-before-start":
    "النهاية {horizon} قبل البداية {start}، والتشغيل يسير إلى الأمام في الزمن.",
  "horizon-too-near": "يجب أن تكون النهاية {horizon} بعد البداية {start} بخطوة كاملة على الأقل.",
  "horizon-too-far": "{steps} خطوة عدد كبير جدًا: الحد الأقصى {limit}.",
  "date-outside-run": "التاريخ {date} خارج المدة، وهي من {first} إلى {last}.",
  "event-outside-run":
    "التاريخ {date} خارج المدة، وهي من {first} إلى {last}: لا يحل موعد الحدث أبدًا.",
  "date-within-step": "يقع {date} داخل خطوة: تُقرأ الحالة في {read}، حيث تبدأ خطوة.",
  "duration-not-whole-steps":
    "ليست المدة `{found}` عددًا صحيحًا من الخطوات (`step: {unit}`)، واحدة على الأقل. الأقرب: {nearest}.",
  "step-outside-run": "لا توجد خطوة {step}: الأعداد الصحيحة من 0 إلى {last}.",
  "span-reversed": "تنتهي المدة قبل أن تبدأ: من الخطوة {from} إلى الخطوة {by}.",
  "plan-does-nothing":
    "لا ينتج شيء عن الخطة `{plan}`: ليس لها `done` فيه `then`، ولا يسأل شيء عنها بـ`done` أو `underway`.",
  "delay-on-level":
    "لا تكتب قاعدة مستوى `{flashpoint}`، لا الآن ولا لاحقًا: الأحداث والخطوات وحدها تفعل.",
  "delay-may-overlap":
    "قد يتكرر سبب هذا الأثر خلال {steps} من الخطوات: يُحسب الأول من أثرين متداخلين، ولا يسفر الآخر عن شيء.",
  "plan-circle": "تنتظر الخطة `{plan}` نفسها: الخطط التي تسأل عن `done` لها تنتظرها.",
  "generated-id-taken": "`{id}` معرّف تحرّك مشتقّ من `{of}`؛ أعط هذا معرّفًا آخر.",
  "offer-without-answer":
    "لا جواب ينهي العرض `{offer}`: أعطِ أحد أجوبته في `answers` إما `ends: accepted` وإما `ends: refused`.",
  "offer-to-itself": "العرض `{offer}` من طرف إلى نفسه: سمِّ طرفًا آخر في `to`، أو اكتب تحرّكًا.",
  "offer-hidden":
    "العرض `{offer}` علني يراه الجميع: احذف `hidden`. أما ما لا ينبغي أن يراه أحد فتحرّك خفي.",
  "run-too-large":
    "حاصل ضرب {steps} من الخطوات في {rows} من المستويات والأوقات الأولى أكبر من أن يُعدّ: {limit} على الأكثر. قرّب نهاية المدة أو أطل الخطوات أو قلّل المستويات.",
  "history-after-end": "التاريخ {date} بعد {limit}، وعنده ينتهي السجل (`until`).",
  "history-before-start":
    "التاريخ {date} قبل {start}، وعنده تبدأ التشغيلات. أهذه السنة هي المقصودة؟",
  "history-order": "يلي {date} في القائمة التاريخ {limit} وهو أسبق منه: رتّب التواريخ.",
  "target-out-of-range":
    "لا يمكن بلوغ {found}: الهدف هنا {bounds}. ما لا يحدث أبدًا أو يحدث دائمًا مكانه النموذج لا المواءمة.",
  "target-outside-band": "لا تقع {value} في نطاقها، من {low} إلى {high}.",
  "target-band": "ليس {found} نطاقًا: اكتب {wanted}.",
  "target-needs-band":
    "النتيجة `{outcome}` عدد، ولا شيء يبيّن متى يكون البعد عنه كبيرًا: أضف `band: [أدنى, أعلى]`.",
  "target-given-number": "النتيجة `{outcome}` عدد لا إجابة بنعم أو لا: اكتب شرطًا مثل `level >= 3`.",
  "target-needs-history":
    "ما كان يُعتقد في يوم يُستنتج من السجل حتى ذلك اليوم، وهذا اليوم خارجه: أضف `history:` حتى ذلك التاريخ.",
  "target-without-forecasts": "لم تقل `{forecaster}` شيئًا في {date}.",
  "judgement-without-because": "التقدير الشخصي (`judgement`) يحتاج إلى تعليل: أضف `because`.",
  "correlated-alone": "في `{group}` عدد واحد وحده: اذكر عددين أو أكثر، `of: [a, -b]`.",
  "correlated-share": "حصص المجهول تتحرك معًا أصلًا، فلا يدخل `{number}` في مجموعة.",
  "correlated-twice": "`{number}` في المجموعة `{group}` من قبل، ولا يكون العدد في أكثر من واحدة.",
  "aim-sign": "نص هذا الهدف ووزنه متعاكسان: بالوزن {weight} يكلّف ما يطلبه النص نقاطًا.",
  "inject-truth":
    "يُذكر أن المستجدّ `{truth}`، لكن ما يقوله يصح في {share} من {runs} تشغيل من العينة يُعطى فيها.",
  "inject-never": "لا يصح هذا في أي من {runs} تشغيل من العينة: يكاد المستجدّ لا يُعطى أبدًا.",
  "number-without-basis": "هذا العدد ({path}) بلا سند: اذكر مصدرًا، أو `judgement` مع `because`.",
  "number-without-range": "هذا العدد ({path}) بلا مدى: اذكر كم قد يبعد عن الصواب.",
  "rule-writes-level":
    "القاعدة لا تغيّر إلا المتغيرات. تتحرك `{flashpoint}` بقواعدها هي؛ استعمل هناك مضاعِفًا أو شرطًا أو اقترانًا.",
  "red-line-binds-nothing":
    "لا يترتب على هذا الخط الأحمر شيء. اكتبه كيانًا فيه `crossed` وما يردّ عليه (`answers` أو `then` أو `unanswered`).",
  "answer-needs-hazard-policy":
    "تحرّكات السياسة بالأوزان تردّ بـ`by` وحدها: فإن `chance` و`hazard` و`certain` تتنافس مع احتمالات. أعطِ التحرّكات إلى جانب `{move}` احتمالات، أو اكتب `by: 3`.",
  "answer-multiplies-nothing":
    "ليس للتحرّك `{move}` احتمال خاص به يضربه `by`. أعطِه احتمالًا، أو ردّ بـ`chance: 60% per week`.",
  "policy-mixed":
    "لتحرّكات `{actor}` احتمالات (ومنها `{move}`)، فلا معنى للوزن: أعطِ هذا أيضًا `chance: 7% per week` أو `hazard` أو `certain: true`، أو احذف الاحتمالات.",
  "second-resting-move":
    "لدى `{actor}` تحرّك سكون من قبل: تحرّك واحد فقط بلا احتمال ولا شرط ولا أثر يقع حين لا يقع غيره. أعطِ `{move}` احتمالًا أو احذفه.",
  "move-without-chance":
    "لتحرّكات `{actor}` احتمالات وليس للتحرّك `{move}` احتمال، فلا تأتي به سياسته أبدًا. أعطِه `chance: 7% per week` أو `hazard` أو `certain: true`؛ ومع `chance: 0% per week` لا يأتي به إلا اللاعبون. (وتحرّك السكون بلا شرط ولا أثر ولا مضاعِفات.)",
  "rule-goes-nowhere":
    "تقود هذه القاعدة من `{level}` إلى نفسه فلا تقع أبدًا. البقاء للقواعد المؤكدة (`certain`) وحدها.",
  "held-above-start": "المستوى `{level}` أسوأ من مستوى البداية `{start}`: لا يمكن أن يكون قد دام.",
  "shift-not-whole": "ينتقل المستوى درجات كاملة، مثل +1 أو -1، لا `{found}`.",
  "expressions-too-large":
    "بعد إدراج التعريفات تجاوزت عبارات هذا السيناريو {limit} جزء حتى هذا الموضع. اجعل ما تشترك فيه عبارات كثيرة في متغير.",
  "integer-not-whole":
    "المتغير `{variable}` للأعداد الصحيحة، وقد يكون هنا كسر: ضعه داخل round(…) أو floor(…) أو ceil(…).",
  "threshold-by-rounding":
    "التقريب هو الذي يحسم هنا: قيمة `{variable}` بعد {step} من الخطوات {sum} لا {limit}. ضع العتبة بين قيمتين من قيمه، أو احسب بأعداد صحيحة (`integer: true`) وبوحدة أصغر.",
  "hidden-leak":
    "يرى الجميع `{target}`، فلا يجوز أن يتوقف على `{read}` وهو خفي: لا يظهر الخفي إلا من خلال الاحتمالات. يمكن إخفاء المتغير أيضاً (`hidden: true`)، وإلا فاجعل احتمالاً يتوقف على `{read}` (مفتاح `times` في قاعدة أو حدث، وفيه `when` و`by`) واقرأ ما ينتج عنه.",
  "fragment-key": "مكان `{key}` في الملف الرئيسي؛ الملف المضموم أقسام فقط.",
  "set-unknown": "ليس `{path}` عددًا في هذا السيناريو.",
  "set-not-a-number": "لا يوضع في `{path}` إلا عدد، مثل 2% أو 0.02 أو 1.5.",
  "set-outside-range": "القيمة {value} خارج مدى `{path}`؛ وُسّع المدى ليضمها.",
  "too-many": "… و{left} غيرها. أصلح الأولى ثم أعد الفحص.",
  "too-many-warnings": "… و{left} من التنبيهات غيرها.",
};

/** The other words of a report. */
export const frame: Readonly<Record<keyof typeof englishFrame, string>> = {
  error: "خطأ",
  warning: "تنبيه",
  suggestion: "هل تقصد `{text}`؟",
  "first-defined-here": "أول ورود هنا",
};
