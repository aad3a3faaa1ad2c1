/**
 * Sobol' indices of the mean of a noisy function, by factor: first order and total, with intervals.
 *
 * Each row has independent inputs A and B, and the points AB_i (A with factor i from B), all run on
 * the row's own luck. Products and squares are taken over different runs (U-statistics), so luck,
 * shared or not, leaves no bias; rows are independent of one another, which is what intervals rest on.
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
 * Indices over rows, at least two. First order by Saltelli et al., *Computer Physics Communications*
 * 181 (2010) 259–270, table 2 (b), f(B) taken from the mean; total by Jansen, the same 117 (1999)
 * 35–43. Ratios of means over rows, with intervals by the delta method and Student's t.
 */
export function sobolIndices(rows: readonly SobolRow[], level: number): SobolIndices {
  const count = rows.length;
  invariant(count >= 2, "indices need two rows");
  const mean = averageOf(rows.map(({ meanA, meanB }) => (meanA + meanB) / 2));
  const luck = averageOf(rows.map((row) => row.luck));
  const variances = rows.map((row) => {
    const spread = ((row.meanA - mean) ** 2 + (row.meanB - mean) ** 2) / 2;
    return (spread * 2 * count) / (2 * count - 1) - row.luck / row.runs;
  });
  const critical = studentCritical(level, count - 1);
  const variance = ratioOf(
    variances,
    variances.map(() => 1),
    critical,
  );
  const factors = at(rows, 0).cross.length;
  return {
    rows: count,
    mean,
    variance,
    luck,
    factors:
      variance.low > 0
        ? Array.from({ length: factors }, (_, factor) => ({
            first: ratioOf(
              rows.map(({ cross, delta }) => at(cross, factor) - mean * at(delta, factor)),
              variances,
              critical,
            ),
            total: ratioOf(
              rows.map(({ half }) => at(half, factor)),
              variances,
              critical,
            ),
          }))
        : undefined,
  };
}

function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean of `above` over that of `below`, with the spread of what is left of one without the other. */
function ratioOf(above: readonly number[], below: readonly number[], critical: number): Bounded {
  const count = above.length;
  const bottom = averageOf(below);
  const value = averageOf(above) / bottom;
  const squares = above.reduce((sum, one, i) => sum + (one - value * at(below, i)) ** 2, 0);
  const error = Math.sqrt(squares / (count * (count - 1))) / Math.abs(bottom);
  return { value, low: value - critical * error, high: value + critical * error };
}
