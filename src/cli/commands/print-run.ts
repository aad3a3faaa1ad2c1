/** One run as text or JSON. */

import type { SoundScenario } from "../../app/read.ts";
import { documentRun, presentRun, type RunRequest } from "../../app/run/present-run.ts";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";

export type { RunRequest } from "../../app/run/present-run.ts";

/** Prints a run; one that the scenario's own fault stops ends with the exit code for faults. */
export function printRun(context: Context, scenario: SoundScenario, request: RunRequest): ExitCode {
  if (context.json) {
    const { document, run } = documentRun(scenario, request);
    context.printJson(document);
    return run.fault === undefined ? exitCodes.fine : exitCodes.faults;
  }
  const { lines, run } = presentRun(scenario, request, context.style);
  context.print(lines.join("\n"));
  return run.fault === undefined ? exitCodes.fine : exitCodes.faults;
}
