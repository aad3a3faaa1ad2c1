/** `brink compare`: variants of a scenario on the same luck. */

import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { defined, formatOf, settings, wholeOptions } from "../values.ts";
import { mostWorkers, reportBatch } from "../report-batch.ts";

export const compare: CommandDefinition = {
  name: "compare",
  about: "help.compare",
  arguments: [{ name: "scenario", about: "help.scenario", completion: "scenario" }],
  options: [
    { flags: "--with <variant>", about: "help.with", repeats: true, completion: "file" },
    { flags: "--runs <n>", about: "help.runs" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--workers <n>", about: "help.workers" },
    { flags: "--set <id=number>", about: "help.set-all", repeats: true },
    { flags: "--csv", about: "help.csv" },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink compare two-state --with flashpoints.border.rules.flare_up.chance=10% --runs 2000",
    "brink compare europe-2022 --with europe-2022-engage --with 'force russia_talks.accept_round'",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const [{ performCompare }, { MOST_RUNS }] = await Promise.all([
      import("../../app/compare/perform.ts"),
      import("../../app/batch/order.ts"),
    ]);
    const [scenario] = input.arguments;
    if (scenario === undefined) {
      throw new UsageFault(say("usage.missing-argument", { name: "scenario" }));
    }
    const whole = wholeOptions(say, input);
    const done = await performCompare(
      defined({
        scenario,
        with: input.values("with"),
        runs: whole("runs", MOST_RUNS),
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
