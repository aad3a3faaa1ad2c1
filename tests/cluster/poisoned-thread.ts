/** The threads of a worker that cannot make one run: it throws, or the whole process dies. */

import { engineNamed } from "../../src/app/batch/engines.ts";
import { serve, type Service } from "../../src/app/batch/serve.ts";

const { how, run } = JSON.parse(process.env["BRINK_POISON"] ?? "{}") as {
  how: string;
  run: number;
};
const service: Service = serve(engineNamed);

export const count: Service["count"] = (range) => {
  if (range.first <= run && run < range.end) {
    if (how === "die") process.kill(process.pid, "SIGKILL");
    throw new Error("poison");
  }
  return service.count(range);
};
