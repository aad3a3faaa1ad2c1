/** One step of one particle: each phase is drawn among the ways that fit what was seen, and weighted. */

import { at, invariant } from "../base/invariant.ts";
import { eventThreshold } from "../engine/interpreter/events.ts";
import type { TransitionRecord } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import { applyWrites, type Write } from "../engine/interpreter/write.ts";
import type { Luck } from "../random/luck.ts";
import { turnsOf, writesOf } from "./branch-moves.ts";
import { afterEvents, finish, looksRight, transitionsOf, type Reached } from "./branch.ts";
import type { Signal } from "./signal.ts";
import { eventKey, openFor, settle } from "./open.ts";
import { momentAt, type Setting, type Way } from "./setting.ts";

/** A step with its factors in the order of the semantics, and the signal that each belongs to. */
interface Factor {
  readonly signal: number;
}

/** Which signal each factor of a step belongs to: events, then actors, then ladders; the end last. */
export function factorsOf(setting: Setting, signals: readonly Signal[]): readonly Factor[] {
  const { program, observation } = setting;
  const quiet = signals.findIndex(({ kind }) => kind === "quiet");
  const steady = signals.findIndex(({ kind }) => kind === "steady");
  const find = (matches: (signal: Signal) => boolean, otherwise: number): Factor => {
    const index = signals.findIndex(matches);
    return { signal: index >= 0 ? index : otherwise };
  };
  return [
    ...program.events.map((_, event) =>
      find((signal) => signal.kind === "event" && signal.event === event, quiet),
    ),
    ...program.actors.map((_, actor) =>
      find(
        (signal) =>
          signal.kind === "move" &&
          signal.actor === actor &&
          signal.move === (at(observation.turns, actor).drawn[0] ?? signal.move),
        quiet,
      ),
    ),
    ...program.flashpoints.map((_, flashpoint) =>
      find((signal) => signal.kind === "level" && signal.flashpoint === flashpoint, steady),
    ),
    { signal: steady },
  ];
}

/** One of several ways, drawn in proportion, and the sum of their probabilities. */
function pickWay<T>(
  ways: readonly Way<T>[],
  uniform: number,
): { readonly total: number; readonly result: T } | undefined {
  const total = ways.reduce((sum, { probability }) => sum + probability, 0);
  if (!(total > 0)) return undefined;
  let left = uniform * total;
  for (const { probability, result } of ways) {
    if (left < probability) return { total, result };
    left -= probability;
  }
  const last = ways.findLast(({ probability }) => probability > 0);
  return last === undefined ? undefined : { total, result: last.result };
}

/**
 * One step of one particle: what was seen is set, the rest drawn. `weigh` hears the probability of
 * each factor in turn; the step ends early, undefined, where one is 0 or the run stops with a fault.
 */
export function stepParticle(
  setting: Setting,
  state: State,
  luck: Luck,
  weigh: (probability: number) => void,
): Reached | undefined {
  const { program, observation } = setting;
  const { step } = state;
  const moment = momentAt(setting, state);
  const happening: number[] = [];
  for (const [index, event] of program.events.entries()) {
    const chance = eventThreshold(moment, index)?.probability ?? 0;
    const seen = observation.events.includes(index);
    const open = seen ? undefined : openFor(setting, eventKey(index));
    if (open?.isLast) {
      weigh(chance);
      if (chance === 0) return undefined;
      happening.push(index);
    } else if (!event.hidden && open === undefined) {
      const probability = seen ? chance : 1 - chance;
      weigh(probability);
      if (probability === 0) return undefined;
      if (seen) happening.push(index);
    } else {
      weigh(1);
      if (chance > 0 && luck(event.site, step) < chance) happening.push(index);
    }
  }
  invariant(observation.written === undefined, "particles follow the ends of steps");
  const begun = afterEvents(setting, moment, happening);
  if (begun === undefined) return undefined;
  let now = begun;
  const sequential = program.turns === "sequential";
  const snapshot = momentAt(setting, now);
  const writes: Write[] = [];
  for (const [actor, { sites }] of program.actors.entries()) {
    const turn = sequential ? momentAt(setting, now) : snapshot;
    const way = pickWay(turnsOf(setting, turn, actor), luck(at(sites, 0), step));
    weigh(way?.total ?? 0);
    if (way === undefined) return undefined;
    const written = writesOf(turn, actor, way.result);
    const moved = { ...now, moves: now.moves.with(actor, way.result) };
    now = sequential ? applyWrites(program, moved, written, "moves", []) : moved;
    if (!sequential) writes.push(...written);
  }
  if (!sequential) now = applyWrites(program, now, writes, "moves", []);
  const settled = settle(setting, happening, now);
  const after = momentAt(setting, now);
  const transitions: TransitionRecord[] = [];
  for (const [flashpoint, { site }] of program.flashpoints.entries()) {
    const way = pickWay(transitionsOf(setting, after, flashpoint), luck(site, step));
    weigh(way?.total ?? 0);
    if (way === undefined) return undefined;
    transitions.push(way.result);
  }
  const { probability, result } = finish(setting, after, transitions, luck);
  const fits = settled !== undefined && looksRight(setting, result) ? probability : 0;
  weigh(fits);
  return settled !== undefined && fits > 0 ? { state: result, settled } : undefined;
}
