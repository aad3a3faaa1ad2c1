/** One run as text or JSON. */

import type { SoundScenario } from "../../app/read.ts";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";

/** Which run, and how much of it. */
export interface RunRequest {
  readonly seed: string;
  readonly run: number;
  readonly explain: boolean;
  readonly steps: number | undefined;
}

/** Prints a run. */
export function printRun(
  { print }: Context,
  scenario: SoundScenario,
  { seed }: RunRequest,
): ExitCode {
  print(`${scenario.file.argument} ${seed}`);
  return exitCodes.fine;
}
