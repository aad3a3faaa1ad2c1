/** Folding constants changes neither a bit of a value nor a run fault. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { RunFault } from "../../src/engine/interpreter/fault.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Expression, UnaryFunction } from "../../src/scenario/expression/expression.ts";
import * as m from "./models.ts";

const literal = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.5, 2, 3, 1000, 1e300, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -5, max: 5, noNaN: true }),
);

/** A tree whose leaves are literals; `leaf` makes them. */
type Tree = (leaf: (value: number) => Expression) => Expression;

const span = m.span();
const unaries: readonly UnaryFunction[] = [
  ...(["negate", "abs", "floor", "ceil", "round"] as const),
  ...(["exp", "log", "log1p", "sqrt", "logistic", "sin", "cos"] as const),
];

const { number } = fc.letrec<{ number: Tree; condition: Tree }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 5 },
    literal.map(
      (value): Tree =>
        (leaf) =>
          leaf(value),
    ),
    fc.tuple(fc.constantFrom(...unaries), tie("number")).map(([name, operand]): Tree => (leaf) => ({
      kind: "unary",
      function: name,
      operand: operand(leaf),
      span,
    })),
    fc
      .tuple(
        fc.constantFrom("+", "-", "*", "/", "^", "%", "min", "max"),
        tie("number"),
        tie("number"),
      )
      .map(([operator, left, right]): Tree => (leaf) => ({
        kind: "binary",
        operator,
        left: left(leaf),
        right: right(leaf),
        span,
      })),
    fc
      .tuple(tie("condition"), tie("number"), tie("number"))
      .map(([test, then, otherwise]): Tree => (leaf) => ({
        kind: "conditional",
        test: test(leaf),
        then: then(leaf),
        otherwise: otherwise(leaf),
        span,
      })),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc
      .tuple(fc.constantFrom("==", "!=", "<", "<=", ">", ">="), tie("number"), tie("number"))
      .map(([comparison, left, right]): Tree => (leaf) => ({
        kind: "compare",
        comparison,
        left: left(leaf),
        right: right(leaf),
        span,
      })),
    fc
      .tuple(fc.constantFrom("and", "or"), tie("condition"), tie("condition"))
      .map(([kind, left, right]): Tree => (leaf) => ({
        kind,
        left: left(leaf),
        right: right(leaf),
        span,
      })),
    tie("condition").map((operand): Tree => (leaf) => ({
      kind: "not",
      operand: operand(leaf),
      span,
    })),
  ),
}));

/** The value at the start of a run, or the fault. */
function valueOf(expression: Expression, values: readonly number[]): number | string {
  const bounds = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
  const program = lower(
    m.aModel({
      parameters: m.parameters(
        Object.fromEntries(values.map((value, index) => [`p${String(index)}`, value])),
      ),
      variables: [m.aVariable("v", expression, bounds)],
    }),
  );
  try {
    return start(program, parametersOf(program), () => 0).variables[0] ?? NaN;
  } catch (error) {
    if (error instanceof RunFault) return `${error.place.path} ${error.reason}`;
    throw error;
  }
}

test("a folded expression is the unfolded one, whose literals are parameters", () => {
  let faults = 0;
  let folded = 0;
  fc.assert(
    fc.property(number, (tree) => {
      const values: number[] = [];
      const unfolded = tree((value) => {
        values.push(value);
        return m.parameter(`p${String(values.length - 1)}`);
      });
      const plain = valueOf(tree(m.x), []);
      const wanted = valueOf(unfolded, values);
      expect(Object.is(plain, wanted), `${String(plain)} for ${String(wanted)}`).toBe(true);
      if (typeof plain === "string") faults += 1;
      else if (values.length > 2) folded += 1;
    }),
    { seed: 7, numRuns: 1500 },
  );
  expect(faults).toBeGreaterThan(50);
  expect(folded).toBeGreaterThan(200);
});
