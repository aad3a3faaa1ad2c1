/**
 * Fits numbers to targets by randomized maximum likelihood with an ensemble (Oliver, He and Reynolds 1996;
 * Chen and Oliver, *Computational Geosciences* 17, 2013, 689–703), the iterative kin of ensemble Kalman
 * inversion. Every member starts at a draw of its own from the prior and is moved to meet targets that
 * are perturbed by as much as they are uncertain, at the least distance from its draw. Where answers are
 * linear in the scores the members are draws from the posterior. How answers move with the numbers is
 * regressed on all points that were run; what luck could have made is taken as nothing, so that numbers
 * which the targets do not tell of stay at their priors. Member 0 is the scenario as it is written, moved
 * to meet the targets as they are: the numbers to write down.
 */

import { at } from "../../base/invariant.ts";
import { normalScore } from "../../numeric/normal.ts";
import type { Key } from "../../random/philox.ts";
import { siteOf } from "../../random/site.ts";
import { luckOf } from "../../random/stream.ts";
import { cholesky, dot, solveCholesky } from "../../stats/linear.ts";
import { designOf, pursue } from "../../stats/pursuit.ts";
import type { Aim } from "./aims.ts";
import type { Measured } from "./measured.ts";
import { FARTHEST, type FitSpace } from "./space.ts";

/** What is to be fitted, and how hard. */
export interface FitDesign {
  readonly space: FitSpace;
  readonly aims: readonly Aim[];
  readonly key: Key;
  /** Members beside the scenario itself. */
  readonly members: number;
  /** Runs of a member in a round. */
  readonly runs: number;
  /** By round: by how much the variance of the targets is multiplied; one more round measures. */
  readonly rounds: readonly number[];
  /** Runs of each last look at the scenario itself. */
  readonly lastRuns: number;
}

/**
 * Measures aims at points of the scores, all on the runs from `first` on.
 * @returns by point, by aim; undefined where it was stopped
 */
export type MeasureAims = (
  points: readonly (readonly number[])[],
  first: number,
  runs: number,
) => Promise<readonly (readonly Measured[])[] | undefined>;

/** What a point says of the aims. */
interface Seen {
  readonly scores: readonly number[];
  readonly measured: readonly Measured[];
  readonly round: number;
}

/** How far a fit has come. */
export interface Fitted {
  /** Scores of the scenario's own numbers as fitted. */
  readonly point: readonly number[];
  readonly before: readonly Measured[];
  readonly after: readonly Measured[];
  /** Members of the posterior, with what they say. */
  readonly ensemble: readonly Omit<Seen, "round">[];
  /** By fitted aim: change of its score with each input's. */
  readonly slopes: readonly (readonly number[])[];
  /** Indices of the aims that are fitted, in the order of `slopes`. */
  readonly fitted: readonly number[];
  readonly rounds: number;
  readonly runs: number;
  /** The first run that no look has used. */
  readonly next: number;
  readonly complete: boolean;
}

/** Times that the scenario itself is looked at in the end, each a step nearer. */
const LOOKS = 4;
/** Weight of a point from a round before, relative to the next. */
const FORGETTING = 0.5;

/** Fits. Undefined where it was stopped before anything was measured. */
export async function fitNumbers(
  design: FitDesign,
  measure: MeasureAims,
): Promise<Fitted | undefined> {
  const { space, aims, key, members, runs, rounds, lastRuns } = design;
  const fitted = aims.flatMap(({ heldOut }, index) => (heldOut ? [] : [index]));
  const goals = fitted.map((index) => at(aims, index));
  const anchors = [space.start, ...rows(members, (row) => space.draw(key, row))];
  const wanted = anchors.map((_, member) => perturbed(goals, key, member));
  const seen: Seen[] = [];
  let scores: readonly (readonly number[])[] = anchors;
  let slopes: readonly (readonly number[])[] = [];
  let [done, used, made] = [0, 0, 0];
  let before: readonly Measured[] | undefined;
  let last: readonly Seen[] = [];
  let complete = true;
  for (let round = 0; round <= rounds.length; round += 1) {
    const found = await measure(scores, used, runs);
    if (found === undefined) {
      complete = false;
      break;
    }
    last = scores.map((point, member) => ({ scores: point, measured: at(found, member), round }));
    before ??= at(last, 0).measured;
    seen.push(...last);
    used += runs;
    made += runs * scores.length;
    done = round + 1;
    const inflation = rounds[round];
    slopes = regress(seen, fitted, round);
    if (inflation === undefined) break;
    const gain = gainOf(slopes, goals, last, fitted, inflation);
    scores = last.map((one, member) =>
      step(one, at(anchors, member), at(wanted, member), { slopes, gain, fitted }),
    );
  }
  if (before === undefined) return undefined;
  let point = complete ? at(last, 0).scores : at(scores, 0);
  let after = at(last, 0).measured;
  let best = Infinity;
  for (let look = 0; complete && look < LOOKS; look += 1) {
    const points = look === 0 ? [point, space.start] : [scores[0] ?? point];
    const found = await measure(points, used, lastRuns);
    if (found === undefined) {
      complete = false;
      break;
    }
    made += lastRuns * points.length;
    if (look === 0) before = at(found, 1);
    const here = { scores: at(points, 0), measured: at(found, 0), round: done };
    const loss = lossOf(goals, here, fitted, space.start);
    if (loss < best) [point, after, best] = [here.scores, here.measured, loss];
    const gain = gainOf(slopes, goals, [here], fitted, 1);
    const next = step(here, space.start, at(wanted, 0), { slopes, gain, fitted });
    scores = [look === 0 || loss <= best ? next : halfway(here.scores, point)];
  }
  const ensemble = last.slice(1).map(({ scores: one, measured }) => ({ scores: one, measured }));
  return {
    ...{ point, before, after, ensemble, slopes, fitted, complete },
    ...{ rounds: done, runs: made, next: used + lastRuns },
  };
}

