/** `brink batch`: many runs, counted. */

import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { settings, wholeNumber } from "../values.ts";

/** More threads than any machine has cores; a slip of the finger must not start them. */
const mostWorkers = 1024;

export const batch: CommandDefinition = {
  name: "batch",
  about: "help.batch",
  arguments: [{ name: "scenario", about: "help.scenario", optional: true, completion: "scenario" }],
  options: [
    { flags: "--runs <n>", about: "help.runs" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--workers <n>", about: "help.workers" },
    { flags: "--set <id=number>", about: "help.set", repeats: true },
    { flags: "--out <folder>", about: "help.out", completion: "file" },
    { flags: "--resume <folder>", about: "help.resume-batch", completion: "file" },
    { flags: "--csv", about: "help.csv" },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink batch two-state --runs 2000",
    "brink batch europe-2022 --runs 20000 --seed lesson-3 --out results",
    "brink batch --resume results",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json, print, report, printJson } = context;
    const { performBatch } = await import("../../app/batch/perform.ts");
    const { MOST_RUNS } = await import("../../app/batch/order.ts");
    const [scenario] = input.arguments;
    const resume = input.value("resume");
    if (scenario === undefined && resume === undefined) {
      throw new UsageFault(say("usage.missing-argument", { name: "scenario" }));
    }
    if (scenario !== undefined && resume !== undefined) {
      throw new UsageFault(say("usage.resume-alone"));
    }
    const whole = (option: string, most: number): number | undefined => {
      const value = input.value(option);
      return value === undefined ? undefined : wholeNumber(say, 1, most)(`--${option}`, value);
    };
    const done = await performBatch(
      defined({
        scenario,
        resume,
        runs: whole("runs", MOST_RUNS),
        seed: input.value("seed"),
        workers: whole("workers", mostWorkers),
        set: settings(say, input.values("set")),
        out: input.value("out"),
        quiet: input.flag("quiet"),
        format: json ? ("json" as const) : input.flag("csv") ? ("csv" as const) : ("text" as const),
      }),
      { surroundings, say, style },
    );
    switch (done.kind) {
      case "usage":
        throw new UsageFault(done.message);
      case "skew":
        report(`brink: ${done.message}`);
        return exitCodes.skew;
      case "faulty": {
        const { reportFaults } = await import("../faults.ts");
        return reportFaults(context, done.diagnostics);
      }
      case "done":
        if (done.output.format === "json") printJson(done.output.document);
        // These lines are already in the order that the terminal needs.
        else if (done.output.format === "text") {
          surroundings.stdout.write(`${done.output.lines.join("\n")}\n`);
        } else print(done.output.text.replace(/\r?\n$/u, ""));
        return {
          complete: exitCodes.fine,
          incomplete: exitCodes.incomplete,
          interrupted: exitCodes.interrupted,
        }[done.end];
    }
  },
};

/** Without the options that were not given. */
function defined<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> };
}
