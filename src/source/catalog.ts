/**
 * The catalog of diagnostics: every code that Brink may report about a scenario, its severity and
 * the arguments of its message. Messages (English, Arabic) are in `i18n/diagnostics-*.ts`; a case
 * for each code is in `tests/diagnostics/<code>/`.
 */

import { analysisCatalog } from "./catalog-analysis.ts";
import { expressionCatalog } from "./catalog-expression.ts";
import { importCatalog } from "./catalog-import.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import type { Span } from "./span.ts";

/** What the catalog says of a code. */
interface CatalogEntry {
  readonly severity: Severity;
  /** Names of the holes of the message. */
  readonly arguments: readonly string[];
}

/** Severity and arguments by code; the groups follow the stages of reading. */
const scenarioCatalog = {
  // Files.
  "file-missing": { severity: "error", arguments: ["name"] },
  "file-is-folder": { severity: "error", arguments: ["name"] },
  "file-too-large": { severity: "error", arguments: ["name", "limit"] },
  "file-outside": { severity: "error", arguments: ["name"] },
  "file-cycle": { severity: "error", arguments: ["name"] },
  "file-too-many": { severity: "error", arguments: ["limit"] },
  "file-binary": { severity: "error", arguments: ["name"] },
  "file-empty": { severity: "error", arguments: ["name"] },
  // YAML.
  "yaml-syntax": { severity: "error", arguments: ["detail"] },
  "yaml-tab": { severity: "error", arguments: [] },
  "yaml-indent": { severity: "error", arguments: [] },
  "yaml-unclosed": { severity: "error", arguments: ["character"] },
  "yaml-colon": { severity: "error", arguments: [] },
  "yaml-key-alone": { severity: "error", arguments: [] },
  "yaml-comma": { severity: "error", arguments: ["found"] },
  "yaml-duplicate-key": { severity: "error", arguments: ["key"] },
  "yaml-key": { severity: "error", arguments: [] },
  "yaml-alias": { severity: "error", arguments: [] },
  "yaml-tag": { severity: "error", arguments: ["tag"] },
  "yaml-many-documents": { severity: "error", arguments: [] },
  "yaml-too-deep": { severity: "error", arguments: ["limit"] },
  "yaml-too-many": { severity: "error", arguments: ["limit"] },
  // Structure.
  "language-version": { severity: "error", arguments: ["found"] },
  "unknown-key": { severity: "error", arguments: ["key", "construct"] },
  "missing-key": { severity: "error", arguments: ["key", "construct"] },
  "one-key-of": { severity: "error", arguments: ["keys", "construct"] },
  "conflicting-keys": { severity: "error", arguments: ["first", "second"] },
  "wrong-type": { severity: "error", arguments: ["expected", "foundType"] },
  "bad-choice": { severity: "error", arguments: ["found", "choices"] },
  "bad-number": { severity: "error", arguments: ["found"] },
  "number-out-of-bounds": { severity: "error", arguments: ["found", "bounds"] },
  "bad-date": { severity: "error", arguments: ["found"] },
  "bad-id": { severity: "error", arguments: ["id"] },
  "reserved-id": { severity: "error", arguments: ["id"] },
  "duplicate-id": { severity: "error", arguments: ["id", "kind", "type"] },
  "too-few-levels": { severity: "error", arguments: ["flashpoint"] },
  "ladder-too-long": { severity: "error", arguments: ["flashpoint", "limit"] },
  // Copies.
  "template-name-unbound": { severity: "error", arguments: ["name"] },
  "template-name-in-text": { severity: "error", arguments: ["name"] },
  "template-key-unused": { severity: "error", arguments: ["name"] },
  "template-key-unknown": { severity: "error", arguments: ["key", "template"] },
  "template-key-missing": { severity: "error", arguments: ["key", "template"] },
  "template-of-another-kind": { severity: "error", arguments: ["name", "kind", "construct"] },
  "template-cycle": { severity: "error", arguments: ["name"] },
  "template-too-deep": { severity: "error", arguments: ["limit"] },
  "each-key": { severity: "error", arguments: ["key"] },
  "copies-too-many": { severity: "error", arguments: ["limit"] },
  "copies-too-large": { severity: "error", arguments: ["limit"] },
  "links-too-many": { severity: "error", arguments: ["limit"] },
  // Texts.
  "text-missing": { severity: "error", arguments: ["language"] },
  "text-language": { severity: "error", arguments: ["language", "languages"] },
  "text-control": { severity: "error", arguments: ["character"] },
  "text-too-long": { severity: "error", arguments: ["limit"] },
  "text-too-wide": { severity: "error", arguments: ["columns", "limit"] },
  // Names.
  "unknown-reference": { severity: "error", arguments: ["kind", "name"] },
  "group-empty": { severity: "error", arguments: ["group"] },
  "definition-cycle": { severity: "error", arguments: ["name"] },
  "level-of-another-ladder": { severity: "error", arguments: ["level", "flashpoint", "owner"] },
  // Numbers, chances, ranges.
  "chance-without-window": { severity: "error", arguments: ["found"] },
  "chance-with-window": { severity: "error", arguments: ["found"] },
  "chance-out-of-bounds": { severity: "error", arguments: ["found", "bounds"] },
  "percent-misplaced": { severity: "error", arguments: ["found"] },
  "range-reversed": { severity: "error", arguments: ["low", "high"] },
  "range-excludes-value": { severity: "error", arguments: ["value", "low", "high"] },
  "scale-without-number": { severity: "error", arguments: ["outcome"] },
  "range-without-number": { severity: "error", arguments: [] },
  "shares-total": { severity: "error", arguments: ["unknown", "total"] },
  "bounds-reversed": { severity: "error", arguments: ["min", "max"] },
  "start-outside-bounds": { severity: "error", arguments: ["start", "min", "max"] },
  "noise-needs-positive": { severity: "error", arguments: ["variable"] },
  "start-reads-state": { severity: "error", arguments: [] },
  "start-not-whole": { severity: "error", arguments: ["start"] },
  // Time.
  "horizon-before-start": { severity: "error", arguments: ["start", "horizon"] },
  "horizon-too-near": { severity: "error", arguments: ["start", "horizon"] },
  "horizon-too-far": { severity: "error", arguments: ["steps", "limit"] },
  "date-outside-run": { severity: "error", arguments: ["date", "first", "last"] },
  "event-outside-run": { severity: "warning", arguments: ["date", "first", "last"] },
  "date-within-step": { severity: "warning", arguments: ["date", "read"] },
  "duration-not-whole-steps": { severity: "error", arguments: ["found", "unit", "nearest"] },
  "step-outside-run": { severity: "error", arguments: ["step", "last"] },
  "span-reversed": { severity: "error", arguments: ["from", "by"] },
  "plan-does-nothing": { severity: "error", arguments: ["plan"] },
  "delay-on-level": { severity: "error", arguments: ["flashpoint"] },
  "delay-may-overlap": { severity: "warning", arguments: ["steps"] },
  "plan-circle": { severity: "error", arguments: ["plan"] },
  "generated-id-taken": { severity: "error", arguments: ["id", "of"] },
  "offer-without-answer": { severity: "error", arguments: ["offer"] },
  "offer-to-itself": { severity: "error", arguments: ["offer"] },
  "offer-hidden": { severity: "error", arguments: ["offer"] },
  "run-too-large": { severity: "error", arguments: ["steps", "rows", "limit"] },
  "history-after-end": { severity: "error", arguments: ["date", "limit"] },
  "history-before-start": { severity: "warning", arguments: ["date", "start"] },
  "history-order": { severity: "error", arguments: ["date", "limit"] },
  // Targets.
  "target-out-of-range": { severity: "error", arguments: ["found", "bounds"] },
  "target-outside-band": { severity: "error", arguments: ["value", "low", "high"] },
  "target-band": { severity: "error", arguments: ["found", "wanted"] },
  "target-needs-band": { severity: "error", arguments: ["outcome"] },
  "target-given-number": { severity: "error", arguments: ["outcome"] },
  "target-needs-history": { severity: "error", arguments: [] },
  "target-without-forecasts": { severity: "error", arguments: ["date", "forecaster"] },
  // Provenance.
  "judgement-without-because": { severity: "error", arguments: [] },
  "correlated-alone": { severity: "error", arguments: ["group"] },
  "correlated-share": { severity: "error", arguments: ["number"] },
  "correlated-twice": { severity: "error", arguments: ["number", "group"] },
  "aim-sign": { severity: "warning", arguments: ["weight"] },
  "inject-truth": { severity: "warning", arguments: ["truth", "share", "runs"] },
  "inject-never": { severity: "warning", arguments: ["runs"] },
  "number-without-basis": { severity: "warning", arguments: ["path"] },
  "number-without-range": { severity: "warning", arguments: ["path"] },
  // Rules, effects, information.
  "rule-writes-level": { severity: "error", arguments: ["flashpoint"] },
  "red-line-binds-nothing": { severity: "warning", arguments: [] },
  "answer-needs-hazard-policy": { severity: "error", arguments: ["move"] },
  "answer-multiplies-nothing": { severity: "error", arguments: ["move"] },
  "policy-mixed": { severity: "error", arguments: ["actor", "move"] },
  "second-resting-move": { severity: "error", arguments: ["actor", "move"] },
  "move-without-chance": { severity: "error", arguments: ["actor", "move"] },
  "rule-goes-nowhere": { severity: "error", arguments: ["level"] },
  "held-above-start": { severity: "error", arguments: ["level", "start"] },
  "shift-not-whole": { severity: "error", arguments: ["found"] },
  "expressions-too-large": { severity: "error", arguments: ["limit"] },
  "integer-not-whole": { severity: "error", arguments: ["variable"] },
  "threshold-by-rounding": {
    severity: "warning",
    arguments: ["variable", "sum", "limit", "step"],
  },
  "hidden-leak": { severity: "error", arguments: ["target", "read"] },
  // Variants and overrides.
  "fragment-key": { severity: "error", arguments: ["key"] },
  "set-unknown": { severity: "error", arguments: ["path"] },
  "set-not-a-number": { severity: "error", arguments: ["path"] },
  "set-outside-range": { severity: "warning", arguments: ["path", "value"] },
  // The list itself.
  "too-many": { severity: "error", arguments: ["left"] },
  "too-many-warnings": { severity: "warning", arguments: ["left"] },
} as const;

