/** Drawing one of several: shares, edges and the ulp that rounding can leave at the end. */

import { describe, expect, test } from "vitest";
import { pick } from "../../../src/engine/interpreter/hazard.ts";

/** The next double below a positive one. */
function below(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) - 1n);
  return bits.getFloat64(0);
}

describe("pick", () => {
  test("gives each its stretch, the first bound excluded", () => {
    expect([0, 0.1249, 0.125, 0.4999].map((u) => pick([1, 3], u, 0.5))).toEqual([0, 0, 1, 1]);
    expect([0, 0.25, 0.99].map((u) => pick([1, 3], u, 1))).toEqual([0, 1, 1]);
  });

  test("never gives what has amount 0, wherever it stands", () => {
    expect(pick([0, 2, 0], 0, 1)).toBe(1);
    expect(pick([0, 2, 0], below(1), 1)).toBe(1);
    expect(pick([0, 0], 0, 1)).toBe(-1);
  });

  test("gives the last above 0 where rounding leaves none", () => {
    let gaps = 0;
    for (let n = 1; n <= 2000; n += 1) {
      const probability = n / 2001;
      const amounts = [0.1, n / 7, 0];
      const uniform = below(probability);
      const total = 0.1 + n / 7;
      if (!(uniform * total < probability * total)) gaps += 1;
      expect(pick(amounts, uniform, probability)).toBe(1);
    }
    // The case does occur: the test would be empty otherwise.
    expect(gaps).toBeGreaterThan(10);
  });
});
