/** The whole size: 393 scrambled numbers, 41 targets, two of them held out. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { fittingOf } from "./fitting.ts";

const text = readFileSync(join(import.meta.dirname, "first-edition.yaml"), "utf8");

describe("the flagship of the first edition, scrambled", () => {
  const { space, aims, fit } = fittingOf(text, 3);

  it("has its numbers and targets", () => {
    // One share follows from the other.
    expect(space.inputs).toHaveLength(392);
    expect(aims).toHaveLength(41);
    expect(aims.filter(({ heldOut }) => heldOut)).toHaveLength(2);
  });

  it.runIf(env["BRINK_CASES"] !== undefined)(
    "meets its targets with all numbers inside their ranges",
    async () => {
      const fitted = await fit({ members: 150, runs: 800 });
      const off = fitted.fitted.map((aim) => {
        const { score, deviation } = at(aims, aim);
        return ((at(fitted.after, aim).score - score) / deviation) ** 2;
      });
      expect(Math.sqrt(off.reduce((sum, one) => sum + one, 0) / off.length)).toBeLessThan(1);
      const values = space.parametersAt(fitted.point);
      for (const { parameter, prior, id } of space.inputs) {
        expect(at(values, parameter), id).toBeGreaterThanOrEqual(prior.low);
        expect(at(values, parameter), id).toBeLessThanOrEqual(prior.high);
      }
    },
    0,
  );
});
