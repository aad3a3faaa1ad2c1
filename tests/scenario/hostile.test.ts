/**
 * Texts made to break the reader: they give diagnostics and never an exception. The sizes are
 * those at which work that grows faster than the text would not end before the suite gives up.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../../src/i18n/diagnostics.ts";
import { composeDocuments } from "../../src/scenario/yaml/library.ts";
import { maximumDiagnostics } from "../../src/source/order.ts";
import { border, errorsOf, faultsOf, head, modelOf, readText } from "./reading.ts";

const codesOf = (text: string): readonly string[] =>
  readText(text).diagnostics.map(({ code }) => code);

describe("size", () => {
  it("refuses 50 MB at once", () => {
    const text = `${head}${"# comment\n".repeat(5_000_000)}`;
    expect(codesOf(text)).toEqual(["file-too-large"]);
  });

  it("counts bytes, not letters", () => {
    const text = `${head}${border}# ${"ح".repeat(1_100_000)}`;
    expect(codesOf(text)).toEqual(["file-too-large"]);
  });

  it.each([
    ["flow lists", `a: ${"[".repeat(500_000)}`],
    ["flow mappings", `a: ${"{a: ".repeat(300_000)}`],
    ["block lists", `${"- ".repeat(500_000)}x`],
    ["keys", `${"? ".repeat(500_000)}x`],
    ["closing brackets too", `a: ${"[".repeat(300_000)}${"]".repeat(300_000)}`],
  ])("stops at the depth limit: %s", (_name, text) => {
    const codes = codesOf(text);
    expect(codes).toHaveLength(1);
    expect(["yaml-too-deep", "yaml-too-many"]).toContain(codes[0]);
  });

  it("stops at the number of values", () => {
    expect(codesOf(`a: [${"1,".repeat(1_000_000)}]`)).toEqual(["yaml-too-many"]);
  });

  it.each([
    ["quotes", `a: "${'"'.repeat(1_500_000)}`, "yaml-too-many"],
    ["commas", `[${",".repeat(1_500_000)}`, "yaml-too-many"],
    ["closing brackets", "]".repeat(1_000_000), "yaml-too-many"],
    ["colons", ":\n".repeat(700_000), "yaml-too-many"],
    ["empty lines", "\n".repeat(1_500_000), "yaml-too-many"],
    ["tags of nothing", "! ".repeat(700_000), "yaml-tag"],
    ["tags", "!a!b ".repeat(300_000), "yaml-tag"],
    ["one name", `a: ${"a".repeat(1_500_000)}`, "text-too-long"],
    ["one text in quotes", `a: "${"\\x".repeat(500_000)}"`, "text-too-long"],
    ["one comment", `# ${"a".repeat(1_500_000)}`, "text-too-long"],
  ])("stops at a limit: %s", (_name, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it("reads no third document, and keeps no more faults than anyone mends at once", () => {
    expect(composeDocuments("--- a\n".repeat(1000)).documents).toHaveLength(2);
    const escapes = composeDocuments('- "\\q"\n'.repeat(1000)).documents?.[0]?.errors;
    expect(escapes).toHaveLength(100);
    const brackets = composeDocuments("]".repeat(1000)).documents?.[0]?.errors;
    expect(brackets).toHaveLength(100);
  });

  it("asks for no text in a language beyond the limit", () => {
    const tags = (count: number): string =>
      Array.from({ length: count }, (_, i) => `en-x${i}`).join(", ");
    const codes = codesOf(
      `${head.replace("languages:", "other:")}languages: [${tags(51)}]\n${border}`,
    );
    expect(codes).toContain("number-out-of-bounds");
    expect(codes).not.toContain("text-missing");
  });

  it("cuts what a message quotes", () => {
    const id = "a".repeat(1_000);
    const { diagnostics } = readText(head + border.replace("border", id));
    expect(diagnostics.map(({ code }) => code)).toContain("bad-id");
    for (const one of diagnostics) {
      expect(formatDiagnostic(one, { language: "en" }).length).toBeLessThan(1_000);
    }
  });

  it("says how many faults it leaves out", () => {
    const many = Array.from({ length: 5000 }, (_, i) => `  x${i}: { value: nought }\n`).join("");
    const { diagnostics } = readText(`${head}parameters:\n${many}${border}`);
    expect(diagnostics).toHaveLength(maximumDiagnostics + 1);
    expect(diagnostics.at(-1)?.code).toBe("too-many");
    expect(Number(diagnostics.at(-1)?.arguments["left"])).toBeGreaterThanOrEqual(4800);
  });

  it("never lets warnings crowd out an error", () => {
    const many = Array.from({ length: 300 }, (_, i) => `  x${i}: 5\n`).join("");
    const { diagnostics, model } = readText(`${head}parameters:\n${many}${border}nonsense: 1\n`);
    expect(model).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("unknown-key");
    expect(diagnostics).toHaveLength(maximumDiagnostics + 1);
    expect(diagnostics.at(-1)?.code).toBe("too-many-warnings");
  });

  it("refuses nothing for warnings alone, however many", () => {
    const many = Array.from({ length: 300 }, (_, i) => `  x${i}: 5\n`).join("");
    const { diagnostics, model } = readText(`${head}parameters:\n${many}${border}`);
    expect(model?.parameters).toHaveLength(300);
    expect(diagnostics).toHaveLength(maximumDiagnostics + 1);
    expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
  });
});

describe("size in use", () => {
  it("bounds the parts of all expressions together", () => {
    const definitions = Array.from({ length: 11 }, (_, i) =>
      i === 0 ? "  d0: 1 + t\n" : `  d${i}: d${i - 1} + d${i - 1}\n`,
    ).join("");
    const rules = Array.from(
      { length: 4000 },
      (_, i) =>
        `      r${i}: { from: calm, to: war, when: d10 > ${i}, hazard: 0.1, range: [0, 1] }\n`,
    ).join("");
    const text = `${head}definitions:\n${definitions}${border}    basis: judgement
    because: x
    rules:\n${rules}`;
    expect(errorsOf(text)).toEqual(["expressions-too-large: d10 > 244"]);
    expect(errorsOf(text.replace(rules, rules.slice(0, rules.indexOf("\n") + 1)))).toEqual([]);
  });

  it("bounds steps times levels", () => {
    const levels = (count: number): string =>
      Array.from({ length: count }, (_, i) => `l${i}`).join(", ");
    const text = (steps: number): string =>
      `${head.replace("10 steps", `${steps} steps`)}flashpoints:
  a: { start: l0, levels: [${levels(200)}] }
  b: { start: l0, levels: [${levels(299)}] }
outcomes:
  soon: { first_time: a >= l1 }\n`;
    expect(errorsOf(text(10_000))).toEqual([]);
    expect(errorsOf(text(10_001))).toEqual(["run-too-large: 10001 steps"]);
  });
});

describe("aliases, tags, documents", () => {
  it("refuses an alias bomb", () => {
    const levels = Array.from({ length: 20 }, (_, i) =>
      i === 0 ? "l0: &l0 [x, x]\n" : `l${i}: &l${i} [*l${i - 1}, *l${i - 1}]\n`,
    ).join("");
    const codes = codesOf(head + levels + border);
    expect(codes).toContain("yaml-alias");
    expect(codes).not.toContain("too-many");
  });

  it("refuses 20,000 anchors as fast as one", () => {
    const marks = Array.from({ length: 20_000 }, (_, i) => `  f${i}: &a${i} {}\n`).join("");
    const codes = codesOf(`${head}flashpoints:\n${marks}`);
    expect(codes).toEqual(["yaml-alias"]);
    // A text that begins with such a mark is none.
    const texts = Array.from({ length: 200 }, (_, i) => `  S${i}: "&a *b"\n  T${i}: |\n    *c\n`);
    expect(errorsOf(`${head}sources:\n${texts.join("")}${border}`)).toEqual([]);
  });

  it("names the bound that a whole number breaks", () => {
    const bounds = (count: string): unknown =>
      readText(`${head}${border}actors:\n  a: { moves_per_step: ${count} }\n`).diagnostics.find(
        ({ code }) => code === "number-out-of-bounds",
      )?.arguments["bounds"];
    expect(bounds("0")).toBe("≥ 1");
    expect(bounds("1000000000")).toBe("≤ 100");
  });

  it("refuses an alias to itself, merge keys and aliases as keys", () => {
    expect(codesOf(`${head}title: &a [*a]\n${border}`)).toContain("yaml-alias");
    expect(codesOf(`${head}sources: &a { S1: x }\n${border}  <<: *a\n`)).toContain("yaml-alias");
    expect(codesOf(`${head}title: &a x\n*a : y\n${border}`)).toContain("yaml-alias");
  });

  it.each(["!!js/function 'x'", "!!binary aGk=", "!<tag:yaml.org,2002:set> {a}", "!local x"])(
    "refuses the tag of %s",
    (value) => {
      expect(codesOf(`${head}title: ${value}\n${border}`)).toContain("yaml-tag");
    },
  );
});

describe("names", () => {
  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"])(
    "takes %s for a name like any other",
    (name) => {
      const before = Object.keys(Object.prototype);
      const text = `${head}sources:\n  ${name}: A book\n${border}    basis: ${name}\n`;
      expect(errorsOf(text)).toEqual([]);
      const model = modelOf(text);
      expect(model.sources.map(({ id }) => id)).toEqual([name]);
      expect(errorsOf(`${head}${name}: { polluted: 1 }\n${border}`)).toEqual([
        `unknown-key: ${name}`,
      ]);
      expect(errorsOf(`${head}title: { ${name}: x }\n${border}`)).toContain(
        `text-language: ${name}`,
      );
      expect(Object.keys(Object.prototype)).toEqual(before);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
  );

  it("refuses ids in Arabic, with the place", () => {
    expect(errorsOf(head + border.replace("border", "الحدود"))).toEqual(["bad-id: الحدود"]);
  });
});

describe("numbers", () => {
  const at = (start: string): readonly string[] =>
    errorsOf(`${head}variables:\n  x: { start: ${start}, min: 0, max: 1 }\n${border}`);

  it.each([
    ".nan",
    ".inf",
    "-.inf",
    "1e999",
    "-1e999",
    "NaN",
    "Infinity",
    "0x1F",
    "1_000",
    "1e",
    "one",
  ])("refuses %s", (start) => {
    expect(at(start)).not.toEqual([]);
  });

  it.each(["1e999", ".inf", ".nan"])("refuses the bound %s", (bound) => {
    expect(
      errorsOf(`${head}variables:\n  x: { start: 0, min: 0, max: ${bound} }\n${border}`),
    ).toEqual([`bad-number: ${bound}`]);
  });

  it("keeps numbers as exact as they were written", () => {
    const chance = (text: string): unknown =>
      modelOf(
        `${head}${border}    rules: { up: { from: calm, to: war, chance: ${text}, range: [0, 0.9] } }\n`,
      ).parameters[0]?.value;
    expect(chance("1.2% per week")).toBe(0.012);
    expect(chance("0.1% per week")).toBe(0.001);
    expect(chance("33.3% per month")).toBe(0.333);
    expect(chance("1e-3% per day")).toBe(0.00001);
    expect(chance("0.07 per year")).toBe(0.07);
  });
});

describe("bytes", () => {
  it("reads a byte order mark, CRLF and a missing last line break", () => {
    const text = `\ufeff${head}${border}`.replaceAll("\n", "\r\n").trimEnd();
    expect(faultsOf(text)).toEqual([]);
    expect(faultsOf(text.replace("calm,", "Calm,"))).toContain("bad-id: Calm → calm");
  });

  it.each(["\0", "\x1b[2J", "\ufffd", "\x7f"])("refuses %j as no text", (bytes) => {
    expect(codesOf(`${head}title: a${bytes}b\n${border}`)).toEqual(["file-binary"]);
  });

  it("survives any text", () => {
    const pieces = fc.constantFrom(
      ..."[]{}:-?#&*!|>'\"%@`, \n\t\r".split(""),
      "- ",
      ": ",
      "\n  ",
      "...",
      "---",
      "a",
      "brink",
      "1",
      "ح",
      "\u2028",
    );
    const text = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (body) => {
        for (const whole of [body, head + body, `${head}flashpoints:\n  ${body}`]) {
          const { model, diagnostics } = readText(whole);
          const errors = diagnostics.filter(({ severity }) => severity === "error");
          expect(model === undefined).toBe(errors.length > 0);
          for (const { span } of diagnostics) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(span.file.text.length);
          }
        }
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it("survives any value at any key", () => {
    const value = fc.constantFrom(
      "",
      "x",
      "1",
      "-1",
      "true",
      "null",
      "[]",
      "{}",
      "[[1]]",
      "{ a: 1 }",
      "1% per week",
      "'+'",
      "2022-01-12",
      ".nan",
      "[1, 2]",
      "{ en: x }",
      "any",
      "judgement",
      "+1",
    );
    const keys = fc.constantFrom(
      "from",
      "to",
      "when",
      "chance",
      "hazard",
      "certain",
      "weight",
      "range",
      "times",
      "then",
      "headline",
      "culprit",
      "hidden",
      "basis",
      "because",
      "name",
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(keys, value), { selector: ([key]) => key, maxLength: 8 }),
        (entries) => {
          const body = entries.map(([key, text]) => `        ${key}: ${text}\n`).join("");
          readText(`${head}${border}    rules:\n      r:\n${body}`);
          readText(`${head}${border}events:\n  r:\n${body.replaceAll("        ", "    ")}`);
          readText(`${head}${border}actors:\n  a:\n    moves:\n      r:\n${body}`);
        },
      ),
      { seed: 13, numRuns: 300 },
    );
  });
});
