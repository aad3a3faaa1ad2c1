import { describe, expect, it } from "vitest";
import { philox } from "../../src/random/philox.ts";

describe("Philox4x32-10", () => {
  // Random123, tests/kat_vectors, lines "philox4x32 10".
  it.each([
    {
      counter: [0, 0, 0, 0],
      key: { low: 0, high: 0 },
      block: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: { low: 0xffffffff, high: 0xffffffff },
      block: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: { low: 0xa4093822, high: 0x299f31d0 },
      block: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ] as const)("gives the published answer for %o", ({ counter, key, block }) => {
    expect(philox(counter[0], counter[1], counter[2], counter[3], key)).toEqual(block);
  });

  it("agrees with the definition over big integers", () => {
    const reference = (
      c: readonly [number, number, number, number],
      key: { low: number; high: number },
    ): number[] => {
      const mask = 0xffffffffn;
      let [a, b, d, e] = c.map(BigInt) as [bigint, bigint, bigint, bigint];
      let [k0, k1] = [BigInt(key.low), BigInt(key.high)];
      for (let round = 0; round < 10; round += 1) {
        const p0 = 0xd2511f53n * a;
        const p1 = 0xcd9e8d57n * d;
        [a, b, d, e] = [(p1 >> 32n) ^ b ^ k0, p1 & mask, (p0 >> 32n) ^ e ^ k1, p0 & mask];
        k0 = (k0 + 0x9e3779b9n) & mask;
        k1 = (k1 + 0xbb67ae85n) & mask;
      }
      return [a, b, d, e].map(Number);
    };
    let x = 12345;
    const word = (): number => {
      x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
      return x;
    };
    for (let i = 0; i < 300; i += 1) {
      const counter = [word(), word(), word(), word()] as const;
      const key = { low: word(), high: word() };
      expect(philox(...counter, key)).toEqual(reference(counter, key));
    }
  });
});
