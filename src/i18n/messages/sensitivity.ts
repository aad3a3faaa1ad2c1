/** Words of `brink sensitivity` and of `brink batch --uncertain`. */

import type { ArabicMessages } from "../translate.ts";

export const sensitivityEn = {
  "help.sensitivity": "which of the scenario's ranges move its answers: tornado, Morris, Sobol",
  "help.method": "tornado (default), morris or sobol",
  "help.outcome": "outcome to follow (may be repeated; default: the scenario's first)",
  "help.input": "vary only the numbers at or below this path (may be repeated)",
  "help.group": "sobol: the numbers of a flashpoint, an actor or an event vary together",
  "help.point-runs": "runs at each point (default: tornado 1000, morris 200, sobol 32)",
  "help.draws": "trajectories of morris (10) or rows of sobol (256)",
  "help.top": "inputs shown in text (default: 12)",
  "help.uncertain": "draw the numbers with a range anew for groups of runs; bands over the inputs",
  "help.uncertain-draws": "with --uncertain: draws of the inputs (default: 400, of 100 runs)",
  "sensitivity.tornado": "One input at a time, from low to high: inputs: {inputs}",
  "sensitivity.morris": "Morris screening: inputs: {inputs}",
  "sensitivity.sobol": "Sobol indices: inputs: {inputs}",
  "sensitivity.effort": "{points} points, {runs} runs at each, seed «{seed}»",
  "sensitivity.partial": "PARTIAL: not all points were run.",
  "sensitivity.central": "{name}: {value} with all inputs at their central values",
  "sensitivity.low": "Low",
  "sensitivity.high": "High",
  "sensitivity.swing": "Swing",
  "sensitivity.absolute": "µ*",
  "sensitivity.mean": "µ",
  "sensitivity.deviation": "σ",
  "sensitivity.floor": "Luck",
  "sensitivity.spread":
    "{name}: on average {mean}, with a standard deviation over the inputs of {deviation}",
  "sensitivity.luck":
    "The inputs make {single} of the variance of a single run. Of the spread seen between points {point} is luck; it is taken out.",
  "sensitivity.untold":
    "The spread over the inputs is not told apart from none, so there is nothing to share out. More --draws or --runs may find it.",
  "sensitivity.first": "First",
  "sensitivity.total": "Total",
  "sensitivity.group": { one: "{name} ({n} input)", other: "{name} ({n} inputs)" },
  "sensitivity.rest": {
    one: "… and {n} more, with less effect (--top shows more, --csv all)",
    other: "… and {n} more, each with less effect (--top shows more, --csv all)",
  },
  "sensitivity.note.others": {
    one: "Shown for the first outcome; --outcome names others ({n} more).",
    other: "Shown for the first outcome; --outcome names others ({n} more).",
  },
  "sensitivity.note.tornado":
    "▒ input at its low end, █ at its high end, against central values; the same luck everywhere. Of shares in percentage points. Swing: high minus low, with a 95% interval of the paired difference (Newcombe, Student's t).",
  "sensitivity.note.morris":
    "µ*: mean absolute effect over the whole range (of shares in percentage points), with Student's interval over trajectories; µ: mean effect; σ: its spread, luck taken out (curvature, interaction). Luck (▒): the µ* that luck alone would give: what does not stand clear of it is not told apart from no effect.",
  "sensitivity.note.sobol":
    "█ first order: the share of that variance that the input makes alone; ▒ up to the total: with its interactions. Inputs are drawn independently from their priors. Estimates by Saltelli and Jansen, corrected for luck; 95% intervals by the delta method.",
  "sensitivity.note.faulty-pairs": "Runs that stopped with a fault at a point are left out there.",
  "sensitivity.note.faulty-rows": {
    one: "{n} row with a faulty run is left out.",
    other: "{n} rows with a faulty run are left out.",
  },
  "sensitivity.note.nothing": "Too little came through without a fault to say anything.",
  "sensitivity.no-draws": "--draws is for --method morris and sobol; a tornado has fixed points",
  "sensitivity.no-group": "--group is for --method sobol",
  "sensitivity.no-outcome": "--outcome: the scenario has no outcome «{id}».",
  "sensitivity.no-outcomes": "the scenario has no outcomes to follow",
  "sensitivity.no-input": "--input: no number with a range stands at «{id}».",
  "sensitivity.no-inputs": "no number of the scenario has a range: there is nothing to vary",
  "uncertain.runs": "{draws} draws of the inputs × {runs} runs, seed «{seed}»",
  "uncertain.band": "Inputs 5–95%",
  "uncertain.share": "Inputs' share",
  "uncertain.note.methods":
    "95% interval: sampling error of the average over inputs (Wilson with the effective number of runs, Student's t for means), by the spread between draws.",
  "uncertain.note.band":
    "Inputs 5–95%: where the answer lies as the inputs vary by their priors, luck taken out; a dash: not told apart from luck. Inputs' share: of the variance of a single run.",
  "uncertain.note.dates":
    "Ever: seen at that level or worse. Dates: by then that share of all runs, over all inputs, had reached it.",
  "uncertain.note.draws": {
    one: "{n} draw had fewer than two runs without a fault and is left out.",
    other: "{n} draws had fewer than two runs without a fault and are left out.",
  },
  "uncertain.none": "Fewer than two draws came through: nothing can be said.",
  "uncertain.alone": "--uncertain keeps nothing in a folder: leave out --out and --resume",
  "uncertain.given": "--uncertain and --given cannot be combined",
  "uncertain.draws": "--draws is for --uncertain",
  "uncertain.few": "--runs: {draws} draws need at least {least} runs, two for each",
} as const;

