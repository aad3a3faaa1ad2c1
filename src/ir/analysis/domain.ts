/**
 * What is known of the state at one moment, in one description of all runs that get there: for each
 * flashpoint the levels it may have, for each number an interval, for each flag what it may be.
 * It may allow more states than occur, never fewer.
 */

import { at } from "../../base/invariant.ts";
import type { Program } from "../program.ts";
import { hull, sameInterval, type Interval } from "./interval.ts";

/** What a flag may be. */
export interface Flag {
  readonly canBeTrue: boolean;
  readonly canBeFalse: boolean;
}

/** A description of states. Arrays are indexed as in the program. */
export interface Knowledge {
  /** Steps t, both ends included. */
  readonly step: Interval;
  /** Per flashpoint and level, whether it may be the current one. */
  readonly levels: readonly (readonly boolean[])[];
  readonly dwell: readonly Interval[];
  /** Per flashpoint and level. */
  readonly held: readonly (readonly Interval[])[];
  readonly variables: readonly Interval[];
  /** Per unknown and value. */
  readonly unknowns: readonly (readonly boolean[])[];
  readonly happened: readonly Flag[];
  /** Per actor and move, whether it is among those of the latest turn. */
  readonly moved: readonly (readonly Flag[])[];
}

/** It is not so in any state. */
export const never: Flag = { canBeTrue: false, canBeFalse: true };
/** Nothing is known of it. */
export const maybe: Flag = { canBeTrue: true, canBeFalse: true };

/** Lowest and highest level that may be the current one. */
export function levelRange(levels: readonly boolean[]): Interval {
  return { low: levels.indexOf(true), high: levels.lastIndexOf(true) };
}

function joinFlags(a: Flag, b: Flag): Flag {
  return {
    canBeTrue: a.canBeTrue || b.canBeTrue,
    canBeFalse: a.canBeFalse || b.canBeFalse,
  };
}

/** Most parts of two descriptions are one and the same array: nothing is done for those. */
function zip<T>(a: readonly T[], b: readonly T[], join: (a: T, b: T) => T): readonly T[] {
  if (a === b) return a;
  return a.map((item, index) => {
    const other = at(b, index);
    return item === other ? item : join(item, other);
  });
}

const either = (a: readonly boolean[], b: readonly boolean[]): readonly boolean[] =>
  zip(a, b, (x, y) => x || y);

/** A description that allows what either allows; nothing if neither allows anything. */
export function join(a: Knowledge | undefined, b: Knowledge | undefined): Knowledge | undefined {
  if (a === undefined || a === b) return b;
  if (b === undefined) return a;
  return {
    step: hull(a.step, b.step),
    levels: zip(a.levels, b.levels, either),
    dwell: zip(a.dwell, b.dwell, hull),
    held: zip(a.held, b.held, (x, y) => zip(x, y, hull)),
    variables: zip(a.variables, b.variables, hull),
    unknowns: zip(a.unknowns, b.unknowns, either),
    happened: zip(a.happened, b.happened, joinFlags),
    moved: zip(a.moved, b.moved, (x, y) => zip(x, y, joinFlags)),
  };
}

function equal<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (a === b) return true;
  for (let index = 0; index < a.length; index += 1) {
    if (a[index] !== b[index] && !same(at(a, index), at(b, index))) return false;
  }
  return true;
}

const sameFlag = (a: Flag, b: Flag): boolean =>
  a.canBeTrue === b.canBeTrue && a.canBeFalse === b.canBeFalse;
const sameBits = (a: readonly boolean[], b: readonly boolean[]): boolean =>
  equal(a, b, (x, y) => x === y);

/** Whether both allow the same. */
export function sameKnowledge(a: Knowledge, b: Knowledge): boolean {
  return (
    sameInterval(a.step, b.step) &&
    equal(a.levels, b.levels, sameBits) &&
    equal(a.dwell, b.dwell, sameInterval) &&
    equal(a.held, b.held, (x, y) => equal(x, y, sameInterval)) &&
    equal(a.variables, b.variables, sameInterval) &&
    equal(a.unknowns, b.unknowns, sameBits) &&
    equal(a.happened, b.happened, sameFlag) &&
    equal(a.moved, b.moved, (x, y) => equal(x, y, sameFlag))
  );
}

/** Numbers let go to their bounds, so that a description that keeps growing stops. */
export function widen(program: Program, knowledge: Knowledge): Knowledge {
  const forEver = (): Interval => ({ low: 0, high: Infinity });
  return {
    ...knowledge,
    variables: program.variables.map(({ min, max }) => ({ low: min, high: max })),
    dwell: knowledge.dwell.map(forEver),
    held: knowledge.held.map((counters) => counters.map(forEver)),
  };
}

/** The same with a narrower set of levels; counters follow. Nothing if no level is left. */
export function withLevels(
  knowledge: Knowledge,
  flashpoint: number,
  levels: readonly boolean[],
): Knowledge | undefined {
  const now = at(knowledge.levels, flashpoint);
  if (sameBits(now, levels)) return knowledge;
  const { low, high } = levelRange(levels);
  if (low < 0) return undefined;
  // Surely below a level: its counter is 0.
  let counters = at(knowledge.held, flashpoint);
  for (let level = high + 1; level < counters.length; level += 1) {
    const counter = at(counters, level);
    if (counter.low > 0) return undefined;
    if (counter.high > 0) counters = counters.with(level, { low: 0, high: 0 });
  }
  const held =
    counters === knowledge.held[flashpoint]
      ? knowledge.held
      : knowledge.held.with(flashpoint, counters);
  return { ...knowledge, levels: knowledge.levels.with(flashpoint, levels), held };
}
