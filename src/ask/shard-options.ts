/** What the commands of a batch take that machines share out. */

import { MOST_RUNS, MOST_SHARDS } from "../batch/manifest.ts";
import { latinDigits } from "../i18n/number.ts";
import { badValue, flag, readWhole, reads, text, whole, type Option } from "./option.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";

const { workers, ...luck } = luckOptions;

/** The options of `brink plan`. */
export const planOptions = {
  runs: whole("--runs <n>", "help.runs", { most: MOST_RUNS }),
  shardRuns: whole("--shard-runs <n>", "help.shard-runs", { most: MOST_RUNS }, { idle: true }),
  ...luck,
  set: commonOptions.set,
  out: text("--out <folder>", "help.plan-out", { completion: "file", idle: true }),
};

const index: Option<readonly number[]> = {
  ...{ flags: "--index <k>", about: "help.shard-index", repeats: true },
  read: (typed, reading) =>
    typed.map((one) => readWhole(one, reading, { least: 0, most: MOST_SHARDS - 1 })),
};

/** The options of `brink shard`. */
export const shardOptions = {
  index,
  group: reads(
    "--group <g/G>",
    "help.shard-group",
    (typed, reading) => {
      const [, group, groups] = /^(\d{1,7})\/(\d{1,7})$/u.exec(latinDigits(typed)) ?? [];
      const read = { group: Number(group ?? "NaN"), groups: Number(groups) };
      return read.group < read.groups ? read : badValue(reading, typed, reading.say("shard.group"));
    },
    ({ group, groups }) => `${String(group)}/${String(groups)}`,
  ),
  workers,
  quiet: flag("--quiet", "help.quiet", { idle: true }),
};
