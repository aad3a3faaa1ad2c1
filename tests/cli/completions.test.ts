/** Completion scripts: bash's is run by a real bash; all of them offer every command and option. */

import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shippedIds } from "../../src/app/files.ts";
import { commands, loadCommands } from "../../src/cli/commands.ts";
import { call, root } from "./call.ts";

/** What bash offers for the last of some words. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const { out } = await call(["completions", "bash"]);
  const quoted = ["brink", ...words].map((word) => `'${word}'`).join(" ");
  const program = `${out}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _brink; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr, status } = spawnSync("bash", ["--norc", "-c", program], {
    encoding: "utf8",
    cwd: root,
  });
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return stdout.split("\n").filter((word) => word !== "");
}

describe("bash completion", () => {
  it("offers commands, options, values, scenarios and files", async () => {
    expect(await offered("")).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
    expect(await offered("ba")).toEqual(["batch"]);
    expect(await offered("--lang", "ar", "ch")).toEqual(["check"]);
    expect(await offered("play", "--se")).toEqual(["--seed"]);
    expect(await offered("dump", "two-state", "--stage", "")).toEqual([
      "tree",
      "model",
      "ir",
      "kernel",
    ]);
    expect(await offered("list", "--lang", "")).toEqual(["en", "ar"]);
    expect(await offered("completions", "")).toEqual(["bash", "zsh", "fish"]);
    expect(await offered("play", "two")).toEqual(["two-state"]);
    expect(await offered("check", "")).toEqual(expect.arrayContaining(shippedIds()));
    expect((await offered("check", "pack")).sort()).toEqual(["package-lock.json", "package.json"]);
    expect(await offered("run", "two-state", "--seed", "")).toEqual([]);
  });
});

describe.each(["bash", "zsh", "fish"])("the script for %s", (shell) => {
  it("names every command and every long option", async () => {
    const { code, out, err } = await call(["completions", shell]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const { name, options } of await loadCommands()) {
      expect(out).toContain(name);
      for (const { flags } of options) {
        const long = /--([a-z-]+)/.exec(flags)?.[1] ?? "";
        expect(out).toContain(shell === "fish" ? `-l ${long}` : `--${long}`);
      }
    }
    for (const id of shippedIds()) expect(out).toContain(id);
  });
});
