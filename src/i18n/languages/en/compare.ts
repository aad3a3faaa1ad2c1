/** Words of `brink compare` and of `brink batch --given`. */

/** Words of `compare`, by key. */
export const compareWords = {
  "compare.runs": {
    one: "{n} run of each, seed “{seed}”, with the same luck",
    other: "{n} runs of each, seed “{seed}”, with the same luck",
  },
  "compare.base": "Base",
  "compare.variant": "Variant",
  "compare.difference": "Difference",
  "compare.saved": "Saved",
  "compare.steps": "{name}: steps until then, at most {cap}",
  "compare.mean": "{name} (mean)",
  "compare.section": "Comparison",
  "compare.caption":
    "{variant}: change of the share of runs, in percentage points; right of the line: more in the variant",
  "compare.caption-part":
    "{variant}: change of the share of runs, in percentage points; right of the line: more in the variant ({part} of {parts})",
  "compare.detail": "{variant}: all outcomes in figures",
  "compare.alternative":
    "Differences in percentage points, variant minus base. Largest rise: {rise}. Largest fall: {fall}.",
  "compare.no-change": "none",
  "caution.compare-partial": "PARTIAL: {done} of {total} runs were done.",
  "caution.compare-no-pair":
    "{variant}: no run has a value on both sides, for faults on which it depends: {outcomes}.",
  "caution.compare-clipped": {
    one: "{n} value was too large to be averaged.",
    other: "{n} values were too large to be averaged.",
  },
  "compare.note.methods":
    "Difference: variant minus base; of shares in percentage points. 95% intervals: Newcombe's score method for paired shares, Student's t of paired differences for means.",
  "compare.note.saved":
    "Saved: so many times fewer runs than with separate luck, by the variances (×∞: no run differs).",
  "caution.compare-left-out": "Not compared, as only one side has it: {outcomes}.",
  "caution.compare-faults":
    "{variant}: in {base} runs of the base and {other} of the variant a fault leaves some outcome without a value; those pairs are left out of it.",
  "compare.no-variants": "name at least one variant: --with 'id=value', or --with FILE",
  "compare.bad-variant":
    "--with: “{part}” is neither a file nor a change; write id=value, without PATH or force actor.move",
  "compare.other-calendar":
    "{variant} starts on another date or has steps of another length than {base}: its runs do not pair",
  "compare.no-outcome": "{variant} and {base} have no outcome in common",
  "compare.stopped": "Stopped. What is shown rests on {done} of {total} runs.",
  "compare.incomplete": "Incomplete: what is shown rests on {done} of {total} runs.",
  "given.heading": "Given: {condition}",
  "given.met": "met in {count} of {runs} runs: {share} ({interval})",
  "caution.given-never-met":
    "The condition was met in none of {runs} runs: nothing can be said given it.",
  "given.all": "All runs",
  "given.given": "Given",
  "given.joint": "Both",
  "given.note.rests": {
    one: "The column “Given” rests on {n} run.",
    other: "The column “Given” rests on {n} runs.",
  },
  "caution.given-few": {
    one: "The condition was met in {n} run only: intervals given it are wide. More --runs narrow them.",
    other:
      "The condition was met in {n} runs only: intervals given it are wide. More --runs narrow them.",
  },
  "given.number": "--given: “{id}” is a number; write a condition, such as {id} > 10",
  "given.alone": "--given keeps nothing in a folder: leave out --out and --resume",
} as const;
