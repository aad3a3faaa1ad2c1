/** `brink worker`: makes runs for batches at a server. */

import { Asking } from "../../../ask/asking.ts";
import { readOptions, whole } from "../../../ask/option.ts";
import { luckOptions } from "../../../ask/shared-options.ts";
import type { CommandDefinition } from "../../definition.ts";
import { exitCodes } from "../../exit-codes.ts";
import { onOption, serverIn } from "./server.ts";

const options = {
  on: onOption,
  workers: luckOptions.workers,
  idle: whole("--idle <seconds>", "help.worker-idle", { most: 10_000_000 }, { idle: true }),
};

/** `brink worker`. */
export const worker: CommandDefinition = {
  name: "worker",
  about: "help.worker",
  arguments: [],
  options: Object.values(options),
  examples: [
    "brink worker --on redis://127.0.0.1",
    "brink worker --on rediss://user@redis.example.org:6380 --workers 32 --idle 600",
  ],
  perform: async (context, input) => {
    const { say, print, json, printJson } = context;
    const { workForFleet } = await import("../../../ask/fleet-worker.ts");
    const { on, workers, idle } = readOptions(options, input.values, say);
    const asking = new Asking(context);
    const { runs, shards } = await workForFleet(
      { server: serverIn(on, asking), workers, idle },
      asking,
    );
    if (json) printJson({ kind: "worker", shards, runs });
    else print(say("worker.done", { runs, n: shards }));
    // To be told to leave is how a worker ends.
    return exitCodes.fine;
  },
};
