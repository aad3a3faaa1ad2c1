/** Carets stand under what they mean, whatever stands before it. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../src/source/code-frame.ts";
import { columnsOf } from "../../src/source/columns.ts";

/** The excerpt and its carets, one below the other. */
function frame(text: string, marked: string): readonly [string, string] {
  const start = text.indexOf(marked);
  const found = frameOf({ file: { name: "a.yaml", text }, start, end: start + marked.length });
  return [found?.excerpt ?? "", `${found?.indent ?? ""}${found?.carets ?? ""}`];
}

/** What stands above the carets, by columns. */
function above([excerpt, carets]: readonly [string, string]): string {
  let column = 0;
  let result = "";
  for (const character of excerpt) {
    const width = columnsOf(character);
    if (carets.charAt(column) === "^" && width > 0) result += character;
    column += width;
  }
  return result;
}

describe("frameOf", () => {
  it("shows the line with carets", () => {
    expect(frame("one\ntwo three\nfour", "three")).toEqual(["two three", "    ^^^^^"]);
    expect(frame("one\r\ntwo three\r\nfour", "three")).toEqual(["two three", "    ^^^^^"]);
    expect(frame("one", "one")).toEqual(["one", "^^^"]);
  });

  it("gives lines and columns from 1, in characters", () => {
    const position = (text: string, start: number): unknown =>
      frameOf({ file: { name: "a", text }, start, end: start })?.position;
    expect(position("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
    expect(position("😀x", 2)).toEqual({ line: 1, column: 2 });
    expect(position("\ufeffab", 2)).toEqual({ line: 1, column: 2 });
    expect(position("ab\rcd\r\nef", 7)).toEqual({ line: 3, column: 1 });
  });

  it("widens tabs and counts wide characters twice", () => {
    expect(frame("\tkey: x", "x")).toEqual(["    key: x", "         ^"]);
    expect(frame("ab\tkey: x", "key")).toEqual(["ab  key: x", "    ^^^"]);
    expect(above(frame("国境: 戦争 x", "戦争"))).toBe("戦争");
    expect(frame("国境: x", "x")[1]).toBe(`${" ".repeat(6)}^`);
    expect(above(frame("e\u0301te: x", "x"))).toBe("x");
  });

  it("underlines a right-to-left run as a whole, and what follows it exactly", () => {
    expect(above(frame("name: حرب شاملة now", "شاملة"))).toBe("حرب شاملة");
    expect(above(frame("name: { ar: حرب شاملة, xx: 1 }", "xx"))).toBe("xx");
    // A mark keeps the line from turning around in terminals that guess its direction.
    expect(frame("حرب: x", "x")[0].startsWith("\u200e")).toBe(true);
  });

  it("shows nothing that could drive a terminal", () => {
    const [excerpt] = frame("a \u202e\u2066b \u0085 c", "c");
    expect(excerpt).toBe("a \ufffd\ufffdb \ufffd c");
  });

  it("cuts long lines around the fault", () => {
    const line = `${"a".repeat(500)}HERE${"b".repeat(500)}`;
    const shown = frame(line, "HERE");
    expect(above(shown)).toBe("HERE");
    expect(columnsOf(shown[0])).toBeLessThanOrEqual(101);
    expect(shown[0].startsWith("…") && shown[0].endsWith("…")).toBe(true);
    expect(above(frame(`HERE${"b".repeat(500)}`, "HERE"))).toBe("HERE");
    expect(above(frame(`${"b".repeat(500)}HERE`, "HERE"))).toBe("HERE");
  });

  it("marks the first line of several, an empty place with one caret, an empty file not at all", () => {
    expect(frame("ab cd\nef", "cd\nef")).toEqual(["ab cd", "   ^^"]);
    const empty = { file: { name: "a", text: "ab" }, start: 2, end: 2 };
    expect([frameOf(empty)?.indent, frameOf(empty)?.carets]).toEqual(["  ", "^"]);
    expect(frameOf({ file: { name: "a", text: "" }, start: 0, end: 0 })).toBeUndefined();
  });

  it("never fails, and always marks something", () => {
    const text = fc.array(
      fc.constantFrom("a", " ", "\t", "\n", "\r", "ح", "国", "😀", "\u0301", "\u202e", "\ufeff"),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(text, fc.nat(220), fc.nat(30), (parts, at, length) => {
        const joined = parts.join("");
        const start = Math.min(at, joined.length);
        const found = frameOf({
          file: { name: "a", text: joined },
          start,
          end: Math.min(start + length, joined.length),
        });
        if (joined === "") expect(found).toBeUndefined();
        else {
          expect(found?.carets).toMatch(/^\^+$/u);
          expect(columnsOf(found?.excerpt ?? "")).toBeLessThanOrEqual(101);
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
