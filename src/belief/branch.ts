/**
 * All ways in which a step could have gone from one state so that it looked as it was observed, each
 * with its probability. Visible draws contribute the probability of what was seen, absences
 * included; hidden ones branch. A way that would have stopped the run is none.
 */

import { at } from "../base/invariant.ts";
import { tick } from "../engine/interpreter/clock.ts";
import { runDrift } from "../engine/interpreter/drift.ts";
import { runEffects } from "../engine/interpreter/effects.ts";
import type { Moment } from "../engine/interpreter/evaluate.ts";
import { eventThreshold } from "../engine/interpreter/events.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import type { ChangeRecord, TransitionRecord } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import { transitionThreshold } from "../engine/interpreter/transitions.ts";
import { applyWrites, evaluateEffects, type Write } from "../engine/interpreter/write.ts";
import type { Luck } from "../random/luck.ts";
import { afterMoves } from "./branch-moves.ts";
import { seenNoise } from "./noise.ts";
import { eventKey, openFor, settle } from "./open.ts";
import { BeliefTooLarge, maximumHypotheses } from "./refusal.ts";
import { relevanceOf } from "./relevance.ts";
import { areAll, matched, momentAt, type Setting, type Way } from "./setting.ts";

/** Which events happened: seen ones as seen, hidden ones either way. */
function* happenings(setting: Setting, moment: Moment): Generator<Way<readonly number[]>> {
  const { program, observation, most = maximumHypotheses } = setting;
  const { idleEvents } = relevanceOf(program);
  let ways: readonly Way<readonly number[]>[] = [{ probability: 1, result: [] }];
  for (const [index, event] of program.events.entries()) {
    const seen = observation.events.includes(index);
    const open = seen ? undefined : openFor(setting, eventKey(index));
    if (idleEvents[index] === true && !seen) continue;
    const chance = eventThreshold(moment, index)?.probability ?? 0;
    if (ways.length > most) throw new BeliefTooLarge(moment.state.step);
    ways = ways.flatMap(({ probability, result }) => {
      const yes = event.hidden || seen || open !== undefined ? probability * chance : 0;
      const no = event.hidden || !(seen || open?.isLast) ? probability * (1 - chance) : 0;
      return [
        ...(yes > 0 ? [{ probability: yes, result: [...result, index] }] : []),
        ...(no > 0 ? [{ probability: no, result }] : []),
      ];
    });
  }
  yield* ways;
}

/** The state after these events; undefined if other levels changed than were seen to. @throws RunFault */
export function afterEvents(
  setting: Setting,
  moment: Moment,
  happening: readonly number[],
): State | undefined {
  const { program, state } = moment;
  const writes = happening.flatMap((event) =>
    evaluateEffects(moment, at(program.events, event).effects),
  );
  const happened = state.happened.map((before, event) => before || happening.includes(event));
  const changes: ChangeRecord[] = [];
  const after = applyWrites(program, { ...state, happened }, writes, "events", changes);
  return areAll(matched(changes, "events", setting, 0), "events", setting) ? after : undefined;
}

/** What a flashpoint may have done so that it is now where it was seen, and no other rule was seen. */
export function transitionsOf(
  setting: Setting,
  moment: Moment,
  flashpoint: number,
): readonly Way<TransitionRecord>[] {
  const { program, observation } = setting;
  const threshold = transitionThreshold(moment, flashpoint);
  const { from, rules, total, probability } = threshold;
  const to = observation.levels[flashpoint];
  const seen = observation.fired[flashpoint];
  const ways: Way<TransitionRecord>[] = [];
  if (seen === undefined && (to === undefined || to.includes(from)) && probability < 1) {
    const stay = total === 0 ? 1 : 1 - probability;
    ways.push({ probability: stay, result: { ...threshold, to: from } });
  }
  for (const { rule, hazard } of rules) {
    const written = at(at(program.flashpoints, flashpoint).rules, rule);
    const fits = seen === undefined ? written.hidden : rule === seen;
    if (!fits || to?.includes(written.target) === false || hazard === 0) continue;
    const share = (probability * hazard) / total;
    ways.push({ probability: share, result: { ...threshold, fired: rule, to: written.target } });
  }
  return ways;
}

