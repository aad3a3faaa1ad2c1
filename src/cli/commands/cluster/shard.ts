/** `brink shard`: some shards of a plan, run here. */

import { Asking } from "../../../ask/asking.ts";
import { badValue, readOptions } from "../../../ask/option.ts";
import { shardOptions } from "../../../ask/shard-options.ts";
import type { CommandDefinition } from "../../definition.ts";
import { exitCodes } from "../../exit-codes.ts";
import { folderArgument } from "./shared.ts";

/** `brink shard`. */
export const shard: CommandDefinition = {
  name: "shard",
  about: "help.shard",
  arguments: [folderArgument],
  options: Object.values(shardOptions),
  examples: ["brink shard planned --index 0", "brink shard planned --group 2/10 --workers 4"],
  perform: async (context, input) => {
    const began = performance.now();
    const [{ runShards }, { standingIn }, { tellStanding }] = await Promise.all([
      import("../../../ask/sharding.ts"),
      import("../../../ask/standing.ts"),
      import("./shared.ts"),
    ]);
    const { say } = context;
    const asking = new Asking(context);
    const { index, group, ...asked } = readOptions(shardOptions, input.values, say);
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
      tellStanding(standingIn([named], asking, began), named, context);
    return watched === undefined || watched.end === "complete"
      ? exitCodes.fine
      : exitCodes[watched.end];
  },
};
