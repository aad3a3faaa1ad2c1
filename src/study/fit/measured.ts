/** Aims as runs measure them, and as belief does. */

import { at } from "../../base/invariant.ts";
import type { AsOf, Sampled } from "../../belief/as-of.ts";
import { marginal } from "../members.ts";
import { countedStates } from "../../ir/lower-outcome.ts";
import { log } from "../../numeric/elementary.ts";
import type { Program } from "../../ir/program.ts";
import {
  logOdds,
  type Aim,
  type AimMeasure,
  type BelievedMeasure,
  type FollowedOutcome,
} from "./aims.ts";

/** An aim as it is measured. */
export interface Measured {
  /** In its own units; NaN where no run says anything. */
  readonly value: number;
  /** On the scale, drawn from the ends where a count is none or all. */
  readonly score: number;
  /** Variance of the score by luck. */
  readonly variance: number;
}

/** Of counts, a half is added on both sides, so that none and all have log odds. */
function shareScore(yes: number, all: number): Measured {
  const p = (yes + 0.5) / (all + 1);
  return { value: yes / all, score: logOdds(p), variance: 1 / ((all + 1) * p * (1 - p)) };
}

/**
 * Measures an aim.
 * @param values outcome by outcome, run by run
 */
export function measureAim(
  { scale }: Pick<Aim, "scale">,
  { kind, subject, given, states, windows }: AimMeasure,
  values: Float64Array,
  runs: number,
): Measured {
  let [count, sum, squares, among] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const value = values[subject.column * runs + run] ?? Number.NaN;
    if (given !== undefined && !isTrue(values[given.column * runs + run], given)) continue;
    if (Number.isNaN(value)) continue;
    const one =
      kind === "probability"
        ? Number(isTrue(value, subject))
        : kind === "mean"
          ? value
          : countedStates(value);
    count += 1;
    sum += one;
    squares += one * one;
    among += countedStates(values[states * runs + run] ?? 0);
  }
  if (kind === "probability") return shareScore(sum, count);
  const mean = sum / count;
  const variance = Math.max(0, squares / count - mean * mean) / count;
  if (kind === "mean") return { value: mean, score: mean, variance };
  // Of states: S_0 stands at the start of the first step and takes no time.
  const unit = (kind === "entries" ? (among - count) * windows : among) / count;
  const value = mean / unit;
  const kept = Math.max(value, 0.5 / (count * unit));
  const relative = variance / (mean * mean || 1);
  if (scale === "log") return { value, score: log(kept), variance: relative + 1 / (count * count) };
  const inside = Math.min(kept, 1 - 0.5 / (count * unit));
  return { value, score: logOdds(inside), variance: relative / (1 - inside) ** 2 };
}

/** Yes, or a time that comes. */
function isTrue(value = Number.NaN, { timed }: FollowedOutcome): boolean {
  return !Number.isNaN(value) && (timed ? value !== Infinity : value !== 0);
}

/** The part of a case that is put in where none or all were sampled, and the nearest to 0 that is exact. */
const HALF = 0.5;
const NEAREST = 1e-9;

/**
 * Measures an aim by the belief as of its day.
 * @param cases that a sampled probability is of, at least
 */
export function measureBelieved(
  { scale }: Pick<Aim, "scale">,
  { day, subject }: BelievedMeasure,
  program: Program,
  days: AsOf,
  cases: number,
): Measured {
  const { masses, outcomes } = at(days, day);
  const found: Sampled =
    subject.kind === "outcome"
      ? at(outcomes, subject.column)
      : marginal(program, at(masses, masses.length - 1), subject.unknown, subject.value);
  const { value, error } = found;
  if (scale === "plain") return { value, score: value, variance: error ** 2 };
  const bound = error > 0 ? HALF / (cases + 1) : NEAREST;
  const p = Math.min(1 - bound, Math.max(bound, value));
  return { value, score: logOdds(p), variance: (error / (p * (1 - p))) ** 2 };
}
