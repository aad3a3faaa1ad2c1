/** Files that an option names beside the scenario: a history, targets, an ensemble. */

import { namedFile } from "../app/files.ts";
import { maximumSize } from "../scenario/yaml/size.ts";
import type { SourceFile } from "../source/span.ts";
import type { Asking } from "./asking.ts";

/** Reads one. @throws UsageFault where it cannot be read, with the reason */
export function readNamed(asking: Asking, path: string): SourceFile {
  const { say } = asking;
  const file = namedFile(path, asking.surroundings.folder);
  if ("text" in file) return file;
  const reason =
    "missing" in file
      ? say("system.missing")
      : "folder" in file
        ? say("system.is-a-folder")
        : "special" in file
          ? say("system.special")
          : say("system.longer", { limit: maximumSize });
  return asking.refuse(say("system.read", { path, reason }));
}
