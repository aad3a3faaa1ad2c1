/** Typed expressions over ids → folded expressions over indices. */

import { InvariantError, at } from "../base/invariant.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import { dayOfChecked } from "./calendar.ts";
import { foldBoolean, foldNumber } from "./fold.ts";
import type { Names } from "./names.ts";
import type { Places } from "./places.ts";
import type { BooleanExpr, NumberExpr, OutcomeValue, PlaceIndex, Root } from "./program.ts";

/** What lowering an expression needs: the names, and the path to blame in a run fault. */
export interface Scope {
  readonly names: Names;
  readonly places: Places;
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

function wrongType(expression: Expression, wanted: string): never {
  throw new InvariantError(`the checker let a ${expression.kind} pass as a ${wanted}`);
}

/** Lowers and folds a numeric expression. */
export function lowerNumber(scope: Scope, expression: Expression): NumberExpr {
  const { names } = scope;
  switch (expression.kind) {
    case "number":
      return { kind: "number", value: expression.value };
    case "parameter":
      return { kind: "parameter", parameter: names.parameters.of(expression.parameter) };
    case "variable":
      return { kind: "variable", variable: names.variables.of(expression.variable) };
    case "step":
      return { kind: "step" };
    case "since":
      return { kind: "since", day: dayOfChecked(expression.date) };
    case "dwell":
      return { kind: "dwell", flashpoint: names.flashpoints.of(expression.flashpoint) };
    case "held": {
      const flashpoint = names.flashpoints.of(expression.flashpoint);
      return {
        kind: "held",
        flashpoint,
        level: at(names.levels, flashpoint).of(expression.level),
      };
    }
    case "rung":
      return {
        kind: "rung",
        flashpoint: names.flashpoints.of(expression.flashpoint),
        lag: expression.lag,
      };
    case "unary":
      return foldNumber({
        kind: "unary",
        function: expression.function,
        operand: lowerNumber(scope, expression.operand),
      });
    case "binary":
      return foldNumber({
        kind: "binary",
        operator: expression.operator,
        left: lowerNumber(scope, expression.left),
        right: lowerNumber(scope, expression.right),
      });
    case "conditional":
      return foldNumber({
        kind: "conditional",
        test: lowerBoolean(scope, expression.test),
        then: lowerNumber(scope, expression.then),
        otherwise: lowerNumber(scope, expression.otherwise),
      });
    default:
      return wrongType(expression, "number");
  }
}

/** Lowers and folds a condition. */
export function lowerBoolean(scope: Scope, expression: Expression): BooleanExpr {
  const { names } = scope;
  switch (expression.kind) {
    case "boolean":
      return { kind: "boolean", value: expression.value };
    case "compare":
      return foldBoolean({
        kind: "compare",
        comparison: expression.comparison,
        left: lowerNumber(scope, expression.left),
        right: lowerNumber(scope, expression.right),
        place: placeOf(scope, expression),
      });
    case "compare-level": {
      const flashpoint = names.flashpoints.of(expression.flashpoint);
      return {
        kind: "level",
        comparison: expression.comparison,
        flashpoint,
        level: at(names.levels, flashpoint).of(expression.level),
      };
    }
    case "compare-unknown": {
      const unknown = names.unknowns.of(expression.unknown);
      return {
        kind: "unknown",
        comparison: expression.comparison,
        unknown,
        value: at(names.values, unknown).of(expression.value),
      };
    }
    case "and":
    case "or":
      return foldBoolean({
        kind: expression.kind,
        left: lowerBoolean(scope, expression.left),
        right: lowerBoolean(scope, expression.right),
      });
    case "not":
      return foldBoolean({ kind: "not", operand: lowerBoolean(scope, expression.operand) });
    case "happened":
      return { kind: "happened", event: names.events.of(expression.event) };
    case "moved": {
      const actor = names.actors.of(expression.actor);
      return { kind: "moved", actor, move: at(names.moves, actor).of(expression.move) };
    }
    case "conditional":
      return foldBoolean({
        kind: "conditional",
        test: lowerBoolean(scope, expression.test),
        then: lowerBoolean(scope, expression.then),
        otherwise: lowerBoolean(scope, expression.otherwise),
      });
    default:
      return wrongType(expression, "condition");
  }
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
  switch (expression.kind) {
    case "boolean":
    case "compare":
    case "compare-level":
    case "compare-unknown":
    case "and":
    case "or":
    case "not":
    case "happened":
    case "moved":
      return true;
    case "conditional":
      return isBoolean(expression.then);
    default:
      return false;
  }
}

/** A root that may also be a condition. */
export function lowerOutcomeValue(scope: Scope, expression: Expression): OutcomeValue {
  const place = placeOf(scope, expression);
  return isBoolean(expression)
    ? { place, type: "boolean", value: lowerBoolean(scope, expression) }
    : { place, type: "number", value: lowerNumber(scope, expression) };
}
