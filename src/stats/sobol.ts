/**
 * Sobol' indices of the mean of a noisy function, by factor: first order and total, with intervals.
 *
 * Each row has independent inputs A and B, and the points AB_i (A with factor i from B), all run on
 * the row's own luck. Products and squares are taken over different runs (U-statistics), so luck,
 * shared or not, leaves no bias. Rows come in groups that are independent of one another, which is what
 * intervals rest on: each row alone, or the points of one scrambling of Sobol's sequence.
 */

import { at, invariant } from "../base/invariant.ts";
import type { Bounded } from "./interval.ts";
import { momentsOf } from "./mean.ts";
import { studentCritical } from "./student.ts";

/** What one row tells, free of bias by luck. */
export interface SobolRow {
  /** Runs at each point. */
  readonly runs: number;
  readonly meanA: number;
  readonly meanB: number;
  /** Mean over A and B of the variance of a single run; 0 for one run, taken to be free of luck. */
  readonly luck: number;
  /** By factor: f(B)·(f(AB_i) − f(A)), f(AB_i) − f(A), and half its square. */
  readonly cross: Float64Array;
  readonly delta: Float64Array;
  readonly half: Float64Array;
}

/** How the variance over the inputs goes back to them, factor by factor. */
export interface SobolIndices {
  readonly rows: number;
  /** Mean over the inputs. */
  readonly mean: number;
  /** Variance over the inputs of the mean over luck; may come out negative where it is small. */
  readonly variance: Bounded;
  /** Mean over the inputs of the variance of a single run. */
  readonly luck: number;
  /** By factor; undefined where the variance over the inputs is not surely above 0. */
  readonly factors: readonly { readonly first: Bounded; readonly total: Bounded }[] | undefined;
}

/** The row of the values at A, B and each AB_i, run by run on the same luck. */
export function sobolRow(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  swapped: readonly ArrayLike<number>[],
): SobolRow {
  const runs = a.length;
  invariant(runs >= 1 && b.length === runs, "every point of a row has the same runs");
  const [forA, forB] = [momentsOf(a), momentsOf(b)];
  const cross = new Float64Array(swapped.length);
  const delta = new Float64Array(swapped.length);
  const half = new Float64Array(swapped.length);
  swapped.forEach((values, factor) => {
    let sum = 0;
    let squares = 0;
    let products = 0;
    for (let run = 0; run < runs; run += 1) {
      const difference = (values[run] ?? Number.NaN) - (a[run] ?? Number.NaN);
      sum += difference;
      squares += difference * difference;
      products += difference * (b[run] ?? Number.NaN);
    }
    delta[factor] = sum / runs;
    const pairs = runs * (runs - 1);
    const total = forB.mean * runs;
    cross[factor] = runs === 1 ? total * sum : (total * sum - products) / pairs;
    half[factor] = (runs === 1 ? squares : (sum * sum - squares) / pairs) / 2;
  });
  const luck = (forA.variance + forB.variance) / 2;
  return { runs, meanA: forA.mean, meanB: forB.mean, luck, cross, delta, half };
}

/**
 * Indices over rows in independent groups, at least two. First order by Saltelli et al., *Computer Physics
 * Communications* 181 (2010) 259–270, table 2 (b), f(B) taken from the mean; total by Jansen, the same 117 (1999)
 * 35–43. Ratios of totals over groups, with intervals by Fieller's theorem and Student's t.
 */
export function sobolIndices(
  groups: readonly (readonly SobolRow[])[],
  level: number,
): SobolIndices {
  invariant(groups.length >= 2, "indices need two groups");
  const sizes = groups.map((rows) => rows.length);
  const count = sumOf(sizes, (size) => size);
  const middles = groups.map((rows) => sumOf(rows, ({ meanA, meanB }) => (meanA + meanB) / 2));
  const mean = sumOf(middles, (one) => one) / count;
  const luck = sumOf(groups, (rows) => sumOf(rows, (row) => row.luck)) / count;
  // Spread about the mean that was found is too small by the variance of that mean.
  const squares = sumOf(middles, (one, group) => (one - mean * at(sizes, group)) ** 2);
  const unseen = (squares * groups.length) / (groups.length - 1) / count ** 2;
  const variances = groups.map((rows) =>
    sumOf(rows, (row) => {
      const spread = ((row.meanA - mean) ** 2 + (row.meanB - mean) ** 2) / 2;
      return spread + unseen - row.luck / row.runs;
    }),
  );
  const critical = studentCritical(level, groups.length - 1);
  const variance = ratioOf(variances, sizes, critical);
  const factors = at(at(groups, 0), 0).cross.length;
  const share = (of: (row: SobolRow) => number): Bounded =>
    ratioOf(
      groups.map((rows) => sumOf(rows, of)),
      variances,
      critical,
    );
  return {
    rows: count,
    mean,
    variance,
    luck,
    factors:
      variance.low > 0 && isPositive(variances, critical)
        ? Array.from({ length: factors }, (_, factor) => ({
            first: share(({ cross, delta }) => at(cross, factor) - mean * at(delta, factor)),
            total: share(({ half }) => at(half, factor)),
          }))
        : undefined,
  };
}

/** Whether Student's interval of the mean of the values lies above 0. */
function isPositive(values: readonly number[], critical: number): boolean {
  const { mean, variance } = momentsOf(values);
  return mean > critical * Math.sqrt(variance / values.length);
}

function sumOf<One>(values: readonly One[], of: (one: One, index: number) => number): number {
  return values.reduce((sum, one, index) => sum + of(one, index), 0);
}

/**
 * Sum of `above` over that of `below`, with Fieller's interval: the ratios for which one less so much of the other is
 * not told apart from 0 (*Journal of the Royal Statistical Society* B 16, 1954, 175–185). It is bounded where the sum
 * below is surely not 0.
 */
function ratioOf(above: readonly number[], below: readonly number[], critical: number): Bounded {
  const count = above.length;
  const [top, bottom] = [above, below].map((values) => sumOf(values, (one) => one) / count);
  invariant(top !== undefined && bottom !== undefined, "two lists have two means");
  const scale = critical ** 2 / (count * (count - 1));
  const spread = (some: readonly number[], others: readonly number[]): number =>
    scale * sumOf(some, (one, i) => one * at(others, i));
  const [a, b] = [above.map((one) => one - top), below.map((one) => one - bottom)];
  const square = bottom ** 2 - spread(b, b);
  const middle = top * bottom - spread(a, b);
  const root = Math.sqrt(Math.max(0, middle ** 2 - square * (top ** 2 - spread(a, a))));
  return { value: top / bottom, low: (middle - root) / square, high: (middle + root) / square };
}
