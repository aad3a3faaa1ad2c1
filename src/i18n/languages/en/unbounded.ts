/** Words of `brink exact --eventually`, `--mean-time`, `--long-run` and `--cost`. */

/** Words of `unbounded`, by key. */
export const unboundedWords = {
  "help.exact-eventually": "without a horizon: the chance that this ever comes true",
  "help.exact-mean-time": "without a horizon: the mean steps until this comes true",
  "help.exact-long-run":
    "without a horizon: the share of steps in which this holds in the long run; of a variable, its mean",
  "help.exact-cost":
    "without a horizon: what this number, a variable's id or an expression, adds up to",
  "help.exact-until": "with --cost: count up to where this comes true",
  "unbounded.alone":
    "--eventually, --mean-time, --long-run and --cost go with none of --given, --at, --drop, --best, --worst and --as",
  "unbounded.until-alone": "--until goes with --cost",
  "unbounded.no-condition":
    "{option}: “{id}” is judged over a whole run; without a horizon a condition or a number of one state can be asked about",
  "unbounded.progress": "{states} states so far",
  "unbounded.advice": "With the horizon as it is written: brink exact {scenario}",
  "unbounded.solved":
    "Solved exactly, without a horizon: {states} states, {transitions} transitions",
  "unbounded.section": "Without a horizon",
  "unbounded.question": "Question",
  "unbounded.eventually": "ever comes: {asked}",
  "unbounded.mean-time": "mean steps until {asked}",
  "unbounded.where": "mean steps where it comes: {asked}",
  "unbounded.share": "share of steps in the long run: {asked}",
  "unbounded.long-run": "mean in the long run: {asked}",
  "unbounded.cost": "mean sum of {asked}",
  "unbounded.cost-until": "mean sum of {asked} until {until}",
  "unbounded.endless": "is added up for ever: {asked}",
  "unbounded.note.bound":
    "The dates of the horizon do not count here: runs go on for ever, or until the scenario ends them. The last digits may be off by the bound shown, which is proved from what is left when the solution is put into the equations.",
  "unbounded.note.day": "A step is a day.",
  "unbounded.note.week": "A step is a week.",
  "unbounded.note.month": "A step is a month.",
  "unbounded.note.settled":
    "Until step {step} dates move the scenario; those steps were followed one by one.",
  "caution.unbounded-never":
    "“{asked}” may never come, so it has no mean time: it comes in {chance}% of all runs.",
  "caution.unbounded-endless":
    "“{asked}” is added up for ever in {chance}% of all runs, so it has no mean sum.",
} as const;
