/** Faults of scenarios, told: with code frames on stderr, or as JSON on stdout. */

import type { FaultyScenario, SoundScenario } from "../app/read.ts";
import type { Context } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** Tells what is wrong with scenarios that a command cannot work with. */
export function reportFaults(
  { report }: Context,
  faulty: readonly (FaultyScenario | SoundScenario)[],
): ExitCode {
  for (const { file, diagnostics } of faulty) {
    for (const { code } of diagnostics) report(`${file.argument}: ${code}`);
  }
  return exitCodes.faults;
}
