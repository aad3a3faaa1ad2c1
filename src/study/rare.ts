/** What replications of splitting say: a probability with its interval, and what it cost. */

import { LEVEL } from "./estimates.ts";
import type { Pilot, Replication } from "../batch/splitting.ts";
import { meanInterval, momentsOf } from "../stats/mean.ts";

/** One stage over all replications. */
export interface RareStage {
  /** Value that is to be reached; absent for the last stage. */
  readonly level?: number;
  /** Runs followed. */
  readonly runs: number;
  /** Runs that reached the level. */
  readonly crossed: number;
  /** Runs in which it came true before. */
  readonly happened: number;
}

/** The estimate of something rare. */
export interface RareEstimate {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly method: string;
  /** Standard error over the estimate; NaN if it never came true. */
  readonly relativeError: number;
  readonly replications: number;
  /** Replications in which it came true at all. */
  readonly hits: number;
  readonly stages: readonly RareStage[];
  /** Steps simulated, those of the pilot included. */
  readonly steps: number;
  /** Plain runs that would give the same relative error, and their steps over those made. */
  readonly plainRuns: number;
  readonly saved: number;
  /** Runs that stopped with a fault, and their share of all, estimated as the probability is. */
  readonly faults: number;
  readonly lost: number;
}

/** Less than this lies between replications that agree. */
const DUST = 1e-12;

/**
 * Sums replications up, in the order of their numbers; there is at least one. The probability is that of
 * the runs without a fault: a ratio of two means, with the residuals of the ratio (`stats/ratio.ts`).
 */
export function estimateRare(
  replications: readonly Replication[],
  { levels, stepsPerRun, steps: pilotSteps }: Pilot,
  effort: number,
): RareEstimate {
  const sorted = replications.toSorted((a, b) => a.index - b.index);
  const count = sorted.length;
  const total = (of: (one: Replication) => number): number =>
    sorted.reduce((sum, one) => sum + of(one), 0);
  const lost = total((one) => one.lost) / count;
  // Those of which every run faulted say nothing of the others.
  const telling = sorted.filter((one) => one.lost < 1);
  const sound = telling.reduce((sum, one) => sum + 1 - one.lost, 0) / count;
  const mean = sound > 0 ? Math.min(1, total(({ estimate }) => estimate) / count / sound) : 0;
  const residuals = telling.map((one) => {
    const residual = (one.estimate - mean * (1 - one.lost)) / sound;
    // Replications that agree differ by the dust of rounding.
    return Math.abs(residual) < DUST ? 0 : residual;
  });
  const { variance } = momentsOf(residuals);
  const told = { count: Math.max(1, telling.length), mean, variance, range: { low: 0, high: 1 } };
  const interval = meanInterval(told, LEVEL);
  const relativeError = count < 2 || mean === 0 ? NaN : Math.sqrt(variance / count) / mean;
  const steps = total((one) => one.steps) + pilotSteps;
  const plainRuns = (1 - mean) / (mean * relativeError * relativeError) / sound;
  const stages = Array.from({ length: levels.length + 1 }, (_, index): RareStage => {
    const level = levels[index];
    return {
      ...(level === undefined ? {} : { level }),
      runs: effort * total(({ stages: own }) => (index < own.length ? 1 : 0)),
      crossed: total(({ stages: own }) => own[index]?.crossed ?? 0),
      happened: total(({ stages: own }) => own[index]?.happened ?? 0),
    };
  });
  return {
    probability: mean,
    low: Math.max(0, interval.low),
    high: Math.min(1, interval.high),
    level: LEVEL,
    method: "student-t of replications",
    relativeError,
    replications: count,
    hits: total(({ estimate }) => (estimate > 0 ? 1 : 0)),
    stages,
    steps,
    plainRuns,
    saved: (plainRuns * stepsPerRun) / steps,
    faults: total(({ faults }) => faults),
    lost,
  };
}
