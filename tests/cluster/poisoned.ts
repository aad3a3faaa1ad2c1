/** Run in a process of its own: a worker that cannot make one run. `poisoned.ts URL throw|die RUN` */

import { workForFleet } from "../../src/ask/fleet-worker.ts";
import { Asking } from "../../src/ask/asking.ts";
import { realSurroundings } from "../../src/app/surroundings.ts";
import { speech } from "../../src/i18n/catalog.ts";

const [, , server = "", how = "", run = ""] = process.argv;
process.env["BRINK_POISON"] = JSON.stringify({ how, run: Number(run) });
const style = { language: "en", digits: "latin" } as const;
const asking = new Asking({ surroundings: realSurroundings(), say: speech(style), style });
await workForFleet(
  {
    ...{ server, workers: 1, idle: undefined },
    entry: new URL("poisoned-thread.ts", import.meta.url),
  },
  asking,
);
