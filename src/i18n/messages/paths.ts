/** Words of `brink paths`. */

import type { ArabicMessages } from "../translate.ts";

export const pathsEn = {
  "help.paths": "what leads to an outcome: orders of events, the parts and inputs that matter",
  "help.paths-outcome": "the outcome: its id, or a condition that is ever true",
  "help.paths-runs": "number of runs for the orders; other parts take their share of it",
  "help.depth": "most happenings of an order (default 5)",
  "help.signs": "how many kinds of happenings are followed (default 6)",
  "help.follow":
    "follow this instead: a flashpoint, flashpoint.level, an event or actor.move; may be repeated",
  "help.past": "an exit is past when less than this share still turns (default 0.5)",
  "help.coverage": "least share of the cases that the box of inputs covers (default 0.5)",
  "help.only": "only this part: orders, removals or boxes; may be repeated",
  "usage.share": "it must be a number between 0 and 1, such as 0.5 or 50%",
  "paths.no-outcome": "name what to look at: --outcome ID, or --outcome 'a condition'",
  "paths.number":
    "--outcome: “{id}” is a number; name an outcome that comes true or not, or write a condition",
  "paths.no-sign":
    "--follow: “{name}” is no flashpoint, flashpoint.level, event or actor.move of this scenario.",
  "paths.doing.pilot": "Runs to choose what to follow",
  "paths.doing.orders": "Runs for the orders",
  "paths.doing.screening": "Every part taken away in turn: few runs for all",
  "paths.doing.leaders": "More runs, with fresh luck, for the parts that led",
  "paths.doing.cases": "Runs with inputs drawn from their ranges",
  "paths.about": "What leads to: {outcome}",
  "paths.met": "{count} of {runs} runs: {share} ({interval}), seed “{seed}”",
  "paths.never": "It came true in none of {runs} runs: no order leads there.",
  "paths.stopped": "Stopped: what was not finished is left out.",
  "paths.level": "{flashpoint} {arrow} {level}",
  "paths.move": "{actor}: {move}",
  "paths.acts": "It comes true by the very act, which is left out of the orders: {acts}.",
  "paths.act": "{act} in {share} of these runs ({interval})",
  "paths.orders": "Most frequent orders of what happened first ({shown} of {all})",
  "paths.order": "{number}. {order}",
  "paths.none-followed": "none of what is followed",
  "paths.order-runs": {
    one: "{n} run, {share} of those that came true ({interval})",
    other: "{n} runs, {share} of those that came true ({interval})",
  },
  "paths.order-begins": {
    one: "{n} run, {share} of those that came true ({interval}); {all} of all runs begin so (lift ×{lift})",
    other:
      "{n} runs, {share} of those that came true ({interval}); {all} of all runs begin so (lift ×{lift})",
  },
  "paths.order-date": "; median date {date}",
  "paths.exit":
    "Last exit before “{sign}”: after it {turned} still turned ({interval}), before it {before}",
  "paths.exit-start": "No exit at all: from the start less than {limit} turned",
  "paths.exit-none": "No last exit among these: even then {turned} still turned ({interval})",
  "paths.tree": "Beginnings of orders",
  "paths.tree-among": "Of these",
  "paths.tree-all": "Of all",
  "paths.tree-given": "Came true",
  "paths.tree-step": "Median",
  "paths.removal": "Taken away",
  "paths.with": "With",
  "paths.without": "Without",
  "paths.coupling": "Coupling: {from} {arrow} {to}",
  "paths.screening":
    "{parts} parts taken away in turn over {runs} runs each with the same luck; {idle} of them changed no run. The {leaders} with the greatest change, over {more} runs each with fresh luck:",
  "paths.no-leader": "{parts} parts taken away in turn over {runs} runs each: none changed a run.",
  "paths.boxes":
    "Where it is frequent: {cases} cases with {inputs} inputs drawn from their ranges, true in {positives}",
  "paths.few-cases":
    "Too few of one kind to look for a box of inputs: each half needs {least}. More --runs give more.",
  "paths.no-box":
    "No limit on any input matters so far out; a smaller --coverage asks for a narrower box.",
  "paths.input": "Input",
  "paths.limit": "In the box",
  "paths.range": "Range",
  "paths.p": "p",
  "paths.box":
    "The box covers {coverage} of what came true ({coverageInterval}) and holds {mass} of all cases; in it {density} came true ({densityInterval}), over all {base}.",
  "paths.peeling": "Peeling: limits",
  "paths.coverage": "Coverage",
  "paths.density": "Density",
  "paths.mass": "Cases",
  "paths.note.orders":
    "An order lists first times, as far as the outcome; ↑ that level or worse, ↓ that level or better, for the first time. What to follow was chosen by other runs. Shares with 95% Wilson intervals.",
  "paths.note.followed":
    "An order lists first times, as far as the outcome; ↑ that level or worse, ↓ that level or better, for the first time. Shares with 95% Wilson intervals.",
  "paths.note.cause":
    "An order that often comes before is not by that a cause; taking a part away shows what the model makes of it.",
  "paths.note.removals":
    "Differences in percentage points, without minus with; intervals (Newcombe) that hold together at 95% (Bonferroni). The choice was by other runs.",
  "paths.note.boxes":
    "The box was chosen on half of the cases (PRIM) and is judged here on the other half. p: quasi-p-value of each limit, small where it matters.",
} as const;

