/** Words of `brink check --expectations`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { expectationsWords as english } from "../en/expectations.ts";

/** Words of `expectations`, by key. */
export const expectationsWords: Translation<typeof english> = {
  "help.expectations": "هل يتحقق ما يجب أن يصح في تشغيلات السيناريو (`expectations:`)",
  "expectations.heading": "التوقعات مقيسة على {runs} من التشغيلات، البذرة {seed}",
  "expectations.expectation": "التوقع",
  "expectations.verdict": "الحكم",
  "expectations.asked": "يجب أن يصح",
  "expectations.share": "صحّ",
  "expectations.verdict.passes": "متحقق",
  "expectations.verdict.fails": "غير متحقق!",
  "expectations.verdict.undecided": "لم يُحسم",
  "expectations.verdict.untested": "لم يُختبر!",
  "expectations.verdict.vacuous": "بلا حالات!",
  "expectations.holds.always": "دائمًا",
  "expectations.holds.at-least": "{share} على الأقل",
  "expectations.holds.at-most": "{share} على الأكثر",
  "expectations.against": "ما يخالف «{name}»:",
  "expectations.against-on": "ما يخالف «{name}»، الخطوة {step} ({date}):",
  "expectations.needed": "«{name}»: يُحسم بنحو {runs} من التشغيلات إن بقيت الحصة كما هي.",
  "expectations.needed-none": "«{name}»: الحصة هي المطلوبة نفسها، فلا يحسمه أي عدد من التشغيلات.",
  "expectations.note":
    "الحالة تشغيل كامل، أو كل مرة يتحقق فيها شرط، أو أول مرة يتحقق فيها. وحالات التشغيل الواحد متشابهة، والمجال يراعي ذلك.",
  "caution.expectations-undeclared":
    "لا يذكر السيناريو ما يجب أن يصح في تشغيلاته (`expectations:`).",
  "caution.expectation-vacuous": "لم تقع أي حالة في أي تشغيل، فلم يُختبر شيء: {expectations}.",
  "caution.expectation-untested":
    "وقعت الحالات في أقل من {n} من التشغيلات، وهذا أقل من أن يُحكم به: {expectations}.",
  "caution.expectation-undecided": "يقع المجال على جانبي الحصة المطلوبة: {expectations}.",
};
