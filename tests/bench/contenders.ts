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
export function engineContender(
  name: string,
  engine: Engine,
  program: Program,
  runs: number,
): Contender {
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

/** Both engines on a program. */
export function engines(subject: string, program: Program, runs: number): readonly Contender[] {
  return [
    engineContender(`${subject} kernel`, kernelEngine, program, runs),
    engineContender(
      `${subject} interpreter`,
      interpreterEngine,
      program,
      Math.max(5, Math.floor(runs / 400)),
    ),
  ];
}

/** The C program, compiled on the spot; undefined where there is no C compiler. */
export function cContender(runs: number): Contender | undefined {
  const program = join(mkdtempSync(join(tmpdir(), "brink-bench-")), "ten");
  const source = fileURLToPath(new URL("ten.c", import.meta.url));
  const flags = ["-O3", "-march=native", "-o", program, source, "-lm"];
  const compiled = spawnSync("gcc", flags, { encoding: "utf8" });
  if (compiled.status !== 0) return undefined;
  return {
    name: "ten C",
    runs,
    slice: () => {
      const { seconds } = JSON.parse(
        execFileSync(program, [String(runs)], { encoding: "utf8" }),
      ) as { readonly seconds: number };
      return seconds;
    },
  };
}

/** The mathjs loop. */
export function byHandContender(runs: number): Contender {
  return {
    name: "ten mathjs",
    runs,
    slice: () => playByHand(runs, () => cpuSeconds() * 1000).seconds,
  };
}
