/** Which variables only ever hold whole numbers, so that a model of whole numbers can hold them. */

import { at } from "../../base/invariant.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import type { NumberExpr } from "../../ir/expression.ts";

/** All effects of a program, of whatever element. */
export function* effectsOf(program: Program): Generator<ProgramEffect> {
  for (const { rules } of program.flashpoints) for (const rule of rules) yield* rule.effects;
  for (const { moves } of program.actors) for (const move of moves) yield* move.effects;
  for (const event of program.events) yield* event.effects;
}

/** Whether a value is whole in every state, given which variables are. Sound, not complete. */
export function isWhole(
  program: Program,
  whole: ReadonlySet<number>,
  expression: NumberExpr,
): boolean {
  const of = (part: NumberExpr): boolean => isWhole(program, whole, part);
  switch (expression.kind) {
    case "number":
      return Number.isInteger(expression.value);
    case "parameter":
      return Number.isInteger(at(program.parameters, expression.parameter).value);
    case "variable":
      return whole.has(expression.variable);
    case "step":
    case "since":
    case "dwell":
    case "held":
    case "elapsed":
    case "rung":
      return true;
    case "unary":
      switch (expression.function) {
        case "floor":
        case "ceil":
        case "round":
          return true;
        case "negate":
        case "abs":
          return of(expression.operand);
        case "exp":
        case "log":
        case "log1p":
        case "sqrt":
        case "logistic":
        case "sin":
        case "cos":
          return false;
      }
    case "binary":
      return (
        expression.operator !== "/" &&
        expression.operator !== "^" &&
        of(expression.left) &&
        of(expression.right)
      );
    case "conditional":
      return of(expression.then) && of(expression.otherwise);
    case "shared":
      return of(at(program.shared, expression.index).value);
  }
}

/** Variables that are whole at the start, in their bounds and after every write. */
export function wholeVariables(program: Program): ReadonlySet<number> {
  const whole = new Set(
    [...program.variables.entries()]
      .filter(([, { min, max }]) => Number.isInteger(min) && Number.isInteger(max))
      .map(([index]) => index),
  );
  // Taking one away may make others lose their ground, until none is lost any more.
  for (let size = -1; size !== whole.size;) {
    size = whole.size;
    for (const [index, { integer, start, drift }] of program.variables.entries()) {
      const kept =
        (integer || isWhole(program, whole, start.value)) &&
        (drift === undefined || isWhole(program, whole, drift.value));
      if (!kept) whole.delete(index);
    }
    for (const effect of effectsOf(program)) {
      if (effect.target === "variable" && !isWhole(program, whole, effect.value.value)) {
        whole.delete(effect.variable);
      }
    }
  }
  return whole;
}

/** Variables that something writes. */
export function writtenVariables(program: Program): ReadonlySet<number> {
  const written = new Set<number>();
  for (const [index, { drift }] of program.variables.entries()) {
    if (drift !== undefined) written.add(index);
  }
  for (const effect of effectsOf(program)) {
    if (effect.target === "variable") written.add(effect.variable);
  }
  return written;
}
