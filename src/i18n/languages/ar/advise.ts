/** Words of `brink advise`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { adviseWords as english } from "../en/advise.ts";

/** Words of `advise`, by key. */
export const adviseWords: Translation<typeof english> = {
  "help.advise": "ما الذي تغيّره كل خطوة متاحة لفاعل، منظوراً إليها مما يمكنه أن يعرف",
  "help.advise-as": "الفاعل المنصوح",
  "help.advise-step": "الخطوة الزمنية التي يختار فيها (الافتراضي: 0، أي الأولى)",
  "help.advise-session": "جلسة محفوظة: النصح لحيث تقف",
  "help.advise-outcome":
    "نتيجة يُراد الأقل منها، أو id:more لما يُراد منه الأكثر (الافتراضي: أهداف الفاعل)",
  "help.weigh": "ازن الأهداف معاً أيضاً بأوزانها ومقاييسها",
  "help.agency": "أيضاً ما تبلغه قواعد يُلتزم بها من الآن، ومن يؤثر ومتى (تشغيلات أكثر)",
  "help.advise-inputs":
    "عدد الأرقام المعروضة الأقرب إلى قلب النصيحة (الافتراضي: 6؛ 0: لا يُجرَّب شيء)",
  "help.advise-runs":
    "التشغيلات تحت كل مسار، بالحظ نفسه (الافتراضي: 2000؛ ومع --policy 8000، نصفها للبحث)",
  "advise.nobody": "ليس لأي فاعل في هذا السيناريو خطوات، فلا شيء يُختار. أعط أحدهم `moves`",
  "advise.no-actor": "اذكر صاحب الاختيار: --as مع واحد من {actors}",
  "advise.unknown-actor": "--as: لا فاعل باسم «{id}». الفاعلون ذوو الخطوات: {actors}.",
  "advise.no-moves": "--as: ليس للفاعل {id} خطوات، فلا شيء يختاره. الفاعلون ذوو الخطوات: {actors}.",
  "advise.no-objectives":
    "ليس للفاعل {id} أهداف (`objectives`) في السيناريو: بيّن ما يريده بـ --outcome مع معرّف (أقل منه) أو id:more. النتائج: {outcomes}",
  "advise.no-scale":
    "--weigh: أحد الأهداف رقم بلا `scale`: بيّن القيمتين اللتين تعدّان 0 و1، أو اتركه باستعمال --outcome",
  "advise.late-step": "--step: لا اختيار في الخطوة {step}؛ آخرها {last}",
  "advise.step-or-session": "للجلسة موضعها: احذف --step أو --session",
  "advise.no-session": "--session: لا ملف {file}",
  "advise.bad-session": "--session: ليس {file} جلسة حفظها brink play، أو هو تالف",
  "advise.other-session":
    "--session: حُفظ {file} لسيناريو آخر أو بإصدار آخر، فقد تؤدي قراراته إلى غير ما أدت إليه",
  "advise.ended":
    "انتهى التشغيل عند الخطوة {step} فلم يبق ما يُختار. اسأل عن --step أسبق أو عن --run آخر",
  "advise.made": {
    zero: "لا تشغيلات، البذرة «{seed}»؛ اختيار {date}",
    one: "تشغيل واحد تحت كل مسار، البذرة «{seed}»، بالحظ نفسه؛ اختيار {date}",
    two: "تشغيلان تحت كل مسار، البذرة «{seed}»، بالحظ نفسه؛ اختيار {date}",
    few: "{n} تشغيلات تحت كل مسار، البذرة «{seed}»، بالحظ نفسه؛ اختيار {date}",
    many: "{n} تشغيلاً تحت كل مسار، البذرة «{seed}»، بالحظ نفسه؛ اختيار {date}",
    other: "{n} تشغيل تحت كل مسار، البذرة «{seed}»، بالحظ نفسه؛ اختيار {date}",
  },
  "advise.section": "ما الذي يمكن أن يفعله: {actor}",
  "advise.weighed": "الأهداف كلها موزونة",
  "advise.policy": "كما تجري سياسته",
  "advise.nothing": "لا يفعل شيئاً الآن",
  "advise.always": "دائماً متى أتيح: {move}",
  "advise.always-nothing": "لا يفعل شيئاً أبداً",
  "advise.never": "أبداً لا: {move}",
  "advise.open": "{move} (متاحة في {share})",
  "advise.belief": "ما يعتقده",
  "advise.unknown": "المجهول",
  "advise.value": "القيمة",
  "advise.believed": "الاعتقاد",
  "advise.aim-less": "{outcome}: يريد الأقل",
  "advise.aim-more": "{outcome}: يريد الأكثر",
  "advise.as-it-goes": "كما تجري سياسته: {value}.",
  "advise.best": "الأفضل الآن: {move}؛ وأمام «{next}» {lead}.",
  "advise.best-unclear":
    "الأفضل الآن: {move}، لكن قد يكون الحظ وحده ما قدّمه على «{next}»: {lead}. زيادة --runs تبيّن ذلك.",
  "advise.only": "لا يتاح غير: {move}.",
  "advise.caption":
    "{outcome}: ما يغيّره كل فعل الآن عمّا تجري به السياسة، بالنقاط المئوية وبالحظ نفسه",
  "advise.caption-mean": "{outcome}: ما يغيّره كل فعل الآن عمّا تجري به السياسة، بالحظ نفسه",
  "advise.alternative": "ما يغيّره كل فعل الآن من: {outcome}. الأرقام في الجدول.",
  "advise.deed": "الفعل",
  "advise.knowing": "ما قيمة أن يُعرف",
  "advise.gain": "أفضل بمقدار",
  "advise.best-each": "أفضل فعل لو عُرف",
  "advise.agency": "ما تبلغه قواعد يُلتزم بها من الآن: {outcome}",
  "advise.rule": "القاعدة",
  "advise.odds": "عندها",
  "advise.reach-best": "أفضل ما وُجد: {rule}",
  "advise.reach-worst": "أسوأ ما وُجد: {rule}",
  "advise.matters": "من يؤثر ومتى",
  "advise.actor": "الفاعل",
  "advise.when": "متى",
  "advise.rests": "ما الذي يقوم عليه هذا",
  "advise.judged":
    "عدد الأرقام ذات المدى في هذا السيناريو {total}، منها {judged} قائمة على التقدير وحده أو على لا شيء.",
  "advise.no-ranges": "لا رقم في هذا السيناريو له مدى، فلا شيء يقول ما الذي قد يغيّر المشورة.",
  "advise.outcomes": "النتائج: {outcomes}.",
  "advise.flips": "كل رقم من هذه يجعل فعلاً آخر هو الأفضل عند طرف من مداه: {inputs}.",
  "advise.flips-perhaps":
    "لا رقم يجعل فعلاً آخر هو الأفضل يقيناً؛ وقد يفعل ذلك كل رقم من هذه عند طرف من مداه: {inputs}.",
  "advise.flips-none": "لا رقم مما جُرّب يجعل فعلاً آخر هو الأفضل داخل مداه (عدد ما جُرّب: {tried}).",
  "advise.flips-alike": "يستوي كل ما هو متاح في كل تشغيل، فلم يُجرَّب رقم.",
  "advise.flips-untried": "لم يُبحث عن رقم يغيّر المشورة.",
  "advise.nearest":
    "وُضع {tried} من الأرقام عند طرفي مداه. ومن أقرب {n} إلى قلب النصيحة يقوم {judged} على التقدير وحده أو على لا شيء.",
  "advise.input": "الرقم",
  "advise.turning": "ما قد يقلبها: {outcome}",
  "advise.lead-at": "{lead} ({value})",
  "advise.at-low": "عند الأدنى",
  "advise.at-high": "عند الأعلى",
  "advise.turns": "يقلبها",
  "advise.turns-no": "لا",
  "advise.turns-perhaps": "ربما",
  "advise.turns-yes": "نعم",
  "advise.grounds": "يقوم على",
  "advise.grounds-source": "مصدر",
  "advise.grounds-judgement": "تقدير",
  "advise.grounds-none": "لم يُذكر شيء",
  "advise.note.pairs":
    "تبدأ المسارات كلها بالسحوبات نفسها مما يُجهل وبالحظ نفسه، تشغيلاً بتشغيل. مجالات 95%: طريقة نيوكومب للنسب المزدوجة، وتوزيع ستيودنت للفروق المزدوجة في المتوسطات. وحيث لا تتاح خطوة الآن لا تُجرى خطوة.",
  "advise.note.belief":
    "تُسحب المجاهيل مما يمكن للفاعل أن يعتقده في تلك اللحظة، لا مما هي عليه في التشغيل. وبعد هذا الاختيار تقرر سياسته.",
  "advise.note.knowing":
    "قيمة المعلومة الكاملة لهذا الاختيار وحده. يُختار فعل آخر حيث يميّزه نصف التشغيلات عن الأفضل عامةً، ويُحكم عليه بالنصف الآخر كي لا يجامله الحظ.",
  "advise.note.agency":
    "الأفضل والأسوأ بين قواعد بسيطة فقط، اختيرا على نصف التشغيلات وحُكم عليهما بالنصف الآخر: قد تبلغ سياسات أذكى ما هو أبعد.",
  "advise.note.matters":
    "لكل فاعل وفترة: القاعدة التي يغيّر الالتزام بها فيها أكثر ما يكون، وُجدت على نصف التشغيلات وحُكم عليها بالنصف الآخر.",
  "advise.note.turning":
    "التقدّم: الفعل الأفضل أمام أول ما يليه مما لا يستوي معه في كل تشغيل. الاعتقاد ثابت على حاله؛ ويُجرَّب رقم يغيّره بـ `brink believe --set`.",
  "caution.advise-model": "هذا عن النموذج لا عن العالم: يقول ما كان سيتبع لو صحّت أرقام السيناريو.",
  "caution.advise-partial": "نتيجة جزئية: أُنجز {done} من {total} من التشغيلات.",
  "caution.advise-nothing-open": "لا خطوة متاحة للفاعل هنا: كل ما يمكنه ألا يفعل شيئاً.",
  "caution.advise-no-value": "لا قيمة في أي تشغيل لأخطاء يتوقف الأمر عليها: {outcomes}.",
  "caution.advise-faults": {
    zero: "لا خطأ يترك هدفاً بلا قيمة.",
    one: "في تشغيل واحد على الأكثر يترك خطأ هدفاً بلا قيمة، ويُستبعد مما يقارنه.",
    two: "في تشغيلين على الأكثر يترك خطأ هدفاً بلا قيمة، ويُستبعدان مما يقارنه.",
    few: "في {n} تشغيلات على الأكثر يترك خطأ هدفاً بلا قيمة، وتُستبعد مما يقارنه.",
    many: "في {n} تشغيلاً على الأكثر يترك خطأ هدفاً بلا قيمة، وتُستبعد مما يقارنه.",
    other: "في {n} تشغيل على الأكثر يترك خطأ هدفاً بلا قيمة، وتُستبعد مما يقارنه.",
  },
};
