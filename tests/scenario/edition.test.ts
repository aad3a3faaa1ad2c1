/** What an edition of the language has, and that an earlier one goes on without it. */

import { describe, expect, it } from "vitest";
import { hashModel } from "../../src/scenario/hash.ts";
import { checkShapes } from "../../src/scenario/shape/check-shape.ts";
import type { Construct } from "../../src/scenario/shape/shape.ts";
import type { Diagnostic } from "../../src/source/diagnostic.ts";
import { parseYaml } from "../../src/scenario/yaml/parse.ts";
import { border, faultsOf, head, modelOf } from "./reading.ts";

const second = (text: string): string => text.replace("brink: 1", "brink: 2");
const words = ["ago", "times", "underway", "done", "crossed", "any", "count", "worst"];

describe("the second edition", () => {
  it("leaves what it does not add as it was, to the hash", () => {
    const text = `${head}${border}`;
    expect(hashModel(modelOf(second(text)))).toBe(hashModel(modelOf(text)));
  });

  it.each(words)("has %s for a word of its own, which the first leaves to the author", (word) => {
    const text = `${head}variables:\n  ${word}: { start: 0, min: 0, max: 9, drift: ${word} + 1 }\n${border}`;
    expect(faultsOf(text)).toEqual([]);
    expect(faultsOf(second(text))).toContain(`reserved-id: ${word}`);
    const called = `${head}variables:\n  x: { start: 0, min: 0, max: 9, drift: "${word}(x)" }\n${border}`;
    expect(faultsOf(called)).toEqual([`edition-needed: ${word}`]);
  });

  it("is that of a variant whose base speaks it, whatever the variant says", () => {
    const base = `${second(head)}${border}expectations:\n  calm: { always: border == calm }\n`;
    const variant = (brink: number): string =>
      `brink: ${String(brink)}\nscenario: variant\nextends: base.yaml\n`;
    for (const brink of [1, 2]) {
      expect(modelOf(variant(brink), { "base.yaml": base }).expectations).toHaveLength(1);
    }
    expect(faultsOf(variant(3), { "base.yaml": base })).toContain("language-version: 3");
    const raised = `${variant(1)}expectations: { calm: { ever: border == calm } }\n`;
    expect(faultsOf(raised, { "base.yaml": `${head}${border}` })).toEqual([
      "edition-needed: expectations",
    ]);
  });

  it("has keys of its own, each marked in the table", () => {
    const table: Construct = {
      name: "scenario",
      doc: "",
      fields: [
        { key: "brink", shape: { kind: "choice", of: [1, 2] }, doc: "" },
        { key: "young", shape: { kind: "boolean" }, since: 2, doc: "" },
      ],
    };
    const codesOf = (text: string): readonly string[] => {
      const found: Diagnostic[] = [];
      const { tree } = parseYaml({ name: "a.yaml", text });
      if (tree !== undefined)
        checkShapes(
          tree,
          (one) => found.push(one),
          "scenario",
          () => table,
        );
      return found.map(({ code, suggestion }) => `${code} ${suggestion ?? ""}`);
    };
    expect(codesOf("brink: 2\nyoung: true\n")).toEqual([]);
    expect(codesOf("brink: 1\nyoung: true\n")).toEqual(["edition-needed "]);
    // A word that the file's edition lacks is not what its author meant.
    expect(codesOf("brink: 1\nyuong: true\n")).toEqual(["unknown-key "]);
    expect(codesOf("brink: 2\nyuong: true\n")).toEqual(["unknown-key young"]);
  });
});
