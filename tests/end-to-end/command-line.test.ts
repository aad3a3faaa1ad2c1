/** The built program as a shell runs it: pipes, terminals, signals, colours, what a start reads. */

import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireBundle } from "../config/build-once.ts";
import { bundle, root, Terminal } from "./terminal.ts";

let folder = "";
beforeAll(() => {
  requireBundle();
  folder = mkdtempSync(join(tmpdir(), "brink-e2e-"));
  writeFileSync(join(folder, "bad.yaml"), "brink: 1\nscenario: bad\ntitel: A slip\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  HOME: folder,
  LANG: "C.UTF-8",
});

function brink(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [bundle, ...args], {
    encoding: "utf8",
    cwd: folder,
    env: environment(),
  });
}

function shell(command: string): SpawnSyncReturns<string> {
  const text = command.replaceAll("brink ", `"${process.execPath}" "${bundle}" `);
  return spawnSync("bash", ["-o", "pipefail", "-c", text], {
    encoding: "utf8",
    cwd: folder,
    env: environment(),
  });
}

describe("the program in a pipe", () => {
  it("prints results on stdout, faults on stderr, and exits as documented", () => {
    expect(brink("run", "two-state")).toMatchObject({ status: 0, stderr: "" });
    const faulty = brink("check", "bad.yaml");
    expect(faulty.status).toBe(1);
    expect(faulty.stderr).toContain("Did you mean `title`?");
    expect(faulty.stderr).toContain("--> bad.yaml:3:1");
    expect(faulty.stdout).toMatch(/^bad\.yaml: \d+ errors/);
    expect(faulty.stderr + faulty.stdout).not.toContain("\u001b");
    expect(brink("run", "two-state", "--rnu", "1")).toMatchObject({ status: 2, stdout: "" });
  });

  it("stops quietly when its reader has seen enough", () => {
    const cut = shell("brink run europe-2022 --explain | head -n 1");
    expect(cut.stdout.split("\n")).toHaveLength(2);
    expect(cut.stderr).toBe("");
    expect(cut.status).toBe(0);
  });

  it("gives the same bytes for any number of workers", () => {
    const counted = (workers: string): unknown => {
      const { status, stdout } = brink(
        "batch",
        "europe-2022",
        "--runs",
        "300",
        "--workers",
        workers,
        "--json",
      );
      expect(status).toBe(0);
      return { ...(JSON.parse(stdout) as object), runsPerSecond: 0, elapsed: 0 };
    };
    expect(counted("2")).toEqual(counted("1"));
  });

  it("starts lean: help reads no more than it says", () => {
    const preload = join(folder, "loaded.cjs");
    writeFileSync(
      preload,
      `let bytes = 0;
       require("node:module").registerHooks({ load(url, context, next) {
         if (url.startsWith("file:")) bytes += require("node:fs").statSync(new URL(url)).size;
         return next(url, context);
       } });
       process.on("exit", () => process._rawDebug("read", bytes));`,
    );
    const launcher = join(root, "src/cli/launcher.cjs");
    const { stderr } = spawnSync(process.execPath, ["--require", preload, launcher, "--help"], {
      encoding: "utf8",
      env: environment(),
    });
    const bytes = Number(/read (\d+)/.exec(stderr)?.[1]);
    // The words of both languages, and commander; mathjs or Ink alone would be more than the rest.
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(700_000);
  });
});

describe("the program at a terminal", () => {
  it("colours faults, unless NO_COLOR is set", async () => {
    const coloured = Terminal.start(["brink", "check", "bad.yaml"], { cwd: folder });
    expect(await coloured.exitCode()).toBe(1);
    expect(coloured.colours()).not.toEqual([]);
    const plain = Terminal.start(["brink", "check", "bad.yaml"], {
      cwd: folder,
      env: { NO_COLOR: "1" },
    });
    expect(await plain.exitCode()).toBe(1);
    expect(plain.colours()).toEqual([]);
    expect(plain.screen()).toEqual(coloured.screen());
  });

  it("shows progress of a batch, keeps what was done at Ctrl-C, and goes on", async () => {
    // Hours of work, so that no machine is done before the key is pressed.
    const runs = 900_000_000;
    const terminal = Terminal.start(["brink", "batch", "europe-2022", "--runs", String(runs)], {
      cwd: folder,
      cols: 160,
      env: { XDG_DATA_HOME: join(folder, "data") },
    });
    await terminal.waitFor(/[1-9][\d.,]* of 900/);
    await terminal.press("ctrl+c");
    expect(await terminal.exitCode()).toBe(130);
    const kept = Number(/Stopped\. (\d+) of/.exec(terminal.text())?.[1]);
    const resume = /brink (batch --resume \S+)/.exec(terminal.text())?.[1];
    expect(resume).toBeDefined();
    // Going on to a little more than was done completes it.
    const wanted = kept + 500;
    const rest = brink(...(resume ?? "").split(" "), "--runs", String(wanted), "--json");
    expect(rest.status).toBe(0);
    expect(JSON.parse(rest.stdout)).toMatchObject({ runs: wanted, partial: false });
  });

  it("takes Ctrl-C through the launcher too", async () => {
    const terminal = Terminal.start(
      [
        process.execPath,
        join(root, "src/cli/launcher.cjs"),
        "batch",
        "europe-2022",
        "--runs",
        "900000000",
      ],
      { cwd: folder },
    );
    await terminal.waitFor(/[1-9][\d.,]* of 900/);
    await terminal.press("ctrl+c");
    expect(await terminal.exitCode()).toBe(130);
  });
});
