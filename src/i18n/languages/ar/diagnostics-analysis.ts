/** Messages of what the analysis of a program proves, in Arabic. */

import type { AnalysisCode } from "../../../source/catalog-analysis.ts";

/** Templates by code; `{name}` is a hole. */
export const analysisDiagnostics: Readonly<Record<AnalysisCode, string>> = {
  "condition-never-holds": "لا يمكن أن يتحقق هذا الشرط، فلا أثر لـ `{path}` أبدًا.",
  "condition-always-holds": "هذا الشرط متحقق دائمًا حيثما يُنظر في `{path}`: احذفه أو أصلحه.",
  "unreachable-level":
    "لا شيء يؤدي إلى المستوى `{level}` من `{flashpoint}`: لا قاعدة ولا حدث ولا خطوة ممكنة تنتهي إليه.",
  "rule-never-enabled":
    "القاعدة `{rule}` في `{flashpoint}` لا يمكن أن تعمل: مستويات انطلاقها تُبلغ متأخرة، أو تحجبها دائمًا قواعد مؤكدة.",
  "event-never-happens": "الحدث `{event}` لا يمكن أن يقع: تنتهي كل المحاكاة قبله.",
  "outcome-never": "النتيجة `{outcome}` لا يمكن أن تحدث، فاحتمالها صفر.",
  "chance-never-valid": "الاحتمال `{path}` خارج حدوده كلما حُسب ({value}): تتوقف كل محاكاة عنده.",
  "amount-never-valid": "`{path}` سالب كلما حُسب ({value} على الأكثر): تتوقف كل محاكاة عنده.",
  "never-finite":
    "ليس `{path}` عددًا منتهيًا كلما حُسب، كما بعد القسمة على صفر أو لوغاريتم عدد سالب: تتوقف كل محاكاة عنده.",
  "hazard-never-valid":
    "معدل الخطر `{path}` فوق 10^6 في الخطوة كلما حُسب ({value} على الأقل): تتوقف كل محاكاة عنده.",
  "set-outside-bounds":
    "يُضبط `{variable}` خارج حدوده، من {min} إلى {max}، في كل الأحوال ({value}).",
  "site-collision":
    "صادف أن `{name}` و`{other}` يشتركان في سلسلة واحدة من الأعداد العشوائية فيكون حظهما واحدًا: غيّر معرّف أحدهما.",
};
