/** Words of `brink hindcast`. */

import type { ArabicMessages } from "../translate.ts";

export const hindcastEn = {
  "help.hindcast": "the scenario scored against what happened, beside what others said",
  "help.at": "day on which to forecast, from what had been seen by then; the start where left out",
  "hindcast.heading": "Forecasts from the scenario, scored against {observed}",
  "hindcast.bad-day": "--at {date} lies outside {first} to {last}",
  "hindcast.on": "Forecast on {date}",
  "hindcast.questions": "n",
  "hindcast.brier": "Brier",
  "hindcast.log": "Log",
  "hindcast.scenario": "Scenario",
  "hindcast.others": "Others",
  "hindcast.fitted": "fitted, not tested",
  "hindcast.same": "Scenario less the other, same questions",
  "hindcast.difference": "Brier ±",
  "hindcast.skill": "Skill",
  "hindcast.question": "Question ({date})",
  "hindcast.came": "Came",
  "hindcast.yes": "yes",
  "hindcast.no": "no",
  "hindcast.ladders": "Level at the end ({date})",
  "hindcast.rps": "RPS",
  "hindcast.persistence": "Stays as it is",
  "hindcast.all": "All ladders",
  "hindcast.beside": "{unknown}: {value}, beside: {forecaster}",
  "hindcast.note.others":
    "Others stand in the order of the table of scores; each question is asked once, however many outcomes ask it.",
  "hindcast.note.scores":
    "Brier (p − o)², log −ln p clipped to 1–99 %, RPS over ordered levels: 0 is best; always saying 50 % gives Brier 0.25 and log 0.69. Skill is 1 − Brier / other's Brier.",
  "caution.hindcast-dependent":
    "Intervals: 95 % bootstrap over questions, which are not independent, so they are too narrow; — where fewer than 5.",
  "caution.fitted":
    "“Fitted, not tested”: the scenario's numbers were set by these, so agreement proves nothing.",
  "caution.hindcast-unjudged":
    "Not judged, since they read what the history does not hold: {outcomes}.",
  "caution.hindcast-open": "Not judged yet, since the history ends too early: {outcomes}.",
  "caution.hindcast-one":
    "History is one draw: a good forecast can score badly on it, and a bad one well.",
} as const;

export const hindcastAr: ArabicMessages<typeof hindcastEn> = {
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
  "caution.hindcast-open": "لم يُحكم فيها بعد لأن السجل ينتهي قبلها: {outcomes}.",
  "caution.hindcast-one": "التاريخ سحبة واحدة: قد يسوء به توقع جيد ويحسن توقع سيئ.",
};
