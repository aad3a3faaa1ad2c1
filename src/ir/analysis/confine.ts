/** What a comparison tells of its operands, and so of the parts of the state that they read. */

import { at } from "../../base/invariant.ts";
import type { Comparison } from "../../scenario/expression/expression.ts";
import type { Program } from "../program.ts";
import type { NumberExpr } from "../expression.ts";
import { withLevels, type Knowledge } from "./domain.ts";
import { intersect, nextDown, nextUp, sameInterval, type Interval } from "./interval.ts";

/** The program and the intervals of its parameters. */
export interface Ground {
  readonly program: Program;
  readonly parameters: readonly Interval[];
}

/** The parts of two intervals in which the comparison can hold. */
export function narrow(
  comparison: Comparison,
  x: Interval,
  y: Interval,
): readonly [Interval, Interval] | undefined {
  const pair = (a: Interval | undefined, b: Interval | undefined) => a && b && ([a, b] as const);
  switch (comparison) {
    case "==": {
      const common = intersect(x, y);
      return pair(common, common);
    }
    case "!=":
      return pair(without(x, y), without(y, x));
    case "<=":
      return pair(
        intersect(x, { low: -Infinity, high: y.high }),
        intersect(y, { low: x.low, high: Infinity }),
      );
    case "<":
      return pair(
        intersect(x, { low: -Infinity, high: nextDown(y.high) }),
        intersect(y, { low: nextUp(x.low), high: Infinity }),
      );
    case ">=":
    case ">": {
      const swapped = narrow(comparison === ">" ? "<" : "<=", y, x);
      return swapped && [swapped[1], swapped[0]];
    }
  }
}

/** `a` without `b`, where `b` is one number at an end of `a`. */
function without(a: Interval, b: Interval): Interval | undefined {
  if (b.low !== b.high) return a;
  const low = a.low === b.low ? nextUp(a.low) : a.low;
  const high = a.high === b.low ? nextDown(a.high) : a.high;
  return low <= high ? { low, high } : undefined;
}

function wholeNumbers({ low, high }: Interval): Interval | undefined {
  const inside = { low: Math.ceil(low), high: Math.floor(high) };
  return inside.low <= inside.high ? inside : undefined;
}

/** What is known if the expression lies in `ends`: leaves of the state are narrowed, others not. */
export function confine(
  ground: Ground,
  knowledge: Knowledge,
  expression: NumberExpr,
  ends: Interval,
): Knowledge | undefined {
  switch (expression.kind) {
    case "variable": {
      const before = at(knowledge.variables, expression.variable);
      const narrowed = intersect(before, ends);
      if (narrowed === undefined) return undefined;
      if (sameInterval(narrowed, before)) return knowledge;
      return { ...knowledge, variables: knowledge.variables.with(expression.variable, narrowed) };
    }
    case "step":
    case "since":
      return confineStep(ground, knowledge, expression, ends);
    case "dwell": {
      const before = at(knowledge.dwell, expression.flashpoint);
      const inside = intersect(before, ends);
      const narrowed = inside && wholeNumbers(inside);
      if (narrowed !== undefined && sameInterval(narrowed, before)) return knowledge;
      return (
        narrowed && { ...knowledge, dwell: knowledge.dwell.with(expression.flashpoint, narrowed) }
      );
    }
    case "held":
      return confineHeld(knowledge, expression.flashpoint, expression.level, ends);
    case "rung": {
      if (expression.lag === 0) {
        const levels = at(knowledge.levels, expression.flashpoint).map(
          (possible, level) => possible && level >= ends.low && level <= ends.high,
        );
        return withLevels(knowledge, expression.flashpoint, levels);
      }
      // rung(f, lag) ≥ L means held(f, L') ≥ lag for some L' ≥ L, so the level is at least L.
      const least = Math.ceil(ends.low);
      const levels = at(knowledge.levels, expression.flashpoint).map(
        (possible, level) => possible && level >= least,
      );
      return withLevels(knowledge, expression.flashpoint, levels);
    }
    case "number":
    case "parameter":
    case "elapsed":
    case "unary":
    case "binary":
    case "conditional":
    case "shared":
      return knowledge;
  }
}

function confineStep(
  ground: Ground,
  knowledge: Knowledge,
  expression: NumberExpr & { readonly kind: "step" | "since" },
  ends: Interval,
): Knowledge | undefined {
  let { low, high } = knowledge.step;
  const value = (step: number): number =>
    expression.kind === "step"
      ? step
      : at(ground.program.calendar.dayOfStep, step) - expression.day;
  while (low <= high && value(low) < ends.low) low += 1;
  while (low <= high && value(high) > ends.high) high -= 1;
  if (low > high) return undefined;
  const { step } = knowledge;
  return low === step.low && high === step.high ? knowledge : { ...knowledge, step: { low, high } };
}

function confineHeld(
  knowledge: Knowledge,
  flashpoint: number,
  level: number,
  ends: Interval,
): Knowledge | undefined {
  const own = at(knowledge.held, flashpoint);
  const inside = intersect(at(own, level), ends);
  const narrowed = inside && wholeNumbers(inside);
  if (narrowed === undefined) return undefined;
  const known = sameInterval(narrowed, at(own, level))
    ? knowledge
    : { ...knowledge, held: knowledge.held.with(flashpoint, own.with(level, narrowed)) };
  if (narrowed.low < 1) return known;
  // Held at all: the flashpoint is at or above the level.
  const levels = at(known.levels, flashpoint).map((possible, rung) => possible && rung >= level);
  return withLevels(known, flashpoint, levels);
}
