/**
 * From a file to the one tree of a scenario: includes added, a variant merged over its base,
 * overrides applied, copies made of templates. Files come from an injected loader; names that lead out of the scenario's
 * folder are refused here, whatever the loader would do.
 */

import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { SourceFile, Span } from "../source/span.ts";
import { editionOf, editions, inEditionOf } from "./edition.ts";
import { applyEdits, type Edit } from "./edit.ts";
import { expandTree } from "./expand.ts";
import { addFragment, mergePatch } from "./merge.ts";
import { applyOverrides, isReached, type Override } from "./override.ts";
import { parseYaml } from "./yaml/parse.ts";
import { maximumSize } from "./yaml/size.ts";
import {
  childOf,
  entriesOf,
  itemsOf,
  stringOf,
  type Entry,
  type MappingNode,
  type Node,
} from "./yaml/tree.ts";

/** Most files that one scenario is made of. */
export const maximumFiles = 100;

/** Why a loader gives no text: `special` is a pipe or a device. */
export type Unread =
  | { readonly missing: true }
  | { readonly special: true }
  | { readonly folder: true }
  | { readonly tooLarge: true };

/** What a loader gives for a name: the text (and the name under which messages cite it), or why not. */
export type Loaded = { readonly text: string; readonly name?: string } | Unread;

/** Loads a file by its name relative to the scenario's folder, `/`-separated. */
export type Load = (name: string) => Loaded;

/** The tree, and the files that it was made from, the entry first. */
export interface Composed {
  readonly tree?: MappingNode;
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Keys of the scenario that a fragment may not have: they belong to the one main file. */
const mainOnly: ReadonlySet<string> = new Set([
  "scenario",
  "extends",
  "set",
  "languages",
  "title",
  "about",
  "start",
  "step",
  "horizon",
  "turns",
]);

/**
 * Loads `entry` and all that it names, and makes one tree of it.
 *
 * @param overrides as in `set:`, applied last (the command line's `--set`)
 * @param edits made after everything else
 */
export function composeScenario(
  entry: string,
  load: Load,
  overrides: Readonly<Record<string, string>>,
  edits: readonly Edit[] = [],
): Composed {
  const composer = new Composer(load);
  let tree = composer.compose(entry, undefined);
  if (tree !== undefined) {
    const set = new Map(
      Object.entries(overrides).map(([path, text]) => [path, overrideNode(path, text)]),
    );
    tree = expandTree(tree, composer.report);
    if (tree !== undefined) {
      tree = applyOverrides(tree, composer.later, composer.report);
      tree = applyEdits(applyOverrides(tree, set, composer.report), edits, composer.report);
    }
  }
  const { files, diagnostics } = composer;
  return tree === undefined ? { files, diagnostics } : { tree, files, diagnostics };
}

/** An override from outside as if it stood in a file of its own. */
function overrideNode(path: string, text: string): { keySpan: Span; value: Node } {
  const file = { name: "--set", text: `${path}=${text}` };
  const span = { file, start: path.length + 1, end: file.text.length };
  const offsets = Array.from({ length: text.length + 1 }, (_, i) => span.start + i);
  const value: Node = { kind: "scalar", span, value: text, text, style: "plain", offsets };
  return { keySpan: { file, start: 0, end: path.length }, value };
}

class Composer {
  readonly files: SourceFile[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** What `set` changes in copies, the base's first. */
  readonly later = new Map<string, Override>();
  readonly #load: Load;
  /** Names being composed, to see a circle. */
  readonly #open = new Set<string>();
  /** What was loaded, by name: each file is read once, however often it is named. */
  readonly #loaded = new Map<string, MappingNode | undefined>();
  #refused = false;

  constructor(load: Load) {
    this.#load = load;
  }

  readonly report = (diagnostic: Diagnostic): void => {
    this.diagnostics.push(diagnostic);
  };

  /** @param asked where the name stands; undefined for the entry itself */
  compose(name: string, asked: Span | undefined): MappingNode | undefined {
    const own = this.#read(name, asked);
    if (own === undefined) return undefined;
    this.#open.add(name);
    let tree: MappingNode = {
      ...own,
      entries: own.entries.filter(({ key }) => !directives.has(key)),
    };
    const included = new Set<string>();
    for (const item of itemsOf(childOf(own, "include"))) {
      const fragment = this.#fragment(item, included);
      if (fragment !== undefined) tree = addFragment(tree, fragment, this.report);
    }
    const base = childOf(own, "extends");
    const baseName = stringOf(base);
    if (base !== undefined && baseName !== undefined) {
      const under = this.compose(baseName, base.span);
      const variant = under === undefined ? tree : inEditionOf(under, tree);
      const merged =
        under === undefined ? undefined : mergePatch(under, variant, editionOf(variant) > 1);
      // Without its base a variant is full of holes that are not its fault.
      if (merged?.kind !== "mapping") {
        this.#open.delete(name);
        return undefined;
      }
      tree = merged;
    }
    const whole = tree;
    const set = Map.groupBy(
      entriesOf(childOf(own, "set")),
      ({ key }) => editionOf(whole) === 1 || isReached(whole, key),
    );
    for (const entry of set.get(false) ?? []) this.later.set(entry.key, entry);
    this.#open.delete(name);
    const now = new Map((set.get(true) ?? []).map((entry) => [entry.key, entry]));
    return applyOverrides(whole, now, this.report);
  }

  /**
   * A fragment with its own fragments.
   *
   * @param included names of what was added already and is not added again: were it, fragments that
   *   include one another twice would double the work with each step
   */
  #fragment(item: Node, included: Set<string>): MappingNode | undefined {
    const name = stringOf(item);
    if (name === undefined) {
      this.report(
        diagnose("wrong-type", item.span, { expected: "file name", foundType: item.kind }),
      );
      return undefined;
    }
    const tree = this.#read(name, item.span);
    if (tree === undefined || included.has(name)) return undefined;
    included.add(name);
    this.#open.add(name);
    const entries: Entry[] = [];
    for (const entry of tree.entries) {
      if (mainOnly.has(entry.key))
        this.report(diagnose("fragment-key", entry.keySpan, { key: entry.key }));
      else if (entry.key === "brink") checkVersion(tree, this.report);
      else if (entry.key !== "include") entries.push(entry);
    }
    let joined: MappingNode = { ...tree, entries };
    for (const inner of itemsOf(childOf(tree, "include"))) {
      const fragment = this.#fragment(inner, included);
      if (fragment !== undefined) joined = addFragment(joined, fragment, this.report);
    }
    this.#open.delete(name);
    return joined;
  }

