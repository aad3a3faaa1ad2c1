/** A lock is held by one process that lives, and by no other. */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeKept } from "../../../src/app/exercise/hold.ts";
import {
  keepExercise,
  lockExercise,
  type SavedExercise,
} from "../../../src/app/exercise/session-files.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import { exitOfSystemFault, explainSystemFault } from "../../../src/app/storage/explain.ts";
import { InUse, lock } from "../../../src/app/storage/lock.ts";
import { thisHolder, type Holder } from "../../../src/app/storage/process.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-lock-"));
  path = join(folder, "brink.lock");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const child = fileURLToPath(new URL("child.ts", import.meta.url));
const say = speech({ language: "en", digits: "latin" });
const dead = spawnSync(process.execPath, ["-e", ""]).pid;
const onLinux = it.skipIf(process.platform !== "linux");

const refusal = (): InUse => {
  try {
    lock(path, folder);
  } catch (error) {
    if (error instanceof InUse) return error;
    throw error;
  }
  throw new Error("it was free");
};
const held = (other: Partial<Holder>): void => {
  writeFileSync(path, JSON.stringify({ ...thisHolder(), ...other }));
};

/** A process that asks for the lock, and what it says. It waits for its input to end. */
async function contender(): Promise<{ readonly process: ChildProcess; readonly said: string }> {
  const asking = spawn(process.execPath, [child, "lock", path], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [text] = (await once(asking.stdout, "data")) as [Buffer];
  return { process: asking, said: text.toString().trim() };
}

it("is held until it is released, and says by whom", () => {
  const release = lock(path, folder);
  const refused = refusal();
  expect(refused.holder).toMatchObject({ pid: process.pid });
  const told = explainSystemFault(refused, say);
  expect(told).toContain(`${folder} is in use: process ${process.pid} on `);
  expect(told).toContain("Wait until it has ended.");
  expect(exitOfSystemFault(refused)).toBe(75);
  release();
  release();
  expect(readdirSync(folder)).toEqual([]);
  lock(path, folder)();
});

it("of a dead process is taken over, also where another died taking it over", () => {
  held({ pid: dead, token: "aaaa" });
  writeFileSync(`${path}.aaaa`, JSON.stringify({ ...thisHolder(), pid: dead, token: "bbbb" }));
  const release = lock(path, folder);
  expect(readdirSync(folder)).toEqual(["brink.lock"]);
  release();
  expect(readdirSync(folder)).toEqual([]);
});

it("of a dead process that another is taking over is that one's", () => {
  held({ pid: dead, token: "aaaa" });
  writeFileSync(`${path}.aaaa`, JSON.stringify({ ...thisHolder(), token: "bbbb" }));
  expect(refusal().holder?.token).toBe("bbbb");
  expect(readFileSync(path, "utf8")).toContain("aaaa");
});

onLinux("of a process whose number came again is taken over", () => {
  held({ start: "another start/1" });
  lock(path, folder)();
});

it("of another machine stays, with how to remove it", () => {
  held({ pid: dead, machine: "elsewhere", host: "elsewhere" });
  const refused = refusal();
  expect(refused.here).toBe(false);
  expect(explainSystemFault(refused, say)).toContain(`remove ${path}`);
});

it.each(["", "{", "null", "[]", '{"pid":1}'])(
  "that holds %j stays, with how to remove it",
  (text) => {
    writeFileSync(path, text);
    expect(explainSystemFault(refusal(), say)).toContain("does not say who is working there");
    expect(readFileSync(path, "utf8")).toBe(text);
  },
);

it("keeps others from going on with a session of an exercise, which is read when it is free", () => {
  const kept = (finished: boolean): SavedExercise => ({
    brinkExercise: 1,
    plan: {
      ...{ id: "0123456789abcdef", exercise: "e", exerciseHash: "h", engineVersion: "1" },
      ...{ word: "w", masked: false, seats: [], startedAt: "2026-01-01" },
    },
    events: [],
    finished,
  });
  keepExercise(folder, kept(false));
  const release = lockExercise(folder, kept(false).plan);
  expect(() => takeKept(folder, kept(false))).toThrow(InUse);
  keepExercise(folder, kept(true));
  release();
  const taken = takeKept(folder, kept(false));
  expect(taken.saved.finished).toBe(true);
  taken.release();
});

it("is not released by whom it was taken from", () => {
  const release = lock(path, folder);
  held({ token: "another" });
  release();
  expect(existsSync(path)).toBe(true);
});

it("is one's of many that ask at once for that of a dead process; an end frees it, also a kill", async () => {
  held({ pid: dead });
  const all = await Promise.all(Array.from({ length: 4 }, contender));
  const [holder, ...others] = all.toSorted((a, b) => a.said.localeCompare(b.said));
  expect(holder?.said).toBe("held");
  expect(others.filter(({ said }) => said === "held")).toEqual([]);
  const ends = all.map(({ process: one }) => once(one, "close"));
  holder?.process.kill("SIGKILL");
  for (const { process: one } of others) one.stdin?.end();
  await Promise.all(ends);
  const next = await contender();
  expect(next.said).toBe("held");
  next.process.stdin?.end();
  await once(next.process, "close");
  expect(readdirSync(folder)).toEqual([]);
});
