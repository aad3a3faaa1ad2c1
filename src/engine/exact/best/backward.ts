/**
 * Backward induction (Puterman, _Markov Decision Processes_, 1994, section 4.5): what an outcome comes to from every state
 * that can be reached, under the actor's own policy, at the least and at the most, with a bound on the
 * rounding that no choice enlarges.
 */

import { at } from "../../../base/invariant.ts";
import { roundingOf, type Account } from "../flow.ts";
import { UNIT } from "../rounding.ts";
import type { Table } from "../table.ts";
import { keysOf, type Game, type Held, type Scene } from "./game.ts";
import { Values, type Decisions } from "./values.ts";

/** What was found. */
export interface Induction {
  readonly policy: number;
  readonly least: number;
  readonly most: number;
  /** None of the three is further from the truth. */
  readonly error: number;
  /** The lowest and the highest value that the outcome has anywhere. */
  readonly range: { readonly low: number; readonly high: number };
  /** By step; none in a step without a choice. */
  readonly decisions: readonly (Decisions | undefined)[];
  /** Whether runs are over where they begin. */
  readonly over: boolean;
  readonly peak: number;
  readonly transitions: number;
}

interface Going {
  readonly pass: number;
  readonly step: number;
  readonly states: number;
}

/** The states of a step that go on with the outcome open, part by part; the last are those of the next step. */
function* layersOf(
  game: Game,
  scenes: readonly Scene[],
  step: number,
  keys: Float64Array,
  table: Table,
): Generator<Omit<Going, "pass">, readonly Float64Array[]> {
  const layers = [keys];
  let last = keys;
  for (const scene of scenes) {
    yield* game.spread(scene, step, last, table);
    last = keysOf(table);
    layers.push(last);
  }
  return layers;
}

/** Those of some states of a step in which the outcome is still open. */
function openOf(game: Game, keys: Iterable<number>, step: number, open: Table): Float64Array {
  open.clear();
  for (const key of keys) {
    const seen = game.see(key, step);
    if (!seen.decided) open.masses[open.row(seen.key, step)] = 1;
  }
  return keysOf(open);
}

/**
 * Solves a game, telling how far it is.
 * @throws ExactRefusal where there is no room
 * @throws RunFault where runs can stop with a fault, whatever the actor does
 */
export function* induce(game: Game, held: Held): Generator<Going, Induction> {
  const account: Account = { draws: 0, sums: 0, lost: 0, transitions: 0 };
  const starts = game.starts(account);
  const some = game.table(1);
  const steps: Float64Array[] = [openOf(game, keysOf(starts), 0, some)];
  const over =
    game.course.program.calendar.steps === 0 ||
    [...keysOf(starts)].every((key) => game.over(key, 0));
  let peak = starts.count;
  for (let step = 0; at(steps, step).length > 0; step += 1) {
    const going = layersOf(game, game.scenes(step), step, at(steps, step), some);
    let next = going.next();
    for (; next.done !== true; next = going.next()) yield { pass: 1, ...next.value };
    const last = at(next.value, next.value.length - 1);
    peak = Math.max(peak, ...next.value.map(({ length }) => length));
    const open = openOf(game, last, step + 1, some);
    held.add(open.length, step);
    steps.push(open);
  }
  const values = new Values(game);
  const decisions: (Decisions | undefined)[] = [];
  const range = { low: Infinity, high: -Infinity };
  const valued = (key: number, step: number, put: (p: number, l: number, m: number) => void) => {
    const seen = game.see(key, step);
    if (seen.decided) {
      range.low = Math.min(range.low, seen.value);
      range.high = Math.max(range.high, seen.value);
      put(seen.value, seen.value, seen.value);
      return;
    }
    const place = values.next.row(seen.key, step);
    const { masses } = values.next;
    put(masses[place + 1] ?? 0, masses[place + 2] ?? 0, masses[place + 3] ?? 0);
  };
  for (let step = steps.length - 2; step >= 0; step -= 1) {
    const scenes = game.scenes(step);
    const going = layersOf(game, scenes, step, at(steps, step), some);
    let next = going.next();
    for (; next.done !== true; next = going.next()) yield { pass: 2, ...next.value };
    const layers = next.value;
    for (const key of at(layers, layers.length - 1)) {
      valued(key, step + 1, (policy, least, most) => {
        values.set(key, step, policy, least, most);
      });
    }
    values.turn();
    for (let index = scenes.length - 1; index >= 0; index -= 1) {
      const scene = at(scenes, index);
      const keys = at(layers, index);
      const tell = { pass: 2, step, states: keys.length };
      if (scene.kind === "certain") {
        values.certain(scene.stages, step, keys);
        continue;
      }
      const { drawn, turn } = scene;
      if (turn === undefined) {
        for (const _ of values.drawn(drawn, step, keys)) yield tell;
        continue;
      }
      held.add(keys.length, step);
      const choosing = values.chosen({ drawn, turn }, step, keys);
      let chosen = choosing.next();
      for (; chosen.done !== true; chosen = choosing.next()) yield tell;
      decisions[step] = chosen.value;
    }
  }
  const sums = { policy: 0, least: 0, most: 0 };
  for (let row = 0; row < starts.count; row += 1) {
    const mass = starts.masses[starts.place(row)] ?? 0;
    valued(at(starts.keys, row), 0, (policy, least, most) => {
      values.size = Math.max(values.size, Math.abs(least), Math.abs(most), Math.abs(policy));
      sums.policy += mass * policy;
      sums.least += mass * least;
      sums.most += mass * most;
    });
  }
  const one = starts.count === 1 ? 0 : (starts.count + 1) * UNIT;
  const error = values.error + (roundingOf(account) + account.lost + one) * values.size;
  return {
    ...sums,
    error: 1.02 * error + 1e-280,
    range,
    decisions,
    over,
    peak,
    transitions: values.transitions,
  };
}
