/** Words of a graded class. */

/** Words of `grade`, by key. */
export const gradeWords = {
  "word.folder": "a folder",
  "usage.no-folder": "a folder that exists",
  "grade.key-damaged":
    '{file} was changed or damaged since it was written. Make the pack again in another folder with the same --class, --seats and --seed, or remove "sha256" and the comma before it to use the key as it stands.',
  "usage.key": "a key.json that brink teach pack wrote",
  "usage.seat-file":
    "a file of students/seats that brink teach pack wrote, of one class and exercise",
  "usage.reveal-file": "a reveal.json that brink teach reveal wrote, of the class of the seat",
  "usage.reveal-seat": "--seat beside it: it opens the world of a class",
  "usage.seat-alone": "--seat says who sits here and in which class: leave out {option}",
  "usage.seat-earlier":
    "{file} is a seat of an earlier form, in which nothing was bound to it. Make the pack again, or use the version that made it.",
  "usage.world-closed":
    "{exercise} shows the sealed run while it is played, and the world of this class is closed. The teacher opens it with brink teach reveal --play; then add --reveal reveal.json.",
  "grade.key-earlier":
    "{file} is a key of an earlier form: it has no salt, and nothing was registered. Grade its class with the version that made it, or make a new pack.",
  "grade.key-exercise":
    "{file} belongs to another version of the exercise ({version}). Grade its class with the version that made it, or make a new pack.",
  "grade.not-revealed":
    "The class of {file} has not been revealed: collect what is missing, then brink teach reveal --key {file}.",
  "grade.unbound":
    "Without --key nothing shows who wrote what, and when: good for practice, not for marks.",
  "grade.opened":
    "The sealed world was given out for play: whoever looked into it could know what comes. Commitments show that nothing was changed, not that nobody looked.",
  "collect.no-log":
    "There is no class-log.jsonl beside the key. Without the log of its class a key registers and grades nothing.",
  "collect.broken-log":
    "class-log.jsonl is not as it was written, from line {line} on: somebody changed it, or it belongs to another key. Nothing can be registered or graded by it.",
  "collect.no-exercise":
    "The exercise {exercise} is not known here, or has faults. One of your own has to stand in the current folder.",
  "collect.registered": {
    one: "{n} commitment is registered",
    other: "{n} commitments are registered",
  },
  "collect.round-whole": "{round}: all seats",
  "collect.round-waits": "{round}: nothing yet from {seats}",
  "collect.fingerprint":
    "Fingerprint of the log: {fingerprint}. Write it on the board: a log that was cut back has another one.",
  "collect.file-earlier": "{file}: commitments of an earlier form; not taken",
  "collect.file-other-class": "{file}: commitments of another class, or of none; not taken",
  "collect.remark": "{file}: {seat}, {round}: {state}",
  "collect.further":
    "another commitment of this seat came first and counts; this one was not taken",
  "collect.several": "several commitments for one round; none was taken",
  "collect.unbound": "not made with the code of this seat; not taken",
  "collect.unknown-seat": "no seat of this class; not taken",
  "collect.unknown-round": "nothing is sealed there by this seat; not taken",
  "collect.late": "the world has been revealed; not taken",
  "reveal.revealed":
    "The world is revealed, and nothing is registered any more. For the students: {file}",
  "reveal.opened":
    "The world is open for play, and commitments are still taken. Whoever has {file} can look at what comes.",
  "reveal.word": "The word of the sealed world: {word}",
  "grade.key-luck":
    "The pack of {file} holds another sealed world. {why} Grade it with the version that made it, or make a new pack.",
  "reading.title": "Reasons and explanations: {exercise}",
  "reading.how":
    "Read, and write your marks into marks.csv; grade again with --marks, and they stand in the gradebook.",
  "reading.private": "For the teacher alone: these are the students' own words.",
  "reading.explanation": "Explanation",
  "reading.nothing": "No reasons and no explanation.",
  "reading.own-marks": { one: "Own marks: {n} point", other: "Own marks: {n} points" },
  "word.seat": "a seat",
  "void.done":
    "{lost} is void: nothing of it counts. {seat} takes its place; give its file to the student: {file}",
  "void.late":
    "The world has been revealed: a new seat could register nothing any more. Leave out what the lost seat handed in.",
  "pack.fixed-seed":
    "The exercise fixes its seed ({seed}): every pack of it has the same sealed world, without a salt, and anybody can look it up.",
  "collect.voided": "this seat was given up for lost; not taken",
  "grade.note.voided": "{seat} was given up for lost; not graded",
  "grade.no-exercise":
    "No file in {folder} names an exercise that is known here. One of your own has to stand in the current folder; or give --key.",
  "grade.title": "Class report: {exercise}",
  "grade.class": "Class: {class}",
  "grade.counted": { one: "{n} file graded, of {of}", other: "{n} files graded, of {of}" },
  "grade.named": {
    one: "{n} file has a remark: see the list",
    other: "{n} files have a remark: see the list",
  },
  "grade.aside": {
    one: "{n} file is no submission and was not read: {files}",
    other: "{n} files are no submissions and were not read: {files}",
  },
  "grade.missing": {
    one: "Nothing that counts from {n} seat: {seats}",
    other: "Nothing that counts from {n} seats: {seats}",
  },
  "grade.mean": "Mean score of the class against the sealed run: {mean} (0 is best)",
  "grade.caution":
    "A real war with dead people stands behind this. Nobody is scored for winning. The sealed run and history are one draw each; scores of few questions are mostly luck. Forecasts, decisions and harm are never added up.",
  "grade.written": { one: "{n} file in {folder}", other: "{n} files in {folder}" },
  "grade.section.files": "What was handed in",
  "grade.section.scores": "Scores against the sealed run",
  "grade.section.known": "Scores against what happened",
  "grade.section.questions": "Forecasts, question by question",
  "grade.section.calibration": "Calibration",
  "grade.section.decisions": "Decisions",
  "grade.section.unused": "Ways out that nobody took",
  "grade.section.harm": "Steps in crisis, theatre by theatre",
  "grade.section.paths": "Paths: the model's, the class's, history's",
  "grade.file": "file",
  "grade.seat": "seat",
  "grade.role": "role",
  "grade.state": "what was found",
  "grade.counts": "counts",
  "grade.fine": "graded",
  "grade.all-files": "All files",
  "grade.no-remarks": "No file has a remark.",
  "grade.note.unreadable": "unreadable: {part}",
  "grade.note.unreadable-all": "unreadable: no submission",
  "grade.note.tampered": "changed after it was sealed ({rounds}); not graded",
  "grade.note.unregistered": "not what was registered before the reveal, not graded: {rounds}",
  "grade.note.unopened": "registered before the reveal and not opened, scored as missing: {rounds}",
  "grade.note.nothing-registered": "nothing was registered before the reveal: {rounds}",
  "grade.note.further": "more than one commitment was handed in, the first counts: {rounds}",
  "grade.note.impossible": "sealed answers that can be none, scored as missing: {questions}",
  "grade.note.unbound": "not made with the code of {seat}, so anybody may have made it; not graded",
  "grade.note.team-incomplete":
    "the team has sealed more than it opened, so its run cannot be repeated; missing: {seats}",
  "grade.note.doubled": "handed in twice: {file} counts",
  "grade.note.doubled-all":
    "several files for this seat, and nothing says which is its own; none counts",
  "grade.note.other-exercise": "another exercise: {exercise}",
  "grade.note.version-exercise": "another version of the exercise ({version})",
  "grade.note.version-form":
    "an earlier form of submissions ({version}), in which nothing was bound to a seat",
  "grade.note.version-engine": "another version of Brink ({version})",
  "grade.note.version-luck":
    "another version of Brink ({version}); the luck of every seed has changed since, so its world was another one",
  "grade.note.other-word": "another word, so another sealed world",
  "grade.note.unknown-seat": "no seat of this class: {seat}",
  "grade.note.other-role": "another role than the key has: {role}",
  "grade.note.on-machine":
    "this seat sealed on a machine and is graded by that; the form does not count",
  "usage.forms": "a table such as teacher/forms.csv of the pack",
  "forms.fault": "row {row}, {column}: {why}",
  "forms.seat": "no seat of this class",
  "forms.round": "no round of this exercise",
  "forms.column": "no column of this exercise: teacher/forms.csv of the pack has them",
  "forms.twice": "this seat has a row for that round already",
  "grade.note.opted-out": "left the role (no reason is asked, no marks are lost)",
  "grade.whole-file": "the file",
  "grade.score": "score (95 %)",
  "grade.log": "log (95 %)",
  "grade.skill-reference": "skill, outside view",
  "grade.skill-half": "skill, even odds",
  "grade.skill-class": "skill, class mean",
  "grade.improvement": "last − first",
  "grade.ranges": "ranges held",
  "grade.ratios": "ratios, log",
  "grade.questions": "n",
  "grade.held": "{held} of {n}",
  "grade.scores-note":
    "0 is best, 1 is worst: Brier, ranked probability for levels, half of the multi-class Brier for choices. Skill above 0 is better than what it is measured against. Intervals are bootstrap intervals over a seat's own questions; a comparison that rests on one question is not shown.",
  "grade.noise": {
    one: "Noise: {n} question was resolved. Below {enough} a difference between two seats is mostly luck; do not rank people by it.",
    other:
      "Noise: {n} questions were resolved. Below {enough} a difference between two seats is mostly luck; do not rank people by it.",
  },
  "grade.known-note":
    "Students know how 2022 went, so this is no test of foresight. It is shown apart and does not go into the gradebook.",
  "grade.nothing-scored": "Nothing was scored.",
  "grade.class-last": "Class, middle and 10 to 90 %",
  "grade.engine": "Engine's odds (95 %)",
  "grade.reference": "Outside view",
  "grade.crowd": "Crowd, {date}",
  "grade.spread": { one: "{n} forecast", other: "{n} forecasts" },
  "grade.spread-of": "Forecasts of: {question}",
  "grade.probability": "probability",
  "grade.people": "seats",
  "grade.category": "category",
  "grade.class-mean": "class mean",
  "grade.engine-short": "engine",
  "grade.truth-sealed": "Sealed run: {answer}.",
  "grade.truth-differs":
    "Decisions of some teams changed this answer in their runs; they are scored by their own.",
  "grade.truth-none": "The sealed run does not decide this: no engine odds.",
  "grade.truth-known": "What happened in fact (known to most): {answer}.",
  "grade.truth-open": "In fact the case is still open.",
  "grade.middle-range": "Median range of the class: {low} to {high}. Engine: {odds}.",
  "grade.no-odds": "none",
  "grade.calibration-alternative":
    "Share of yes against the probability that was forecast, in ten bins; the diagonal is perfect calibration.",
  "grade.calibration-note": {
    one: "{forecasts} forecasts, but of {n} question of one sealed world: the points hang together, and intervals by seat would be too narrow.",
    other:
      "{forecasts} forecasts, but of {n} questions of one sealed world: the points hang together, and intervals by seat would be too narrow.",
  },
  "grade.perfect": "perfect calibration",
  "grade.class-curve": "the class",
  "grade.forecast": "forecast",
  "grade.frequency": "share of yes",
  "grade.murphy":
    "Brier {brier} = reliability {reliability} − resolution {resolution} + uncertainty {uncertainty} + within bins {residual}",
  "grade.tree-note":
    "Each line is what some teams did in a round after the same rounds before. Automatic: of {n} runs in which nobody decided, how many made the same moves in that step. Choices that are no moves of the scenario are judged on paper.",
  "grade.tree-node": "{round}: {chosen}",
  "grade.tree-choice": "choice",
  "grade.teams": "teams",
  "grade.automatic": "automatic",
  "grade.no-moves": "no move",
  "grade.of-runs": "{n} of {of}",
  "grade.no-decisions": "This exercise asks for no decisions, or none was handed in.",
  "grade.outcome": "in the run",
  "grade.teams-yes": "teams' runs: yes",
  "grade.automatic-yes": "automatic runs: yes (95 %)",
  "grade.unused-note":
    "Moves that were open in the runs and that neither team nor policy made. Whether one was a way out is for the class to say.",
  "grade.unused-none": "Every move that was open was made in some run.",
  "grade.move": "move",
  "grade.open-from": "open from",
  "grade.open-in": "open in runs",
  "grade.offered": "on the forms",
  "grade.harm-note":
    "Counted by theatre against the same run with nothing done. Never added up: six small fires are not one invasion.",
  "grade.theatre": "theatre",
  "grade.untouched": "nothing done",
  "grade.team-steps": "teams, fewest to most",
  "grade.paths-note":
    "Mean level of {n} automatic runs with 90 % of them, the teams' commonest paths, and history as the scenario codes it. History set nothing in the model, and is one draw.",
  "grade.model": "model, mean of automatic runs",
  "grade.history": "history",
  "grade.team-path": { one: "run of {n} team", other: "run of {n} teams" },
  "grade.path-alternative": "{flashpoint}: level by step, model, teams and history",
  "grade.date": "date",
  "grade.contents": "Contents",
  "grade.data": "Data as a table",
  "grade.feedback": "{n} questions; see the class report. {notes}",
} as const;
