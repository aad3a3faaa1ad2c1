/** Messages of what is wrong with a table that is imported, in English. */

import type { ImportCode } from "../../../source/catalog-import.ts";

/** Templates by code; `{name}` is a hole. */
export const importDiagnostics: Readonly<Record<ImportCode, string>> = {
  "import-empty": "This table has no row below its head.",
  "import-too-large":
    "This table is too large: at most {limit} rows are read. Keep those that are meant.",
  "import-quote": "A quotation mark opened here is never closed.",
  "import-column": "There is no column `{column}` in this head.",
  "import-cells": "This row has {found} cells, the head has {wanted}.",
  "import-date":
    "`{found}` is no date: write it as 2014-03-02, 2014-03 or 2014, or name columns of year, month and day.",
  "import-date-missing": "This row does not say in which year it was.",
  "import-date-order": "This row ends on {end}, before it begins on {start}.",
  "import-value":
    "No `--level` says what `{found}` of the column `{column}` is: add `--level {found}=LEVEL`, or `--level {found}=-` to leave such rows out.",
  "import-order":
    "The dates do not tell whether this row was before row {row}, which was worse: it is left out.",
  "import-unknown": "The column `{column}` says nothing here: the row is not counted.",
};
