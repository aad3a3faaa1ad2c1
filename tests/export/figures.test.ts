/** Figures are what Graphviz and Mermaid can read, whatever the names hold. */

import { describe, expect, test } from "vitest";
import { dotText } from "../../src/export/figure/dot.ts";
import type { Figure } from "../../src/export/figure/figure.ts";
import { mermaidText } from "../../src/export/figure/mermaid.ts";
import { exportFigures } from "../../src/app/export.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { root } from "../cli/call.ts";
import { expectGolden } from "../config/golden.ts";

const quoted = String.raw`"(?:[^"\\\n]|\\.)*"`;
const dotLines: readonly RegExp[] = [
  new RegExp(`^digraph ${quoted} \\{$`, "u"),
  new RegExp(`^  (?:label|labelloc)=${quoted};$`, "u"),
  /^ {2}rankdir=(?:BT|LR);$/u,
  /^ {2}node \[shape=box\];$/u,
  new RegExp(`^  ${quoted} \\[label=${quoted}(?:, peripheries=2)?\\];$`, "u"),
  new RegExp(
    `^  ${quoted} -> ${quoted} \\[label=${quoted}, style=(?:solid|dashed|dotted)\\];$`,
    "u",
  ),
  /^\}$/u,
];
// Inside the quotes nothing but words, spaces, harmless marks and entity codes.
const words = String.raw`"(?:[^"#&<>;\\\[\]{}|*_\x60\n]|#\d+;)*"`;
const mermaidLines: readonly RegExp[] = [
  /^---$/u,
  /^title: ".*"$/u,
  /^flowchart (?:BT|LR)$/u,
  new RegExp(`^  n_\\w+(?:\\[${words}\\]|\\(\\[${words}\\]\\))$`, "u"),
  new RegExp(`^  n_\\w+ (?:-->|-\\.->)\\|${words}\\| n_\\w+$`, "u"),
];

/** Lines that are of none of the forms. */
function strange(text: string, forms: readonly RegExp[]): readonly string[] {
  const lines = text.replace(/\n$/u, "").split("\n");
  return lines.filter((line) => !forms.some((form) => form.test(line)));
}

/** Names that arrows lead from or to without a box of their own. */
function homeless({ nodes, edges }: Figure): readonly string[] {
  const known = new Set(nodes.map(({ id }) => id));
  return edges.flatMap(({ from, to }) => [from, to]).filter((id) => !known.has(id));
}

const hostile: Figure = {
  name: "couplings",
  title: 'A "title": \\ with #35; marks',
  direction: "right",
  nodes: [
    { id: "end", label: 'say "no"]; click end', start: true },
    { id: "subgraph", label: "a\\" },
    { id: "graph_2", label: "<script>&amp;|x|`y` **z** {w}" },
  ],
  edges: [
    { from: "end", to: "subgraph", label: '"| --> x', line: "dashed" },
    { from: "subgraph", to: "end", label: "two\nlines\\n", line: "solid" },
  ],
};

describe("names with marks of the target language", () => {
  test("stay inside their quotes in dot", () => {
    expect(strange(dotText(hostile), dotLines)).toEqual([]);
    expect(dotText(hostile)).toContain(
      String.raw`"end" [label="say \"no\"]; click end", peripheries=2];`,
    );
    expect(dotText(hostile)).toContain(String.raw`[label="a\\"];`);
  });

  test("become entity codes in Mermaid", () => {
    expect(strange(mermaidText(hostile), mermaidLines)).toEqual([]);
    expect(mermaidText(hostile)).toContain('n_end(["say #34;no#34;#93;#59; click end"])');
    expect(homeless(hostile)).toEqual([]);
  });
});

describe.each(["two-state", "europe-2022", "brinkmanship"])("%s", (scenario) => {
  const read = readScenarioFile(scenario, root);
  if (read.kind === "faulty") throw new Error("faulty");

  test.each(["en", "ar"] as const)("has well-formed figures in %s", (language) => {
    const style = { language, digits: "latin" } as const;
    for (const to of ["dot", "mermaid"] as const) {
      const files = exportFigures(read, to, style, undefined);
      expect(files).toHaveLength(read.program.flashpoints.length + 1);
      for (const { name, text } of files) {
        expect(strange(text, to === "dot" ? dotLines : mermaidLines), name).toEqual([]);
        if (language === "ar") expect(text).toMatch(/\p{Script=Arabic}/u);
      }
    }
  });
});

test.each(["en", "ar"] as const)("figures are as they were, in %s", async (language) => {
  const read = readScenarioFile("taiwan-quarantine", root);
  if (read.kind === "faulty") throw new Error("faulty");
  const style = { language, digits: "latin" } as const;
  const ladder = { kind: "ladder", flashpoint: "strait" } as const;
  for (const which of [ladder, { kind: "couplings" } as const]) {
    const [dot] = exportFigures(read, "dot", style, which);
    const [mermaid] = exportFigures(read, "mermaid", style, which);
    const golden = `tests/export/golden/taiwan-${which.kind}-${language}`;
    await expectGolden(`${golden}.dot`, dot?.text ?? "");
    await expectGolden(`${golden}.mmd`, mermaid?.text ?? "");
  }
});
