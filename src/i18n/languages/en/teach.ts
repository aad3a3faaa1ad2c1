/** Words of `brink teach`. */

/** Words of `teach`, by key. */
export const teachWords = {
  "help.teach": "exercises for a class",
  "help.teach-action":
    "list: what there is; start: hold an exercise at this machine; pack: pages to print for a class; collect: register commitments before the reveal; void: give up a seat whose file was lost; reveal: give the sealed world out; grade: what a class handed in",
  "help.teach-exercise":
    "id or number of an exercise that ships (e1), or path of a file; for collect and grade the folder, for void the seat",
  "help.teach-seed": "word of the class: the same word gives the same sealed world",
  "help.teach-seats": "who sits here: a number, or names with roles (Nour=fleet,Sam=neighbours)",
  "help.teach-role": "role of the only seat",
  "help.teach-solo": "one seat",
  "help.teach-pair": "two seats",
  "help.teach-team": "a seat for every role",
  "help.teach-masked": "countries and places under other names",
  "help.teach-resume": "go on with the last session of this exercise",
  "help.teach-answers": "no screen: forecasts and decisions from a JSON file",
  "help.teach-out":
    "folder for commitments, record and submissions (start: default is this one); pack and grade: a folder to make",
  "usage.no-exercise": "Which exercise? brink teach list shows them.",
  "usage.not-for": "{option} means nothing to brink teach {action}",
  "usage.one-seating": "Only one of --solo, --pair and --team.",
  "usage.not-a-role": "{name} is no role of this exercise: {roles}",
  "usage.seats": "--seats wants a number from 1 to 26, or different names separated by commas.",
  "usage.no-masks": "--masked: this exercise has no other names (masked: is empty in it)",
  "usage.answers": "{file} cannot be read as answers: {reason}",
  "teach.answers-stop": "The answers stop at {stage}:",
  "teach.answers-strange": "{name}: nothing of that name is asked for; there are {names}",
  "teach.answers-unknown": "{field}: no such field; there are {fields}",
  "teach.no-terminal":
    "An exercise needs a terminal. Without one: --plain for running text, or --answers FILE.json.",
  "teach.shipped": "Exercises that ship with Brink:",
  "teach.facts": "{level}, {minutes} min",
  "teach.level.beginner": "beginner",
  "teach.level.intermediate": "intermediate",
  "teach.level.advanced": "advanced",
} as const;
