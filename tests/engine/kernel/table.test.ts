import { describe, expect, it } from "vitest";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { sumOf } from "../../../src/engine/interpreter/hazard.ts";
import { ModuleBuilder } from "../../../src/engine/kernel/assemble.ts";
import { call, get, i32 } from "../../../src/engine/kernel/code.ts";
import { encode } from "../../../src/engine/kernel/encode.ts";
import { instantiate } from "../../../src/engine/kernel/instantiate.ts";
import { defineKeep } from "../../../src/engine/kernel/keep.ts";
import type { Kernel } from "../../../src/engine/kernel/kernel.ts";
import { MemoryMap } from "../../../src/engine/kernel/memory-map.ts";
import type { Program } from "../../../src/ir/program.ts";
import { chanceOfHazard } from "../../../src/numeric/hazard.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { programOfText } from "../../batch/ladder.ts";
import { firstDifference, kernelOf } from "./identity.ts";

const key = keyOfSeed("tables");

/** Two flashpoints that read each other; `weight` is that of going up in the second. */
const coupled = (weight: string, more = ""): string => `brink: 1
scenario: coupled
languages: [en]
title: Coupled
start: 2022-01-03
step: week
horizon: 60 steps
parameters:
  strong: 0.1
${more}
flashpoints:
  one:
    start: a
    levels: [a, b, c]
    rules:
      up: { from: [a, b], to: c, chance: 10% per week, times: [{ by: 2, when: two >= y }] }
      down: { from: [b, c], to: a, chance: 20% per week }
  two:
    start: x
    levels: [x, y, z]
    rules:
      up: { from: x, to: y, certain: true, weight: "${weight}" }
      stay: { from: x, to: x, certain: true, weight: 1 - strong }
      on: { from: y, to: z, certain: true, weight: strong }
      back: { from: y, to: x, certain: true, weight: 1 - strong }
      home: { from: z, to: x, certain: true }
outcomes:
  top: { title: Top, ever: one == c }
  both: { title: Both, ever: one == c and two == z }
`;

const tabulated = (kernel: Kernel): readonly boolean[] =>
  kernel.module.tables.flashpoints.map((table) => table !== undefined);

const tallies = (program: Program, parameters: readonly number[], runs: number): unknown[] =>
  [kernelEngine, interpreterEngine].map((engine) =>
    engine.prepare(program).tally(parameters, key, 0, runs),
  );

describe("tables of thresholds", () => {
  it("give the interpreter's runs for weights and for hazards, once filled too", () => {
    const program = programOfText(coupled("strong * (1 + rung(one))"));
    const kernel = kernelOf(program);
    expect(tabulated(kernel)).toEqual([true, true]);
    const parameters = parametersOf(program);
    for (let run = 0; run < 60; run += 1) {
      expect(firstDifference(kernel, parameters, key, run)).toBeUndefined();
    }
    const [got, wanted] = tallies(program, parameters, 300);
    expect(got).toEqual(wanted);
  });

  it("forget what other parameters gave", () => {
    const program = programOfText(coupled("strong * (1 + rung(one))"));
    const engine = kernelEngine.prepare(program);
    const interpreter = interpreterEngine.prepare(program);
    for (const strong of [0.1, 0.9, 0.1]) {
      const parameters = parametersOf(program).map((value, index) =>
        program.parameters[index]?.id === "strong" ? strong : value,
      );
      expect(engine.tally(parameters, key, 0, 100)).toEqual(
        interpreter.tally(parameters, key, 0, 100),
      );
    }
  });

  it("keep nothing of a combination that faults", () => {
    // Divides by 0 where the first flashpoint stands at its top.
    const program = programOfText(coupled("strong / (2 - rung(one))"));
    const kernel = kernelOf(program);
    expect(tabulated(kernel)).toEqual([true, true]);
    const parameters = parametersOf(program);
    for (let run = 0; run < 60; run += 1) {
      expect(firstDifference(kernel, parameters, key, run)).toBeUndefined();
    }
    const [got, wanted] = tallies(program, parameters, 300);
    expect(got).toEqual(wanted);
  });

  it("are not made of what takes too many values", () => {
    const heat = `variables:
  heat: { name: Heat, start: 0, min: 0, max: 9, drift: heat + strong }`;
    const program = programOfText(coupled("strong * (1 + heat)", heat));
    expect(tabulated(kernelOf(program))).toEqual([true, false]);
    const [got, wanted] = tallies(program, parametersOf(program), 100);
    expect(got).toEqual(wanted);
  });

  it("take a comparison as one digit, whatever it compares", () => {
    const heat = `variables:
  heat: { name: Heat, start: 0, min: 0, max: 9, drift: heat + strong }`;
    const program = programOfText(coupled("heat > 3 ? strong : 2 * strong", heat));
    const kernel = kernelOf(program);
    expect(kernel.module.tables.levels[1]?.map((table) => table?.size)).toEqual([2, 1, 1]);
    const [got, wanted] = tallies(program, parametersOf(program), 100);
    expect(got).toEqual(wanted);
  });
});

