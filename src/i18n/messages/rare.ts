/** Words of `brink rare`. */

import type { ArabicMessages } from "../translate.ts";

export const rareEn = {
  "help.rare": "the probability of something very unlikely, by splitting runs on their way to it",
  "help.rare-outcome": "what is rare: an outcome's id, or a condition that is ever true",
  "help.by":
    "how near a state is, as a number expression (default: rungs to go on the ladders that the outcome names)",
  "help.levels":
    "values of --by at which to split, rising, separated by commas (default: by a pilot)",
  "help.effort": "runs per stage (default: 1000)",
  "help.replications": "independent estimates, from which the interval comes (default: 100)",
  "rare.levels-wanted": "it must be rising numbers separated by commas, such as 1,2,3",
  "rare.number": "--outcome: “{id}” is a number; write a condition, such as {id} > 10",
  "rare.no-way":
    "no way to “{id}” can be told from its condition: say by --by how near a state is to it",
  "rare.made": {
    one: "{n} replication of {effort} runs per stage, seed “{seed}”",
    other: "{n} replications of {effort} runs per stage, seed “{seed}”",
  },
  "caution.rare-partial": "PARTIAL: {done} of {total} replications were done.",
  "rare.estimate": "P = {p}, about 1 in {n}",
  "rare.interval": "95% interval: {low} to {high}",
  "caution.rare-single": "No interval from a single replication.",
  "caution.rare-never": "Never seen, so nothing bounds it from above: more --effort, or another --by.",
  "rare.level": "To go",
  "rare.last": "to the end",
  "rare.runs": "Runs",
  "rare.crossed": "Reach it",
  "rare.happened": "Come true before",
  "rare.note.method": "Interval: Student's t of {n} independent, unbiased replications.",
  "rare.note.work":
    "{steps} steps. Plain runs would need about {runs} runs for the same relative error, {times} times the steps.",
  "caution.rare-no-levels":
    "No level was found on the way, so this is no more than plain runs: say by --by how near a state is.",
  "caution.rare-not-rare":
    "This is not rare, so there is nothing to split: plain runs (brink batch) tell it as well.",
  "caution.rare-few": {
    zero: "It came true in no replication.",
    one: "It came true in {n} replication only: the interval is too short. More --effort helps.",
    other: "It came true in {n} replications only: the interval is too short. More --effort helps.",
  },
  "caution.rare-faults": {
    one: "{n} run stopped with a fault and counts as one in which it does not come true.",
    other: "{n} runs stopped with a fault and count as ones in which it does not come true.",
  },
  "rare.note.way":
    "To go: rungs and differences left, 0 where the condition holds. The choice of levels does not bias the estimate.",
  "rare.progress": "{done} of {total} replications ({share}), {left} left",
  "rare.progress-begin": "{done} of {total} replications",
  "rare.finished": {
    one: "{n} replication in {time}",
    other: "{n} replications in {time}",
  },
  "rare.stopped": "Stopped: {done} of {total} replications were done; nothing is kept.",
} as const;

