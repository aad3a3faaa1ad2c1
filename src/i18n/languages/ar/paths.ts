/** Words of `brink paths`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { pathsWords as english } from "../en/paths.ts";

/** Words of `paths`, by key. */
export const pathsWords: Translation<typeof english> = {
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
  "paths.met": "{count} من {runs} من التشغيلات: {share} ({interval})",
  "caution.paths-never": "لم يتحقق في أي من التشغيلات وعددها {runs}: لا ترتيب يقود إليه.",
  "caution.paths-partial": "أُوقف: تُرك ما لم يكتمل.",
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
  "caution.paths-faults": {
    zero: "لم يتوقف أي تشغيل بسبب خطأ.",
    one: "توقف تشغيل واحد بسبب خطأ ولم يُحسب.",
    two: "توقف تشغيلان بسبب خطأ ولم يُحسبا.",
    few: "توقفت {n} تشغيلات بسبب خطأ ولم تُحسب.",
    many: "توقف {n} تشغيلاً بسبب خطأ ولم تُحسب.",
    other: "توقف {n} تشغيل بسبب خطأ ولم تُحسب.",
  },
  "caution.paths-few-cases":
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
