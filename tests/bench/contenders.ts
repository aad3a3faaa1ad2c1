/** The contenders of each subject. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "../../src/batch/engine.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import type { Program } from "../../src/ir/program.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { playByHand } from "./by-hand.ts";
import { cpuSeconds, type Contender } from "./measure.ts";

/** An engine on a program. */
function engineContender(name: string, engine: Engine, program: Program, runs: number): Contender {
  const prepared = engine.prepare(program);
  const parameters = parametersOf(program);
  const key = keyOfSeed("bench");
  let next = 0;
  return {
    name,
    runs,
    slice: () => {
      const begin = cpuSeconds();
      prepared.tally(parameters, key, next, runs);
      next += runs;
      return cpuSeconds() - begin;
    },
  };
}

/** The kernel on a program. */
export function kernelContender(subject: string, program: Program, runs: number): Contender {
  return engineContender(`${subject} kernel`, kernelEngine, program, runs);
}

/** Both engines on a program. */
export function engines(subject: string, program: Program, runs: number): readonly Contender[] {
  return [
    kernelContender(subject, program, runs),
    engineContender(
      `${subject} interpreter`,
      interpreterEngine,
      program,
      Math.max(5, Math.floor(runs / 400)),
    ),
  ];
}

/** A C program of this folder, compiled on the spot; none where there is no C compiler. */
export function cContender(
  name: string,
  file: string,
  runs: number,
  ...values: readonly string[]
): readonly Contender[] {
  const program = join(mkdtempSync(join(tmpdir(), "brink-bench-")), file);
  const source = fileURLToPath(new URL(`${file}.c`, import.meta.url));
  const flags = ["-O3", "-march=native", "-o", program, source, "-lm"];
  const compiled = spawnSync("gcc", flags, { encoding: "utf8" });
  if (compiled.status !== 0) return [];
  const slice = (): number => {
    const out = execFileSync(program, [String(runs), ...values], { encoding: "utf8" });
    return (JSON.parse(out) as { readonly seconds: number }).seconds;
  };
  return [{ name, runs, slice }];
}

/** The mathjs loop. */
export function byHandContender(runs: number): Contender {
  return {
    name: "ten mathjs",
    runs,
    slice: () => playByHand(runs, () => cpuSeconds() * 1000).seconds,
  };
}
