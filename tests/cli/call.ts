/** Calls the command line in this process, with streams that remember. */

import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Surroundings } from "../../src/app/surroundings.ts";
import { runCommandLine } from "../../src/cli/command-line.ts";

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CallOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Columns of a terminal on stdout; without them there is none. */
  readonly columns?: number;
  /** Aborts as Ctrl-C would. */
  readonly interruption?: AbortSignal;
  /** Columns of a terminal on stderr; without them there is none. */
  readonly errorColumns?: number;
  /** Aborts as Ctrl-C would, as soon as stderr says this. */
  readonly interruptAt?: string;
}

/** The project's folder. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));

class Recorder extends PassThrough {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  text = "";
  constructor(columns?: number) {
    super();
    this.columns = columns;
    this.isTTY = columns !== undefined;
    this.on("data", (chunk: Buffer) => {
      this.text += chunk.toString("utf8");
    });
  }
}

/** Calls `brink` with arguments, away from any terminal unless one is asked for. */
export async function call(args: readonly string[], options: CallOptions = {}): Promise<Called> {
  const stdout = new Recorder(options.columns);
  const stderr = new Recorder(options.errorColumns);
  const controller = new AbortController();
  stderr.on("data", () => {
    const { interruptAt } = options;
    if (interruptAt !== undefined && stderr.text.includes(interruptAt)) controller.abort();
  });
  const surroundings: Surroundings = {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    stdin: new Recorder() as unknown as NodeJS.ReadStream,
    environment: { LANG: "C.UTF-8", ...options.environment },
    folder: options.folder ?? root,
    interruption: () => options.interruption ?? controller.signal,
  };
  const code = await runCommandLine(args, surroundings);
  stdout.end();
  stderr.end();
  await Promise.all(
    [stdout, stderr].map((stream) => new Promise((done) => stream.once("end", done))),
  );
  return { code, out: stdout.text, err: stderr.text };
}
