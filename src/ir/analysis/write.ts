/**
 * Writes of a phase over what is known: the union of all ways in which they may fall together
 * (docs/semantics.md, "Writes").
 */

import { at } from "../../base/invariant.ts";
import type { Program, ProgramEffect } from "../program.ts";
import { levelRange, type Knowledge } from "./domain.ts";
import type { Ground } from "./confine.ts";
import { assume } from "./evaluate.ts";
import { noteRoot } from "./note.ts";
import type { Findings } from "./findings.ts";
import { clampInterval, hull, point, type Interval } from "./interval.ts";

/** A write that may take place. */
interface PossibleWrite {
  readonly target: "variable" | "flashpoint";
  readonly index: number;
  readonly operation: "set" | "add";
  readonly value: Interval;
  /** It takes place whenever its element acts. */
  readonly certain: boolean;
}

/** What one element writes if it acts. */
export type Alternative = readonly PossibleWrite[];

/** Elements of which at most one acts; exactly one if `certain`. */
export interface Bundle {
  readonly alternatives: readonly Alternative[];
  readonly certain: boolean;
}

/** The writes of an element that acts where `knowledge` holds, in a phase that reads `snapshot`. */
export function possibleWrites(
  ground: Ground,
  knowledge: Knowledge,
  snapshot: Knowledge,
  effects: readonly ProgramEffect[],
  findings: Findings,
): Alternative {
  const writes: PossibleWrite[] = [];
  for (const effect of effects) {
    let here: Knowledge | undefined = knowledge;
    let certain = true;
    if (effect.when !== undefined) {
      here = assume(ground, knowledge, effect.when, true);
      certain = assume(ground, knowledge, effect.when, false) === undefined;
      const everywhere = certain && assume(ground, snapshot, effect.when, false) === undefined;
      findings.noteCondition(effect, here !== undefined, !everywhere);
    }
    if (here === undefined) continue;
    const { operation } = effect;
    if (effect.target === "stopwatch") continue;
    if (effect.target === "flashpoint") {
      const value = point(effect.value);
      writes.push({ target: "flashpoint", index: effect.flashpoint, operation, value, certain });
      continue;
    }
    const value = noteRoot({ ground, findings }, here, effect.value);
    writes.push({ target: "variable", index: effect.variable, operation, value, certain });
  }
  return writes;
}

interface Effectual {
  /** Values that may be set. */
  readonly sets: readonly Interval[];
  /** Some value is set in any case. */
  readonly surelySet: boolean;
  /** Sum of all additions. */
  readonly added: Interval;
}

/** The bundles that write to each target; the others do nothing to it. */
function byTarget(bundles: readonly Bundle[]): ReadonlyMap<string, readonly Bundle[]> {
  const writers = new Map<string, Bundle[]>();
  for (const bundle of bundles) {
    const targets = bundle.alternatives.flat().map(({ target, index }) => keyOf(target, index));
    for (const key of new Set(targets)) {
      const known = writers.get(key);
      if (known === undefined) writers.set(key, [bundle]);
      else known.push(bundle);
    }
  }
  return writers;
}

const keyOf = (target: "variable" | "flashpoint", index: number): string =>
  `${target} ${String(index)}`;

function gather(
  bundles: readonly Bundle[],
  target: "variable" | "flashpoint",
  index: number,
): Effectual {
  const sets: Interval[] = [];
  let surelySet = false;
  let added = point(0);
  let additions = 0;
  for (const { alternatives, certain } of bundles) {
    const sums = alternatives.map((alternative) => {
      let sum = point(0);
      let sets_ = false;
      for (const write of alternative) {
        if (write.target !== target || write.index !== index) continue;
        if (write.operation === "set") {
          sets.push(write.value);
          sets_ ||= write.certain;
        } else {
          const value = write.certain ? write.value : hull(write.value, point(0));
          sum = { low: sum.low + value.low, high: sum.high + value.high };
          additions += 1;
        }
      }
      return { sum, sets: sets_ };
    });
    const [first, ...rest] = sums;
    if (first === undefined) continue;
    const all = rest.reduce((total, { sum }) => hull(total, sum), first.sum);
    const sum = certain ? all : hull(all, point(0));
    added = { low: added.low + sum.low, high: added.high + sum.high };
    surelySet ||= certain && sums.every((alternative) => alternative.sets);
  }
  return { sets, surelySet, added: additions > 1 ? loose(added) : added };
}