const rows = <T>(count: number, make: (row: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const halfway = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, index) => (value + at(b, index)) / 2);

/** What a member is to meet: the targets themselves for the scenario, for others drawn about them. */
function perturbed(goals: readonly Aim[], key: Key, member: number): number[] {
  const luck = luckOf(key, member);
  return goals.map(({ target, date = "", question, score, deviation }) => {
    if (member === 0) return score;
    const asked = question === undefined ? "" : `/${question}`;
    return score + deviation * normalScore(luck(siteOf(`target/${target.id}/${date}${asked}`), 0));
  });
}

function regress(seen: readonly Seen[], fitted: readonly number[], round: number): number[][] {
  const design = designOf(
    seen.map(({ scores }) => scores),
    seen.map((one) => FORGETTING ** (round - one.round)),
  );
  return fitted.map((aim) => [
    ...pursue(
      design,
      seen.map(({ measured }) => at(measured, aim).score),
    ).slopes,
  ]);
}

/** The Cholesky factor of J·Jᵀ + R: R the variances of the targets, inflated, and of luck. */
function gainOf(
  slopes: readonly (readonly number[])[],
  goals: readonly Aim[],
  seen: readonly Pick<Seen, "measured">[],
  fitted: readonly number[],
  inflation: number,
): number[][] {
  const matrix = slopes.map((one, row) =>
    slopes.map((other, column) => {
      const shared = dot(one, other);
      if (row !== column) return shared;
      const luck =
        seen.reduce((sum, { measured }) => sum + at(measured, at(fitted, row)).variance, 0) /
        seen.length;
      return shared + inflation * at(goals, row).deviation ** 2 + luck;
    }),
  );
  return cholesky(matrix) ?? [];
}

interface Linear {
  readonly slopes: readonly (readonly number[])[];
  readonly gain: readonly (readonly number[])[];
  readonly fitted: readonly number[];
}

/** One Gauss–Newton step: the scores nearest to the anchor that meet what is wanted, were all linear. */
function step(
  { scores, measured }: Omit<Seen, "round">,
  anchor: readonly number[],
  wanted: readonly number[],
  { slopes, gain, fitted }: Linear,
): number[] {
  const moved = scores.map((score, input) => score - at(anchor, input));
  const missing = slopes.map(
    (slope, row) => at(wanted, row) - at(measured, at(fitted, row)).score + dot(slope, moved),
  );
  const pull = solveCholesky(gain, missing);
  return anchor.map((score, input) => {
    let sum = score;
    for (const [row, slope] of slopes.entries()) sum += (slope[input] ?? 0) * (pull[row] ?? 0);
    return Math.max(-FARTHEST, Math.min(FARTHEST, sum));
  });
}

/** Minus the log of the posterior density, up to a constant. */
export function lossOf(
  goals: readonly Aim[],
  { scores, measured }: Omit<Seen, "round">,
  fitted: readonly number[],
  anchor: readonly number[],
): number {
  const far = scores.reduce((sum, score, input) => sum + (score - at(anchor, input)) ** 2, 0);
  return (
    goals.reduce((sum, { score, deviation }, row) => {
      const missed = (at(measured, at(fitted, row)).score - score) / deviation;
      return sum + missed * missed;
    }, far) / 2
  );
}
