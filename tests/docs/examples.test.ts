/** The examples in the comments of the library run against the built one, each to its end. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { everyQuestion } from "../../src/ask/questions.ts";
import { requireBundle } from "../config/build-once.ts";
import { examples, folderInside } from "./examples.ts";

const all = examples();

/** What a reader meets first. */
const main = [
  ...["ask", "tell", "tableOf", "readDocument", "pageOf", "openParquet"],
  ...["readScenario", "formatScenario", "lower", "analyse", "simulate", "advance", "chances"],
  ...["kernelEngine", "estimate", "wilsonInterval", "meanInterval", "believePath"],
];

describe("the examples of the library", () => {
  it("show every question and every main function", () => {
    const shown = all.map(({ of }) => of);
    // A kind of answer has a type of that name, with an example of how it is asked for.
    const wanted = everyQuestion.flatMap(({ kinds }) =>
      kinds.map(
        (kind) => `${kind.replaceAll(/(?:^|-)(.)/gu, (_, one: string) => one.toUpperCase())}Answer`,
      ),
    );
    expect(wanted.filter((name) => !shown.includes(name))).toEqual([]);
    const silent = everyQuestion.filter(
      ({ name }) => !all.some(({ code }) => code.includes(`ask("${name}", {`)),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(main.filter((name) => !shown.includes(name))).toEqual([]);
  });

  it("run as they stand", () => {
    requireBundle();
    // In one process, which loads it once.
    const folder = mkdtempSync(join(folderInside(), "examples-"));
    try {
      const names = all.map(({ of, code }, index) => {
        const name = `./${String(index)}-${of}.mjs`;
        writeFileSync(join(folder, name), code);
        return name;
      });
      const runner = `
        import assert from "node:assert/strict";
        console.log = () => undefined;
        console.assert = (holds) => assert.equal(holds, true);
        for (const name of ${JSON.stringify(names)}) {
          try { await import(name); }
          catch (error) { process.stderr.write(name + ": " + error.stack + "\\n"); }
        }
        process.stdout.write("done");`;
      writeFileSync(join(folder, "runner.mjs"), runner);
      const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "runner.mjs")], {
        encoding: "utf8",
        // Where questions are asked must not matter.
        cwd: folder,
      });
      expect({ stderr, stdout }).toEqual({ stderr: "", stdout: "done" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
