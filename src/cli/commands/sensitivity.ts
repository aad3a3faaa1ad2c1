/** `brink sensitivity`: which of the scenario's ranges move its answers. */

import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { mostWorkers, reportBatch } from "../report-batch.ts";
import { defined, formatOf, oneOf, settings, wholeOptions } from "../values.ts";

/** Most trajectories, rows or lines of a chart. */
const MOST_DRAWS = 1_000_000;

/** Most runs at one point. */
const MOST_POINT_RUNS = 1_000_000;

const methods = ["tornado", "morris", "sobol"] as const;

export const sensitivity: CommandDefinition = {
  name: "sensitivity",
  about: "help.sensitivity",
  arguments: [{ name: "scenario", about: "help.scenario", completion: "scenario" }],
  options: [
    { flags: "--method <name>", about: "help.method", completion: methods },
    { flags: "--outcome <id>", about: "help.sensitivity-outcome", repeats: true },
    { flags: "--input <path>", about: "help.input", repeats: true },
    { flags: "--group", about: "help.group" },
    { flags: "--runs <n>", about: "help.point-runs" },
    { flags: "--draws <n>", about: "help.draws" },
    { flags: "--top <n>", about: "help.top" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--workers <n>", about: "help.workers" },
    { flags: "--set <id=number>", about: "help.set", repeats: true },
    { flags: "--csv", about: "help.csv" },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink sensitivity two-state",
    "brink sensitivity europe-2022 --outcome invasion --input flashpoints.ukraine",
    "brink sensitivity brinkmanship --method morris --outcome disaster",
    "brink sensitivity richardson --method sobol --outcome war",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const { performSensitivity } = await import("../../app/sensitivity/perform.ts");
    const [scenario] = input.arguments;
    if (scenario === undefined) {
      throw new UsageFault(say("usage.missing-argument", { name: "scenario" }));
    }
    const named = input.value("method");
    const method = named === undefined ? undefined : oneOf(say, methods)("--method", named);
    const whole = wholeOptions(say, input);
    const several = (option: string): readonly string[] | undefined => {
      const values = input.values(option);
      return values.length === 0 ? undefined : values;
    };
    const done = await performSensitivity(
      defined({
        scenario,
        method,
        outcomes: several("outcome"),
        inputs: several("input"),
        group: input.flag("group"),
        // Luck is told apart by the spread between runs, so there must be two.
        runs: whole("runs", MOST_POINT_RUNS, 2),
        draws: whole("draws", MOST_DRAWS, 2),
        top: whole("top", MOST_DRAWS),
        seed: input.value("seed"),
        workers: whole("workers", mostWorkers),
        set: settings(say, input.values("set")),
        quiet: input.flag("quiet"),
        format: formatOf(say, json, input),
      }),
      { surroundings, say, style },
    );
    return reportBatch(context, done);
  },
};
