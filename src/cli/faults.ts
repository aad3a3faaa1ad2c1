/** Faults of scenarios, told: with code frames on stderr, or as JSON on stdout. */

import { diagnosticDocument } from "../app/check.ts";
import { formatDiagnostic } from "../i18n/diagnostics.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { paintFor } from "./colour.ts";
import type { Context } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** Prints diagnostics with their code frames, an empty line after each. */
export function printDiagnostics(context: Context, diagnostics: readonly Diagnostic[]): void {
  const { language, report } = context;
  const color = paintFor(context);
  for (const diagnostic of diagnostics) {
    if (color === undefined) report(formatDiagnostic(diagnostic, { language }));
    else report(formatDiagnostic(diagnostic, { language, color }), true);
    report("");
  }
}

/** `2 errors, no warnings`. */
export function summaryOf({ say }: Context, diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return say("check.counts", {
    errors: say("check.errors", { n: errors }),
    warnings: say("check.warnings", { n: diagnostics.length - errors }),
  });
}

/** Tells what is wrong with a scenario that a command cannot work with: errors, not warnings. */
export function reportFaults(context: Context, diagnostics: readonly Diagnostic[]): ExitCode {
  const { json, language, printJson } = context;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (json) {
    printJson({
      kind: "faults",
      diagnostics: errors.map((one) => diagnosticDocument(one, language)),
    });
  } else {
    printDiagnostics(context, errors);
    context.report(context.say("check.errors", { n: errors.length }));
  }
  return exitCodes.faults;
}
