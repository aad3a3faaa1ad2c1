/** The packed tarball, installed into an empty project: it runs, and its types are those of the library. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../cli/call.ts";
import { requireBundle } from "../config/build-once.ts";
import { examples } from "../docs/examples.ts";

const house = mkdtempSync(join(tmpdir(), "brink-package-"));
const project = join(house, "project");
let packed: readonly string[] = [];

afterAll(() => {
  rmSync(house, { recursive: true });
});

/** What a command prints; it must end well. @param node the Node that it finds */
function run(folder: string, command: string, args: readonly string[], node?: string): string {
  const path = process.env["PATH"] ?? "";
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: node === undefined ? path : `${dirname(node)}${delimiter}${path}`,
      // Nothing of this machine's reader is touched, nor of its own settings.
      XDG_CACHE_HOME: join(house, "cache"),
    },
  });
  expect({
    command: [command, ...args].join(" "),
    status,
    error,
    said: status === 0 ? "" : stderr + stdout,
  }).toEqual({ command: [command, ...args].join(" "), status: 0, error: undefined, said: "" });
  return stdout;
}

/** The machine's own Node where it is older than Brink needs. */
function oldNode(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const nodes = folders
    .filter((one) => !one.includes("node_modules"))
    .map((one) => join(one, "node"));
  // Nothing is printed where there is no such program.
  const versionOf = (node: string): string => String(spawnSync(node, ["--version"]).stdout);
  return nodes.find((node) => versionOf(node).startsWith("v20."));
}

/**
 * The project before it is installed: empty but for the tarball, and a lock that says which packages it
 * gets. They are those of our own lock, with their hashes, so npm takes from its store what it once
 * fetched for us, and needs no network then.
 */
function writeLocked(tarball: string): void {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), "utf8"));
  const { packages: ours } = read("package-lock.json") as {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: true }>>;
  };
  const { version, bin, engines, dependencies, optionalDependencies } = read(
    "package.json",
  ) as Readonly<Record<string, unknown>>;
  const registry = run(root, "npm", ["config", "get", "registry"]).trim();
  const others = Object.entries(ours).flatMap(([path, one]) => {
    if (path === "" || one.dev === true) return [];
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const file = `${name.slice(name.indexOf("/") + 1)}-${one.version}.tgz`;
    return [[path, { ...one, resolved: `${registry}${name}/-/${file}` }] as const];
  });
  const own = { dependencies: { brink: tarball } };
  const brink = { version, resolved: tarball, bin, engines, dependencies, optionalDependencies };
  const packages = { "": own, "node_modules/brink": brink, ...Object.fromEntries(others) };
  const write = (name: string, value: unknown): void => {
    writeFileSync(join(project, name), `${JSON.stringify(value)}\n`);
  };
  write("package.json", { type: "module", private: true, ...own });
  write("package-lock.json", { name: "project", lockfileVersion: 3, requires: true, packages });
}

beforeAll(() => {
  requireBundle();
  const [made] = JSON.parse(
    run(root, "npm", ["pack", "--json", "--silent", "--pack-destination", house]),
  ) as [{ readonly files: readonly { readonly path: string }[] }];
  packed = made.files.map(({ path }) => path);
  const tarball = readdirSync(house).find((name) => name.endsWith(".tgz")) ?? "";
  mkdirSync(project);
  writeLocked(`file:../${tarball}`);
  run(project, "npm", [
    ...["install", "--ignore-scripts", "--omit=dev", "--prefer-offline"],
    ...["--no-audit", "--no-fund", "--silent"],
  ]);
});

describe("the tarball", () => {
  it("holds the program, its scenarios and its types, and nothing else", () => {
    const expected =
      /^(?:dist\/(?:types\/.+\.d\.ts|checked\/.+|(?:chunks\/)?[\w.-]+)|docs\/schemas\/[\w.-]+\.json|scenarios\/.+|src\/cli\/launcher\.cjs|LICENSE|README\.md|package\.json)$/u;
    expect(packed.filter((path) => !expected.test(path))).toEqual([]);
    expect(packed).toContain("dist/types/index.d.ts");
    expect(packed).toContain("dist/THIRD-PARTY-NOTICES.txt");
  });

  it("runs on Node 20 and on the pinned Node", () => {
    const old = oldNode();
    for (const node of [process.execPath, ...(old === undefined ? [] : [old])]) {
      expect(run(project, "npx", ["brink", "run", "two-state"], node)).toContain(
        "A two-state crisis",
      );
    }
    // Not by npx, which finds the pinned Node first: whatever Node the launcher is started with.
    const launcher = join(project, "node_modules", "brink", "src", "cli", "launcher.cjs");
    const pretend = join(house, "old.cjs");
    writeFileSync(
      pretend,
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });',
    );
    const started =
      old === undefined
        ? run(project, process.execPath, ["--require", pretend, launcher, "run", "two-state"])
        : run(project, old, [launcher, "run", "two-state"]);
    expect(started).toContain("A two-state crisis");
  });
});

describe("a program in TypeScript", () => {
  it("is checked against the types of the tarball, and runs", () => {
    const own = `
      import { ask, storyText, tell, type RareAnswer } from "brink";
      const answer: RareAnswer = await ask("rare", {
        scenario: "two-state",
        outcome: "border == crisis and dwell(border) >= 20",
        effort: 20,
        replications: 4,
        workers: 2,
      });
      // @ts-expect-error -- no such option
      await ask("exact", { scenario: "two-state", efort: 1 }).catch((error: unknown) => {
        process.stdout.write(String(error) + "\\n");
      });
      // @ts-expect-error -- an exact solution has no levels of splitting
      (await ask("exact", { scenario: "two-state" })).stages;
      const story = await tell(answer, { scenario: "two-state" });
      process.stdout.write(storyText(story).join("\\n"));
    `;
    writeFileSync(join(project, "own.ts"), own);
    const shown = examples().map(({ code }, index) => {
      const name = `example-${String(index)}.ts`;
      writeFileSync(join(project, name), code);
      return name;
    });
    const modules = join(root, "node_modules");
    const options = {
      ...{ module: "nodenext", target: "es2024", lib: ["es2024"], strict: true, noEmit: true },
      ...{ noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, skipLibCheck: true },
      ...{ types: ["node"], typeRoots: [join(modules, "@types")] },
    };
    writeFileSync(
      join(project, "tsconfig.json"),
      JSON.stringify({ compilerOptions: options, files: ["own.ts", ...shown] }),
    );
    run(project, process.execPath, [join(modules, "typescript", "bin", "tsc"), "-p", "."]);
    const printed = run(project, process.execPath, ["own.ts"]);
    expect(printed).toContain("UsageFault: there is no option efort");
    expect(printed).toContain("A two-state crisis");
  });
});
