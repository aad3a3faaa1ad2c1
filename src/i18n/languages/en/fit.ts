/** Words of `brink fit`. */

/** Words of `fit`, by key. */
export const fitWords = {
  "help.fit": "find numbers inside their ranges that meet the scenario's targets",
  "help.targets": "file with the targets, in the place of the scenario's own",
  "help.members": "members of the ensemble (default: 100)",
  "help.fit-runs": "runs of a member in a round (default: 1000)",
  "help.fit-particles":
    "particles of a member in a round, for each joint value of the unknowns, where targets ask what was believed",
  "help.fit-ensemble": "write the ensemble, numbers drawn from the posterior, to this file",
  "help.patch": "write the scenario's files with the fitted numbers to this folder, comments kept",
  "help.fit-top": "rows shown of each table in text (default: 40)",
  "help.ensemble": "draw the numbers from the ensemble in this file, which `brink fit` wrote",
  "help.believe-ensemble":
    "also follow each member of the ensemble in this file, which `brink fit` wrote",
  "help.sensitivity-ensemble":
    "let each number vary as it does in the ensemble in this file, which `brink fit` wrote",
  "caution.sensitivity-marginals":
    "Each number varies as it does in the ensemble, but by itself: that numbers of an ensemble move together is left out.",
  "fit.no-targets":
    "{scenario} has no targets: write `targets:` into it, or give a file with them by --targets.",
  "fit.no-inputs": "{scenario} has no number with a range, so there is nothing to fit.",
  "fit.nothing-measured":
    "All targets are held out, or ask what was believed on a day that no history has: nothing is fitted.",
  "fit.folder-full": "{folder} is not empty: name a new folder for the fitted files.",
  "fit.round": "Round {round} of {rounds}",
  "fit.look": "A last look at the fitted numbers",
  "fit.ensemble-written": "Ensemble of {n} members: {file}",
  "fit.patch-written": "Fitted files: {folder}",
  "fit.numbers-apart":
    "Numbers that share their place in a template with others stand below `set:`, where nothing can say that they were fitted: {n}",
  "fit.unmarked":
    "No number is marked as fitted: the first edition of the language has no word for it (`brink: 2`).",
  "fit.made":
    "Targets: {targets}; numbers that may move: {inputs}; members: {members}, of {runs} runs in each of {rounds} rounds, seed “{seed}”",
  "fit.title": "Numbers that meet the targets",
  "fit.loss": "Loss of what was fitted: {before} as written, {after} as fitted.",
  "fit.fitted": "Fitted targets",
  "fit.held-out": "Targets that were held out",
  "fit.caption":
    "What was to be, what the scenario says as written, and what it says with the fitted numbers",
  "fit.alternative": "{n} targets",
  "fit.column": "Target",
  "fit.is": "To be",
  "fit.band": "Band",
  "fit.before": "Before",
  "fit.after": "After",
  "fit.missed": "Off by",
  "fit.unmet": "{name} (missed)",
  "fit.deviations":
    "“Off by” counts deviations of the target, with the sampling error of that: 1.6 is the end of its band.",
  "fit.conflicts": "Targets that are missed",
  "fit.out-of-reach":
    "{target}: no numbers inside their ranges meet it. With all that move it at that end it comes to {most}, and is to be {is}.",
  "fit.out-of-reach.nothing": "{target}: no number with a range moves it.",
  "fit.contradicted": "{target} stands against {by}: without that it would be missed by much less.",
  "fit.held-back":
    "{target}: no single other target stands against it; all together, and the ranges, hold it back.",
  "fit.numbers": "Numbers",
  "fit.number": "Number",
  "fit.range": "Range",
  "fit.told": "Told",
  "fit.told-note":
    "“Told” is the part of the variance of a number's range that the targets take away. Of {untold} of {inputs} numbers they say next to nothing: these stay as they are written, or nearly so.",
  "fit.together": "Numbers that the targets cannot tell apart",
  "fit.other": "And",
  "fit.correlation": "Correlation",
  "fit.together-note":
    "Near −1, one can rise as the other falls, and the targets see no difference. A target that tells them apart, or a source for one of them, would help more than more runs.",
  "fit.rest": "Not shown: {n} more; --top shows them, and --json holds all.",
  "caution.fit-partial":
    "PARTIAL: stopped after {rounds} rounds, the numbers are not at their goal.",
  "caution.fit-missed": {
    one: "{n} target is missed by more than its band.",
    other: "{n} targets are missed by more than their bands.",
  },
  "caution.fit-no-test":
    "No target was held out: that the fitted ones are met says that the numbers were chosen so, not that the model is right.",
  "caution.fit-outside": {
    one: "{n} word of a forecaster is from before the scenario or after its history, and is left out.",
    other:
      "{n} words of forecasters are from before the scenario or after its history, and are left out.",
  },
  "caution.fit-forecaster":
    "The words of {forecasters} were fitted. Say so there (`fitted: true`): `brink hindcast` must not take them for a test.",
  "members.progress": "{done} of {total} members ({share}), {left} left",
  "members.progress-begin": "{done} of {total} members",
  "members.finished": {
    one: "{n} member followed in {time}",
    other: "{n} members followed in {time}",
  },
  "members.stopped": "Stopped. What is shown of the ensemble rests on {done} of {total} members.",
  "ensemble.heading": "Over the ensemble",
  "ensemble.over": "Followed at {members} of {wanted} members, each with luck of its own",
  "ensemble.written": "As written",
  "ensemble.mean": "Mean",
  "ensemble.band": "Inputs 5–95%",
  "ensemble.note":
    "Inputs 5–95%: where the answer lies as the numbers vary over the ensemble, the sampling error of each member taken out; a dash: it does not move, or no more than luck would make it. The intervals above are of sampling alone, at the numbers as written.",
  "caution.ensemble-left": {
    one: "At {n} member of the ensemble what was seen cannot be, or was followed by no particle; it is left out.",
    other:
      "At {n} members of the ensemble what was seen cannot be, or was followed by no particle; they are left out.",
  },
  "caution.ensemble-partial": "Stopped after {n} of {wanted} members of the ensemble.",
  "ensemble.fault":
    "{file} is no ensemble that `brink fit` wrote: it is damaged, or something else",
  "ensemble.other": "{file} names {id}, which is no number with a range in {scenario}.",
  "ensemble.outside": "{file} has {id} outside its range in {scenario}.",
  "ensemble.with-set":
    "--ensemble and --set do not go together: a number that is set moves no more.",
} as const;
