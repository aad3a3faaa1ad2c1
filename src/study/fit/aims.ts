/**
 * Targets as numbers to be met: each on the scale on which its distance is judged (log odds of a
 * probability, log of a rate, a mean as it is), with the deviation that says how far is far.
 */

import { at } from "../../base/invariant.ts";
import type { MeasuredTarget, MeasuredTargets } from "../../ir/targets.ts";
import { countedStates } from "../../ir/lower-outcome.ts";
import { log, logistic } from "../../numeric/elementary.ts";
import type { Target } from "../../scenario/target.ts";

/** On what scale a distance is judged. */
export type AimScale = "log-odds" | "log" | "plain";

/** An outcome by its place among those followed, and whether it is a time: 0 is one, Infinity is never. */
export interface FollowedOutcome {
  readonly column: number;
  readonly timed: boolean;
}

/** What is counted over runs; indices of outcomes among those followed. */
export interface AimMeasure {
  readonly kind: "probability" | "mean" | "share-of-time" | "entries";
  readonly subject: FollowedOutcome;
  readonly given?: FollowedOutcome;
  /** Of a share or rate: the count of all states. */
  readonly states: number;
  /** Of a rate: windows in a step. */
  readonly windows: number;
}

/** One number to be met. */
export interface Aim {
  readonly target: Target;
  /** Of a forecaster's words: the day. */
  readonly date?: string;
  readonly scale: AimScale;
  /** In its own units. */
  readonly is: number;
  /** Between what it may lie, 90 %, in its own units. */
  readonly low: number;
  readonly high: number;
  /** On the scale; its weight is in the deviation. */
  readonly score: number;
  readonly deviation: number;
  readonly heldOut: boolean;
  /** Absent where it asks what was believed. */
  readonly measure?: AimMeasure;
}

/** Between these quantiles of a normal value lie 90 %, in deviations: 2 · 1.645. */
const BAND = 3.29;
/** Where neither band nor cases are given. */
const USUAL = 0.25;

const logOdds = (p: number): number => log(p / (1 - p));

const forward: Readonly<Record<AimScale, (value: number) => number>> = {
  "log-odds": logOdds,
  log,
  plain: (value) => value,
};

const back: Readonly<Record<AimScale, (score: number) => number>> = {
  "log-odds": logistic,
  log: (score) => Math.exp(score),
  plain: (score) => score,
};

/** Days of a window, on average. */
const days = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 } as const;

/** The aims of a model's targets. @param outcomes indices of the outcomes that are followed */
export function aimsOf(
  { program, targets, states }: MeasuredTargets,
  outcomes: readonly number[],
): Aim[] {
  const followed = (outcome: number): FollowedOutcome => ({
    column: outcomes.indexOf(outcome),
    timed: at(program.outcomes, outcome).type === "time",
  });
  return targets.flatMap(({ target, subject, given }: MeasuredTarget): Aim[] => {
    if (target.is === undefined || subject === undefined) return [];
    const { kind } = target.subject;
    const scale = kind === "entries" ? "log" : isMean(target) ? "plain" : "log-odds";
    const measure: AimMeasure = {
      kind:
        kind === "share_of_time"
          ? "share-of-time"
          : kind === "entries"
            ? "entries"
            : isMean(target)
              ? "mean"
              : "probability",
      subject: followed(subject),
      ...(given === undefined ? {} : { given: followed(given) }),
      states: outcomes.indexOf(states),
      windows:
        target.subject.kind === "entries"
          ? days[program.calendar.unit] / days[target.subject.per]
          : 1,
    };
    const heldOut = target.heldOut === true;
    const score = forward[scale](target.is);
    const deviation = deviationOf(target, scale) / Math.sqrt(target.weight);
    const [low, high] = bandOf(target, scale, score);
    const asOf = target.asOf === undefined ? {} : { date: target.asOf };
    return [
      {
        ...{ target, scale, is: target.is, low, high, score, deviation, heldOut },
        ...(target.asOf === undefined ? { measure } : asOf),
      },
    ];
  });
}

const isMean = ({ subject }: Target): boolean => subject.kind === "of" && subject.type === "mean";

function deviationOf({ is = 0, band, cases }: Target, scale: AimScale): number {
  const on = forward[scale];
  if (band !== undefined) return (on(band.high) - on(band.low)) / BAND;
  if (cases === undefined) return USUAL;
  return 1 / Math.sqrt(scale === "log" ? cases : cases * is * (1 - is));
}

function bandOf(target: Target, scale: AimScale, score: number): readonly [number, number] {
  if (target.band !== undefined) return [target.band.low, target.band.high];
  const half = (deviationOf(target, scale) * BAND) / 2;
  return [back[scale](score - half), back[scale](score + half)];
}

/** An aim as runs measure it. */
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

/** The outcomes that aims are measured by. */
export function followedBy({ targets, states }: MeasuredTargets): number[] {
  const asked = targets.flatMap(({ subject, given }) =>
    [subject, given].filter((one) => one !== undefined),
  );
  return [...new Set([...asked, states])];
}
