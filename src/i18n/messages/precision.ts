/** Words of `brink batch --precision` and `--ask`. */

import type { ArabicMessages } from "../translate.ts";

export const precisionEn = {
  "help.precision":
    "stop as soon as every interval is that narrow: 0.5% (±), or 10%rel of the estimate; --runs is then the most",
  "help.outcome": "with --precision: only this outcome must be precise (may be repeated)",
  "help.ask": "answer yes, no or undecided: 'P(condition or outcome) > 5%'",
  "precision.wanted": "it must be a width such as 0.5%, 0.005 or 10%rel",
  "precision.one": "--given, --precision and --ask exclude one another: give one of them",
  "precision.outcome-alone": "--outcome goes with --precision",
  "precision.resume": "--precision and --outcome were settled when the batch began: leave them out",
  "precision.unknown-outcome": "the scenario has no outcome “{id}”.",
  "precision.unbounded":
    "--precision: nothing bounds the values of “{id}”, so no interval of its mean would be valid",
  "precision.no-outcome": "--precision: the scenario has no outcome that can be made precise",
  "precision.reached": "Precision ±{text}: reached",
  "precision.missed": "Precision ±{text}: NOT reached for {outcomes}",
  "precision.left-out": "Not covered, as nothing bounds their values: {outcomes}",
  "precision.note.methods":
    "95% intervals: beta-binomial confidence sequences, valid whenever one stops.",
  "precision.note.methods-means":
    "95% intervals: beta-binomial confidence sequences for shares, empirical Bernstein for means; valid whenever one stops.",
  "ask.wanted": "it must be written 'P(condition) > 5%', with > or < and a share between 0 and 1",
  "ask.alone": "--ask keeps nothing in a folder: leave out --out and --resume",
  "ask.no-csv": "--ask gives one answer: use --json instead of --csv",
  "ask.number": "--ask: “{id}” is a number; write a condition, such as {id} > 10",
  "ask.question": "Question: {question}",
  "ask.yes": "Answer: YES",
  "ask.no": "Answer: NO",
  "ask.undecided": "Answer: UNDECIDED",
  "ask.estimate": "P = {value} ({interval})",
  "ask.note.error":
    "Such an answer is wrong in at most 5% of all batches, whatever the true value.",
  "ask.note.undecided":
    "The interval holds the threshold: these runs do not tell. More --runs may.",
} as const;

export const precisionAr: ArabicMessages<typeof precisionEn> = {
  "help.precision":
    "التوقف متى ضاق كل مجال إلى هذا الحد: 0.5% (±) أو 10%rel من التقدير؛ وعندها --runs هو الحد الأقصى",
  "help.outcome": "مع --precision: هذا المآل وحده يجب أن يكون دقيقاً (يمكن التكرار)",
  "help.ask": "جواب: نعم أو لا أو غير محسوم: 'P(شرط أو مآل) > 5%'",
  "precision.wanted": "يجب أن يكون عرضاً مثل 0.5% أو 0.005 أو 10%rel",
  "precision.one": "لا تجتمع --given و--precision و--ask: اختر واحداً",
  "precision.outcome-alone": "يأتي --outcome مع --precision",
  "precision.resume": "حُدّد --precision و--outcome عند بدء الدفعة: احذفهما",
  "precision.unknown-outcome": "لا مآل «{id}» في السيناريو.",
  "precision.unbounded": "--precision: لا حدّ لقيم «{id}»، فلا مجال صحيحاً لمتوسطه",
  "precision.no-outcome": "--precision: ليس في السيناريو مآل يمكن تدقيقه",
  "precision.reached": "الدقة ±{text}: بُلغت",
  "precision.missed": "الدقة ±{text}: لم تُبلغ في {outcomes}",
  "precision.left-out": "غير مشمول لأن قيمه بلا حدود: {outcomes}",
  "precision.note.methods": "مجالات 95%: متتاليات ثقة (بيتا ذات الحدين)، صحيحة متى توقف المرء.",
  "precision.note.methods-means":
    "مجالات 95%: متتاليات ثقة (بيتا ذات الحدين) للنسب، وبرنشتاين التجريبية للمتوسطات؛ صحيحة متى توقف المرء.",
  "ask.wanted": "يجب أن يُكتب هكذا: 'P(شرط) > 5%'، بإشارة > أو < ونسبة بين 0 و1",
  "ask.alone": "لا يحفظ --ask شيئاً في مجلد: اترك --out و--resume",
  "ask.no-csv": "جواب --ask واحد: استعمل --json بدل --csv",
  "ask.number": "--ask: «{id}» رقم؛ اكتب شرطاً مثل {id} > 10",
  "ask.question": "السؤال: {question}",
  "ask.yes": "الجواب: نعم",
  "ask.no": "الجواب: لا",
  "ask.undecided": "الجواب: غير محسوم",
  "ask.estimate": "P = {value} ({interval})",
  "ask.note.error": "جواب كهذا يخطئ في 5% من الدفعات على الأكثر، أياً كانت القيمة الحقيقية.",
  "ask.note.undecided": "العتبة داخل المجال: هذه التشغيلات لا تحسم. قد يحسم عدد أكبر في --runs.",
};
