/** What is bundled is named with its licence and its notice, in the bundle and in the documents. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { bundledPackages, noticesText } from "../../src/build/notices.ts";
import { NOTICES } from "../../src/build/bundle.ts";
import { root } from "../cli/call.ts";
import { requireBundle } from "../config/build-once.ts";
import { expectGoldenPart } from "../config/golden.ts";

let parts: readonly (readonly [name: string, licence: string, notice: string])[] = [];
beforeAll(() => {
  requireBundle();
  const text = readFileSync(join(root, "dist", NOTICES), "utf8");
  parts = text
    .split(`\n${"-".repeat(80)}\n`)
    .slice(1)
    .map((part) => {
      const [, name = "", licence = "", notice = ""] =
        /^\s*(\S+) \S+ \(([^)]+)\)([^]*)$/u.exec(part) ?? [];
      return [name, licence, notice.trim()];
    });
});

it("every bundled package is there with a notice that names who made it", () => {
  expect(parts.map(([name]) => name)).toEqual(
    expect.arrayContaining(["mathjs", "react", "seedrandom", "yaml", "valibot"]),
  );
  // Piscina is not in the bundle: it is installed beside it, with its own licence.
  expect(parts.map(([name]) => name)).not.toContain("piscina");
  const silent = parts.filter(([, , notice]) => !/copyright|apache license/iu.test(notice));
  expect(silent.map(([name]) => name)).toEqual([]);
});

it("docs/dependencies.md lists them by licence", async () => {
  const licences = [...new Set(parts.map(([, licence]) => licence))].sort();
  const lines = licences.map((licence) => {
    const names = parts.filter(([, one]) => one === licence).map(([name]) => `\`${name}\``);
    return `- ${licence}: ${[...new Set(names)].join(", ")}`;
  });
  const marks = { opening: "<!-- bundled -->", closing: "<!-- /bundled -->" };
  await expectGoldenPart("docs/dependencies.md", marks, lines.join("\n"));
});

it("a file that leaves nothing in the bundle brings no package into it", () => {
  const output = (bytesInOutput: number) => ({
    ...{ imports: [], exports: [], bytes: 1 },
    inputs: {
      "node_modules/yaml/package.json": { bytesInOutput },
      "src/index.ts": { bytesInOutput },
    },
  });
  const found = (bytes: number): readonly string[] =>
    bundledPackages({ inputs: {}, outputs: { a: output(bytes) } }, root).map(({ name }) => name);
  expect([found(0), found(1)]).toEqual([[], ["yaml"]]);
  expect(noticesText([])).toContain("these packages");
});
