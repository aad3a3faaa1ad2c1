/** What this machine can show and do: facts, not judgements in words. */

import { accessSync, constants, existsSync } from "node:fs";
import { availableParallelism, homedir } from "node:os";
import { dirname } from "node:path";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import { shippedIds } from "./files.ts";
import { packageVersion } from "./paths.ts";
import { dataFolderOf } from "./storage/private-folder.ts";
import { readScenarioFile } from "./read.ts";
import { isAtTerminal, type Surroundings } from "./surroundings.ts";

/** What `brink doctor` found. */
export interface Findings {
  readonly version: string;
  readonly node: string;
  readonly platform: string;
  readonly cores: number;
  readonly terminal: {
    readonly interactive: boolean;
    readonly name: string;
    readonly columns?: number;
    readonly rows?: number;
    /** Number of colours; 1 = none. */
    readonly colours: number;
    readonly noColour: boolean;
    readonly utf8: boolean;
    /** Who orders Arabic text. */
    readonly arabic: "visual" | "logical";
  };
  readonly data: { readonly folder: string; readonly writable: boolean };
  readonly scenarios: { readonly readable: number; readonly all: number };
}

/** The smallest terminal in which the full screen works, and the one that it is made for. */
export const smallestScreen: { readonly columns: number; readonly rows: number } = {
  columns: 60,
  rows: 20,
};

function isWritable(folder: string): boolean {
  // The folder is made when it is first needed: ask of the nearest one that exists.
  let nearest = folder;
  while (!existsSync(nearest) && nearest !== dirname(nearest)) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Looks at the machine. Reads every scenario that ships. */
export function examine(surroundings: Surroundings): Findings {
  const { stdout, environment, folder } = surroundings;
  const data = dataFolderOf(environment, homedir());
  const ids = shippedIds();
  const locale = ["LC_ALL", "LC_CTYPE", "LANG"]
    .map((name) => environment[name] ?? "")
    .find((value) => value !== "");
  return {
    version: packageVersion(),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    terminal: {
      interactive: isAtTerminal(surroundings),
      name: environment["TERM"] ?? "",
      ...(stdout.isTTY ? { columns: stdout.columns, rows: stdout.rows } : {}),
      colours: stdout.isTTY ? 2 ** stdout.getColorDepth({ ...environment }) : 1,
      noColour: (environment["NO_COLOR"] ?? "") !== "",
      utf8: process.platform === "win32" || /utf-?8/iu.test(locale ?? ""),
      arabic: detectBidiMode(environment) === "logical" ? "logical" : "visual",
    },
    data: { folder: data, writable: isWritable(data) },
    scenarios: {
      readable: ids.filter((id) => readScenarioFile(id, folder).kind === "sound").length,
      all: ids.length,
    },
  };
}
