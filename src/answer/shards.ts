/** How far a batch is that machines share out: `brink plan`, `brink shard` and `brink missing`. */

import { jobIdOf } from "../batch/identity.ts";
import { indexList, missingShards, shardsOf, type Plan } from "../batch/manifest.ts";
import { countRuns, missingRanges, type RunRange } from "../batch/plan.ts";
import { head, headOf, type HeadFacts } from "./head.ts";
import { count, figure, flag, list, optional, pair, shape, text, type TypeOf } from "./schema.ts";

/** The shape of an answer of the kind `shards`. */
export const shardsSchema = shape({
  ...head("shards"),
  job: text("SHA-256 over scenario, parameters, version and seed: the name of its results."),
  runs: count("Runs wanted."),
  done: count("Runs that there are results of."),
  complete: flag("Whether that is all of them, each once."),
  missing: list(pair("First run, and the one after the last."), "Runs without a result."),
  shardRuns: optional(count("Runs of a shard; absent where it is not shared out.")),
  shards: optional(count("Shards, numbered from 0.")),
  array: optional(text("Those that are not done, as a job array takes them: `3,7-9`.")),
  canary: optional(text("Digest of the counts of the first 2,000 runs.")),
  elapsed: figure("Seconds that it took."),
});

/** How far a shared batch is. */
export type ShardsAnswer = TypeOf<typeof shardsSchema>;

/** The answer from a plan and the ranges of its runs that are done. */
export function shardsAnswer(
  { identity, order, sharding }: Plan,
  done: readonly RunRange[],
  facts: Pick<HeadFacts, "replay"> & { readonly elapsed: number },
): ShardsAnswer {
  const { runs, engine, set } = order;
  const missing = missingRanges({ first: 0, end: runs }, done);
  return {
    ...headOf("shards", { identity, engine, set, replay: facts.replay }),
    cautions: [],
    job: jobIdOf(identity),
    runs,
    done: runs - countRuns(missing),
    complete: missing.length === 0,
    missing: missing.map(({ first, end }) => [first, end]),
    ...(sharding === undefined
      ? {}
      : {
          shardRuns: sharding.shardRuns,
          shards: shardsOf(runs, sharding),
          array: indexList(missingShards(runs, sharding, done)),
          canary: sharding.canary,
        }),
    elapsed: facts.elapsed,
  };
}
