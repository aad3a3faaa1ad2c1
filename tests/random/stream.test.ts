import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/base/sha256.ts";
import { philox } from "../../src/random/philox.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { siteOf } from "../../src/random/site.ts";
import { luckOf } from "../../src/random/stream.ts";

describe("addressed luck", () => {
  const key = keyOfSeed("brink");

  it("follows the address layout", () => {
    const run = 5 * 2 ** 32 + 7;
    const site = 0xdeadbeef;
    for (const step of [0, 1, 2, 3, 4, 51, 1000]) {
      const word = (step % 4) as 0 | 1 | 2 | 3;
      const quad = Math.floor(step / 4);
      const w = philox(7, 5, site, 2 * quad, key)[word];
      const x = philox(7, 5, site, 2 * quad + 1, key)[word];
      const exact = (BigInt(w) << 21n) | BigInt(x >>> 11);
      expect(luckOf(key, run)(site, step)).toBe(Number(exact) / 2 ** 53);
    }
  });

  it("does not depend on what was asked before", () => {
    const forward = luckOf(key, 3);
    const backward = luckOf(key, 3);
    const addresses = Array.from({ length: 60 }, (_, i) => [i % 5, i % 13] as const);
    const first = addresses.map(([site, step]) => forward(site, step));
    const second = [...addresses].reverse().map(([site, step]) => backward(site, step));
    expect(second.reverse()).toEqual(first);
  });

  it("takes run numbers up to 2^53 - 1 and refuses others", () => {
    expect(luckOf(key, 2 ** 53 - 1)(1, 0)).not.toBe(luckOf(key, 2 ** 53 - 2)(1, 0));
    expect(() => luckOf(key, 2 ** 53)).toThrow();
    expect(() => luckOf(key, -1)).toThrow();
    expect(() => luckOf(key, 0.5)).toThrow();
  });

  it("is frozen: changing it takes a new engine version", () => {
    const lines: string[] = [];
    for (const seed of ["brink", "", "هافة", "42"]) {
      for (const run of [0, 1, 48_213, 2 ** 40 + 1]) {
        const luck = luckOf(keyOfSeed(seed), run);
        for (const site of ["flashpoint/ukraine", "move/nato", "move/nato/1"]) {
          for (let step = 0; step < 9; step += 1) lines.push(String(luck(siteOf(site), step)));
        }
      }
    }
    expect(sha256Hex(lines.join("\n"))).toBe(
      "9bd35fff666c242fd11c72f1f0a0112d1b2433f3c9d225377ef6ba66b6ebd114",
    );
  });
});

describe("statistics", () => {
  const cells = 64;
  /** Pearson's statistic of counts against equal shares. */
  const chiSquare = (counts: readonly number[], total: number): number =>
    counts.reduce((sum, n) => sum + (n - total / cells) ** 2 / (total / cells), 0);
  // Mean 63, standard deviation 11.2: five deviations.
  const limit = 63 + 5 * 11.2;

  it.each([
    ["runs", (i: number): number => luckOf(keyOfSeed("s"), i)(siteOf("flashpoint/a"), 0)],
    ["steps", (i: number): number => luckOf(keyOfSeed("s"), 1)(siteOf("flashpoint/a"), i)],
    ["sites", (i: number): number => luckOf(keyOfSeed("s"), 1)(i, 0)],
  ])("is uniform over %s", (_, draw) => {
    const counts = Array.from({ length: cells }, () => 0);
    const total = 20_000;
    for (let i = 0; i < total; i += 1) {
      const cell = Math.floor(draw(i) * cells);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    expect(chiSquare(counts, total)).toBeLessThan(limit);
  });

  it("is uncorrelated between neighbouring runs, steps and sites", () => {
    const key = keyOfSeed("pairs");
    const pairs: readonly ((i: number) => readonly [number, number])[] = [
      (i) => [luckOf(key, i)(9, 0), luckOf(key, i + 1)(9, 0)],
      (i) => [luckOf(key, 0)(9, i), luckOf(key, 0)(9, i + 1)],
      (i) => [luckOf(key, 0)(i, 0), luckOf(key, 0)(i + 1, 0)],
    ];
    for (const pair of pairs) {
      const counts = Array.from({ length: cells }, () => 0);
      const total = 20_000;
      for (let i = 0; i < total; i += 1) {
        const [a, b] = pair(i);
        const cell = Math.floor(a * 8) * 8 + Math.floor(b * 8);
        counts[cell] = (counts[cell] ?? 0) + 1;
      }
      expect(chiSquare(counts, total)).toBeLessThan(limit);
    }
  });
});
