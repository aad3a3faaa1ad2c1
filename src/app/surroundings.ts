/** What a use case is given of the process: streams, environment, folder. Tests hand in their own. */

import { onEnding } from "./signals.ts";

/** The process as the program sees it. */
export interface Surroundings {
  /** Results. */
  readonly stdout: NodeJS.WriteStream;
  /** Diagnostics and progress. */
  readonly stderr: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's folder; file arguments are relative to it. */
  readonly folder: string;
  /** Aborted when a signal (Ctrl-C) ends the program; asking for it takes over the signal. */
  readonly interruption: () => AbortSignal;
}

/** The real ones. */
export function realSurroundings(): Surroundings {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    environment: process.env,
    folder: process.cwd(),
    interruption: () => {
      const controller = new AbortController();
      onEnding(() => {
        controller.abort();
      });
      return controller.signal;
    },
  };
}

/** Whether a full-screen program can talk with a person here. */
export function isAtTerminal({ stdin, stdout, environment }: Surroundings): boolean {
  return stdin.isTTY && stdout.isTTY && environment["TERM"] !== "dumb";
}
