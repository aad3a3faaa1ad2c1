/** `brink rare`: the probability of something very unlikely. */

import { latinDigits } from "../../i18n/number.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { reportBatch } from "../report-batch.ts";
import {
  luckOptions,
  quietOption,
  samplingOf,
  scenarioArgument,
  scenarioOf,
  setOption,
} from "../shared-options.ts";
import { defined, wholeOptions } from "../values.ts";

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
  arguments: [scenarioArgument],
  options: [
    { flags: "--outcome <id>", about: "help.rare-outcome" },
    { flags: "--by <expression>", about: "help.by" },
    { flags: "--levels <list>", about: "help.levels" },
    { flags: "--effort <n>", about: "help.effort" },
    { flags: "--replications <n>", about: "help.replications" },
    ...luckOptions,
    setOption,
    quietOption,
  ],
  examples: [
    "brink rare two-state --outcome 'border == crisis and dwell(border) >= 24' --effort 200",
    "brink rare europe-2022 --outcome western_europe_5 --effort 100 --replications 20",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const outcome = input.value("outcome");
    if (outcome === undefined) {
      throw new UsageFault(say("paths.no-outcome"));
    }
    const whole = wholeOptions(say, input);
    const levels = input.value("levels");
    const request = defined({
      scenario: scenarioOf(context, input),
      outcome,
      by: input.value("by"),
      levels: levels === undefined ? undefined : levelsOf(say, levels),
      effort: whole("effort", MOST_EFFORT) ?? DEFAULT_EFFORT,
      replications: whole("replications", MOST_REPLICATIONS) ?? DEFAULT_REPLICATIONS,
      ...samplingOf(context, input),
      format: json ? ("json" as const) : ("text" as const),
    });
    const { performRare } = await import("../../app/rare/perform.ts");
    return reportBatch(context, await performRare(request, { surroundings, say, style }));
  },
};
