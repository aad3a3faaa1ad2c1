/** A policy followed forward: what the outcome comes to under it, and in which states it has to choose. */

import { at } from "../../../base/invariant.ts";
import { advance, Fan, pourFan, roundingOf, scatter, type Account } from "../flow.ts";
import type { Bounded } from "../answers.ts";
import { Sum, TINY, UNIT } from "../rounding.ts";
import type { Table } from "../table.ts";
import type { Game } from "./game.ts";
import type { Turn } from "./turn.ts";

/** A state in which the actor chooses, on the way. */
export interface Visit {
  readonly step: number;
  readonly key: number;
  /** The chance of being in it. */
  readonly mass: number;
  /** Index of the set of moves that the policy makes there. */
  readonly set: number;
}

/** Says which of the open sets of moves is made in a state. */
export type Policy = (
  step: number,
  key: number,
  digits: Float64Array,
  open: readonly number[],
) => number;

/** Moves the mass of all states on through the actor's turn. */
function* choose(
  { course, digits }: Game,
  turn: Turn,
  policy: Policy,
  step: number,
  { from, to }: { readonly from: Table; readonly to: Table },
  account: Account,
  visit: (visit: Visit) => void,
): Generator<void> {
  const fans = turn.stages.map((stage) => new Fan(stage));
  to.clear();
  for (let row = 0; row < from.count; row += 1) {
    const key = at(from.keys, row);
    const source = from.place(row);
    course.layout.decode(key, digits);
    const set = policy(step, key, digits, turn.open.get(digits, step));
    visit({ step, key, mass: at(from.masses, source), set });
    const fan = at(fans, set);
    fan.open(digits, step);
    const blocks = at(turn.stages, set).length;
    pourFan(fan, blocks, key, step, { masses: from.masses, source }, to, account);
    if (row % 10_000 === 9_999) yield;
  }
  account.sums += to.touched;
  account.lost += to.lost;
}

/** What an outcome comes to under a policy, with a bound. @throws ExactRefusal, RunFault */
export function* followPolicy(
  game: Game,
  policy: Policy,
  visit: (visit: Visit) => void,
): Generator<{ readonly step: number; readonly states: number }, Bounded> {
  const { layout } = game.course;
  const account: Account = { draws: 0, sums: 0, lost: 0, transitions: 0 };
  const found = new Map<number, Sum>();
  let current = game.starts(account);
  let next = game.table(1);
  const swap = (): void => {
    [current, next] = [next, current];
  };
  for (let step = 0; ; step += 1) {
    next.clear();
    for (let row = 0; row < current.count; row += 1) {
      const mass = at(current.masses, current.place(row));
      const seen = game.see(at(current.keys, row), step);
      if (seen.decided) {
        const sum = found.get(seen.value) ?? new Sum();
        found.set(seen.value, sum);
        sum.add(mass);
      } else if (mass >= TINY) {
        const place = next.row(seen.key, step);
        const sum = (next.masses[place] ?? 0) + mass;
        next.masses[place] = sum;
        account.sums += sum;
      }
    }
    swap();
    if (current.count === 0) break;
    for (const scene of game.scenes(step)) {
      const tables = { from: current, to: next };
      const flow =
        scene.kind === "certain"
          ? advance(layout, scene.stages, step, current, next, account)
          : scene.turn === undefined
            ? scatter(layout, scene.drawn, step, current, next, account)
            : choose(game, scene.turn, policy, step, tables, account, visit);
      for (const _ of flow) yield { step, states: current.count };
      swap();
    }
    yield { step: step + 1, states: current.count };
  }
  let value = 0;
  let size = 0;
  let error = roundingOf(account) + account.lost;
  for (const [one, sum] of found) {
    value += one * sum.value;
    size = Math.max(size, Math.abs(one));
    error += sum.error;
  }
  const off = (error + 2 * found.size * UNIT) * size;
  return { value, low: value - off, high: value + off };
}
