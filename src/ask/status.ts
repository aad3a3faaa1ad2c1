/** Who is at work at a server, and on what. */

import type { FleetAnswer } from "../answer/fleet.ts";
import { SCHEMA_VERSION } from "../answer/head.ts";
import { Depot, fleetName } from "../app/fleet/depot.ts";
import { openQueue } from "../app/fleet/queue.ts";
import { connectTo } from "../app/fleet/server.ts";
import { readPlan } from "../batch/manifest.ts";
import { elapsedSince, type Asking } from "./asking.ts";
import { addressOf, connected } from "./server.ts";

/** Looks at a server. @throws UsageFault and Skew where it cannot be used */
export async function fleetAt(server: string, asking: Asking, began: number): Promise<FleetAnswer> {
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
    return {
      ...{ kind: "fleet", schema: SCHEMA_VERSION, server: shown, fleet: fleetName() },
      others: await depot.otherFleets(),
      workers: there.map(({ id, host, pid, threads, since, runs, at }) => ({
        ...{ id, host, pid, threads, since, runs },
        ...(at === undefined ? {} : { job: at.job, first: at.first, end: at.end, done: at.done }),
      })),
      ...{ lost, batches, ...(await queue.counts()), elapsed: elapsedSince(began) },
    };
  } finally {
    await queue.close();
    client.disconnect();
  }
}
