/** What a coordinator and its workers exchange, in the memory of a test, with all that a server may lose. */

/* eslint-disable @typescript-eslint/require-await -- in the place of methods that wait for a server */

import type { WorkerState } from "../../src/app/fleet/depot.ts";
import type { Ticket, TicketState } from "../../src/app/fleet/queue.ts";
import type { Exchange } from "../../src/ask/fleet-coordinator.ts";

/** An exchange that a test looks into, and breaks. */
export interface MemoryExchange extends Exchange {
  readonly results: Map<string, string>;
  /** In the order of the queue. */
  readonly tickets: Map<string, Ticket>;
  readonly failed: Map<string, string>;
  readonly workers: Map<string, WorkerState>;
  readonly lost: Set<string>;
  /** The plan is there. */
  readonly published: () => boolean;
  /** As FLUSHALL. */
  readonly forget: () => void;
}

export function memoryExchange(): MemoryExchange {
  const results = new Map<string, string>();
  const tickets = new Map<string, Ticket>();
  const failed = new Map<string, string>();
  const workers = new Map<string, WorkerState>();
  const lost = new Set<string>();
  let plan: { readonly text: string; readonly generation: string } | undefined;
  let made = 0;
  return {
    ...{ results, tickets, failed, workers, lost },
    published: () => plan !== undefined,
    forget: () => {
      plan = undefined;
      for (const all of [results, tickets, failed]) all.clear();
    },
    depot: {
      publish: async (_job, published) => {
        plan = published;
      },
      generationOf: async () => plan?.generation,
      withdraw: async () => {
        plan = undefined;
        results.clear();
      },
      fetch: async (_job, take) => {
        for (const [name, text] of [...results]) {
          take(name, text);
          results.delete(name);
        }
      },
      workers: async () => ({ there: [...workers.values()], lost: [...lost] }),
      forget: async (ids) => {
        for (const id of ids) lost.delete(id);
      },
    },
    queue: {
      add: async (added) =>
        added.map((ticket) => {
          made += 1;
          tickets.set(String(made), ticket);
          return String(made);
        }),
      states: async (ids) =>
        ids.map((id): TicketState => {
          const reason = failed.get(id);
          return reason === undefined ? (tickets.has(id) ? "there" : "gone") : { failed: reason };
        }),
      remove: async (ids) => {
        for (const id of ids) {
          tickets.delete(id);
          failed.delete(id);
        }
      },
    },
  };
}
