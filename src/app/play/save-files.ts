/**
 * Session files below the data folder, replaced whole or not at all: per scenario the last session, and
 * the few before it.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../folder.ts";
import { parseSavedSession } from "./saved-shape.ts";
import type { SavedSession } from "./save.ts";

/** The data folder: `$XDG_DATA_HOME/brink`, else `~/.local/share/brink` (`%LOCALAPPDATA%\brink` on Windows). */
export function dataFolderOf(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  const xdg = environment["XDG_DATA_HOME"] ?? "";
  if (xdg !== "") return join(xdg, "brink");
  const local = environment["LOCALAPPDATA"] ?? "";
  return local === "" ? join(home, ".local", "share", "brink") : join(local, "brink");
}

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
 * @throws what the file system throws
 */
export function keepPrevious(dataFolder: string, scenario: string): void {
  if (!existsSync(sessionFile(dataFolder, scenario))) return;
  for (let n = keptSessions; n > 1; n -= 1) {
    const newer = previousFile(dataFolder, scenario, n - 1);
    if (existsSync(newer)) renameSync(newer, previousFile(dataFolder, scenario, n));
  }
  renameSync(sessionFile(dataFolder, scenario), previousFile(dataFolder, scenario, 1));
}

/** Writes a session; the old file stays whole until the new one is. Throws what the file system throws. */
export function writeSession(dataFolder: string, saved: SavedSession): void {
  const file = sessionFile(dataFolder, saved.scenario);
  makeFolder(join(dataFolder, "sessions"));
  const draft = `${file}.${String(process.pid)}.new`;
  writeFileSync(draft, `${JSON.stringify(saved, undefined, 1)}\n`);
  renameSync(draft, file);
}

/** The last session of a scenario: `none` if there is no file, `broken` if it cannot be read. */
export function readSession(
  dataFolder: string,
  scenario: string,
): SavedSession | "none" | "broken" {
  let text: string;
  try {
    text = readFileSync(sessionFile(dataFolder, scenario), "utf8");
  } catch {
    return "none";
  }
  return parseSavedSession(text) ?? "broken";
}

/** The last session of every scenario, as far as it can be read, by file name. */
export function listSessions(dataFolder: string): readonly SavedSession[] {
  let names: readonly string[];
  try {
    names = readdirSync(join(dataFolder, "sessions"));
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(".json") && !/\.previous-\d+\.json$/u.test(name))
    .toSorted()
    .flatMap((name) => {
      const text = readFileSync(join(dataFolder, "sessions", name), "utf8");
      const saved = parseSavedSession(text);
      return saved === undefined ? [] : [saved];
    });
}
