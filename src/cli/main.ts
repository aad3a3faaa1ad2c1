/** Entry of the built program. */

import { realSurroundings } from "../app/surroundings.ts";
import { runCommandLine } from "./command-line.ts";

// A reader that has seen enough (`brink list | head -1`) is no fault of anyone's: stop quietly.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), realSurroundings());
