/** One run as text or JSON. */

import type { SoundScenario } from "../../app/read.ts";
import { answerRun, presentRun, tabulateRun, type RunRequest } from "../../app/run/present-run.ts";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";

export type { RunRequest } from "../../app/run/present-run.ts";

/** Prints a run; one that the scenario's own fault stops ends with the exit code for faults. */
export async function printRun(
  context: Context,
  scenario: SoundScenario,
  request: RunRequest,
): Promise<ExitCode> {
  if (context.json) {
    const { answer, run } = await answerRun(scenario, request);
    context.printJson(answer);
    return run.fault === undefined ? exitCodes.fine : exitCodes.faults;
  }
  const { lines, run } = presentRun(scenario, request, context.style);
  context.print(lines.join("\n"));
  return run.fault === undefined ? exitCodes.fine : exitCodes.faults;
}

/** Prints a run as CSV; a fault that stopped it goes to stderr. */
export async function printTable(
  { style, surroundings, report }: Context,
  scenario: SoundScenario,
  request: RunRequest,
): Promise<ExitCode> {
  const { csv, fault } = await tabulateRun(scenario, request, style);
  // For another program to read, so never reordered for a terminal.
  surroundings.stdout.write(csv);
  if (fault === undefined) return exitCodes.fine;
  report(fault);
  return exitCodes.faults;
}
