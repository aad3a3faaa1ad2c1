/**
 * Which of many inputs move an answer, and how strongly: a sparse linear regression by orthogonal matching
 * pursuit (Pati, Rezaiifar and Krishnaprasad 1993). An input enters while it explains more of what is
 * left than luck would for the best of as many as there are.
 */

import { at } from "../base/invariant.ts";
import { cholesky, dot, solveCholesky } from "./linear.ts";

/** Points at which answers were had, with the products of their columns, shared by all regressions. */
export interface Design {
  /** By input: its values, point by point, centred and weighted. */
  readonly columns: readonly Float64Array[];
  /** By point: the square root of its weight. */
  readonly roots: readonly number[];
  readonly squares: readonly number[];
}

/** Most inputs that one answer is told by. */
const MOST = 48;

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
};

function centred(values: readonly number[], roots: readonly number[]): Float64Array {
  let [sum, all] = [0, 0];
  for (const [index, root] of roots.entries()) {
    sum += root * root * (values[index] ?? 0);
    all += root * root;
  }
  const mean = sum / all;
  return Float64Array.from(roots, (root, index) => root * ((values[index] ?? 0) - mean));
}

/**
 * Makes points ready.
 * @param points by point the value of each input
 * @param weights by point, ≥ 0
 */
export function designOf(
  points: readonly (readonly number[])[],
  weights: readonly number[],
): Design {
  const roots = weights.map(Math.sqrt);
  const inputs = points[0]?.length ?? 0;
  const columns = Array.from({ length: inputs }, (_, input) =>
    centred(
      points.map((point) => at(point, input)),
      roots,
    ),
  );
  return { columns, roots, squares: columns.map((column) => product(column, column)) };
}

/** What a regression says. */
export interface Slopes {
  /** By input: the change of the answer with it; 0 where that is not told from luck. */
  readonly slopes: readonly number[];
  /** Variance of what the slopes leave of the answer. */
  readonly residual: number;
}

/** The slopes of an answer. @param answers by point */
export function pursue({ columns, roots, squares }: Design, answers: readonly number[]): Slopes {
  const target = centred(answers, roots);
  const points = roots.reduce((sum, root) => sum + root * root, 0);
  const chosen: number[] = [];
  const gram: number[][] = [];
  let found: number[] = [];
  let left = target;
  // The largest of as many normal values, squared, is about this.
  const least = 2 * Math.log(2 * Math.max(columns.length, 1)) + 1;
  const most = Math.min(MOST, Math.floor(roots.length / 3), columns.length);
  while (chosen.length < most) {
    const rest = product(left, left);
    let best = -1;
    let gain = 0;
    for (const [input, column] of columns.entries()) {
      const square = at(squares, input);
      if (square <= 0 || chosen.includes(input)) continue;
      const one = product(left, column) ** 2 / square;
      if (one > gain) [best, gain] = [input, one];
    }
    const freedom = points - chosen.length - 2;
    if (best < 0 || freedom <= 0 || gain <= (least * (rest - gain)) / freedom) break;
    const column = at(columns, best);
    gram.push([...chosen.map((other) => product(at(columns, other), column)), at(squares, best)]);
    for (const [row, line] of gram.entries())
      if (row < gram.length - 1) line.push(at(at(gram, gram.length - 1), row));
    const lower = cholesky(gram);
    if (lower === undefined) break;
    chosen.push(best);
    const moments = chosen.map((input) => product(at(columns, input), target));
    found = solveCholesky(lower, moments);
    left = Float64Array.from(target, (value, point) => {
      const told = dot(
        found,
        chosen.map((input) => columns[input]?.[point] ?? 0),
      );
      return value - told;
    });
  }
  const slopes = new Array<number>(columns.length).fill(0);
  for (const [index, input] of chosen.entries()) slopes[input] = found[index] ?? 0;
  const freedom = Math.max(1, points - chosen.length - 1);
  return { slopes, residual: product(left, left) / freedom };
}
