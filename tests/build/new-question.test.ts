/** A question fresh from the scaffold works, in every form, in a copy of the sources. */

import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../src/build/bundle.ts";
import { newQuestion } from "../../src/build/new-question.ts";
import { root } from "../cli/call.ts";

const house = mkdtempSync(join(tmpdir(), "brink-question-"));
afterAll(() => {
  rmSync(house, { recursive: true });
});

async function brink(...args: readonly string[]): Promise<string> {
  const call = promisify(execFile);
  const { stdout } = await call(process.execPath, [join(house, "dist", "brink.js"), ...args]);
  return stdout;
}

let files: readonly string[] = [];

beforeAll(async () => {
  for (const name of ["src", "scenarios", "package.json", "package-lock.json"]) {
    cpSync(join(root, name), join(house, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"), "dir");
  files = newQuestion("probe", house);
  await bundle(house);
});

describe("npm run new:question", () => {
  test("touches six files", () => {
    expect(files).toHaveLength(6);
  });

  test("makes a question that is asked, answered and told", async () => {
    const args = ["probe", "two-state", "--runs", "50", "--quiet"];
    expect(JSON.parse(await brink(...args, "--json"))).toMatchObject({
      ...{ kind: "probe", schema: 2, scenario: "two-state", runs: 50, partial: false },
      replay: "brink probe two-state --runs 50 --seed brink",
    });
    expect(await brink(...args)).toContain("What probe found");
    expect(await brink(...args, "--lang", "ar")).toContain("What probe found");
    expect(await brink(...args, "--csv")).toBe("runs,faults,cautions\r\n50,0,\r\n");
    expect(await brink("--help")).toContain("what the command probe is for");
  });

  test("makes a question that programs ask by name", async () => {
    const program = `import { ask } from "brink";
      const answer = await ask("probe", { scenario: "two-state", runs: 50 });
      process.stdout.write(String(answer.runs));`;
    const call = promisify(execFile);
    const args = ["--input-type=module", "--eval", program];
    const { stdout } = await call(process.execPath, args, { cwd: house });
    expect(stdout).toBe("50");
  });

  test("does not write over what is there, and refuses what is no name", () => {
    expect(() => newQuestion("rare", house)).toThrow("is there already");
    expect(() => newQuestion("../x", house)).toThrow("a to z");
  });
});
