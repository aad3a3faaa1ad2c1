/**
 * Run in a process of its own: the largest resident set of a batch of so many runs by two threads, as
 * `brink batch` does it, in kilobytes.
 */

import { withoutText } from "../../src/app/batch/job.ts";
import { shareOut } from "../../src/app/batch/run-batch.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { layoutOf } from "../../src/batch/layout.ts";
import { absorbTally, emptyTally, type Tally } from "../../src/batch/tally.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { programOf } from "./subjects.ts";

const program = programOf("ten");
const { part: tally } = await shareOut<Tally>({
  job: {
    program: withoutText(program),
    parameters: parametersOf(program),
    key: keyOfSeed("bench"),
    engine: kernelEngine.name,
  },
  ...{ runs: Number(process.argv[2]), chunkRuns: kernelEngine.chunkRuns, workers: 2 },
  ask: (pool, range) => pool.count(range),
  merge: absorbTally,
  before: { done: [], part: emptyTally(layoutOf(program)) },
});
process.stdout.write(
  JSON.stringify({ runs: tally.cells[0], kilobytes: process.resourceUsage().maxRSS }),
);
