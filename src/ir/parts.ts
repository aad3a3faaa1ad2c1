/**
 * What expressions and elements read, as names of parts of the state: `level/0`, `dwell/0`,
 * `held/0/2`, `stopwatch/0`, `variable/1`, `unknown/0`, `flag/3`, `moved/1/4`, and `time` for the number of the step.
 */

import { entryFor, type ByKind } from "../base/kinds.ts";
import { at } from "../base/invariant.ts";
import type {
  Program,
  ProgramEffect,
  ProgramEvent,
  ProgramFlashpoint,
  ProgramMove,
  ProgramMultiplier,
  ProgramRule,
} from "./program.ts";
import type { BooleanExpr, Expr } from "./expression.ts";
import { amountOf, childrenOf, readsOf, type Read } from "./walk.ts";

/** A part of the state. */
export type Part = string;

/** The name of what changes with every step. */
export const TIME: Part = "time";

/** A part's name: `part("held", 0, 2)`. */
export function part(kind: string, ...indices: readonly number[]): Part {
  return [kind, ...indices.map(String)].join("/");
}

/** The counters `held` of every level that can be told apart. */
export function heldParts(program: Program, flashpoint: number): readonly Part[] {
  const { levels } = at(program.flashpoints, flashpoint);
  return levels.map((_, level) => part("held", flashpoint, level));
}

const parts: ByKind<Read, [], Part> = {
  time: () => TIME,
  level: ({ flashpoint }) => part("level", flashpoint),
  dwell: ({ flashpoint }) => part("dwell", flashpoint),
  held: ({ flashpoint, level }) => part("held", flashpoint, level),
  variable: ({ variable }) => part("variable", variable),
  unknown: ({ unknown }) => part("unknown", unknown),
  happened: ({ event }) => part("flag", event),
  stopwatch: ({ stopwatch }) => part("stopwatch", stopwatch),
  moved: ({ actor, move }) => part("moved", actor, move),
};

/** Everything that expressions read, shared ones followed. */
export function partsOf(program: Program, expressions: Iterable<Expr>): Set<Part> {
  const found = new Set<Part>();
  const visit = (expression: Expr): void => {
    for (const one of readsOf(program, expression)) found.add(entryFor(parts, one)(one));
    if (expression.kind === "shared") visit(at(program.shared, expression.index).value);
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const expression of expressions) visit(expression);
  return found;
}

function whenOf({ when }: { readonly when?: BooleanExpr }): readonly Expr[] {
  return when === undefined ? [] : [when];
}

function timesOf(multipliers: readonly ProgramMultiplier[]): readonly Expr[] {
  return multipliers.flatMap((one) => [...whenOf(one), one.factor.value]);
}

/** Expressions that decide whether and how strongly a rule acts; not those of its effects. */
export function ruleExpressions(rule: ProgramRule): readonly Expr[] {
  return [...whenOf(rule), amountOf(rule.base).value, ...timesOf(rule.multipliers)];
}

/** Those of all rules of a flashpoint. */
export function rulesExpressions({ rules }: ProgramFlashpoint): readonly Expr[] {
  return rules.flatMap(ruleExpressions);
}

/** Those of the ways of a move. */
export function moveExpressions(move: ProgramMove): readonly Expr[] {
  const ways = move.ways.flatMap((way) => [
    ...whenOf(way),
    amountOf(way.base).value,
    ...timesOf(way.multipliers),
  ]);
  return [...whenOf(move), ...ways];
}

/** Those of the chance of an event. */
export function eventExpressions(event: ProgramEvent): readonly Expr[] {
  const { occurrence } = event;
  switch (occurrence.kind) {
    case "dated":
      return [...whenOf(event), occurrence.probability.value];
    case "undated":
      return [
        ...whenOf(event),
        amountOf(occurrence.base).value,
        ...timesOf(occurrence.multipliers),
      ];
    case "certain":
      return whenOf(event);
  }
}

/** Those of an effect. */
export function effectExpressions(effect: ProgramEffect): readonly Expr[] {
  return [...whenOf(effect), ...(effect.target === "variable" ? [effect.value.value] : [])];
}
