/** A worker thread with engines that behave badly on purpose, named in the job. */

import { existsSync, writeFileSync } from "node:fs";
import { threadId } from "node:worker_threads";
import { serve, type Service } from "../../../src/app/batch/serve.ts";
import type { Engine } from "../../../src/batch/engine.ts";
import { toyEngine } from "../../batch/toy.ts";

/** `what` happens when run 50 is asked for: always, or until the file exists. */
function troubled(what: () => void, once?: string): Engine {
  return {
    ...toyEngine,
    prepare: (program) => {
      const prepared = toyEngine.prepare(program);
      return {
        ...prepared,
        tally: (parameters, key, first, count) => {
          if (first <= 50 && 50 < first + count && !(once !== undefined && existsSync(once))) {
            if (once !== undefined) writeFileSync(once, String(threadId));
            what();
          }
          return prepared.tally(parameters, key, first, count);
        },
      };
    },
  };
}

const exit = (): void => {
  process.exit(9);
};
const outOfMemory = (): void => {
  const hoard: unknown[] = [];
  for (;;) hoard.push(new Array(1e6).fill(0.5));
};

function engineNamed(name: string): Engine {
  const [kind, file] = name.split(" ");
  switch (kind) {
    case "exit":
      return troubled(exit);
    case "exit-once":
      return troubled(exit, file);
    case "memory":
      return troubled(outOfMemory);
    case "throw":
      return troubled(() => {
        throw new Error("broken on purpose");
      });
    case "slow":
      return {
        ...toyEngine,
        prepare: (program) => {
          const prepared = toyEngine.prepare(program);
          return {
            ...prepared,
            tally: (...range) => {
              Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
              return prepared.tally(...range);
            },
          };
        },
      };
    default:
      return toyEngine;
  }
}

const service: Service = serve(engineNamed);
export const count: Service["count"] = service.count;
export const proceed: Service["proceed"] = service.proceed;
export const list: Service["list"] = service.list;
