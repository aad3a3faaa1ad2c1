/** How fast it goes, told over a recent window, by a clock that the test keeps. */

import { expect, test } from "vitest";
import { paceOf, progressLine } from "../../src/ask/progress.ts";
import { speech } from "../../src/i18n/catalog.ts";

const style = { language: "en", digits: "latin" } as const;
const setting = { say: speech(style), style, total: 400_000, before: 0 };

test("the start of threads does not count, and nothing is told before three steady seconds", () => {
  const pace = paceOf();
  // The first chunk is in after five seconds of starting up.
  expect(pace(512, 5)).toBeUndefined();
  expect(pace(3712, 7)).toBeUndefined();
  expect(progressLine(setting, 3712, undefined)).toBe("3712 of 400000 runs");
  expect(pace(5312, 8)).toBe(1600);
  expect(progressLine(setting, 5312, 1600)).toContain("1600 a second, 4 min 7 s left");
});

test("a slow beginning is forgotten after ten seconds", () => {
  const pace = paceOf();
  for (let second = 0; second < 20; second++) pace(second * 10, second);
  let rate: number | undefined;
  for (let second = 20; second <= 31; second++) rate = pace(190 + (second - 19) * 1000, second);
  expect(rate).toBe(1000);
});
