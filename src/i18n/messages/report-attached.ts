/** Words of the sections of a report that are made from documents of other commands. */

import type { ArabicMessages } from "../translate.ts";

export const reportAttachedEn = {
  "report.partial": "PARTIAL: that command was stopped before it had done all.",
  "report.input": "Input",
  "report.steps": "{name}: steps until then",
  "report.section.sensitivity": "What moves the answers",
  "report.sensitivity.rest": {
    one: "{n} more input, with less effect, is left out of the table; the document has it.",
    other:
      "{n} more inputs, each with less effect, are left out of the table; the document has them.",
  },
  "report.sensitivity.tornado":
    "One number at a time is set to each end of its range, all others at their central values, with the same luck. Swing: high minus low, with the 95% interval of the paired difference. A long bar says that the model leans on that number, not that the number is wrong.",
  "report.sensitivity.morris":
    "µ*: mean absolute effect over the whole range, with its 95% interval; σ: how unequal the effect is from place to place (curvature, interaction). Luck, in the table: the µ* that luck alone would give; what does not stand clear of it is not told apart from no effect.",
  "report.sensitivity.sobol":
    "First order: the share of the variance over the inputs that an input makes alone. Total: with its interactions. Inputs are drawn independently from their ranges; 95% intervals in brackets.",
  "report.tornado.caption": "{name}: change from the central value",
  "report.tornado.caption-share": "{name}: change from the central value, in percentage points",
  "report.tornado.alternative":
    "Bars of the change at both ends of each input's range, the longest first: {input}, swing {swing}.",
  "report.tornado.low": "Input at its low end",
  "report.tornado.high": "Input at its high end",
  "report.morris.caption": "{name}: effect and unevenness",
  "report.morris.caption-share": "{name}: effect and unevenness, in percentage points",
  "report.morris.alternative":
    "Inputs by mean absolute effect and by its spread. Greatest effect: {input}, {effect}.",
  "report.morris.x": "µ* (mean absolute effect)",
  "report.morris.y": "σ (its spread)",
  "report.sobol.caption": "{name}: shares of the variance over the inputs",
  "report.sobol.alternative": "Bars of Sobol indices, the greatest total first: {input}, {total}.",
  "report.sobol.share": "The inputs make {share} of the variance of a single run.",
  "report.sobol.first": "First order",
  "report.sobol.total": "Total",
  "report.section.paths": "What leads to: {outcome}",
  "report.paths.orders":
    "The most frequent orders of what happened first, as shares of what came true",
  "report.paths.alternative":
    "Orders of what happened first, the most frequent first: {order}, {share} of the runs in which it came true.",
  "report.paths.order": "Order",
  "report.paths.begin": "All runs that begin so",
  "report.paths.lift": "Lift",
  "report.paths.date": "Median date",
  "report.paths.exit": "Last exit",
  "report.paths.first": "So far",
  "report.paths.removals": "With a part taken away",
  "report.paths.removals-caption": "{outcome}: change without the part, in percentage points",
  "report.paths.removals-alternative":
    "Changes in percentage points as parts are taken away, the greatest first: {part}, {difference}.",
  "report.paths.box": "Under which inputs it is frequent",
  "report.paths.box-caption": "The box of inputs, within the ranges they were drawn from",
  "report.paths.range": "Whole range",
  "report.paths.peeling": "The way to the box",
  "report.paths.few-cases": "Too few cases of one kind to look for a box.",
  "report.section.uncertain": "With uncertain inputs",
  "report.uncertain.intro":
    "The numbers with a range were drawn anew for each group of runs. Two uncertainties stand apart: the interval says how exactly the average over all inputs was counted; the band, where the share lies as the inputs vary.",
  "report.uncertain.sampling": "Average over inputs, 95% interval",
  "report.section.given": "Given: {condition}",
  "report.section.batch": "A batch of its own",
  "report.section.exact": "Solved exactly",
  "report.exact.intro":
    "No luck is in these values: every course of the scenario is weighed by its probability. Where the runs of this report fall beside them shows what sampling does.",
  "report.exact.caption": "Exact values, and the runs of this report",
  "report.exact.caption-part": "Exact values, and the runs of this report ({part} of {parts})",
  "report.exact.alternative":
    "Exact probabilities by outcome. Highest: {highest}, {high}. Lowest: {lowest}, {low}.",
  "report.exact.runs": "Runs of this report",
  "report.exact.levels": "Flashpoints, exactly",
  "report.exact.bands": "{flashpoint}: the exact chance of each level",
  "report.section.rare": "A rare outcome: {outcome}",
  "report.rare.caption": "{outcome}: probability, on a scale of powers of ten",
  "report.rare.alternative": "By splitting {p}, with the 95% interval {interval}.",
  "report.rare.splitting": "By splitting",
  "report.rare.plain": "By the runs of this report",
  "report.rare.way": "How",
  "report.rare.stages": "The stages on the way",
} as const;

