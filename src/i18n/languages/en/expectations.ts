/** Words of `brink check --expectations`. */

/** Words of `expectations`, by key. */
export const expectationsWords = {
  "help.expectations": "whether what must be so in its runs (`expectations:`) is so",
  "expectations.heading": "Expectations held against {runs} runs, seed {seed}",
  "expectations.expectation": "Expectation",
  "expectations.verdict": "Verdict",
  "expectations.asked": "Must hold",
  "expectations.share": "Held",
  "expectations.verdict.passes": "passes",
  "expectations.verdict.fails": "FAILS",
  "expectations.verdict.undecided": "undecided",
  "expectations.verdict.untested": "UNTESTED",
  "expectations.verdict.vacuous": "VACUOUS",
  "expectations.holds.always": "always",
  "expectations.holds.at-least": "at least {share}",
  "expectations.holds.at-most": "at most {share}",
  "expectations.against": "Against “{name}”:",
  "expectations.against-on": "Against “{name}”, step {step} ({date}):",
  "expectations.needed":
    "“{name}”: about {runs} runs would settle it, if the share stays as it is.",
  "expectations.needed-none":
    "“{name}”: the share is the one that is asked for; no number of runs would settle it.",
  "expectations.note":
    "A case is a run, a time that something comes true, or the first such time. Cases of one run are alike, and the interval knows it.",
  "caution.expectations-undeclared":
    "The scenario does not say what must be so in its runs (`expectations:`).",
  "caution.expectation-vacuous": "No run had a case, so nothing was tested: {expectations}.",
  "caution.expectation-untested":
    "Fewer than {n} runs had a case, which is too few to tell: {expectations}.",
  "caution.expectation-undecided":
    "The interval lies on both sides of the share that is asked for: {expectations}.",
} as const;
