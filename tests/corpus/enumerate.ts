/**
 * A tiny exact solver for tests: follows every draw of the interpreter every way, and merges equal
 * states. The probability of a way is read from the recorded thresholds, and the uniform handed in
 * is the middle of its stretch, so a decision that does not match its threshold shows.
 */

import { at } from "../../src/base/invariant.ts";
import { advance } from "../../src/engine/interpreter/advance.ts";
import { evaluateAmount, momentOf } from "../../src/engine/interpreter/evaluate.ts";
import {
  beginOutcomes,
  observe,
  type OutcomeProgress,
} from "../../src/engine/interpreter/outcome.ts";
import type { StepRecord } from "../../src/engine/interpreter/record.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import type { State } from "../../src/engine/interpreter/state.ts";
import type { Program } from "../../src/ir/program.ts";

interface Way {
  readonly probability: number;
  readonly uniform: number;
}

interface Point {
  readonly probability: number;
  readonly state: State;
  readonly progress: readonly OutcomeProgress[];
}

/** Uniforms by site. */
export type Assigned = ReadonlyMap<number, number>;

/** Stretches of [0, 1) of these lengths, one after another. */
function stretches(lengths: readonly number[]): readonly Way[] {
  let from = 0;
  const ways: Way[] = [];
  for (const length of lengths) {
    if (length > 0) ways.push({ probability: length, uniform: from + length / 2 });
    from += length;
  }
  return ways;
}

/** Every draw of a step, as [site, the ways it can go]. */
export function* drawsOf(
  program: Program,
  record: StepRecord,
): Generator<readonly [number, readonly Way[]]> {
  for (const { event, probability } of record.events) {
    yield [at(program.events, event).site, stretches([probability, 1 - probability])];
  }
  for (const { actor, slot, options, mode, total, probability, draw } of record.moves) {
    if (draw === undefined) continue;
    const site = at(at(program.actors, actor).sites, slot);
    const among = options.filter(({ certain }) => certain === (mode === "certain"));
    const drawn = among.map(({ weight }) => (probability * weight) / total);
    yield [site, stretches([...drawn, 1 - probability])];
  }
  for (const { flashpoint, rules, total, probability, draw } of record.transitions) {
    if (draw === undefined) continue;
    const moves = rules.map(({ hazard }) => (probability * hazard) / total);
    yield [at(program.flashpoints, flashpoint).site, stretches([...moves, 1 - probability])];
  }
}

/** The luck of draws that have their uniforms, by site. */
export function luckOf(assigned: Assigned): (site: number) => number {
  return (site) => assigned.get(site) ?? 0.5;
}

function* stepsFrom(
  program: Program,
  parameters: readonly number[],
  state: State,
  assigned: Assigned,
  probability: number,
): Generator<readonly [number, State]> {
  const { state: next, record } = advance(program, parameters, state, luckOf(assigned));
  for (const [site, ways] of drawsOf(program, record)) {
    if (assigned.has(site)) continue;
    for (const way of ways) {
      const chosen = new Map(assigned).set(site, way.uniform);
      yield* stepsFrom(program, parameters, state, chosen, probability * way.probability);
    }
    return;
  }
  for (const [variable, { noise }] of program.variables.entries()) {
    if (noise === undefined || assigned.has(noise.site)) continue;
    const valueAt = (uniform: number): number => {
      const luck = luckOf(new Map(assigned).set(noise.site, uniform));
      return at(advance(program, parameters, state, luck).state.variables, variable);
    };
    for (const way of plateaus(valueAt)) {
      const chosen = new Map(assigned).set(noise.site, way.uniform);
      yield* stepsFrom(program, parameters, state, chosen, probability * way.probability);
    }
    return;
  }
  yield [probability, next];
}

/** Where a rising function of the uniform stays the same: cut by halving, down to the grid of draws. */
function plateaus(valueAt: (uniform: number) => number): readonly Way[] {
  const ways: Way[] = [];
  const last = valueAt(1 - GRID);
  for (let from = 0; from < 1;) {
    const value = valueAt(from);
    let [same, other] = value === last ? [1, 1] : [from, 1];
    while (other - same > GRID) {
      const middle = (same + other) / 2;
      if (valueAt(middle) === value) same = middle;
      else other = middle;
    }
    ways.push({ probability: other - from, uniform: from });
    from = other;
  }
  return ways;
}

/** Draws are multiples of this. */
const GRID = 2 ** -53;

/** Every S_0, with its probability. */
export function startsOf(
  program: Program,
  parameters: readonly number[],
): readonly (readonly [number, State])[] {
  const blank = momentOf(
    program,
    parameters,
    start(program, parameters, () => 0),
  );
  let ways: readonly (readonly [number, Assigned])[] = [[1, new Map<number, number>()]];
  for (const { site, values } of program.unknowns) {
    const shares = values.map(({ share }) => evaluateAmount(blank, share));
    const total = shares.reduce((sum, share) => sum + share, 0);
    ways = ways.flatMap(([probability, assigned]) =>
      stretches(shares.map((share) => share / total)).map((way): readonly [number, Assigned] => [
        probability * way.probability,
        new Map(assigned).set(site, way.uniform),
      ]),
    );
  }
  return ways.map(([probability, assigned]) => [
    probability,
    start(program, parameters, luckOf(assigned)),
  ]);
}

function keyOf({ state, progress }: Point): string {
  return JSON.stringify([state, progress.map(({ value, decided }) => [String(value), decided])]);
}

function merge(points: Iterable<Point>): readonly Point[] {
  const merged = new Map<string, Point>();
  for (const point of points) {
    const key = keyOf(point);
    const known = merged.get(key);
    const probability = (known?.probability ?? 0) + point.probability;
    merged.set(key, { ...point, probability });
  }
  return [...merged.values()];
}

/** One value of an outcome and the probability of it. */
export interface Mass {
  readonly value: number;
  readonly probability: number;
}

/** One way in which runs end: all outcomes together, by index, and the last state. */
export interface End {
  readonly probability: number;
  readonly values: readonly number[];
  readonly state: State;
}

/** Every way in which runs end. */
export function enumerateEnds(program: Program, parameters: readonly number[]): readonly End[] {
  let points = merge(
    startsOf(program, parameters).map(([probability, state]) => ({
      probability,
      state,
      progress: observe(program, parameters, beginOutcomes(program), state),
    })),
  );
  while (points.some(({ state }) => !state.ended)) {
    points = merge(
      points.flatMap((point) =>
        point.state.ended
          ? [point]
          : [...stepsFrom(program, parameters, point.state, new Map(), 1)].map(
              ([probability, state]): Point => ({
                probability: point.probability * probability,
                state,
                progress: observe(program, parameters, point.progress, state),
              }),
            ),
      ),
    );
  }
  return points.map(({ probability, state, progress }) => ({
    probability,
    values: progress.map(({ value }) => value),
    state,
  }));
}

/** The distribution of every outcome, by its id. */
export function enumerate(
  program: Program,
  parameters: readonly number[],
): ReadonlyMap<string, readonly Mass[]> {
  const ends = enumerateEnds(program, parameters);
  return new Map(
    program.outcomes.map((outcome, index) => {
      const masses = new Map<number, number>();
      for (const { probability, values } of ends) {
        const value = at(values, index);
        masses.set(value, (masses.get(value) ?? 0) + probability);
      }
      return [outcome.id, [...masses].map(([value, probability]) => ({ value, probability }))];
    }),
  );
}
