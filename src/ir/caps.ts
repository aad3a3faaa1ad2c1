/**
 * Caps on dwell, held and stopwatches: the largest value that any expression of the program can tell apart from
 * larger ones. A counter that is only compared with constants stops growing there, which keeps the
 * state finite for the exact solver and changes no result.
 */

import { at } from "../base/invariant.ts";
import { lastTold } from "../scenario/expression/memory.ts";
import { mirrored } from "./comparison.ts";
import type { Program } from "./program.ts";
import type { Expr } from "./expression.ts";
import { childrenOf, readsOf, rootsOf, type Read } from "./walk.ts";

/** From where on nothing tells the steps of a stopwatch apart. */
function raiseStopwatch(caps: Caps, expression: Expr): void {
  if (expression.kind !== "elapsed" && expression.kind !== "within") return;
  const { stopwatch } = expression;
  const cap = expression.kind === "elapsed" ? expression.most : (expression.high ?? expression.low);
  caps.stopwatches[stopwatch] = Math.max(at(caps.stopwatches, stopwatch), cap);
}

interface Caps {
  readonly stopwatches: number[];
  readonly dwell: number[];
  readonly held: number[][];
}

type Counter = Extract<Read, { readonly kind: "dwell" | "held" }>;

function raise(caps: Caps, counter: Counter, cap: number): void {
  if (counter.kind === "dwell") {
    caps.dwell[counter.flashpoint] = Math.max(at(caps.dwell, counter.flashpoint), cap);
  } else {
    const held = at(caps.held, counter.flashpoint);
    held[counter.level] = Math.max(at(held, counter.level), cap);
  }
}

function isCounter<T extends { readonly kind: string }>(one: T): one is Extract<T, Counter> {
  return one.kind === "dwell" || one.kind === "held";
}

/** The counter that is compared with a constant, in either order, and the cap that this asks for. */
function againstConstant(
  expression: Expr,
): { readonly counter: Counter; readonly cap: number } | undefined {
  if (expression.kind !== "compare") return undefined;
  const { comparison, left, right } = expression;
  if (isCounter(left) && right.kind === "number") {
    return { counter: left, cap: lastTold(comparison, right.value) };
  }
  if (isCounter(right) && left.kind === "number") {
    return { counter: right, cap: lastTold(mirrored[comparison], left.value) };
  }
  return undefined;
}

function visit(program: Program, caps: Caps, expression: Expr): void {
  raiseStopwatch(caps, expression);
  const pair = againstConstant(expression);
  if (pair !== undefined) {
    raise(caps, pair.counter, pair.cap);
    return;
  }
  // A lag is told apart up to itself; whatever else reads a counter reads it as a number.
  const cap = expression.kind === "rung" ? expression.lag : Infinity;
  for (const read of readsOf(program, expression)) {
    if (isCounter(read)) raise(caps, read, cap);
  }
  for (const child of childrenOf(expression)) visit(program, caps, child);
}

/** The program with `dwellCap` and `heldCaps` set to what its expressions need. */
export function capCounters(program: Program): Program {
  const caps: Caps = {
    stopwatches: program.stopwatches.map(() => 0),
    dwell: program.flashpoints.map(() => 0),
    held: program.flashpoints.map((flashpoint) => flashpoint.levels.map(() => 0)),
  };
  for (const root of rootsOf(program)) visit(program, caps, root);
  return {
    ...program,
    stopwatches: program.stopwatches.map((stopwatch, index) => ({
      ...stopwatch,
      cap: at(caps.stopwatches, index),
    })),
    flashpoints: program.flashpoints.map((flashpoint, index) => ({
      ...flashpoint,
      dwellCap: at(caps.dwell, index),
      heldCaps: at(caps.held, index),
    })),
  };
}
