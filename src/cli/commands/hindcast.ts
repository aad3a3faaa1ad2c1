/** `brink hindcast`: the scenario scored against what happened. */

import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { reportBatch } from "../report-batch.ts";
import { dateValue, defined, settings, wholeNumber } from "../values.ts";

const DEFAULT_PARTICLES = 1000;
const DEFAULT_RUNS = 10_000;

export const hindcast: CommandDefinition = {
  name: "hindcast",
  about: "help.hindcast",
  arguments: [{ name: "scenario", about: "help.scenario", completion: "scenario" }],
  options: [
    { flags: "--at <date>", about: "help.at", repeats: true },
    { flags: "--observed <file>", about: "help.observed", completion: "file" },
    { flags: "--particles <n>", about: "help.particles" },
    { flags: "--runs <n>", about: "help.believe-runs" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--set <id=number>", about: "help.set", repeats: true },
    { flags: "--csv", about: "help.csv" },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink hindcast europe-2022 --particles 100 --runs 1000",
    "brink hindcast europe-2022 --at 2022-01-18 --at 2022-02-15 --particles 100 --runs 1000",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const [scenario] = input.arguments;
    if (scenario === undefined) {
      throw new UsageFault(say("usage.missing-argument", { name: "scenario" }));
    }
    const whole = (option: string, otherwise: number): number =>
      wholeNumber(say, 1, 10_000_000)(`--${option}`, input.value(option) ?? String(otherwise));
    const request = defined({
      scenario,
      observed: input.value("observed"),
      at: input.values("at").map((value) => dateValue(say)("--at", value)),
      particles: whole("particles", DEFAULT_PARTICLES),
      runs: whole("runs", DEFAULT_RUNS),
      seed: input.value("seed") ?? "brink",
      set: settings(say, input.values("set")),
      quiet: input.flag("quiet"),
      format: json ? ("json" as const) : input.flag("csv") ? ("csv" as const) : ("text" as const),
    });
    const { performHindcast } = await import("../../app/hindcast.ts");
    const done = performHindcast(request, { surroundings, say, style });
    if (done.kind !== "stopped") return reportBatch(context, done);
    context.report(done.message);
    if (json) context.printJson(done.document);
    return exitCodes.faults;
  },
};
