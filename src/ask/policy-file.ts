/** The file of a policy: where it is to stand, read as it will be, and written. */

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { loaderFor } from "../app/files.ts";
import { writeFile } from "../app/storage/file.ts";
import { makeFolder } from "../app/storage/folder.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { invariant } from "../base/invariant.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import { composeScenario } from "../scenario/compose.ts";
import { readScenario } from "../scenario/read.ts";
import type { MappingNode } from "../scenario/yaml/tree.ts";
import type { Asking, Subject } from "./asking.ts";

/** Where the variant is to stand, and what it extends. */
export interface Place {
  readonly named: string;
  readonly path: string;
  /** As the variant names it. */
  readonly base: string;
  /** Put together. */
  readonly tree: MappingNode;
  /** The files of the base by their names from its folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that do not stand beside the variant yet. */
  readonly missing: readonly (readonly [name: string, text: string])[];
}

/** Looks where it is to be written, before the work and not after it. @throws UsageFault */
export function placeOf(named: string, { file }: Subject, asking: Asking): Place {
  const { folder } = asking.surroundings;
  const path = resolve(folder, named);
  if (existsSync(path)) return asking.refuse(asking.say("usage.exists", { file: named }));
  const files = new Map<string, string>();
  const load = loaderFor(file, folder);
  const { tree } = composeScenario(
    basename(file.path),
    (name) => {
      const loaded = load(name);
      if ("text" in loaded) files.set(name, loaded.text);
      return loaded;
    },
    {},
  );
  if (tree === undefined) return asking.refuse(asking.say("policy.no-file"));
  const base = basename(file.path);
  // A scenario lies in one folder with all that it is made of, and so does a variant.
  const missing = [...files].filter(([name, text]) => {
    const target = join(dirname(path), name);
    if (!existsSync(target)) return true;
    if (readFileSync(target, "utf8") === text) return false;
    return asking.refuse(asking.say("usage.exists", { file: join(dirname(named), name) }));
  });
  return { named, path, base, tree, files, missing };
}

/** The variant as it will be read from its file. */
export function readVariant(text: string, { path, files }: Place): Program {
  const { model, diagnostics } = readScenario(basename(path), (name) => {
    const found = name === basename(path) ? text : files.get(name);
    return found === undefined ? { missing: true } : { text: found };
  });
  invariant(
    model !== undefined,
    `the variant is sound: ${diagnostics.map(({ code }) => code).join()}`,
  );
  return lower(model);
}

/** Writes the variant, and beside it what of its base is not there. @returns why it could not be */
export function writePolicy(
  text: string,
  { named, path, missing }: Place,
  asking: Asking,
): Unwritten | undefined {
  try {
    makeFolder(dirname(path));
    for (const [name, one] of missing) {
      const target = join(dirname(path), name);
      makeFolder(dirname(target));
      writeFile(target, one, { fresh: true });
    }
    writeFile(path, text, { fresh: true });
    asking.tell(asking.say("policy.written", { file: named }));
    if (missing.length > 0) asking.tell(asking.say("policy.copied", { n: missing.length }));
  } catch (error) {
    if (error instanceof Unwritten) return error;
    throw error;
  }
  return undefined;
}
