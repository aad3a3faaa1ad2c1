/** Messages of what is wrong with a table that is imported, in Arabic. */

import type { ImportCode } from "../../../source/catalog-import.ts";

/** Templates by code; `{name}` is a hole. */
export const importDiagnostics: Readonly<Record<ImportCode, string>> = {
  "import-empty": "لا صفّ في هذا الجدول تحت رأسه.",
  "import-too-large": "هذا الجدول كبير جدًا: يُقرأ {limit} صفّ على الأكثر. أبقِ الصفوف المقصودة وحدها.",
  "import-quote": "علامة اقتباس فُتحت هنا ولم تُغلق.",
  "import-column": "لا عمود باسم `{column}` في هذا الرأس.",
  "import-cells": "في هذا الصفّ {found} خانة، وفي الرأس {wanted}.",
  "import-date":
    "`{found}` ليس تاريخًا: اكتبه هكذا 2014-03-02 أو 2014-03 أو 2014، أو سمِّ أعمدة السنة والشهر واليوم.",
  "import-date-missing": "لا يقول هذا الصفّ في أيّ سنة كان.",
  "import-date-order": "ينتهي هذا الصفّ في {end} قبل أن يبدأ في {start}.",
  "import-value":
    "لا يقول أيّ `--level` ما معنى `{found}` في العمود `{column}`: أضف `--level {found}=LEVEL`، أو `--level {found}=-` لترك هذه الصفوف.",
  "import-order": "لا تقول التواريخ هل كان هذا الصفّ قبل الصفّ {row} الأسوأ منه: تُرك هذا الصفّ.",
  "import-unknown": "لا يقول العمود `{column}` شيئاً هنا: لم يُعدّ هذا الصفّ.",
};
