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
  "help.worker": "make runs for the batches at a server, until it is stopped",
  "help.status": "who is at work at a server, and on what",
  "help.on": "the Redis at which workers meet: redis://host:port, or rediss:// with TLS",
  "help.worker-idle": "leave after so many seconds without work",
  "worker.ready": "At {server}: waiting for shards. Ctrl-C puts the one under way back and leaves.",
  "worker.done": {
    one: "{runs} runs, in {n} shard",
    other: "{runs} runs, in {n} shards",
  },
  "server.none": "Which server? --on redis://host:port",
  "server.address":
    "“{server}” is no address of a server: redis://host:port, or rediss://host:port with TLS",
  "server.unreachable":
    "Nothing answers at {server}: {reason}\nIs Redis running there? On this machine: redis-server --bind 127.0.0.1 --appendonly yes",
  "server.refused":
    "{server} refuses: {reason}\nThe password stands in BRINK_REDIS_PASSWORD, the user in the address: redis://user@host",
  "server.old": "{server} is Redis {reason}; {least} or newer is needed",
  "server.gone": "{server} is gone; waiting for it. What is done is on disk.",
  "fleet.workers": { zero: "No worker", one: "{n} worker", other: "{n} workers" },
  "fleet.worker": {
    one: "{worker}, {n} thread, {runs} runs made",
    other: "{worker}, {n} threads, {runs} runs made",
  },
  "fleet.at": "at runs {first} to {last}",
  "fleet.lost": "Lost: worker {worker}",
  "fleet.lost-at": "Lost: worker {worker}, at runs {first} to {last}; another makes them.",
  "fleet.nobody":
    "No worker of this version has come yet. On any machine: brink worker --on {server}",
  "fleet.others": "There are workers of other versions: {fleets}",
  "fleet.unusable": "A result cannot be used, and is made again: {name}: {reason}",
  "fleet.status": "{server}, Brink {fleet}",
  "fleet.queue": "Shards: {waiting} waiting, {active} under way, {failed} given up",
  "fleet.batch": "{scenario}, {runs} runs ({job})",
  "fleet.alone":
    "--on makes plain runs: it does not go with --given, --ask, --uncertain, --precision or --workers",
  "fleet.shard-runs": "--shard-runs goes with --on",
  "fleet.given-up": "Shard {shard} was given up, runs {first} to {last}: {reason}",
} as const;
