/** Small dense linear algebra: what a regression and a Gaussian update need. Matrices are lists of rows. */

import { at } from "../base/invariant.ts";

/** Rows of numbers. */
export type Matrix = readonly (readonly number[])[];

/** The sum of products. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/**
 * The lower triangle L with L·Lᵀ = A, of a symmetric positive definite A (Cholesky); undefined where A is
 * none, to rounding.
 */
export function cholesky(matrix: Matrix): number[][] | undefined {
  const lower: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const line: number[] = [];
    lower.push(line);
    for (let column = 0; column <= row; column += 1) {
      let rest = values[column] ?? 0;
      const other = at(lower, column);
      for (let k = 0; k < column; k += 1) rest -= (line[k] ?? 0) * (other[k] ?? 0);
      if (column < row) line.push(rest / (other[column] ?? 1));
      else if (!(rest > 1e-12 * Math.abs(values[row] ?? 0))) return undefined;
      else line.push(Math.sqrt(rest));
    }
  }
  return lower;
}

/** The x with L·Lᵀ·x = b. */
export function solveCholesky(
  lower: readonly (readonly number[])[],
  b: readonly number[],
): number[] {
  const size = lower.length;
  const x = [...b];
  for (let row = 0; row < size; row += 1) {
    const line = at(lower, row);
    let rest = x[row] ?? 0;
    for (let k = 0; k < row; k += 1) rest -= (line[k] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (line[row] ?? 1);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = x[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) rest -= (lower[k]?.[row] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (lower[row]?.[row] ?? 1);
  }
  return x;
}
