/** `brink compare`: variants of a scenario on the same luck. */

import type { CommandDefinition } from "../definition.ts";
import {
  csvOption,
  luckOptions,
  quietOption,
  samplingOf,
  scenarioArgument,
  scenarioOf,
} from "../shared-options.ts";
import { defined, wholeOptions } from "../values.ts";
import { reportBatch } from "../report-batch.ts";

export const compare: CommandDefinition = {
  name: "compare",
  about: "help.compare",
  arguments: [scenarioArgument],
  options: [
    { flags: "--with <variant>", about: "help.with", repeats: true, completion: "file" },
    { flags: "--runs <n>", about: "help.runs" },
    ...luckOptions,
    { flags: "--set <id=number>", about: "help.set-all", repeats: true },
    csvOption,
    quietOption,
  ],
  examples: [
    "brink compare two-state --with flashpoints.border.rules.flare_up.chance=10% --runs 2000",
    "brink compare europe-2022 --with europe-2022-engage --with 'force russia_talks.accept_round'",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings } = context;
    const [{ performCompare }, { MOST_RUNS }] = await Promise.all([
      import("../../app/compare/perform.ts"),
      import("../../app/batch/order.ts"),
    ]);
    const whole = wholeOptions(say, input);
    const done = await performCompare(
      defined({
        scenario: scenarioOf(context, input),
        with: input.values("with"),
        runs: whole("runs", MOST_RUNS),
        ...samplingOf(context, input),
      }),
      { surroundings, say, style },
    );
    return reportBatch(context, done);
  },
};
