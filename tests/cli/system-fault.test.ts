/** What the system refuses is told, with what to do instead, before any work is done for nothing. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeFolder } from "../../src/app/storage/folder.ts";
import { explainSystemFault } from "../../src/app/storage/explain.ts";
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
    [["new", "nowhere/a.yaml"], "brink: cannot write ", "a.yaml: there is no such file or folder"],
    [["new", "taken/a.yaml"], "brink: cannot write ", "is a file, not a folder"],
    [[...batch, "taken"], "brink: cannot write ", "taken: a file of this name is in the way"],
    [[...batch, "taken/x"], "brink: cannot write ", "taken: a file of this name is in the way"],
    [
      ["export", "two-state", "--to", "dot", "--out", "taken"],
      "brink: cannot write ",
      "in the way",
    ],
  ])("%j", async (args, start, end) => {
    const { code, out, err } = await call(args, { folder });
    const [what = "", instead, ...more] = err.trimEnd().split("\n");
    expect(what.startsWith(start)).toBe(true);
    expect(what.endsWith(end)).toBe(true);
    expect([instead, more]).toEqual([expect.stringContaining("name another place"), []]);
    expect({ code, out }).toEqual({ code: 74, out: "" });
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("kept\n");
  });

  it("is told in Arabic when asked", async () => {
    const { code, err } = await call(["new", "nowhere/a.yaml", "--lang", "ar"], { folder });
    expect(code).toBe(74);
    expect(err).toContain("تعذرت الكتابة في");
  });

  it("is found before the runs, and nothing is left by the trial", async () => {
    const started = await call(
      [...batch, "taken"].filter((arg) => arg !== "--quiet"),
      { folder },
    );
    expect(started.err.trimEnd().split("\n")).toHaveLength(2);
    const done = await call([...batch, "a/b"], { folder });
    expect(done.code).toBe(0);
    const kept = readdirSync(join(folder, "a", "b")).map((name) =>
      name.replace(/^[0-9a-f]{64}/u, "job"),
    );
    expect(kept.sort()).toEqual(["job.0-10.json", "plan.json", "result.csv", "result.json"]);
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
    expect(status).toBe(74);
  });

  onLinux.each([
    ["europe-2022-core", `batch europe-2022-core --runs 200 --workers 1 --quiet --out small`],
    ["the output", `dump europe-2022 > dumped`],
  ])("includes a limit on the size of files: %s", (_, line) => {
    requireBundle();
    const bundle = join(root, "dist", "brink.js");
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `ulimit -f 8; "${process.execPath}" "${bundle}" ${line}`],
      { encoding: "utf8", cwd: folder, env: { PATH: process.env["PATH"], LANG: "C.UTF-8" } },
    );
    expect(stderr).toContain(": no larger file is allowed there\n");
    expect(status).toBe(74);
    // What was asked for is kept, so that it can be gone on with; nothing of a result is.
    const left = join(folder, "small");
    if (existsSync(left)) expect(readdirSync(left)).toEqual(["plan.json"]);
  });

  it("is told without the name of a draft where a report cannot be written", async () => {
    const { code, err } = await call(
      ["report", "two-state", "--runs", "10", "--quiet", "--out", "taken/r.html"],
      { folder },
    );
    expect([code, err]).toEqual([74, expect.stringContaining("taken: a file of this name")]);
    expect(err).not.toContain(".new");
  });

  it("is nothing else: a bug stays a bug", () => {
    const say = speech({ language: "en", digits: "latin" });
    expect(explainSystemFault(new Error("ENOENT"), say)).toBeUndefined();
    const wrong = Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE", syscall: "open" });
    expect(explainSystemFault(wrong, say)).toBeUndefined();
  });
});
