/** Entry of the built program. */

import { realSurroundings } from "../app/surroundings.ts";
import { runCommandLine } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";

// A reader that has seen enough (`brink list | head -1`) is no fault of anyone's: stop quietly.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

// What even the command line could not catch is a bug of ours, and ends as one.
process.once("uncaughtException", (error) => {
  process.stderr.write(`brink: internal error\n${error.stack ?? error.message}\n`);
  process.exit(exitCodes.internal);
});

process.exitCode = await runCommandLine(process.argv.slice(2), realSurroundings());
