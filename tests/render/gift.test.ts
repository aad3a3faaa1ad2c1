import { expect, it } from "vitest";
import { giftText } from "../../src/render/gift.ts";

it("escapes what GIFT would read as its own, and keeps a question on one line", () => {
  const text = giftText("e1/x", [
    { name: "a:b", text: "Is {x} = 5 ~ #1?\n\nYes\\no", answer: { kind: "truth", truth: true } },
    { name: "c", text: "Which?", answer: { kind: "choice", right: "p=1", wrong: ["q", "r"] } },
    { name: "d", text: "Why?", answer: { kind: "essay" } },
  ]);
  expect(text).toBe(
    [
      "$CATEGORY: e1 x",
      "",
      "::a\\:b::Is \\{x\\} \\= 5 \\~ \\#1? Yes\\\\no {TRUE}",
      "",
      "::c::Which? {",
      "  =p\\=1",
      "  ~q",
      "  ~r",
      "}",
      "",
      "::d::Why? {}",
      "",
    ].join("\n"),
  );
});
