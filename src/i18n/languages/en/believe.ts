/** Words of `brink believe`. */

/** Words of `believe`, by key. */
export const believeWords = {
  "help.believe": "what was hidden, and what comes, given what was observed",
  "help.observed": "file with a `history:`; the scenario's own where left out",
  "help.until": "last day to use",
  "help.believe-method": "auto, exact or particles",
  "help.particles": "particles for each joint value of the unknowns",
  "help.believe-runs": "runs on from the end of the path",
  "usage.date": "it must be a date such as 2022-01-31",
  "believe.no-history": "{scenario} has no history of its own: name a file with --observed",
  "believe.heading": {
    one: "Belief along {observed}: {n} step, to {until}",
    other: "Belief along {observed}: {n} steps, to {until}",
  },
  "believe.method.exact": "Exact: everything unseen is summed out",
  "believe.method.particles":
    "By {particles} particles for each value (seed {seed}); effective number at worst {least}",
  "believe.evidence": "Log probability of all that was seen: {log}",
  "believe.prior": "Before anything",
  "believe.outcome": "Outcome",
  "believe.given": "Given this",
  "believe.exact": "exact",
  "believe.move": "{actor}: {move}",
  "believe.level": "{flashpoint}: {level}",
  "believe.since": "{signal} (on some day since {date})",
  "believe.quiet": "What was watched and did not come",
  "believe.steady": "Ladders that stand still",
  "believe.steady.named": "Stands still: {names}",
  "believe.note.ratio":
    "×: how much likelier the thing seen is under this value than under the others; only what moves belief by more than 1 % is shown.",
  "caution.believe-faults":
    "{outcomes}: told of the runs on without a fault on which it depends; {share}% stop with one.",
  "caution.believe-left-out": "Not used, as no whole step holds it: {items}.",
  "believe.note.runs":
    "Outcomes by {runs} runs on from there; 95 % intervals are of sampling only.",
  "believe.too-large":
    "Too much is hidden for exact belief (step {step}); --method particles estimates it.",
  "believe.impossible":
    "The scenario gives no way to what was seen in the step to {date}: {signal}.",
  "believe.impossible.particles":
    "None of {particles} particles for each value could follow what was seen in the step to {date}: {signal}. It may be impossible in the scenario, or so rare that it takes more (--particles).",
} as const;
