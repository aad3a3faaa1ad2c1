/** Expressions → code, in the interpreter's order of evaluation and with its checks. */

import { at } from "../../base/invariant.ts";
import { entryFor, type ByKind } from "../../base/kinds.ts";
import type { BooleanExpr, NumberExpr, PlaceIndex, Root } from "../../ir/expression.ts";
import { isFinite } from "../../ir/range.ts";
import type { BinaryOperator, Comparison } from "../../scenario/expression/expression.ts";
import {
  call,
  choose,
  f64,
  get,
  i32,
  load,
  op,
  set,
  when,
  type Callee,
  type Code,
} from "./code.ts";
import { movedBit, stepOf } from "./context.ts";
import { keyOf } from "./key.ts";
import { emitCalendarTest, emitCountTest, isQuick } from "./count-test.ts";
import { capped, emitHeld, emitRung, levelOf, stepsAtLevel } from "./ladder.ts";
import { emitElapsed, emitWithin } from "./stopwatch.ts";
import { element } from "./memory-map.ts";
import type { OpcodeName } from "./opcodes.ts";
import type { Scope } from "./scope.ts";

const integerComparisons: Readonly<Record<Comparison, OpcodeName>> = {
  "==": "i32.eq",
  "!=": "i32.ne",
  "<": "i32.lt_s",
  "<=": "i32.le_s",
  ">": "i32.gt_s",
  ">=": "i32.ge_s",
};

const numberComparisons: Readonly<Record<Comparison, OpcodeName>> = {
  "==": "f64.eq",
  "!=": "f64.ne",
  "<": "f64.lt",
  "<=": "f64.le",
  ">": "f64.gt",
  ">=": "f64.ge",
};

const plainBinary: Partial<Record<BinaryOperator, OpcodeName>> = {
  "+": "f64.add",
  "-": "f64.sub",
  "*": "f64.mul",
  "/": "f64.div",
  min: "f64.min",
  max: "f64.max",
};

function emitUnary(scope: Scope, expression: Extract<NumberExpr, { kind: "unary" }>): Code {
  const { functions } = scope.context;
  // Definitions are inlined where they are used, so the same exponential may stand in many places.
  const costly = (callee: Callee): Code =>
    scope.remember(keyOf(expression), () => call(callee, operand()));
  const operand = (): Code => emitNumber(scope, expression.operand);
  switch (expression.function) {
    case "negate":
      return op("f64.neg", operand());
    case "abs":
      return op("f64.abs", operand());
    case "floor":
      return op("f64.floor", operand());
    case "ceil":
      return op("f64.ceil", operand());
    case "round":
      return op("f64.floor", op("f64.add", operand(), f64(0.5)));
    case "sqrt":
      return op("f64.sqrt", operand());
    case "exp":
      return costly(functions.exp);
    case "log":
      return costly(functions.log);
    case "log1p":
      return costly(functions.log1p);
    case "logistic":
      return costly(functions.logistic);
    case "sin":
    case "cos":
      return scope.remember(keyOf(expression), () =>
        call(functions.turned(), operand(), i32(expression.function === "sin" ? 0 : 1)),
      );
  }
}

const numbers: ByKind<NumberExpr, [Scope], Code> = {
  number: (expression) => f64(expression.value),
  parameter: (expression, scope) => {
    const { id } = at(scope.context.program.parameters, expression.parameter);
    return load(element(scope.context.cells.parameters, expression.parameter, id));
  },
  variable: (expression, scope) => {
    const { id } = at(scope.context.program.variables, expression.variable);
    return load(element(scope.context.cells.state.variables, expression.variable, id));
  },
  step: (_expression, scope) => op("f64.convert_i32_s", stepOf(scope.context)),
  since: (expression, scope) => {
    const today = load(scope.context.cells.dayOfStep, op("i32.shl", stepOf(scope.context), i32(2)));
    return op("f64.convert_i32_s", op("i32.sub", today, i32(expression.day)));
  },
  dwell: ({ flashpoint }, scope) => {
    const { dwellCap } = at(scope.context.program.flashpoints, flashpoint);
    return capped(stepsAtLevel(scope, flashpoint), dwellCap);
  },
  held: (expression, scope) => emitHeld(scope, expression.flashpoint, expression.level),
  elapsed: ({ stopwatch, most }, scope) => emitElapsed(scope, stopwatch, most),
  rung: (expression, scope) => emitRung(scope, expression.flashpoint, expression.lag),
  unary: (expression, scope) => emitUnary(scope, expression),
  binary: (expression, scope) => {
    const left = emitNumber(scope, expression.left);
    const right = emitNumber(scope, expression.right);
    if (expression.operator === "^") return call(scope.context.functions.power, left, right);
    const name = plainBinary[expression.operator];
    return name === undefined
      ? call(scope.context.functions.floorMod, left, right)
      : op(name, left, right);
  },
  conditional: (expression, scope) => {
    const truth = scope.truthOf(expression.test);
    if (truth === "true") return emitNumber(scope, expression.then);
    if (truth === "false") return emitNumber(scope, expression.otherwise);
    const { test, then, otherwise } = expression;
    return isAtHand(then) && isAtHand(otherwise)
      ? emitSelect(scope, test, then, otherwise)
      : choose(
          "f64",
          emitBoolean(scope, test),
          emitNumber(scope, then),
          emitNumber(scope, otherwise),
        );
  },
  shared: (expression, scope) => scope.shared(expression.index),
};

/** Whether taking a number is cheaper than not taking it. */
const isAtHand = ({ kind }: NumberExpr): boolean => kind === "number" || kind === "parameter";

