/** A batch by the workers of a fleet: a coordinator that looks, again and again, until all is there. */

import type { SharedResult } from "../app/batch/run-batch.ts";
import { Depot } from "../app/fleet/depot.ts";
import { openQueue } from "../app/fleet/queue.ts";
import { connectTo } from "../app/fleet/server.ts";
import type { Tally } from "../batch/tally.ts";
import type { Asking } from "./asking.ts";
import { Coordinator, type FleetHooks, type SharedOrder } from "./fleet-coordinator.ts";
import { addressOf, connected } from "./server.ts";

/** Milliseconds between two looks for results, and between two at what became of shards. */
const LOOK_MILLISECONDS = 250;
const AUDIT_MILLISECONDS = 5000;

/** Settles when a signal is given. */
const given = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else
      signal.addEventListener(
        "abort",
        () => {
          done();
        },
        { once: true },
      );
  });

/**
 * Has a batch made by workers at a server; what they make comes into the folder as it is made.
 * @throws UsageFault and Skew where the server cannot be used, Unwritten, and Unanswerable where two machines count differently
 */
export async function runFleet(
  order: SharedOrder,
  folder: string,
  server: string,
  asking: Asking,
  hooks: FleetHooks,
): Promise<SharedResult<Tally>> {
  const { say } = asking;
  const began = performance.now();
  const { shown } = addressOf(server, asking);
  const client = await connected(server, asking, connectTo);
  let over = false;
  let gone = false;
  client.on("close", () => {
    if (!over && !gone) hooks.tell(say("server.gone", { server: shown }));
    gone = true;
  });
  client.on("ready", () => {
    gone = false;
  });
  const queue = await openQueue(client);
  const depot = new Depot(client);
  const coordinator = new Coordinator(order, folder, { depot, queue }, asking, hooks);
  const stopped = given(hooks.stop);
  let audited = performance.now();
  let isLonely = false;
  const look = async (): Promise<void> => {
    await coordinator.fetch();
    await coordinator.watch();
    if (performance.now() - audited < AUDIT_MILLISECONDS) return coordinator.enqueue();
    audited = performance.now();
    await coordinator.audit();
    if (coordinator.workers > 0 || isLonely || coordinator.isOver) return;
    isLonely = true;
    const others = await depot.otherFleets();
    hooks.tell(say("fleet.nobody", { server: shown }));
    if (others.length > 0) hooks.tell(say("fleet.others", { fleets: others.join(", ") }));
  };
  try {
    await Promise.race([coordinator.begin(), stopped]);
    while (!coordinator.isOver && !hooks.stop.aborted) {
      // A server that is gone is waited for, but not by whoever is told to stop.
      await Promise.race([look(), stopped]);
      await Promise.race([new Promise((done) => setTimeout(done, LOOK_MILLISECONDS)), stopped]);
    }
    over = true;
    if (client.status === "ready") await coordinator.end();
    if (coordinator.refusal !== undefined) throw coordinator.refusal;
  } finally {
    over = true;
    if (client.status === "ready") await queue.close();
    client.disconnect();
  }
  const complete = coordinator.missing.length === 0;
  return {
    ...{ done: coordinator.done, part: coordinator.tally, complete },
    interrupted: !complete && hooks.stop.aborted,
    failures: coordinator.failures,
    fresh: coordinator.fresh,
    seconds: (performance.now() - began) / 1000,
  };
}
