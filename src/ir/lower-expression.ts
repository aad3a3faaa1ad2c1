/** Typed expressions over ids → folded expressions over indices. */

import type { OfKind } from "../base/kinds.ts";
import { InvariantError, at } from "../base/invariant.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import { dayOfChecked } from "./calendar.ts";
import { foldBoolean, foldNumber } from "./fold.ts";
import type { Names } from "./names.ts";
import type { Places } from "./places.ts";
import type { Shared } from "./shared.ts";
import type { BooleanExpr, NumberExpr, OutcomeValue, PlaceIndex, Root } from "./expression.ts";

/** What lowering an expression needs: the names, and the path to blame in a run fault. */
export interface Scope {
  readonly names: Names;
  readonly places: Places;
  readonly shared: Shared;
  readonly path: string;
}

/** The same scope further down the file. */
export function within(scope: Scope, key: string): Scope {
  return { ...scope, path: scope.path === "" ? key : `${scope.path}.${key}` };
}

/** The place of an expression. */
export function placeOf(scope: Scope, expression: Expression): PlaceIndex {
  return scope.places.add(scope.path, expression.span);
}

/** How a kind is lowered: as a number, as a condition, or as either. */
interface Lowering<T> {
  readonly number?: (expression: T, scope: Scope) => NumberExpr;
  readonly condition?: (expression: T, scope: Scope) => BooleanExpr;
}

function connected(
  { kind, left, right }: OfKind<Expression, "and" | "or">,
  scope: Scope,
): BooleanExpr {
  return foldBoolean({ kind, left: lowerBoolean(scope, left), right: lowerBoolean(scope, right) });
}

const lowerings: { readonly [K in Expression["kind"]]: Lowering<OfKind<Expression, K>> } = {
  number: { number: ({ value }) => ({ kind: "number", value }) },
  boolean: { condition: ({ value }) => ({ kind: "boolean", value }) },
  parameter: {
    number: ({ parameter }, { names }) => ({
      kind: "parameter",
      parameter: names.parameters.of(parameter),
    }),
  },
  variable: {
    number: ({ variable }, { names }) => ({
      kind: "variable",
      variable: names.variables.of(variable),
    }),
  },
  step: { number: () => ({ kind: "step" }) },
  since: { number: ({ date }) => ({ kind: "since", day: dayOfChecked(date) }) },
  dwell: {
    number: ({ flashpoint }, { names }) => ({
      kind: "dwell",
      flashpoint: names.flashpoints.of(flashpoint),
    }),
  },
  held: {
    number: (expression, { names }) => {
      const flashpoint = names.flashpoints.of(expression.flashpoint);
      const level = at(names.levels, flashpoint).of(expression.level);
      return { kind: "held", flashpoint, level };
    },
  },
  rung: {
    number: ({ flashpoint, lag }, { names }) => ({
      kind: "rung",
      flashpoint: names.flashpoints.of(flashpoint),
      lag,
    }),
  },
  unary: {
    number: (expression, scope) =>
      foldNumber({
        kind: "unary",
        function: expression.function,
        operand: lowerNumber(scope, expression.operand),
      }),
  },
  binary: {
    number: ({ operator, left, right }, scope) =>
      foldNumber({
        kind: "binary",
        operator,
        left: lowerNumber(scope, left),
        right: lowerNumber(scope, right),
      }),
  },
  conditional: {
    number: ({ test, then, otherwise }, scope) =>
      foldNumber({
        kind: "conditional",
        test: lowerBoolean(scope, test),
        then: lowerNumber(scope, then),
        otherwise: lowerNumber(scope, otherwise),
      }),
    condition: ({ test, then, otherwise }, scope) =>
      foldBoolean({
        kind: "conditional",
        test: lowerBoolean(scope, test),
        then: lowerBoolean(scope, then),
        otherwise: lowerBoolean(scope, otherwise),
      }),
  },
  compare: {
    condition: (expression, scope) =>
      foldBoolean({
        kind: "compare",
        comparison: expression.comparison,
        left: lowerNumber(scope, expression.left),
        right: lowerNumber(scope, expression.right),
        place: placeOf(scope, expression),
      }),
  },
  "compare-level": {
    condition: (expression, { names }) => {
      const { comparison } = expression;
      const flashpoint = names.flashpoints.of(expression.flashpoint);
      const level = at(names.levels, flashpoint).of(expression.level);
      return { kind: "level", comparison, flashpoint, level };
    },
  },
  "compare-unknown": {
    condition: (expression, { names }) => {
      const unknown = names.unknowns.of(expression.unknown);
      return {
        kind: "unknown",
        comparison: expression.comparison,
        unknown,
        value: at(names.values, unknown).of(expression.value),
      };
    },
  },
  quantifier: {
    number: quantified,
    condition: ({ means }, scope) => lowerBoolean(scope, means),
  },
  and: { condition: connected },
  or: { condition: connected },
  not: {
    condition: ({ operand }, scope) =>
      foldBoolean({ kind: "not", operand: lowerBoolean(scope, operand) }),
  },
  happened: {
    condition: ({ event }, { names }) => ({ kind: "happened", event: names.events.of(event) }),
  },
  elapsed: {
    number: ({ stopwatch, most }, { names }) => ({
      kind: "elapsed",
      stopwatch: names.stopwatches.of(stopwatch),
      most,
    }),
  },
  tally: {
    number: ({ tally, most }, { names }) => {
      const variable = names.variables.of(tally);
      const count: NumberExpr = { kind: "variable", variable };
      const bound: NumberExpr = { kind: "number", value: most };
      return at(names.variables.items, variable).max <= most
        ? count
        : { kind: "binary", operator: "min", left: count, right: bound };
    },
  },
  within: {
    condition: ({ stopwatch, low, high }, { names }) => ({
      kind: "within",
      stopwatch: names.stopwatches.of(stopwatch),
      low,
      ...(high === undefined ? {} : { high }),
    }),
  },
  moved: {
    condition: (expression, { names }) => {
      const actor = names.actors.of(expression.actor);
      return { kind: "moved", actor, move: at(names.moves, actor).of(expression.move) };
    },
  },
};

