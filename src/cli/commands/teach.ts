/** `brink teach`: exercises for a class; one file per action, in `teach/`. */

import type { CommandDefinition, Input } from "../definition.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-codes.ts";
import { oneOf } from "../values.ts";

type Action = (context: Context, input: Input) => Promise<ExitCode>;

/** What `brink teach` does, by the word that follows. */
const actions = {
  list: async (context) => (await import("./teach/list.ts")).listExercises(context),
  pack: async (context, input) => (await import("./teach/pack.ts")).packExercise(context, input),
  grade: async (context, input) => (await import("./teach/grade.ts")).gradeFolder(context, input),
} as const satisfies Readonly<Record<string, Action>>;

type ActionName = keyof typeof actions;
const names = Object.keys(actions) as ActionName[];

export const teach: CommandDefinition = {
  name: "teach",
  about: "help.teach",
  arguments: [
    { name: "action", about: "help.teach-action", completion: names },
    { name: "exercise", about: "help.pack-exercise", optional: true, completion: "file" },
  ],
  options: [
    { flags: "--class <name>", about: "help.class" },
    { flags: "--seats <n>", about: "help.pack-seats" },
    { flags: "--seed <word>", about: "help.pack-word" },
    { flags: "--out <folder>", about: "help.pack-out", completion: "file" },
    { flags: "--paper <size>", about: "help.paper", completion: ["a4", "letter"] },
    { flags: "--masked", about: "help.pack-masked" },
    { flags: "--pdf", about: "help.pdf" },
    { flags: "--key <file>", about: "help.key", completion: "file" },
    { flags: "--deadline <time>", about: "help.deadline" },
  ],
  examples: [
    "brink teach list",
    "brink teach list --lang ar",
    "brink teach pack e1 --class history-2 --seats 12 --seed lantern --out pack",
  ],
  perform: (context, input) => {
    const action: Action = actions[oneOf(context.say, names)("action", input.arguments[0] ?? "")];
    return action(context, input);
  },
};
