/** Words of `brink sensitivity` and of `brink batch --uncertain`. */

/** Words of `sensitivity`, by key. */
export const sensitivityWords = {
  "help.sensitivity": "which of the scenario's ranges move its answers: tornado, Morris, Sobol",
  "help.method": "tornado (default), morris or sobol",
  "help.sensitivity-outcome": "outcome to follow (may be repeated; default: the scenario's first)",
  "help.input": "vary only the numbers at or below this path (may be repeated)",
  "help.group": "sobol: the numbers of a flashpoint, an actor or an event vary together",
  "help.classes": "sobol: the numbers that rest on evidence of one class vary together",
  "help.point-runs":
    "runs at each point (default: tornado 1000, morris 200, sobol 32; 1 without luck)",
  "help.draws": "trajectories of morris (10) or rows of sobol (256; without luck 8192)",
  "help.sensitivity-precision":
    "sobol: more rows until every index is that precise, such as 0.02 (±); --draws is then the most",
  "help.top": "inputs shown in text (default: 12)",
  "help.uncertain": "draw the numbers with a range anew for groups of runs; bands over the inputs",
  "help.uncertain-draws": "with --uncertain: draws of the inputs (default: 400, of 100 runs)",
  "sensitivity.tornado": "One input at a time, from low to high: inputs: {inputs}",
  "sensitivity.morris": "Morris screening: inputs: {inputs}",
  "sensitivity.sobol": "Sobol indices: inputs: {inputs}",
  "sensitivity.effort": "{points} points, {runs} runs at each, seed “{seed}”",
  "sensitivity.effort-certain":
    "{points} points, one run at each, as luck has no part; seed “{seed}”",
  "caution.sensitivity-partial": "PARTIAL: not all points were run.",
  "sensitivity.central": "{name}: {value} with all inputs at their central values",
  "sensitivity.input": "{name}",
  "sensitivity.range": "{name}: {low} … {high} ({value})",
  "sensitivity.column": "Input",
  "sensitivity.low": "Low",
  "sensitivity.high": "High",
  "sensitivity.swing": "Swing",
  "sensitivity.absolute": "µ*",
  "sensitivity.mean": "µ",
  "sensitivity.deviation": "σ",
  "sensitivity.floor": "Luck",
  "sensitivity.spread":
    "{name}: on average {mean}, with a standard deviation over the inputs of {deviation}",
  "sensitivity.luck":
    "The inputs make {single} of the variance of a single run. Of the spread seen between points {point} is luck; it is taken out.",
  "sensitivity.first": "First",
  "sensitivity.total": "Total",
  "sensitivity.and-share": "; ",
  "sensitivity.shares": "{name} ({shares})",
  "sensitivity.group": { one: "{name} ({n} input)", other: "{name} ({n} inputs)" },
  "sensitivity.note.others": {
    one: "Shown for the first outcome; --outcome names others ({n} more).",
    other: "Shown for the first outcome; --outcome names others ({n} more).",
  },
  "caution.sensitivity-faulty-rows": {
    one: "{n} row with a faulty run is left out.",
    other: "{n} rows with a faulty run are left out.",
  },
  "caution.sensitivity-nothing": "Too little came through without a fault to say anything.",
  "caution.sensitivity-no-outcome":
    "{outcomes}: too little came through without a fault to say anything of it.",
  "caution.sensitivity-faulty-runs": {
    one: "{n} run stopped with a fault at its point; it is left out there.",
    other: "{n} runs stopped with a fault at their points; they are left out there.",
  },
  "caution.sensitivity-faulty-steps": {
    one: "{n} step of a trajectory is left out, as a run stopped with a fault at its start or end.",
    other:
      "{n} steps of trajectories are left out, as a run stopped with a fault at their start or end.",
  },
  "caution.sensitivity-fault-at":
    "With {input} at {value} runs fault that do not fault at another value of it.",
  "caution.sensitivity-fault-range":
    "With {input} from {low} to {high} runs fault that do not fault at another value of it.",
  "caution.sensitivity-fault-by":
    "With some values of {input} runs fault that do not fault with others.",
  "caution.sensitivity-left-out": {
    one: "{n} input is not shown: too few of its runs came through without a fault.",
    other: "{n} inputs are not shown: too few of their runs came through without a fault.",
  },
  "caution.sensitivity-untold":
    "{outcomes}: the spread over the inputs is not told apart from none, so there is nothing to share out. More --draws or --runs may find it.",
  "sensitivity.section.tornado": "What moves the answers: a tornado",
  "sensitivity.section.morris": "What moves the answers: Morris screening",
  "sensitivity.section.sobol": "What moves the answers: Sobol indices",
  "sensitivity.named": "{name} ({id})",
  "sensitivity.at-low": "Input at its low end",
  "sensitivity.at-high": "Input at its high end",
  "sensitivity.tornado-caption": "{name}: change from the central value",
  "sensitivity.tornado-caption-share":
    "{name}: change from the central value, in percentage points",
  "sensitivity.tornado-alternative":
    "Bars of the change at both ends of each input's range, the longest first: {input}, swing {swing}.",
  "sensitivity.morris-caption": "{name}: effects of the inputs",
  "sensitivity.morris-caption-share": "{name}: effects of the inputs, in percentage points",
  "sensitivity.morris-alternative":
    "Bars of the mean absolute effect of each input, the greatest first: {input}, {effect}.",
  "sensitivity.morris-plane": "{name}: effect and unevenness",
  "sensitivity.morris-plane-alternative":
    "Inputs by mean absolute effect and by its spread. Greatest effect: {input}, {effect}.",
  "sensitivity.morris-x": "µ* (mean absolute effect)",
  "sensitivity.morris-y": "σ (its spread)",
  "sensitivity.sobol-caption": "{name}: shares of the variance over the inputs",
  "sensitivity.sobol-alternative":
    "Bars of Sobol indices, the greatest total first: {input}, {total}.",
  "sensitivity.sobol-first": "First order",
  "sensitivity.sobol-total": "Total",
  "sensitivity.rest": {
    one: "… and {n} more, with less effect (--top shows more, --csv all)",
    other: "… and {n} more, each with less effect (--top shows more, --csv all)",
  },
  "sensitivity.note.tornado":
    "One number at a time is set to each end of its range, all others at their central values, with the same luck everywhere. Swing: high minus low, with the 95% interval of the paired difference (Newcombe, Student's t). A long bar says that the model leans on that number, not that the number is wrong.",
  "sensitivity.note.morris":
    "µ*: mean absolute effect over the whole range, with Student's 95% interval over trajectories; µ: mean effect; σ: how unequal it is from place to place (curvature, interaction), luck taken out. Luck: the µ* that luck alone would give: what does not stand clear of it is not told apart from no effect.",
  "sensitivity.note.sobol":
    "First order: the share of the variance over the inputs that an input makes alone. Total: with its interactions. Inputs are drawn from their priors, at scrambled Sobol points; numbers that go together, the shares of an unknown or a correlated group, are one input. Estimates by Saltelli and Jansen, corrected for luck; 95% intervals over scramblings, by Fieller's theorem.",
  "sensitivity.no-precision": "--precision is for --method sobol",
  "sensitivity.precision-wanted": "it must be a width such as 0.02 or 2%",
  "sensitivity.no-draws": "--draws is for --method morris and sobol; a tornado has fixed points",
  "sensitivity.class.counted": "Counted rates",
  "sensitivity.class.elicited": "Asked from experts",
  "sensitivity.class.fitted": "Fitted to targets",
  "sensitivity.class.sourced": "A source without a rate",
  "sensitivity.class.judged": "Judgement alone",
  "sensitivity.class.baseless": "Nothing named",
  "sensitivity.no-classes": "--classes is for --method sobol, without --group",
  "sensitivity.no-group": "--group is for --method sobol",
  "sensitivity.no-outcome": "{option}: the scenario has no outcome “{id}”.",
  "sensitivity.no-outcomes": "the scenario has no outcomes to follow",
  "sensitivity.no-input": "--input: no number with a range stands at “{id}”.",
  "sensitivity.no-inputs": "no number of the scenario has a range: there is nothing to vary",
  "uncertain.runs": "{draws} draws of the inputs × {runs} runs, seed “{seed}”",
  "uncertain.band": "Inputs 5–95%",
  "uncertain.share": "Inputs' share",
  "uncertain.note.methods":
    "95% interval: sampling error of the average over inputs (Wilson with the effective number of runs, Student's t for means), by the spread between draws.",
  "uncertain.note.band":
    "Inputs 5–95%: where the answer lies as the inputs vary by their priors, luck taken out; a dash: not told apart from luck. Inputs' share: of the variance of a single run.",
  "uncertain.note.dates":
    "Ever: seen at that level or worse. Dates: by then that share of all runs, over all inputs, had reached it.",
  "caution.uncertain-draws": {
    one: "{n} draw had fewer than two runs with a value of some outcome and is left out of it.",
    other: "{n} draws had fewer than two runs with a value of some outcome and are left out of it.",
  },
  "caution.uncertain-none": "Fewer than two draws came through: nothing can be said.",
  "uncertain.alone": "--uncertain keeps nothing in a folder: leave out --out and --resume",
  "uncertain.given": "--uncertain goes with none of --given, --precision and --ask",
  "uncertain.draws": "--draws is for --uncertain",
  "uncertain.few": "--runs: {draws} draws need at least {least} runs, two for each",
} as const;
