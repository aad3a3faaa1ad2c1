/** The exact solver held against the enumeration of `tests/corpus`. */

import { expect } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { ExactRefusal } from "../../../src/engine/exact/refusal.ts";
import type { Solution } from "../../../src/engine/exact/solve.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import type { enumerate, Mass } from "../../corpus/enumerate.ts";

/** What the solver comes to; undefined where it refuses, or a run can fault. */
export function finished<T>(going: Generator<unknown, T>): T | undefined {
  try {
    for (;;) {
      const next = going.next();
      if (next.done === true) return next.value;
    }
  } catch (error) {
    if (error instanceof ExactRefusal || error instanceof RunFault) return undefined;
    throw error;
  }
}

function expectation(masses: readonly Mass[], of: (value: number) => number): number {
  return masses.reduce((sum, { value, probability }) => sum + probability * of(value), 0);
}

/** That every probability and mean lies within its bounds. */
export function compare(solution: Solution, truth: ReturnType<typeof enumerate>): void {
  for (const answer of solution.answers) {
    const masses = truth.get(answer.id) ?? [];
    // The enumeration rounds too.
    const slack = (size: number): number => 1e-11 * Math.max(1, size);
    if (answer.kind === "number") {
      const mean = expectation(masses, (value) => value);
      const size = Math.max(...masses.map(({ value }) => Math.abs(value)));
      expect(answer.mean.low - slack(size), answer.id).toBeLessThanOrEqual(mean);
      expect(answer.mean.high + slack(size), answer.id).toBeGreaterThanOrEqual(mean);
      continue;
    }
    const yes = (value: number): number =>
      answer.kind === "time" ? (value === Infinity ? 0 : 1) : value;
    const probability = expectation(masses, yes);
    expect(answer.probability.low - slack(1), answer.id).toBeLessThanOrEqual(probability);
    expect(answer.probability.high + slack(1), answer.id).toBeGreaterThanOrEqual(probability);
    if (answer.kind !== "time") continue;
    for (const step of answer.steps.keys()) {
      const share = expectation(masses, (value) => (value === step ? 1 : 0));
      const off = Math.abs(at(answer.steps, step) - share);
      expect(off, `${answer.id} at ${String(step)}`).toBeLessThanOrEqual(answer.within + slack(1));
    }
  }
}
