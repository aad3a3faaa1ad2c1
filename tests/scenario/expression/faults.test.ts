/** Every fault of an expression: its code, its exact place, its suggestion; all independent ones at once. */

import { describe, expect, it } from "vitest";
import { expressionDiagnostics as arabicExpressionDiagnostics } from "../../../src/i18n/languages/ar/diagnostics-expression.ts";
import { expressionDiagnostics as englishExpressionDiagnostics } from "../../../src/i18n/languages/en/diagnostics-expression.ts";
import { expressionCatalog } from "../../../src/source/catalog-expression.ts";
import { faultsOf, read } from "./scope.ts";

const deep = `${"(".repeat(60)}x${")".repeat(60)}`;

const cases: readonly (readonly [string, readonly string[], ("number" | "boolean")?])[] = [
  // Text and numbers.
  ["", ["empty: "]],
  [" \n ", ["empty:  \n "]],
  ["x + größe", ["character: größe"]],
  ["x > ٣٫٥", ["character: ٣ → 3", "character: ٫", "character: ٥ → 5"]],
  ["x > ٣", ["character: ٣ → 3"]],
  ["x\u00a0> 1", ["character: \u00a0"]],
  ["x > 1\u200f", ["character: \u200f"]],
  ["😀 + x", ["character: 😀"]],
  ["1.2.3", ["number: 1.2.3"]],
  ["0x1F + 1", ["number: 0x1F"]],
  ["0b101", ["number: 0b101"]],
  ["0o17", ["number: 0o17"]],
  ["12i8", ["number: 12i8"]],
  ["12n", ["number: 12n"]],
  ["1_000 * x", ["number: 1_000 → 1000"]],
  ["1e", ["number: 1e"]],
  ["1e999", ["number-infinite: 1e999"]],
  ["ago(nato, wait) >= 2", ["edition-needed: ago"]],
  // Percent signs.
  ["5%", ["percent: 5% → 0.05"]],
  ["1.2 % + x", ["percent: 1.2 % → 0.012"]],
  ["x * 30%", ["percent: 30% → 0.3"]],
  ["min(5%, x)", ["percent: 5% → 0.05"]],
  ["x % -3", ["percent: x %"]],
  // Operators of other languages.
  ["x = 4", ["operator: = → =="]],
  ["x := 4", ["operator: :="]],
  ["f(a) = a", ["function-unknown: f", "operator: = → ==", "name-unknown: a"]],
  ["war && x > 1", ["operator: && → and"]],
  ["war || x > 1", ["operator: || → or"]],
  ["war | x > 1", ["operator: | → or"]],
  ["war & x > 1", ["operator: & → and"]],
  ["war xor x > 1", ["operator: xor → (a or b) and not (a and b)"]],
  ["x <> 1", ["operator: <> → !="]],
  ["x ≥ 1", ["operator: ≥ → >="]],
  ["x ≤ 1 and y ≠ 2", ["operator: ≤ → <=", "operator: ≠ → !="]],
  ["x – 1", ["operator: – → -"]],
  ["x × y", ["operator: × → *"]],
  ["x ** 2", ["operator: ** → ^"]],
  ["x .* y", ["operator: .* → *"]],
  ["!war", ["operator: ! → not"]],
  ["x!", ["operator: !"]],
  ["x'", ["operator: '"]],
  ["x; y", ["operator: ;"]],
  ["x # comment", ["operator: #", "name-unknown: comment"]],
  ["[1, 2]", ["operator: [", "comma: ,", "operator: ]"]],
  ["{a: 1}", ["operator: {", "name-unknown: a", "colon: :", "operator: }"]],
  ["x.constructor", ["operator: .", "name-unknown: constructor"]],
  ["x?.y", ["operator: ?."]],
  ["x ?? y", ["operator: ??"]],
  ["x << 2", ["operator: <<"]],
  ["~x", ["operator: ~ → not", "condition-expected: x"]],
  [
    "5 cm to inch",
    [
      "implicit-multiplication: 5 cm → 5 * cm",
      "name-unknown: cm",
      "operator: to",
      "name-unknown: inch",
    ],
  ],
  ["war AND x > 1", ["operator: AND → and"]],
  ["x mod 2", ["operator: mod → %"]],
  // Shape.
  ["x y", ["operator-expected: y"]],
  ["x\ny", ["operator-expected: y"]],
  ["war not x > 1", ["operator-expected: not → and not"]],
  ["x * / y", ["operand-expected: /"]],
  ["== 3", ["operand-expected: =="]],
  ["min(, x)", ["operand-expected: ,"]],
  ["()", ["operand-expected: )"]],
  ["x >=", ["unfinished: >="]],
  ["2x", ["implicit-multiplication: 2x → 2 * x"]],
  ["2 (x)", ["implicit-multiplication: 2 ( → 2 * ("]],
  ["(x)(y)", ["implicit-multiplication: )( → ) * ("]],
  ["(x)2", ["implicit-multiplication: )2 → ) * 2"]],
  ["+x", ["plus-sign: +"]],
  ["x + +y", ["plus-sign: +"]],
  ["(x + (y", ["parenthesis-unclosed: (", "parenthesis-unclosed: ("]],
  ["x)", ["parenthesis-unopened: )"]],
  ["x, y", ["comma: ,"]],
  ["(x, y)", ["comma: ,"]],
  ["1:3", ["colon: :"]],
  ["x:", ["colon: :", "unfinished: :"]],
  ["war ? 1", ["conditional-unfinished: ?"]],
  ["min(war ? 1, 2)", ["conditional-unfinished: ?"]],
  ["war ? (1 : 2)", ["conditional-unfinished: ?", "colon: :"]],
  ["war ? war ? 1 : 2 : 3", ["conditional-nested: ?"]],
  [deep, [`too-deep: (`]],
  // Readings that surprise.
  ["not x > 1", ["not-comparison: not x > 1 → not (x > 1)"]],
  ["not ukraine == brink", ["not-comparison: not ukraine == brink → not (ukraine == brink)"]],
  [
    "not happened(council) == war",
    ["not-comparison: not happened(council) == war → not (happened(council) == war)"],
  ],
  ["1 < x < 3", ["chain: 1 < x < 3 → 1 < x and x < 3"]],
  ["1 < x <= 3 < y", ["chain: 1 < x <= 3 < y → 1 < x and x <= 3 and 3 < y"]],
  ['"text"', ['string: "text"']],
  ["x + 'a'", ["string: 'a'"]],
  // Types.
  ["war + 1", ["number-expected: war → (war) ? 1 : 0"]],
  ["x and war", ["condition-expected: x"]],
  ["not x", ["condition-expected: x"]],
  ["x ? 1 : 2", ["condition-expected: x"]],
  ["x", ["condition-expected: x"], "boolean"],
  ["x > 1", ["number-expected: x > 1 → (x > 1) ? 1 : 0"], "number"],
  ["war ? 1 : war", ["branches: war ? 1 : war"]],
  ["war == true", ["conditions-compared: war == true → war"]],
  ["war != true", ["conditions-compared: war != true → not war"]],
  ["(x > 1) == war", ["conditions-compared: (x > 1) == war"]],
  ["max(war, 1)", ["number-expected: war → (war) ? 1 : 0"]],
  // Names.
  ["spilover * 2", ["name-unknown: spilover → spillover"]],
  ["pi * e", ["name-unknown: pi → 3.141592653589793", "name-unknown: e → exp(1)"]],
  ["i", ["name-unknown: i"]],
  ["NaN", ["name-unknown: NaN"]],
  ["Infinity", ["name-unknown: Infinity"]],
  ["null", ["name-unknown: null"]],
  ["constructor", ["name-unknown: constructor"]],
  ["__proto__", ["name-unknown: __proto__"]],
  ["toString()", ["function-unknown: toString"]],
  ["import(1)", ["function-unknown: import"]],
  ["createUnit(1)", ["function-unknown: createUnit"]],
  ["evaluate(1)", ["function-unknown: evaluate"]],
  ["x(2)", ["name-called: x → x * (2)"]],
  ["t(2)", ["name-called: t → t * (2)"]],
  ["ln(x)", ["function-unknown: ln → log"]],
  ["flor(x)", ["function-unknown: flor → floor"]],
  ["if(war, 1, x + 2)", ["function-unknown: if → war ? 1 : x + 2"]],
  ["max > 2", ["function-bare: max"]],
  ["min(1)", ["argument-count: min(1)"]],
  ["exp()", ["argument-count: exp()"]],
  ["dwell(ukraine, brink)", ["argument-count: dwell(ukraine, brink) → held"]],
  ["ukraine", ["flashpoint-alone: ukraine → ukraine >= full_scale_war"]],
  ["intent", ["unknown-alone: intent → intent == bargaining"]],
  ["ukraine == brink or secession", ["level-alone: secession → bosnia == secession"]],
  ["bargaining", ["value-alone: bargaining → intent == bargaining"]],
  ["council", ["event-alone: council → happened(council)"]],
  ["nato", ["actor-alone: nato → moved(nato, wait)"]],
  // Levels and values.
  ["ukraine >= brnk", ["level-unknown: brnk → brink"]],
  ["ukraine >= x", ["level-elsewhere: x"]],
  ["ukraine >= secession", ["level-elsewhere: secession"]],
  ["held(ukraine, secession) > 1", ["level-elsewhere: secession"]],
  ["held(ukraine, brnk) > 1", ["level-unknown: brnk → brink"]],
  ["ukraine >= 2", ["level-expected: 2 → rung(ukraine) >= 2"]],
  ["2 < ukraine", ["level-expected: 2 → rung(ukraine) > 2"]],
  [
    "ukraine >= bosnia",
    ["flashpoints-compared: ukraine >= bosnia → rung(ukraine) >= rung(bosnia)"],
  ],
  ["intent == bargainning", ["value-unknown: bargainning → bargaining"]],
  ["intent >= bargaining", ["unknown-order: >= → intent == bargaining"]],
  ["dwell(ukrane)", ["flashpoint-expected: ukrane → ukraine"]],
  ["rung(x + 1)", ["flashpoint-expected: x + 1"]],
  ["happened(counsil)", ["event-unknown: counsil → council"]],
  ["moved(natto, wait)", ["actor-unknown: natto → nato"]],
  ["moved(nato, wiat)", ["move-unknown: wiat → wait"]],
  ["rung(ukraine, 0)", ["lag: 0"]],
  ["rung(ukraine, 1.5)", ["lag: 1.5"]],
  ["rung(ukraine, x)", ["lag: x"]],
  ["since(2022-01-26)", ['date: 2022-01-26 → "2022-01-26"']],
  ['since("2022-02-30")', ['date: "2022-02-30"']],
  ["since('26.1.2022')", ["date: '26.1.2022'"]],
  ["since(“2022-01-26”)", ['character: “2022-01-26” → "2022-01-26"']],
  // Several at once, in the order of the text.
  [
    "brnk + ukraine >= 3 and not spilover and intent < all_or_nothing",
    [
      "name-unknown: brnk",
      "flashpoint-alone: ukraine → ukraine >= full_scale_war",
      "name-unknown: spilover → spillover",
      "unknown-order: < → intent == all_or_nothing",
    ],
  ],
  [
    "ukrane >= brink and (x + ) > spilover",
    ["name-unknown: ukrane → ukraine", "operand-expected: )", "name-unknown: spilover → spillover"],
  ],
];

