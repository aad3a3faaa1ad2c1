import { expect, it } from "vitest";
import seedrandom from "seedrandom";
import { keyOfSeed } from "../../src/random/seed.ts";
import { siteOf } from "../../src/random/site.ts";

it("takes the first two words of seedrandom", () => {
  const generator = seedrandom("hello.");
  const [first, second] = [generator.int32(), generator.int32()];
  expect(keyOfSeed("hello.")).toEqual({ low: first >>> 0, high: second >>> 0 });
});

it("leaves the global generator alone", () => {
  const before = Math.random;
  keyOfSeed("anything");
  expect(Math.random).toBe(before);
});

it("reads a word the same however it was composed", () => {
  expect(keyOfSeed("caf\u00e9")).toEqual(keyOfSeed("cafe\u0301"));
  expect(keyOfSeed("a")).not.toEqual(keyOfSeed("b"));
});

it("is an unsigned word of SHA-256, big endian", () => {
  // SHA-256("abc") = ba7816bf 8f01cfea …
  expect(siteOf("abc")).toBe(0xba7816bf);
});
