/** Clocks and repetition. Single-threaded work is timed by the CPU time of its thread. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** CPU seconds of this thread so far. */
export function cpuSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

/** Wall-clock seconds. */
export function wallSeconds(): number {
  return performance.now() / 1000;
}

/** Something that does a number of runs and says how many seconds they took. */
export interface Contender {
  readonly name: string;
  /** Runs per slice. */
  readonly runs: number;
  readonly slice: () => number;
}

/**
 * Microseconds per run of each contender: the best of several slices, taken in turns, so that a busy
 * spell of the machine hits all of them.
 */
export function compete(contenders: readonly Contender[], rounds: number): Map<string, number> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, runs, slice } of contenders) {
      const each = (slice() / runs) * 1e6;
      best.set(name, Math.min(best.get(name) ?? Infinity, each));
    }
  }
  return best;
}

/** Runs a file of this folder in a process of its own and reads the JSON that it prints. */
export function inProcess(file: string, ...values: readonly string[]): unknown {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, [path, ...values], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${file}: ${stderr}`);
  return JSON.parse(stdout) as unknown;
}

const reportCpu = `import { writeSync } from "node:fs";
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeSync(2, "\\ncpu " + String((user + system) / 1000) + "\\n");
});`;

/** CPU milliseconds of a Node program with these arguments: the best of several. */
export function cpuOfCommand(values: readonly string[], rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const { stderr } = spawnSync(
      process.execPath,
      ["--import", `data:text/javascript,${encodeURIComponent(reportCpu)}`, ...values],
      { encoding: "utf8" },
    );
    const cpu = /cpu ([\d.]+)/u.exec(stderr);
    if (cpu !== null) best = Math.min(best, Number(cpu[1]));
  }
  return best;
}
