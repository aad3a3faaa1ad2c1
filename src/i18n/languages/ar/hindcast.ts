/** Words of `brink hindcast`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { hindcastWords as english } from "../en/hindcast.ts";

/** Words of `hindcast`, by key. */
export const hindcastWords: Translation<typeof english> = {
  "help.hindcast": "درجة السيناريو قياساً بما حدث، إلى جانب ما قاله آخرون",
  "help.at": "يوم التوقع وفق ما رُصد حتى ذلك اليوم؛ وإن تُرك فيوم البداية",
  "hindcast.heading": "توقعات السيناريو مقيسة بـ {observed}",
  "hindcast.bad-day": "--at {date} خارج المدة من {first} إلى {last}",
  "hindcast.on": "توقع يوم {date}",
  "hindcast.questions": "العدد",
  "hindcast.brier": "براير",
  "hindcast.log": "لوغاريتم",
  "hindcast.scenario": "السيناريو",
  "hindcast.others": "غيره",
  "hindcast.fitted": "موفَّق لا مختبَر",
  "hindcast.same": "السيناريو ناقص غيره، الأسئلة نفسها",
  "hindcast.difference": "براير ±",
  "hindcast.skill": "المهارة",
  "hindcast.question": "السؤال ({date})",
  "hindcast.came": "وقع",
  "hindcast.yes": "نعم",
  "hindcast.no": "لا",
  "hindcast.ladders": "الدرجة في النهاية ({date})",
  "hindcast.rps": "RPS",
  "hindcast.persistence": "تبقى كما هي",
  "hindcast.all": "كل السلالم",
  "hindcast.beside": "{unknown}: {value}، إلى جانب: {forecaster}",
  "hindcast.note.others":
    "ترتيب «غيره» هو ترتيب جدول الدرجات؛ ويُسأل كل سؤال مرة واحدة مهما تعددت النتائج التي تسأله.",
  "hindcast.note.scores":
    "براير (p − o)²، واللوغاريتم −ln p محصوراً بين 1% و99%، و RPS على الدرجات المرتبة: 0 هو الأفضل؛ والقول 50% دائماً يعطي براير 0.25 ولوغاريتم 0.69. والمهارة 1 − براير / براير غيره.",
  "caution.hindcast-dependent":
    "المجالات: 95% بإعادة معاينة الأسئلة، وهي غير مستقلة فالمجالات أضيق مما ينبغي؛ و — لما قلّ عن 5 أسئلة.",
  "caution.fitted":
    "«موفَّق لا مختبَر»: ضُبطت أرقام السيناريو بهذه التوقعات، فالتوافق معها لا يثبت شيئاً.",
  "caution.hindcast-unjudged": "لم يُحكم فيها لأنها تقرأ ما ليس في السجل: {outcomes}.",
  "caution.hindcast-faulty":
    "لم يُحكم فيها لأن كل ما يلي من تشغيلات، أو القراءة نفسها، يتوقف بسبب خطأ: {outcomes}.",
  "caution.hindcast-open": "لم يُحكم فيها بعد لأن السجل ينتهي قبلها: {outcomes}.",
  "caution.hindcast-one": "التاريخ سحبة واحدة: قد يسوء به توقع جيد ويحسن توقع سيئ.",
};
