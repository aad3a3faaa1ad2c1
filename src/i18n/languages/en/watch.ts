/** Words of the screen on which a batch is watched. */

/** Words of `watch`, by key. */
export const watchWords = {
  "help.watch":
    "watch the batch on the screen: estimates narrowing, their spread; at its end open single runs",
  "usage.watch": "--watch needs a terminal, a plain batch, and neither --json nor --csv",
  "watch.title": "Batch of {scenario}",
  "watch.begins": "Threads start …",
  "watch.going":
    "Estimates with 95% intervals, which narrow as runs come in. q stops and keeps what is done.",
  "watch.ended":
    "Done. Enter opens a run: the median, the worst, the most typical, or one in which the selected outcome came true.",
  "watch.ever": "{flashpoint}: ever “{level}”",
  "watch.final": "Where the runs ended:",
  "watch.when": "When it came, from {from} to {to}:",
  "watch.narrowed": "Half width of the interval: {from}, now {to}",
  "watch.open": "Open a run",
  "watch.median": "Run {run}: the median of those followed, by how high the levels stood",
  "watch.worst": "Run {run}: the worst of those followed",
  "watch.typical": "Run {run}: the most typical, nearest to the mean course",
  "watch.reaching": "Run {run}: “{outcome}” comes true",
  "watch.none": "“{outcome}” comes true in none of the runs looked at",
  "key.stop": "stop",
  "key.leave": "leave",
  "key.open-run": "open a run",
} as const;
