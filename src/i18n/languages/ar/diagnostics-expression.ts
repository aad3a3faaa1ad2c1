/** Messages of faults inside expressions, in Arabic. */

import type { ExpressionCode } from "../../../source/catalog-expression.ts";

/** Templates by code; `{name}` is a hole. */
export const expressionDiagnostics: Readonly<Record<ExpressionCode, string>> = {
  "edition-needed":
    "جاء `{what}` مع طبعة لاحقة من اللغة. اكتب `brink: {edition}` في أول السيناريو لتستعمله.",
  "expression-empty": "لا توجد عبارة هنا.",
  "expression-too-long":
    "العبارة أطول من اللازم: {length} حرفًا والحد الأقصى {limit}. سمِّ أجزاءها تحت `definitions`.",
  "expression-too-deep":
    "الأقواس والإشارات والشروط متداخلة هنا أكثر من اللازم (أكثر من {limit}). سمِّ جزءًا منها تحت `definitions`.",
  "expression-too-many": "أكثر من {limit} عملية متتالية. سمِّ أجزاءً منها تحت `definitions`.",
  "expression-too-large":
    "بعد إدراج التعريفات تضم العبارة {size} جزءًا بعمق {depth}، والمسموح {maximumSize} جزءًا بعمق {maximumDepth}.",
  "expression-character":
    "`{character}` ليس من لغة العبارات: الأسماء والأرقام والإشارات بحروف ASCII فقط.",
  "expression-number": "`{text}` ليس عددًا. اكتب أعدادًا عشرية مثل 12 أو 0.5 أو 1.2e-3.",
  "expression-number-infinite": "`{text}` أكبر من أن يكون عددًا: أكبر عدد نحو 1.8e308.",
  "expression-percent":
    "لا تُكتب النسب المئوية داخل العبارات: `{text}`. اكتب الكسر العشري؛ ولباقي القسمة ضع ما يلي `%` بين قوسين.",
  "expression-operator":
    "`{operator}` ليس من عمليات العبارات. العمليات هي: + - * / ^ % == != < <= > >= and, or, not و a ? b : c.",
  "expression-operator-expected": "تنقص عملية قبل `{text}`.",
  "expression-operand-expected": "تنقص قيمة قبل `{text}`.",
  "expression-unfinished": "تنقطع العبارة بعد `{text}`.",
  "expression-implicit-multiplication": "يجب كتابة علامة الضرب: لا توجد `*` في `{text}`.",
  "expression-plus-sign": "علامة الجمع تحتاج إلى قيمة قبلها.",
  "expression-parenthesis-unclosed": "هذا القوس لم يُغلق.",
  "expression-parenthesis-unopened": "هذا القوس لم يُفتح.",
  "expression-comma": "لا تقع الفاصلة إلا بين مُدخلات دالة.",
  "expression-colon": "لا توجد `?` قبل هذه النقطتين. صيغة الشرط: `test ? value : other value`.",
  "expression-conditional-unfinished":
    "لا توجد `:` بعد علامة `?` هذه. صيغة الشرط: `test ? value : other value`.",
  "expression-conditional-nested": "الشرط الواقع بين `?` و`:` يجب أن يوضع بين قوسين.",
  "expression-not-comparison": "لا يتضح ما الذي تنفيه `not` هنا: ضع المقارنة بين قوسين.",
  "expression-chain": "لا يمكن تسلسل المقارنات: اربط مقارنتين بـ `and`.",
  "expression-string": 'لا مكان للنص بين علامتي اقتباس إلا في since("…"): `{text}`.',
  "expression-syntax": "لا يمكن قراءة هذا كعبارة.",
  "expression-number-expected": "`{text}` شرط، والمطلوب هنا عدد.",
  "expression-condition-expected": "`{text}` عدد، والمطلوب هنا شرط، كالمقارنة مثلًا.",
  "expression-branches":
    "يجب أن يكون فرعا الشرط من نوع واحد: أحد `{first}` و`{second}` عدد والآخر شرط.",
  "expression-conditions-compared":
    "`{operator}` تقارن أعدادًا أو مستويات، و`{text}` شرط. اربط الشروط بـ and وor وnot.",
  "expression-name-unknown":
    "`{name}` غير معروف: ليس بؤرة توتر ولا متغيرًا ولا مُعاملًا ولا مجهولًا ولا تعريفًا.",
  "expression-name-called": "`{name}` ليس دالة. يُكتب الضرب بعلامة `*`.",
  "expression-function-unknown": "لا توجد دالة `{name}`. الدوال هي {known}.",
  "expression-function-bare": "`{name}` دالة: اكتب {usage}.",
  "expression-argument-count": "عدد مُدخلات `{name}` غير صحيح ({found}): اكتب {usage}.",
  "expression-flashpoint-alone":
    "`{name}` بؤرة توتر، لا عدد ولا شرط. قارنها بأحد مستوياتها أو استخدم rung({name}).",
  "expression-unknown-alone": "`{name}` مجهول: قارنه بإحدى قيمه.",
  "expression-level-alone": "`{name}` مستوى من `{owner}` ولا معنى له إلا مقابله.",
  "expression-value-alone": "`{name}` قيمة من `{owner}` ولا معنى لها إلا مقابله.",
  "expression-event-alone": "`{name}` حدث: اسأل هل وقع.",
  "expression-actor-alone": "`{name}` طرف فاعل: اسأل عن إحدى خطواته.",
  "expression-level-unknown": "`{level}` ليس من مستويات `{name}`. مستوياتها: {known}.",
  "expression-level-elsewhere":
    "`{level}` مستوى من `{other}` لا من `{name}` التي مستوياتها: {known}.",
  "expression-level-expected":
    "لا تُقارن بؤرة التوتر إلا بمستوياتها: `{text}` ليس من مستويات `{name}`.",
  "expression-flashpoints-compared":
    "`{left}` و`{right}` بؤرتان لكل منهما سلّمها؛ لا تُقارن إلا أرقام الدرجات.",
  "expression-value-unknown": "`{value}` ليست من قيم `{name}`. قيمه: {known}.",
  "expression-unknown-order": "لا ترتيب لقيم `{name}`: استخدم == أو != بدل `{operator}`.",
  "expression-flashpoint-expected": "تأخذ `{function}` بؤرة توتر، و`{text}` ليس كذلك.",
  "expression-event-unknown": "لا يوجد حدث `{name}`.",
  "expression-actor-unknown": "لا يوجد طرف فاعل `{name}`.",
  "expression-move-unknown": "`{name}` ليست من خطوات `{actor}`. خطواته: {known}.",
  "expression-line-unknown":
    "`{name}` ليس من خطوط `{actor}` الحمراء الملزمة. الملزمة منها: {known}.",
  "expression-offer-alone": "`{name}` عرض، لا عدد ولا شرط. قارنه بحالة من حالاته.",
  "expression-offer-state": "`{value}` ليست من حالات العرض `{name}`. حالاته: {known}.",
  "expression-offer-order":
    "لا ترتيب بين حالات العرض `{name}`: لا يقارن بينها `{operator}`، بل `==` و`!=` فقط.",
  "expression-group-alone":
    "`{name}` مجموعة من البؤر. اسأل عنها: `any(mark, {name})` أو `count(mark, {name})` أو `worst({name})`.",
  "expression-group-expected": "تقف هنا مجموعة من `groups`: `{text}` ليس منها.",
  "expression-mark-expected":
    "تقف هنا علامة من علامات السلالم، أو `rung` مقارنةً بعدد صحيح مثل `rung >= 3`: `{text}` ليس من هذا ولا ذاك.",
  "quantifier-too-wide":
    "يُسأل السؤال الواحد عن {limit} سلّم على الأكثر، وهنا {ladders}. اذكر في المجموعة عددًا أقل.",
  "mark-missing":
    "ليس في هذه السلالم العلامة `{mark}`. تُكتب العلامات مع سلّمها: `marks: { crisis: border_crisis }`. الموجود: {known}.",
  "expression-lag": "مدة التأخر عدد صحيح من الخطوات، 1 فأكثر، مكتوب صراحة: `{text}` ليس كذلك.",
  "expression-plan-expected": "ليست `{name}` خطة: تكون الخطوة خطة إذا استغرقت مدة (`takes`).",
  "memory-unbounded":
    "يعدّ `{text}` بلا حد. قارنه بعدد، مثل `ago(actor, move) >= 4`، أو أضف حدًا في آخره: `ago(actor, move, 8)`.",
  "expression-date":
    'يُكتب التاريخ بين علامتي اقتباس بالصيغة "YYYY-MM-DD" ويجب أن يكون موجودًا: {text} لا يصلح.',
};
