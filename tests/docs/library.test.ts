/** The example of `docs/library.md` runs as written against the built library, and is right. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import { root } from "../cli/call.ts";
import { format } from "prettier";
import { longName } from "../../src/ask/option.ts";
import { everyQuestion } from "../../src/ask/questions.ts";
import { expectGoldenPart } from "../config/golden.ts";
import { requireBundle } from "../config/build-once.ts";
import { folderInside } from "./examples.ts";

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
  const folder = mkdtempSync(join(folderInside(), "library-"));
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

it("the options of every question are listed", async () => {
  const rows = await Promise.all(
    everyQuestion.map(async ({ name, load }) => {
      const names = Object.entries((await load()).options).flatMap(([key, option]) => {
        if (key === "quiet") return [];
        const flag = longName(option);
        return [`--${key}` === flag ? `\`${key}\`` : `\`${key}\` (\`${flag}\`)`];
      });
      return `| \`${name}\` | ${names.join(", ")} |`;
    }),
  );
  const table = ["| question | options |", "| --- | --- |", ...rows].join("\n");
  const text = (await format(table, { parser: "markdown", printWidth: 100 })).trim();
  const marks = { opening: "<!-- options -->", closing: "<!-- /options -->" };
  await expectGoldenPart("docs/library.md", marks, text);
});
