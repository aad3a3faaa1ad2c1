import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

describe("ladders keep to length", () => {
  it("wants no more than can be proven of", () => {
    const levels = (count: number): string =>
      border.replace("tense", Array.from({ length: count - 2 }, (_, i) => `l${i}`).join(", "));
    expect(errorsOf(head + levels(300))).toEqual([]);
    expect(errorsOf(head + levels(301))).toHaveLength(1);
    expect(errorsOf(head + levels(301))[0]).toMatch(/^ladder-too-long: \[calm/u);
  });

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
