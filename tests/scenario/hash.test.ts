/** The hash follows what can change a result, and nothing else. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMap, isScalar, parseDocument, visit, type Document } from "yaml";
import { hashModel } from "../../src/scenario/hash.ts";
import { border, errorsOf, head, modelOf } from "./reading.ts";

const text = readFileSync(join(import.meta.dirname, "fixtures", "everything.yaml"), "utf8");
const hashOf = (source: string): string => hashModel(modelOf(source));
const original = hashOf(text);
const load = (): Document => parseDocument(text, { schema: "failsafe" });

describe("hashModel", () => {
  it("is frozen: a change here makes all results of this version strangers to earlier ones", () => {
    expect(original).toBe("5747097ca81acf01a39c5d8b5403f47eea34e3ea3f8e312f23907b70fa955826");
  });

  it("follows the part of a run that is asked about, by the state that is read", () => {
    const asked = (of: string): string =>
      hashOf(`${head}${border}outcomes: { o: { ${of} } }\n`.replace("brink: 1", "brink: 2"));
    const by = asked("ever: border == war, by: 3");
    expect(asked("ever: border == war")).not.toBe(by);
    expect(asked("ever: border == war, by: 4")).not.toBe(by);
    expect(asked("ever: border == war, from: 3")).not.toBe(by);
    // 2 February begins step 3; both days are nearest to it.
    expect(asked("ever: border == war, by: 2022-02-01")).toBe(by);
    expect(asked("ever: border == war, by: 2022-02-03")).toBe(by);
  });

  it("does not follow where a flashpoint stands on a map", () => {
    const source = `${head}${border}`.replace("brink: 1", "brink: 2");
    const placed = source.replace("start: calm", "start: calm\n    place: { east: -9, north: 37 }");
    const model = modelOf(placed);
    expect(model.flashpoints.map(({ place }) => place)).toEqual([{ east: -9, north: 37 }]);
    expect(hashModel(model)).toBe(hashOf(source));
    expect(errorsOf(placed.replace("37", "97"))).toEqual(["number-out-of-bounds: 97"]);
    expect(errorsOf(placed.replace(", north: 37", ""))).toEqual(["missing-key: east"]);
  });

  it("does not depend on the order of mapping entries, levels excepted", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const document = load();
        let state = seed;
        visit(document, {
          Map: (_key, node, path) => {
            const parent = path.at(-1);
            const ladder =
              parent !== undefined &&
              "key" in parent &&
              isScalar(parent.key) &&
              parent.key.value === "levels";
            // The ladder's order is its meaning; history's `levels` is a mapping of flashpoints.
            if (ladder && path.length > 4) return;
            node.items.sort(() => {
              state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
              return state;
            });
          },
        });
        expect(hashOf(document.toString())).toBe(original);
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it("does not depend on texts, sources, comments, layout", () => {
    const changes: readonly (readonly [RegExp | string, string])[] = [
      ["# Every", "# each"],
      ["Everything", "Something"],
      ["شعور", "إحساس"],
      ["A source", "Another"],
      ["p. 7", "p. 8"],
      ["They cross", "They came"],
      ["Nothing happens", "All quiet"],
      ["No further", "Stop"],
      ["It came", "It did"],
      [/: \{ name/gu, ":   { name"],
      ["definitions:\n", "definitions:\n  unused: 1 + 1\n"],
      ["culprit: red", "culprit: domestic"],
    ];
    for (const [from, to] of changes) {
      const changed = text.replace(from, to);
      expect(changed, String(from)).not.toBe(text);
      expect(hashOf(changed), String(from)).toBe(original);
    }
  });

  it("follows every number", () => {
    const document = load();
    const seen = new Set<string>();
    let changes = 0;
    visit(document, {
      Scalar: (key, node, path) => {
        const value = String(node.value);
        const names = path.flatMap((part) =>
          "key" in part && isScalar(part.key) ? [String(part.key.value)] : [],
        );
        const about = names.some((name) =>
          [
            "brink",
            "name",
            "title",
            "about",
            "test",
            "because",
            "sources",
            "headline",
            "ref",
            "forecasters",
          ].includes(name),
        );
        if (key === "key" || about || !/^[+-]?\d+(?:\.\d+)?%?(?: per \w+)?$/u.test(value)) return;
        const moved = value.replace(/\d+(?:\.\d+)?/u, (digits) =>
          String(Number(digits) * 1.01 + 0.001),
        );
        const old = node.value;
        // Whole numbers stay whole, and shares together 100 %.
        node.value = ["dwell", "tense", "lag", "turn", "at"].includes(names.at(-1) ?? "")
          ? String(Number(value) + 1)
          : moved;
        if (names.includes("north") && names.at(-1) === "north") node.value = "-2";
        if (names.includes("values") || names.includes("talks")) {
          node.value = old;
          return;
        }
        if (names.at(-1) === "chance" && value === "100%") node.value = "99%";
        const hash = hashOf(document.toString());
        expect(hash, `${names.join(".")}: ${value}`).not.toBe(original);
        seen.add(hash);
        changes += 1;
        node.value = old;
      },
    });
    expect(changes).toBeGreaterThan(40);
    expect(seen.size).toBe(changes);
  });

  it("follows conditions, levels, windows and flags", () => {
    for (const [from, to] of [
      ["heat > 10", "heat >= 10"],
      ["1.2% per week", "1.2% per month"],
      ["to: war\n", "to: tense\n"],
      ["certain: true, weight: 2", "certain: true"],
      ["repeats: true", "repeats: false"],
      ["sequential", "simultaneous"],
      ["prior: uniform", "prior: pert"],
      ["then: { south: war }", "then: { south: calm }"],
      ["known_to: [red]", "known_to: []"],
      ["step: week", "step: day"],
      ["culprit: red", "hidden: true"],
      ["until: 2022-12-31", "until: 2022-12-30"],
    ] as const) {
      const changed = text.replace(from, to);
      expect(changed, from).not.toBe(text);
      expect(hashOf(changed), from).not.toBe(original);
    }
  });

  it("needs a mapping to begin with", () => {
    expect(isMap(load().contents)).toBe(true);
  });
});
