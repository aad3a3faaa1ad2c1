/** What a fit says beyond its numbers: targets that cannot be met, and numbers that targets cannot tell apart. */

import { at } from "../../base/invariant.ts";
import { cholesky, dot, solveCholesky } from "../../stats/linear.ts";
import type { Aim } from "./aims.ts";
import type { Measured } from "./measured.ts";
import type { Fitted, MeasureAims } from "./fit.ts";
import type { FitSpace } from "./space.ts";

/** Why a target is missed; indices of aims. */
export interface Conflict {
  readonly aim: number;
  /**
   * `out-of-reach`: not met where all numbers that move it stand at that end of their ranges.
   * `contradicted`: met, or nearly, without one of `by`. `held-back`: by no single other target.
   */
  readonly kind: "out-of-reach" | "contradicted" | "held-back";
  readonly by: readonly number[];
  /** Of one out of reach: what it comes to at that end. */
  readonly most?: number;
}

/** Two numbers that are told together better than each alone; indices of inputs. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** Correlation of their scores given the targets. */
  readonly correlation: number;
}

/** What of the numbers' priors the targets take away. */
export interface Told {
  /** By input, 0 … 1: the part of its score's variance. */
  readonly told: readonly number[];
  readonly pairs: readonly Pair[];
}

/** The score that stands for the end of a range: beyond it lies a thousandth of the prior. */
const END = 3;
/** A partner takes at least this part of a miss away. */
const RELIEF = 0.4;
/** Numbers whose scores are at least so correlated given the targets are not told apart. */
const TOGETHER = 0.5;
/** Deviations of a target from its middle to the end of its band. */
const EDGE = 1.645;

/** Whether an aim lies outside its band by more than luck. */
export function isMissed(aim: Aim, { score, variance }: Measured): boolean {
  const half = EDGE * aim.deviation * Math.sqrt(aim.target.weight);
  return Math.abs(score - aim.score) - half > 2 * Math.sqrt(variance);
}

/** Finds why targets are missed. @param measure looks at the ends of ranges, on runs of its own */
export async function findConflicts(
  { space, aims }: { readonly space: FitSpace; readonly aims: readonly Aim[] },
  { point, after, slopes, fitted }: Fitted,
  measure: MeasureAims,
  [first, runs]: readonly [number, number],
): Promise<Conflict[]> {
  const missed = fitted.flatMap((aim, row) =>
    isMissed(at(aims, aim), at(after, aim)) ? [{ aim, row }] : [],
  );
  if (missed.length === 0) return [];
  const ends = missed.map(({ aim, row }) => {
    const way = Math.sign(at(aims, aim).score - at(after, aim).score);
    const slope = at(slopes, row);
    return point.map((score, input) => {
      const towards = way * Math.sign(at(slope, input));
      return towards === 0 ? score : towards * Math.max(END, towards * score);
    });
  });
  const seen = await measure(ends, first, runs);
  return missed.map(({ aim, row }, index): Conflict => {
    const goal = at(aims, aim);
    const end = seen === undefined ? undefined : at(at(seen, index), aim);
    const way = Math.sign(goal.score - at(after, aim).score);
    if (end !== undefined && isMissed(goal, end) && way * (goal.score - end.score) > 0)
      return { aim, kind: "out-of-reach", by: [], most: end.value };
    const by = partners({ space, aims }, { point, after, slopes, fitted }, row);
    return { aim, kind: by.length > 0 ? "contradicted" : "held-back", by };
  });
}

/** The targets without any one of which this one would be missed by much less, were all linear. */
function partners(
  { space, aims }: { readonly space: FitSpace; readonly aims: readonly Aim[] },
  { point, after, slopes, fitted }: Pick<Fitted, "point" | "after" | "slopes" | "fitted">,
  row: number,
): number[] {
  const missing = fitted.map((aim) => at(aims, aim).score - at(after, aim).score);
  const moved = point.map((score, input) => score - at(space.start, input));
  const leftWithout = (without: number | undefined): number => {
    const kept = slopes.map((_, index) => index).filter((index) => index !== without);
    const matrix = kept.map((one) =>
      kept.map((other) => {
        const shared = dot(at(slopes, one), at(slopes, other));
        return one === other ? shared + at(aims, at(fitted, one)).deviation ** 2 : shared;
      }),
    );
    const lower = cholesky(matrix);
    if (lower === undefined) return Infinity;
    const pull = solveCholesky(
      lower,
      kept.map((one) => at(missing, one) + dot(at(slopes, one), moved)),
    );
    const change = moved.map((before, input) => {
      const now = kept.reduce(
        (sum, one, k) => sum + (at(slopes, one)[input] ?? 0) * (pull[k] ?? 0),
        0,
      );
      return now - before;
    });
    return Math.abs(at(missing, row) - dot(at(slopes, row), change));
  };
  const whole = leftWithout(undefined);
  return slopes
    .map((_, other) => ({ other, left: other === row ? Infinity : leftWithout(other) }))
    .filter(({ left }) => left <= (1 - RELIEF) * whole)
    .toSorted((a, b) => a.left - b.left)
    .slice(0, 3)
    .map(({ other }) => at(fitted, other));
}

/** What the targets tell of the numbers, were all linear: the posterior's covariance is I − Jᵀ(JJᵀ + R)⁻¹J. */
export function whatIsTold(
  aims: readonly Aim[],
  { slopes, fitted }: Fitted,
  groups: FitSpace["groups"] = [],
): Told {
  const inputs = slopes[0]?.length ?? 0;
  const matrix = slopes.map((one, row) =>
    slopes.map((other, column) => {
      const shared = dot(one, other);
      return row === column ? shared + at(aims, at(fitted, row)).deviation ** 2 : shared;
    }),
  );
  const lower = cholesky(matrix) ?? [];
  const columns = Array.from({ length: inputs }, (_, input) =>
    slopes.map((slope) => slope[input] ?? 0),
  );
  // A correlated number's own score is a sum of independent ones.
  const places = groups.map(({ inputs: members, lower }) => {
    const own = members.map((input) => at(columns, input));
    for (const [row, input] of members.entries()) {
      const parts = at(lower, row).slice(0, row + 1);
      columns[input] = slopes.map((_, slope) =>
        parts.reduce((sum, part, column) => sum + part * at(at(own, column), slope), 0),
      );
    }
    return new Set(members);
  });
  const solved = columns.map((column) =>
    column.some((slope) => slope !== 0) ? solveCholesky(lower, column) : undefined,
  );
  const told = columns.map((column, input) => {
    const pull = solved[input];
    return pull === undefined ? 0 : Math.min(1, Math.max(0, dot(column, pull)));
  });
  const pairs: Pair[] = [];
  for (const [first, column] of columns.entries()) {
    if (solved[first] === undefined) continue;
    for (let second = first + 1; second < inputs; second += 1) {
      const pull = solved[second];
      if (pull === undefined) continue;
      // That the numbers of a group go together is known.
      if (places.some((group) => group.has(first) && group.has(second))) continue;
      const left = Math.sqrt((1 - at(told, first)) * (1 - at(told, second)));
      const correlation = left > 0 ? -dot(column, pull) / left : 0;
      if (Math.abs(correlation) >= TOGETHER) pairs.push({ first, second, correlation });
    }
  }
  return {
    told,
    pairs: pairs.toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation)),
  };
}