/** What the second edition of the language adds. */
const second: readonly (readonly [string, readonly string[]])[] = [
  ["ago(nato, wait) >= 4 or times(council, 3) > 1", []],
  ["1 + ago(nato, wait) > 4", ["memory-unbounded: 1 + ago(nato, wait) > 4"]],
  ["times(council)", ["memory-unbounded: times(council)"]],
  ["since(nato, wait) > 4", ["memory-unbounded: since(nato, wait) → ago(nato, wait)"]],
  ["ago(nato, wait, 0) > 1", ["lag: 0"]],
  ["ago(counsil) > 1", ["event-unknown: counsil → council"]],
  ["times(nato, weit) > 1", ["move-unknown: weit → wait"]],
  ["done(nato, wait)", ["plan-expected: done(nato, wait)"]],
  ["crossed(nato, sea)", ["line-unknown: sea"]],
  ["any(nowhere)", ["mark-missing: nowhere"]],
  ["count(1)", ["mark-expected: 1"]],
  ["worst(x) > 1", ["group-expected: x"]],
  ["meetings == accepted and lapsed != meetings", []],
  ["meetings", ["offer-alone: meetings → meetings == open"]],
  ["meetings == acepted", ["offer-state: acepted → accepted"]],
  ["2 == meetings", ["offer-state: 2 → open"]],
  ["open < meetings", ["offer-order: open < meetings → meetings == open"]],
];

