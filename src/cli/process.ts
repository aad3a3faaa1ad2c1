/** The program as a process: its streams, its last resort, its exit code. */

import { fstatSync } from "node:fs";
import { endingCode, hangUp, heedLauncher } from "../app/signals.ts";
import { explainSystemFault } from "../app/storage/explain.ts";
import { writeAll } from "../app/storage/file.ts";
import { realSurroundings } from "../app/surroundings.ts";
import { speech } from "../i18n/catalog.ts";
import { languageOfCall, runCommandLine } from "./command-line.ts";
import { exitCodes } from "./exit-codes.ts";

// A reader that has seen enough (`brink list | head -1`) is no fault of anyone's: stop quietly.
// One that cannot take any more (a full disk) is told of where that can still be read.
const say = speech({
  language: languageOfCall(process.argv.slice(2), process.env),
  digits: "latin",
});
for (const stream of [process.stdout, process.stderr]) {
  // A file takes what it has room for, and Node does not look how much that was.
  if (!stream.isTTY && fstatSync(stream.fd).isFile()) {
    stream._write = (bytes: Uint8Array, _encoding, done) => {
      try {
        writeAll(stream.fd, bytes);
        done();
      } catch (error) {
        done(error as Error);
      }
    };
  }
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    // The terminal was closed. What is under way is kept, as after the signal that comes with it.
    if (error.code === "EIO" && stream.isTTY) {
      hangUp();
      return;
    }
    const refused = explainSystemFault(error, say);
    if (refused === undefined) throw error;
    if (stream === process.stdout) process.stderr.write(`brink: ${refused}\n`);
    process.exit(exitCodes.unwritten);
  });
}

// What even the command line could not catch is a bug of ours, and ends as one.
process.once("uncaughtException", (error) => {
  process.stderr.write(`brink: internal error\n${error.stack ?? error.message}\n`);
  process.exit(exitCodes.internal);
});

heedLauncher();
const code = await runCommandLine(process.argv.slice(2), realSurroundings());
process.exitCode = code === exitCodes.interrupted ? endingCode() : code;