export const pathsAr: ArabicMessages<typeof pathsEn> = {
  "help.paths": "ما يقود إلى مآل: ترتيب الأحداث، والأجزاء والمدخلات المؤثرة",
  "help.paths-outcome": "المآل: معرّفه، أو شرط يصح في أي وقت",
  "help.paths-runs": "عدد التشغيلات للترتيبات؛ وللأجزاء الأخرى نصيب منه",
  "help.depth": "أكثر ما يضمه الترتيب من وقائع (الأصل 5)",
  "help.signs": "عدد أنواع الوقائع المتتبَّعة (الأصل 6)",
  "help.follow": "تتبَّع هذا بدلاً منها: بؤرة أو flashpoint.level أو حدث أو actor.move؛ يمكن تكراره",
  "help.past": "يفوت المخرج حين ينعطف أقل من هذه النسبة (الأصل 0.5)",
  "help.coverage": "أقل نسبة من الحالات يغطيها صندوق المدخلات (الأصل 0.5)",
  "help.only": "هذا الجزء فقط: orders أو removals أو boxes؛ يمكن تكراره",
  "usage.share": "المطلوب رقم بين 0 و1 مثل 0.5 أو 50%",
  "paths.no-outcome": "سمِّ المطلوب: --outcome ID أو --outcome 'شرط'",
  "paths.number": "--outcome: «{id}» رقم؛ سمِّ مآلاً يصح أو لا يصح، أو اكتب شرطاً",
  "paths.no-sign":
    "--follow: ليس «{name}» بؤرة ولا flashpoint.level ولا حدثاً ولا actor.move في هذا السيناريو.",
  "paths.doing.pilot": "تشغيلات لاختيار ما يُتتبَّع",
  "paths.doing.orders": "تشغيلات للترتيبات",
  "paths.doing.screening": "نزع كل جزء على حدة: تشغيلات قليلة للكل",
  "paths.doing.leaders": "تشغيلات أكثر بحظ جديد للأجزاء المتقدمة",
  "paths.doing.cases": "تشغيلات بمدخلات مسحوبة من مجالاتها",
  "paths.about": "ما يقود إلى: {outcome}",
  "paths.met": "{count} من {runs} من التشغيلات: {share} ({interval})، البذرة «{seed}»",
  "paths.never": "لم يتحقق في أي من التشغيلات وعددها {runs}: لا ترتيب يقود إليه.",
  "paths.stopped": "أُوقف: تُرك ما لم يكتمل.",
  "paths.level": "{flashpoint} {arrow} {level}",
  "paths.move": "{actor}: {move}",
  "paths.acts": "يتحقق بالفعل نفسه، وقد تُرك من الترتيبات: {acts}.",
  "paths.act": "{act} في {share} من هذه التشغيلات ({interval})",
  "paths.orders": "أكثر ترتيبات ما وقع أول مرة تكراراً ({shown} من {all})",
  "paths.order": "{number}. {order}",
  "paths.none-followed": "لا شيء مما يُتتبَّع",
  "paths.order-runs": {
    zero: "لا تشغيل، {share} مما تحقق ({interval})",
    one: "تشغيل واحد، {share} مما تحقق ({interval})",
    two: "تشغيلان، {share} مما تحقق ({interval})",
    few: "{n} تشغيلات، {share} مما تحقق ({interval})",
    many: "{n} تشغيلاً، {share} مما تحقق ({interval})",
    other: "{n} تشغيل، {share} مما تحقق ({interval})",
  },
  "paths.order-begins": {
    zero: "لا تشغيل، {share} مما تحقق ({interval})؛ هكذا يبدأ {all} من كل التشغيلات (الرفع ×{lift})",
    one: "تشغيل واحد، {share} مما تحقق ({interval})؛ هكذا يبدأ {all} من كل التشغيلات (الرفع ×{lift})",
    two: "تشغيلان، {share} مما تحقق ({interval})؛ هكذا يبدأ {all} من كل التشغيلات (الرفع ×{lift})",
    few: "{n} تشغيلات، {share} مما تحقق ({interval})؛ هكذا يبدأ {all} من كل التشغيلات (الرفع ×{lift})",
    many: "{n} تشغيلاً، {share} مما تحقق ({interval})؛ هكذا يبدأ {all} من كل التشغيلات (الرفع ×{lift})",
    other:
      "{n} تشغيل، {share} مما تحقق ({interval})؛ هكذا يبدأ {all} من كل التشغيلات (الرفع ×{lift})",
  },
  "paths.order-date": "؛ وسيط التاريخ {date}",
  "paths.exit": "آخر مخرج قبل «{sign}»: بعده انعطف {turned} ({interval})، وقبله {before}",
  "paths.exit-start": "لا مخرج أصلاً: منذ البداية انعطف أقل من {limit}",
  "paths.exit-none": "لا مخرج أخير بينها: حتى عندئذ انعطف {turned} ({interval})",
  "paths.tree": "بدايات الترتيبات",
  "paths.tree-among": "مما تحقق",
  "paths.tree-all": "من الكل",
  "paths.tree-given": "تحقق",
  "paths.tree-step": "الوسيط",
  "paths.removal": "المنزوع",
  "paths.with": "معه",
  "paths.without": "دونه",
  "paths.coupling": "ارتباط: {from} {arrow} {to}",
  "paths.screening":
    "نُزع كل جزء على حدة، وعدد الأجزاء {parts}، في {runs} من التشغيلات لكل منها بالحظ نفسه؛ لم يغيّر {idle} منها أي تشغيل. الأكبر تغييراً وعددها {leaders}، في {more} من التشغيلات لكل منها بحظ جديد:",
  "paths.no-leader":
    "نُزع كل جزء على حدة، وعدد الأجزاء {parts}، في {runs} من التشغيلات لكل منها: لم يتغير أي تشغيل.",
  "paths.boxes":
    "أين يكثر: {cases} من الحالات بمدخلات عددها {inputs} مسحوبة من مجالاتها، تحقق في {positives} منها",
  "paths.few-cases":
    "أحد الصنفين أقل من أن يُبحث له عن صندوق مدخلات: يلزم {least} في كل نصف، ويزيده --runs أكبر.",
  "paths.no-box": "لا حد على أي مدخل يؤثر عند هذه التغطية؛ و--coverage أصغر تطلب صندوقاً أضيق.",
  "paths.input": "المدخل",
  "paths.limit": "في الصندوق",
  "paths.range": "المجال",
  "paths.p": "p",
  "paths.box":
    "يغطي الصندوق {coverage} مما تحقق ({coverageInterval}) ويضم {mass} من كل الحالات؛ تحقق فيه {density} ({densityInterval})، وفي الكل {base}.",
  "paths.peeling": "التقشير: الحدود",
  "paths.coverage": "التغطية",
  "paths.density": "الكثافة",
  "paths.mass": "الحالات",
  "paths.note.orders":
    "يسرد الترتيب ما وقع أول مرة حتى المآل؛ ↑ ذلك المستوى أو أسوأ، ↓ ذلك المستوى أو أحسن، أول مرة. اختير ما يُتتبَّع بتشغيلات أخرى. النسب بمجالات ويلسون 95%.",
  "paths.note.followed":
    "يسرد الترتيب ما وقع أول مرة حتى المآل؛ ↑ ذلك المستوى أو أسوأ، ↓ ذلك المستوى أو أحسن، أول مرة. النسب بمجالات ويلسون 95%.",
  "paths.note.cause": "ما يكثر قبل المآل ليس سبباً له بذلك؛ ونزع الجزء يُظهر ما يجعله النموذج منه.",
  "paths.note.removals":
    "الفروق بالنقاط المئوية، دونه ناقص معه؛ مجالاتها (نيوكومب) تصح معاً عند 95% (بونفيروني). وكان الاختيار بتشغيلات أخرى.",
  "paths.note.boxes":
    "اختير الصندوق من نصف الحالات (PRIM) وقُوّم هنا على النصف الآخر. p: شبه قيمة p لكل حد، وتصغر حيث يؤثر.",
};