/** One of two numbers at hand, without a branch that no processor foresees. */
function emitSelect(
  scope: Scope,
  test: BooleanExpr,
  then: NumberExpr,
  otherwise: NumberExpr,
): Code {
  const condition = emitBoolean(scope, test);
  if (isLiteral(then, 1) && isLiteral(otherwise, 0)) return op("f64.convert_i32_s", condition);
  return op("select", emitNumber(scope, then), emitNumber(scope, otherwise), condition);
}

const isLiteral = (expression: NumberExpr, value: number): boolean =>
  expression.kind === "number" && Object.is(expression.value, value);

/** A number on the stack, unchecked. */
export function emitNumber(scope: Scope, expression: NumberExpr): Code {
  return entryFor(numbers, expression)(expression, scope);
}

/** A number on the stack that stops the run where it is not finite. */
export function emitFinite(scope: Scope, value: NumberExpr, place: PlaceIndex): Code {
  const code = emitNumber(scope, value);
  if (isFinite(scope.rangeOf(value).value)) return code;
  return scope.borrow("f64", (local) => [
    set(local, code),
    when(
      op("i32.eqz", op("f64.lt", op("f64.abs", get(local)), f64(Infinity))),
      scope.fail(place, "not finite"),
    ),
    get(local),
  ]);
}

/** A checked root. */
export function emitRoot(scope: Scope, root: Root): Code {
  return emitFinite(scope, root.value, root.place);
}

/** A checked root that stops the run where it is negative. */
export function emitAmount(scope: Scope, root: Root): Code {
  const { value: range } = scope.rangeOf(root.value);
  if (scope.lax) return emitLaxAmount(scope, root, range.low >= 0);
  if (range.low >= 0) return emitRoot(scope, root);
  const code = emitNumber(scope, root.value);
  return scope.borrow("f64", (local) => [
    set(local, code),
    when(
      op(
        "i32.eqz",
        op("i32.and", op("f64.ge", get(local), f64(0)), op("f64.lt", get(local), f64(Infinity))),
      ),
      scope.failNumber(root.place, local, "negative"),
    ),
    get(local),
  ]);
}

/** An amount that may come out as NaN or infinity, but not negative. */
function emitLaxAmount(scope: Scope, root: Root, neverNegative: boolean): Code {
  const { program, cells } = scope.context;
  if (root.value.kind === "parameter") {
    const { parameter } = root.value;
    return load(element(cells.amountParameters, parameter, at(program.parameters, parameter).id));
  }
  const code = emitNumber(scope, root.value);
  if (neverNegative) return code;
  return scope.borrow("f64", (local) => [
    set(local, code),
    when(op("f64.lt", get(local), f64(0)), scope.leave()),
    get(local),
  ]);
}

const conditions: ByKind<BooleanExpr, [Scope], Code> = {
  boolean: (expression) => i32(expression.value ? 1 : 0),
  compare: (expression, scope) =>
    emitCalendarTest(scope, expression) ??
    emitCountTest(scope, expression) ??
    op(
      numberComparisons[expression.comparison],
      emitFinite(scope, expression.left, expression.place),
      emitFinite(scope, expression.right, expression.place),
    ),
  level: (expression, scope) =>
    op(
      integerComparisons[expression.comparison],
      levelOf(scope, expression.flashpoint),
      i32(expression.level),
    ),
  unknown: (expression, scope) => {
    const { id } = at(scope.context.program.unknowns, expression.unknown);
    return op(
      integerComparisons[expression.comparison],
      load(element(scope.context.cells.state.unknowns, expression.unknown, id)),
      i32(expression.value),
    );
  },
  and: ({ left, right }, scope) =>
    isQuick(scope.context.program, right)
      ? op("i32.and", emitBoolean(scope, left), emitBoolean(scope, right))
      : choose("i32", emitBoolean(scope, left), emitBoolean(scope, right), i32(0)),
  or: ({ left, right }, scope) =>
    isQuick(scope.context.program, right)
      ? op("i32.or", emitBoolean(scope, left), emitBoolean(scope, right))
      : choose("i32", emitBoolean(scope, left), i32(1), emitBoolean(scope, right)),
  not: (expression, scope) => op("i32.eqz", emitBoolean(scope, expression.operand)),
  happened: (expression, scope) => {
    const { id } = at(scope.context.program.events, expression.event);
    return load(element(scope.context.cells.state.happened, expression.event, `happened ${id}`));
  },
  within: ({ stopwatch, low, high }, scope) => emitWithin(scope, stopwatch, low, high),
  moved: (expression, scope) => movedBit(scope.context, expression.actor, expression.move),
  conditional: (expression, scope) =>
    choose(
      "i32",
      emitBoolean(scope, expression.test),
      emitBoolean(scope, expression.then),
      emitBoolean(scope, expression.otherwise),
    ),
};

/** A condition on the stack: 1 or 0. */
export function emitBoolean(scope: Scope, expression: BooleanExpr): Code {
  const truth = scope.truthOf(expression);
  if (truth !== "maybe") return i32(truth === "true" ? 1 : 0);
  return entryFor(conditions, expression)(expression, scope);
}

/** `body` where an element's `when` holds, or always if it has none. */
export function emitWhen(
  scope: Scope,
  element: { readonly when?: BooleanExpr },
  body: () => Code,
): Code {
  if (element.when === undefined) return body();
  const condition = emitBoolean(scope, element.when);
  const truth = scope.truthOf(element.when);
  if (truth === "false") return [];
  return truth === "true" ? body() : when(condition, body());
}
