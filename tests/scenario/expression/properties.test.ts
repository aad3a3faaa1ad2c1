/** Printing and reading are inverse; whatever the text, reading ends quickly and says something. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison, Expression } from "../../../src/scenario/expression/expression.ts";
import { printExpression } from "../../../src/scenario/expression/print.ts";
import { operandsOf } from "../../../src/scenario/expression/reads.ts";
import { read, scope } from "./scope.ts";

const span = { file: { name: "", text: "" }, start: 0, end: 0 };
// Spans are left out of trees here; `bare` does it for what was read.
type Bare = Omit<Expression, "span">;

function bare(expression: Expression): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, value: unknown) => (key === "span" ? undefined : value)),
  );
}

const comparison = fc.constantFrom<Comparison>("==", "!=", "<", "<=", ">", ">=");
const node = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Bare> =>
  fc.record(fields) as unknown as fc.Arbitrary<Bare>;

const flashpointLevel = fc.constantFrom(
  ["ukraine", "brink"],
  ["bosnia", "talks"],
  ["tension_line", "x"],
);

const { numeric, condition } = fc.letrec<{ numeric: Bare; condition: Bare }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 5, depthIdentifier: "expression" },
    node({
      kind: fc.constant("number"),
      value: fc.oneof(
        fc.nat(100),
        fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
      ),
    }),
    node({ kind: fc.constant("variable"), variable: fc.constantFrom("x", "y") }),
    node({ kind: fc.constant("parameter"), parameter: fc.constant("spillover") }),
    node({ kind: fc.constant("step") }),
    node({ kind: fc.constant("since"), date: fc.constant("2022-01-26") }),
    node({ kind: fc.constant("dwell"), flashpoint: fc.constant("ukraine") }),
    flashpointLevel.map(
      ([flashpoint, level]) => ({ kind: "held", flashpoint, level }) as unknown as Bare,
    ),
    node({ kind: fc.constant("rung"), flashpoint: fc.constant("bosnia"), lag: fc.nat(3) }),
    {
      weight: 3,
      arbitrary: node({
        kind: fc.constant("unary"),
        function: fc.constantFrom("negate", "negate", "abs", "round", "exp", "log1p", "logistic"),
        operand: tie("numeric"),
      }),
    },
    {
      weight: 9,
      arbitrary: node({
        kind: fc.constant("binary"),
        operator: fc.constantFrom("+", "-", "*", "/", "^", "%", "min", "max"),
        left: tie("numeric"),
        right: tie("numeric"),
      }),
    },
    {
      weight: 3,
      arbitrary: node({
        kind: fc.constant("conditional"),
        test: tie("condition"),
        then: tie("numeric"),
        otherwise: tie("numeric"),
      }),
    },
  ),
  condition: fc.oneof(
    { maxDepth: 5, depthIdentifier: "expression" },
    node({ kind: fc.constant("boolean"), value: fc.boolean() }),
    node({ kind: fc.constant("happened"), event: fc.constant("council") }),
    node({ kind: fc.constant("moved"), actor: fc.constant("nato"), move: fc.constant("wait") }),
    fc
      .tuple(flashpointLevel, comparison)
      .map(
        ([[flashpoint, level], sign]) =>
          ({ kind: "compare-level", comparison: sign, flashpoint, level }) as unknown as Bare,
      ),
    node({
      kind: fc.constant("compare-unknown"),
      comparison: fc.constantFrom("==", "!="),
      unknown: fc.constant("intent"),
      value: fc.constant("bargaining"),
    }),
    {
      weight: 3,
      arbitrary: node({
        kind: fc.constant("compare"),
        comparison,
        left: tie("numeric"),
        right: tie("numeric"),
      }),
    },
    {
      weight: 6,
      arbitrary: node({
        kind: fc.constantFrom("and", "or"),
        left: tie("condition"),
        right: tie("condition"),
      }),
    },
    { weight: 3, arbitrary: node({ kind: fc.constant("not"), operand: tie("condition") }) },
    {
      weight: 3,
      arbitrary: node({
        kind: fc.constant("conditional"),
        test: tie("condition"),
        then: tie("condition"),
        otherwise: tie("condition"),
      }),
    },
  ),
}));

const tree: fc.Arbitrary<Expression> = fc
  .oneof(numeric, condition)
  .map((form) => ({ ...form, span }) as unknown as Expression);

/** Leaves out each pair of brackets in turn: none may be idle. */
function withoutOnePair(text: string): string[] {
  const shorter: string[] = [];
  for (let open = 0; open < text.length; open += 1) {
    if (text[open] !== "(" || /\w/u.test(text[open - 1] ?? "")) continue;
    let depth = 0;
    for (let close = open; close < text.length; close += 1) {
      if (text[close] === "(") depth += 1;
      if (text[close] === ")") depth -= 1;
      if (depth === 0) {
        shorter.push(text.slice(0, open) + text.slice(open + 1, close) + text.slice(close + 1));
        break;
      }
    }
  }
  return shorter;
}

describe("printing", () => {
  it("is undone by reading", () => {
    let sizes = 0;
    fc.assert(
      fc.property(tree, (expression) => {
        const text = printExpression(expression);
        sizes += text.length;
        const again = read(text);
        expect(again.diagnostics, text).toEqual([]);
        expect(bare(again.expression!)).toEqual(bare(expression));
        expect(printExpression(again.expression!)).toBe(text);
      }),
      { seed: 20220112, numRuns: 1500 },
    );
    // The trees must be large enough to mean something.
    expect(sizes / 1500).toBeGreaterThan(40);
  });

  it("uses no bracket that could be spared", () => {
    fc.assert(
      fc.property(tree, (expression) => {
        for (const shorter of withoutOnePair(printExpression(expression))) {
          const again = read(shorter).expression;
          expect(again && bare(again), shorter).not.toEqual(bare(expression));
        }
      }),
      { seed: 20220113, numRuns: 400 },
    );
  });
});

