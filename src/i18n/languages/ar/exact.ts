/** Words of `brink exact`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { exactWords as english } from "../en/exact.ts";

/** Words of `exact`, by key. */
export const exactWords: Translation<typeof english> = {
  "help.exact": "الجواب المضبوط لسيناريو محدود الحالات، مع حدود الخطأ",
  "help.drop": "إسقاط الحالات الأقل احتمالاً من هذا؛ وتبقى الحدود صحيحة",
  "help.states": "أكثر عدد من الحالات يُحفظ معاً",
  "usage.probability": "المطلوب عدد من 0 إلى 0.5",
  "exact.solved": "حلّ مضبوط: أكثر عدد حالات معاً {peak}، وعدد الانتقالات {transitions}",
  "exact.outcome": "المآل",
  "exact.value": "القيمة المضبوطة",
  "exact.within": "أقصى خطأ",
  "exact.mean": "المتوسط إن حدثت",
  "exact.unbounded": "بلا حد",
  "help.exact-given": "الأجوبة حيث تحقق هذا، مثل 'ukraine >= full_scale_war'",
  "help.exact-at": "درجات كل البؤر في خطوة: رقمها أو تاريخ أو all",
  "usage.step": "المطلوب خطوة من 0 إلى {steps} أو تاريخ من {first} إلى {last} أو all",
  "exact.step": "الخطوة {step}، {date}",
  "exact.standing": "تقف عندها",
  "exact.reached": "بلغتها",
  "exact.given.met": "ويتحقق في {share} من كل التشغيلات (أقصى خطأ {bound})",
  "caution.exact-never": "لا يتحقق (تقريباً) أبداً: لا جواب بهذا الشرط.",
  "exact.not-both": "لا يجتمع --given و --at.",
  "exact.note.alike":
    "لا شيء يميّز بين هذه، فالحالات التي تبادلت فيها مواضعها تُتُبّعت كحالة واحدة: {flashpoints}.",
  "exact.note.bound": "قد تخطئ الأرقام الأخيرة بقدر الحد المذكور، وهو يشمل التقريب وكل ما أُسقط.",
  "caution.exact-faults":
    "{outcomes}: لا قيمة مضبوطة، إذ تتوقف تشغيلات بسبب خطأ تتوقف عليه (الخطوة {step}، {place}: {reason}). يَعُدّ brink batch ما خلا من ذلك.",
  "caution.exact-dropped": "الحالات المُسقطة لا تزيد على {mass} من كل التشغيلات.",
  "exact.progress": "الخطوة {step} من {steps}، عدد الحالات {states}",
  "exact.progress-more": "الجولة {pass}: الخطوة {step} من {steps}، عدد الحالات {states}",
  "exact.refused": "لا حل مضبوطاً: {reason}",
  "exact.refusal.real":
    "المتغيّر الحقيقي «{variable}» يأخذ أكثر من {most} قيمة، فالحالات بلا نهاية.",
  "exact.refusal.wide":
    "يأخذ «{variable}» في الحالات الممكنة أكثر من {most} قيمة، ولا يتسع ما بقي من الحالة لأكثر. حدود أضيق للمتغيّرات تفسح المجال.",
  "exact.refusal.widest":
    "أكثر ما يميّز الحالات {parts}، ومع كلٍّ عدد القيم التي ظهرت: درجات أقل، أو حدود أضيق، أو عدّادات تُقارن بثوابت، أو سؤال لا يقرؤها، تقلّل الحالات.",
  "exact.refusal.noise":
    "في المتغيّر الحقيقي «{variable}» ضجيج، فقيمه بلا نهاية. المتغيّر الصحيح (`integer: true`) له جواب مضبوط.",
  "exact.refusal.states": "للسيناريو نحو {states} حالة ممكنة، ولا يمكن التمييز بين أكثر من {most}.",
  "exact.refusal.states-real":
    "متغيّراته الحقيقية ({variables}) تأخذ أي عدد من القيم؛ وحتى بـ 4096 قيمة لكل منها له نحو {states} حالة ممكنة، ولا يمكن التمييز بين أكثر من {most}.",
  "exact.refusal.room":
    "في الخطوة {step} قد يكون التشغيل في أكثر من {most} حالة (من {states} على الأكثر). الخيار --states يسمح بأكثر.",
  "exact.refusal.successors": "في الخطوة {step} لحالة واحدة أكثر من {most} حالة تالية.",
  "exact.refusal.hold":
    "أفضل ردّ يحتفظ بحالات كل الخطوات معاً، وقد تجاوزت عند الخطوة {step} ‏{most} حالة. الخيار --states يسمح بأكثر، والأفق الأقصر يحتاج إلى أقل.",
  "exact.refusal.date":
    "لا جواب بلا أفق، لأن ما يلي الحالة يتوقف على التاريخ في كل خطوة. أما مقارنة `t` أو تاريخ بثابت فلا تمنع.",
  "exact.refusal.date-to-come":
    "لا جواب بلا أفق، لأن السيناريو ينتظر تاريخاً بعد أفقه. أفقٌ (`horizon`) أطول يُظهر ما يأتي بعده.",
  "exact.refusal.count":
    "لا جواب بلا أفق، لأن «{id}» يُعدّ بلا نهاية. إذا قورن بثابت توقف العدّ عنده.",
  "exact.refusal.reached":
    "قد يكون التشغيل في أكثر من {most} حالة. الخيار --states يسمح بأكثر؛ والسؤال الذي يقرأ أقل من السيناريو يحتاج إلى أقل.",
  "exact.refusal.enclosure":
    "معادلات {states} حالة احتاجت إلى سعة أو عمل فوق المتاح، أو أن الخروج منها نادر إلى حدّ لم يُثبَت معه شيء.",
  "exact.refusal.choices": "أمام {actor} أكثر من {most} اختيار في دور واحد.",
  "exact.refusal.values": "القيمة العظمى في «{outcome}» تأخذ أكثر من {most} قيمة.",
  "exact.batch": "قدّره بالتشغيلات: brink batch {scenario}",
  "exact.drop": "أو أسقط القليل الاحتمال: --drop 1e-9",
  "exact.fault": "بعض التشغيلات يتوقف بعطل في الخطوة {step}، في {place}: {reason}.",
};
