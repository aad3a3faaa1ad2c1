/**
 * Run in a process of its own: the largest resident set of a batch of so many runs by two threads, as
 * `brink batch` does it, in kilobytes.
 */

import { runBatch } from "../../src/app/batch/run-batch.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { programOf } from "./subjects.ts";

const program = programOf("ten");
const { tally } = await runBatch({
  program,
  parameters: parametersOf(program),
  seed: "bench",
  runs: Number(process.argv[2]),
  engine: kernelEngine,
  workers: 2,
});
process.stdout.write(
  JSON.stringify({ runs: tally.cells[0], kilobytes: process.resourceUsage().maxRSS }),
);
