/** `brink paths`: what leads to an outcome. */

import type { Speech } from "../../i18n/catalog.ts";
import { latinDigits } from "../../i18n/number.ts";
import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { mostWorkers, reportBatch } from "../report-batch.ts";
import { defined, oneOf, settings, wholeNumber } from "../values.ts";

/** Orders longer than this, or of more kinds, are told apart by nobody. */
const MOST_DEPTH = 20;
const MOST_SIGNS = 40;

/** What memory of orders and cases allows. */
const MOST_RUNS = 10_000_000;

export const paths: CommandDefinition = {
  name: "paths",
  about: "help.paths",
  arguments: [{ name: "scenario", about: "help.scenario", completion: "scenario" }],
  options: [
    { flags: "--outcome <id>", about: "help.paths-outcome" },
    { flags: "--runs <n>", about: "help.paths-runs" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--workers <n>", about: "help.workers" },
    { flags: "--set <id=number>", about: "help.set", repeats: true },
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
    { flags: "--csv", about: "help.csv" },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink paths brinkmanship --outcome disaster --runs 2000",
    "brink paths europe-2022 --outcome invasion --only orders --depth 3",
    "brink paths europe-2022 --outcome signed_text --only orders --follow diplomacy --runs 2000 --json",
    "brink paths two-state --outcome 'border == crisis' --only removals --runs 1000",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const [{ performPaths }, { pathSections }] = await Promise.all([
      import("../../app/pathways/perform.ts"),
      import("../../app/pathways/request.ts"),
    ]);
    const whole = (option: string, most: number): number | undefined => {
      const value = input.value(option);
      return value === undefined ? undefined : wholeNumber(say, 1, most)(`--${option}`, value);
    };
    const share = (option: string): number | undefined => {
      const value = input.value(option);
      return value === undefined ? undefined : readShare(say, `--${option}`, value);
    };
    const done = await performPaths(
      defined({
        scenario: input.arguments[0] ?? "",
        outcome: input.value("outcome"),
        runs: whole("runs", MOST_RUNS),
        seed: input.value("seed"),
        workers: whole("workers", mostWorkers),
        set: settings(say, input.values("set")),
        only: input.values("only").map((part) => oneOf(say, pathSections)("--only", part)),
        depth: whole("depth", MOST_DEPTH),
        signs: whole("signs", MOST_SIGNS),
        follow: input.values("follow"),
        exit: share("exit"),
        coverage: share("coverage"),
        quiet: input.flag("quiet"),
        format: json ? ("json" as const) : input.flag("csv") ? ("csv" as const) : ("text" as const),
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
