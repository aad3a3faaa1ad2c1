/** `brink believe`: what was hidden, and what comes, given what was observed. */

import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { reportBatch } from "../report-batch.ts";
import {
  csvOption,
  quietOption,
  samplingOf,
  scenarioArgument,
  scenarioOf,
  setOption,
} from "../shared-options.ts";
import { dateValue, defined, oneOf, wholeNumber } from "../values.ts";

/** Enough for an effective number of a thousand on the flagship, in seconds. */
const DEFAULT_PARTICLES = 1000;
const DEFAULT_RUNS = 4000;

export const believe: CommandDefinition = {
  name: "believe",
  about: "help.believe",
  arguments: [scenarioArgument],
  options: [
    { flags: "--observed <file>", about: "help.observed", completion: "file" },
    { flags: "--until <date>", about: "help.until" },
    { flags: "--method <name>", about: "help.believe-method" },
    { flags: "--particles <n>", about: "help.particles" },
    { flags: "--runs <n>", about: "help.believe-runs" },
    { flags: "--seed <text>", about: "help.seed" },
    setOption,
    csvOption,
    quietOption,
  ],
  examples: [
    "brink believe europe-2022 --until 2022-02-15 --particles 200 --runs 400",
    "brink believe europe-2022 --until 2022-01-18 --particles 100 --runs 100 --json",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const whole = (option: string, otherwise: number): number =>
      wholeNumber(say, 1, 10_000_000)(`--${option}`, input.value(option) ?? String(otherwise));
    const until = input.value("until");
    const request = defined({
      scenario: scenarioOf(context, input),
      observed: input.value("observed"),
      until: until === undefined ? undefined : dateValue(say)("--until", until),
      method: oneOf(say, ["auto", "exact", "particles"])(
        "--method",
        input.value("method") ?? "auto",
      ),
      particles: whole("particles", DEFAULT_PARTICLES),
      runs: whole("runs", DEFAULT_RUNS),
      ...samplingOf(context, input),
      seed: input.value("seed") ?? "brink",
    });
    const { performBelieve } = await import("../../app/believe/perform.ts");
    const done = performBelieve(request, { surroundings, say, style });
    if (done.kind !== "stopped") return reportBatch(context, done);
    context.report(done.message);
    if (json) context.printJson(done.document);
    return exitCodes.faults;
  },
};
