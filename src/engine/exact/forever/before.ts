/** The steps of a chain before no date moves it any more: what is decided by then, and where the other runs are. */

import { at } from "../../../base/invariant.ts";
import { advance, roundingOf, scatter, type Account } from "../flow.ts";
import { begin, endsOf, type Course } from "../pass.ts";
import { Table } from "../table.ts";
import type { Sighting } from "./network.ts";

/** What came of runs before a step, and where they are in it. */
export interface Before {
  /** Runs that go on, by state. */
  readonly table: Table;
  /** Those that had come to the goal, and the sum of the steps in which they did. */
  readonly come: number;
  readonly steps: number;
  /** Those that were over, and the sum of what their last state was worth. */
  readonly over: number;
  readonly last: number;
  /** What all runs had added up in the states in which they went on. */
  readonly added: number;
  /** The most that any of them can have added up, whatever its sign. */
  readonly most: number;
  /** Bound on the mass that may be in the wrong place. */
  readonly off: number;
  readonly transitions: number;
}

/** Follows a chain up to a step. @throws ExactRefusal, RunFault */
export function* followTo(
  course: Course,
  step: number,
  { isGoalAt, valueAt }: DatedSighting,
): Generator<number, Before> {
  const { layout, phases, fold, most: room } = course;
  const account: Account = { draws: 0, sums: 0, lost: 0, transitions: 0 };
  let current = new Table(layout.size, 1, room);
  let next = new Table(layout.size, 1, room);
  const swap = (): void => {
    [current, next] = [next, current];
  };
  const ends = endsOf(course);
  begin(course, [1], current, account);
  let [come, steps, over, last, added, most] = [0, 0, 0, 0, 0, 0];
  const digits = new Float64Array(layout.radices.length);
  for (let now = 0; now < step; now += 1) {
    next.clear();
    let greatest = 0;
    for (let row = 0; row < current.count; row += 1) {
      const key = at(current.keys, row);
      const mass = at(current.masses, current.place(row));
      layout.decode(key, digits);
      if (isGoalAt(digits, now)) {
        come += mass;
        steps += mass * now;
      } else if (ends?.get(digits, now) === true) {
        over += mass;
        last += mass * valueAt(digits, now);
      } else {
        const own = valueAt(digits, now);
        greatest = Math.max(greatest, Math.abs(own));
        added += mass * own;
        next.masses[next.row(key, now)] = mass;
      }
    }
    most += greatest;
    swap();
    for (const phase of phases) {
      if (phase.kind === "drawn" && (phase.stage.length === 0 || !phase.active(now))) continue;
      const flow =
        phase.kind === "drawn"
          ? scatter(layout, phase.stage, now, current, next, account, fold)
          : advance(layout, phase.stages, now, current, next, account, fold);
      for (const _ of flow) yield current.count;
      swap();
    }
  }
  const off = roundingOf(account) + account.lost;
  const { transitions } = account;
  return { table: current, come, steps, over, last, added, most, off, transitions };
}

/** `Sighting`, of any step. */
export interface DatedSighting {
  readonly isGoalAt: (digits: Float64Array, step: number) => boolean;
  readonly valueAt: (digits: Float64Array, step: number) => number;
}

/** What is asked of states from a step on that looks like all later ones. */
export const sightingAt = ({ isGoalAt, valueAt }: DatedSighting, step: number): Sighting => ({
  isGoal: (digits) => isGoalAt(digits, step),
  value: (digits) => valueAt(digits, step),
});
