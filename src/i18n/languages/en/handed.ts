/** Words of sessions that are handed on as files. */

/** Words of `handed`, by key. */
export const handedWords = {
  "help.session":
    "writes a session of play to a small file that can be handed on, or takes one over",
  "help.session-action":
    "export: the last session of the scenario into the file; import: from the file, as the last session",
  "help.session-scenario":
    "the scenario that was played: a file, or the name of one that ships with Brink",
  "help.session-file": "the file; session.brink-session by default for export",
  "session.none": "There is no session of {scenario} to export.",
  "session.written":
    "Written: {file} ({bytes} bytes). Elsewhere: brink session import, then play --resume.",
  "session.kept-changed":
    "The scenario has changed since this session was saved: it would not be what was played.",
  "session.no-file": "There is no file {file}.",
  "session.bad-file": "{file} is no exported session, or it was damaged.",
  "session.which-file": "Which file is the session in?",
  "session.other-scenario":
    "The session was played on another version of the scenario, so it would not go the same way here. What differs:",
  "session.changed": "changed: {places}",
  "session.added": "only here: {places}",
  "session.gone": "only there: {places}",
  "session.differs":
    "Played again it goes another way from step {step} on (made by Brink {saved}, this is {current}).",
  "message.exported": "Written: {file}. Elsewhere: brink session import.",
  "message.not-exported": "{file} could not be written: {reason}",
  "command.export": "export",
  "takes.file": "FILE",
  "cmd.export": "writes this session to a small file, to be gone on with elsewhere",
  "session.and-more": { one: "{places} and {n} more", other: "{places} and {n} more" },
  "session.taken": {
    one: "Played again, step by step as it went: seed {seed}, run {run}, at {date}.",
    other: "Played again, step by step as it went: seed {seed}, run {run}, at {date}, {n} ways.",
  },
} as const;
