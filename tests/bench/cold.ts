/** Run in a process of its own: how long the first kernel of the flagship takes, from its program. */

import { layoutOf } from "../../src/batch/layout.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { Kernel } from "../../src/engine/kernel/kernel.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { programOf } from "./subjects.ts";

const program = programOf("flagship");
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
  }),
);
