/**
 * Scenario files: finding one by id or path, and reading it and what it includes. A loader never
 * leaves the folder of its scenario, not even through a symbolic link.
 */

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { maximumBytes } from "../scenario/yaml/size.ts";
import type { Unread } from "../scenario/compose.ts";
import type { SourceFile } from "../source/span.ts";
import { scenariosFolder } from "./paths.ts";

/** A scenario file that the user named. */
export interface ScenarioFile {
  /** As the user would type it again: the id of a shipped one, or the path given. */
  readonly argument: string;
  /** Absolute. */
  readonly path: string;
  readonly shipped: boolean;
}

/** A file that is named beside a scenario, or why it is not read. */
export function namedFile(name: string, folder: string): SourceFile | Unread {
  const path = resolve(folder, name);
  const loaded = loaderFor({ argument: name, path, shipped: false }, dirname(path))(basename(path));
  return "text" in loaded ? { name, text: loaded.text } : loaded;
}

/** What a loader gives for a name. */
export type LoadedFile = { readonly text: string; readonly name: string } | Unread;

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Scenario files directly inside a folder, sorted by name. */
export function scenarioFilesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/u.test(name))
    .map((name) => join(folder, name))
    .filter(isFile)
    .sort();
}

/** Ids of the scenarios that ship. */
export function shippedIds(): string[] {
  return scenarioFilesIn(scenariosFolder).map((path) => basename(path).replace(/\.ya?ml$/u, ""));
}

/**
 * The file that an argument names: a file at that path, else the shipped scenario of that id. Where
 * there is neither, the path all the same: reading it reports that it is missing.
 */
export function findScenario(argument: string, folder: string): ScenarioFile {
  const path = resolve(folder, argument);
  if (!isFile(path) && /^[a-z0-9][a-z0-9_-]*$/u.test(argument)) {
    const shipped = join(scenariosFolder, `${argument}.yaml`);
    if (isFile(shipped)) return { argument, path: shipped, shipped: true };
  }
  return { argument, path, shipped: false };
}

/** A path as messages cite it: relative to the user's folder where it is below it, with `/`. */
export function citedPath(path: string, folder: string): string {
  const near = relative(folder, path);
  return (near.startsWith("..") ? path : near).replaceAll(sep, "/");
}

/** A loader for the files of one scenario, by names relative to its folder. */
export function loaderFor(file: ScenarioFile, folder: string): (name: string) => LoadedFile {
  const home = dirname(file.path);
  return (name) => {
    const path = resolve(home, name);
    if (!isFile(path)) {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined) return { missing: true };
      return found.isDirectory() ? { folder: true } : { special: true };
    }
    const real = realpathSync(path);
    // The entry may be a link to anywhere, since the user named it; what it names may not.
    const inside = real.startsWith(realpathSync(home) + sep);
    if (!inside && path !== file.path) return { missing: true };
    // Asked before reading: nobody waits for a file that will be refused.
    if (statSync(real).size > maximumBytes) return { tooLarge: true };
    return { text: readFileSync(real, "utf8"), name: citedPath(path, folder) };
  };
}
