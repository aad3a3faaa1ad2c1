/** `brink plan`: a batch as data, for machines that share it out. */

import { Asking } from "../../../ask/asking.ts";
import { orderBatch, refuseTaken } from "../../../ask/batch-order.ts";
import { readOptions } from "../../../ask/option.ts";
import { planOptions } from "../../../ask/shard-options.ts";
import { shellWord } from "../../../ask/shell.ts";
import type { CommandDefinition } from "../../definition.ts";
import { exitCodes } from "../../exit-codes.ts";
import { scenarioArgument } from "../../shared-options.ts";

/** `brink plan`. */
export const plan: CommandDefinition = {
  name: "plan",
  about: "help.plan",
  arguments: [scenarioArgument],
  options: Object.values(planOptions),
  examples: [
    "brink plan two-state --runs 100000 --shard-runs 20000 --out planned",
    "brink plan europe-2022 --runs 1000000000 --out wide",
  ],
  perform: async (context, input) => {
    const { say, print, json, printJson } = context;
    const began = performance.now();
    const [{ shared }, { writePlan }, { whileLocked }, { makeFolder }, { standingOf }] =
      await Promise.all([
        import("../../../ask/sharding.ts"),
        import("../../../ask/batch-folder.ts"),
        import("../../../app/batch/folder.ts"),
        import("../../../app/storage/folder.ts"),
        import("../../../ask/standing.ts"),
      ]);
    const asking = new Asking(context);
    const asked = { ...readOptions(planOptions, input.values, say), quiet: true };
    const { out } = asked;
    if (out === undefined) return asking.refuse(say("plan.out"));
    const ordered = orderBatch({ ...asked, scenario: input.arguments[0] ?? "" }, asking);
    const { folder = out } = ordered;
    const order = shared(ordered, asked.shardRuns, asking);
    makeFolder(folder);
    await whileLocked(folder, () => {
      refuseTaken(folder, out, asking);
      writePlan(folder, order);
    });
    const made = {
      identity: order.subject.identity,
      order: order.document,
      sharding: order.sharding,
    };
    const answer = standingOf(made, [], began);
    if (json) printJson(answer);
    else {
      const { runs, shards = 0, shardRuns = 0 } = answer;
      print(say("plan.made", { runs, n: shards, size: shardRuns }));
      const last = String(shards - 1);
      const [word, all] = [shellWord(out), last === "0" ? "0" : `0 … ${last}`];
      print(`  brink shard ${word} --index K   (K = ${all})`);
      print(`  brink missing ${word}`);
      print(`  brink merge ${word}`);
    }
    return exitCodes.fine;
  },
};