/** Sums in another order round differently; sums of whole numbers do not round. */
function loose(interval: Interval): Interval {
  const { low, high } = interval;
  if (Number.isSafeInteger(low) && Number.isSafeInteger(high)) return interval;
  const room = Math.max(Math.abs(low), Math.abs(high)) * 1e-12;
  return Number.isFinite(room) ? { low: low - room, high: high + room } : interval;
}

/** What is known after the writes of a phase. */
export function applyPossible(
  program: Program,
  knowledge: Knowledge,
  bundles: readonly Bundle[],
  findings: Findings,
): Knowledge {
  if (bundles.length === 0) return knowledge;
  let known = knowledge;
  const writers = byTarget(bundles);
  for (const [index, variable] of program.variables.entries()) {
    const writing = writers.get(keyOf("variable", index));
    if (writing === undefined) continue;
    const { sets, surelySet, added } = gather(writing, "variable", index);
    const before = at(knowledge.variables, index);
    const [first = before, ...rest] = surelySet ? sets : [before, ...sets];
    const base = rest.reduce(hull, first);
    const sum = { low: base.low + added.low, high: base.high + added.high };
    // Nothing added is nothing rounded.
    const moved = added.low === 0 && added.high === 0 ? base : loose(sum);
    const after = clampInterval(moved, variable.min, variable.max);
    known = { ...known, variables: known.variables.with(index, after) };
  }
  for (const [index, flashpoint] of program.flashpoints.entries()) {
    const writing = writers.get(keyOf("flashpoint", index));
    if (writing === undefined) continue;
    const { sets, surelySet, added } = gather(writing, "flashpoint", index);
    const before = at(knowledge.levels, index);
    const top = flashpoint.levels.length - 1;
    const bases = before.map((possible, level) => possible && !surelySet && level <= top);
    for (const { low } of sets) bases[Math.min(Math.max(low, 0), top)] = true;
    const after = before.map(() => false);
    for (const [level, possible] of bases.entries()) {
      if (!possible) continue;
      for (let rungs = added.low; rungs <= added.high; rungs += 1) {
        after[Math.min(Math.max(level + rungs, 0), top)] = true;
      }
    }
    known = enter(known, index, after, findings);
  }
  return known;
}

/** What is known once a flashpoint has one of the levels `after`, having entered it or stayed. */
export function enter(
  knowledge: Knowledge,
  flashpoint: number,
  after: readonly boolean[],
  findings: Findings,
): Knowledge {
  findings.noteLevels(flashpoint, after);
  const before = at(knowledge.levels, flashpoint);
  const count = before.filter(Boolean).length;
  const stays = count === 1 && after.every((possible, level) => possible === at(before, level));
  if (stays) return knowledge;
  const leaves = !after.some((possible, level) => possible && at(before, level));
  const { low: least, high: most } = levelRange(after);
  const dwell = at(knowledge.dwell, flashpoint);
  return {
    ...knowledge,
    levels: knowledge.levels.with(flashpoint, after),
    dwell: knowledge.dwell.with(flashpoint, { low: 0, high: leaves ? 0 : dwell.high }),
    held: knowledge.held.with(
      flashpoint,
      at(knowledge.held, flashpoint).map((counter, level) => ({
        low: level > least ? 0 : counter.low,
        high: level > most ? 0 : counter.high,
      })),
    ),
  };
}
