/** `brink merge`: what the results of a batch come to, once each of its runs has been counted once. */

import { Asking } from "../../../ask/asking.ts";
import {
  foldersOf,
  mergedIn,
  openPlan,
  planIn,
  type BatchOrder,
} from "../../../ask/batch-order.ts";
import { csvOption } from "../../../ask/shared-options.ts";
import { UsageFault } from "../../../ask/refusal.ts";
import type { CommandDefinition } from "../../definition.ts";
import { foldersArgument } from "./shared.ts";

/** `brink merge`. */
export const merge: CommandDefinition = {
  name: "merge",
  about: "help.merge",
  arguments: [foldersArgument],
  options: [csvOption],
  examples: ["brink merge planned", "brink merge planned --json"],
  perform: async (context, input) => {
    const { say, json } = context;
    const [{ answerOf, readAs }, { toldBatch }, { writeAnswer }, { codeOf, printReply }] =
      await Promise.all([
        import("../../../ask/batch-runs.ts"),
        import("../../../ask/batch.ts"),
        import("../../../ask/batch-folder.ts"),
        import("../../question-command.ts"),
      ]);
    const csv = input.flag("csv");
    if (csv && json) throw new UsageFault(say("usage.json-csv"));
    const asking = new Asking(context);
    const [named = ""] = input.arguments;
    const plan = planIn(named, asking);
    const subject = openPlan(plan, named, { workers: undefined, quiet: true }, asking);
    const folders = foldersOf(input.arguments, asking);
    const { done, tally } = mergedIn(folders, subject, asking);
    const order: BatchOrder = { subject, document: plan.order };
    const read = readAs(done, tally, plan.order.runs);
    const answer = answerOf(order, read, asking);
    const reply = { told: toldBatch, answer, naming: subject.naming, end: read.end };
    printReply(reply, csv, context);
    if (read.end === "complete") writeAnswer(folders[0] ?? "", answer, asking);
    return codeOf(reply);
  },
};
