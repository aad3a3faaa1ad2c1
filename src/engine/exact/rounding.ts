/**
 * Bounds on the rounding of chances and sums, in f64 with unit roundoff u = 2^-53 (Higham, Accuracy
 * and Stability of Numerical Algorithms, 2nd ed. 2002, chapters 3 and 4).
 */

/** Unit roundoff of f64; draws are multiples of it too. */
export const UNIT: number = 2 ** -53;

/** Probabilities below this are treated as lost, so that nothing underflows unseen. */
export const TINY = 1e-290;

/**
 * How far, summed over the ways, P and 1 - P as computed are from the shares of 53-bit uniforms below
 * and not below P: each share errs by less than u for the grid, 1 - P by u / 2 more for rounding.
 */
export function eventError(probability: number): number {
  return probability === 0 || probability === 1 ? 0 : 3 * UNIT;
}

/**
 * The same for one of `count` amounts picked with probability P. A cut between two ways lies where
 * fl(u · A) meets fl(P · C): sums of n terms err by (n - 1)u each, the products by u each, the grid by
 * u: at most 2n·u·P + u a cut. A way lies between two cuts, and its own computed share errs by
 * (n + 1)u of itself.
 */
export function pickError(count: number, total: number, probability: number): number {
  // Amounts so small that they lose digits are none that a bound could be given for.
  if (total < TINY) return 2;
  if (count === 1 && probability === 1) return 0;
  return (4 * count * count * probability + 3 * count + 4) * UNIT;
}

/** A compensated sum of numbers ≥ 0 (Neumaier 1974), with a bound on its own error. */
export class Sum {
  #sum = 0;
  #rest = 0;
  #size = 0;
  #count = 0;

  add(value: number): void {
    const next = this.#sum + value;
    this.#rest +=
      Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum;
    this.#sum = next;
    this.#size += Math.abs(value);
    this.#count += 1;
  }

  get value(): number {
    return this.#sum + this.#rest;
  }

  /** At least |computed - true sum of what was added|. */
  get error(): number {
    const n = this.#count;
    return this.#size * (3 * UNIT + 4 * n * n * UNIT * UNIT);
  }
}
