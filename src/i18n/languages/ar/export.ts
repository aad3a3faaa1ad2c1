/** Words of `brink export`: what was written, what cannot be, and the words in figures; in Arabic. */

import type { Translation } from "../../message.ts";
import type { exportWords as english } from "../en/export.ts";

/** Words of `export`, by key. */
export const exportWords: Translation<typeof english> = {
  "help.export": "نموذج لبرنامج PRISM، أو رسوم لـ Graphviz وMermaid",
  "help.export-to": "prism أو dot أو mermaid",
  "help.export-as":
    "لأجل PRISM: فاعل تُختار خطواته، فيصير النموذج عملية قرار ماركوفية فيها Pmax و Pmin",
  "usage.export-as": "الخيار --as لأجل --to prism: احذفه، أو صدّر إلى prism",
  "help.export-out": "مجلد للملفات؛ تُستبدل الملفات التي تحمل الأسماء نفسها (الأصل: الطباعة)",
  "help.figure": "ladder:<id> لبؤرة واحدة، أو couplings (الأصل: الرسوم كلها)",
  "usage.export-to": "حدّد الوجهة: --to prism أو --to dot أو --to mermaid",
  "usage.figure-alone": "الخيار --figure يُستعمل مع --to dot و--to mermaid",
  "usage.figure": "المطلوب couplings، أو ladder: يتبعه واحد من {choices}",
  "export.written": "كُتب {file}",
  "export.refused": "ليس للسيناريو {scenario} صيغة دقيقة في PRISM؛ لم يُكتب شيء:",
  "export.refused-item": "{path}: {reason}",
  "export.reason.real-drift": "متغيّر ينجرف عبر أعداد قد لا تكون صحيحة، فليس له مدى منتهٍ",
  "export.reason.real-variable":
    "ما يُكتب في هذا المتغيّر، أو حدّاه، قد لا يكون عدداً صحيحاً، فليس له مدى منتهٍ",
  "export.reason.wide-variable": "الحدّان ليسا عددين صحيحين من 32 بتاً، وهو مدى PRISM",
  "export.reason.real-maximum": "متوسط القيمة الكبرى يحتاج إلى قيم صحيحة لا تزيد على 1000",
  "export.reason.bad-share": "حصص هذا المجهول سالبة أو مجموعها صفر",
  "export.reason.noise": "ليس للضجيج صيغة في PRISM",
  "export.reason.sine": "ليس في PRISM جيب ولا جيب تمام لما يتغيّر أثناء التشغيل",
  "figure.ladder": "{flashpoint}: المستويات والقواعد",
  "figure.couplings": "{title}: ما يحرّك ماذا",
  "figure.chance": "{rule}: {chance} {window}",
  "figure.amount-chance": "{rule}: الاحتمال {amount} {window}",
  "figure.hazard": "{rule}: معدل الخطر {amount} في الخطوة",
  "figure.certain": "{rule}: مؤكدة، الوزن {amount}",
  "figure.guarded": "{text} (بشرط)",
  "figure.coupling": "ضغط، الوزن {weight}",
  "figure.coupling-lag": "ضغط، الوزن {weight}، بتأخير {lag}",
  "figure.guard": "شرط",
  "figure.multiplier": "مضاعف",
};
