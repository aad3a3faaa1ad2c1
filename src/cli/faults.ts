/** Faults of scenarios, told: with code frames on stderr, or as JSON on stdout. */

import type { Diagnostic } from "../source/diagnostic.ts";
import type { Context } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** Tells what is wrong with a scenario that a command cannot work with. */
export function reportFaults({ report }: Context, diagnostics: readonly Diagnostic[]): ExitCode {
  for (const { code } of diagnostics) report(code);
  return exitCodes.faults;
}
