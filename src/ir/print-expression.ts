/**
 * Expressions of a program as text, with names for indices: in the scenario language's notation, but
 * for shared ones (`#2`). For people; nothing parses it.
 */

import { entryFor, type ByKind, type OfKind } from "../base/kinds.ts";
import { at } from "../base/invariant.ts";
import { dateOfDay } from "./calendar.ts";
import type { Program } from "./program.ts";
import type { BooleanExpr, Expr, NumberExpr } from "./expression.ts";

/** Binding strength, weakest first. */
const precedence = {
  conditional: 0,
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
  negate: 7,
  "^": 8,
  atom: 9,
} as const;

interface Printed {
  readonly text: string;
  readonly strength: number;
}

function atom(text: string): Printed {
  return { text, strength: precedence.atom };
}

function bracketed({ text, strength }: Printed, least: number): string {
  return strength < least ? `(${text})` : text;
}

function flashpointId(program: Program, flashpoint: number): string {
  return at(program.flashpoints, flashpoint).id;
}

function levelId(program: Program, flashpoint: number, level: number): string {
  return at(at(program.flashpoints, flashpoint).levels, level);
}

function conditional(program: Program, test: Expr, then: Expr, otherwise: Expr): Printed {
  const strength = precedence.conditional;
  const part = (one: Expr): string => bracketed(print(program, one), strength + 1);
  return {
    text: `${part(test)} ? ${part(then)} : ${bracketed(print(program, otherwise), strength)}`,
    strength,
  };
}

function infix(
  program: Program,
  operator: string,
  left: Expr,
  right: Expr,
  strength: number,
): Printed {
  // Equal strength on the right keeps its brackets, a - (b - c); a power on the left too, since
  // a ^ b ^ c means a ^ (b ^ c).
  const first = bracketed(print(program, left), operator === "^" ? strength + 1 : strength);
  return {
    text: `${first} ${operator} ${bracketed(print(program, right), strength + 1)}`,
    strength,
  };
}

const numbers: ByKind<NumberExpr, [Program], Printed> = {
  number: (expression) => atom(String(expression.value)),
  parameter: (expression, program) => atom(at(program.parameters, expression.parameter).id),
  variable: (expression, program) => atom(at(program.variables, expression.variable).id),
  step: () => atom("t"),
  since: (expression) => atom(`since("${dateOfDay(expression.day)}")`),
  dwell: (expression, program) => atom(`dwell(${flashpointId(program, expression.flashpoint)})`),
  held: (expression, program) => {
    const { flashpoint, level } = expression;
    return atom(
      `held(${flashpointId(program, flashpoint)}, ${levelId(program, flashpoint, level)})`,
    );
  },
  elapsed: ({ stopwatch, most }, program) =>
    atom(`elapsed(${at(program.stopwatches, stopwatch).id}, ${String(most)})`),
  rung: (expression, program) => {
    const id = flashpointId(program, expression.flashpoint);
    return atom(expression.lag === 0 ? `rung(${id})` : `rung(${id}, ${String(expression.lag)})`);
  },
  unary: (expression, program) => {
    const operand = print(program, expression.operand);
    return expression.function === "negate"
      ? { text: `-${bracketed(operand, precedence.negate)}`, strength: precedence.negate }
      : atom(`${expression.function}(${operand.text})`);
  },
  binary: (expression, program) => {
    const { operator, left, right } = expression;
    if (operator === "min" || operator === "max") {
      return atom(`${operator}(${print(program, left).text}, ${print(program, right).text})`);
    }
    return infix(program, operator, left, right, precedence[operator]);
  },
  conditional: (expression, program) =>
    conditional(program, expression.test, expression.then, expression.otherwise),
  shared: (expression) => atom(`#${String(expression.index)}`),
};

const andOrInConditions = (
  expression: OfKind<BooleanExpr, "and" | "or">,
  program: Program,
): Printed =>
  infix(program, expression.kind, expression.left, expression.right, precedence[expression.kind]);

const conditions: ByKind<BooleanExpr, [Program], Printed> = {
  boolean: (expression) => atom(String(expression.value)),
  compare: (expression, program) =>
    infix(program, expression.comparison, expression.left, expression.right, precedence.compare),
  level: (expression, program) => {
    const { flashpoint, comparison, level } = expression;
    const id = flashpointId(program, flashpoint);
    return {
      text: `${id} ${comparison} ${levelId(program, flashpoint, level)}`,
      strength: precedence.compare,
    };
  },
  unknown: (expression, program) => {
    const { id, values } = at(program.unknowns, expression.unknown);
    return {
      text: `${id} ${expression.comparison} ${at(values, expression.value).id}`,
      strength: precedence.compare,
    };
  },
  and: andOrInConditions,
  or: andOrInConditions,
  not: (expression, program) => atom(`not (${print(program, expression.operand).text})`),
  happened: (expression, program) => atom(`happened(${at(program.events, expression.event).id})`),
  within: ({ stopwatch, low, high }, program) => {
    const until = high === undefined ? "" : `, ${String(high)}`;
    return atom(`within(${at(program.stopwatches, stopwatch).id}, ${String(low)}${until})`);
  },
  moved: (expression, program) => {
    const { id, moves } = at(program.actors, expression.actor);
    return atom(`moved(${id}, ${at(moves, expression.move).id})`);
  },
  conditional: (expression, program) =>
    conditional(program, expression.test, expression.then, expression.otherwise),
};

const texts: ByKind<Expr, [Program], Printed> = {
  ...numbers,
  ...conditions,
  conditional: ({ test, then, otherwise }, program) => conditional(program, test, then, otherwise),
};

function print(program: Program, expression: Expr): Printed {
  return entryFor(texts, expression)(expression, program);
}

/** An expression as text. */
export function printExpr(program: Program, expression: Expr): string {
  return print(program, expression).text;
}
