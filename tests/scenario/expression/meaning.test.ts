/** What sound expressions mean: precedence, types, names, and where each part stands. */

import { describe, expect, it } from "vitest";
import type { Expression } from "../../../src/scenario/expression/expression.ts";
import { printExpression } from "../../../src/scenario/expression/print.ts";
import {
  extentOf,
  literalsOf,
  operandsOf,
  readsOf,
} from "../../../src/scenario/expression/reads.ts";
import { namesIn, readExpression } from "../../../src/scenario/expression/read.ts";
import { mappedPlace, type Scope } from "../../../src/scenario/expression/scope.ts";
import { read, scope } from "./scope.ts";

function sound(text: string): Expression {
  const { expression, diagnostics } = read(text);
  expect(diagnostics, text).toEqual([]);
  return expression!;
}

/** Fully bracketed, from the tree alone: an oracle that knows no precedence. */
function bracketed(expression: Expression): string {
  switch (expression.kind) {
    case "binary":
      return `(${bracketed(expression.left)} ${expression.operator} ${bracketed(expression.right)})`;
    case "compare":
      return `(${bracketed(expression.left)} ${expression.comparison} ${bracketed(expression.right)})`;
    case "and":
    case "or":
      return `(${bracketed(expression.left)} ${expression.kind} ${bracketed(expression.right)})`;
    case "not":
      return `(not ${bracketed(expression.operand)})`;
    case "unary":
      return `(${expression.function} ${bracketed(expression.operand)})`;
    case "conditional":
      return `(${bracketed(expression.test)} ? ${bracketed(expression.then)} : ${bracketed(expression.otherwise)})`;
    // eslint-disable-next-line no-restricted-syntax -- what has no parts prints itself
    default:
      return printExpression(expression);
  }
}

describe("precedence", () => {
  it.each([
    ["1 + 2 * 3 ^ 4", "(1 + (2 * (3 ^ 4)))"],
    ["2 ^ 3 ^ 4", "(2 ^ (3 ^ 4))"],
    ["-2 ^ 2", "(negate (2 ^ 2))"],
    ["2 ^ -3 ^ x", "(2 ^ (negate (3 ^ x)))"],
    ["-x * y", "((negate x) * y)"],
    ["x - y - 1", "((x - y) - 1)"],
    ["x / y / 2 * 3", "(((x / y) / 2) * 3)"],
    ["x % y * 2", "((x % y) * 2)"],
    ["x + y % 2", "(x + (y % 2))"],
    ["1 / 2 * x", "((1 / 2) * x)"],
    ["x % (-3)", "(x % (negate 3))"],
    ["x - -y", "(x - (negate y))"],
    ["--x", "(negate (negate x))"],
    ["war or x > 1 and y < 2", "(ukraine == full_scale_war or ((x > 1) and (y < 2)))"],
    ["not war and x > 1", "((not ukraine == full_scale_war) and (x > 1))"],
    ["not (x > 1)", "(not (x > 1))"],
    ["war or x > 1 ? 1 : 2 + y", "((ukraine == full_scale_war or (x > 1)) ? 1 : (2 + y))"],
    ["war ? 1 : x > 1 ? 2 : 3", "(ukraine == full_scale_war ? 1 : ((x > 1) ? 2 : 3))"],
    ["war ? (x > 1 ? 1 : 2) : 3", "(ukraine == full_scale_war ? ((x > 1) ? 1 : 2) : 3)"],
    ["war ? x > 1 : false", "(ukraine == full_scale_war ? (x > 1) : false)"],
    ["min(x, y, 3)", "((x min y) min 3)"],
    ["clamp(x, 0, 1)", "((x max 0) min 1)"],
    ["x\n  + 1", "(x + 1)"],
    ["1e3 + .5 + 2. + 1.5E-2", "(((1000 + 0.5) + 2) + 0.015)"],
    ["t + spillover", "(t + spillover)"],
  ])("%s", (text, expected) => {
    expect(bracketed(sound(text))).toBe(expected);
  });

  it("reads numbers as JavaScript does, to the last bit", () => {
    for (const text of [
      "0.1",
      "1.7976931348623157e308",
      "5e-324",
      "123456789012345678",
      "0.30000000000000004",
    ]) {
      expect(sound(text)).toMatchObject({ kind: "number", value: Number(text) });
    }
  });
});

