/** Words of a batch that machines share out. */

/** Words of `cluster`, by key. */
export const clusterWords = {
  "help.plan": "plan a batch that many machines share out",
  "help.shard": "run some shards of a plan",
  "help.missing": "what of a plan is not done yet",
  "help.merge": "the answer from the results of a plan, once all are there",
  "help.plan-folder": "folder of a plan",
  "help.plan-folders": "folder of a plan; further ones only hold results",
  "help.plan-out": "folder for the plan, and for its results",
  "help.shard-runs": "runs of a shard (default: half a minute of one core)",
  "help.shard-index": "number of a shard, from 0; may be repeated",
  "help.shard-group": "every G-th shard from the g-th on: 0/10, 1/10 …",
  "help.missing-array": "print only the numbers of the shards, as a job array takes them",
  "plan.out": "A plan needs a folder: --out",
  "plan.shards": "A plan has at most {most} shards: --shard-runs must be at least {least}",
  "plan.unshared":
    "{folder} holds a batch of one machine, without shards; go on with it by brink batch --resume {folder}",
  "plan.made": {
    one: "{runs} runs, in {n} shard of at most {size}. On any machine:",
    other: "{runs} runs, in {n} shards of at most {size}. On any machines:",
  },
  "shard.which": "Either --index or --group says which shards",
  "shard.group": "a group and how many there are, such as 0/10",
  "shards.done": "{done} of {runs} runs are done.",
  "shards.missing": "Shards that are not: {array}",
  "shards.gap": "Missing: runs {first} to {last}",
  "batch.skew.canary": "what this machine counts of the same runs",
} as const;
