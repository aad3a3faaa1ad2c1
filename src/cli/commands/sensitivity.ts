/** `brink sensitivity`: which of the scenario's ranges move its answers. */

import type { CommandDefinition } from "../definition.ts";
import { reportBatch } from "../report-batch.ts";
import {
  csvOption,
  luckOptions,
  quietOption,
  samplingOf,
  scenarioArgument,
  scenarioOf,
  setOption,
} from "../shared-options.ts";
import { defined, oneOf, wholeOptions } from "../values.ts";

/** Most trajectories, rows or lines of a chart. */
const MOST_DRAWS = 1_000_000;

/** Most runs at one point. */
const MOST_POINT_RUNS = 1_000_000;

const methods = ["tornado", "morris", "sobol"] as const;

export const sensitivity: CommandDefinition = {
  name: "sensitivity",
  about: "help.sensitivity",
  arguments: [scenarioArgument],
  options: [
    { flags: "--method <name>", about: "help.method", completion: methods },
    { flags: "--outcome <id>", about: "help.sensitivity-outcome", repeats: true },
    { flags: "--input <path>", about: "help.input", repeats: true },
    { flags: "--group", about: "help.group" },
    { flags: "--runs <n>", about: "help.point-runs" },
    { flags: "--draws <n>", about: "help.draws" },
    { flags: "--top <n>", about: "help.top" },
    ...luckOptions,
    setOption,
    csvOption,
    quietOption,
  ],
  examples: [
    "brink sensitivity two-state",
    "brink sensitivity europe-2022 --outcome invasion --input flashpoints.ukraine",
    "brink sensitivity brinkmanship --method morris --outcome disaster",
    "brink sensitivity richardson --method sobol --outcome war",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings } = context;
    const { performSensitivity } = await import("../../app/sensitivity/perform.ts");
    const named = input.value("method");
    const method = named === undefined ? undefined : oneOf(say, methods)("--method", named);
    const whole = wholeOptions(say, input);
    const several = (option: string): readonly string[] | undefined => {
      const values = input.values(option);
      return values.length === 0 ? undefined : values;
    };
    const done = await performSensitivity(
      defined({
        scenario: scenarioOf(context, input),
        method,
        outcomes: several("outcome"),
        inputs: several("input"),
        group: input.flag("group"),
        // Luck is told apart by the spread between runs, so there must be two.
        runs: whole("runs", MOST_POINT_RUNS, 2),
        draws: whole("draws", MOST_DRAWS, 2),
        top: whole("top", MOST_DRAWS),
        ...samplingOf(context, input),
      }),
      { surroundings, say, style },
    );
    return reportBatch(context, done);
  },
};
