/** The house stays as `docs/architecture.md` draws it: rules, absences, and the table itself. */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languages } from "../../src/i18n/language.ts";
import {
  isolateUses,
  languageNames,
  machineUses,
  undocumented,
  usesWebAssembly,
} from "./absences.ts";
import { machineRooms, oneFilePackages, rooms } from "./rooms.ts";
import { cruiseSources } from "./rules.ts";
import { mostLines } from "./lengths.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** TypeScript files below `src/`, as paths from the root with `/`. */
const sources: readonly string[] = readdirSync(join(root, "src"), {
  recursive: true,
  encoding: "utf8",
})
  .map((name) => `src/${name.replaceAll("\\", "/")}`)
  .filter((name) => /\.tsx?$/.test(name))
  .sort();

const read = (name: string): string => readFileSync(join(root, name), "utf8");

const isInRoom = (name: string, room: string): boolean => name.startsWith(`src/${room}/`);

describe("the modules of src/", () => {
  it("import only what the table allows, without cycles", async () => {
    const { summary, modules } = await cruiseSources(root);
    const violations = summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
    expect(violations).toEqual([]);
    // An empty graph would obey every rule.
    const found = modules.filter(({ source }) => source.startsWith("src/"));
    expect(found.length).toBeGreaterThanOrEqual(sources.length);
    expect(found.length).toBeGreaterThan(100);
    const edges = found.flatMap(({ dependencies }) => dependencies);
    expect(edges.length).toBeGreaterThan(300);
  });

  it("all stand in a room of the table", () => {
    const homeless = sources.filter((name) => !rooms.some(({ folder }) => isInRoom(name, folder)));
    expect(homeless.filter((name) => name !== "src/index.ts")).toEqual([]);
  });

  it.each(oneFilePackages)("import %s in exactly one file", (name) => {
    const users = sources.filter((file) =>
      new RegExp(`from "${name}(/[^"]*)?"|import\\("${name}(/[^"]*)?"\\)`).test(read(file)),
    );
    expect(users).toHaveLength(1);
  });

  it("say of everything that they export what it is", () => {
    const silent = sources.flatMap((name) =>
      undocumented(read(name)).map((symbol) => `${name}: ${symbol}`),
    );
    expect(silent).toEqual([]);
    expect(undocumented("/** Yes. */\nexport const a = 1;\nexport type B = 2;\n")).toEqual(["B"]);
  });

  it("use the machine only in app/ and above", () => {
    const uses = sources
      .filter((name) => !machineRooms.some((room) => isInRoom(name, room)))
      .flatMap((name) => machineUses(read(name)).map((use) => `${name}:${use}`));
    expect(uses).toEqual([]);
  });

  it("instantiate WebAssembly in at most one file, and Math.random nowhere", () => {
    expect(sources.filter((name) => usesWebAssembly(read(name))).length).toBeLessThanOrEqual(1);
    expect(
      sources.filter((name) => machineUses(read(name)).join().includes("Math.random")),
    ).toEqual([]);
  });

  it("name a language only in its folder, and make isolates in i18n/ only", () => {
    const others = sources.filter((name) => !isInRoom(name, "i18n"));
    const named = others.flatMap((name) =>
      languageNames(read(name), languages()).map((use) => `${name}:${use}`),
    );
    // A rule of the format of files: what their texts are written in if they do not say.
    expect(named).toEqual([expect.stringMatching(/^src\/scenario\/languages\.ts:\d+: en$/u)]);
    const engine = sources.filter(
      (name) => isInRoom(name, "i18n") && !isInRoom(name, "i18n/languages"),
    );
    expect(engine.flatMap((name) => languageNames(read(name), languages()))).toEqual([]);
    const isolating = [...others, ...engine].filter((name) => isolateUses(read(name)).length > 0);
    expect(isolating).toEqual(["src/i18n/isolate.ts"]);
  });

  it("open with a comment, have no vague names and export nothing by default", () => {
    const vague = sources.filter((name) => /\/(utils?|helpers?|misc|common|index)[./]/.test(name));
    expect(vague.filter((name) => name !== "src/index.ts")).toEqual([]);
    expect(sources.filter((name) => !/^[a-z0-9/-]+\.tsx?$/.test(name))).toEqual([]);
    expect(sources.filter((name) => !read(name).startsWith("/**"))).toEqual([]);
  });

  it(`have at most ${String(mostLines)} lines`, () => {
    const long = sources.filter((name) => read(name).trimEnd().split("\n").length > mostLines);
    expect(long).toEqual([]);
  });
});