describe("the thresholds of a cell", () => {
  const module = new ModuleBuilder();
  const map = new MemoryMap();
  const amounts = map.take("amounts", "f64", 8);
  const cell = map.take("cell", "i32", 16);
  const rests = map.take("rests", "i32", 2);
  const keep = defineKeep(module, amounts);
  module.define(
    "fill",
    [
      ["count", "i32"],
      ["total", "f64"],
      ["p", "f64"],
      ["rest", "i32"],
    ],
    undefined,
    ({ parameters: [count, total, p, rest] }) => {
      const given = [get(count), get(total), get(p), get(rest)];
      return call(keep, i32(cell.address), i32(2), ...given, i32(rests.address));
    },
    true,
  );
  const instance = instantiate(encode(module.functions), map.size);
  const luck = luckOf(key, 0);

  it("are told to a few words, on the safe side of the comparison that they stand for", () => {
    const memory = new Float64Array(instance.memory, amounts.address, 8);
    const words = new Uint32Array(instance.memory, cell.address, 16);
    const [lowest, highest] = [0, 1 - 2 ** -21];
    for (let i = 0; i < 3000; i += 1) {
      const count = 1 + (i % 7);
      const given = Array.from({ length: count }, (_, j) =>
        luck(10 + j, i) < 0.2 ? 0 : luck(20 + j, i) * 10 ** Math.floor(luck(30, i) * 12 - 6),
      );
      const total = sumOf(given);
      const p = i % 2 === 0 ? 1 : chanceOfHazard(total);
      memory.set(given);
      words.fill(0);
      instance.call("fill", count, total, p, -1);
      let sum = 0;
      for (const [j, amount] of given.entries()) {
        sum += amount;
        const lower = words[j] ?? 0;
        const upper = ~(words[8 + j] ?? 0) >>> 0;
        expect(upper - lower).toBeLessThan(6);
        const isBelow = (word: number, rest: number): boolean =>
          (word + rest) * 2 ** -32 * total < p * sum;
        if (lower > 0) expect(isBelow(lower - 1, highest)).toBe(true);
        if (upper < 2 ** 32 - 1) expect(isBelow(upper + 1, lowest)).toBe(false);
      }
    }
  });

  it("tell the words for which nothing happens", () => {
    new Float64Array(instance.memory, amounts.address, 8).set([1, 2, 1]);
    instance.call("fill", 3, 4, 1, 1);
    const [end, count] = new Uint32Array(instance.memory, rests.address, 2);
    expect([end, count]).toEqual([3 * 2 ** 30 - 2, 2 ** 31 - 5]);
  });

  it("are not told where amounts lie at an end of the numbers", () => {
    const words = new Uint32Array(instance.memory, cell.address, 16);
    for (const total of [1e250, 1e-250, Infinity, NaN]) {
      words.fill(0);
      new Float64Array(instance.memory, amounts.address, 8).fill(total);
      instance.call("fill", 1, total, 1, -1);
      expect([...words].every((word) => word === 0)).toBe(true);
    }
  });
});
