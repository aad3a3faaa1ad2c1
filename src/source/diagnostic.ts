/** A fault that the author of a scenario can mend: code, severity, place, message arguments. */

import type { Span } from "./span.ts";

/** An error stops; a warning does not, unless asked to. */
export type Severity = "error" | "warning";

/** Values that a message template may show. */
export type DiagnosticArguments = Readonly<Record<string, string | number>>;

/**
 * One fault. `code` names an entry of the catalog (severity and message templates, English and
 * Arabic); `arguments` fill the template. The message itself is made by `i18n`, never stored.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly arguments: DiagnosticArguments;
  /** What the author probably meant, as text that could stand at the span. */
  readonly suggestion?: string;
  /** Other places that matter (the first definition of a duplicate …). */
  readonly related?: readonly { readonly span: Span; readonly code: string }[];
}

/** Whether what it is about cannot be run. */
export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
