/** The shipped two-state scenario as a program, read like any other. */

import { readScenarioFile } from "../../src/app/read.ts";
import type { Program } from "../../src/ir/program.ts";

/** Its program. p = 0.2 up, q = 0.3 down, 26 weeks. */
export function twoState(): Program {
  const read = readScenarioFile("two-state", ".");
  if (read.kind === "faulty") throw new Error("two-state has faults");
  return read.program;
}