export const reportAttachedAr: ArabicMessages<typeof reportAttachedEn> = {
  "report.partial": "نتيجة جزئية: أُوقف ذلك الأمر قبل أن يكتمل.",
  "report.input": "المُدخَل",
  "report.steps": "{name}: الخطوات حتى ذلك",
  "report.section.sensitivity": "ما الذي يحرّك الأجوبة",
  "report.sensitivity.rest": {
    zero: "الجدول يضم المُدخَلات كلها.",
    one: "تُرك من الجدول مُدخَل واحد أقل أثراً؛ وهو في الوثيقة.",
    two: "تُرك من الجدول مُدخَلان أقل أثراً؛ وهما في الوثيقة.",
    few: "تُركت من الجدول {n} مُدخَلات أقل أثراً؛ وهي في الوثيقة.",
    many: "تُرك من الجدول {n} مُدخَلاً أقل أثراً؛ وهي في الوثيقة.",
    other: "تُرك من الجدول {n} مُدخَل أقل أثراً؛ وهي في الوثيقة.",
  },
  "report.sensitivity.tornado":
    "يوضع رقم واحد في كل مرة عند طرفي مداه، وسائر الأرقام عند قيمها الوسطى، والحظ واحد. المدى: الأعلى ناقص الأدنى، مع مجال 95% للفرق المتقابل. والعمود الطويل يعني أن النموذج يتكئ على ذلك الرقم، لا أن الرقم خطأ.",
  "report.sensitivity.morris":
    "\u2066µ*\u2069: متوسط الأثر المطلق على المدى كله، مع مجال 95%؛ \u2066σ\u2069: مقدار تفاوت الأثر من موضع إلى آخر (الانحناء والتفاعل). الحظ في الجدول: قيمة \u2066µ*\u2069 التي يعطيها الحظ وحده؛ وما لا يعلو عليها بوضوح لا يُميَّز من انعدام الأثر.",
  "report.sensitivity.sobol":
    "الرتبة الأولى: حصة المُدخَل وحده من التباين عبر المُدخَلات. الكلي: مع تفاعلاته. تُسحب المُدخَلات مستقلة من مدياتها؛ ومجالات 95% بين قوسين.",
  "report.tornado.caption": "{name}: التغيّر عن القيمة الوسطى",
  "report.tornado.caption-share": "{name}: التغيّر عن القيمة الوسطى، بالنقاط المئوية",
  "report.tornado.alternative":
    "أعمدة التغيّر عند طرفي مدى كل مُدخَل، أطولها أولاً: {input}، المدى {swing}.",
  "report.tornado.low": "المُدخَل عند أدنى مداه",
  "report.tornado.high": "المُدخَل عند أعلى مداه",
  "report.morris.caption": "{name}: الأثر وتفاوته",
  "report.morris.caption-share": "{name}: الأثر وتفاوته، بالنقاط المئوية",
  "report.morris.alternative":
    "المُدخَلات بحسب متوسط أثرها المطلق وتشتته. أكبرها أثراً: {input}، {effect}.",
  "report.morris.x": "\u2066µ*\u2069 (متوسط الأثر المطلق)",
  "report.morris.y": "\u2066σ\u2069 (تشتته)",
  "report.sobol.caption": "{name}: الحصص من التباين عبر المُدخَلات",
  "report.sobol.alternative": "أعمدة مؤشرات سوبول، أكبرها كلياً أولاً: {input}، {total}.",
  "report.sobol.share": "تصنع المُدخَلات {share} من تباين التشغيل الواحد.",
  "report.sobol.first": "الرتبة الأولى",
  "report.sobol.total": "الكلي",
  "report.section.paths": "ما يقود إلى: {outcome}",
  "report.paths.orders": "أكثر ترتيبات ما وقع أول مرة تكراراً، نسبةً مما تحقق",
  "report.paths.alternative":
    "ترتيبات ما وقع أول مرة، أكثرها تكراراً أولاً: {order}، {share} من التشغيلات التي تحقق فيها.",
  "report.paths.order": "الترتيب",
  "report.paths.begin": "كل التشغيلات التي تبدأ هكذا",
  "report.paths.lift": "الرفع",
  "report.paths.date": "وسيط التاريخ",
  "report.paths.exit": "آخر مخرج",
  "report.paths.first": "حتى هنا",
  "report.paths.removals": "إذا نُزع جزء",
  "report.paths.removals-caption": "{outcome}: التغيّر دون الجزء، بالنقاط المئوية",
  "report.paths.removals-alternative":
    "التغيّرات بالنقاط المئوية حين تُنزع الأجزاء، أكبرها أولاً: {part}، {difference}.",
  "report.paths.box": "تحت أي مُدخَلات يكثر",
  "report.paths.box-caption": "صندوق المُدخَلات ضمن المديات التي سُحبت منها",
  "report.paths.range": "المدى كله",
  "report.paths.peeling": "الطريق إلى الصندوق",
  "report.paths.few-cases": "الحالات من أحد الصنفين أقل من أن يُبحث لها عن صندوق.",
  "report.section.uncertain": "بمُدخَلات غير مؤكدة",
  "report.uncertain.intro":
    "سُحبت الأرقام ذات المدى من جديد لكل مجموعة تشغيلات. وهنا نوعان من عدم اليقين منفصلان: المجال يبيّن دقة عدّ المتوسط عبر المُدخَلات كلها؛ والنطاق يبيّن أين تقع النسبة حين تتغير المُدخَلات.",
  "report.uncertain.sampling": "المتوسط عبر المُدخَلات، مجال 95%",
  "report.section.given": "بشرط: {condition}",
  "report.section.batch": "دفعة أخرى",
  "report.section.exact": "حلّ مضبوط",
  "report.exact.intro":
    "لا حظ في هذه القيم: يوزن كل مسار من مسارات السيناريو باحتماله. وموضع تشغيلات هذا التقرير منها يبيّن ما تفعله المعاينة.",
  "report.exact.caption": "القيم المضبوطة، وتشغيلات هذا التقرير",
  "report.exact.caption-part": "القيم المضبوطة، وتشغيلات هذا التقرير ({part} من {parts})",
  "report.exact.alternative":
    "الاحتمالات المضبوطة للمآلات. أعلاها: {highest}، {high}. وأدناها: {lowest}، {low}.",
  "report.exact.runs": "تشغيلات هذا التقرير",
  "report.exact.levels": "بؤر التوتر بالضبط",
  "report.exact.bands": "{flashpoint}: الاحتمال المضبوط لكل مستوى",
  "report.section.rare": "مآل نادر: {outcome}",
  "report.rare.caption": "{outcome}: الاحتمال، على مقياس قوى العشرة",
  "report.rare.alternative": "بالتفريع {p}، مع مجال 95% {interval}.",
  "report.rare.splitting": "بالتفريع",
  "report.rare.plain": "بتشغيلات هذا التقرير",
  "report.rare.way": "الطريقة",
  "report.rare.stages": "مراحل الطريق",
};