describe("names", () => {
  it("reads levels opposite their flashpoint only, whatever else has the name", () => {
    expect(sound("tension_line >= x")).toMatchObject({
      kind: "compare-level",
      comparison: ">=",
      flashpoint: "tension_line",
      level: "x",
    });
    expect(sound("talks < ukraine")).toMatchObject({
      kind: "compare-level",
      comparison: ">",
      flashpoint: "ukraine",
      level: "talks",
    });
    expect(sound("(bosnia) != (talks)")).toMatchObject({ flashpoint: "bosnia", level: "talks" });
    expect(sound("all_or_nothing != intent")).toMatchObject({
      kind: "compare-unknown",
      comparison: "!=",
      unknown: "intent",
      value: "all_or_nothing",
    });
  });

  it("reads the functions of the state", () => {
    expect(sound("dwell(ukraine)")).toMatchObject({ kind: "dwell", flashpoint: "ukraine" });
    expect(sound("held(ukraine, brink)")).toMatchObject({ kind: "held", level: "brink" });
    expect(sound("rung(ukraine)")).toMatchObject({ kind: "rung", lag: 0 });
    expect(sound("rung(ukraine, 4)")).toMatchObject({ kind: "rung", lag: 4 });
    expect(sound("moved(nato, wait)")).toMatchObject({
      kind: "moved",
      actor: "nato",
      move: "wait",
    });
    expect(sound("happened(council)")).toMatchObject({ kind: "happened", event: "council" });
    expect(sound("since('2022-02-28')")).toMatchObject({ kind: "since", date: "2022-02-28" });
  });

  it("is not fooled by names of JavaScript's own", () => {
    const strange: Scope = {
      edition: 1,
      names: new Map([["constructor", { kind: "variable", id: "constructor" as never }]]),
      events: new Map(),
      actors: new Map(),
    };
    const at = { span: () => ({ file: { name: "", text: "" }, start: 0, end: 0 }) };
    const { expression } = readExpression("constructor + 1", at, strange, "number");
    expect(expression).toMatchObject({ left: { kind: "variable", variable: "constructor" } });
    for (const text of ["toString", "hasOwnProperty(1)", "valueOf", "__proto__ + 1"]) {
      expect(readExpression(text, at, strange, "any").diagnostics, text).toHaveLength(1);
    }
  });

  it("copies definitions in, with a limit on what they grow to", () => {
    expect(sound("war and x > 1")).toMatchObject({
      left: { kind: "compare-level", span: { start: 0, end: 3 } },
    });
    // Each definition doubles the one before: 2^40 nodes, never built.
    const names = new Map(scope.names);
    let expression = sound("x + 1");
    let refused = 0;
    for (let i = 0; i < 40 && refused === 0; i += 1) {
      names.set("d", { kind: "definition", expression, type: "number" });
      const next = readExpression(
        "d * d",
        { span: () => expression.span },
        { ...scope, names },
        "number",
      );
      refused = next.diagnostics.filter(({ code }) => code === "expression-too-large").length;
      expression = next.expression ?? expression;
    }
    expect(refused).toBe(1);
    expect(extentOf(expression).size).toBeLessThan(5_001);
  });
});

describe("places", () => {
  it("gives every part the span of its own text, brackets included", () => {
    const text = "min(x, (y + 1)) >= 2 and not (war or ukraine<brink)";
    const spans: string[] = [];
    const visit = (part: Expression): void => {
      if (part.span.file.name === "test.yaml")
        spans.push(text.slice(part.span.start, part.span.end));
      operandsOf(part).forEach(visit);
    };
    visit(sound(text));
    expect(spans).toEqual([
      text,
      "min(x, (y + 1)) >= 2",
      "min(x, (y + 1))",
      "x",
      "y + 1",
      "y",
      "1",
      "2",
      "not (war or ukraine<brink)",
      "war or ukraine<brink",
      "war",
      "ukraine<brink",
    ]);
  });

  it("follows a text that the file writes in another way", () => {
    // The file has `"x >\u003d z"`, escapes and all; the text is `x >= z`.
    const file = { name: "f.yaml", text: 'when: "x >\\u003d z"' };
    const offsets = [7, 8, 9, 10, 16, 17, 18];
    const { diagnostics } = readExpression("x >= z", mappedPlace(file, offsets), scope, "boolean");
    expect(diagnostics.map(({ span }) => file.text.slice(span.start, span.end))).toEqual(["z"]);
  });

  it("counts in UTF-16 units after letters outside the first plane", () => {
    const text = "'😀😀' + zz";
    const found = read(text).diagnostics.map(({ span }) => text.slice(span.start, span.end));
    expect(found).toEqual(["'😀😀'", "zz"]);
  });
});

describe("what an expression reads", () => {
  it("lists every leaf that is no literal, in order", () => {
    const text =
      "intent == bargaining and held(ukraine, brink) > 2 * x or moved(nato, wait) and spillover > t";
    expect(readsOf(sound(text)).map((read) => read.kind)).toEqual([
      "compare-unknown",
      "held",
      "variable",
      "moved",
      "parameter",
      "step",
    ]);
    expect(literalsOf(sound(text)).map(({ value }) => value)).toEqual([2]);
    expect(namesIn("war and x2 > max(1e5, y)")).toEqual(["war", "and", "x2", "max", "y"]);
  });
});
