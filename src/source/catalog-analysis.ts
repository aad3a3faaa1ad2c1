/**
 * Codes of what the analysis of a program proves: severity and the holes of their messages. The
 * messages are in `i18n/diagnostics-analysis-*.ts`.
 */

/** Severity and arguments by code. */
export const analysisCatalog = {
  "condition-never-holds": { severity: "error", arguments: ["path"] },
  "condition-always-holds": { severity: "error", arguments: ["path"] },
  "unreachable-level": { severity: "error", arguments: ["level", "flashpoint"] },
  "rule-never-enabled": { severity: "error", arguments: ["rule", "flashpoint"] },
  "event-never-happens": { severity: "error", arguments: ["event"] },
  "outcome-never": { severity: "warning", arguments: ["outcome"] },
  "chance-never-valid": { severity: "error", arguments: ["path", "value"] },
  "amount-never-valid": { severity: "error", arguments: ["path", "value"] },
  "set-outside-bounds": { severity: "error", arguments: ["variable", "value", "min", "max"] },
  "site-collision": { severity: "error", arguments: ["name", "other"] },
} as const;

/** A code of a fault that the analysis proves. */
export type AnalysisCode = keyof typeof analysisCatalog;
