/**
 * Where things of this installation stand, from source and from the bundle alike. Folders only;
 * nothing is read but the package's own description.
 */

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { InvariantError } from "../base/invariant.ts";

/** Folder of this very file: `src/app`, or `dist` or `dist/chunks` in the bundle. */
const here: string = dirname(fileURLToPath(import.meta.url));

function findRoot(): string {
  for (let folder = here; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) throw new InvariantError(`no package.json above ${here}`);
  }
}

/** Folder of the installed package. */
export const packageRoot: string = findRoot();

/** Folder of the scenarios that ship. */
export const scenariosFolder: string = join(packageRoot, "scenarios");

/** Folder of the exercises that ship. */
export const exercisesFolder: string = join(scenariosFolder, "exercises");

/** Whether this code runs from the bundle in `dist/`. */
export const isBundled: boolean = here.startsWith(join(packageRoot, "dist"));

/** The file that worker threads start with. */
export const workerEntry: URL = pathToFileURL(
  isBundled
    ? join(packageRoot, "dist", "worker.js")
    : join(packageRoot, "src", "app", "batch-worker.ts"),
);

/** Version of the package, e.g. `0.2.0`. */
export function packageVersion(): string {
  const description = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return description.version;
}