function* transitionsFrom(
  setting: Setting,
  moment: Moment,
): Generator<Way<readonly TransitionRecord[]>> {
  let ways: readonly Way<readonly TransitionRecord[]>[] = [{ probability: 1, result: [] }];
  for (const flashpoint of setting.program.flashpoints.keys()) {
    const own = transitionsOf(setting, moment, flashpoint);
    ways = ways.flatMap(({ probability, result }) =>
      own.map((way) => ({
        probability: probability * way.probability,
        result: [...result, way.result],
      })),
    );
    if (ways.length === 0) return;
  }
  yield* ways;
}

/**
 * Phases 3 to 6, given which rules fired; the probability is that of the noise that was seen.
 * @param luck draws noise that nobody saw; without it there is no list of what it may have been
 * @throws RunFault, BeliefTooLarge
 */
export function finish(
  setting: Setting,
  moment: Moment,
  transitions: readonly TransitionRecord[],
  luck?: Luck,
): Way<State> {
  const { program, parameters } = setting;
  const writes = transitions
    .filter(({ from, to }) => from !== to)
    .map(({ flashpoint, to }): Write => ({
      target: "flashpoint",
      index: flashpoint,
      operation: "set",
      value: to,
    }));
  const moved = applyWrites(program, moment.state, writes, "transitions", []);
  const affected = runEffects(momentAt(setting, moved), transitions, []);
  const noise = seenNoise(setting, moment.state.step, luck);
  const drifted = runDrift(momentAt(setting, affected), noise.draw, []);
  return { probability: noise.probability(), result: tick(program, parameters, drifted) };
}

/** Whether the end of a step looks as observed. */
export function looksRight({ observation }: Setting, state: State): boolean {
  return (
    (observation.ended === undefined || state.ended === observation.ended) &&
    observation.levels.every(
      (levels, flashpoint) => levels?.includes(at(state.levels, flashpoint)) !== false,
    ) &&
    observation.variables.every(
      (value, variable) => value === undefined || value === state.variables[variable],
    )
  );
}

/**
 * The ways of one phase; one that stops the run is refuted by the run's having gone on.
 * @throws BeliefTooLarge
 */
function surviving<T>(
  { most = maximumHypotheses }: Setting,
  step: number,
  ways: () => Iterable<T>,
): readonly T[] {
  const found: T[] = [];
  try {
    for (const way of ways()) {
      if (found.push(way) > most) throw new BeliefTooLarge(step);
    }
    return found;
  } catch (error) {
    if (error instanceof RunFault) return [];
    throw error;
  }
}

/** Where a step led, and what is known to have happened by then. */
export interface Reached {
  readonly state: State;
  /** See `Setting`. */
  readonly settled: readonly number[];
}

/**
 * The states after a step from `state` that looked as observed, with their probabilities.
 * @throws BeliefTooLarge
 */
export function* waysFrom(setting: Setting, state: State): Generator<Way<Reached>> {
  if (state.ended) return;
  const { step } = state;
  const first = momentAt(setting, state);
  for (const events of surviving(setting, step, () => happenings(setting, first))) {
    const [begun] = surviving(setting, step, () => [afterEvents(setting, first, events.result)]);
    if (begun === undefined) continue;
    for (const moves of surviving(setting, step, () => afterMoves(setting, begun))) {
      const settled = settle(setting, events.result, moves.result);
      if (settled === undefined) continue;
      const moment = momentAt(setting, moves.result);
      for (const transitions of surviving(setting, step, () => transitionsFrom(setting, moment))) {
        const [end] = surviving(setting, step, () => [finish(setting, moment, transitions.result)]);
        if (end === undefined || !looksRight(setting, end.result)) continue;
        const drawn = events.probability * moves.probability * transitions.probability;
        const probability = drawn * end.probability;
        if (probability > 0) yield { probability, result: { state: end.result, settled } };
      }
    }
  }
}
