/** Several worker threads on one subject: wall-clock throughput. */

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { wallSeconds } from "./measure.ts";
import type { Subject } from "./subjects.ts";

/** Runs per second of so many threads, each doing `runs` runs: the best of some rounds. */
export async function throughput(
  subject: Subject,
  threads: number,
  runs: number,
  rounds: number,
): Promise<number> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("worker.ts", import.meta.url), { workerData: subject }),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  let best = 0;
  for (let round = 0; round < rounds; round += 1) {
    const begin = wallSeconds();
    const done = workers.map((worker, index) => {
      worker.postMessage({ first: (round * threads + index) * runs, count: runs });
      return once(worker, "message");
    });
    await Promise.all(done);
    best = Math.max(best, (threads * runs) / (wallSeconds() - begin));
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  return best;
}
