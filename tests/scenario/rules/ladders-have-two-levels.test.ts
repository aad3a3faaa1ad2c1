import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

describe("ladders have two levels", () => {
  it("wants two in either form", () => {
    expect(errorsOf(head + border.replace("[calm, tense, war]", "[calm]"))).toEqual([
      "too-few-levels: [calm]",
    ]);
    expect(errorsOf(head + border.replace("[calm, tense, war]", "{ calm: }"))).toEqual([
      "too-few-levels: { calm: }",
    ]);
    expect(errorsOf(head + border.replace("[calm, tense, war]", "{ calm: , war: }"))).toEqual([]);
    expect(errorsOf(head + border.replace("[calm, tense, war]", "[calm, calm]"))).toEqual([
      "too-few-levels: [calm, calm]",
      "duplicate-id: calm",
    ]);
  });
});
