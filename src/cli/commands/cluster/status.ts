/** `brink status`: who is at work at a server, and on what. */

import { Asking } from "../../../ask/asking.ts";
import { readOptions } from "../../../ask/option.ts";
import type { CommandDefinition } from "../../definition.ts";
import { exitCodes } from "../../exit-codes.ts";
import { onOption, serverIn } from "./server.ts";

const options = { on: onOption };

/** `brink status`. */
export const status: CommandDefinition = {
  name: "status",
  about: "help.status",
  arguments: [],
  options: Object.values(options),
  examples: ["brink status --on redis://127.0.0.1"],
  perform: async (context, input) => {
    const { say, print, json, printJson } = context;
    const began = performance.now();
    const { fleetAt } = await import("../../../ask/status.ts");
    const asking = new Asking(context);
    const server = serverIn(readOptions(options, input.values, say).on, asking);
    const answer = await fleetAt(server, asking, began);
    const { lost, batches, server: shown } = answer;
    if (json) {
      printJson(answer);
      return exitCodes.fine;
    }
    const { waiting, active, failed, others } = answer;
    print(say("fleet.status", { server: shown, fleet: answer.fleet }));
    print(say("fleet.workers", { n: answer.workers.length }));
    for (const { host, pid, threads, runs, first, end } of answer.workers) {
      const worker = `${host}/${String(pid)}`;
      const at = first === undefined || end === undefined ? undefined : { first, last: end - 1 };
      print(`  ${say("fleet.worker", { worker, n: threads, runs })}`);
      if (at !== undefined) print(`    ${say("fleet.at", at)}`);
    }
    for (const worker of lost) print(`  ${say("fleet.lost", { worker })}`);
    if (others.length > 0) print(say("fleet.others", { fleets: others.join(", ") }));
    print(say("fleet.queue", { waiting, active, failed }));
    for (const { scenario, runs, job } of batches)
      print(`  ${say("fleet.batch", { scenario, runs, job: job.slice(0, 16) })}`);
    return exitCodes.fine;
  },
};
