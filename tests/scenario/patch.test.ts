/** Changes of the text of a file: what was meant changes, and every comment stays. */

import { describe, expect, it } from "vitest";
import { patchText, yamlOf } from "../../src/scenario/patch.ts";

const text = `brink: 1
# A head.
parameters:
  p: 0.3 # the p
  q: { value: 1, range: [0, 2] } # the q
flashpoints:
  a:
    rules:
      r:
        chance: 2% per week # rare
        times:
          - by: 3 # thrice
            range: [2, 5]
history:
  levels:
    a:
      - { date: 2020-01-01, level: x } # seen
`;

describe("a patch", () => {
  it("merges mappings, follows lists, replaces values, and keeps comments", () => {
    const patched = patchText(text, [
      {
        keys: ["parameters", "p"],
        value: { range: [0.1, 0.5], because: "so: yes # no" },
        short: "value",
      },
      { keys: ["parameters", "q"], value: { value: 1.5, range: [0.5, 3] } },
      {
        keys: ["flashpoints", "a", "rules", "r"],
        value: { chance: "3% per week", range: ["1%", "5%"] },
      },
      { keys: ["flashpoints", "a", "rules", "r"], value: { range: ["2%", "5%"] } },
      { keys: ["flashpoints", "a", "rules", "r", "times", 0], value: { by: 4 } },
      {
        keys: ["history", "levels", "a"],
        value: [{ between: ["2021-01-01", "2021-12-31"], level: "y" }],
      },
    ]);
    expect(patched).toBe(`brink: 1
# A head.
parameters:
  p: { value: 0.3, range: [0.1, 0.5], because: "so: yes # no" } # the p
  q: { value: 1.5, range: [0.5, 3] } # the q
flashpoints:
  a:
    rules:
      r:
        chance: 3% per week # rare
        times:
          - by: 4 # thrice
            range: [2, 5]
        range: [2%, 5%]
history:
  levels:
    a:
      - { date: 2020-01-01, level: x } # seen
      - { between: [2021-01-01, 2021-12-31], level: y }
`);
  });

  it("refuses what is no mapping, and a way through a value", () => {
    expect(patchText("- a\n", [])).toBeUndefined();
    expect(patchText("a: [1\n", [])).toBeUndefined();
    expect(patchText(text, [{ keys: ["brink", "version"], value: 2 }])).toBeUndefined();
  });

  it("writes a value as a file of its own, quoted where it must be", () => {
    expect(yamlOf({ a: { b: "true", c: "x: y", d: ["1%"] }, e: { f: [{ g: 1 }] } })).toBe(
      'a: { b: "true", c: "x: y", d: [1%] }\ne:\n  f:\n    - { g: 1 }\n',
    );
  });
});
