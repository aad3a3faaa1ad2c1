/**
 * The address layout of all luck. Counter: (run low, run high, site, 2·⌊t/4⌋ + half); word t mod 4.
 * With w from half 0 and x from half 1, u = (w·2^21 + (x >>> 11))·2^-53.
 */

import { invariant } from "../base/invariant.ts";
import type { Luck } from "./luck.ts";
import { philox, type Block, type Key } from "./philox.ts";

/** 2^-53. */
const UNIT = 1.1102230246251565e-16;

interface Entry {
  quad: number;
  high: Block;
  low: Block;
}

/** The uniform in [0, 1) of 53 bits made of a high and a low unsigned 32-bit word. */
export function uniformOf(high: number, low: number): number {
  return (high * 2097152 + (low >>> 11)) * UNIT;
}

/** A run number as the two unsigned 32-bit words of its counter: [low, high]. */
export function wordsOfRun(run: number): readonly [number, number] {
  invariant(Number.isSafeInteger(run) && run >= 0, "a run number is an integer from 0 to 2^53 - 1");
  return [run >>> 0, Math.floor(run / 4294967296)];
}

/**
 * The luck of one run under a key. Run numbers go from 0 to 2^53 − 1.
 * Blocks are remembered per site (one serves four steps); that changes speed only.
 */
export function luckOf(key: Key, run: number): Luck {
  const [runLow, runHigh] = wordsOfRun(run);
  const blocks = new Map<number, Entry>();
  return (site, step) => {
    const quad = Math.floor(step / 4);
    let entry = blocks.get(site);
    if (entry?.quad !== quad) {
      entry = {
        quad,
        high: philox(runLow, runHigh, site, 2 * quad, key),
        low: philox(runLow, runHigh, site, 2 * quad + 1, key),
      };
      blocks.set(site, entry);
    }
    const word = (step & 3) as 0 | 1 | 2 | 3;
    return uniformOf(entry.high[word], entry.low[word]);
  };
}
