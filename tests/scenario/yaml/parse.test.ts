/** Slips of YAML that beginners make: told where they were made, and the rest is still read. */

import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

describe("slips of YAML", () => {
  it.each([
    [
      "a colon inside a text",
      `${head}title: Crisis: the sequel\n${border}`,
      ['yaml-colon: Crisis: the sequel → "Crisis: the sequel"'],
    ],
    [
      "a conditional without quotes",
      `${head}variables:\n  x: { start: 0, min: 0, max: 1 }\n  y:\n    start: 0\n    min: 0\n    max: 1\n    drift: x > 0 ? 1 : y\n${border}`,
      ['yaml-colon: x > 0 ? 1 : y → "x > 0 ? 1 : y"'],
    ],
    [
      "two of them",
      `${head}title: a: b\nabout: c: d\n${border}`,
      ['yaml-colon: a: b → "a: b"', 'yaml-colon: c: d → "c: d"'],
    ],
    ["no colon", head.replace("step: week", "step week") + border, ["yaml-key-alone: step week"]],
    [
      "a line too far right",
      head.replace("\nstep", "\n step") + border,
      ["yaml-indent: step: week"],
    ],
    ["a line too far left", `${head}${border.replace("    start", "   start")}`, ["yaml-indent: "]],
    ["an open bracket", head + border.replace("war]", "war"), ["yaml-unclosed: ["]],
    ["an open brace", `${head}title: { en: x\n${border}`, ["yaml-unclosed: {"]],
    ["an open quote", `${head}title: "x\n${border}`, ['yaml-unclosed: "']],
    ["a tab", `${head}sources:\n\tS1: A book\n${border}`, ["yaml-tab: \tS1: A book"]],
    ["a second document", `${head}${border}---\nbrink: 1\n`, ["yaml-many-documents: ---"]],
    ["a number for a key", `${head}sources: { 7: A book }\n${border}`, ["yaml-key: 7"]],
    ["a list for a key", `${head}sources: { ? [a, b] : A book }\n${border}`, ["yaml-key: [a, b]"]],
    ["a key twice", `${head}title: a\ntitle: b\n${border}`, ["yaml-duplicate-key: title"]],
  ])("%s", (_name, text, expected) => {
    const faults = errorsOf(text);
    if (expected[0] === "yaml-tab: \tS1: A book") expect(faults[0]).toMatch(/^yaml-tab: /u);
    else if (expected[0] === "yaml-indent: ") expect(faults[0]).toMatch(/^yaml-indent: /u);
    else expect(faults).toEqual(expected);
  });

  it("reads on behind a value with a colon in it", () => {
    const text = `${head}title: Crisis: the sequel\n${border.replace("start: calm", "start: clam")}`;
    expect(errorsOf(text)).toEqual([
      'yaml-colon: Crisis: the sequel → "Crisis: the sequel"',
      "unknown-reference: clam → calm",
    ]);
  });
});
