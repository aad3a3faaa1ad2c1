/** Words of `brink rare`. */

/** Words of `rare`, by key. */
export const rareWords = {
  "help.rare": "the probability of something very unlikely, by splitting runs on their way to it",
  "help.rare-outcome": "what is rare: an outcome's id, or a condition that is ever true",
  "help.by":
    "how near a state is, as a number expression (default: rungs to go on the ladders that the outcome names)",
  "help.levels":
    "values of --by at which to split, rising, separated by commas (default: by a pilot)",
  "help.effort": "runs per stage (default: 1000)",
  "help.replications": "independent estimates, from which the interval comes (default: 100)",
  "rare.levels-wanted": "it must be rising numbers separated by commas, such as 1,2,3",
  "rare.number": "--outcome: “{id}” is a number; write a condition, such as {id} > 10",
  "rare.no-way":
    "no way to “{id}” can be told from its condition: say by --by how near a state is to it",
  "rare.made": {
    one: "{n} replication of {effort} runs per stage, seed “{seed}”",
    other: "{n} replications of {effort} runs per stage, seed “{seed}”",
  },
  "caution.rare-partial": "PARTIAL: {done} of {total} replications were done.",
  "rare.way-faults":
    "The way (--by) stops with a fault in runs in which the outcome does not: give another one, or none.",
  "rare.estimate": "P = {p}, about 1 in {n}",
  "rare.interval": "95% interval: {low} to {high}",
  "caution.rare-single": "No interval from a single replication.",
  "caution.rare-never":
    "Never seen, so that it is known from above only: more --effort, or another --by.",
  "rare.at-most":
    "P is {high} at most, with 97.5% confidence: the rule of three over replications, of which none saw it.",
  "rare.level": "To go",
  "rare.last": "to the end",
  "rare.runs": "Runs",
  "rare.crossed": "Reach it",
  "rare.happened": "Come true before",
  "rare.note.method": "Interval: Student's t of {n} independent, unbiased replications.",
  "rare.note.work":
    "{steps} steps. Plain runs would need about {runs} runs for the same relative error, {times} times the steps.",
  "caution.rare-no-levels":
    "No level was found on the way, so this is no more than plain runs: say by --by how near a state is.",
  "caution.rare-not-rare":
    "This is not rare, so there is nothing to split: plain runs (brink batch) tell it as well.",
  "caution.rare-few": {
    zero: "It came true in no replication.",
    one: "It came true in {n} replication only: the interval is too short. More --effort helps.",
    other: "It came true in {n} replications only: the interval is too short. More --effort helps.",
  },
  "caution.rare-faults": {
    one: "{n} run stopped with a fault on which it depends: the probability is that of runs without one.",
    other:
      "{n} runs stopped with a fault on which it depends: the probability is that of runs without one.",
  },
  "rare.note.way":
    "To go: rungs and differences left, 0 where the condition holds. The choice of levels does not bias the estimate.",
  "rare.progress": "{done} of {total} replications ({share}), {left} left",
  "rare.progress-begin": "{done} of {total} replications",
  "rare.finished": {
    one: "{n} replication in {time}",
    other: "{n} replications in {time}",
  },
  "rare.stopped": "Stopped: {done} of {total} replications were done; nothing is kept.",
} as const;
