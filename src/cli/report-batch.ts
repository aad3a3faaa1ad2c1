/**
 * Prints what a batch or a comparison gave, and says with which code to end. What is wrong with `--set`
 * is told alike by every command that takes it.
 */

import type { Refusal } from "../app/batch/order.ts";
import type { BatchDone } from "../app/batch/perform.ts";
import type { FaultyScenario } from "../app/read.ts";
import { formatDiagnostic } from "../i18n/diagnostics.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { UsageFault } from "../ask/refusal.ts";
import type { Context } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** More threads than any machine has cores; a slip of the finger must not start them. */
export const mostWorkers = 1024;

/** @throws UsageFault for what was asked for wrongly */
export async function reportBatch(context: Context, done: BatchDone | Refusal): Promise<ExitCode> {
  const { surroundings, print, report, printJson } = context;
  switch (done.kind) {
    case "usage":
      throw new UsageFault(done.message);
    case "skew":
      report(`brink: ${done.message}`);
      return exitCodes.skew;
    case "faulty": {
      const { reportFaults } = await import("./faults.ts");
      return reportFaults(context, done.diagnostics);
    }
    case "done":
      if (done.output.format === "json") printJson(done.output.document);
      // These lines are already in the order that the terminal needs.
      else if (done.output.format === "text") {
        surroundings.stdout.write(`${done.output.lines.join("\n")}\n`);
      } else print(done.output.text.replace(/\r?\n$/u, ""));
      return {
        complete: exitCodes.fine,
        incomplete: exitCodes.incomplete,
        interrupted: exitCodes.interrupted,
      }[done.end];
  }
}

/** Tells why a scenario cannot be run. @throws UsageFault for a `--set` that names nothing */
export async function refuseScenario(context: Context, faulty: FaultyScenario): Promise<ExitCode> {
  const { surroundings, say } = context;
  const { refuseFaulty } = await import("../app/batch/order.ts");
  const request = { scenario: faulty.file.argument };
  return reportBatch(context, refuseFaulty(faulty, request, surroundings.folder, say));
}

/** Tells which values of `--set` are outside the range that the author gave. */
export function reportSettings(context: Context, diagnostics: readonly Diagnostic[]): void {
  const { report, language } = context;
  for (const one of diagnostics) {
    if (one.code === "set-outside-range") report(formatDiagnostic(one, { language }));
  }
}
