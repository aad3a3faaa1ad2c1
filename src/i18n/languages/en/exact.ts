/** Words of `brink exact`. */

/** Words of `exact`, by key. */
export const exactWords = {
  "help.exact": "the exact answer of a scenario with finite state, with bounds",
  "help.drop": "drop states less likely than this; the bounds stay true",
  "help.states": "most states to hold at once",
  "usage.probability": "it must be a number from 0 to 0.5",
  "exact.solved": "Solved exactly: up to {peak} states at once, {transitions} transitions",
  "exact.outcome": "Outcome",
  "exact.value": "Exact",
  "exact.within": "off by at most",
  "exact.mean": "mean, if ever",
  "exact.unbounded": "not bounded",
  "help.exact-given": "answers where this came true, such as 'ukraine >= full_scale_war'",
  "help.exact-at": "levels of all flashpoints in a step: its number, a date, or all",
  "usage.step": "it must be a step from 0 to {steps}, a date from {first} to {last}, or all",
  "exact.step": "step {step}, {date}",
  "exact.standing": "stands there",
  "exact.reached": "has reached it",
  "exact.given.met": "which holds in {share} of all runs (off by at most {bound})",
  "caution.exact-never": "It (almost) never holds: nothing can be said given it.",
  "exact.not-both": "--given and --at cannot be asked for together.",
  "exact.note.alike":
    "Nothing tells these apart, so states in which they have changed places were followed as one: {flashpoints}.",
  "exact.note.bound":
    "The last digits may be off by the bound shown, which covers rounding and everything dropped.",
  "caution.exact-faults":
    "{outcomes}: no exact value, as some runs stop with a fault on which it depends (step {step}, {place}: {reason}). brink batch counts the runs without one.",
  "caution.exact-dropped": "Dropped states held at most {mass} of all runs.",
  "exact.progress": "Step {step} of {steps}, {states} states",
  "exact.progress-more": "Pass {pass}: step {step} of {steps}, {states} states",
  "exact.refused": "No exact solution: {reason}",
  "exact.refusal.real":
    "the real variable “{variable}” takes more than {most} values, so the states are without end.",
  "exact.refusal.wide":
    "runs can be in states with more than {most} values of “{variable}”, and beside the other parts of the state there is no room for more. Tighter bounds of the variables make room.",
  "exact.refusal.widest":
    "Most states are told apart by {parts}, with the values that were met: coarser levels, tighter bounds, counters compared with constants, or a question that does not read them make fewer.",
  "exact.refusal.noise":
    "the real variable “{variable}” has noise, so it takes values without end. A whole one (`integer: true`) has an exact answer.",
  "exact.refusal.states":
    "the scenario has about {states} possible states; at most {most} can be told apart.",
  "exact.refusal.states-real":
    "its real variables ({variables}) take any number of values; even at 4096 each it has about {states} possible states, and at most {most} can be told apart.",
  "exact.refusal.room":
    "in step {step} runs can be in more than {most} states (of up to {states}). --states allows more.",
  "exact.refusal.successors": "in step {step} one state has more than {most} successors.",
  "exact.refusal.hold":
    "a best reply holds the states of all steps at once, and by step {step} they were more than {most}. --states allows more; a shorter horizon needs fewer.",
  "exact.refusal.date":
    "without a horizon there is no answer, as what follows a state hangs on the date in every step. What compares `t` or a date with a constant is no hindrance.",
  "exact.refusal.date-to-come":
    "without a horizon there is no answer, as the scenario waits for a date beyond its horizon. A longer `horizon` shows what comes after.",
  "exact.refusal.count":
    "without a horizon there is no answer, as “{id}” is counted on without end. Compared with a constant, a count stops there.",
  "exact.refusal.reached":
    "runs can be in more than {most} states. --states allows more; a question that reads less of the scenario needs fewer.",
  "exact.refusal.enclosure":
    "the equations of {states} states took more room or work than there is, or are left so seldom that nothing could be proved.",
  "exact.refusal.choices": "{actor} has more than {most} choices in one turn.",
  "exact.refusal.values": "the largest value of “{outcome}” takes more than {most} values.",
  "exact.batch": "Estimate it by runs: brink batch {scenario}",
  "exact.drop": "Or leave out what is unlikely: --drop 1e-9",
  "exact.fault": "Some runs stop with a fault in step {step}, {place}: {reason}.",
} as const;
