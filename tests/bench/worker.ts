/** A worker thread that counts runs on demand, for the rows with several threads. */

import { parentPort, workerData } from "node:worker_threads";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { programOf, type Subject } from "./subjects.ts";

const subject = workerData as Subject;
const program = programOf(subject);
const prepared = kernelEngine.prepare(program);
const parameters = parametersOf(program);
const key = keyOfSeed("bench");
// Warm: the host compiles hot functions again while they run.
for (let i = 0; i < 20; i += 1) prepared.tally(parameters, key, 0, 500);

parentPort?.on("message", ({ first, count }: { first: number; count: number }) => {
  const chunk = 4096;
  for (let done = 0; done < count; done += chunk) {
    prepared.tally(parameters, key, first + done, Math.min(chunk, count - done));
  }
  parentPort?.postMessage("done");
});
parentPort?.postMessage("ready");
