/** Shares of outcomes in a batch of a shipped scenario, also given another outcome or the hidden type. */

import { engines } from "../../src/app/batch/engines.ts";
import { readScenarioFile, type SoundScenario } from "../../src/app/read.ts";
import { at } from "../../src/base/invariant.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";

/** Seed of every batch of the calibration, so that its results are the same everywhere. */
export const seed = "calibration";

/** Successes among trials. */
export interface Share {
  readonly successes: number;
  readonly trials: number;
  readonly value: number;
  /** Wilson, 95 %. */
  readonly low: number;
  readonly high: number;
}

/** Tells the share of runs in which `of` holds, among those in which `given` does. */
export type Shares = (of: string, given?: string) => Share;

/** A shipped scenario without faults, with some numbers changed. */
export function shipped(id: string, set: Readonly<Record<string, string>> = {}): SoundScenario {
  const read = readScenarioFile(id, ".", set);
  if (read.kind === "faulty") throw new Error(`${id} has faults`);
  return read;
}

/** Runs the first `runs` runs of a scenario on the default engine. */
export function countShares(
  id: string,
  runs: number,
  set: Readonly<Record<string, string>> = {},
): Shares {
  const { program } = shipped(id, set);
  const prepared = at(engines, 0).prepare(program);
  const parameters = program.parameters.map(({ value }) => value);
  const { outcomes, unknowns } = prepared.list(parameters, keyOfSeed(seed), 0, runs);
  const columns = new Map(program.outcomes.map((outcome, column) => [String(outcome.id), column]));
  const values = new Map(at(program.unknowns, 0).values.map(({ id: value }, i) => [String(value), i]));
  const holds = (name: string): ((run: number) => boolean) => {
    const value = values.get(name);
    if (value !== undefined) return (run) => unknowns[run] === value;
    const column = columns.get(name);
    if (column === undefined) throw new Error(`${id} has no outcome ${name}`);
    return (run) => outcomes[run * columns.size + column] === 1;
  };
  return (of, given) => {
    const counted = holds(of);
    const among = given === undefined ? () => true : holds(given);
    let successes = 0;
    let trials = 0;
    for (let run = 0; run < runs; run++) {
      if (!among(run)) continue;
      trials++;
      if (counted(run)) successes++;
    }
    const { low, high } = wilsonInterval(successes, trials, 0.95);
    return { successes, trials, value: successes / trials, low, high };
  };
}