export const rareAr: ArabicMessages<typeof rareEn> = {
  "help.rare": "احتمال أمر نادر جداً، بتفريع التشغيلات في الطريق إليه",
  "help.rare-outcome": "الأمر النادر: معرّف مآل، أو شرط يصح في أي وقت",
  "help.by":
    "مدى قرب الحالة، عبارةً عددية (الافتراضي: الدرجات الباقية على السلالم التي يسميها المآل)",
  "help.levels": "قيم --by التي يُفرَّع عندها، متصاعدة تفصلها فواصل (الافتراضي: بتجربة استطلاعية)",
  "help.effort": "تشغيلات كل مرحلة (الافتراضي: 1000)",
  "help.replications": "تقديرات مستقلة يُؤخذ منها المجال (الافتراضي: 100)",
  "rare.levels-wanted": "يجب أن تكون أعداداً متصاعدة تفصلها فواصل مثل 1,2,3",
  "rare.number": "--outcome: «{id}» رقم؛ اكتب شرطاً مثل {id} > 10",
  "rare.no-way": "لا يُعرف الطريق إلى «{id}» من شرطه: بيّن بواسطة --by مدى قرب الحالة منه",
  "rare.made": {
    zero: "لا تكرارات، البذرة «{seed}»",
    one: "تكرار واحد، {effort} من التشغيلات في كل مرحلة، البذرة «{seed}»",
    two: "تكراران، {effort} من التشغيلات في كل مرحلة، البذرة «{seed}»",
    few: "{n} تكرارات، {effort} من التشغيلات في كل مرحلة، البذرة «{seed}»",
    many: "{n} تكراراً، {effort} من التشغيلات في كل مرحلة، البذرة «{seed}»",
    other: "{n} تكرار، {effort} من التشغيلات في كل مرحلة، البذرة «{seed}»",
  },
  "caution.rare-partial": "نتيجة جزئية: أُنجز {done} من {total} من التكرارات.",
  "rare.estimate": "P = {p}، نحو 1 من {n}",
  "rare.interval": "مجال 95%: من {low} إلى {high}",
  "caution.rare-single": "لا مجال من تكرار واحد.",
  "caution.rare-never": "لم يُرَ قط، فلا حدّ له من أعلى: زد --effort أو غيّر --by.",
  "rare.level": "الباقي",
  "rare.last": "حتى النهاية",
  "rare.runs": "التشغيلات",
  "rare.crossed": "تبلغها",
  "rare.happened": "يتحقق قبلها",
  "rare.note.method": "المجال: توزيع ستيودنت لتكرارات مستقلة غير متحيزة عددها {n}.",
  "rare.note.work":
    "عدد الخطوات {steps}. التشغيلات العادية تحتاج إلى نحو {runs} تشغيل للخطأ النسبي نفسه، أي {times} ضعفاً من الخطوات.",
  "caution.rare-no-levels":
    "لم يوجد مستوى في الطريق، فليس هذا أكثر من تشغيلات عادية: بيّن بواسطة --by مدى قرب الحالة.",
  "caution.rare-not-rare": "ليس هذا نادراً، فلا شيء يُقسَّم: تكفي له التشغيلات العادية (brink batch).",
  "caution.rare-few": {
    zero: "لم يتحقق في أي تكرار.",
    one: "تحقق في تكرار واحد فقط: المجال أقصر مما ينبغي، وتنفع زيادة --effort.",
    two: "تحقق في تكرارين فقط: المجال أقصر مما ينبغي، وتنفع زيادة --effort.",
    few: "تحقق في {n} تكرارات فقط: المجال أقصر مما ينبغي، وتنفع زيادة --effort.",
    many: "تحقق في {n} تكراراً فقط: المجال أقصر مما ينبغي، وتنفع زيادة --effort.",
    other: "تحقق في {n} تكرار فقط: المجال أقصر مما ينبغي، وتنفع زيادة --effort.",
  },
  "caution.rare-faults": {
    zero: "لم يتوقف أي تشغيل بسبب خطأ.",
    one: "توقف تشغيل واحد بسبب خطأ، ويُعدّ مما لا يتحقق فيه الأمر.",
    two: "توقف تشغيلان بسبب خطأ، ويُعدّان مما لا يتحقق فيه الأمر.",
    few: "توقفت {n} تشغيلات بسبب خطأ، وتُعدّ مما لا يتحقق فيه الأمر.",
    many: "توقف {n} تشغيلاً بسبب خطأ، وتُعدّ مما لا يتحقق فيه الأمر.",
    other: "توقف {n} تشغيل بسبب خطأ، وتُعدّ مما لا يتحقق فيه الأمر.",
  },
  "rare.note.way": "الباقي: درجات وفروق، 0 حيث يصح الشرط. اختيار المستويات لا يحيّز التقدير.",
  "rare.progress": "{done} من {total} من التكرارات ({share})، بقي {left}",
  "rare.progress-begin": "{done} من {total} من التكرارات",
  "rare.finished": {
    zero: "لا تكرارات في {time}",
    one: "تكرار واحد في {time}",
    two: "تكراران في {time}",
    few: "{n} تكرارات في {time}",
    many: "{n} تكراراً في {time}",
    other: "{n} تكرار في {time}",
  },
  "rare.stopped": "أُوقف: أُنجز {done} من {total} من التكرارات؛ ولم يُحفظ شيء.",
};
