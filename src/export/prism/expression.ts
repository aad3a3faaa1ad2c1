/**
 * Expressions as PRISM text. Parts that read nothing but parameters are computed here, with the
 * functions of `numeric/`; the rest uses what PRISM has: min, max, floor, ceil, pow, log, mod.
 */

import { entryFor, type ByKind } from "../../base/kinds.ts";
import { at } from "../../base/invariant.ts";
import type { Bounds } from "../../ir/bounds.ts";
import { compareNumbers } from "../../ir/comparison.ts";
import type { Program } from "../../ir/program.ts";
import type { BooleanExpr, NumberExpr } from "../../ir/expression.ts";
import { binaryOperations, unaryOperations } from "../../numeric/operations.ts";
import { all, choose, largestInteger, literal, truth, type Piece } from "./piece.ts";

/** How the state of the scenario is called in the model. */
export interface Vocabulary {
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly bounds: Bounds;
  /** For shares and starts, which are evaluated once, on S_0: time is known there. */
  readonly atStart?: boolean;
  readonly levels: readonly { readonly name: string; readonly constants: readonly string[] }[];
  /** By flashpoint; empty where nothing reads it. */
  readonly dwell: readonly string[];
  /** By flashpoint and level, likewise. */
  readonly held: readonly (readonly string[])[];
  /** By stopwatch: -1 while it is off. */
  readonly stopwatches: readonly string[];
  /** By variable: its name, or the value that it never leaves. */
  readonly variables: readonly Piece[];
  readonly unknowns: readonly string[];
  /** By event; empty where it can never happen, or nothing asks. */
  readonly happened: readonly string[];
  /** By actor and move; empty where nothing asks. */
  readonly moved: readonly (readonly string[])[];
  readonly shared: readonly string[];
}

const signs = { "==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=" } as const;

function counter(name: string): Piece {
  return name === "" ? literal(0) : { text: name, type: "int" };
}

function unary(name: keyof typeof unaryOperations, operand: Piece): Piece {
  const { text, type, value } = operand;
  if (typeof value === "number") return literal(unaryOperations[name](value));
  const real = (formula: string): Piece => ({ text: formula, type: "double" });
  switch (name) {
    case "negate":
      return { text: `(-${text})`, type };
    case "abs":
      return { text: `max(${text},-${text})`, type };
    case "floor":
    case "ceil":
      return type === "int" ? operand : { text: `${name}(${text})`, type: "int" };
    case "round":
      return type === "int" ? operand : { text: `floor(${text}+0.5)`, type: "int" };
    case "exp":
      return real(`pow(euler,${text})`);
    case "log":
      return real(`log(${text},euler)`);
    case "log1p":
      return real(`log(1+${text},euler)`);
    case "sqrt":
      return real(`pow(${text},0.5)`);
    case "logistic":
      return real(`(1/(1+pow(euler,-${text})))`);
    // Refused before it is written; see `unsayable.ts`.
    case "sin":
    case "cos":
      return real(`${name}(${text})`);
  }
}

function binary(
  vocabulary: Vocabulary,
  { operator, left, right }: Extract<NumberExpr, { readonly kind: "binary" }>,
): Piece {
  const a = numberPiece(vocabulary, left);
  const b = numberPiece(vocabulary, right);
  if (typeof a.value === "number" && typeof b.value === "number") {
    return literal(binaryOperations[operator](a.value, b.value));
  }
  const ints = a.type === "int" && b.type === "int";
  switch (operator) {
    case "min":
    case "max":
      return { text: `${operator}(${a.text},${b.text})`, type: ints ? "int" : "double" };
    case "/":
      return { text: `(${a.text}/${b.text})`, type: "double" };
    case "^":
      return { text: `pow(1.0*${a.text},${b.text})`, type: "double" };
    case "%":
      // The sign of the divisor, as in the language; PRISM's `mod` wants a positive whole one.
      return ints && vocabulary.bounds.number(right).low > 0
        ? { text: `mod(${a.text},${b.text})`, type: "int" }
        : {
            text: `(${a.text}-1.0*${b.text}*floor(${a.text}/${b.text}))`,
            type: "double",
          };
    case "+":
    case "-":
    case "*": {
      const { low, high } = vocabulary.bounds.number({ kind: "binary", operator, left, right });
      const fits = ints && low >= -largestInteger && high <= largestInteger;
      const text = `${a.text}${operator}${b.text}`;
      if (fits || !ints) return { text: `(${text})`, type: fits ? "int" : "double" };
      return { text: `(1.0*${a.text}${operator}1.0*${b.text})`, type: "double" };
    }
  }
}

function rung(vocabulary: Vocabulary, flashpoint: number, lag: number): Piece {
  const { name, constants } = at(vocabulary.levels, flashpoint);
  if (lag === 0) return { text: name, type: "int" };
  let text = "0";
  for (const level of constants.keys()) {
    if (level === 0) continue;
    const held = counter(at(at(vocabulary.held, flashpoint), level));
    text = `(${held.text}>=${String(lag)} ? ${String(level)} : ${text})`;
  }
  return { text, type: "int" };
}

