/** Words of `brink batch --precision` and `--ask`. */

/** Words of `precision`, by key. */
export const precisionWords = {
  "help.precision":
    "stop as soon as every interval is that narrow: 0.5% (±), or 10%rel of the estimate; --runs is then the most",
  "help.outcome": "with --precision: only this outcome must be precise (may be repeated)",
  "help.ask": "answer yes, no or undecided: 'P(condition or outcome) > 5%'",
  "precision.wanted": "it must be a width such as 0.5%, 0.005 or 10%rel",
  "precision.one": "--given, --precision and --ask exclude one another: give one of them",
  "precision.outcome-alone": "--outcome goes with --precision",
  "precision.resume": "--precision and --outcome were settled when the batch began: leave them out",
  "precision.unknown-outcome": "the scenario has no outcome “{id}”.",
  "precision.unbounded":
    "--precision: nothing bounds the values of “{id}”, so no interval of its mean would be valid",
  "precision.no-outcome": "--precision: the scenario has no outcome that can be made precise",
  "precision.reached": "Precision ±{text}: reached",
  "caution.precision-missed": "Precision ±{text}: NOT reached for {outcomes}",
  "caution.precision-left-out": "Not covered, as nothing bounds their values: {outcomes}",
  "precision.note.methods":
    "95% intervals: beta-binomial confidence sequences, valid whenever one stops.",
  "precision.note.methods-means":
    "95% intervals: beta-binomial confidence sequences for shares, empirical Bernstein for means; valid whenever one stops.",
  "ask.wanted": "it must be written 'P(condition) > 5%', with > or < and a share between 0 and 1",
  "ask.alone": "--ask keeps nothing in a folder: leave out --out and --resume",
  "ask.number": "--ask: “{id}” is a number; write a condition, such as {id} > 10",
  "ask.question": "Question: {question}",
  "ask.yes": "Answer: YES",
  "ask.no": "Answer: NO",
  "ask.undecided": "Answer: UNDECIDED",
  "ask.estimate": "P = {value} ({interval})",
  "ask.note.error":
    "Such an answer is wrong in at most 5% of all batches, whatever the true value.",
  "caution.ask-undecided":
    "The interval holds the threshold: these runs do not tell. More --runs may.",
} as const;
