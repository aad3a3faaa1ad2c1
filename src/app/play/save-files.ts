/**
 * Session files below the data folder, replaced whole or not at all: per scenario the last session, and
 * the few before it.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sealedJson } from "../../base/sealed-json.ts";
import { disk } from "../storage/disk.ts";
import { previousOf, readGenerations, writeFile } from "../storage/file.ts";
import { lock, type Release } from "../storage/lock.ts";
import { makeDataFolder } from "../storage/private-folder.ts";
import { writing } from "../storage/unwritten.ts";
import { parseSavedSession } from "./saved-shape.ts";
import type { SavedSession } from "./save.ts";

/** The file of a scenario's last session; scenarios are told apart by what the user typed. */
export function sessionFile(dataFolder: string, scenario: string): string {
  const readable = scenario.replace(/[^\w.-]+/gu, "_").slice(-60);
  const short = createHash("sha256").update(scenario).digest("hex").slice(0, 8);
  return join(dataFolder, "sessions", `${readable}-${short}.json`);
}

/** How many sessions of a scenario are kept beside the last one. */
const keptSessions = 3;

/** The file of the n-th session before the last one, n ≥ 1. */
export function previousFile(dataFolder: string, scenario: string, n: number): string {
  return sessionFile(dataFolder, scenario).replace(/\.json$/u, `.previous-${String(n)}.json`);
}

/**
 * Puts the last session of a scenario aside, before a new one takes its place: it becomes
 * `….previous-1.json`, what was that `….previous-2.json`, and so on; the oldest goes.
 * @throws Unwritten
 */
export function keepPrevious(dataFolder: string, scenario: string): void {
  const last = sessionFile(dataFolder, scenario);
  if (!existsSync(last)) return;
  writing(last, () => {
    for (let n = keptSessions; n > 1; n -= 1) {
      const newer = previousFile(dataFolder, scenario, n - 1);
      if (existsSync(newer)) disk.rename(newer, previousFile(dataFolder, scenario, n));
    }
    disk.rename(last, previousFile(dataFolder, scenario, 1));
    // Of the session that is put aside: a new one must not be mistaken for it.
    disk.remove(previousOf(last));
  });
}

/** Whether anything was ever saved. */
export function holdsSessions(dataFolder: string): boolean {
  return existsSync(join(dataFolder, "sessions"));
}

/** Keeps other processes from saving sessions of a scenario. @throws InUse, Unwritten */
export function lockSessions(dataFolder: string, scenario: string): Release {
  const file = sessionFile(dataFolder, scenario);
  makeDataFolder(dataFolder, "sessions");
  return lock(`${file}.lock`, file);
}

/** Writes a session, and keeps what stood there just before. @throws Unwritten */
export function writeSession(dataFolder: string, saved: SavedSession): void {
  makeDataFolder(dataFolder, "sessions");
  writeFile(sessionFile(dataFolder, saved.scenario), sealedJson(saved, 1), { keeps: true });
}

/** A session that was kept, or as it was just before, where the file is damaged. */
export type KeptSession =
  { readonly value: SavedSession; readonly earlier: boolean } | "none" | "damaged";

/** The last session of a scenario. @throws the system's error where there is a file that cannot be read */
export function readSession(dataFolder: string, scenario: string): KeptSession {
  return readGenerations(sessionFile(dataFolder, scenario), parseSavedSession);
}

/** The last session of every scenario, as far as it can be read, by file name. */
export function listSessions(dataFolder: string): readonly SavedSession[] {
  if (!holdsSessions(dataFolder)) return [];
  const folder = join(dataFolder, "sessions");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !/\.previous-\d+\.json$/u.test(name))
    .toSorted()
    .flatMap((name) => {
      const read = readGenerations(join(folder, name), parseSavedSession);
      return typeof read === "string" ? [] : [read.value];
    });
}
