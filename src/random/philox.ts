/**
 * Philox4x32-10, a counter-based generator: a pure function from (counter, key) to 128 bits.
 * Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3* (SC 2011). Agrees
 * with the known-answer vectors of Random123.
 */

/** Four unsigned 32-bit words. */
export type Block = readonly [number, number, number, number];

/** Two unsigned 32-bit words. */
export interface Key {
  readonly low: number;
  readonly high: number;
}

/** Round multipliers M0, M1 and Weyl increments W0, W1 of the published generator. */
export const PHILOX_M0 = 0xd2511f53;
/** The multiplier of the second lane. */
export const PHILOX_M1 = 0xcd9e8d57;
/** What the first word of the key grows by each round. */
export const PHILOX_W0 = 0x9e3779b9;
/** What the second word of the key grows by each round. */
export const PHILOX_W1 = 0xbb67ae85;
/** Rounds of the variant used. */
export const PHILOX_ROUNDS = 10;

/** High 32 bits of the product of two unsigned 32-bit numbers, in parts that a double holds exactly. */
function multiplyHigh(a: number, b: number): number {
  const low = b & 0xffff;
  const high = b >>> 16;
  return Math.floor((a * high + Math.floor((a * low) / 65536)) / 65536);
}

/** The block that belongs to a counter of four unsigned 32-bit words under a key. */
export function philox(c0: number, c1: number, c2: number, c3: number, key: Key): Block {
  let [x0, x1, x2, x3] = [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
  let k0 = key.low >>> 0;
  let k1 = key.high >>> 0;
  for (let round = 0; round < PHILOX_ROUNDS; round += 1) {
    const high0 = multiplyHigh(x0, PHILOX_M0);
    const low0 = Math.imul(x0, PHILOX_M0);
    const high1 = multiplyHigh(x2, PHILOX_M1);
    const low1 = Math.imul(x2, PHILOX_M1);
    x0 = (high1 ^ x1 ^ k0) >>> 0;
    x1 = low1 >>> 0;
    x2 = (high0 ^ x3 ^ k1) >>> 0;
    x3 = low0 >>> 0;
    k0 = (k0 + PHILOX_W0) >>> 0;
    k1 = (k1 + PHILOX_W1) >>> 0;
  }
  return [x0, x1, x2, x3];
}
