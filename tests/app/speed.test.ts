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
