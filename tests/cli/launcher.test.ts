/** The launcher starts the right Node on a current program, or says what to do. */

import { spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "./call.ts";

let house = "";
let launcher = "";
/** A Node that is not the pinned one, as far as its path goes. */
let otherNode = "";

/** A small project of the same shape, so that its age can be played with. */
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), "brink-launcher-"));
  launcher = join(house, "src/cli/launcher.cjs");
  for (const folder of ["src/cli", "src/build", "dist"])
    mkdirSync(join(house, folder), { recursive: true });
  copyFileSync(join(root, "src/cli/launcher.cjs"), launcher);
  otherNode = join(house, "node");
  try {
    linkSync(process.execPath, otherNode);
  } catch {
    copyFileSync(process.execPath, otherNode); // another disk
  }
  writeFileSync(join(house, "package.json"), `{ "type": "module" }`);
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  writeFileSync(
    join(house, "src/build/build.ts"),
    `import { writeFileSync, existsSync } from "node:fs";
     const root: string = new URL("../..", import.meta.url).pathname;
     if (existsSync(root + "broken")) process.exit(1);
     writeFileSync(root + "dist/brink.js", "console.log('built', process.versions.node, ...process.argv.slice(2))");
     writeFileSync(root + "dist/build.json", "{}");`,
  );
  // A machine with an old Node, and one on a system for which there is no pinned Node.
  writeFileSync(
    join(house, "old.cjs"),
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });`,
  );
  writeFileSync(
    join(house, "odd.cjs"),
    `Object.defineProperty(process, "arch", { value: "mips" });`,
  );
});
afterEach(() => {
  rmSync(house, { recursive: true, force: true });
});

function program(text: string, age: "new" | "old" = "new"): void {
  writeFileSync(join(house, "dist/brink.js"), text);
  writeFileSync(join(house, "dist/build.json"), "{}");
  const time = new Date(Date.now() + (age === "new" ? 60_000 : -86_400_000));
  utimesSync(join(house, "dist/build.json"), time, time);
}

const preload = (...names: string[]): string[] =>
  names.flatMap((name) => ["--require", join(house, `${name}.cjs`)]);

function launch(args: readonly string[], node: readonly string[] = []): SpawnSyncReturns<string> {
  return spawnSync(otherNode, [...node, launcher, ...args], { encoding: "utf8" });
}

describe("the launcher", () => {
  it("runs a current program, with its arguments and exit code", () => {
    program("console.log('kept', ...process.argv.slice(2)); process.exitCode = 3");
    expect(launch(["a", "b c", "--d"])).toMatchObject({
      stdout: "kept a b c --d\n",
      stderr: "",
      status: 3,
    });
  });

  it("builds a program that is older than its sources, or missing", () => {
    program("console.log('stale')", "old");
    expect(launch(["x"]).stdout).toBe(`built ${process.versions.node} x\n`);
    rmSync(join(house, "dist"), { recursive: true });
    mkdirSync(join(house, "dist"));
    expect(launch(["y"]).stdout).toBe(`built ${process.versions.node} y\n`);
  });

  it("says how to build when it cannot", () => {
    program("console.log('stale')", "old");
    writeFileSync(join(house, "broken"), "");
    const { status, stdout, stderr } = launch([]);
    expect({ status, stdout }).toEqual({ status: 70, stdout: "" });
    expect(stderr).toContain("npm run build");
  });

  it("hands over to the pinned Node where the machine's is too old", () => {
    program("console.log(process.versions.node, ...process.argv.slice(2)); process.exitCode = 3");
    const { status, stdout, stderr } = launch(["a", "b c"], preload("old"));
    expect({ status, stderr }).toEqual({ status: 3, stderr: "" });
    expect(stdout).toMatch(/^2[4-9]\.\d+\.\d+ a b c\n$/);
  });

  it("says what to do where the machine's Node is too old and none is pinned", () => {
    program("console.log('never')");
    const { status, stdout, stderr } = launch([], preload("old", "odd"));
    expect({ status, stdout }).toEqual({ status: 70, stdout: "" });
    expect(stderr).toContain("needs Node 22.12 or newer; this is Node 20.20.2");
    expect(stderr).toContain("npm ci");
    expect(stderr).toContain("nodejs.org");
  });

  it("passes signals on, and dies of what its child dies of", async () => {
    program(
      "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('up')",
    );
    const ended = async (signal: "SIGTERM" | "SIGHUP"): Promise<unknown> => {
      const child = spawn(otherNode, [...preload("old"), launcher], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      child.kill(signal);
      return new Promise((resolve) => {
        child.once("exit", (code, by) => {
          resolve(code ?? by);
        });
      });
    };
    expect(await ended("SIGTERM")).toBe(9);
    expect(await ended("SIGHUP")).toBe("SIGHUP");
  });
});
