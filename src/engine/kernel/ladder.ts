/** What an expression reads of ladders, as code: levels, and the time spent at them. */

import { at } from "../../base/invariant.ts";
import { choose, f64, i32, load, op, type Code } from "./code.ts";
import { stepOf } from "./context.ts";
import { element } from "./memory-map.ts";
import type { Scope } from "./scope.ts";

/** The number of the current level, as i32. */
export function levelOf(scope: Scope, flashpoint: number): Code {
  const { program, cells } = scope.context;
  const { id } = at(program.flashpoints, flashpoint);
  return load(element(cells.state.levels, flashpoint, `level of ${id}`));
}

/** t minus a step in memory. */
export function stepsSince(scope: Scope, cell: Code): Code {
  return op("i32.sub", stepOf(scope.context), cell);
}

/** Steps since the current level was entered. */
export function stepsAtLevel(scope: Scope, flashpoint: number): Code {
  const { program, cells } = scope.context;
  const { id } = at(program.flashpoints, flashpoint);
  return stepsSince(scope, load(element(cells.state.entered, flashpoint, `entry of ${id}`)));
}

/** A whole number of steps as f64, at most `cap`. */
export function capped(steps: Code, cap: number): Code {
  const value = op("f64.convert_i32_s", steps);
  return cap === Infinity ? value : op("f64.min", value, f64(cap));
}

/** Steps since which a level has been held, if it is. */
export function heldSteps(scope: Scope, flashpoint: number, level: number): Code {
  return stepsSince(scope, load(element(at(scope.context.cells.state.since, flashpoint), level)));
}

/** Whether a flashpoint stands at a level or above. */
export function isAtLeast(scope: Scope, flashpoint: number, level: number): Code {
  return op("i32.ge_s", levelOf(scope, flashpoint), i32(level));
}

/** held(f, L) of the model. */
export function emitHeld(scope: Scope, flashpoint: number, level: number): Code {
  const cap = at(at(scope.context.program.flashpoints, flashpoint).heldCaps, level);
  if (cap === 0) return f64(0);
  const steps = capped(heldSteps(scope, flashpoint, level), cap);
  if (level === 0) return steps;
  return choose("f64", isAtLeast(scope, flashpoint, level), steps, f64(0));
}

/** The highest level ≥ 1 held for at least `lag` steps, else 0: from the top down. */
export function emitRung(scope: Scope, flashpoint: number, lag: number): Code {
  if (lag === 0) return op("f64.convert_i32_s", levelOf(scope, flashpoint));
  const { heldCaps, levels } = at(scope.context.program.flashpoints, flashpoint);
  let code: Code = i32(0);
  for (let level = 1; level < levels.length; level += 1) {
    if (at(heldCaps, level) < lag) continue;
    const long = op("i32.ge_s", heldSteps(scope, flashpoint, level), i32(lag));
    code = choose(
      "i32",
      choose("i32", isAtLeast(scope, flashpoint, level), long, i32(0)),
      i32(level),
      code,
    );
  }
  return op("f64.convert_i32_s", code);
}