describe("faults of expressions", () => {
  it.each(cases.map(([text, faults, expected]) => ({ text, faults, expected })))(
    "$text",
    ({ text, faults, expected }) => {
      expect(faultsOf(text, expected)).toEqual(faults);
    },
  );

  it("reports what is too long or too large", () => {
    expect(faultsOf("x + ".repeat(1001) + "x")[0]).toMatch(/^too-long/u);
    expect(faultsOf(Array.from({ length: 400 }, () => "x").join(" + "))[0]).toMatch(
      /^too-many: \+/u,
    );
    expect(read(Array.from({ length: 200 }, () => "x").join(" + ")).diagnostics).toEqual([]);
  });

  it("says nothing more about a name whose own declaration is at fault", () => {
    expect(read("broken + 1").diagnostics).toEqual([]);
    expect(read("broken + 1").expression).toBeUndefined();
    expect(faultsOf("broken + spilover")).toEqual(["name-unknown: spilover → spillover"]);
  });

  it.each(second)("%j in the second edition", (text, faults) => {
    expect(faultsOf(text, "any", 2)).toEqual(faults);
  });

  it("has a case here for every code of the catalog but the last resort", () => {
    const seen = new Set(
      [...cases, ...second].flatMap(([, faults]) => faults.map((fault) => fault.split(":")[0])),
    );
    const known = Object.keys(expressionCatalog).map((code) => code.replace("expression-", ""));
    expect(known.filter((code) => !seen.has(code))).toEqual([
      "too-long",
      "too-many",
      "too-large",
      "syntax",
      // These need groups, and ladders without number.
      "group-alone",
      "quantifier-too-wide",
    ]);
  });

  it("fills every hole of every message, in both languages", () => {
    for (const [text, , expected] of cases) {
      for (const { code, arguments: fill } of read(text, expected).diagnostics) {
        for (const messages of [englishExpressionDiagnostics, arabicExpressionDiagnostics]) {
          const template: string = messages[code as keyof typeof messages];
          const holes = Array.from(template.matchAll(/\{(\w+)\}/gu), ([, hole]) => hole!);
          expect(Object.keys(fill), `${code} of ${text}`).toEqual(expect.arrayContaining(holes));
        }
      }
    }
    for (const [code, { arguments: names }] of Object.entries(expressionCatalog)) {
      for (const messages of [englishExpressionDiagnostics, arabicExpressionDiagnostics]) {
        const template: string = messages[code as keyof typeof messages];
        const holes = new Set(Array.from(template.matchAll(/\{(\w+)\}/gu), ([, hole]) => hole));
        expect([...holes].sort(), code).toEqual([...names].sort());
      }
    }
  });
});
