/** The example of `docs/library.md` runs as written against the built library, and is right. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { root } from "../cli/call.ts";
import { requireBundle } from "../config/build-once.ts";

it("names every type that a signature of the library speaks of", () => {
  const entry = readFileSync(join(root, "src/index.ts"), "utf8");
  const names = new Set(entry.match(/\b[A-Za-z]+\b/gu));
  const spoken = [
    ...["Load", "Loaded", "Schema", "DiagnosticStyle", "Language", "MoveOption", "Interval"],
    ...["TransitionChance", "EventThreshold", "OutcomeProgress", "Moments", "CountedTimes"],
    ...["Knowledge", "Observation", "observationOf", "filterStep", "believePath"],
  ];
  expect(spoken.filter((name) => !names.has(name))).toEqual([]);
});

it("the library's example estimates a known probability and replays a run", () => {
  requireBundle();
  const example = /```js\n([\s\S]*?)```/u.exec(readFileSync(join(root, "docs/library.md"), "utf8"));
  // Inside the project, so that the package finds itself by its own name.
  const folder = mkdtempSync(join(root, "dist", "library-"));
  try {
    const file = join(folder, "example.mjs");
    writeFileSync(file, example?.[1] ?? "");
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
    expect(stderr).toBe("");
    const [estimate, run] = stdout.trim().split("\n");
    const numbers = /^(\S+) \[ (\S+), (\S+) \]$/u.exec(estimate ?? "");
    const [probability, low, high] = (numbers ?? []).slice(1).map(Number);
    expect(probability).toBeGreaterThan(0.5);
    expect(probability).toBeLessThan(0.54);
    expect(low).toBeLessThan(1 - (5 / 6) ** 4);
    expect(high).toBeGreaterThan(1 - (5 / 6) ** 4);
    expect(run).toMatch(/^\[ [01] \] 0\.\d+$/u);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
