/** How far a batch is that machines share out: `brink plan`, `brink shard` and `brink missing`. */

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

/** How far it is, beside what the head says. */
export type ShardsFacts = HeadFacts &
  Pick<ShardsAnswer, "job" | "runs" | "done" | "missing" | "elapsed"> & {
    /** None where the batch is not shared out. */
    readonly shared?: Required<Pick<ShardsAnswer, "shardRuns" | "shards" | "array" | "canary">>;
  };

/** The answer from what is done of a plan. */
export function shardsAnswer({
  job,
  runs,
  done,
  missing,
  shared,
  elapsed,
  ...facts
}: ShardsFacts): ShardsAnswer {
  return {
    ...headOf("shards", facts),
    cautions: [],
    ...{ job, runs, done, complete: missing.length === 0, missing },
    ...(shared ?? {}),
    elapsed,
  };
}
