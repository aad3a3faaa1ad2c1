/** The pages on the language: tables as generated, examples without a fault or a warning. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyse } from "../../src/ir/analysis/analyse.ts";
import { lower } from "../../src/ir/lower.ts";
import { diagnostics as arabicDiagnostics } from "../../src/i18n/languages/ar/diagnostics.ts";
import { diagnostics as englishDiagnostics } from "../../src/i18n/languages/en/diagnostics.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { referenceTables } from "../../src/scenario/shape/reference.ts";
import { catalog, type DiagnosticCode } from "../../src/source/catalog.ts";
import { expectGolden, expectGoldenPart } from "../config/golden.ts";

const docs = join(import.meta.dirname, "..", "..", "docs");

function blocks(text: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gmu");
  return [...text.matchAll(fence)].map((match) => match[1] ?? "");
}

/** Everything that the checks say of a scenario made of these files. */
function faults(entry: string, files: ReadonlyMap<string, string>): readonly string[] {
  const { model, diagnostics } = readScenario(entry, (name) => {
    const text = files.get(name);
    return text === undefined ? { missing: true } : { text };
  });
  const all = model === undefined ? diagnostics : [...diagnostics, ...analyse(model, lower(model))];
  // The page shows a red line that is only a text, and says so itself.
  const told = all.filter(({ code }) => code !== "red-line-binds-nothing");
  return told.map(({ code, span }) => `${code}: ${span.file.text.slice(span.start, span.end)}`);
}

describe("docs/language.md", () => {
  const path = join(docs, "language.md");
  const marks = {
    opening: "<!-- reference: generated from src/scenario/shape, do not edit -->",
    closing: "<!-- reference: end -->",
  };

  it("has the reference that the table of constructs gives", async () => {
    await expectGoldenPart("docs/language.md", marks, referenceTables());
  });

  it("builds a scenario whose every stage is sound", () => {
    const parts = blocks(readFileSync(path, "utf8"), "yaml");
    expect(parts.length).toBeGreaterThan(8);
    const files = new Map(
      parts.map((part, index) => {
        const head = `brink: 2\nscenario: strait\nextends: part-${String(index - 1)}.yaml\n`;
        return [`part-${String(index)}.yaml`, index === 0 ? part : head + part];
      }),
    );
    const last = `part-${String(parts.length - 1)}.yaml`;
    expect(faults("part-0.yaml", files)).toEqual([]);
    expect(faults(last, files)).toEqual([]);
    const examples = blocks(readFileSync(path, "utf8"), "yml");
    expect(examples).toHaveLength(9);
    const whole = `brink: 2
scenario: strait
extends: ${last}
`;
    for (const example of examples) {
      // What stands on this page is of the second edition, which a variant says too.
      const variant = example.replace("brink: 1", "brink: 2");
      const around = new Map([...files, ["strait.yaml", whole], ["example.yaml", variant]]);
      expect(faults("example.yaml", around)).toEqual([]);
    }
  });
});

describe("docs/diagnostics.md", () => {
  it("lists every code with its messages", async () => {
    const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
    const rows = (Object.keys(catalog) as DiagnosticCode[]).map(
      (code) =>
        `| \`${code}\` | ${catalog[code].severity} | ${cell(englishDiagnostics[code])} | ${cell(arabicDiagnostics[code])} |`,
    );
    const expected = `# Diagnostics

What \`brink check\` may say of a scenario. Codes are stable: they may be searched for and relied upon. An
error keeps a scenario from running, a warning does not. Words in braces are filled in. A case of each
code, with the report that it gives in both languages, is in \`tests/diagnostics/\`. This page is generated
from the catalog in \`src/source/\` and the messages in \`src/i18n/\`.

<!-- prettier-ignore-start -->

| code | severity | message | الرسالة |
| --- | --- | --- | --- |
${rows.join("\n")}

<!-- prettier-ignore-end -->
`;
    await expectGolden("docs/diagnostics.md", expected);
  });
});
