/**
 * A case for every code of the catalog: `<code>/input.yaml` (or a text made here, where it would be
 * too large to keep) gives `<code>/expected.txt`. The expected texts are goldens.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exerciseDiagnostics } from "../../src/app/check.ts";
import { diagnostics as arabicDiagnostics } from "../../src/i18n/languages/ar/diagnostics.ts";
import { diagnostics as englishDiagnostics } from "../../src/i18n/languages/en/diagnostics.ts";
import { formatDiagnostic } from "../../src/i18n/diagnostics.ts";
import { analyse } from "../../src/ir/analysis/analyse.ts";
import { checkSites } from "../../src/ir/collisions.ts";
import { lower } from "../../src/ir/lower.ts";
import { countCases } from "../../src/scenario/import/cases.ts";
import { importHistory } from "../../src/scenario/import/history.ts";
import { readTable } from "../../src/scenario/import/table.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { catalog } from "../../src/source/catalog.ts";
import type { Diagnostic } from "../../src/source/diagnostic.ts";
import { expectGolden } from "../config/golden.ts";

const folder = import.meta.dirname;
const head = "brink: 1\nscenario: example\nstart: 2022-01-12\nstep: week\nhorizon: 10 steps\n";
const flashpoints = "flashpoints:\n  border:\n    start: calm\n    levels: [calm, tense, war]\n";

/** Rules that each read a definition of some thousand parts. */
function doubling(rules: number): string {
  const definitions = Array.from({ length: 11 }, (_, i) =>
    i === 0 ? "  d0: 1 + t\n" : `  d${i}: d${i - 1} + d${i - 1}\n`,
  ).join("");
  const written = Array.from(
    { length: rules },
    (_, i) =>
      `      r${i}: { from: calm, to: war, when: d10 > ${i}, hazard: 0.1, range: [0, 1] }\n`,
  ).join("");
  return `${head}definitions:\n${definitions}${flashpoints}    basis: judgement
    because: an example
    rules:\n${written}`;
}

/** Cases too large for a file. */
const generated: Readonly<Record<string, string>> = {
  "file-too-large": `${head}include: [too-large.yaml]\n${flashpoints}`,
  "file-too-many": `${head}include: [${Array.from({ length: 120 }, (_, i) => `part${i}.yaml`).join(", ")}]\n${flashpoints}`,
  "expressions-too-large": doubling(400),
  "yaml-too-many": `${head}title: [${"1,".repeat(200_000)}]\n${flashpoints}`,
  "text-too-long": `${head}title: ${"long ".repeat(2_001)}\n${flashpoints}`,
  "ladder-too-long": `${head}${flashpoints.replace(/levels: \[/u, `levels: [${Array.from({ length: 300 }, (_, i) => `l${i}`).join(", ")}, `)}`,
  "quantifier-too-wide": `${head.replace("brink: 1", "brink: 2")}ends_when: any(war)\nflashpoints:\n${Array.from({ length: 1001 }, (_, i) => `  f${i}: { start: a, levels: [a, b] }\n`).join("")}`,
  "too-many": `${head}parameters:\n${Array.from({ length: 300 }, (_, i) => `  P${i}: { value: 0 }\n`).join("")}${flashpoints}`,
  "too-many-warnings": `${head}parameters:\n${Array.from({ length: 300 }, (_, i) => `  p${i}: { value: 0 }\n`).join("")}${flashpoints}`,
  "expression-syntax": "",
};

/** Of a table, read as a history and counted. */
function tableDiagnostics(code: string): readonly Diagnostic[] {
  const text =
    code === "import-too-large"
      ? `date,level\n${"2031,1\n".repeat(200_001)}`
      : readFileSync(join(folder, code, "table.csv"), "utf8");
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void found.push(one);
  const table = readTable({ name: "table.csv", text }, report);
  if (table === undefined) return found;
  const levels = [
    { values: "1", level: "calm" },
    { values: "2..", level: "war" },
  ];
  const mapping = {
    ...{ columns: { date: "date", "end-date": "end", level: "level" }, levels },
    ...{ order: ["calm", "war"], baseline: undefined, event: undefined, basis: undefined },
    ...{ first: undefined, last: undefined },
  };
  importHistory(table, table.rows, mapping, report);
  countCases(table, table.rows, [{ id: "war", column: "level", values: "2.." }], report);
  return found;
}

function diagnosticsOf(code: string): readonly Diagnostic[] {
  if (code.startsWith("import-")) return tableDiagnostics(code);
  if (existsSync(join(folder, code, "exercise.yaml"))) {
    return exerciseDiagnostics("exercise.yaml", join(folder, code));
  }
  const { model, diagnostics } = readScenario("input.yaml", (name) => {
    if (name === "too-large.yaml") return { tooLarge: true };
    if (name === "folder.yaml") return { folder: true };
    if (code === "file-too-many" && name.startsWith("part")) return { text: "brink: 1\n" };
    const made = name === "input.yaml" ? generated[code] : undefined;
    if (made !== undefined) return { text: made };
    const path = join(folder, code, name);
    return existsSync(path) ? { text: readFileSync(path, "utf8") } : { missing: true };
  });
  if (model === undefined) return diagnostics;
  return [...diagnostics, ...checkSites(model), ...analyse(model, lower(model))];
}

const codes = Object.keys(catalog).filter(
  // The last resort of the parser of expressions: no text is known that leads there.
  (code) => code !== "expression-syntax",
);

describe("every diagnostic", () => {
  for (const code of codes) {
    it(code, async () => {
      const diagnostics = diagnosticsOf(code);
      expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
      const shown = code.startsWith("too-many") ? diagnostics.slice(-1) : diagnostics;
      const text = (["en", "ar"] as const)
        .flatMap((language) =>
          shown.map((diagnostic) => formatDiagnostic(diagnostic, { language })),
        )
        .join("\n\n");
      expect(text).not.toMatch(/\{\w+\}/u);
      await expectGolden(`tests/diagnostics/${code}/expected.txt`, `${text}\n`);
    });
  }

  it("has no case without a code", () => {
    const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(cases.map(({ name }) => name).filter((name) => !Object.hasOwn(catalog, name))).toEqual(
      [],
    );
  });

  it("has a message in both languages with the holes that the catalog names", () => {
    const holes = (template: string): string[] =>
      [...new Set([...template.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ""))].sort();
    for (const [code, entry] of Object.entries(catalog)) {
      const key = code as keyof typeof catalog;
      const known: readonly string[] = entry.arguments;
      for (const messages of [englishDiagnostics, arabicDiagnostics]) {
        expect(
          holes(messages[key]).filter((hole) => !known.includes(hole)),
          code,
        ).toEqual([]);
      }
      expect(holes(arabicDiagnostics[key]), code).toEqual(holes(englishDiagnostics[key]));
    }
  });
});
