/** The built program: worker threads from the bundle, equal bytes, a real Ctrl-C. */

import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { Terminal } from "./terminal.ts";

const program = fileURLToPath(new URL("../../dist/brink.js", import.meta.url));
const data = mkdtempSync(join(tmpdir(), "brink-batch-e2e-"));
const env = { ...process.env, XDG_DATA_HOME: data, LANG: "C" };
const brink = (...args: string[]) =>
  promisify(execFile)(process.execPath, [program, ...args], { env });
afterAll(() => {
  rmSync(data, { recursive: true });
});

const timeless = (text: string): string => text.replace(/"(?:runsPerSecond|elapsed)": [\d.]+/g, "");

test("prints the same bytes for any number of workers", async () => {
  const batch = ["batch", "two-state", "--runs", "300", "--json", "--workers"];
  const one = await brink(...batch, "1");
  const three = await brink(...batch, "3");
  expect(timeless(three.stdout)).toBe(timeless(one.stdout));
  expect(JSON.parse(one.stdout)).toMatchObject({ runs: 300, partial: false });
});

test("keeps what was done when interrupted, and goes on from there", async () => {
  const child = spawn(
    process.execPath,
    [program, "batch", "europe-2022", "--runs", "900000000", "--json"],
    { env },
  );
  let out = "";
  let err = "";
  let interrupted = false;
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => {
    err += text.toString();
    // Once some runs are done, and once only: a second Ctrl-C drops what is under way.
    if (!interrupted && /^[1-9]\d* of /mu.test(err)) interrupted = child.kill("SIGINT");
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(130);
  const { runs, partial } = JSON.parse(out) as { runs: number; partial: boolean };
  expect(partial).toBe(true);
  expect(runs).toBeGreaterThan(0);
  const [, folder = ""] = /brink batch --resume (\S+)/.exec(err) ?? [];
  // Going on to a little more than was done completes it.
  const rest = await brink("batch", "--resume", folder, "--runs", String(runs + 2000), "--json");
  const { runs: all, partial: left } = JSON.parse(rest.stdout) as {
    runs: number;
    partial: boolean;
  };
  expect([all, left]).toEqual([runs + 2000, false]);
});

test.each(["en", "ar"])(
  "is watched on the screen, and opens single runs (%s)",
  async (language) => {
    const terminal = Terminal.start(
      ["brink", "batch", "two-state", "--runs", "3000", "--watch", "--lang", language],
      { cols: 100, rows: 30 },
    );
    /** A screen is told by its keys, which are the same in every language. */
    const page = (...keys: readonly string[]): Promise<void> =>
      terminal.waitFor((screen) => keys.every((key) => screen.at(-1)?.includes(key) === true));
    await page("enter", "↑↓", "q");
    expect(terminal.screen()[0]).toContain("two-state");
    await terminal.pressInTurn("down", "down", "enter");
    await page("esc");
    // The three, and the one in which what is selected came true.
    expect(terminal.screen().filter((row) => /\d+/u.test(row)).length).toBeGreaterThanOrEqual(4);
    await terminal.press("2");
    await page("tab");
    await terminal.pressInTurn(language === "en" ? "right" : "left");
    await terminal.press("q");
    await page("enter", "↑↓", "q");
    await terminal.press("q");
    expect(await terminal.exitCode()).toBe(0);
    // What a batch prints stands on the shell's screen as ever.
    expect(terminal.buffer).toBe("normal");
    expect(terminal.text()).toContain("99.7");
  },
);

test("is no screen where nobody looks on", async () => {
  await expect(brink("batch", "two-state", "--runs", "10", "--watch")).rejects.toMatchObject({
    code: 2,
  });
});
