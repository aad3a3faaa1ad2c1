import { expect, it } from "vitest";
import { speedOf } from "../../src/app/speed.ts";
import { programOfText } from "../batch/ladder.ts";

const text = (rule: string, turns = "sequential"): string => `brink: 1
scenario: costs
languages: [en]
title: Costs
start: 2022-01-03
step: week
horizon: 20 steps
turns: ${turns}
flashpoints:
  one:
    start: a
    levels: [a, b]
    rules:
      up: { from: a, to: b, ${rule} }
      down: { from: b, to: a, chance: 20% per week }
actors:
  north:
    moves:
      wait: { weight: 3 }
      push: { weight: 1, when: one == b }
outcomes:
  top: { title: Top, ever: one == b }
`;

it.each([
  ["hazard: 0.01 * dwell(one)", { kind: "counter", of: "one" }],
  ['chance: 10% per week, when: "dwell(one) >= 3"', { kind: "cheap" }],
])("says why a flashpoint with %s has no table", (rule, untabulated) => {
  const found = speedOf(programOfText(text(rule)));
  expect(found.find(({ element }) => element === "flashpoints.one")).toMatchObject({
    way: "bounded",
    untabulated,
  });
  expect(found.find(({ element }) => element === "actors.north")).toMatchObject({
    way: "tabulated",
    cells: 2,
  });
});

it("says that actors who move at once have no tables", () => {
  const found = speedOf(programOfText(text("chance: 10% per week", "simultaneous")));
  expect(found.find(({ element }) => element === "actors.north")).toMatchObject({
    way: "evaluated",
    untabulated: { kind: "turns" },
  });
  expect(found.find(({ element }) => element === "flashpoints.one")?.way).toBe("tabulated");
});

it("says that moves which come by chances are kept, and looked at where something changed", () => {
  const scenario = text("chance: 10% per week")
    .replace("brink: 1", "brink: 2")
    .replace("wait: { weight: 3 }", "shout: { chance: 5% per week }")
    .replace("push: { weight: 1, when", "push: { chance: 10% per week, when");
  const found = speedOf(programOfText(scenario)).find(({ element }) => element === "actors.north");
  expect(found?.way).toBe("kept");
  expect(found?.untabulated).toBeUndefined();
  expect(found?.looked).toBeGreaterThan(0.05);
  expect(found?.looked).toBeLessThan(0.7);
});
