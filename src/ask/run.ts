/** One run as programs ask for it; at the command line it is `brink run`, which tells every step. */

import { runAnswer, runKind } from "../answer/run.ts";
import type { RunAnswer } from "../answer/run-schema.ts";
import { runOnce } from "../app/run/run-once.ts";
import { tellRun } from "../story/run.ts";
import { flag, otherwise, whole } from "./option.ts";
import { question, type Question } from "./question.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";
import { told } from "./told.ts";

const most = Number.MAX_SAFE_INTEGER;

const options = {
  seed: luckOptions.seed,
  run: otherwise(whole("--run <number>", "help.run-number", { least: 0, most }), 0),
  explain: flag("--explain", "help.explain"),
  steps: whole("--steps <n>", "help.steps", { most }),
  ...commonOptions,
};

const answered = told<typeof runKind.schema, RunAnswer>("run", runKind, tellRun);

/** `brink run` as a question. */
export const runQuestion: Question<typeof options, RunAnswer> = question({
  name: "run",
  about: "help.run",
  options,
  examples: [],
  answers: [answered],
  ask: (asked, asking) => {
    const subject = asking.open({ ...asked, engine: "interpreter" });
    const { program, identity, naming } = subject;
    const { explain, steps, set } = asked;
    const answer = runAnswer(program, runOnce(program, identity.seed, asked.run), {
      ...{ identity, engine: "interpreter", set, explain, steps },
      replay: asking.replay("run", options, subject, asked),
    });
    return Promise.resolve({ told: answered, answer, naming, end: "complete" });
  },
});
