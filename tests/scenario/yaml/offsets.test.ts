/** Every letter of a scalar is found again in the file, in every way of writing YAML. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../src/scenario/yaml/parse.ts";
import { childOf, type ScalarNode } from "../../../src/scenario/yaml/tree.ts";

function scalarOf(text: string): ScalarNode {
  const { tree, diagnostics } = parseYaml({ name: "a.yaml", text });
  expect(diagnostics).toEqual([]);
  const node = childOf(tree, "key");
  if (node?.kind !== "scalar") throw new Error("no scalar");
  return node;
}

/** The file's character for each character of the content. */
function found(node: ScalarNode): string {
  const { offsets, span } = node;
  if (offsets === undefined) throw new Error("not aligned");
  expect(offsets).toHaveLength(node.text.length + 1);
  return offsets
    .slice(0, -1)
    .map((offset) => span.file.text.charAt(offset))
    .join("");
}

const blank = (text: string): string => text.replaceAll(/\s/gu, " ");

describe("offsets", () => {
  it.each([
    ["plain", "key: a + b\n"],
    ["plain, comment behind", "key: a + b # why\n"],
    ["number as written", "key: +5\n"],
    ["plain over lines", "key: a\n  + b\n  - c\n"],
    ["plain over lines, CRLF", "key: a\r\n  + b\r\n"],
    ["plain in flow", "{ other: 1, key: a + b }\n"],
    ["single quotes", "key: 'a + b'\n"],
    ["double quotes", 'key: "a + b"\n'],
    ["double quotes over lines", 'key: "a\n  + b"\n'],
    ["folded block", "key: >-\n  a\n  + b\n"],
    ["literal block", "key: |\n  a\n  + b\n"],
    ["literal block, deep", "x: 1\nkey: |-\n      a\n      + b\n"],
    ["folded block with empty lines", "key: >\n  a\n\n  + b\n"],
    ["Arabic before", "other: حرب\nkey: a + b\n"],
    ["byte order mark", "\ufeffkey: a + b\n"],
  ])("%s", (_name, text) => {
    const node = scalarOf(text);
    expect(blank(found(node))).toBe(blank(node.text));
  });

  it("points at escapes as a whole", () => {
    const text = 'key: "a \\"x\\" \\u0062"\n';
    const node = scalarOf(text);
    expect(node.text).toBe('a "x" b');
    expect(found(node)).toBe("a \\x\\ \\");
    const quoted = scalarOf("key: 'it''s'\n");
    expect(quoted.text).toBe("it's");
    expect(found(quoted)).toBe("it's");
  });

  it("holds for any words in any style", () => {
    const word = fc.stringMatching(/^[a-z(][a-z0-9()*+<>="'-]{0,6}$/u);
    const styles = [
      (words: string[]): string => `key: '${words.join(" ").replaceAll("'", "''")}'\n`,
      (words: string[]): string => `key: ${JSON.stringify(words.join(" "))}\n`,
      (words: string[]): string => `key: >-\n  ${words.join("\n  ")}\n`,
      (words: string[]): string => `key: |-\n   ${words.join("\n   ")}\n`,
      (words: string[]): string =>
        `key: "${words.map((w) => JSON.stringify(w).slice(1, -1)).join("\n    ")}"\n`,
    ];
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...styles),
        (words, style) => {
          const node = scalarOf(style(words));
          expect(node.text.split(/\s+/u)).toEqual(words);
          const letters = found(node);
          for (let i = 0; i < node.text.length; i += 1) {
            const letter = node.text.charAt(i);
            if (/\s/u.test(letter)) expect(letters.charAt(i)).toMatch(/\s/u);
            else expect([letter, "\\"]).toContain(letters.charAt(i));
          }
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
