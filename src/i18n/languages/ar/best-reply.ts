/** Words of `brink exact --best`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { bestReplyWords as english } from "../en/best-reply.ts";

/** Words of best replies, by key. */
export const bestReplyWords: Translation<typeof english> = {
  "help.exact-best":
    "أفضل ما يستطيع الفاعل المذكور في --as أن يجعله من نتيجة، على كل سياساته: معرّف (يُراد الأقل منها ما لم يقل هدف غير ذلك)، أو id:more",
  "help.exact-worst": "أسوأ ما يستطيع أن يجعله منها؛ ومع --best كلاهما",
  "help.exact-as": "الفاعل الذي تُختار خطواته، لأجل --best و --worst",
  "best.alone": "يُسأل عن --best و --worst من غير --given و --at و --drop: احذف هذه",
  "best.as-alone": "الخيار --as يبيّن خطوات مَن تُختار: أضف --best أو --worst مع معرّف نتيجة",
  "best.one-outcome":
    "يسأل --best و --worst عن نتيجة واحدة: سمّ النتيجة نفسها في كليهما، أو احذف أحدهما",
  "best.ended":
    "ينتهي التشغيل حيث يبدأ، فلا شيء يُختار: انظر `ends_when` و`horizon`، أو اضبط بـ --set بداية يمضي منها",
  "best.advise":
    "قارن بين الخطوات بالتشغيلات: brink advise {scenario} --as {actor} --outcome {outcome}",
  "best.section": "ما الذي يستطيع {actor} أن يجعله منها: {outcome}",
  "best.wants-less": "يريد {actor} الأقل منها.",
  "best.wants-more": "يريد {actor} الأكثر منها.",
  "best.under": "السياسة",
  "best.policy": "كما هي مكتوبة",
  "best.least": "أقل ما يكون",
  "best.most": "أكثر ما يكون",
  "best.none": "لا خطوة",
  "best.best": "السياسة الفضلى",
  "best.worst": "السياسة السوأى",
  "best.first": "أولاً: {moves}. ومن التزم السياسة بلغ {value}.",
  "best.turns": "أول أدوارها، بحسب موضعه:",
  "best.when": "متى",
  "best.state": "حيث",
  "best.chance": "الاحتمال",
  "best.move": "الخطوة",
  "best.next": "التالية لها",
  "best.gives-away": "ما يضيع بها",
  "best.any-state": "أينما كان",
  "best.rules": {
    zero: "بلا قواعد، وتبلغ {value} (والسياسة نفسها: {best}):",
    one: "في قاعدة واحدة تبلغ {value} (والسياسة نفسها: {best}):",
    two: "في قاعدتين تبلغان {value} (والسياسة نفسها: {best}):",
    few: "في {n} قواعد تبلغ {value} (والسياسة نفسها: {best}):",
    many: "في {n} قاعدة تبلغ {value} (والسياسة نفسها: {best}):",
    other: "في {n} قاعدة تبلغ {value} (والسياسة نفسها: {best}):",
  },
  "best.rule": "حيث",
  "best.always": "دائماً",
  "best.share": "من أدوارها",
  "best.note.sees":
    "بين كل السياسات التي ترى الحالة كلها؛ ولها أن تتبع التاريخ، ولا يكسبها الحظ شيئاً.",
  "best.note.hidden":
    "بين كل السياسات التي ترى الحالة كلها حتى ما خفي منها. ومن لا يراه لا ينزل عن الأقل ولا يتجاوز الأكثر.",
  "best.known-least": "الأقل بما يمكنه أن يعرفه",
  "best.known-most": "الأكثر بما يمكنه أن يعرفه",
  "best.seeing-least": "الأقل لمن يرى كل شيء",
  "best.seeing-most": "الأكثر لمن يرى كل شيء",
  "best.believes": "{what} باحتمال {share}",
  "best.note.known":
    "بين كل السياسات التي تأخذ بما يمكن للفاعل أن يعرفه: ما يراه من الحالة قبل كل دور له، مع الخطوات المتاحة، وفي نهاية كل خطوة زمنية، ولا ينسى شيئاً. ولا يُستعمل ما ترويه الأخبار ولا تحفظه الحالة. ومن يرى كل شيء حدٌّ له.",
  "caution.best-nothing": "{outcome}: لا شيء مما يفعله الفاعل يؤثر فيها.",
  "caution.best-hidden":
    "لا يرى الفاعل كل ما تعتمد عليه النتيجة ({hidden}): فالأقل والأكثر حدّان قد لا يبلغهما.",
  "caution.best-beliefs":
    "لم يُحلّ الأفضل بما يمكنه أن يعرفه: فما قد يكون رآه حتى الخطوة {step} يترك في اعتقاداته أكثر من {most} حالة. الخيار --states يسمح بمليون على الأكثر، والأفق الأقصر أو إخفاء أقل يحتاج إلى أقل. وبالتشغيلات: brink advise.",
  "caution.best-signs":
    "لم يُحلّ الأفضل بما يمكنه أن يعرفه: فالحالات مع كل ما يراه أكثر مما يتسع له. وبالتشغيلات: brink advise.",
};
