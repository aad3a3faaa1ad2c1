/** A process for tests of use cases: streams that remember, a folder, a Ctrl-C at a given text. */

import type { Surroundings } from "../../../src/app/surroundings.ts";

export interface TestSurroundings extends Surroundings {
  readonly written: { out: string; err: string };
}

export function testSurroundings(
  folder: string,
  options: { readonly terminal?: boolean; readonly interruptAt?: string } = {},
): TestSurroundings {
  const written = { out: "", err: "" };
  const controller = new AbortController();
  const stream = (name: "out" | "err"): NodeJS.WriteStream =>
    ({
      isTTY: options.terminal === true,
      columns: 80,
      write: (text: string) => {
        written[name] += text;
        if (options.interruptAt !== undefined && text.includes(options.interruptAt)) {
          controller.abort();
        }
        return true;
      },
    }) as unknown as NodeJS.WriteStream;
  return {
    stdout: stream("out"),
    stderr: stream("err"),
    stdin: process.stdin,
    environment: { XDG_DATA_HOME: folder },
    folder,
    interruption: () => controller.signal,
    written,
  };
}
