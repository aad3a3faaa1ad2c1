/** What the system refuses is told in a line and ends with 2, before any work is done for nothing. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder } from "../../src/app/folder.ts";
import { explainSystemFault } from "../../src/cli/system-fault.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { requireBundle } from "../config/build-once.ts";
import { call, root } from "./call.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-system-"));
  writeFileSync(join(folder, "taken"), "kept\n");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const onLinux = it.skipIf(process.platform !== "linux");
const batch = ["batch", "two-state", "--runs", "10", "--workers", "1", "--quiet", "--out"];

describe("what the system refuses", () => {
  it.each([
    [["new", "nowhere/a.yaml"], "brink: cannot open ", "a.yaml: there is no such file or folder\n"],
    [["new", "taken/a.yaml"], "brink: cannot open ", "is a file, not a folder\n"],
    [[...batch, "taken"], "brink: cannot write ", "taken: a file of this name is in the way\n"],
    [[...batch, "taken/x"], "brink: cannot write ", "taken: a file of this name is in the way\n"],
    [
      ["export", "two-state", "--to", "dot", "--out", "taken"],
      "brink: cannot write ",
      "in the way\n",
    ],
  ])("%j", async (args, start, end) => {
    const { code, out, err } = await call(args, { folder });
    expect(err.startsWith(start)).toBe(true);
    expect(err.endsWith(end)).toBe(true);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("kept\n");
  });

  it("is told in Arabic when asked", async () => {
    const { code, err } = await call(["new", "nowhere/a.yaml", "--lang", "ar"], { folder });
    expect(code).toBe(2);
    expect(err).toContain("تعذر فتح");
  });

  it("is found before the runs, and nothing is left by the trial", async () => {
    const started = await call(
      [...batch, "taken"].filter((arg) => arg !== "--quiet"),
      { folder },
    );
    expect(started.err.trimEnd().split("\n")).toHaveLength(1);
    const done = await call([...batch, "a/b"], { folder });
    expect(done.code).toBe(0);
    expect(existsSync(join(folder, "a", "b", "result.json"))).toBe(true);
    expect(readdirSync(join(folder, "a", "b"))).toHaveLength(3);
  });

  onLinux("ends in places where folders cannot be made", () => {
    expect(() => {
      makeFolder("/proc/x/y");
    }).toThrow(/ENOENT/u);
  });

  onLinux("includes a full disk behind a pipe", () => {
    requireBundle();
    const bundle = join(root, "dist", "brink.js");
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"${process.execPath}" "${bundle}" dump europe-2022 > /dev/full`],
      { encoding: "utf8", env: { PATH: process.env["PATH"], LANG: "C.UTF-8" } },
    );
    expect(stderr).toBe("brink: cannot write the output: no space is left there\n");
    expect(status).toBe(2);
  });

  it("is nothing else: a bug stays a bug", () => {
    const say = speech({ language: "en", digits: "latin" });
    expect(explainSystemFault(new Error("ENOENT"), say)).toBeUndefined();
    const wrong = Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE", syscall: "open" });
    expect(explainSystemFault(wrong, say)).toBeUndefined();
  });
});
