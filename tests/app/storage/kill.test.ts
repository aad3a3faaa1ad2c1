/** `kill -9` at any moment: what was told to be written is there, whole, and nothing stands half-written. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readSealedJson } from "../../../src/base/sealed-json.ts";
import { isDraft, readGenerations, writeFile } from "../../../src/app/storage/file.ts";

const kills = Math.min(2000, Number(process.env["BRINK_CASES"] ?? 5));
const child = fileURLToPath(new URL("child.ts", import.meta.url));

/** Lets a process write, and kills it at a moment that nobody chose. @returns what it told last, -1: nothing */
async function killWriting(folder: string): Promise<number> {
  const writing = spawn(process.execPath, [child, "write", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = -1;
  const wanted = Math.floor(Math.random() * 6);
  writing.stdout.on("data", (text: Buffer) => {
    told = Math.max(told, ...text.toString().trim().split("\n").map(Number));
    // It is at work on the next meanwhile, wherever that may be.
    if (told >= wanted) writing.kill("SIGKILL");
  });
  await once(writing, "close");
  return told;
}

const bodyOf = (text: string): { readonly n: number } | undefined => {
  const read = readSealedJson(text);
  return "value" in read && read.sealed ? (read.value as { readonly n: number }) : undefined;
};

it("leaves every generation that was told, and no part of another", async () => {
  for (let time = 0; time < kills; time += 1) {
    const folder = mkdtempSync(join(tmpdir(), "brink-kill-"));
    try {
      const told = await killWriting(folder);
      const read = readGenerations(join(folder, "state.json"), bodyOf);
      if (typeof read === "string") throw new Error(read);
      // The one that is told, or the one that was being written. It is never needed to go back.
      expect([told, told + 1]).toContain(read.value.n);
      expect(read.earlier).toBe(false);
      const packs = readdirSync(join(folder, "packs")).filter((name) => !isDraft(name));
      expect(packs.length).toBeGreaterThan(told);
      for (const pack of packs) {
        for (const name of ["a", "b/c", "b/d/e"]) {
          const text = readFileSync(join(folder, "packs", pack, name), "utf8");
          expect(bodyOf(text)?.n).toBe(Number(pack));
        }
      }
      // Whoever writes there next clears up.
      for (const place of [folder, join(folder, "packs")]) {
        writeFile(join(place, "next"), "x");
        expect(readdirSync(place).filter(isDraft)).toEqual([]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
});
