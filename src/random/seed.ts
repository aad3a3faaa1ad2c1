/** Seeds are words: any string, so that a class can use its own. */

import seedrandom from "seedrandom";
import type { Key } from "./philox.ts";

/**
 * The Philox key of a seed: the first two `int32()` of seedrandom over its NFC form, as unsigned
 * words. Touches no global generator. Equal under Unicode normalisation, however it was typed.
 */
export function keyOfSeed(seed: string): Key {
  const generator = seedrandom(seed.normalize("NFC"), { global: false });
  const low = generator.int32() >>> 0;
  const high = generator.int32() >>> 0;
  return { low, high };
}