const numbers: ByKind<NumberExpr, [Vocabulary], Piece> = {
  number: (expression) => literal(expression.value),
  parameter: (expression, vocabulary) => literal(at(vocabulary.parameters, expression.parameter)),
  variable: (expression, vocabulary) => at(vocabulary.variables, expression.variable),
  step: (_expression, vocabulary) =>
    vocabulary.atStart === true ? literal(0) : { text: "t", type: "int" },
  since: (expression, vocabulary) =>
    vocabulary.atStart === true
      ? literal(at(vocabulary.program.calendar.dayOfStep, 0) - expression.day)
      : { text: `(days-${literal(expression.day).text})`, type: "int" },
  dwell: (expression, vocabulary) => counter(at(vocabulary.dwell, expression.flashpoint)),
  held: (expression, vocabulary) =>
    counter(at(at(vocabulary.held, expression.flashpoint), expression.level)),
  elapsed: ({ stopwatch, most }, vocabulary) => {
    const name = at(vocabulary.stopwatches, stopwatch);
    return {
      text: `(${name}<0 ? ${String(most)} : min(${name},${String(most)}))`,
      type: "int",
    };
  },
  rung: (expression, vocabulary) => rung(vocabulary, expression.flashpoint, expression.lag),
  unary: (expression, vocabulary) =>
    unary(expression.function, numberPiece(vocabulary, expression.operand)),
  binary: (expression, vocabulary) => binary(vocabulary, expression),
  conditional: (expression, vocabulary) => {
    const test = booleanPiece(vocabulary, expression.test);
    if (test.value === true) return numberPiece(vocabulary, expression.then);
    if (test.value === false) return numberPiece(vocabulary, expression.otherwise);
    const [then, otherwise] = [expression.then, expression.otherwise];
    return choose(test, numberPiece(vocabulary, then), numberPiece(vocabulary, otherwise));
  },
  shared: (expression, vocabulary) => ({
    text: at(vocabulary.shared, expression.index),
    type: "double",
  }),
};

/** A number. */
export function numberPiece(vocabulary: Vocabulary, expression: NumberExpr): Piece {
  return entryFor(numbers, expression)(expression, vocabulary);
}

function compare(comparison: keyof typeof signs, left: Piece, right: Piece): Piece {
  if (typeof left.value === "number" && typeof right.value === "number") {
    return truth(compareNumbers(comparison, left.value, right.value));
  }
  return { text: `${left.text}${signs[comparison]}${right.text}`, type: "bool" };
}

function bracketed(piece: Piece): Piece {
  return piece.value === undefined ? { ...piece, text: `(${piece.text})` } : piece;
}

const conditions: ByKind<BooleanExpr, [Vocabulary], Piece> = {
  boolean: (expression) => truth(expression.value),
  compare: (expression, vocabulary) =>
    bracketed(
      compare(
        expression.comparison,
        numberPiece(vocabulary, expression.left),
        numberPiece(vocabulary, expression.right),
      ),
    ),
  level: (expression, vocabulary) => {
    const { name, constants } = at(vocabulary.levels, expression.flashpoint);
    const text = `(${name}${signs[expression.comparison]}${at(constants, expression.level)})`;
    return { text, type: "bool" };
  },
  unknown: (expression, vocabulary) => {
    const name = at(vocabulary.unknowns, expression.unknown);
    const text = `(${name}${signs[expression.comparison]}${String(expression.value)})`;
    return { text, type: "bool" };
  },
  and: (expression, vocabulary) => {
    const left = booleanPiece(vocabulary, expression.left);
    if (left.value === false) return left;
    return all(left, booleanPiece(vocabulary, expression.right));
  },
  or: (expression, vocabulary) => {
    const left = booleanPiece(vocabulary, expression.left);
    if (left.value === true) return left;
    const right = booleanPiece(vocabulary, expression.right);
    if (left.value === false) return right;
    if (right.value === false) return left;
    return { text: `(${left.text} | ${right.text})`, type: "bool" };
  },
  not: (expression, vocabulary) => {
    const operand = booleanPiece(vocabulary, expression.operand);
    if (typeof operand.value === "boolean") return truth(!operand.value);
    return { text: `(!${operand.text})`, type: "bool" };
  },
  happened: (expression, vocabulary) => {
    const name = at(vocabulary.happened, expression.event);
    return name === "" ? truth(false) : { text: name, type: "bool" };
  },
  within: ({ stopwatch, low, high }, vocabulary) => {
    const name = at(vocabulary.stopwatches, stopwatch);
    const until = high === undefined ? "" : ` & ${name}<${String(high)}`;
    return { text: `(${name}>=${String(low)}${until})`, type: "bool" };
  },
  moved: (expression, vocabulary) => ({
    text: at(at(vocabulary.moved, expression.actor), expression.move),
    type: "bool",
  }),
  conditional: (expression, vocabulary) => {
    const test = booleanPiece(vocabulary, expression.test);
    if (test.value === true) return booleanPiece(vocabulary, expression.then);
    if (test.value === false) return booleanPiece(vocabulary, expression.otherwise);
    const then = booleanPiece(vocabulary, expression.then);
    return choose(test, then, booleanPiece(vocabulary, expression.otherwise));
  },
};

/** A condition. */
export function booleanPiece(vocabulary: Vocabulary, expression: BooleanExpr): Piece {
  return entryFor(conditions, expression)(expression, vocabulary);
}

/** A condition that may be absent. */
export function whenPiece(vocabulary: Vocabulary, when: BooleanExpr | undefined): Piece {
  return when === undefined ? truth(true) : booleanPiece(vocabulary, when);
}
