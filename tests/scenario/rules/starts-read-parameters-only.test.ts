import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

describe("starts read parameters only", () => {
  const world = (start: string, share: string): readonly string[] =>
    errorsOf(`${head}parameters: { p: 1 }
unknowns:
  intent: { values: { good: "${share}", bad: 0% } }
variables:
  x: { start: "${start}", min: 0, max: 9 }
  y: { start: 0, min: 0, max: 9 }
${border}`);

  it("lets parameters and plain numbers pass", () => {
    expect(world("2 * p", "p")).toEqual([]);
  });

  it.each(["y", "t", "p + y", 'since("2022-01-01")', "rung(border)", "intent == bad ? 1 : 0"])(
    "stops %s",
    (start) => {
      const written = start.replaceAll('"', "'");
      expect(world(written, "p").length).toBeGreaterThan(0);
      if (!start.includes('"')) expect(world(start, "p")).toEqual([`start-reads-state: ${start}`]);
    },
  );

  it("looks at shares too", () => {
    expect(world("p", "p + y")).toEqual(["start-reads-state: p + y"]);
  });
});
