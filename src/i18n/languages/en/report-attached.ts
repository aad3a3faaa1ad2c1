/** Words of the sections of a report that are made from documents of other commands. */

/** Words of `report-attached`, by key. */
export const reportAttachedWords = {
  "report.partial": "PARTIAL: that command was stopped before it had done all.",
  "report.section.paths": "What leads to: {outcome}",
  "report.paths.orders":
    "The most frequent orders of what happened first, as shares of what came true",
  "report.paths.alternative":
    "Orders of what happened first, the most frequent first: {order}, {share} of the runs in which it came true.",
  "report.paths.order": "Order",
  "report.paths.begin": "All runs that begin so",
  "report.paths.lift": "Lift",
  "report.paths.date": "Median date",
  "report.paths.removals": "With a part taken away",
  "report.paths.removals-caption": "{outcome}: change without the part, in percentage points",
  "report.paths.removals-alternative":
    "Changes in percentage points as parts are taken away, the greatest first: {part}, {difference}.",
  "report.paths.box": "Under which inputs it is frequent",
  "report.paths.box-caption": "The box of inputs, within the ranges they were drawn from",
  "report.paths.range": "Whole range",
  "report.paths.peeling": "The way to the box",
  "report.section.uncertain": "With uncertain inputs",
  "report.uncertain.intro":
    "The numbers with a range were drawn anew for each group of runs. Two uncertainties stand apart: the interval says how exactly the average over all inputs was counted; the band, where the share lies as the inputs vary.",
  "report.uncertain.sampling": "Average over inputs, 95% interval",
  "report.uncertain.outcomes": "Outcomes, with the inputs' share",
  "report.uncertain.times": "Times, with bands",
  "report.section.exact": "Solved exactly",
  "report.exact.intro":
    "No luck is in these values: every course of the scenario is weighed by its probability.",
  "report.exact.beside":
    "Where the runs of this report fall beside the exact values shows what sampling does.",
  "report.exact.caption": "Exact values",
  "report.exact.caption-part": "Exact values ({part} of {parts})",
  "report.exact.alternative":
    "Exact probabilities by outcome. Highest: {highest}, {high}. Lowest: {lowest}, {low}.",
  "report.exact.runs": "Runs of this report",
  "report.exact.levels": "Flashpoints, exactly",
  "report.exact.bands": "{flashpoint}: the exact chance of each level ({levels})",
  "report.section.believe": "Belief along what was observed",
  "report.believe.particles": "By {particles} particles for each value, seed «{seed}»",
  "report.believe.caption": "{unknown}: belief after each step",
  "report.believe.alternative":
    "Belief in what is hidden, by step. {unknown}, {value}: {first} before anything, {last} at the end.",
  "report.believe.moved": "What moved belief most: {value}",
  "report.believe.signal": "Seen",
  "report.believe.factor": "Times as likely",
  "report.believe.outcomes": "What comes, given what was seen",
  "report.believe.all": "All outcomes, the settled ones among them",
  "report.section.hindcast": "Scored against what happened",
  "report.hindcast.none": "No question was open on this day.",
  "report.hindcast.row": {
    one: "{name} ({n} question)",
    other: "{name} ({n} questions)",
  },
  "report.hindcast.scores": "Brier scores, {date} (0 is best)",
  "report.hindcast.alternative": {
    one: "Mean Brier scores of all forecasters. The scenario: {score} over {n} question.",
    other: "Mean Brier scores of all forecasters. The scenario: {score} over {n} questions.",
  },
  "report.hindcast.who": "Forecaster",
  "report.hindcast.calibration": "Calibration of the scenario, {date}",
  "report.hindcast.calibration-alternative":
    "How often it came true, by what had been said: {bins}.",
  "report.hindcast.bin": "said {forecast}, came {frequency}",
  "report.hindcast.forecast": "Said, on average",
  "report.hindcast.frequency": "Came true",
  "report.hindcast.count": { one: "{n} question", other: "{n} questions" },
  "report.hindcast.questions": "Questions ({date})",
  "report.section.rare": "A rare outcome: {outcome}",
  "report.rare.caption": "{outcome}: probability, on a scale of powers of ten",
  "report.rare.alternative": "By splitting {p}, with the 95% interval {interval}.",
  "report.rare.splitting": "By splitting",
  "report.rare.plain": "By the runs of this report",
  "report.rare.way": "How",
  "report.rare.stages": "The stages on the way",
} as const;
