/** What commands on a scenario, and those that sample it, all take, and how it is read: said once. */

import type { Context } from "./context.ts";
import type { ArgumentDefinition, Input, OptionDefinition } from "./definition.ts";
import { mostWorkers } from "./report-batch.ts";
import { formatOf, settings, wholeOptions } from "./values.ts";

/** The one argument of most commands. */
export const scenarioArgument: ArgumentDefinition = {
  name: "scenario",
  about: "help.scenario",
  completion: "scenario",
};

/** `--set`. */
export const setOption: OptionDefinition = {
  flags: "--set <id=number>",
  about: "help.set",
  repeats: true,
};

/** `--csv`, where it prints a table of results. */
export const csvOption: OptionDefinition = { flags: "--csv", about: "help.csv" };

/** `--quiet`. */
export const quietOption: OptionDefinition = { flags: "--quiet", about: "help.quiet" };

/** Which luck, on how many threads. */
export const luckOptions: readonly OptionDefinition[] = [
  { flags: "--seed <text>", about: "help.seed" },
  { flags: "--workers <n>", about: "help.workers" },
];

/** The options above, as a use case wants them; `undefined` where one was not given. */
export interface SamplingRequest {
  readonly seed: string | undefined;
  readonly workers: number | undefined;
  readonly set: Readonly<Record<string, string>>;
  readonly quiet: boolean;
  readonly format: "json" | "csv" | "text";
}

/** Reads them. @throws UsageFault for a value that will not do */
export function samplingOf({ say, json }: Context, input: Input): SamplingRequest {
  return {
    seed: input.value("seed"),
    workers: wholeOptions(say, input)("workers", mostWorkers),
    set: settings(say, input.values("set")),
    quiet: input.flag("quiet"),
    format: formatOf(say, json, input),
  };
}
