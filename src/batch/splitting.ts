/**
 * Multilevel splitting: the probability of something rare, by runs that are copied whenever they have
 * come a level nearer to it.
 *
 * Fixed effort (Garvels 2000): stage k follows `effort` runs from states in which level k was first
 * reached, each until it reaches level k + 1, or is decided, or over. The states are used equally
 * often, with a random start, so that a stage is an unbiased sample of what the one before found; the
 * product of the shares times the share that comes true is an unbiased estimate, whatever the levels
 * (Del Moral, Feynman–Kac Formulae, 2004, theorem 7.4.2). What comes true below a level counts too.
 *
 * The probability of a fault is estimated in the same way, so that what comes true can be told of the
 * runs without one: therefore what is decided is followed to its end.
 */

import { at } from "../base/invariant.ts";
import type { Followed, Follower } from "../engine/kernel/follow.ts";
import type { Key } from "../random/philox.ts";
import { keyOfSeed } from "../random/seed.ts";
import { siteOf } from "../random/site.ts";
import { luckOf } from "../random/stream.ts";

/** Where the two outcomes of a program for splitting stand. */
export const GOAL = 0;
/** Index of the outcome that says how near it is. */
export const BY = 1;

/** How one stage went. */
export interface Stage {
  /** Runs that reached the next level. */
  readonly crossed: number;
  /** Runs in which it came true before that, and that no fault stops later. */
  readonly happened: number;
}

/** One independent estimate. Structured-cloneable. */
export interface Replication {
  readonly index: number;
  /** Of the probability that it comes true without a fault, and of that of a fault. */
  readonly estimate: number;
  readonly lost: number;
  readonly steps: number;
  /** Runs that stopped with a fault. */
  readonly faults: number;
  /** As far as there were runs left. */
  readonly stages: readonly Stage[];
}

/** What is followed, and for how long. */
export interface SplittingPlan {
  /** Values of `BY`, rising. */
  readonly levels: readonly number[];
  /** Runs per stage. */
  readonly effort: number;
  /** A time that comes, rather than a condition that is true. */
  readonly time: boolean;
}

/** The key of one stage of one replication; no seed that can be typed gives the key of another use. */
function stageKey(seed: string, replication: number | "pilot", stage: number): Key {
  return keyOfSeed(`${seed}\u0000rare\u0000${String(replication)}\u0000${String(stage)}`);
}

/** The site of the one draw by which the states of a stage are shared out, and its run. */
const SHARING_SITE = siteOf("splitting");
const SHARING_RUN = 2 ** 52;

interface StageResult<Saved> extends Stage {
  readonly entries: readonly Saved[];
  readonly steps: number;
  readonly faults: number;
  /** The highest value that each run reached. */
  readonly highest: readonly number[];
}

function followStage<Saved>(
  follower: Follower<Saved>,
  key: Key,
  from: readonly Saved[] | undefined,
  threshold: number,
  { effort, time }: Pick<SplittingPlan, "effort" | "time">,
): StageResult<Saved> {
  follower.useKey(key);
  const offset = luckOf(key, SHARING_RUN)(SHARING_SITE, 0);
  const entries: Saved[] = [];
  const highest: number[] = [];
  let happened = 0;
  let steps = 0;
  let faults = 0;
  for (let run = 0; run < effort; run += 1) {
    const entry =
      from === undefined
        ? undefined
        : at(from, Math.min(from.length - 1, Math.floor(((run + offset) * from.length) / effort)));
    const followed: Followed = follower.follow(run, entry, threshold);
    steps += followed.steps;
    highest.push(followed.highest);
    switch (followed.kind) {
      case "crossed":
        entries.push(follower.save());
        break;
      case "fault":
        faults += 1;
        break;
      case "over": {
        const rest = follower.finish();
        steps += rest.steps;
        if (rest.fault) faults += 1;
        else if (time ? followed.value !== Infinity : followed.value !== 0) happened += 1;
        break;
      }
    }
  }
  return { entries, crossed: entries.length, happened, steps, faults, highest };
}

