/**
 * Where checked forms lie: of what ships below `dist/checked`, made when Brink was built; of the
 * reader's own files, and of shipped ones that were edited since, in the private folder. Wherever a
 * form is from, it is taken only if every file of the scenario still has the content it was made from.
 */

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readCatalogue, type Catalogue, type Entry } from "../../checked/catalogue.ts";
import { readChecked, type CheckedScenario } from "../../checked/form.ts";
import type { Load } from "../../scenario/compose.ts";
import { loaderFor, type ScenarioFile } from "../files.ts";
import { packageRoot, scenariosFolder } from "../paths.ts";
import { digest } from "./digest.ts";
import { keepOwn, openOwn, type Asked } from "./own.ts";
import { checkStamp } from "./stamp.ts";

/** Where the forms of what ships lie in an installation. */
export const shippedForms: string = join(packageRoot, "dist", "checked");

/** Files in a folder of forms. */
export const formOf = (folder: string, id: string): string =>
  join(folder, "scenarios", `${id}.form`);
/** Where the list of what ships stands, in a folder of kept forms. */
export const catalogueOf = (folder: string): string => join(folder, "catalogue");

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** What was kept of a scenario, if it still holds. */
export function openKept(file: ScenarioFile, folder: string): CheckedScenario | undefined {
  if (checkStamp === undefined) return undefined;
  const load = rememberingLoader(loaderFor(file, folder));
  if (file.shipped) {
    const form = openForm(shippedForms, file, load, checkStamp);
    if (form !== undefined) return form;
  }
  const kept = openOwn(askedOf(file, load, checkStamp));
  // What was kept while it was read as one that ships lacks what is proven of a file of one's own.
  return file.shipped || kept?.proven !== undefined ? kept : undefined;
}

/** The form of a shipped scenario, without what was proven: the suite sees that it is nothing. */
export function openForm(
  forms: string,
  file: ScenarioFile,
  load: Load,
  stamp: string,
): CheckedScenario | undefined {
  const id = basename(file.path, ".yaml");
  const written = readIfThere(formOf(forms, id));
  if (written === undefined) return undefined;
  return readChecked(written, basename(file.path), load, stamp, digest);
}

/** Keeps what was checked as it is written. */
export function keepChecked(
  file: ScenarioFile,
  folder: string,
  read: { readonly checked: CheckedScenario; readonly names: readonly string[] },
): void {
  if (checkStamp === undefined) return;
  keepOwn(askedOf(file, loaderFor(file, folder), checkStamp), read.checked, read.names);
}

function askedOf({ path }: ScenarioFile, load: Load, stamp: string): Asked {
  return { path, entry: basename(path), load, stamp, environment: process.env };
}

/** Two forms of one scenario ask for the same files. */
function rememberingLoader(load: Load): Load {
  const loaded = new Map<string, ReturnType<Load>>();
  return (name) => {
    const known = loaded.get(name) ?? load(name);
    loaded.set(name, known);
    return known;
  };
}

/** What a list shows of what ships, as far as the files are still those that it was made from. */
export class ShippedFacts {
  readonly #catalogue: Catalogue | undefined;
  readonly #isUnchanged = new Map<string, boolean>();

  constructor(forms: string = shippedForms, stamp: string | undefined = checkStamp) {
    const written = stamp === undefined ? undefined : readIfThere(catalogueOf(forms));
    if (stamp !== undefined && written !== undefined)
      this.#catalogue = readCatalogue(written, stamp, digest);
  }

  /** Facts of a scenario or an exercise; undefined where only reading it tells. */
  of<Group extends "scenarios" | "exercises">(
    group: Group,
    id: string,
  ): Catalogue[Group][number]["facts"] | undefined {
    const entries: readonly Entry<Catalogue[Group][number]["facts"]>[] =
      this.#catalogue?.[group] ?? [];
    const entry = entries.find((one) => one.id === id);
    return entry?.sources.every((source) => this.#unchanged(source)) === true
      ? entry.facts
      : undefined;
  }

  /** Variants share most of their files: each is looked at once. */
  #unchanged({ name, sha256 }: Entry<unknown>["sources"][number]): boolean {
    const known = this.#isUnchanged.get(name);
    if (known !== undefined) return known;
    const text = readIfThere(join(scenariosFolder, name));
    const unchanged = text !== undefined && digest(text) === sha256;
    this.#isUnchanged.set(name, unchanged);
    return unchanged;
  }
}
