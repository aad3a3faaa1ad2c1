/**
 * Points of Sobol' sequences in base 2, scrambled as Owen does (*Randomly permuted (t, m, s)-nets and
 * (t, s)-sequences*, in *Monte Carlo and Quasi-Monte Carlo Methods in Scientific Computing*, Springer, 1995,
 * 299–317). Each point by itself is uniform on the cube and its coordinates are independent; together the
 * points fill the cube evenly.
 *
 * Direction numbers: S. Joe and F. Y. Kuo, *SIAM Journal on Scientific Computing* 30 (2008) 2635–2654. They
 * serve 64 dimensions at a time; the next 64 take the same points in an order of their own that keeps the
 * blocks of 2^m points (B. Burley, *Journal of Computer Graphics Techniques* 9(4), 2020).
 */

import { at } from "../base/invariant.ts";
import type { Key } from "./philox.ts";
import { siteOf } from "./site.ts";
import { luckOf } from "./stream.ts";

/** Digits that are even over points; those below are of luck alone. */
export const SOBOL_DIGITS = 20;

/** Of each dimension but the first: the inner coefficients of its primitive polynomial, and m₁ … m_s. */
const JOE_KUO = `
0 1|1 1 3|1 1 3 1|2 1 1 1|1 1 1 3 3|4 1 3 5 13|2 1 1 5 5 17|4 1 1 5 5 5|7 1 1 7 11 19|11 1 1 5 1 1|13 1 1 1 3 11
14 1 3 5 5 31|1 1 3 3 9 7 49|13 1 1 1 15 21 21|16 1 3 1 13 27 49|19 1 1 1 15 7 5|22 1 3 1 15 13 25
25 1 1 5 5 19 61|1 1 3 7 11 23 15 103|4 1 3 7 13 13 15 69|7 1 1 3 13 7 35 63|8 1 3 5 9 1 25 53
14 1 3 1 13 9 35 107|19 1 3 1 5 27 61 31|21 1 1 5 11 19 41 61|28 1 3 5 3 3 13 69|31 1 1 7 13 1 19 1
32 1 3 7 5 13 19 59|37 1 1 3 9 25 29 41|41 1 3 5 13 23 1 55|42 1 3 7 3 13 59 17|50 1 3 1 3 5 53 69
55 1 1 5 5 23 33 13|56 1 1 7 7 1 61 123|59 1 1 7 9 13 61 49|62 1 3 3 5 3 55 33|14 1 3 1 15 31 13 49 245
21 1 3 5 15 31 59 63 97|22 1 3 1 11 11 11 77 249|38 1 3 1 11 27 43 71 9|47 1 1 7 15 21 11 81 45
49 1 3 7 3 25 31 65 79|50 1 3 1 1 19 11 3 205|52 1 1 5 9 19 21 29 157|56 1 3 7 11 1 33 89 185
67 1 3 3 3 15 9 79 71|70 1 3 7 11 15 39 119 27|84 1 1 3 1 11 31 97 225|97 1 1 1 3 23 43 57 177
103 1 3 7 7 17 17 37 71|115 1 3 1 5 27 63 123 213|122 1 1 3 5 11 43 53 133|8 1 3 5 5 29 17 47 173 479
13 1 3 3 11 3 1 109 9 69|16 1 1 1 5 17 39 23 5 343|22 1 3 1 5 25 15 31 103 499|25 1 1 1 11 11 17 63 105 183
44 1 1 5 11 9 29 97 231 363|47 1 1 5 15 19 45 41 7 383|52 1 3 7 7 31 19 83 137 221|55 1 1 1 3 23 15 111 223 83
59 1 1 5 13 31 15 55 25 161|62 1 1 3 13 25 47 39 87 257`;

/** Direction numbers by dimension: v_j as an integer of `SOBOL_DIGITS` binary digits. */
const directions: readonly Int32Array[] = [
  Int32Array.from({ length: SOBOL_DIGITS }, (_, digit) => 1 << (SOBOL_DIGITS - 1 - digit)),
  ...JOE_KUO.trim()
    .split(/[|\n]/u)
    .map((line) => {
      const [inner = 0, ...initial] = line.split(" ").map(Number);
      const degree = initial.length;
      const found = new Int32Array(SOBOL_DIGITS);
      for (let digit = 0; digit < SOBOL_DIGITS; digit += 1) {
        if (digit < degree) {
          found[digit] = at(initial, digit) << (SOBOL_DIGITS - 1 - digit);
          continue;
        }
        const before = at(found, digit - degree);
        let next = before ^ (before >>> degree);
        for (let k = 1; k < degree; k += 1) {
          if (((inner >>> (degree - 1 - k)) & 1) === 1) next ^= at(found, digit - k);
        }
        found[digit] = next;
      }
      return found;
    }),
];

/** Two unsigned 32-bit words that nothing else is scrambled by. */
type Scramble = readonly [number, number];

/** MurmurHash3's last step: every bit of the result hangs on every bit of the word. */
function mixed(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** Flips each digit, or not, by all digits above it: a bijection that keeps what is close close. */
function scrambled(digits: number, [first, second]: Scramble): number {
  let flips = 0;
  for (let digit = SOBOL_DIGITS - 1; digit >= 0; digit -= 1) {
    // The digits above, behind a leading 1: a number of its own for each node of the tree.
    const node = (1 << (SOBOL_DIGITS - 1 - digit)) | (digits >>> (digit + 1));
    flips |= (mixed(mixed(node ^ first) + second) & 1) << digit;
  }
  return digits ^ flips;
}

const WORD = 2 ** 32;
const coordinateSite = siteOf("sobol/coordinate");
const orderSite = siteOf("sobol/order");

/**
 * The points of one scrambling; those of another are independent of them. A coordinate is a whole number of
 * `SOBOL_DIGITS` binary digits, the first digits of a fraction.
 * @returns by index, from 0 and below 2^`SOBOL_DIGITS`, and dimension
 */
export function sobolPoints(
  key: Key,
  scrambling: number,
): (index: number, dimension: number) => number {
  const luck = luckOf(key, scrambling);
  const wordsOf = (site: number): ((number: number) => Scramble) => {
    const known: Scramble[] = [];
    const word = (step: number): number => Math.floor(luck(site, step) * WORD) | 0;
    return (number) => (known[number] ??= [word(2 * number), word(2 * number + 1)]);
  };
  const [ofCoordinate, ofOrder] = [wordsOf(coordinateSite), wordsOf(orderSite)];
  return (index, dimension) => {
    const block = Math.floor(dimension / directions.length);
    let place = block === 0 ? index : scrambled(index, ofOrder(block));
    const own = at(directions, dimension % directions.length);
    let digits = 0;
    for (let digit = 0; place > 0; digit += 1, place >>>= 1) {
      if ((place & 1) === 1) digits ^= own[digit] ?? 0;
    }
    return scrambled(digits, ofCoordinate(dimension));
  };
}