/** Scraps of mathjs, of JavaScript and of the language, to be strung together. */
const scraps = [
  "x",
  "y",
  "t",
  "ukraine",
  "brink",
  "intent",
  "war",
  "council",
  "nato",
  "true",
  "false",
  "1",
  "2.5",
  "1e999",
  "0x1F",
  ".",
  "..",
  "1e",
  "import",
  "createUnit",
  "evaluate",
  "parse",
  "constructor",
  "__proto__",
  "toString",
  "prototype",
  "function",
  "=>",
  "f(x)=",
  "=",
  "==",
  "!=",
  "<",
  ">",
  "<=",
  ">=",
  "+",
  "-",
  "*",
  "/",
  "^",
  "%",
  "!",
  "'",
  '"',
  "`",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ",",
  ";",
  ":",
  "?",
  "??",
  "?.",
  "\n",
  "\t",
  " ",
  "#",
  "\\",
  "$",
  "@",
  "&",
  "|",
  "^|",
  "~",
  "<<",
  ">>",
  ">>>",
  "and",
  "or",
  "not",
  "xor",
  "mod",
  "to",
  "in",
  "end",
  "i",
  "pi",
  "e",
  "NaN",
  "Infinity",
  "null",
  "undefined",
  "cm",
  "min(",
  "max(",
  "held(",
  "rung(",
  "since(",
  '"2022-01-26"',
  "moved(",
  "happened(",
  "clamp(",
  "dwell(",
  "\u200f",
  "٣",
  "نعم",
  "😀",
  "\ud83d",
  "−",
  "≥",
  "%(",
  "1%(",
] as const;

const scrapText = fc
  .array(fc.tuple(fc.constantFrom(...scraps), fc.constantFrom("", " ")), { maxLength: 30 })
  .map((parts) => parts.flat().join(""));

function endsWell(text: string): void {
  const { expression, type, diagnostics } = read(text);
  expect(expression !== undefined).toBe(diagnostics.length === 0);
  expect(type !== undefined).toBe(diagnostics.length === 0);
  for (const { span: place, code } of diagnostics) {
    expect(place.start, code).toBeGreaterThanOrEqual(0);
    expect(place.end, code).toBeLessThanOrEqual(text.length);
    expect(place.start, code).toBeLessThanOrEqual(place.end);
    // The last resort means that the shape was not understood here but refused by mathjs.
    expect(code, text).not.toBe("expression-syntax");
  }
  if (expression !== undefined) onlyOurs(expression);
}

const kinds = new Set(
  "number boolean parameter variable step since dwell held rung unary binary conditional compare compare-level compare-unknown and or not happened moved".split(
    " ",
  ),
);

function onlyOurs(expression: Expression): void {
  expect(kinds.has(expression.kind)).toBe(true);
  operandsOf(expression).forEach(onlyOurs);
}

describe("any text", () => {
  it("gives an expression or a diagnostic: scraps of languages", () => {
    fc.assert(fc.property(scrapText, endsWell), { seed: 1, numRuns: 6000 });
  });

  it("gives an expression or a diagnostic: any characters", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), endsWell), {
      seed: 2,
      numRuns: 2000,
    });
    fc.assert(fc.property(fc.string({ maxLength: 60 }), endsWell), { seed: 3, numRuns: 3000 });
  });

  it("gives an expression or a diagnostic: sound texts with one letter changed", () => {
    const damaged = fc
      .tuple(tree, fc.nat(), fc.constantFrom(...scraps))
      .map(([expression, place, scrap]) => {
        const text = printExpression(expression);
        const cut = place % (text.length + 1);
        return text.slice(0, cut) + scrap + text.slice(cut + (place % 2));
      });
    fc.assert(fc.property(damaged, endsWell), { seed: 4, numRuns: 3000 });
  });

  it("takes bounded time, however it is nested", () => {
    const many = 4000;
    const texts = [
      "(".repeat(many),
      "1%(".repeat(1300),
      `${"1%(".repeat(30)}1${")".repeat(30)}`,
      `${"1%min(1,".repeat(30)}1${")".repeat(30)}`,
      `${"1%2^(".repeat(30)}1${")".repeat(30)}`,
      `${"1%-(".repeat(30)}1${")".repeat(30)}`,
      "-".repeat(many),
      `${"-".repeat(many - 1)}1`,
      `${"not ".repeat(900)}war`,
      `${"2^".repeat(1999)}2`,
      `${"war?1:".repeat(600)}1`,
      `${"war?".repeat(900)}1`,
      `x${"+x".repeat(1999)}`,
      "[".repeat(many),
      "min(".repeat(999),
      "9".repeat(many),
      '"'.repeat(many),
      "a".repeat(many),
      "a ".repeat(2000),
      "1".repeat(10_000_000),
      " ".repeat(many),
      "1e1".repeat(1000),
      "ا".repeat(many),
    ];
    for (const text of texts) endsWell(text);
  });

  it("leaves the world as it was", () => {
    const before = JSON.stringify([...scope.names.keys()]);
    for (const text of [
      "x = 4",
      "f(x) = x",
      "import({x: 1})",
      "__proto__ = 1",
      'createUnit("a")',
      "constructor.constructor",
    ]) {
      endsWell(text);
    }
    expect(JSON.stringify([...scope.names.keys()])).toBe(before);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});
