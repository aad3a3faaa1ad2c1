/** `brink teach`: exercises for a class; one file per action, in `teach/`. */

import type { CommandDefinition, Input } from "../definition.ts";
import { UsageFault } from "../../ask/refusal.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-codes.ts";
import { oneOf } from "../values.ts";
import { arabicModes, digitStyles } from "./play-request.ts";

type Action = (context: Context, input: Input) => Promise<ExitCode>;

/** What `brink teach` does, by the word that follows. */
const actions = {
  list: async (context) => (await import("./teach/list.ts")).listExercises(context),
  start: async (context, input) => (await import("./teach/start.ts")).startExercise(context, input),
  pack: async (context, input) => (await import("./teach/pack.ts")).packExercise(context, input),
  collect: async (context, input) =>
    (await import("./teach/collect.ts")).collectFolder(context, input),
  void: async (context, input) => (await import("./teach/void.ts")).voidClassSeat(context, input),
  reveal: async (context, input) => (await import("./teach/reveal.ts")).revealClass(context, input),
  grade: async (context, input) => (await import("./teach/grade.ts")).gradeFolder(context, input),
} as const satisfies Readonly<Record<string, Action>>;

type ActionName = keyof typeof actions;
const names = Object.keys(actions) as ActionName[];

const display = ["plain", "arabic", "digits"];
/** What each of them takes of the options; the others are refused, not passed over. */
const takes: Readonly<Record<ActionName, readonly string[]>> = {
  list: [],
  start: [
    ...["seed", "seats", "role", "solo", "pair", "team", "masked", "resume", "answers", "out"],
    ...["seat", "reveal"],
    ...display,
  ],
  pack: ["class", "seats", "roster", "seed", "out", "paper", "masked", "pdf"],
  collect: ["key"],
  void: ["key"],
  reveal: ["key", "play"],
  grade: ["key", "out", "forms", "roster", "marks"],
};

/** `brink teach`. */
export const teach: CommandDefinition = {
  name: "teach",
  about: "help.teach",
  arguments: [
    { name: "action", about: "help.teach-action", completion: names },
    { name: "exercise", about: "help.teach-exercise", optional: true, completion: "file" },
  ],
  options: [
    { flags: "--seed <word>", about: "help.teach-seed" },
    { flags: "--seats <list>", about: "help.teach-seats" },
    { flags: "--role <role>", about: "help.teach-role" },
    { flags: "--solo", about: "help.teach-solo" },
    { flags: "--pair", about: "help.teach-pair" },
    { flags: "--team", about: "help.teach-team" },
    { flags: "--masked", about: "help.teach-masked" },
    { flags: "--resume", about: "help.teach-resume" },
    { flags: "--answers <file>", about: "help.teach-answers" },
    { flags: "--out <folder>", about: "help.teach-out" },
    { flags: "--class <name>", about: "help.class" },
    { flags: "--paper <size>", about: "help.paper", completion: ["a4", "letter"] },
    { flags: "--pdf", about: "help.pdf" },
    { flags: "--key <file>", about: "help.key", completion: "file" },
    { flags: "--forms <file>", about: "help.forms", completion: "file" },
    { flags: "--roster <file>", about: "help.roster", completion: "file" },
    { flags: "--marks <file>", about: "help.marks", completion: "file" },
    { flags: "--seat <files>", about: "help.seat-file", completion: "file" },
    { flags: "--reveal <file>", about: "help.reveal-file", completion: "file" },
    { flags: "--play", about: "help.reveal-play" },
    { flags: "--plain", about: "help.plain" },
    { flags: "--arabic <order>", about: "help.arabic", completion: arabicModes },
    { flags: "--digits <style>", about: "help.digits", completion: digitStyles },
  ],
  examples: [
    "brink teach list",
    "brink teach list --lang ar",
    "brink teach start e1 --seed lesson-3",
    "brink teach start e5 --team --masked",
    "brink teach start e2 --resume",
    "brink teach pack e1 --class history-2 --seats 12 --seed lantern --out pack",
    "brink teach start e1 --seat pack/students/seats/alder-01.json",
    "brink teach collect . --key pack/teacher/key.json",
    "brink teach reveal --key pack/teacher/key.json",
    "brink check e1-before-dawn",
  ],
  perform: (context, input) => {
    const name = oneOf(context.say, names)("action", input.arguments[0] ?? "");
    const strange = teach.options
      .map(({ flags }) => flags.replace(/^--/u, "").split(" ")[0] ?? "")
      .find((option) => !takes[name].includes(option) && isGiven(input, option));
    if (strange !== undefined) {
      throw new UsageFault(context.say("usage.not-for", { option: `--${strange}`, action: name }));
    }
    const action: Action = actions[name];
    return action(context, input);
  },
};

function isGiven(input: Input, option: string): boolean {
  return input.flag(option) || input.value(option) !== undefined;
}
