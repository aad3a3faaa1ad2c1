/**
 * What is believed at the ends of several days, at one setting of the parameters: a path is followed once, and
 * looked at on the way. For questions that ask this at many settings.
 */

import type { PreparedEngine } from "../batch/engine.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { start } from "../engine/interpreter/start.ts";
import type { Program } from "../ir/program.ts";
import type { Key } from "../random/philox.ts";
import { studentCritical } from "../stats/student.ts";
import { ImpossiblePath, massesOf, WORTHWHILE } from "./along.ts";
import { watchPath, type DatedPath } from "./dated.ts";
import { beginBelief, filterStep, type Belief } from "./filter.ts";
import { publicKnowledge } from "./observation.ts";
import { outlookOf, outlookOfParticles, type OutlookAnswer } from "./outlook.ts";
import {
  followIsland,
  ISLANDS,
  islandsOf,
  poolIslands,
  type FollowedIsland,
  type ParticlePath,
} from "./particles.ts";
import { BeliefTooLarge, ImpossibleObservation } from "./refusal.ts";
import type { WatchedPath } from "./signal.ts";

/** What is asked at every setting alike. */
export interface AsOfOrder {
  readonly history: DatedPath;
  /** ISO, ascending. */
  readonly dates: readonly string[];
  /** Whether exact Bayes is tried; where it is too much at a setting, particles take its place there. */
  readonly exact: boolean;
}

/** How hard one setting is looked at, and with what luck. */
export interface AsOfEffort {
  /** For each joint value of the unknowns. */
  readonly particles: number;
  /** Runs on from each day, where the outlook is not exact; none: the outlook is not asked for. */
  readonly runs: number;
  readonly key: Key;
}

/** A number, with the standard error of its sampling; 0 where it is exact. */
export interface Sampled {
  readonly value: number;
  readonly error: number;
}

/** What is believed at the end of a day. */
export interface AsOfDay {
  /** At the start and after each step up to then: by joint value of the unknowns. */
  readonly masses: readonly (readonly Sampled[])[];
  /** By outcome: a probability (of a time: that it comes at all) or a mean; NaN if it has none. */
  readonly outcomes: readonly Sampled[];
}

/** Confidence of the intervals that errors are read from. */
const LEVEL = 0.95;

/** A path with what is believed along it so far. */
interface Along<So> {
  readonly path: WatchedPath;
  readonly so: So;
}

/** What is believed at one setting, by day. */
export type AsOf = readonly AsOfDay[];

/** Why nothing is believed at a setting, as data: a thread hands no error over whole. */
export type Unfollowed =
  | ({ readonly kind: "impossible" } & Pick<
      ImpossiblePath,
      "step" | "signal" | "beside" | "particles"
    >)
  | ({ readonly kind: "fault" } & Pick<RunFault, "step" | "reason" | "place">);

/** What is believed at a setting, or why nothing is. */
export function asOfOrWhy(...asked: Parameters<typeof believeAsOf>): AsOf | Unfollowed {
  try {
    return believeAsOf(...asked);
  } catch (error) {
    if (error instanceof ImpossiblePath) {
      const { step, signal, beside, particles } = error;
      return { kind: "impossible", step, signal, beside, particles };
    }
    if (!(error instanceof RunFault)) throw error;
    const { step, reason, place } = error;
    return { kind: "fault", step, reason, place };
  }
}

/**
 * Believes at the ends of days.
 * @throws ImpossiblePath, and RunFault where a run cannot even begin
 */
export function believeAsOf(
  program: Program,
  parameters: readonly number[],
  engine: PreparedEngine,
  { history, dates, exact }: AsOfOrder,
  effort: AsOfEffort,
): AsOf {
  const paths = dates.map((date) => watchPath(program, history, date));
  if (exact) {
    try {
      return followDays<ExactlySo>(paths, (path, before) => exactly(parameters, path, before), {
        masses: ({ masses }) => masses,
        outlook: ({ belief }) =>
          outlookOf(program, parameters, belief, engine, effort.key, effort.runs).answers,
        ...{ runs: effort.runs, degrees: effort.runs - 1 },
      });
    } catch (error) {
      if (!(error instanceof BeliefTooLarge)) throw error;
    }
  }
  return followDays<ParticlesSo>(
    paths,
    (path, before) => byParticles(parameters, path, effort, before),
    {
      masses: ({ pooled }) => pooledMasses(pooled),
      outlook: ({ pooled }) =>
        outlookOfParticles(program, parameters, pooled, engine, effort.key, effort.runs).answers,
      ...{ runs: effort.runs, degrees: ISLANDS - 1 },
    },
  );
}