  #read(name: string, asked: Span | undefined): MappingNode | undefined {
    const nowhere = { file: { name, text: "" }, start: 0, end: 0 };
    const span = asked ?? nowhere;
    if (asked !== undefined && !isConfined(name)) {
      this.report(diagnose("file-outside", span, { name }));
      return undefined;
    }
    if (this.#open.has(name)) {
      this.report(diagnose("file-cycle", span, { name }));
      return undefined;
    }
    if (this.#loaded.has(name)) return this.#loaded.get(name);
    if (this.#loaded.size >= maximumFiles) {
      if (!this.#refused) this.report(diagnose("file-too-many", span, { limit: maximumFiles }));
      this.#refused = true;
      return undefined;
    }
    const loaded = this.#load(name);
    if ("missing" in loaded || "special" in loaded) {
      this.report(diagnose("file-missing", span, { name }));
      return undefined;
    }
    if ("folder" in loaded) {
      this.report(diagnose("file-is-folder", span, { name }));
      return undefined;
    }
    if ("tooLarge" in loaded) {
      this.report(diagnose("file-too-large", span, { name, limit: maximumSize }));
      return undefined;
    }
    const tree = this.#parse({ name: loaded.name ?? name, text: loaded.text });
    this.#loaded.set(name, tree);
    return tree;
  }

  #parse(file: SourceFile): MappingNode | undefined {
    this.files.push(file);
    const parsed = parseYaml(file);
    for (const diagnostic of parsed.diagnostics) this.report(diagnostic);
    const { tree } = parsed;
    if (tree !== undefined && tree.kind !== "mapping") {
      this.report(
        diagnose("wrong-type", tree.span, { expected: "scenario", foundType: tree.kind }),
      );
      return undefined;
    }
    return tree;
  }
}

const directives: ReadonlySet<string> = new Set(["include", "extends", "set"]);

/** Reports a `brink:` other than the editions that this program speaks. */
export function checkVersion(tree: MappingNode, report: (diagnostic: Diagnostic) => void): void {
  const version = childOf(tree, "brink");
  if (version?.kind === "scalar" && !editions.some((edition) => edition === version.value)) {
    report(diagnose("language-version", version.span, { found: version.text }));
  }
}

/** Whether a name stays within the scenario's folder. */
export function isConfined(name: string): boolean {
  if (name === "" || name.startsWith("/") || /[\\:\0]/u.test(name)) return false;
  return !name.split("/").some((part) => part === ".." || part === "." || part === "");
}