type Catalog = typeof scenarioCatalog &
  typeof expressionCatalog &
  typeof analysisCatalog &
  typeof importCatalog;

/** The whole catalog, faults inside expressions included. */
export const catalog: Catalog = {
  ...scenarioCatalog,
  ...expressionCatalog,
  ...analysisCatalog,
  ...importCatalog,
};

/** A code of the catalog. */
export type DiagnosticCode = keyof Catalog;

/** What fills the holes of the message of `Code`. */
export type ArgumentsOf<Code extends DiagnosticCode> = Readonly<
  Record<Catalog[Code]["arguments"][number], string | number>
>;

/** Most characters that a message quotes of one thing. */
const maximumQuoted = 200;

/** Makes a diagnostic with the severity that the catalog gives its code; what it quotes is cut. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  span: Span,
  fill: ArgumentsOf<Code>,
  extra: Pick<Diagnostic, "related"> & { readonly suggestion?: string | undefined } = {},
): Diagnostic {
  const { suggestion = "", ...rest } = extra;
  const { severity }: CatalogEntry = catalog[code];
  return {
    code,
    severity,
    span,
    arguments: Object.fromEntries(
      Object.entries<string | number>(fill).map(([name, value]) => [name, cut(value)]),
    ),
    ...rest,
    // Half a suggestion is none.
    ...(suggestion === "" || suggestion.length > maximumQuoted ? {} : { suggestion }),
  };
}

function cut(value: string | number): string | number {
  return typeof value === "string" && value.length > maximumQuoted
    ? `${value.slice(0, maximumQuoted).replace(/[\ud800-\udbff]$/u, "")}…`
    : value;
}
