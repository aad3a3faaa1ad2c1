/** The canonical form: one, the same after a second time, comments kept, meaning kept. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatScenario } from "../../src/scenario/format.ts";
import { hashModel } from "../../src/scenario/hash.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { head, modelOf } from "./reading.ts";

const scenarios = join(import.meta.dirname, "..", "..", "scenarios");
const files = [
  ...readdirSync(scenarios, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && !name.startsWith("exercises"))
    .map((name) => join(scenarios, name)),
  join(import.meta.dirname, "fixtures", "everything.yaml"),
];

const comments = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^|\s)#\s?(.*)$/gmu)]
    .map((match) => (match[1] ?? "").trim())
    .filter((line) => line !== "")
    .sort();

const format = (text: string): string => {
  const formatted = formatScenario(text);
  if (formatted === undefined) throw new Error("not formatted");
  return formatted;
};

describe("formatScenario", () => {
  it.each(files)("is idempotent and keeps every comment of %s", (path) => {
    const text = readFileSync(path, "utf8");
    const once = format(text);
    expect(format(once)).toBe(once);
    expect(comments(once)).toEqual(comments(text));
  });

  it.each(["europe-2022.yaml", "richardson.yaml", "two-state.yaml", "brinkmanship.yaml"])(
    "keeps the meaning of %s",
    (name) => {
      const read = (change: (text: string) => string): string => {
        const { model } = readScenario(name, (file) => ({
          text: change(readFileSync(join(scenarios, file), "utf8")),
        }));
        return hashModel(model!);
      };
      expect(read(format)).toBe(read((text) => text));
    },
  );

  it("orders keys, separates sections, keeps numbers as written", () => {
    const text = `# What it is about.
horizon: 10 steps   # short
scenario: example
brink: 1
step: week
# The first day.
start: 2022-01-12
flashpoints:
  border:
    rules:
      # The only way up.
      up: { chance: 1.20% per week, to: war,
            from: calm, then: { x: +5, y: 0x10 } }   # one-way
    levels: [ calm,war ]
    start:   calm
variables: { x: {max: 1.50, min: -0, start: +1}, y: { start: 1e1, min: 0, max: 99 } }
`;
    expect(format(text)).toBe(`brink: 1
scenario: example
# The first day.
start: 2022-01-12
step: week
# What it is about.
horizon: 10 steps # short

variables: { x: { start: +1, min: -0, max: 1.50 }, y: { start: 1e1, min: 0, max: 99 } }

flashpoints:
  border:
    start: calm
    levels: [calm, war]
    rules:
      # The only way up.
      up: { from: calm, to: war, chance: 1.20% per week, then: { x: +5, y: 0x10 } } # one-way
`);
  });

  it("leaves alone what is no scenario", () => {
    for (const text of [
      "",
      "[1, 2]",
      "a: [",
      "a: 1\n---\nb: 2\n",
      `${head}title: a: b\n`,
      `a: ${"[".repeat(99)}`,
    ]) {
      expect(formatScenario(text)).toBeUndefined();
    }
  });

  it("reads CRLF and a byte order mark, and writes neither", () => {
    const text = `\ufeff${head}flashpoints: {}\n`.replaceAll("\n", "\r\n");
    expect(format(text)).toBe(`${head}flashpoints: {}\n`.replace("\nflash", "\n\nflash"));
    expect(hashModel(modelOf(format(text)))).toBe(hashModel(modelOf(text)));
  });
});
