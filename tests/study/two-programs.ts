/** Two programs whose difference on the same luck is known in closed form. */

import { engineNamed } from "../../src/app/batch/engines.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { pairRuns, type PairedColumn, type PairedTally } from "../../src/batch/pairs.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import type { Program } from "../../src/ir/program.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { sharedColumns } from "../../src/study/comparison.ts";
import { root } from "../cli/call.ts";

function programOf(set: Readonly<Record<string, string>>): Program {
  const read = readScenarioFile("two-state", root, set);
  if (read.kind === "faulty") throw new Error(JSON.stringify(read.diagnostics));
  return read.program;
}

/** `two-state`, and the same with half the chance of a crisis. */
export const base: Program = programOf({});
export const variant: Program = programOf({ "flashpoints.border.rules.flare_up.chance": "10%" });
export const columns: readonly PairedColumn[] = sharedColumns(base, variant);

/** Pairs on one engine. */
export function pairsOn(
  engine: string,
): (seed: string, first: number, count: number) => PairedTally {
  const [one, other] = [base, variant].map((program) => engineNamed(engine).prepare(program));
  return (seed, first, count) => {
    const key = keyOfSeed(seed);
    const list = (prepared: typeof one, program: Program) => ({
      list: prepared!.list(parametersOf(program), key, first, count),
      width: program.outcomes.length,
    });
    return pairRuns(list(one, base), list(other, variant), count, columns);
  };
}
