/** `brink status`: who is at work at a server, and on what. */

import type { FleetAnswer } from "../../../answer/fleet.ts";
import { SCHEMA_VERSION } from "../../../answer/head.ts";
import { Asking, elapsedSince } from "../../../ask/asking.ts";
import { readOptions } from "../../../ask/option.ts";
import { readPlan } from "../../../batch/manifest.ts";
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
    const [{ Depot, fleetName }, { openQueue }, { connectTo }, { addressOf, connected }] =
      await Promise.all([
        import("../../../app/fleet/depot.ts"),
        import("../../../app/fleet/queue.ts"),
        import("../../../app/fleet/server.ts"),
        import("../../../ask/server.ts"),
      ]);
    const asking = new Asking(context);
    const server = serverIn(readOptions(options, input.values, say).on, asking);
    const { shown } = addressOf(server, asking);
    const client = await connected(server, asking, connectTo);
    const queue = await openQueue(client);
    try {
      const depot = new Depot(client);
      const { there, lost } = await depot.workers();
      const batches: FleetAnswer["batches"][number][] = [];
      for (const job of (await depot.plans()).toSorted()) {
        const plan = readPlan((await depot.planOf(job)) ?? "");
        if ("fault" in plan) continue;
        const { identity, order } = plan;
        const results = await depot.unfetched(job);
        batches.push({ job, scenario: identity.scenario, runs: order.runs, results });
      }
      const answer: FleetAnswer = {
        ...{ kind: "fleet", schema: SCHEMA_VERSION, server: shown, fleet: fleetName() },
        others: await depot.otherFleets(),
        workers: there.map(({ id, host, pid, threads, since, runs, at }) => ({
          ...{ id, host, pid, threads, since, runs },
          ...(at === undefined ? {} : { job: at.job, first: at.first, end: at.end, done: at.done }),
        })),
        ...{ lost, batches, ...(await queue.counts()), elapsed: elapsedSince(began) },
      };
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
    } finally {
      await queue.close();
      client.disconnect();
    }
  },
};
