/** How far a batch is that machines share out, by the names of its results. */

import { shardsAnswer, type ShardsAnswer } from "../answer/shards.ts";
import { findResults } from "../app/batch/folder.ts";
import { jobIdOf } from "../batch/identity.ts";
import { indexList, missingShards, shardsOf, type Plan } from "../batch/manifest.ts";
import { countRuns, missingRanges, type RunRange } from "../batch/plan.ts";
import { elapsedSince, type Asking } from "./asking.ts";
import { faultyResult, foldersOf, planIn } from "./batch-order.ts";
import { shellWord } from "./shell.ts";

/** The command that makes all runs of a plan in one process. */
function replayOf({ identity, order }: Plan): string {
  const { file, runs, set, engine } = order;
  const settings = Object.entries(set).flatMap(([id, value]) => ["--set", `${id}=${value}`]);
  const words = [...settings, ...(engine === "kernel" ? [] : ["--engine", engine])];
  const all = [file, "--runs", String(runs), "--seed", identity.seed, ...words];
  return ["brink batch", ...all.map(shellWord)].join(" ");
}

/** How far a plan is. @param began see `elapsedSince` */
export function standingOf(plan: Plan, done: readonly RunRange[], began: number): ShardsAnswer {
  const { identity, order, sharding } = plan;
  const { runs, engine, set } = order;
  const missing = missingRanges({ first: 0, end: runs }, done);
  return shardsAnswer({
    ...{ identity, engine, set, replay: replayOf(plan) },
    ...{ job: jobIdOf(identity), runs, done: runs - countRuns(missing) },
    missing: missing.map(({ first, end }) => [first, end]),
    ...(sharding === undefined
      ? {}
      : {
          shared: {
            ...{ shardRuns: sharding.shardRuns, shards: shardsOf(runs, sharding) },
            array: indexList(missingShards(runs, sharding, done)),
            canary: sharding.canary,
          },
        }),
    elapsed: elapsedSince(began),
  });
}

/** How far the batch in folders is. @throws what `planIn` and `faultyResult` give */
export function standingIn(named: readonly string[], asking: Asking, began: number): ShardsAnswer {
  const plan = planIn(named[0] ?? "", asking);
  const found = findResults(foldersOf(named, asking), jobIdOf(plan.identity));
  if ("kind" in found) throw faultyResult(found, asking);
  return standingOf(
    plan,
    found.chosen.map(({ range }) => range),
    began,
  );
}
