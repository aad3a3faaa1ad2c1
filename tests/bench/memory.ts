/** Run in a process of its own: the largest resident set over a number of runs, in kilobytes. */

import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { layoutOf } from "../../src/batch/layout.ts";
import { emptyTally, mergeTallies } from "../../src/batch/tally.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { programOf } from "./subjects.ts";

const runs = Number(process.argv[2]);
const program = programOf("ten");
const prepared = kernelEngine.prepare(program);
const parameters = parametersOf(program);
const key = keyOfSeed("bench");
let tally = emptyTally(layoutOf(program));
for (let first = 0; first < runs; first += kernelEngine.chunkRuns) {
  const count = Math.min(kernelEngine.chunkRuns, runs - first);
  tally = mergeTallies(tally, prepared.tally(parameters, key, first, count));
}
process.stdout.write(
  JSON.stringify({ runs: tally.cells[0], kilobytes: process.resourceUsage().maxRSS }),
);