/** A number that is asked again and again is computed once a phase. */
function quantified(expression: OfKind<Expression, "quantifier">, scope: Scope): NumberExpr {
  const value = lowerNumber(scope, expression.means);
  return value.kind === "number" || value.kind === "rung"
    ? value
    : scope.shared.take(value, () => placeOf(scope, expression));
}

function loweringOf(expression: Expression): Lowering<Expression> {
  return lowerings[expression.kind] as Lowering<Expression>;
}

function wrongType(expression: Expression, wanted: string): never {
  throw new InvariantError(`the checker let a ${expression.kind} pass as a ${wanted}`);
}

/** Lowers and folds a numeric expression. */
export function lowerNumber(scope: Scope, expression: Expression): NumberExpr {
  const lowering = loweringOf(expression);
  return lowering.number?.(expression, scope) ?? wrongType(expression, "number");
}

/** Lowers and folds a condition. */
export function lowerBoolean(scope: Scope, expression: Expression): BooleanExpr {
  const lowering = loweringOf(expression);
  return lowering.condition?.(expression, scope) ?? wrongType(expression, "condition");
}

/** A checked numeric root. */
export function lowerRoot(scope: Scope, expression: Expression): Root {
  return { value: lowerNumber(scope, expression), place: placeOf(scope, expression) };
}

/** An optional `when`; one that is always true is dropped. */
export function lowerWhen(
  scope: Scope,
  expression: Expression | undefined,
): { readonly when?: BooleanExpr } {
  if (expression === undefined) return {};
  const when = lowerBoolean(within(scope, "when"), expression);
  return when.kind === "boolean" && when.value ? {} : { when };
}

/** Whether an expression is a condition (else it is numeric). */
function isBoolean(expression: Expression): boolean {
  if (expression.kind === "conditional") return isBoolean(expression.then);
  if (expression.kind === "quantifier") return expression.quantifier === "any";
  return loweringOf(expression).condition !== undefined;
}

/** A root that may also be a condition. */
export function lowerOutcomeValue(scope: Scope, expression: Expression): OutcomeValue {
  const place = placeOf(scope, expression);
  return isBoolean(expression)
    ? { place, type: "boolean", value: lowerBoolean(scope, expression) }
    : { place, type: "number", value: lowerNumber(scope, expression) };
}
