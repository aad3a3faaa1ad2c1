/** `brink teach`: exercises for a class; one file per action, in `teach/`. */

import type { CommandDefinition, Input } from "../definition.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-codes.ts";
import { oneOf } from "../values.ts";

type Action = (context: Context, input: Input) => Promise<ExitCode>;

/** What `brink teach` does, by the word that follows. */
const actions = {
  list: async (context) => (await import("./teach/list.ts")).listExercises(context),
} as const satisfies Readonly<Record<string, Action>>;

type ActionName = keyof typeof actions;
const names = Object.keys(actions) as ActionName[];

export const teach: CommandDefinition = {
  name: "teach",
  about: "help.teach",
  arguments: [{ name: "action", about: "help.teach-action", completion: names }],
  options: [],
  examples: ["brink teach list", "brink teach list --lang ar", "brink check e1-before-dawn"],
  perform: (context, input) => {
    const action: Action = actions[oneOf(context.say, names)("action", input.arguments[0] ?? "")];
    return action(context, input);
  },
};
