/**
 * Nothing is checked twice, and nothing is stale: the built program with the files that it keeps, in a
 * copy of what is installed.
 */

import { spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { requireBundle } from "../config/build-once.ts";
import { root } from "./terminal.ts";

// Many processes, one after the other: this only ends a hanging one.
vi.setConfig({ testTimeout: 300_000 });

let house = "";
let home = "";
let mine = "";
beforeAll(() => {
  requireBundle();
  house = mkdtempSync(join(tmpdir(), "brink-kept-"));
  for (const name of ["dist", "scenarios", "package.json", "src/cli/launcher.cjs"]) {
    cpSync(join(root, name), join(house, "brink", name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(house, "brink", "node_modules"));
});
afterAll(() => {
  rmSync(house, { recursive: true, force: true });
});
beforeEach(() => {
  home = mkdtempSync(join(house, "home-"));
  mine = join(home, "mine.yaml");
  cpSync(join(root, "scenarios", "two-state.yaml"), mine);
});

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: home,
  LANG: "C.UTF-8",
  ...more,
});
const launcher = (): string => join(house, "brink", "src", "cli", "launcher.cjs");

function brink(args: readonly string[], more: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [launcher(), ...args], {
    encoding: "utf8",
    cwd: home,
    env: environment(more),
  });
}

const keptIn = (part: "checked" | "compiled"): string[] => {
  const folder = join(home, ".cache", "brink", part);
  return existsSync(folder) ? readdirSync(folder) : [];
};

/** Edits a file for as long as `see` looks. */
function edited(path: string, from: string, to: string, see: () => void): void {
  const before = readFileSync(path, "utf8");
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
  try {
    see();
  } finally {
    writeFileSync(path, before);
  }
}

describe("what ships", () => {
  const shipped = (name: string): string => join(house, "brink", "scenarios", name);

  it("is listed and run from what the build checked, until a file of it is edited", () => {
    rmSync(mine);
    expect(brink(["list"]).stdout).toContain("A two-state crisis");
    expect(brink(["run", "two-state"]).status).toBe(0);
    // Nothing had to be read, so nothing was kept.
    expect(keptIn("checked")).toEqual([]);
    edited(shipped("two-state.yaml"), "A two-state crisis", "An edited crisis", () => {
      expect(brink(["list"]).stdout).toContain("An edited crisis");
      expect(brink(["list"]).stdout).toContain("An edited crisis");
      expect(brink(["run", "two-state"]).stdout).toContain("An edited crisis");
      expect(keptIn("checked")).toHaveLength(1);
    });
    expect(brink(["list"]).stdout).toContain("A two-state crisis");
  });

  it("shows the edit of a fragment, and a fault in one, in every variant that includes it", () => {
    const fragment = shipped("europe-2022-core/arms.yaml");
    edited(fragment, "flashpoints:", "flash_points:", () => {
      const { stdout } = brink(["list", "--json"]);
      const { scenarios } = JSON.parse(stdout) as {
        readonly scenarios: readonly { readonly scenario: string; readonly title?: object }[];
      };
      const core = scenarios.find(({ scenario }) => scenario === "europe-2022-core");
      expect(core).toEqual({ scenario: "europe-2022-core", shipped: true });
      expect(brink(["run", "europe-2022-core"]).stderr).toContain("flash_points");
    });
    expect(brink(["run", "europe-2022-core"]).status).toBe(0);
  });

  it("is told of alike with what the build checked and without", () => {
    const commands = [
      ["list", "--json"],
      ["teach", "list", "--json"],
      ["run", "two-state", "--json"],
    ];
    const checked = join(house, "brink", "dist", "checked");
    const before = commands.map((command) => brink(command).stdout);
    cpSync(checked, join(house, "aside"), { recursive: true });
    rmSync(checked, { recursive: true });
    const without = commands.map((command) => brink(command).stdout);
    cpSync(join(house, "aside"), checked, { recursive: true });
    expect(before).toEqual(without);
  });
});

