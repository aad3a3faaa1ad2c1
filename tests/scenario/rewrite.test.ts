/** Fitted numbers written into a scenario's text: what they rested on gives way, all else stays. */

import { describe, expect, it } from "vitest";
import { hashModel } from "../../src/scenario/hash.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { rewriteNumbers } from "../../src/scenario/rewrite.ts";

const text = `brink: 2
scenario: patrols
title: Patrols
about: A test
start: 2022-01-03
step: week
horizon: 8 steps
sources: { icb: { text: ICB } }
parameters:
  press: # a declared one
    value: 1.5 # so
    range: [1, 3]
    basis: judgement # mine
    because: I think so.
  flow: { value: 0.5, counted: 5 of 10, basis: icb }
  ebb: { value: 0.5, range: [0, 1], basis: [judgement, icb], because: Half of it. }
unknowns:
  aim:
    basis: judgement
    because: Nobody knows.
    values:
      a: { share: 30%, range: [10%, 50%] }
      b: { share: 30%, range: [10%, 50%] }
      c: 40%
templates:
  border:
    needs: [calm]
    flashpoint:
      start: calm
      levels: [calm, crisis]
      basis: judgement
      because: Border lore.
      rules: { up: { from: calm, to: crisis, chance: $calm per week, range: [5%, 30%] } }
flashpoints:
  east: { use: border, with: { calm: 10% } }
  west: { use: border, with: { calm: 12% } }
  south:
    start: calm
    levels: [calm, crisis]
    basis: judgement
    because: Border lore.
    rules:
      down:
        from: crisis
        to: calm
        chance: "20% per week" # a note
        range:
          - 10%
          - 40%
        times:
          - { by: press, when: aim == a }
          - { by: flow + ebb, when: aim == b }
outcomes: { war: { title: War, ever: east == crisis } }
`;

function rewritten(source: string, after: Readonly<Record<string, number>>, mark?: string) {
  const entry = { name: "p.yaml", text: source };
  const { model, diagnostics } = readScenario("p.yaml", () => entry);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics[0]));
  const { texts, apart } = rewriteNumbers(entry, model, new Map(Object.entries(after)), mark);
  const made = texts.get("p.yaml") ?? source;
  return { made, apart, read: readScenario("p.yaml", () => ({ text: made })) };
}

const after = {
  press: 1.23456,
  flow: 0.4,
  ebb: 0.3,
  "unknowns.aim.a": 0.412345678,
  "flashpoints.south.rules.down.chance": 0.155,
  "flashpoints.east.rules.up.chance": 0.25,
};

describe("fitted numbers", () => {
  const { made, apart, read } = rewritten(text, after, "abc");
  const lines = made.split("\n");
  const changed = lines.filter((line) => !text.includes(`${line}\n`)).map((line) => line.trim());

  it("stand where the old ones stood, marked, and every other line is as it was", () => {
    expect(changed).toEqual([
      "value: 1.235 # so",
      "fitted: abc # mine",
      // What was counted leaves its range behind.
      expect.stringMatching(
        /^flow: \{ value: 0\.4, range: \[0\.23\d+, 0\.76\d+\], fitted: abc, basis: icb \}$/u,
      ),
      "ebb: { value: 0.3, fitted: abc, range: [0, 1], basis: [icb], because: Half of it. }",
      "a: { share: 41.2345678%, fitted: abc, range: [10%, 50%] }",
      // The shares that did not move make room.
      "b: { share: 25.18518523%, fitted: abc, range: [10%, 50%] }",
      "c: 33.58024697%",
      'chance: "15.5% per week" # a note',
      "fitted: abc",
      "set:",
      "flashpoints.east.rules.up.chance: 0.25",
    ]);
    expect(lines).toContain("        fitted: abc");
    expect(lines).toContain("          - 40%");
    expect(apart).toBe(1);
  });

  it("are read again without a word, each as it was meant and of its class", () => {
    expect(read.diagnostics).toEqual([]);
    for (const [id, value] of Object.entries(after)) {
      const found = read.model?.parameters.find((one) => (one.id as string) === id);
      expect(Math.abs((found?.value ?? 0) / value - 1), id).toBeLessThan(1e-3);
      if (!id.includes("east")) expect(found?.ground, id).toEqual({ kind: "fitted", hash: "abc" });
    }
    // A copy of the template stays as it was.
    expect(read.model?.parameters.find(({ id }) => id.includes("west"))?.value).toBe(0.12);
  });

  it("are marked anew by the next fit, and the mark is no part of the hash", () => {
    const again = rewritten(made, { press: 2, "flashpoints.west.rules.up.chance": 0.2 }, "def");
    expect(again.made).toContain("fitted: def # mine");
    expect(again.made.match(/def/gu)).toHaveLength(1);
    expect(again.made).toContain(
      "set:\n  flashpoints.west.rules.up.chance: 0.2\n  flashpoints.east.rules.up.chance: 0.25\n",
    );
    const other = readScenario("p.yaml", () => ({ text: made.replaceAll("abc", "xyz") }));
    const hashes = [read, other].map(({ model }) => model && hashModel(model));
    expect(hashes[0]).toBe(hashes[1]);
  });

  it("are not marked where nothing is said, and take the ends of narrow ranges in", () => {
    const narrow = text.replace(
      "value: 1.5 # so\n    range: [1, 3]",
      "value: 1.5\n    range: [1.49999, 1.50001]",
    );
    const { made: plain, read: narrowed } = rewritten(narrow, { press: 1.500004 });
    expect(plain).not.toContain("fitted");
    expect(narrowed.model?.parameters.find(({ id }) => (id as string) === "press")?.value).toBe(
      1.500004,
    );
  });
});
