/** Words of the ways of a run: forks, bookmarks, two of them side by side; in Arabic. */

import type { Translation } from "../../message.ts";
import type { waysWords as english } from "../en/ways.ts";

/** Words of `ways`, by key. */
export const waysWords: Translation<typeof english> = {
  "key.fork": "تفريع",
  "key.ways": "المسارات",
  "key.compare": "مقارنة",
  "key.bookmark": "علامة",
  "key.drop": "إزالة",
  "key.go": "انتقال",
  "key.other": "المسار التالي",
  "about.fork": "تفريع من هنا: ما تفعله من الآن مسار له اسمه، والمسار المتروك محفوظ.",
  "about.ways": "مسارات هذا التشغيل خطوطاً زمنية، والعلامات: انتقال ومقارنة وإزالة.",
  "about.compare":
    "مساران جنباً إلى جنب بالحظ نفسه: أين يفترقان أولاً، والمستويات والمتغيّرات والاحتمالات.",
  "about.bookmark": "وضع علامة هنا أو إزالتها.",
  "fork.title": "المسارات والعلامات",
  "fork.here": "أنت على المسار {name}: {date}، الخطوة {step}؛ {decisions}.",
  "fork.decisions": {
    zero: "لا قرار يدوياً حتى الآن",
    one: "قرار يدوي واحد",
    two: "قراران يدويان",
    few: "{n} قرارات يدوية",
    many: "{n} قراراً يدوياً",
    other: "{n} قرار يدوي",
  },
  "fork.left": "المسار {name}، تُرك في {date}، {decisions}",
  "fork.bookmark": "علامة «{name}»: {date}",
  "fork.empty":
    "لا شيء آخر بعد. المفتاح g يفرّع من هنا، وb يضع علامة؛ ارجع بالمفتاح u وقرّر غير ذلك فيبقى المسار المتروك أيضاً.",
  "fork.legend": "{up} أسوأ، {down} أفضل، {decided} قرار يدوي، {here} أنت، {flag} علامة",
  "fork.past": "المسار {name}: {marks}",
  "fork.decided": "{date} قرار يدوي",
  "fork.worse": "{date} أسوأ",
  "fork.better": "{date} أفضل",
  "fork.nothing": "لم يتغيّر أي مستوى",
  "compare.title": "{first} و{second}، الحظ نفسه، {date}",
  "compare.parting": "يفترقان في {date}: {first}؛ {second}.",
  "compare.chose": "{name}: {what}",
  "compare.staff": "تُرك للمساعدين",
  "compare.same": "لا فرق حتى الآن: لم يُختر شيء مختلف بعد.",
  "compare.left": "تُرك المسار {name} في {date}؛ ومن هناك يقرّر المساعدون فيه.",
  "compare.note":
    "تشغيل واحد بحظ واحد: ما يختلف هو أثر القرارات. الاحتمالات من تشغيلات كثيرة من كلٍّ منهما، وفرقها بالنقاط المئوية؛ وبين قوسين ما قد يكون من الحظ.",
  "compare.line": "{name}: {first} مقابل {second} {difference}",
  "message.forked": "يبدأ المسار {name} هنا في {date}؛ والمسار {left} محفوظ. المفتاح c للمقارنة.",
  "message.renamed": "اسم هذا المسار الآن {name}.",
  "message.switched": "على المسار {name}، في {date}.",
  "message.no-fork": "لا مسار آخر باسم {name}؛ المفتاح f يعرضها.",
  "message.no-name": "المطلوب اسم.",
  "message.taken": "يوجد مسار باسم {name}.",
  "message.alone": "لا مسار آخر للمقارنة بعد: المفتاح g يفرّع من هنا.",
  "message.marked": "وُضعت العلامة «{name}».",
  "message.unmarked": "أُزيلت العلامة «{name}».",
  "message.dropped": "أُزيل {name}.",
  "message.fork": "قرّرت غير ذلك: هذا الآن المسار {name}، والمسار {left} محفوظ بقراراته.",
  "message.branched": "هذا الآن المسار {name}؛ والمسار {left} محفوظ.",
  "message.fork-luck": "البذرة والتشغيل نفسهما: الحظ كما كان حتى تختلف قراراتك.",
};
