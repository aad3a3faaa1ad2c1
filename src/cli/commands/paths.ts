/** `brink paths`: what leads to an outcome. */

import type { Speech } from "../../i18n/catalog.ts";
import { latinDigits } from "../../i18n/number.ts";
import { UsageFault } from "../../ask/refusal.ts";
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

/** Orders longer than this, or of more kinds, are told apart by nobody. */
const MOST_DEPTH = 20;
const MOST_SIGNS = 40;

/** What memory of orders and cases allows. */
const MOST_RUNS = 10_000_000;

export const paths: CommandDefinition = {
  name: "paths",
  about: "help.paths",
  arguments: [scenarioArgument],
  options: [
    { flags: "--outcome <id>", about: "help.paths-outcome" },
    { flags: "--runs <n>", about: "help.paths-runs" },
    ...luckOptions,
    setOption,
    {
      flags: "--only <part>",
      about: "help.only",
      repeats: true,
      completion: ["orders", "removals", "boxes"],
    },
    { flags: "--depth <n>", about: "help.depth" },
    { flags: "--signs <n>", about: "help.signs" },
    { flags: "--follow <id>", about: "help.follow", repeats: true },
    { flags: "--exit <share>", about: "help.past" },
    { flags: "--coverage <share>", about: "help.coverage" },
    csvOption,
    quietOption,
  ],
  examples: [
    "brink paths brinkmanship --outcome disaster --runs 2000",
    "brink paths europe-2022 --outcome invasion --only orders --depth 3",
    "brink paths europe-2022 --outcome signed_text --only orders --follow diplomacy --runs 2000 --json",
    "brink paths two-state --outcome 'border == crisis' --only removals --runs 1000",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings } = context;
    const [{ performPaths }, { pathSections }] = await Promise.all([
      import("../../app/pathways/perform.ts"),
      import("../../app/pathways/request.ts"),
    ]);
    const whole = wholeOptions(say, input);
    const share = (option: string): number | undefined => {
      const value = input.value(option);
      return value === undefined ? undefined : readShare(say, `--${option}`, value);
    };
    const done = await performPaths(
      defined({
        scenario: scenarioOf(context, input),
        outcome: input.value("outcome"),
        runs: whole("runs", MOST_RUNS),
        only: input.values("only").map((part) => oneOf(say, pathSections)("--only", part)),
        depth: whole("depth", MOST_DEPTH),
        signs: whole("signs", MOST_SIGNS),
        follow: input.values("follow"),
        exit: share("exit"),
        coverage: share("coverage"),
        ...samplingOf(context, input),
      }),
      { surroundings, say, style },
    );
    return reportBatch(context, done);
  },
};

/** A share strictly between 0 and 1, plain or in percent. */
function readShare(say: Speech, option: string, value: string): number {
  const [, digits, percent] = /^\s*(\d+\.?\d*|\.\d+)\s*([%٪]?)\s*$/u.exec(latinDigits(value)) ?? [];
  const share = Number(digits ?? "NaN") / (percent === "" ? 1 : 100);
  if (share > 0 && share < 1) return share;
  throw new UsageFault(say("usage.bad-value", { option, value, wanted: say("usage.share") }));
}