/** How a belief is looked at. */
interface Looks<So> {
  readonly masses: (so: So) => AsOfDay["masses"];
  readonly outlook: (so: So) => readonly OutlookAnswer[];
  readonly runs: number;
  /** Of Student's t, where intervals of outcomes are made of it. */
  readonly degrees: number;
}

/** Looks at the end of each path; one that begins with the one before goes on from there. */
function followDays<So>(
  paths: readonly WatchedPath[],
  follow: (path: WatchedPath, before: So | undefined) => So,
  { masses, outlook, runs, degrees }: Looks<So>,
): AsOf {
  let before: Along<So> | undefined;
  return paths.map((path): AsOfDay => {
    const known = before !== undefined && begins(path, before.path) ? before.so : undefined;
    const so = follow(path, known);
    before = { path, so };
    const outcomes = runs === 0 ? [] : outlook(so).map((one) => sampledOf(one, runs, degrees));
    return { masses: masses(so), outcomes };
  });
}

/** Whether a path begins with another; what its last days leave open may differ. */
function begins(path: WatchedPath, other: WatchedPath): boolean {
  const part = path.steps.slice(0, other.steps.length);
  return JSON.stringify(part) === JSON.stringify(other.steps);
}

const surely = (value: number): Sampled => ({ value, error: 0 });

/** The error that an interval was made of. */
function sampledOf(
  { value, low, high, method }: OutlookAnswer,
  runs: number,
  degrees: number,
): Sampled {
  if (method === "exact" || !Number.isFinite(value)) return surely(value);
  const half = Math.max(value - low, high - value);
  const spread = method === "wilson" ? 0 : half / studentCritical(LEVEL, degrees);
  if (spread > 0) return { value, error: spread };
  // Where none, all or all alike were sampled, as many runs leave the error of half a case.
  const p = (value * runs + 0.5) / (runs + 1);
  return { value, error: Math.sqrt(Math.max(0, p * (1 - p)) / (runs + 1)) };
}

interface ExactlySo extends Pick<AsOfDay, "masses"> {
  readonly belief: Belief;
}

function exactly(
  parameters: readonly number[],
  { program, steps }: WatchedPath,
  before: ExactlySo | undefined,
): ExactlySo {
  const first = start(program, parameters, () => 0);
  let belief = before?.belief ?? beginBelief(program, parameters, publicKnowledge, first);
  const masses = [...(before?.masses ?? [massesOf(program, belief).map(surely)])];
  for (const [step, { observation, signals }] of steps.entries()) {
    if (step < masses.length - 1) continue;
    try {
      belief = filterStep(program, parameters, publicKnowledge, belief, observation, WORTHWHILE);
    } catch (error) {
      if (error instanceof ImpossibleObservation)
        throw new ImpossiblePath(step, signals.at(-1), signals);
      throw error;
    }
    masses.push(massesOf(program, belief).map(surely));
  }
  return { belief, masses };
}

interface ParticlesSo {
  readonly islands: readonly FollowedIsland[];
  readonly pooled: ParticlePath;
}

function byParticles(
  parameters: readonly number[],
  path: WatchedPath,
  { particles, key }: AsOfEffort,
  before: ParticlesSo | undefined,
): ParticlesSo {
  const islands = Array.from({ length: islandsOf(path.program) }, (_, index) =>
    followIsland(parameters, path, key, particles, index, before?.islands[index]),
  );
  return { islands, pooled: poolIslands(parameters, path, particles, islands) };
}

const pooledMasses = ({ prior, accounts }: ParticlePath): AsOfDay["masses"] => [
  prior.map(surely),
  ...accounts.map(({ masses, intervals }) =>
    masses.map((value, joint) => {
      const { low, high } = intervals?.[joint] ?? { low: value, high: value };
      const half = Math.max(value - low, high - value);
      return { value, error: half / studentCritical(LEVEL, ISLANDS - 1) };
    }),
  ),
];
