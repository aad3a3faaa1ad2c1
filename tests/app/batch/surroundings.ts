/** A process for tests of use cases: streams that remember, a folder, a Ctrl-C to press. */

import type { Surroundings } from "../../../src/app/surroundings.ts";

export interface TestSurroundings extends Surroundings {
  readonly written: { out: string; err: string };
  readonly interrupt: () => void;
}

export function testSurroundings(
  folder: string,
  options: { readonly terminal?: boolean; readonly data?: string } = {},
): TestSurroundings {
  const written = { out: "", err: "" };
  const stream = (name: "out" | "err"): NodeJS.WriteStream =>
    ({
      isTTY: options.terminal === true,
      columns: 80,
      write: (text: string) => {
        written[name] += text;
        return true;
      },
    }) as unknown as NodeJS.WriteStream;
  const controller = new AbortController();
  return {
    stdout: stream("out"),
    stderr: stream("err"),
    stdin: process.stdin,
    environment: { XDG_DATA_HOME: options.data ?? folder },
    folder,
    interruption: () => controller.signal,
    written,
    interrupt: () => {
      controller.abort();
    },
  };
}
