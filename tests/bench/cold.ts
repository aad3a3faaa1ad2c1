/**
 * Run in a process of its own: how long the first kernel of a subject takes, from its program, and the
 * largest resident set of the process by then, the reading of the scenario included.
 */

import { layoutOf } from "../../src/batch/layout.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { Kernel } from "../../src/engine/kernel/kernel.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { programOf, type Subject } from "./subjects.ts";

const program = programOf(process.argv[2] as Subject);
const layout = layoutOf(program);
const cpu = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
const start = cpu();
const kernel = new Kernel(program, layout);
const loaded = cpu();
kernel.count(parametersOf(program), keyOfSeed("bench"), 0, 1, undefined, () => undefined);
const ready = cpu();
process.stdout.write(
  JSON.stringify({
    compileAndLoad: loaded - start,
    firstRun: ready - loaded,
    bytes: kernel.module.bytes.length,
    kilobytes: process.resourceUsage().maxRSS,
  }),
);