describe("a file of one's own", () => {
  it("is kept once, runs the same from what is kept, and shows every edit", () => {
    const first = brink(["run", "mine.yaml", "--json"]).stdout;
    expect(keptIn("checked")).toHaveLength(1);
    expect(brink(["run", "mine.yaml", "--json"]).stdout).toBe(first);
    edited(mine, "20% per week", "25% per week", () => {
      const next = brink(["run", "mine.yaml", "--json"]).stdout;
      expect(next).not.toBe(first);
      expect(brink(["run", "mine.yaml", "--json"]).stdout).toBe(next);
    });
    expect(brink(["run", "mine.yaml", "--json"]).stdout).toBe(first);
  });

  it("takes numbers and questions from the command line, kept or not", () => {
    const commands = [
      ["run", "mine.yaml", "--json", "--set", "flashpoints.border.rules.flare_up.chance=0.29"],
      ["exact", "mine.yaml", "--json", "--given", "border == crisis"],
    ];
    const fresh = commands.map((command) => brink(command));
    expect(fresh.map(({ status, stderr }) => ({ status, stderr }))).toEqual([
      { status: 0, stderr: "" },
      { status: 0, stderr: "" },
    ]);
    brink(["run", "mine.yaml"]);
    // How long it took is all that may differ.
    const untimed = ({ stdout }: { readonly stdout: string }): string =>
      stdout.replace(/"elapsed": [\d.e-]+/u, "");
    expect(commands.map((command) => untimed(brink(command)))).toEqual(fresh.map(untimed));
  });

  it("shows its warnings and faults, with their places, each time", () => {
    edited(mine, "outcomes:", "sources:\n  idle: { text: Nobody cites this }\noutcomes:", () => {
      const runs = [1, 2].map(() => brink(["run", "mine.yaml", "--seed", "s"]));
      const [first, second] = runs.map(({ stderr, stdout }) => stderr + stdout);
      expect(second).toBe(first);
      const checks = [1, 2].map(() => brink(["check", "mine.yaml"]));
      expect(checks[0]?.stdout).toContain("mine.yaml:");
      expect(checks[1]?.stdout).toBe(checks[0]?.stdout);
    });
    edited(mine, "start: calm", "start: clam", () => {
      for (const { status, stderr } of [1, 2].map(() => brink(["run", "mine.yaml"]))) {
        expect(status).toBe(1);
        expect(stderr).toContain("clam");
      }
    });
  });

  it("may be asked for by many processes at once", async () => {
    const ends = await Promise.all(
      [1, 2, 3, 4].map(
        () =>
          new Promise<string>((resolve) => {
            const child = spawn(process.execPath, [launcher(), "run", "mine.yaml", "--json"], {
              cwd: home,
              env: environment(),
            });
            let text = "";
            child.stdout.on("data", (data: Buffer) => (text += data.toString()));
            child.stderr.on("data", (data: Buffer) => (text += data.toString()));
            child.on("close", (code) => {
              resolve(`${String(code)} ${text}`);
            });
          }),
      ),
    );
    expect(new Set(ends).size).toBe(1);
    expect(ends[0]).toMatch(/^0 \{/u);
    expect(keptIn("checked")).toHaveLength(1);
    expect(brink(["run", "mine.yaml", "--json"]).stdout).toBe(ends[0]?.slice(2));
  });
});

describe("the private folder", () => {
  it("holds what Node compiled, and nothing is kept in the folder for temporary files", () => {
    const temporary = join(home, "temporary");
    mkdirSync(temporary);
    expect(brink(["--help"], { TMPDIR: temporary }).status).toBe(0);
    expect(keptIn("compiled")).not.toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    [
      "open to others",
      (): void => {
        mkdirSync(join(home, ".cache", "brink"), { recursive: true });
        chmodSync(join(home, ".cache", "brink"), 0o777);
      },
    ],
    [
      "a link",
      (): void => {
        mkdirSync(join(home, "elsewhere", "compiled"), { recursive: true, mode: 0o700 });
        mkdirSync(join(home, ".cache"));
        symlinkSync(join(home, "elsewhere"), join(home, ".cache", "brink"));
      },
    ],
    [
      "a file",
      (): void => {
        mkdirSync(join(home, ".cache"));
        writeFileSync(join(home, ".cache", "brink"), "");
      },
    ],
  ])("is not used where it is %s, without a word", (_, spoil) => {
    const wanted = brink(["run", "mine.yaml", "--json"], { XDG_CACHE_HOME: join(home, "good") });
    spoil();
    const { stdout, stderr, status } = brink(["run", "mine.yaml", "--json"]);
    expect({ stdout, stderr, status }).toEqual({ stdout: wanted.stdout, stderr: "", status: 0 });
    for (const folder of ["elsewhere/compiled", ".cache/brink/compiled", ".cache/brink/checked"]) {
      const path = join(home, folder);
      expect(existsSync(path) ? readdirSync(path) : []).toEqual([]);
    }
  });

  it("is done without where nothing can be written, without a word", () => {
    const nowhere = { XDG_CACHE_HOME: "/proc/brink-none", HOME: "/proc/brink-none" };
    const { stdout, stderr, status } = brink(["run", "mine.yaml"], nowhere);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout).toContain("A two-state crisis");
  });
});
