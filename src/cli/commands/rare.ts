/** `brink rare`: the probability of something very unlikely. */

import { latinDigits } from "../../i18n/number.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { mostWorkers, reportBatch } from "../report-batch.ts";
import { defined, settings, wholeNumber } from "../values.ts";

const DEFAULT_EFFORT = 1000;
const DEFAULT_REPLICATIONS = 100;
const MOST_EFFORT = 1_000_000;
const MOST_REPLICATIONS = 1_000_000;

function levelsOf(say: Speech, text: string): readonly number[] {
  const words = latinDigits(text).split(/[,،]/u);
  const levels = words.map((word) => (word.trim() === "" ? NaN : Number(word)));
  const rising = levels.every(
    (level, index) => Number.isFinite(level) && level > (levels[index - 1] ?? -Infinity),
  );
  if (rising) return levels;
  const wanted = say("rare.levels-wanted");
  throw new UsageFault(say("usage.bad-value", { option: "--levels", value: text, wanted }));
}

export const rare: CommandDefinition = {
  name: "rare",
  about: "help.rare",
  arguments: [{ name: "scenario", about: "help.scenario", completion: "scenario" }],
  options: [
    { flags: "--outcome <id>", about: "help.rare-outcome" },
    { flags: "--by <expression>", about: "help.by" },
    { flags: "--levels <list>", about: "help.levels" },
    { flags: "--effort <n>", about: "help.effort" },
    { flags: "--replications <n>", about: "help.replications" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--workers <n>", about: "help.workers" },
    { flags: "--set <id=number>", about: "help.set", repeats: true },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink rare two-state --outcome 'border == crisis and dwell(border) >= 24' --effort 200",
    "brink rare europe-2022 --outcome western_europe_5 --effort 100 --replications 20",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const outcome = input.value("outcome");
    if (outcome === undefined) {
      throw new UsageFault(say("usage.missing-argument", { name: "--outcome" }));
    }
    const whole = (option: string, most: number): number | undefined => {
      const value = input.value(option);
      return value === undefined ? undefined : wholeNumber(say, 1, most)(`--${option}`, value);
    };
    const levels = input.value("levels");
    const request = defined({
      scenario: input.arguments[0] ?? "",
      outcome,
      by: input.value("by"),
      levels: levels === undefined ? undefined : levelsOf(say, levels),
      effort: whole("effort", MOST_EFFORT) ?? DEFAULT_EFFORT,
      replications: whole("replications", MOST_REPLICATIONS) ?? DEFAULT_REPLICATIONS,
      seed: input.value("seed"),
      workers: whole("workers", mostWorkers),
      set: settings(say, input.values("set")),
      quiet: input.flag("quiet"),
      format: json ? ("json" as const) : ("text" as const),
    });
    const { performRare } = await import("../../app/rare/perform.ts");
    return reportBatch(context, await performRare(request, { surroundings, say, style }));
  },
};
