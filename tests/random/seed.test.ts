import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import seedrandom from "seedrandom";
import { keyOfSeed } from "../../src/random/seed.ts";
import { hadOtherLuck, LUCK_SINCE } from "../../src/random/since.ts";
import { siteOf } from "../../src/random/site.ts";

const textOf = (seed: string): string => {
  const { low, high } = keyOfSeed(seed);
  return `${String(low)} ${String(high)}`;
};

/** Seeds of which two or more share a key. */
function sharing(seeds: readonly string[]): readonly (readonly string[])[] {
  return [...Map.groupBy(seeds, textOf).values()].filter(({ length }) => length > 1);
}

/** As they were made without this program: by Python's hashlib and an ARC4 written from its description. */
const known: readonly (readonly [seed: string, low: number, high: number])[] = [
  ["brink", 1715794529, 1404529006],
  ["", 1255297534, 781870522],
  ["1", 1816226338, 1409007511],
  ["11", 756675279, 3069792957],
  ["هافة", 3755401160, 2158804053],
  ["caf\u00e9", 2117110156, 3045409793],
  ["brink/odds", 2910922393, 2819155436],
  ["\u{1f3b2}", 450837572, 959389095],
  // Half a pair, by Python's `surrogatepass`.
  ["\ud800", 4221871550, 3403548195],
  ["\udfff", 3235766092, 2217422071],
  ["a\ud83cb", 667802532, 248980522],
];

describe("the key of a seed", () => {
  it.each(known)("of %j is as computed elsewhere", (seed, low, high) => {
    expect(keyOfSeed(seed)).toEqual({ low, high });
  });

  it("is the first two words of seedrandom over the digest", () => {
    const digest = createHash("sha256").update("hello.", "utf8").digest("hex");
    const generator = seedrandom(digest);
    const [first, second] = [generator.int32(), generator.int32()];
    expect(keyOfSeed("hello.")).toEqual({ low: first >>> 0, high: second >>> 0 });
  });

  it("leaves the global generator alone", () => {
    const before = Math.random;
    keyOfSeed("anything");
    expect(Math.random).toBe(before);
  });

  it("is the same however a word was composed", () => {
    expect(keyOfSeed("caf\u00e9")).toEqual(keyOfSeed("cafe\u0301"));
    expect(keyOfSeed("\u1112\u1161\u11ab")).toEqual(keyOfSeed("\ud55c"));
    expect(keyOfSeed("a")).not.toEqual(keyOfSeed("b"));
  });
});

describe("two seeds are two kinds of luck", () => {
  it.each([
    [["1", "11", "111", "1111"]],
    [["a", "aa"]],
    [["ab", "abab"]],
    [["0", "00"]],
    [["A", "ف"]],
    [["урок", "C@>:"]],
    [["一", "伀"]],
    [["", "\u0000", "\u0000\u0000"]],
    // What UTF-8 has no form for is not all one: neither among themselves nor with U+FFFD.
    [["\ud800", "\ud801", "\udc00", "\udfff", "\ufffd"]],
    [["\ud83c\udfb2", "\udfb2\ud83c", "\ud83c", "\udfb2"]],
  ])("%j", (seeds) => {
    expect(sharing(seeds)).toEqual([]);
  });

  it("of the numbers from 0 to 9999", () => {
    expect(sharing(Array.from({ length: 10_000 }, (_, number) => String(number)))).toEqual([]);
  });

  it("of all single ideographs, U+4E00 to U+9FFF", () => {
    const seeds = Array.from({ length: 20_992 }, (_, index) =>
      String.fromCodePoint(0x4e00 + index),
    );
    expect(sharing(seeds)).toEqual([]);
  });

  it("of what is derived from a seed", () => {
    const seeds = ["1", "11", "A", "ف", "一", "伀", "урок", "C@>:"];
    const suffixes = [
      "/odds",
      "/again",
      "/signals",
      "/ratification",
      "/automatic",
      "\u0000odds\u00007",
    ];
    const derived = suffixes.flatMap((suffix) => seeds.map((seed) => seed + suffix));
    const words = ["e1", "e2"].flatMap((id) => seeds.map((word) => `${id}/${word}`));
    expect(sharing([...seeds, ...derived, ...words])).toEqual([]);
  });
});

describe("versions with other luck", () => {
  it.each(["0.1.0", "0.0.1", "0.1.99", "0.2", "0", "", "x", "0.2.0.1", "v0.2.0"])(
    "%j",
    (version) => {
      expect(hadOtherLuck(version)).toBe(true);
    },
  );

  it.each([LUCK_SINCE, "0.2.1", "0.10.0", "1.0.0"])("not %j", (version) => {
    expect(hadOtherLuck(version)).toBe(false);
  });
});

it("is an unsigned word of SHA-256, big endian", () => {
  // SHA-256("abc") = ba7816bf 8f01cfea …
  expect(siteOf("abc")).toBe(0xba7816bf);
});
