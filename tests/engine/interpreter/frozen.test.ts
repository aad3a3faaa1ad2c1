/**
 * Runs are promised to be the same to the bit within one version of the engine. This digest of whole
 * runs of the corpus is frozen with the version: what changes it must change the version too, and
 * then both lines here.
 */

import { expect, test } from "vitest";
import { packageVersion } from "../../../src/app/paths.ts";
import { sha256Hex } from "../../../src/base/sha256.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import type { State } from "../../../src/engine/interpreter/state.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { readCorpus } from "../../corpus/cases.ts";

const frozen = {
  version: "0.2.0",
  digest: "1595af101cd42b8f9f0762dd539dba179ee248d9022264044bd3c979ba40133b",
};

/** Between them they have every kind of draw and write. */
const cases = [
  "competing-risks",
  "events",
  "hidden-type",
  "lags",
  "moves",
  "two-state",
  "variables",
];

/** What a scenario has none of is no part of its runs. */
function withoutNone({ stopwatches, ...state }: State): object {
  return stopwatches.length === 0 ? state : { ...state, stopwatches };
}

test("runs are what they were in this version", () => {
  const key = keyOfSeed("frozen");
  const runs = readCorpus()
    .filter(({ name }) => cases.includes(name))
    .map(({ name, program }) => [
      name,
      Array.from({ length: 10 }, (_, run) => {
        const { states, records, outcomes } = simulate(
          program,
          parametersOf(program),
          luckOf(key, run),
        );
        return [states.map(withoutNone), records, outcomes.map(String)];
      }),
    ]);
  const digest = sha256Hex(JSON.stringify(runs));
  expect({ version: packageVersion(), digest }).toEqual(frozen);
});
