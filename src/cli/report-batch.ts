/** Prints what a batch or a comparison gave, and says with which code to end. */

import type { Refusal } from "../app/batch/order.ts";
import type { BatchDone } from "../app/batch/perform.ts";
import { UsageFault, type Context } from "./context.ts";
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
