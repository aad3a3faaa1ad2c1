/** Stopwatches as steps in memory: that of the start, so that nothing is to be done while they run. */

import { at } from "../../base/invariant.ts";
import { i32, load, op, type Code } from "./code.ts";
import { capped, stepsSince } from "./ladder.ts";
import { element } from "./memory-map.ts";
import type { Scope } from "./scope.ts";

/** The start of a stopwatch that is off: longer ago than any run takes. */
export const NEVER_STARTED = -(2 ** 30);

/** More steps than any running stopwatch shows, fewer than one that is off. */
export const LONGEST_WATCH = 2 ** 29;

/** Steps since a stopwatch was started; more than any run takes while it is off. */
export function stopwatchSteps(scope: Scope, stopwatch: number): Code {
  const { program, cells } = scope.context;
  const { id } = at(program.stopwatches, stopwatch);
  return stepsSince(scope, load(element(cells.state.stopwatches, stopwatch, id)));
}

/** min(steps, most): one that is off shows more than any `most`. */
export function emitElapsed(scope: Scope, stopwatch: number, most: number): Code {
  return capped(stopwatchSteps(scope, stopwatch), most);
}

/** low ≤ steps < high, in one comparison without signs; a stopwatch that is off shows too many. */
export function emitWithin(
  scope: Scope,
  stopwatch: number,
  low: number,
  high: number = LONGEST_WATCH,
): Code {
  const above = op("i32.sub", stopwatchSteps(scope, stopwatch), i32(low));
  return op("i32.lt_u", above, i32(Math.max(0, high - low)));
}
