/**
 * Codes of what the analysis of a program proves: severity and the holes of their messages. What can
 * never be computed is an error; what merely has no effect is a warning. The messages are in
 * `i18n/languages/<tag>/diagnostics-analysis.ts`.
 */

/** Severity and arguments by code. */
export const analysisCatalog = {
  "condition-never-holds": { severity: "warning", arguments: ["path"] },
  "condition-always-holds": { severity: "warning", arguments: ["path"] },
  "unreachable-level": { severity: "warning", arguments: ["level", "flashpoint"] },
  "rule-never-enabled": { severity: "warning", arguments: ["rule", "flashpoint"] },
  "event-never-happens": { severity: "warning", arguments: ["event"] },
  "outcome-never": { severity: "warning", arguments: ["outcome"] },
  "chance-never-valid": { severity: "error", arguments: ["path", "value"] },
  "amount-never-valid": { severity: "error", arguments: ["path", "value"] },
  "never-finite": { severity: "error", arguments: ["path"] },
  "hazard-never-valid": { severity: "error", arguments: ["path", "value"] },
  "set-outside-bounds": { severity: "error", arguments: ["variable", "value", "min", "max"] },
  "site-collision": { severity: "error", arguments: ["name", "other"] },
} as const;

/** A code of a fault that the analysis proves. */
export type AnalysisCode = keyof typeof analysisCatalog;
