import { describe, expect, it } from "vitest";
import { ModuleBuilder } from "../../../src/engine/kernel/assemble.ts";
import { call, get, i32, load, store, type Callee } from "../../../src/engine/kernel/code.ts";
import { encode } from "../../../src/engine/kernel/encode.ts";
import { defineFunctions } from "../../../src/engine/kernel/functions.ts";
import { instantiate } from "../../../src/engine/kernel/instantiate.ts";
import { MemoryMap } from "../../../src/engine/kernel/memory-map.ts";
import { defineExpNear } from "../../../src/engine/kernel/upper.ts";
import {
  exp,
  expm1,
  floorMod,
  log,
  log1p,
  logistic,
  power,
} from "../../../src/numeric/elementary.ts";
import { cos, sin } from "../../../src/numeric/trigonometry.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";

/** Calls a kernel function with doubles, through memory. */
function bridge(pick: (module: ModuleBuilder) => Callee): (...values: number[]) => number {
  const module = new ModuleBuilder();
  const callee = pick(module);
  const map = new MemoryMap();
  const cell = map.take("values", "f64", 3);
  const at = (index: number): typeof cell => ({ ...cell, address: cell.address + 8 * index });
  module.define(
    "apply",
    [],
    undefined,
    () => store(at(2), call(callee, ...callee.parameters.map((_, index) => load(at(index))))),
    true,
  );
  const { memory, call: invoke } = instantiate(encode(module.functions), map.size);
  const values = new Float64Array(memory, cell.address, 3);
  return (...given) => {
    values.set(given);
    invoke("apply");
    return values[2] ?? NaN;
  };
}

const luck = luckOf(keyOfSeed("functions"), 0);

/** A double of any magnitude, from random bits; sometimes a special one. */
function anyDouble(site: number, index: number): number {
  const specials = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, 1.7e308, 0.5, 2, 1024, -1024];
  const kind = luck(site, index);
  const u = luck(site + 1, index);
  if (kind < 0.1) return specials[Math.floor(u * specials.length)] ?? 0;
  if (kind < 0.7) return (u - 0.5) * 10 ** Math.floor(luck(site + 2, index) * 6 - 2);
  if (kind < 0.8) return Math.floor((u - 0.5) * 40);
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, u * 2 ** 32);
  view.setUint32(4, luck(site + 3, index) * 2 ** 32);
  return view.getFloat64(0);
}

describe("elementary functions in WebAssembly have the same bits", () => {
  it.each([
    ["exp", exp],
    ["expm1", expm1],
    ["log", log],
    ["log1p", log1p],
    ["logistic", logistic],
  ] as const)("%s", (name, reference) => {
    const compiled = bridge((module) => defineFunctions(module)[name]);
    for (let i = 0; i < 20_000; i += 1) {
      const x = anyDouble(10, i);
      if (!Object.is(compiled(x), reference(x))) {
        expect({ x, value: compiled(x) }).toEqual({ x, value: reference(x) });
      }
    }
  });

  it.each([
    ["sin", sin, 0],
    ["cos", cos, 1],
  ] as const)("%s", (_, reference, quarter) => {
    const compiled = bridge((module) => {
      const turned = defineFunctions(module).turned();
      return module.define("f", [["x", "f64"]], "f64", (locals) =>
        call(turned, get(locals.parameters[0]), i32(quarter)),
      );
    });
    for (let i = 0; i < 20_000; i += 1) {
      const x = anyDouble(10, i);
      if (!Object.is(compiled(x), reference(x))) {
        expect({ x, value: compiled(x) }).toEqual({ x, value: reference(x) });
      }
    }
  });

  it("sine is in a module only where it is asked for", () => {
    const module = new ModuleBuilder();
    const functions = defineFunctions(module);
    expect(module.functions.map(({ name }) => name)).not.toContain("turned");
    expect(functions.turned()).toBe(functions.turned());
  });

  it.each([
    ["power", power],
    ["floorMod", floorMod],
  ] as const)("%s", (name, reference) => {
    const compiled = bridge((module) => defineFunctions(module)[name]);
    for (let i = 0; i < 20_000; i += 1) {
      const [x, y] = [anyDouble(20, i), anyDouble(30, i)];
      if (!Object.is(compiled(x, y), reference(x, y))) {
        expect({ x, y, value: compiled(x, y) }).toEqual({ x, y, value: reference(x, y) });
      }
    }
  });
});

describe("exp_near", () => {
  it("lies between e^x and 1.0615 · e^x, and is NaN where it cannot", () => {
    const near = bridge(defineExpNear);
    for (let i = 0; i < 20_000; i += 1) {
      const x = (luck(40, i) - 0.5) * (i % 2 === 0 ? 1380 : 4);
      const ratio = near(x) / exp(x);
      expect(ratio).toBeGreaterThan(1 - 1e-10);
      expect(ratio * 0.942).toBeLessThan(1 - 1e-5);
    }
    expect([near(690), near(-800), near(NaN), near(Infinity)]).toEqual([NaN, NaN, NaN, NaN]);
  });
});