describe("the table in docs/architecture.md", () => {
  it("is the one that the rules are made from", () => {
    const rows = read("docs/architecture.md")
      .split("\n")
      .map((line) => /^\| `([a-z0-9/]+)\/`\s*\|.*\| ([^|]*)\|$/.exec(line))
      .filter((match) => match !== null);
    const documented = rows.map(([, folder, imports = ""]) => {
      const [values = "", types = ""] = imports.split("types of");
      const names = (text: string): string[] =>
        [...text.matchAll(/`([a-z0-9/]+)`/g)].map(([, n = ""]) => n);
      return { folder, imports: names(values).sort(), types: names(types).sort() };
    });
    const ruled = rooms.map(({ folder, imports, types = [] }) => ({
      folder,
      imports: [...imports].sort(),
      types: [...types].sort(),
    }));
    expect(documented).toEqual(ruled);
  });
});

describe("the rules", () => {
  let house = "";

  const files: Readonly<Record<string, string>> = {
    "package.json": `{ "type": "module", "dependencies": { "yaml": "*" } }`,
    "node_modules/yaml/package.json": `{ "name": "yaml", "main": "index.js" }`,
    "node_modules/yaml/index.js": "",
    "src/base/clean.ts": `export const clean = 1;`,
    "src/base/reads-files.ts": `import "node:fs"; import "fs";`,
    "src/source/span.ts": `export type Span = 1; export const span = 1;`,
    "src/scenario/model.ts": `import type { Span } from "../source/span.ts"; export type Model = Span;`,
    "src/scenario/upwards.ts": `export * from "../tui/screen.ts";`,
    "src/scenario/upwards-type.ts": `import type { Screen } from "../tui/screen.ts"; export type A = Screen;`,
    "src/tui/screen.ts": `export type Screen = 1; export const screen = 1;`,
    "src/tui/parses.ts": `import "yaml";`,
    "src/view/good.ts": `import type { Span } from "../source/span.ts"; export type A = Span;`,
    "src/view/bad.ts": `import { span } from "../source/span.ts"; export const a = span;`,
    "src/random/one.ts": `import "./two.ts";`,
    "src/random/two.ts": `import "./one.ts";`,
    "src/attic/box.ts": `import "../base/clean.ts";`,
    "src/stats/fetches.ts": `import "../attic/box.ts"; import "./absent.ts";`,
  };

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), "brink-house-"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, name)), { recursive: true });
      writeFileSync(join(house, name), `${text}\n`);
    }
  });
  afterAll(() => {
    rmSync(house, { recursive: true, force: true });
  });

  it("find every fault of a house that breaks them, and nothing else", async () => {
    const { summary } = await cruiseSources(house);
    const violations = summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
    );
    expect(violations.sort()).toEqual([
      "every-file-in-a-room: src/stats/fetches.ts → src/attic/box.ts",
      "machine-only-in-app-and-above: src/base/reads-files.ts → fs",
      "no-cycles: src/random/one.ts → src/random/two.ts",
      "no-unresolved: src/stats/fetches.ts → ./absent.ts",
      "package-yaml: src/tui/parses.ts → node_modules/yaml/index.js",
      "scenario-imports: src/scenario/upwards-type.ts → src/tui/screen.ts",
      "scenario-imports: src/scenario/upwards.ts → src/tui/screen.ts",
      "stats-imports: src/stats/fetches.ts → src/attic/box.ts",
      "view-imports-types-only: src/view/bad.ts → src/source/span.ts",
    ]);
  });

  it("see the machine in code, and not in comments, strings or property names", () => {
    expect(
      machineUses(
        [
          `// console.log(Math.random())`,
          `const a = "process"; const b = { process: 1 }; b.process;`,
          `new Date(0); Math.floor(1);`,
          `Math.random();`,
          `Math["random"]();`,
          `Date.now();`,
          `new Date();`,
          `console.log(process.env);`,
        ].join("\n"),
      ),
    ).toEqual([
      "4: Math.random",
      "5: Math.random",
      "6: Date.now",
      "7: new Date()",
      "8: console",
      "8: process",
    ]);
    expect(usesWebAssembly(`WebAssembly.instantiate(x)`)).toBe(true);
    expect(usesWebAssembly(`// WebAssembly.instantiate(x)`)).toBe(false);
  });

  it("see languages and isolates in code, and not in comments", () => {
    const code = `// "ar"\nif (language === "ar") a = { en: b.ar };\nconst art = "are";`;
    expect(languageNames(code, ["en", "ar"])).toEqual(["2: ar", "2: en", "2: ar"]);
    expect(isolateUses("a\n`\\u2066${x}`\n\u2069\n\u2060")).toEqual(["2", "3"]);
  });
});
