/**
 * Codes of what may be wrong with a table that is imported: severity and the holes of their messages,
 * which are in `i18n/languages/<tag>/diagnostics-import.ts`.
 */

/** Severity and arguments by code. */
export const importCatalog = {
  "import-empty": { severity: "error", arguments: [] },
  "import-too-large": { severity: "error", arguments: ["limit"] },
  "import-quote": { severity: "error", arguments: [] },
  "import-column": { severity: "error", arguments: ["column"] },
  "import-cells": { severity: "error", arguments: ["found", "wanted"] },
  "import-date": { severity: "error", arguments: ["found"] },
  "import-date-missing": { severity: "error", arguments: [] },
  "import-date-order": { severity: "error", arguments: ["start", "end"] },
  "import-value": { severity: "error", arguments: ["found", "column"] },
  "import-order": { severity: "warning", arguments: ["row"] },
  "import-unknown": { severity: "warning", arguments: ["column"] },
} as const;

/** A code of a fault of a table. */
export type ImportCode = keyof typeof importCatalog;