/** One independent estimate: a function of program, parameters, plan, seed and index alone. */
export function replicate<Saved>(
  follower: Follower<Saved>,
  seed: string,
  index: number,
  plan: SplittingPlan,
): Replication {
  const stages: Stage[] = [];
  let entries: readonly Saved[] | undefined;
  let estimate = 0;
  let lost = 0;
  let weight = 1;
  let steps = 0;
  let faults = 0;
  for (let stage = 0; stage <= plan.levels.length; stage += 1) {
    const threshold = plan.levels[stage] ?? Infinity;
    const done = followStage(follower, stageKey(seed, index, stage), entries, threshold, plan);
    stages.push({ crossed: done.crossed, happened: done.happened });
    steps += done.steps;
    faults += done.faults;
    estimate += (weight * done.happened) / plan.effort;
    lost += (weight * done.faults) / plan.effort;
    weight *= done.crossed / plan.effort;
    ({ entries } = done);
    if (entries.length === 0) break;
  }
  return { index, estimate, lost, steps, faults, stages };
}

/** What a pilot found. */
export interface Pilot {
  readonly levels: readonly number[];
  readonly steps: number;
  /** Mean steps of a run. */
  readonly stepsPerRun: number;
}

/** The share of runs that a level should leave: near e^-2, where splitting takes least work. */
const WANTED_SHARE = 0.15;

/** Runs per stage of a pilot at most: enough to see such shares. */
const PILOT_EFFORT = 1000;

/** More levels than this say that the runs do not get on. */
const MOST_LEVELS = 200;

/**
 * Chooses levels: each so high that about `WANTED_SHARE` of the runs from the one before reach it,
 * until nothing higher is reached, or the rare thing itself happens that often. Its runs are used for
 * nothing else, so the estimates stay unbiased.
 * @param given levels that are chosen already: only the length of runs is measured
 */
export function choosePilot<Saved>(
  follower: Follower<Saved>,
  seed: string,
  wanted: Omit<SplittingPlan, "levels">,
  given?: readonly number[],
): Pilot {
  const plan = { ...wanted, effort: Math.min(wanted.effort, PILOT_EFFORT) };
  const levels: number[] = [];
  let entries: readonly Saved[] | undefined;
  let steps = 0;
  let stepsPerRun = 0;
  while (levels.length < MOST_LEVELS) {
    const key = stageKey(seed, "pilot", levels.length);
    const whole = followStage(follower, key, entries, Infinity, plan);
    steps += whole.steps;
    if (entries === undefined) stepsPerRun = whole.steps / plan.effort;
    if (given !== undefined) return { levels: given, steps, stepsPerRun };
    if (whole.happened >= WANTED_SHARE * plan.effort) break;
    // What every run reaches from the start is no level.
    const least = levels.at(-1) ?? whole.highest.reduce((a, b) => Math.min(a, b), Infinity);
    const level = nextLevel(whole.highest, least);
    if (level === undefined) break;
    // The same luck again, stopped at the level.
    const stopped = followStage(follower, key, entries, level, plan);
    steps += stopped.steps;
    // What decides a run in the step in which it would cross leaves none there.
    if (stopped.entries.length === 0) break;
    ({ entries } = stopped);
    levels.push(level);
  }
  return { levels, steps, stepsPerRun };
}

/** Fewer runs than this at a level do not show how many reach it. */
const FEW_RUNS = 10;

/**
 * Of the values above `least`, the one whose share of runs is nearest to the wanted one, in logarithms;
 * the lowest if too few runs rose at all.
 */
function nextLevel(highest: readonly number[], least: number): number | undefined {
  const sorted = highest.filter((value) => value > least).sort((a, b) => b - a);
  const runs = highest.length;
  // The highest value that enough runs reached, and the next above it.
  const enough = sorted[Math.ceil(WANTED_SHARE * runs) - 1];
  if (enough === undefined) return sorted.at(-1);
  const higher = sorted.findLast((value) => value > enough);
  const reach = (level: number): number => sorted.filter((value) => value >= level).length;
  if (higher === undefined || reach(higher) < FEW_RUNS) return enough;
  const distance = (level: number): number =>
    Math.abs(Math.log(reach(level) / runs / WANTED_SHARE));
  return distance(higher) < distance(enough) ? higher : enough;
}
