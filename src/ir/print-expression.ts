/**
 * Expressions of a program as text, with names for indices: in the scenario language's notation, but
 * for shared ones (`#2`). For people; nothing parses it.
 */

import { at } from "../base/invariant.ts";
import { dateOfDay } from "./calendar.ts";
import type { BooleanExpr, Expr, NumberExpr, Program } from "./program.ts";

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

function printNumber(program: Program, expression: NumberExpr): Printed {
  switch (expression.kind) {
    case "number":
      return atom(String(expression.value));
    case "parameter":
      return atom(at(program.parameters, expression.parameter).id);
    case "variable":
      return atom(at(program.variables, expression.variable).id);
    case "step":
      return atom("t");
    case "since":
      return atom(`since("${dateOfDay(expression.day)}")`);
    case "dwell":
      return atom(`dwell(${flashpointId(program, expression.flashpoint)})`);
    case "held": {
      const { flashpoint, level } = expression;
      return atom(
        `held(${flashpointId(program, flashpoint)}, ${levelId(program, flashpoint, level)})`,
      );
    }
    case "rung": {
      const id = flashpointId(program, expression.flashpoint);
      return atom(expression.lag === 0 ? `rung(${id})` : `rung(${id}, ${String(expression.lag)})`);
    }
    case "unary": {
      const operand = print(program, expression.operand);
      return expression.function === "negate"
        ? { text: `-${bracketed(operand, precedence.negate)}`, strength: precedence.negate }
        : atom(`${expression.function}(${operand.text})`);
    }
    case "binary": {
      const { operator, left, right } = expression;
      if (operator === "min" || operator === "max") {
        return atom(`${operator}(${print(program, left).text}, ${print(program, right).text})`);
      }
      return infix(program, operator, left, right, precedence[operator]);
    }
    case "conditional":
      return conditional(program, expression.test, expression.then, expression.otherwise);
    case "shared":
      return atom(`#${String(expression.index)}`);
  }
}

function printBoolean(program: Program, expression: BooleanExpr): Printed {
  const strength = precedence.compare;
  switch (expression.kind) {
    case "boolean":
      return atom(String(expression.value));
    case "compare":
      return infix(program, expression.comparison, expression.left, expression.right, strength);
    case "level": {
      const { flashpoint, comparison, level } = expression;
      const id = flashpointId(program, flashpoint);
      return { text: `${id} ${comparison} ${levelId(program, flashpoint, level)}`, strength };
    }
    case "unknown": {
      const { id, values } = at(program.unknowns, expression.unknown);
      return {
        text: `${id} ${expression.comparison} ${at(values, expression.value).id}`,
        strength,
      };
    }
    case "and":
    case "or":
      return infix(
        program,
        expression.kind,
        expression.left,
        expression.right,
        precedence[expression.kind],
      );
    case "not":
      return atom(`not (${print(program, expression.operand).text})`);
    case "happened":
      return atom(`happened(${at(program.events, expression.event).id})`);
    case "moved": {
      const { id, moves } = at(program.actors, expression.actor);
      return atom(`moved(${id}, ${at(moves, expression.move).id})`);
    }
    case "conditional":
      return conditional(program, expression.test, expression.then, expression.otherwise);
  }
}

function print(program: Program, expression: Expr): Printed {
  switch (expression.kind) {
    case "boolean":
    case "compare":
    case "level":
    case "unknown":
    case "and":
    case "or":
    case "not":
    case "happened":
    case "moved":
      return printBoolean(program, expression);
    case "conditional":
      return conditional(program, expression.test, expression.then, expression.otherwise);
    default:
      return printNumber(program, expression);
  }
}

/** An expression as text. */
export function printExpr(program: Program, expression: Expr): string {
  return print(program, expression).text;
}
