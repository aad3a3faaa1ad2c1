/** Words of `brink check --coverage`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { coverageWords as english } from "../en/coverage.ts";

/** Words of a coverage, by key. */
export const coverageWords: Translation<typeof english> = {
  "help.check-coverage": "ما ورد من السيناريو في بعض تشغيلاته وما لم يرد في أي منها",
  "coverage.heading": "ما مرّت به {runs} من التشغيلات، البذرة {seed}",
  "coverage.kind": "العناصر",
  "coverage.all": "الكل",
  "coverage.came": "ورد",
  "coverage.never": "لم يرد",
  "coverage.kind.level": "المستويات",
  "coverage.kind.rule": "القواعد",
  "coverage.kind.move": "التحرّكات",
  "coverage.kind.plan": "نهايات الخطط",
  "coverage.kind.offer": "أجزاء العروض",
  "coverage.kind.line": "الخطوط الحمراء والردود عليها",
  "coverage.kind.event": "الأحداث",
  "coverage.kind.value": "قيم المجهولات",
  "coverage.kind.multiplier": "المضاعِفات",
  "coverage.kind.number": "الأرقام ذات المدى",
  "coverage.headlines": "أبرز الأخبار",
  "coverage.never.level": "لم تُبلغ قط",
  "coverage.never.rule": "لم تعمل قط",
  "coverage.never.move": "لم تقع قط",
  "coverage.never.plan": "نهايات لم تنتهِ إليها أي خطة",
  "coverage.never.offer": "أجزاء عروض لم ترد قط",
  "coverage.never.line": "خطوط حمراء لم تُتجاوز قط وردود لم تقع",
  "coverage.never.event": "لم تحدث قط",
  "coverage.never.value": "لم تُسحب قط",
  "coverage.never.multiplier": "لم تُطبَّق قط",
  "coverage.never.number": "لم تُقرأ قط",
  "coverage.path": "في الملف",
  "coverage.open": "تشغيلات أمكن فيها",
  "coverage.more": "وما زاد عليها {n}؛ وهي كلها في `--json`.",
  "coverage.rarer":
    "ما لم يرد في هذه التشغيلات يرد في أقل من {share} من التشغيلات كلها (بثقة 95%).",
  "coverage.whole": "ورد كل شيء في بعض التشغيلات.",
  "coverage.unread": "رقم لم يُقرأ قط لم يقرّر شيئًا: لو كانت قيمته غيرها لبقيت هذه التشغيلات كما هي.",
};
