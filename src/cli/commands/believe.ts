/** `brink believe`: what was hidden, and what comes, given what was observed. */

import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { reportBatch } from "../report-batch.ts";
import { dateValue, defined, oneOf, settings, wholeNumber } from "../values.ts";

/** Enough for an effective number of a thousand on the flagship, in seconds. */
const DEFAULT_PARTICLES = 1000;
const DEFAULT_RUNS = 4000;

export const believe: CommandDefinition = {
  name: "believe",
  about: "help.believe",
  arguments: [{ name: "scenario", about: "help.scenario", completion: "scenario" }],
  options: [
    { flags: "--observed <file>", about: "help.observed", completion: "file" },
    { flags: "--until <date>", about: "help.until" },
    { flags: "--method <name>", about: "help.believe-method" },
    { flags: "--particles <n>", about: "help.particles" },
    { flags: "--runs <n>", about: "help.believe-runs" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--set <id=number>", about: "help.set", repeats: true },
    { flags: "--csv", about: "help.csv" },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink believe europe-2022 --until 2022-02-15 --particles 200 --runs 400",
    "brink believe europe-2022 --until 2022-01-18 --particles 100 --runs 100 --json",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const [scenario] = input.arguments;
    if (scenario === undefined) {
      throw new UsageFault(say("usage.missing-argument", { name: "scenario" }));
    }
    const whole = (option: string, otherwise: number): number =>
      wholeNumber(say, 1, 10_000_000)(`--${option}`, input.value(option) ?? String(otherwise));
    const until = input.value("until");
    const request = defined({
      scenario,
      observed: input.value("observed"),
      until: until === undefined ? undefined : dateValue(say)("--until", until),
      method: oneOf(say, ["auto", "exact", "particles"])(
        "--method",
        input.value("method") ?? "auto",
      ),
      particles: whole("particles", DEFAULT_PARTICLES),
      runs: whole("runs", DEFAULT_RUNS),
      seed: input.value("seed") ?? "brink",
      set: settings(say, input.values("set")),
      quiet: input.flag("quiet"),
      format: json ? ("json" as const) : input.flag("csv") ? ("csv" as const) : ("text" as const),
    });
    const { performBelieve } = await import("../../app/believe/perform.ts");
    const done = performBelieve(request, { surroundings, say, style });
    if (done.kind !== "stopped") return reportBatch(context, done);
    context.report(done.message);
    if (json) context.printJson(done.document);
    return exitCodes.faults;
  },
};
