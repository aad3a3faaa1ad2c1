/**
 * The documents tell the truth: every command in them runs (in a shell, with the built program, in an
 * empty folder, in the order written), every scenario in them is sound, every link leads somewhere.
 */

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readScenario } from "../../src/scenario/read.ts";
import { root } from "../cli/call.ts";
import { requireBundle } from "../config/build-once.ts";

interface Block {
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

const documents = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith(".md"))
  .sort();

const read = (name: string): string => readFileSync(join(root, name), "utf8");

function blocksOf(name: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; lines: string[]; line: number } | undefined;
  for (const [index, line] of read(name).split("\n").entries()) {
    const fence = /^\s*```(\S*)/.exec(line);
    if (fence === null) open?.lines.push(line);
    else if (open === undefined) open = { language: fence[1] ?? "", lines: [], line: index + 1 };
    else {
      blocks.push({ language: open.language, text: open.lines.join("\n"), line: open.line });
      open = undefined;
    }
  }
  return blocks;
}

/** Command lines of a block: comments and empty lines left out, continued lines joined. */
function commandsOf({ text }: Block): string[] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => line.replace(/\s#\s.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** As written, but for `npx` and a long batch: a short one shows as well that the command is right. */
function shortened(command: string): string {
  const built = command.replaceAll("npx brink", "brink");
  // An expectation with too few cases fails as untested.
  return built.includes("--expectations")
    ? built
    : built.replaceAll(/--runs \d{4,}/g, "--runs 200");
}

/** Whether a command's answer depends on nothing that an earlier one wrote, and is not written for a later one. */
const standsAlone = (command: string): boolean =>
  !/\.(json|ya?ml|csv|html|parquet|sh|pm|dot)\b|--out|--resume|\bteach\b|\bfit\b/u.test(command);

/** Commands that stand alone and were seen in another document: twice the time would show nothing more. */
const seen = new Set<string>();

/** What may stand in a document without being run here: the suite runs inside the second one. */
const npmCommands = new Set([
  "npm ci && npm start",
  "npm ci && npm test",
  "npm ci",
  "npm start",
  "npm test",
]);

describe.each(documents)("%s", (name) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "brink-docs-"));
    const shim = join(folder, "brink");
    writeFileSync(
      shim,
      `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/brink.js")}" "$@"\n`,
    );
    chmodSync(shim, 0o755);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const shellBlocks = blocksOf(name).filter(({ language }) =>
    ["sh", "bash", "shell"].includes(language),
  );
  const whenShell = shellBlocks.length > 0 ? it : undefined;
  whenShell?.("has commands that run", () => {
    requireBundle();
    for (const block of shellBlocks) {
      for (const command of commandsOf(block)) {
        if (npmCommands.has(command)) continue;
        const short = shortened(command);
        if (standsAlone(short) && seen.has(short)) continue;
        seen.add(short);
        expect(command, `${name}:${block.line}`).toMatch(/^(npx )?brink\b|\| *brink\b/);
        const shell = spawnSync("bash", ["-o", "pipefail", "-c", short], {
          cwd: folder,
          encoding: "utf8",
          maxBuffer: 100_000_000,
          env: {
            HOME: folder,
            LANG: "C.UTF-8",
            PATH: [folder, process.env["PATH"]].join(delimiter),
          },
        });
        expect(shell.stderr, `${name}:${block.line} ${command}`).not.toContain("internal error");
        // Here is no terminal, so nobody who could play an actor or hold an exercise: that must be what
        // is said.
        const decides = /\bplay\b.* --as /u.test(command);
        if (decides) expect(shell.stderr).toContain("--as needs someone to decide");
        const holds = /\bteach start\b/u.test(command) && !command.includes("--answers");
        if (holds) expect(shell.stderr).toContain("An exercise needs a terminal.");
        // Nor was anything played here before.
        const hands = /\bsession (?:export|import)\b/u.test(command);
        if (hands) expect(shell.stderr).toMatch(/There is no (?:session of|file) /u);
        const status = decides || holds || hands ? 2 : 0;
        expect(shell.status, `${name}:${block.line} ${command}\n${shell.stderr}`).toBe(status);
      }
    }
  });

  const scenarios = blocksOf(name).filter(
    ({ language, text }) =>
      language === "yaml" && /^brink: [12]$/m.test(text) && /^scenario:/m.test(text),
  );
  const whenScenarios = scenarios.length > 0 ? it : undefined;
  whenScenarios?.("has sound scenarios", () => {
    for (const { text, line } of scenarios) {
      const { diagnostics } = readScenario("example.yaml", (file) =>
        file === "example.yaml" ? { text } : { missing: true },
      );
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(
        errors.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
        `${name}:${line}`,
      ).toEqual([]);
    }
  });

  it("has links that lead somewhere", () => {
    const links = [...read(name).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      ([, target = ""]) => target,
    );
    const local = links.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !existsSync(join(root, dirname(name), target)))).toEqual([]);
  });
});

describe("docs/dependencies.md", () => {
  it("names exactly the packages of package.json, with the licences that they state", () => {
    const described = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
    const wanted = ["dependencies", "devDependencies", "optionalDependencies"]
      .flatMap((kind) => Object.keys(described[kind] ?? {}))
      .sort();
    const rows = [
      ...read("docs/dependencies.md").matchAll(/^\| `([^`]+)`\s*\| .+? \| (\S+)\s*\|$/gm),
    ];
    expect(rows.map(([, name]) => name).sort()).toEqual(wanted);
    for (const [, name = "", licence] of rows) {
      const file = join(root, "node_modules", name, "package.json");
      if (!existsSync(file)) continue; // a runtime for another system
      expect([name, licence]).toEqual([
        name,
        (JSON.parse(readFileSync(file, "utf8")) as { license: string }).license,
      ]);
    }
  });
});
