/** Words of `brink batch`: its table, its progress and what it says when it stops. */

/** Words of `batch`, by key. */
export const batchWords = {
  "batch.runs": { one: "{n} run, seed “{seed}”", other: "{n} runs, seed “{seed}”" },
  "batch.with": "with {settings}",
  "batch.partial": "PARTIAL: {done} of {total} runs were done.",
  "batch.outcome": "Outcome",
  "batch.estimate": "Estimate",
  "batch.interval": "95% interval",
  "batch.rare": "1 in {n}",
  "batch.none-seen": "never seen",
  "batch.final": "At the end",
  "batch.ever": "Ever",
  "batch.start": "start",
  "batch.unknown": "Drawn at the start",
  "batch.share": "Share",
  "batch.note.methods": "95% intervals: Wilson.",
  "batch.note.methods-means": "95% intervals: Wilson for shares, Student's t for means.",
  "batch.note.ever":
    "Ever: seen at that level or worse. Dates: by then that share of all runs had reached it.",
  "batch.note.sampling": "Sampling error only; input uncertainty not included.",
  "batch.note.coarse":
    "Values are rounded to 6e-8 before they are averaged: a mean here is too small for that.",
  "batch.note.clipped": {
    one: "{n} value was too large to be averaged.",
    other: "{n} values were too large to be averaged.",
  },
  "batch.note.faults": {
    one: "{n} run stopped with a fault and is not counted.",
    other: "{n} runs stopped with a fault and are not counted.",
  },
  "batch.note.fault": "The first: run {run}, step {step}, {place}: {reason}.",
  "caution.partial": "PARTIAL: {done} of {total} runs were done.",
  "caution.faults": {
    one: "{n} run stopped with a fault: it is left out of what depends on that, and of nothing else.",
    other:
      "{n} runs stopped with a fault: they are left out of what depends on that, and of nothing else.",
  },
  "caution.faults-elsewhere": "Nothing that is told here depends on what faulted.",
  "caution.faults-leave-out": {
    one: "{outcomes}: without a value in {n} run, for a fault on which it depends.",
    other: "{outcomes}: without a value in {n} runs, for a fault on which it depends.",
  },
  "caution.no-value": "{outcomes}: without a value in every run, for faults on which it depends.",
  "caution.first-fault": "The first: run {run}, step {step}, {place}: {reason}.",
  "caution.clipped": {
    one: "{n} value was too large to be averaged.",
    other: "{n} values were too large to be averaged.",
  },
  "caution.coarse":
    "Values are rounded to 6e-8 before they are averaged: a mean here is too small for that.",
  "caution.no-runs": "No run came through without a fault.",
  "batch.again": "Again:",
  "batch.replay": "Again: {command}",
  "batch.progress": "{done} of {total} runs ({share}), {rate} a second, {left} left",
  "batch.progress-begin": "{done} of {total} runs",
  "batch.finished": {
    one: "{n} run in {time}, {rate} a second",
    other: "{n} runs in {time}, {rate} a second",
  },
  "batch.seconds": "{n} s",
  "batch.minutes": "{minutes} min {seconds} s",
  "batch.hours": "{hours} h {minutes} min",
  "batch.stopping": "Stopping: the runs under way are being finished. Ctrl-C again to drop them.",
  "batch.stopped": "Stopped. {done} of {total} runs are kept. Go on with:",
  "batch.kept-earlier":
    "Stopped after {done} runs. An earlier try of the same batch got to {earlier} runs; it is kept instead. Go on with:",
  "batch.unkept": "Stopped before any run was done.",
  "batch.nothing-kept": "Stopped; nothing is kept.",
  "batch.incomplete": "Incomplete: {done} of {total} runs were done. Try the rest again with:",
  "batch.worker-failed": "A worker failed on runs {first} to {last} (attempt {attempt}): {reason}",
  "batch.range-failed": "Given up: runs {first} to {last}: {reason}",
  "batch.folder-taken":
    "{folder} already holds a batch; go on with it by --resume {folder}, or choose another folder",
  "batch.folder-none": "{folder} holds no batch",
  "batch.folder-fault":
    "{file} cannot be used: {reason}\nIt is left as it is. Put a copy of it back, or run the batch anew with another --out: the same scenario, runs and seed give the same results.",
  "batch.folder-earlier":
    "{folder} was kept by an earlier version of Brink, in tally.json, which is read no longer; result.json and result.csv there stay readable. Run the batch anew with another --out: the same scenario, runs and seed give the same results.",
  "results.foreign": "{file} is a result of another batch: move it to a folder of its own.",
  "results.damaged":
    "{file} cannot be used: {reason}\nIt is left as it is. Delete it, and its runs are made again.",
  "results.overlap":
    "{file} and {other} overlap: the runs of both would count twice. Delete one of them, and what is then missing is made again.",
  "results.differs":
    "{file} and {other} counted the same runs differently: a machine or a memory is broken. Find out which, delete all results that it made, and they are made again.",
  "luck.changed":
    "Made with Brink {version}: version {since} changed the luck of every seed, so its runs cannot be had again here.",
  "batch.folder-skew": "{folder} was made for something else: {what} differs",
  "batch.no-parameter": "{option}: the scenario has no number “{id}”.",
  "batch.fewer": "{folder} has more runs than --runs {runs} already",
  "batch.skew.scenario": "the scenario",
  "batch.skew.scenarioHash": "the scenario's content",
  "batch.skew.parametersHash": "a parameter's value",
  "batch.skew.engineVersion": "the version of Brink",
  "batch.skew.seed": "the seed",
  "batch.written": "Written: {files}",
} as const;
