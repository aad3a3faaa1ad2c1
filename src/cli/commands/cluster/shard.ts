/** `brink shard`: some shards of a plan, run here. */

import { Asking } from "../../../ask/asking.ts";
import { badValue, flag, readOptions, readWhole, reads, type Option } from "../../../ask/option.ts";
import { luckOptions } from "../../../ask/shared-options.ts";
import { MOST_SHARDS } from "../../../batch/manifest.ts";
import { latinDigits } from "../../../i18n/number.ts";
import type { CommandDefinition } from "../../definition.ts";
import { exitCodes } from "../../exit-codes.ts";
import { folderArgument } from "./shared.ts";

const index: Option<readonly number[]> = {
  ...{ flags: "--index <k>", about: "help.shard-index", repeats: true },
  read: (typed, reading) =>
    typed.map((one) => readWhole(one, reading, { least: 0, most: MOST_SHARDS - 1 })),
};

const options = {
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
  workers: luckOptions.workers,
  quiet: flag("--quiet", "help.quiet", { idle: true }),
};

/** `brink shard`. */
export const shard: CommandDefinition = {
  name: "shard",
  about: "help.shard",
  arguments: [folderArgument],
  options: Object.values(options),
  examples: ["brink shard planned --index 0", "brink shard planned --group 2/10 --workers 4"],
  perform: async (context, input) => {
    const began = performance.now();
    const [{ runShards }, { standingIn, tellStanding }] = await Promise.all([
      import("../../../ask/sharding.ts"),
      import("./shared.ts"),
    ]);
    const { say } = context;
    const asking = new Asking(context);
    const { index, group, ...asked } = readOptions(options, input.values, say);
    if (index.length > 0 === (group !== undefined)) return asking.refuse(say("shard.which"));
    const [named = ""] = input.arguments;
    const { watched } = await runShards(
      named,
      (shards) => {
        const high = String(shards - 1);
        const beyond = index.find((one) => one >= shards);
        if (beyond !== undefined) {
          const wanted = say("usage.whole-number", { low: "0", high });
          badValue({ name: "--index", say }, String(beyond), wanted);
        }
        if (group === undefined) return [...new Set(index)];
        const all = Array.from({ length: shards }, (_, one) => one);
        return all.filter((one) => one % group.groups === group.group);
      },
      asked,
      asking,
    );
    if (!asked.quiet || context.json)
      tellStanding(standingIn([named], context, began).answer, named, context);
    return watched === undefined || watched.end === "complete"
      ? exitCodes.fine
      : exitCodes[watched.end];
  },
};
