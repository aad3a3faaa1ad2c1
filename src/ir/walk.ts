/** Visits every expression of a program: for analyses that ask what is read where. */

import { at } from "../base/invariant.ts";
import { entryFor, type ByKind } from "../base/kinds.ts";
import { expressionsOf } from "./outcome-fold.ts";
import type { Program, ProgramEffect, ProgramMultiplier, ProgramRule } from "./program.ts";
import type { BooleanExpr, Expr, Root } from "./expression.ts";

const none = (): readonly Expr[] => [];
const both = ({ left, right }: Extract<Expr, { readonly left: Expr }>): readonly Expr[] => [
  left,
  right,
];

const children: ByKind<Expr, [], readonly Expr[]> = {
  number: none,
  parameter: none,
  variable: none,
  step: none,
  since: none,
  dwell: none,
  held: none,
  elapsed: none,
  rung: none,
  unary: ({ operand }) => [operand],
  binary: both,
  conditional: ({ test, then, otherwise }) => [test, then, otherwise],
  shared: none,
  boolean: none,
  compare: both,
  level: none,
  unknown: none,
  and: both,
  or: both,
  not: ({ operand }) => [operand],
  happened: none,
  within: none,
  moved: none,
};

/** The direct sub-expressions, left to right. A shared expression is not followed. */
export function childrenOf(expression: Expr): readonly Expr[] {
  return entryFor(children, expression)(expression);
}

/** A part of a state that an expression looks at; `time` is the number of the step. */
export type Read =
  | { readonly kind: "time" }
  | { readonly kind: "level"; readonly flashpoint: number }
  | { readonly kind: "dwell"; readonly flashpoint: number }
  | { readonly kind: "held"; readonly flashpoint: number; readonly level: number }
  | { readonly kind: "variable"; readonly variable: number }
  | { readonly kind: "unknown"; readonly unknown: number }
  | { readonly kind: "happened"; readonly event: number }
  | { readonly kind: "stopwatch"; readonly stopwatch: number }
  | { readonly kind: "moved"; readonly actor: number; readonly move: number };

const nothing = (): readonly Read[] => [];
const time = (): readonly Read[] => [{ kind: "time" }];

const reads: ByKind<Expr, [Program], readonly Read[]> = {
  number: nothing,
  parameter: nothing,
  variable: ({ variable }) => [{ kind: "variable", variable }],
  step: time,
  since: time,
  dwell: ({ flashpoint }) => [{ kind: "dwell", flashpoint }],
  held: ({ flashpoint, level }) => [{ kind: "held", flashpoint, level }],
  rung: ({ flashpoint, lag }, { flashpoints }) =>
    lag === 0
      ? [{ kind: "level", flashpoint }]
      : at(flashpoints, flashpoint)
          .levels.map((_, level): Read => ({ kind: "held", flashpoint, level }))
          .slice(1),
  elapsed: ({ stopwatch }) => [{ kind: "stopwatch", stopwatch }],
  within: ({ stopwatch }) => [{ kind: "stopwatch", stopwatch }],
  unary: nothing,
  binary: nothing,
  conditional: nothing,
  shared: nothing,
  boolean: nothing,
  compare: nothing,
  level: ({ flashpoint }) => [{ kind: "level", flashpoint }],
  unknown: ({ unknown }) => [{ kind: "unknown", unknown }],
  and: nothing,
  or: nothing,
  not: nothing,
  happened: ({ event }) => [{ kind: "happened", event }],
  moved: ({ actor, move }) => [{ kind: "moved", actor, move }],
};

/** What an expression reads of the state by itself, its sub-expressions left out. */
export function readsOf(program: Program, expression: Expr): readonly Read[] {
  return entryFor(reads, expression)(expression, program);
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

/** The number that a base is made of: its weight, its chance or its hazard. */
export function amountOf(base: ProgramRule["base"]): Root {
  switch (base.kind) {
    case "certain":
      return base.weight;
    case "chance":
      return base.probability;
    case "hazard":
      return base.hazard;
  }
}

/** Parameters that some expression of the program reads; of shared values those that are read themselves. */
export function parametersRead(program: Program): ReadonlySet<number> {
  const found = new Set<number>();
  const followed = new Set<number>();
  const visit = (expression: Expr): void => {
    if (expression.kind === "parameter") found.add(expression.parameter);
    if (expression.kind === "shared" && !followed.has(expression.index)) {
      followed.add(expression.index);
      visit(at(program.shared, expression.index).value);
    }
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const root of rootsOf({ ...program, shared: [] })) visit(root);
  return found;
}

/** Every root expression of the program, shared ones included, each once. */
export function* rootsOf(program: Program): Generator<Expr> {
  for (const unknown of program.unknowns) {
    for (const value of unknown.values) yield value.share.value;
  }
  for (const variable of program.variables) {
    yield variable.start.value;
    if (variable.drift !== undefined) yield variable.drift.value;
    if (variable.noise !== undefined) yield variable.noise.spread.value;
  }
  for (const flashpoint of program.flashpoints) {
    for (const rule of flashpoint.rules) {
      yield* whenOf(rule);
      yield amountOf(rule.base).value;
      yield* multipliersOf(rule.multipliers);
      yield* effectsOf(rule.effects);
    }
  }
  for (const actor of program.actors) {
    for (const move of actor.moves) {
      yield* whenOf(move);
      for (const way of move.ways) {
        yield* whenOf(way);
        yield amountOf(way.base).value;
        yield* multipliersOf(way.multipliers);
      }
      yield* effectsOf(move.effects);
    }
  }
  for (const event of program.events) {
    yield* whenOf(event);
    const { occurrence } = event;
    if (occurrence.kind === "dated") yield occurrence.probability.value;
    else if (occurrence.kind === "undated") {
      yield amountOf(occurrence.base).value;
      yield* multipliersOf(occurrence.multipliers);
    }
    yield* effectsOf(event.effects);
  }
  for (const shared of program.shared) yield shared.value;
  if (program.endsWhen !== undefined) yield program.endsWhen.value;
  for (const { fold } of program.outcomes) yield* expressionsOf(fold);
}
