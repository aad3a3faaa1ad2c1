/** Words of the sections of a report that are made from documents of other commands. */

export const reportAttachedWords = {
  "report.partial": "PARTIAL: that command was stopped before it had done all.",
  "report.input": "Input",
  "report.steps": "{name}: steps until then",
  "report.section.sensitivity-tornado": "What moves the answers: a tornado",
  "report.section.sensitivity-morris": "What moves the answers: Morris screening",
  "report.section.sensitivity-sobol": "What moves the answers: Sobol indices",
  "report.sensitivity.rest": {
    one: "{n} more input, with less effect, is left out of the table; the document has it.",
    other:
      "{n} more inputs, each with less effect, are left out of the table; the document has them.",
  },
  "report.sensitivity.tornado":
    "One number at a time is set to each end of its range, all others at their central values, with the same luck. Swing: high minus low, with the 95% interval of the paired difference. A long bar says that the model leans on that number, not that the number is wrong.",
  "report.sensitivity.morris":
    "µ*: mean absolute effect over the whole range, with its 95% interval; σ: how unequal the effect is from place to place (curvature, interaction). Luck, in the table: the µ* that luck alone would give; what does not stand clear of it is not told apart from no effect.",
  "report.sensitivity.sobol":
    "First order: the share of the variance over the inputs that an input makes alone. Total: with its interactions. Inputs are drawn independently from their ranges; 95% intervals in brackets.",
  "report.tornado.caption": "{name}: change from the central value",
  "report.tornado.caption-share": "{name}: change from the central value, in percentage points",
  "report.tornado.alternative":
    "Bars of the change at both ends of each input's range, the longest first: {input}, swing {swing}.",
  "report.tornado.low": "Input at its low end",
  "report.tornado.high": "Input at its high end",
  "report.morris.caption": "{name}: effect and unevenness",
  "report.morris.caption-share": "{name}: effect and unevenness, in percentage points",
  "report.morris.alternative":
    "Inputs by mean absolute effect and by its spread. Greatest effect: {input}, {effect}.",
  "report.morris.x": "µ* (mean absolute effect)",
  "report.morris.y": "σ (its spread)",
  "report.sobol.caption": "{name}: shares of the variance over the inputs",
  "report.sobol.alternative": "Bars of Sobol indices, the greatest total first: {input}, {total}.",
  "report.sobol.share": "The inputs make {share} of the variance of a single run.",
  "report.sobol.first": "First order",
  "report.sobol.total": "Total",
  "report.section.paths": "What leads to: {outcome}",
  "report.paths.orders":
    "The most frequent orders of what happened first, as shares of what came true",
  "report.paths.alternative":
    "Orders of what happened first, the most frequent first: {order}, {share} of the runs in which it came true.",
  "report.paths.order": "Order",
  "report.paths.begin": "All runs that begin so",
  "report.paths.lift": "Lift",
  "report.paths.date": "Median date",
  "report.paths.exit": "Last exit",
  "report.paths.first": "So far",
  "report.paths.removals": "With a part taken away",
  "report.paths.removals-caption": "{outcome}: change without the part, in percentage points",
  "report.paths.removals-alternative":
    "Changes in percentage points as parts are taken away, the greatest first: {part}, {difference}.",
  "report.paths.box": "Under which inputs it is frequent",
  "report.paths.box-caption": "The box of inputs, within the ranges they were drawn from",
  "report.paths.range": "Whole range",
  "report.paths.peeling": "The way to the box",
  "report.paths.few-cases": "Too few cases of one kind to look for a box.",
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
