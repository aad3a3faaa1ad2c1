import { describe, expect, it } from "vitest";
import { editDistance, suggest } from "../../src/base/suggest.ts";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["abc", "", 3],
    ["kitten", "sitting", 3],
    ["teh", "the", 1],
    ["ca", "abc", 3],
  ])("%s → %s is %i", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe("suggest", () => {
  const words = ["flashpoints", "variables", "ukraine", "chance", "when", "to"];
  it.each([
    ["flashpoint", "flashpoints"],
    ["Ukriane", "ukraine"],
    ["chanse", "chance"],
    ["whne", "when"],
    ["banana", undefined],
    ["x", undefined],
    ["of", undefined],
  ])("%s → %s", (word, expected) => {
    expect(suggest(word, words)).toBe(expected);
  });

  it("takes the first of equals", () => {
    expect(suggest("bat", ["cat", "hat"])).toBe("cat");
    expect(suggest("bat", [])).toBeUndefined();
  });
});
