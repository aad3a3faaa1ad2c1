/** Visits every expression of a program: for analyses that ask what is read where. */

import { expressionsOf } from "./outcome-fold.ts";
import type {
  BooleanExpr,
  Expr,
  Program,
  ProgramBase,
  ProgramEffect,
  ProgramMultiplier,
  Root,
} from "./program.ts";

/** The direct sub-expressions, left to right. A shared expression is not followed. */
export function childrenOf(expression: Expr): readonly Expr[] {
  switch (expression.kind) {
    case "unary":
    case "not":
      return [expression.operand];
    case "binary":
    case "compare":
    case "and":
    case "or":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.test, expression.then, expression.otherwise];
    default:
      return [];
  }
}

function* whenOf(element: { readonly when?: BooleanExpr }): Generator<Expr> {
  if (element.when !== undefined) yield element.when;
}

function* multipliersOf(multipliers: readonly ProgramMultiplier[]): Generator<Expr> {
  for (const multiplier of multipliers) {
    yield* whenOf(multiplier);
    yield multiplier.factor.value;
  }
}

function* effectsOf(effects: readonly ProgramEffect[]): Generator<Expr> {
  for (const effect of effects) {
    yield* whenOf(effect);
    if (effect.target === "variable") yield effect.value.value;
  }
}

function baseOf(base: ProgramBase): Root {
  return base.kind === "chance" ? base.probability : base.hazard;
}

/** Every root expression of the program, shared ones included, each once. */
export function* rootsOf(program: Program): Generator<Expr> {
  for (const unknown of program.unknowns) {
    for (const value of unknown.values) yield value.share.value;
  }
  for (const variable of program.variables) {
    yield variable.start.value;
    if (variable.drift !== undefined) yield variable.drift.value;
  }
  for (const flashpoint of program.flashpoints) {
    for (const rule of flashpoint.rules) {
      yield* whenOf(rule);
      yield rule.base.kind === "certain" ? rule.base.weight.value : baseOf(rule.base).value;
      yield* multipliersOf(rule.multipliers);
      yield* effectsOf(rule.effects);
    }
  }
  for (const actor of program.actors) {
    for (const move of actor.moves) {
      yield* whenOf(move);
      yield move.weight.value;
      yield* multipliersOf(move.multipliers);
      yield* effectsOf(move.effects);
    }
  }
  for (const event of program.events) {
    yield* whenOf(event);
    const { occurrence } = event;
    if (occurrence.kind === "dated") yield occurrence.probability.value;
    else {
      yield baseOf(occurrence.base).value;
      yield* multipliersOf(occurrence.multipliers);
    }
    yield* effectsOf(event.effects);
  }
  for (const shared of program.shared) yield shared.value;
  if (program.endsWhen !== undefined) yield program.endsWhen.value;
  for (const { fold } of program.outcomes) yield* expressionsOf(fold);
}
