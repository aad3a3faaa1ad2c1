/** Visual order against GNU FriBidi 1.0.8 (`fribidi --rtl|--ltr --nopad --clean --reordernsm`), whose output is in visual-order.json. */

import { readFileSync } from "node:fs";

import stringWidth from "string-width";

import { describe, expect, it } from "vitest";

import { directionIn, reorder } from "../../../src/i18n/terminal/reorder.ts";
import {
  arrange,
  arrangeText,
  truncate,
  truncateSpans,
  widthOf,
  wrap,
} from "../../../src/i18n/terminal/spans.ts";

interface Case {
  readonly text: string;
  readonly direction: "ltr" | "rtl";
  readonly visual: string;
}

const cases = JSON.parse(
  readFileSync(new URL("visual-order.json", import.meta.url), "utf8"),
) as readonly Case[];
const glyphs = (text: string, direction: "ltr" | "rtl"): string =>
  reorder(text, direction)
    .map((glyph) => glyph.text)
    .join("");

describe("reorder", () => {
  it("has cases", () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases)("$direction $text", ({ text, direction, visual }) => {
    expect(glyphs(text, direction)).toBe(visual);
  });

  it("joins lam and alef across a mark, as type does and FriBidi does not", () => {
    expect(glyphs("لَا", "rtl")).toBe("\ufefb\u064e");
  });

  it("leaves a surrogate pair whole", () => {
    expect(glyphs("قف 🛑 الآن", "rtl")).toContain("🛑");
  });
});

/**
 * Lines of every Arabic screen of play, as they are sent to a terminal that orders text itself, and as GNU
 * FriBidi 1.0.8 orders them (`fribidi --rtl --nopad --clean --reordernsm --nobreak --width 2000`). Left out are
 * lines in which an isolate that holds `100%` follows Arabic letters outside it: FriBidi turns the sign there,
 * which rules W2 and W5 of UAX #9 do not.
 */
const screenLines = JSON.parse(
  readFileSync(new URL("screen-lines.json", import.meta.url), "utf8"),
) as readonly (readonly [text: string, visual: string])[];

describe("lines of the screens", () => {
  it("stand cell by cell as FriBidi has them", () => {
    expect(screenLines.length).toBeGreaterThan(150);
    for (const [text, visual] of screenLines) {
      // Blanks at the two ends are the terminal's.
      expect(glyphs(text, "rtl").trim()).toBe(visual.trim());
    }
  });
});

describe("directionIn", () => {
  it("keeps foreign text in its own order and lets numbers follow the layout", () => {
    expect(directionIn("Hello, world.", "rtl")).toBe("ltr");
    expect(directionIn("3 – 5", "rtl")).toBe("rtl");
    expect(directionIn("NATO يقبل", "rtl")).toBe("rtl");
    expect(directionIn("أوكرانيا", "ltr")).toBe("ltr");
  });
});

describe("arrange", () => {
  it("keeps each character's style through the reordering", () => {
    const spans = arrange(
      [
        { text: "أب ", style: "red" },
        { text: "12", style: "blue" },
      ],
      "rtl",
      "visual",
    );
    expect(spans).toEqual([
      { text: "12", style: "blue" },
      { text: " \ufe8f\ufe83", style: "red" },
    ]);
  });

  it("fences logical text without changing it", () => {
    expect(arrangeText("أب", "rtl", "logical")).toBe("\u2067أب\u2069");
    expect(arrangeText("أب", "ltr", "logical")).toBe("\u200e\u2066أب\u2069\u200e");
    expect(widthOf("\u200e\u2067ab\u2069\u200e")).toBe(2);
  });

  it("gives plain English back as it is", () => {
    expect(arrangeText("Ukraine ▸ 3/6 (brink)", "ltr", "visual")).toBe("Ukraine ▸ 3/6 (brink)");
  });
});

describe("wrap and truncate", () => {
  it("wraps the logical text within the width and loses no word", () => {
    const text = "القوات الروسية تعبر الحدود من عدة محاور في وقت واحد";
    const lines = wrap(text, 20);
    expect(lines.every((line) => widthOf(line) <= 20)).toBe(true);
    expect(lines.join(" ")).toBe(text);
  });

  it("breaks a word that is longer than the line, and hangs the next lines", () => {
    expect(wrap("abcdefghij klm", 4)).toEqual(["abcd", "efgh", "ij", "klm"]);
    expect(wrap("one two three four", 12, 2)).toEqual(["one two", "  three four"]);
  });

  it("marks what was cut and closes isolates", () => {
    expect(truncate("abcdef", 4)).toBe("abc…");
    expect(truncate("ab", 4)).toBe("ab");
    expect(truncate("\u2066abcdef\u2069", 4)).toBe("\u2066abc\u2069…");
    const cut = truncateSpans(
      [
        { text: "abcd", style: 1 },
        { text: "efgh", style: 2 },
      ],
      4,
    );
    expect(cut.map((span) => span.text).join("")).toBe("abc…");
  });
});

it("counts the columns of every character as the library does, alone and beside others", () => {
  for (let code = 0x20; code < 0x1_0000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const one = String.fromCharCode(code);
    for (const text of [one, `a${one}b`, one + one]) {
      if (widthOf(text) !== stringWidth(text)) expect.fail(`U+${code.toString(16)}`);
    }
  }
});
