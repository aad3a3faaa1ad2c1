/** Words of `brink batch --precision` and `--ask`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { precisionWords as english } from "../en/precision.ts";

/** Words of `precision`, by key. */
export const precisionWords: Translation<typeof english> = {
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
  "caution.precision-missed": "الدقة ±{text}: لم تُبلغ في {outcomes}",
  "caution.precision-left-out": "غير مشمول لأن قيمه بلا حدود: {outcomes}",
  "precision.note.methods": "مجالات 95%: متتاليات ثقة (بيتا ذات الحدين)، صحيحة متى توقف المرء.",
  "precision.note.methods-means":
    "مجالات 95%: متتاليات ثقة (بيتا ذات الحدين) للنسب، وبرنشتاين التجريبية للمتوسطات؛ صحيحة متى توقف المرء.",
  "ask.wanted": "يجب أن يُكتب هكذا: 'P(شرط) > 5%'، بإشارة > أو < ونسبة بين 0 و1",
  "ask.alone": "لا يحفظ --ask شيئاً في مجلد: اترك --out و--resume",
  "ask.number": "--ask: «{id}» رقم؛ اكتب شرطاً مثل {id} > 10",
  "ask.question": "السؤال: {question}",
  "ask.yes": "الجواب: نعم",
  "ask.no": "الجواب: لا",
  "ask.undecided": "الجواب: غير محسوم",
  "ask.estimate": "P = {value} ({interval})",
  "ask.note.error": "جواب كهذا يخطئ في 5% من الدفعات على الأكثر، أياً كانت القيمة الحقيقية.",
  "caution.ask-undecided": "العتبة داخل المجال: هذه التشغيلات لا تحسم. قد يحسم عدد أكبر في --runs.",
};
