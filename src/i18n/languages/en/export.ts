/** Words of `brink export`: what was written, what cannot be, and the words in figures. */

/** Words of `export`, by key. */
export const exportWords = {
  "help.export": "a model for PRISM, or figures for Graphviz and Mermaid",
  "help.export-to": "prism, dot or mermaid",
  "help.export-as":
    "for PRISM: an actor whose moves are chosen, which makes a Markov decision process with Pmax and Pmin",
  "usage.export-as": "--as is for --to prism: leave it out, or export to prism",
  "help.export-out": "folder for the files; files of the same names are replaced (default: print)",
  "help.figure": "ladder:<id> for one flashpoint, or couplings (default: all of them)",
  "usage.export-to": "say what to export to: --to prism, --to dot or --to mermaid",
  "usage.figure-alone": "--figure is for --to dot and --to mermaid",
  "usage.figure": "it must be couplings, or ladder: and one of {choices}",
  "export.written": "Wrote {file}",
  "export.refused": "{scenario} has no exact form in PRISM; nothing was written:",
  "export.refused-item": "{path}: {reason}",
  "export.reason.real-drift":
    "a variable that drifts through numbers that need not be whole has no finite range",
  "export.reason.real-variable":
    "what is written to this variable, or its bounds, need not be whole, so it has no finite range",
  "export.reason.wide-variable": "the bounds are not whole numbers of 32 bits, the range of PRISM",
  "export.reason.real-maximum":
    "the mean of a largest value needs whole values, at most 1000 of them",
  "export.reason.bad-share": "the shares of this unknown are negative or add up to nothing",
  "export.reason.noise": "PRISM has no form of noise",
  "export.reason.sine": "PRISM has no sine and no cosine of what changes during a run",
  "figure.ladder": "{flashpoint}: levels and rules",
  "figure.couplings": "{title}: what moves what",
  "figure.chance": "{rule}: {chance} {window}",
  "figure.amount-chance": "{rule}: chance {amount} {window}",
  "figure.hazard": "{rule}: hazard {amount} a step",
  "figure.certain": "{rule}: certain, weight {amount}",
  "figure.guarded": "{text} (under a condition)",
  "figure.coupling": "pressure, weight {weight}",
  "figure.coupling-lag": "pressure, weight {weight}, {lag} steps late",
  "figure.guard": "condition",
  "figure.multiplier": "multiplier",
} as const;
