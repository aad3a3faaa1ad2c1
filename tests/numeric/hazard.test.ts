import { expect, it } from "vitest";
import { chanceOfHazard, hazardOfChance } from "../../src/numeric/hazard.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";

it("turns a chance into a hazard and back", () => {
  const luck = luckOf(keyOfSeed("hazard"), 0);
  for (let i = 0; i < 1000; i += 1) {
    const p = luck(7, i);
    expect(chanceOfHazard(hazardOfChance(p, 7, 7))).toBeCloseTo(p, 14);
  }
});

it("spreads a chance over steps: two half windows make one", () => {
  const half = chanceOfHazard(hazardOfChance(0.3, 3.5, 7));
  expect(1 - (1 - half) ** 2).toBeCloseTo(0.3, 14);
  expect(hazardOfChance(0.5, 7, 30.4375)).toBeCloseTo((Math.LN2 * 7) / 30.4375, 15);
});

it("never exceeds the hazard nor 1", () => {
  const luck = luckOf(keyOfSeed("hazard"), 1);
  for (let i = 0; i < 2000; i += 1) {
    const hazard = 10 ** (luck(7, i) * 24 - 18);
    const chance = chanceOfHazard(hazard);
    expect(chance).toBeLessThanOrEqual(hazard);
    expect(chance).toBeLessThanOrEqual(1);
    expect(chance).toBeGreaterThan(0);
  }
  expect(chanceOfHazard(0)).toBe(0);
});
