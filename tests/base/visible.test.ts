/** What shows itself, and what would steer its reader. */

import { describe, expect, it } from "vitest";
import { hostileIn, visibleLines, visiblePainted } from "../../src/base/visible.ts";

describe("a text that steers its reader", () => {
  it.each([
    ["a colour", "a\u001b[31mb", "U+001B"],
    ["an override of direction", "a\u202eb", "U+202E"],
    ["an isolate that is never closed", "a\u2066b", "U+2066"],
    ["one of two isolates that is not", "\u2067a\u2066b\u2069", "U+2067"],
  ])("is known by %s", (_, text, found) => {
    expect(hostileIn(text)).toBe(found);
  });

  it.each(["two\nlines\tof text", "a\u2066b\u2069c", "\u2069a", "عربي", "a\u200db"])(
    "is not %j",
    (text) => {
      expect(hostileIn(text)).toBeUndefined();
    },
  );

  it("shows colours that are not ours, and keeps those that are", () => {
    expect(visibleLines("a\u001b[31m\nb")).toBe("a␛[31m\nb");
    expect(visiblePainted("\u001b[31ma\u001b]0;b\u0007")).toBe("\u001b[31ma␛]0;b␇");
  });
});
