/** Who is at work at a server, and on what: `brink status`. */

import * as v from "valibot";
import { SCHEMA_VERSION } from "./head.ts";
import { count, figure, list, optional, shape, text, type TypeOf } from "./schema.ts";

/** The shape of an answer of the kind `fleet`. */
export const fleetSchema = shape({
  kind: v.literal("fleet"),
  schema: v.literal(SCHEMA_VERSION),
  server: text("Its address, without a password."),
  fleet: text("The version whose workers and batches these are."),
  others: list(text("A version."), "Other versions that have workers there."),
  workers: list(
    shape({
      id: text("Its name."),
      host: text("Its machine."),
      pid: count("Its process."),
      threads: count("Its threads."),
      since: text("When it came, ISO 8601."),
      runs: count("Runs that it has made."),
      job: optional(text("The batch that it is at.")),
      first: optional(count("The first run of its shard.")),
      end: optional(count("The run after the last of it.")),
      done: optional(count("Runs of it that are done.")),
    }),
    "Workers that are there.",
  ),
  lost: list(text("Name of a worker."), "Workers that have said nothing for 8 seconds."),
  batches: list(
    shape({
      job: text("Its name."),
      scenario: text("Id of the scenario."),
      runs: count("Runs wanted."),
      results: count("Results that its coordinator has not fetched yet."),
    }),
    "Batches that are published.",
  ),
  waiting: count("Shards that wait in the queue."),
  active: count("Shards that workers are at."),
  failed: count("Shards that were given up."),
  elapsed: figure("Seconds that it took."),
});

/** Who is at work at a server. */
export type FleetAnswer = TypeOf<typeof fleetSchema>;
