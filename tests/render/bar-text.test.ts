/** Bars of block characters. */

import { expect, test } from "vitest";
import { drawBar } from "../../src/render/bar-text.ts";

const part = (to: number, mark: "dark" | "light") => ({ from: 0, to, mark });

test("bars run from the middle to both sides, the whole side at full length", () => {
  expect(drawBar([], true)).toBe("············│············");
  expect(drawBar([part(1, "dark")], true)).toBe("············│████████████");
  expect(drawBar([part(-1, "light"), part(0.5, "dark")], true)).toBe("▒▒▒▒▒▒▒▒▒▒▒▒│██████······");
});

test("without a middle they begin at the left, later parts over earlier ones", () => {
  expect(drawBar([part(1, "light"), part(0.5, "dark")], false)).toMatch(/^█{12,13}▒{12,13}$/u);
});
