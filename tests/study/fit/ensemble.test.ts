/** Ensembles as files: what is written is read again, and what is none, or another's, is refused. */

import { describe, expect, it } from "vitest";
import { prepareInputs } from "../../../src/batch/inputs.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import {
  ensembleText,
  marginalsOf,
  membersOf,
  readEnsemble,
} from "../../../src/study/fit/ensemble.ts";
import { lossOf } from "../../../src/study/fit/fit.ts";
import type { Aim } from "../../../src/study/fit/aims.ts";
import { rangesOf } from "../../../src/study/inputs.ts";
import { modelOf } from "../../scenario/reading.ts";

const model = modelOf(`
brink: 1
scenario: two
start: 2022-01-01
step: day
horizon: 2 steps
parameters:
  a: { value: 1, range: [0, 10], basis: judgement, because: x }
  b: { value: 2, range: [1, 3], basis: judgement, because: x }
flashpoints: { f: { start: calm, levels: [calm, war] } }
outcomes: { o: { at_end: a + b } }
`);
const program = lower(model);
const central = parametersOf(program);
const inputs = prepareInputs(rangesOf(program, model.parameters, {}));
const members = Array.from({ length: 101 }, (_, index) => [index / 10, 2]);
const text = ensembleText(program, "seed", [0, 1], members);

describe("an ensemble", () => {
  it("is read as it was written, one member a line", () => {
    const read = readEnsemble(text);
    expect(read).toEqual({
      ...{ kind: "brink-ensemble", version: 1, scenario: "two", seed: "seed" },
      ...{ numbers: ["a", "b"], members },
    });
    expect(text.split("\n").filter((line) => /^ {4}\[/u.test(line))).toHaveLength(101);
    // Only the numbers that are asked for are written.
    expect(readEnsemble(ensembleText(program, "seed", [1], members))?.members[0]).toEqual([2]);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", "null"],
    ["another version", text.replace('"version": 1', '"version": 2')],
    ["another kind", text.replace("brink-ensemble", "brink-batch")],
    ["no numbers", text.replace(/"numbers": \[[^\]]*\]/u, '"numbers": []')],
    ["a number that stands there twice", text.replace('"b"', '"a"')],
    ["numbers without a name", text.replace('"a"', "1")],
    ["no list of numbers", text.replace(/"numbers": \[[^\]]*\]/u, '"numbers": "a"')],
    ["no name of a scenario", text.replace('"two"', "2")],
    ["no seed", text.replace('"seed": "seed"', '"seed": 1')],
    ["one member", text.replace(/("members": \[\n)[\s\S]*\n(\s*\])/u, "$1[1,2]\n$2")],
    ["a member too short", text.replace("[0.1,2]", "[0.1]")],
    ["a member with no number", text.replace("[0.1,2]", '[0.1,"2"]')],
    ["members that are none", text.replace("[0.1,2]", "3")],
  ])("is none with %s", (_, damaged) => {
    expect(damaged).not.toBe(text);
    expect(readEnsemble(damaged)).toBeUndefined();
  });

  const ensemble = readEnsemble(text)!;

  it("gives each member all parameters, those of the scenario where it has none", () => {
    const one = { ...ensemble, numbers: ["b"], members: [[1], [3]] };
    expect(membersOf(one, central, inputs)).toEqual([
      [1, 1],
      [1, 3],
    ]);
  });

  it("is another's with a number that has no range here, or a value beyond it", () => {
    const other = { ...ensemble, numbers: ["a", "c"] };
    expect(membersOf(other, central, inputs)).toEqual({ kind: "other", id: "c" });
    const beyond = {
      ...ensemble,
      members: [
        [1, 2],
        [1, 3.01],
      ],
    };
    expect(membersOf(beyond, central, inputs)).toEqual({ kind: "outside", id: "b" });
    const ends = {
      ...ensemble,
      members: [
        [0, 1],
        [10, 3],
      ],
    };
    expect(membersOf(ends, central, inputs)).toEqual(ends.members);
  });

  it("lets a number vary between all but a twentieth on each side, linear in between", () => {
    const [varying, ...others] = marginalsOf(inputs, members);
    expect(others).toEqual([]);
    expect(varying?.id).toBe("a");
    expect(varying?.prior.low).toBeCloseTo(0.5, 12);
    expect(varying?.prior.high).toBeCloseTo(9.5, 12);
    for (const [u, value] of [
      [0, 0],
      [1, 10],
      [0.333, 3.33],
      [-1, 0],
      [2, 10],
    ] as const)
      expect(varying?.quantile(u)).toBeCloseTo(value, 12);
    const [two] = marginalsOf(inputs, [
      [4, 2],
      [1, 2],
    ]);
    expect(two?.quantile(0.25)).toBeCloseTo(1.75, 12);
  });
});

describe("the loss", () => {
  it("is half the squared misses in deviations, and half the squared way from the anchor", () => {
    const aims = [
      { score: 1, deviation: 0.5 },
      { score: 0, deviation: 2 },
    ] as unknown as readonly Aim[];
    const measured = [9, 2, 1].map((score) => ({ value: 0, score, variance: 0 }));
    // (2 − 1) / 0.5 and (1 − 0) / 2, and a way of 3 and 1.
    expect(lossOf(aims, { scores: [3, 1], measured }, [1, 2], [0, 2])).toBe((4 + 0.25 + 9 + 1) / 2);
  });
});
