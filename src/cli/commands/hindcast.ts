/** `brink hindcast`: the scenario scored against what happened. */

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
import { dateValue, defined, wholeNumber } from "../values.ts";

const DEFAULT_PARTICLES = 1000;
const DEFAULT_RUNS = 10_000;

export const hindcast: CommandDefinition = {
  name: "hindcast",
  about: "help.hindcast",
  arguments: [scenarioArgument],
  options: [
    { flags: "--at <date>", about: "help.at", repeats: true },
    { flags: "--observed <file>", about: "help.observed", completion: "file" },
    { flags: "--particles <n>", about: "help.particles" },
    { flags: "--runs <n>", about: "help.believe-runs" },
    { flags: "--seed <text>", about: "help.seed" },
    setOption,
    csvOption,
    quietOption,
  ],
  examples: [
    "brink hindcast europe-2022 --particles 100 --runs 1000",
    "brink hindcast europe-2022 --at 2022-01-18 --at 2022-02-15 --particles 100 --runs 1000",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const whole = (option: string, otherwise: number): number =>
      wholeNumber(say, 1, 10_000_000)(`--${option}`, input.value(option) ?? String(otherwise));
    const request = defined({
      scenario: scenarioOf(context, input),
      observed: input.value("observed"),
      at: input.values("at").map((value) => dateValue(say)("--at", value)),
      particles: whole("particles", DEFAULT_PARTICLES),
      runs: whole("runs", DEFAULT_RUNS),
      ...samplingOf(context, input),
      seed: input.value("seed") ?? "brink",
    });
    const { performHindcast } = await import("../../app/hindcast.ts");
    const done = performHindcast(request, { surroundings, say, style });
    if (done.kind !== "stopped") return reportBatch(context, done);
    context.report(done.message);
    if (json) context.printJson(done.document);
    return exitCodes.faults;
  },
};
