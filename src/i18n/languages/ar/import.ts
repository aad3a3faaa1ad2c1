/** Words of `brink import`, in Arabic. */

import type { importWords as english } from "../en/import.ts";
import type { Translation } from "../../message.ts";

/** Words of `import`, by key. */
export const importWords: Translation<typeof english> = {
  "help.import": "جداول ما حدث، أجزاءً من سيناريو: تاريخ أو حالات معدودة",
  "help.import-what": "history (مداخل في `history:`) أو cases (أعداد، كلّ منها مع n)",
  "help.import-table": "الجدول: CSV بفواصل أو فواصل منقوطة أو علامات جدولة، صفّه الأول رأسه",
  "help.import-scenario": "السيناريو الذي هو له: تُراعى سلالمه ودرجاته وأيامه",
  "help.import-shape": "أعمدة بأسماء مجموعة بيانات: mid أو icb أو ucdp (صفّ لكل سنة) أو ged (أحداث)",
  "help.import-column":
    "ما يقوله عمود: date أو latest أو year أو month أو day أو level أو note، أو end- قبل الخمسة الأولى",
  "help.import-where":
    "الصفوف التي لها هذه القيم وحدها: 3 أو 3,4 أو 25..999 أو 1000.. (يمكن تكراره)",
  "help.import-ladder": "السلّم الذي تتحدث عنه الصفوف",
  "help.import-level": "أيّ درجة هي القيم، الأخفّ أولاً: 1..2=calm؛ والعلامة - تترك هذه الصفوف",
  "help.import-baseline": "أين يقف السلّم حين لا يجري شيء من الصفوف (وإلا فغير مرئي)",
  "help.import-event": "الصفوف وقائع لهذا الحدث",
  "help.import-from": "أول يوم (وإلا فأول أيام السيناريو)",
  "help.import-until": "آخر يوم (وإلا فآخر يوم لتاريخ السيناريو، أو آخر أيامه)",
  "help.import-count": "ما يُعدّ، ومعرّف العدد: war=viol=4 (يمكن تكراره)",
  "help.import-source": "معرّف المصدر الذي تستشهد به المداخل والأعداد",
  "help.import-write": "غيّر ملف السيناريو وأبقِ تعليقاته (وإلا فاطبع)",
  "help.import-out": "اكتب السيناريو المغيّر في هذا الملف",
  "import.not-for": "لا معنى للخيار {option} في brink import {action}",
  "import.no-file": "لا يوجد ملف كهذا",
  "import.out-taken": "هناك ملف بهذا الاسم",
  "import.pair": "يجب أن يُكتب name=value",
  "import.id": "يجب أن يكون معرّفًا: حروف لاتينية صغيرة وأرقام و_، أوله حرف",
  "import.date": "يجب أن يكون تاريخًا مثل 2014-03-02",
  "import.too-large": "فيه أكثر من {size}",
  "import.needs-scenario": "يحتاج --write و--out إلى سيناريو يُكتب فيه",
  "import.shipped": "السيناريو «{scenario}» يأتي مع Brink: اكتب في ملف لك بـ --out، أو انسخه",
  "import.needs-count": "تحتاج cases إلى --count id=column=values: ما الذي يُعدّ",
  "import.no-cases": "لا حالة: لا صفّ يستوفي كلّ --where ويقول شيئًا",
  "import.ladder-or-event": "يحتاج التاريخ إلى --ladder أو --event، لا إلى كليهما",
  "import.needs-date": "سمِّ عمود التاريخ: --shape، أو --column role=name مع {roles}",
  "import.needs-level": "يحتاج السلّم إلى --level values=level لكل قيمة في عمود الدرجة",
  "import.has-history": "في التاريخ مداخل للسلّم «{ladder}»: أزلها أولاً، أو اطبع من غير سيناريو",
  "import.nothing": "لا مدخل: لا صفّ يستوفي كلّ --where ويقع في الأيام المقصودة",
  "import.counted": "عُدّت {rows} من {all} من الصفوف",
  "import.made": "المداخل: {entries}، من {used} من الصفوف؛ تستوفي {rows} من {all} كلّ --where",
};
