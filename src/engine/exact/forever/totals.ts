/** Means over where runs begin, between bounds. */

import { at } from "../../../base/invariant.ts";
import type { Bounded } from "../answers.ts";
import { UNIT } from "../rounding.ts";
import type { Before } from "./before.ts";

/** A sum over the nodes where runs begin, between bounds. */
export interface Total {
  readonly value: number;
  readonly error: number;
}

/**
 * The mean of values over where runs begin, and how far it may be off: by the proof, and by the masses themselves.
 * @param off how far each value may be off
 */
export function overStarts(
  { table, off: misplaced }: Before,
  values: (node: number) => number,
  off: (node: number) => number,
): Total {
  let [value, error, greatest, size] = [0, 0, 0, 0];
  for (let node = 0; node < table.count; node += 1) {
    const mass = at(table.masses, table.place(node));
    const own = values(node);
    value += mass * own;
    error += mass * off(node);
    size += mass * Math.abs(own);
    greatest = Math.max(greatest, Math.abs(own) + off(node));
  }
  return { value, error: error + misplaced * greatest + (table.count + 2) * UNIT * size };
}

/** Between bounds; what is known to lie in a range stays there. */
export const boundedBy = ({ value, error }: Total, low = -Infinity, high = Infinity): Bounded => {
  const wide = error * (1 + 4 * UNIT) + 4 * UNIT * Math.abs(value);
  return {
    value: Math.min(high, Math.max(low, value)),
    low: Math.min(high, Math.max(low, value - wide)),
    high: Math.min(high, Math.max(low, value + wide)),
  };
};