export const sensitivityAr: ArabicMessages<typeof sensitivityEn> = {
  "help.sensitivity": "أيّ مديات السيناريو تحرّك أجوبته: tornado وموريس وسوبول",
  "help.method": "tornado (الأصل) أو morris أو sobol",
  "help.outcome": "المآل المتابَع (يمكن تكراره؛ الأصل: الأول في السيناريو)",
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
  "sensitivity.low": "الأدنى",
  "sensitivity.high": "الأعلى",
  "sensitivity.swing": "المدى",
  "sensitivity.absolute": "µ*",
  "sensitivity.mean": "µ",
  "sensitivity.deviation": "σ",
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
    "µ*: متوسط الأثر المطلق على المدى كله (للنسب بالنقاط المئوية)، مع مجال ستيودنت على المسارات؛ µ: متوسط الأثر؛ σ: تشتته بعد استبعاد الحظ (الانحناء والتفاعل). الحظ (▒): قيمة µ* التي يعطيها الحظ وحده: ما لا يعلو عليها بوضوح لا يُميَّز من انعدام الأثر.",
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
  "uncertain.band": "مُدخَلات 5–95%",
  "uncertain.share": "حصة المُدخَلات",
  "uncertain.note.methods":
    "مجال 95%: خطأ المعاينة في المتوسط عبر المُدخَلات (ويلسون بالعدد الفعّال للتشغيلات، وستيودنت للمتوسطات)، بحسب التشتت بين السحبات.",
  "uncertain.note.band":
    "مُدخَلات 5–95%: أين يقع الجواب حين تتغير المُدخَلات وفق توزيعاتها القبلية، بعد استبعاد الحظ؛ الشرطة: لا يُميَّز من الحظ. حصة المُدخَلات: من تباين التشغيل الواحد.",
  "uncertain.note.dates":
    "في أي وقت: رُصد عند ذلك المستوى أو أسوأ. التواريخ: عندها كانت تلك النسبة من التشغيلات، عبر كل المُدخَلات، قد بلغته.",
  "uncertain.note.draws": {
    zero: "لم تُترك أي سحبة.",
    one: "تُركت سحبة واحدة لم يكتمل فيها تشغيلان بلا خطأ.",
    two: "تُركت سحبتان لم يكتمل في كل منهما تشغيلان بلا خطأ.",
    few: "تُركت {n} سحبات لم يكتمل في كل منها تشغيلان بلا خطأ.",
    many: "تُركت {n} سحبةً لم يكتمل في كل منها تشغيلان بلا خطأ.",
    other: "تُركت {n} سحبة لم يكتمل في كل منها تشغيلان بلا خطأ.",
  },
  "uncertain.none": "اكتمل أقل من سحبتين: لا يمكن قول شيء.",
  "uncertain.alone": "لا يحفظ --uncertain شيئاً في مجلد: اترك --out و--resume",
  "uncertain.given": "لا يجتمع --uncertain و--given",
  "uncertain.draws": "--draws لأجل --uncertain",
  "uncertain.few":
    "--runs: تحتاج السحبات وعددها {draws} إلى {least} تشغيلاً على الأقل، اثنين لكل منها",
};
