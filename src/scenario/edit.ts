/**
 * Edits of the tree from outside a file, for variants of a scenario and for questions about it: a
 * part removed, a move forced, a condition asked for. Made before the tree is checked, so that an
 * edited scenario is checked like any other.
 */

import { at } from "../base/invariant.ts";
import { suggest } from "../base/suggest.ts";
import { languagesOf } from "./languages.ts";
import { withoutReaders } from "./outcome-readers.ts";
import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";
import {
  childOf,
  entriesOf,
  entryOf,
  type Entry,
  type MappingNode,
  type Node,
  type ScalarNode,
} from "./yaml/tree.ts";

/** One change. */
export type Edit =
  /**
   * Takes a part away: a path of keys, or in short `flashpoint.rule`, `actor.move` or an event's id.
   */
  | { readonly kind: "remove"; readonly path: string }
  /** Whenever the move is available, the actor makes it and no other. */
  | { readonly kind: "force"; readonly path: string };

/** The tree with every edit made; what names nothing is reported, at a place in `--with`. */
export function applyEdits(
  tree: MappingNode,
  edits: readonly Edit[],
  report: (diagnostic: Diagnostic) => void,
): MappingNode {
  let result = tree;
  for (const edit of edits) {
    const edited = edit.kind === "remove" ? remove(result, edit.path) : force(result, edit.path);
    if (edited === undefined) report(unknown(result, edit));
    else result = edited;
  }
  return result;
}

function unknown(tree: MappingNode, { kind, path }: Edit): Diagnostic {
  const paths =
    kind === "force" ? inside(tree, "actors", "moves") : [...shortPaths(tree), ...topPaths(tree)];
  const suggestion = suggest(path, paths);
  const word = kind === "force" ? "move" : "part";
  const fill = { kind: word, name: path };
  return diagnose("unknown-reference", textSpan("--with", path), fill, { suggestion });
}

/** The short names of what can be removed. */
function shortPaths(tree: MappingNode): string[] {
  return [
    ...inside(tree, "flashpoints", "rules"),
    ...inside(tree, "actors", "moves"),
    ...entriesOf(childOf(tree, "events")).map(({ key }) => key),
  ];
}

function topPaths(tree: MappingNode): string[] {
  return tree.entries.flatMap(({ key, value }) =>
    entriesOf(value).map((entry) => `${key}.${entry.key}`),
  );
}

function inside(tree: MappingNode, section: string, part: string): string[] {
  return entriesOf(childOf(tree, section)).flatMap(({ key, value }) =>
    entriesOf(childOf(value, part)).map((entry) => `${key}.${entry.key}`),
  );
}

function remove(tree: MappingNode, path: string): MappingNode | undefined {
  const keys = path.split(".");
  const [first = "", second = ""] = keys;
  const candidates = [
    keys,
    ...(keys.length === 1 ? [["events", first]] : []),
    ...(keys.length === 2
      ? [
          ["flashpoints", first, "rules", second],
          ["actors", first, "moves", second],
        ]
      : []),
  ];
  for (const candidate of candidates) {
    const edited = removeAt(tree, candidate);
    if (edited?.kind !== "mapping") continue;
    const [section, outcome, ...deeper] = candidate;
    const whole = section === "outcomes" && outcome !== undefined && deeper.length === 0;
    return whole ? withoutReaders(edited, outcome) : edited;
  }
  return undefined;
}

function removeAt(node: Node | undefined, keys: readonly string[]): Node | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return undefined;
  if (node?.kind === "sequence") {
    const item = node.items[Number(key)];
    if (item === undefined) return undefined;
    const inner = rest.length === 0 ? [] : [removeAt(item, rest)];
    if (inner.includes(undefined)) return undefined;
    const items = node.items.flatMap((one) =>
      one === item ? inner.filter((part) => part !== undefined) : [one],
    );
    return { ...node, items };
  }
  if (node?.kind !== "mapping") return undefined;
  const entry = entryOf(node, key);
  if (entry === undefined) return undefined;
  if (rest.length === 0) return { ...node, entries: node.entries.filter((one) => one !== entry) };
  const value = removeAt(entry.value, rest);
  if (value === undefined) return undefined;
  return { ...node, entries: node.entries.map((one) => (one === entry ? { ...one, value } : one)) };
}

/** What says how a policy comes to a move, with the range that goes with it. */
const policyKeys: ReadonlySet<string> = new Set([
  "times",
  "range",
  "weight",
  "chance",
  "hazard",
  "certain",
]);

/**
 * The forced move weighs 1 without multipliers, and is certain where chances compete; every other move
 * of the actor asks that the forced one's condition does not hold. Nothing else changes, its luck least
 * of all.
 */
function force(tree: MappingNode, path: string): MappingNode | undefined {
  const [actor = "", move = "", ...rest] = path
    .replace(/^actors\.([^.]+)\.moves\./u, "$1.")
    .split(".");
  const moves = childOf(childOf(childOf(tree, "actors"), actor), "moves");
  const forced = childOf(moves, move);
  if (moves?.kind !== "mapping" || forced?.kind !== "mapping" || rest.length > 0) return undefined;
  const hasChance = ({ value }: Entry): boolean =>
    ["chance", "hazard", "certain"].some((key) => childOf(value, key) !== undefined);
  const byChance = moves.entries.some(hasChance);
  const condition = childOf(forced, "when");
  const available = condition?.kind === "scalar" ? condition.text : undefined;
  const entries = moves.entries.map((entry): Entry => {
    if (entry.value.kind !== "mapping") return entry;
    if (entry.key === move) {
      const kept = entry.value.entries.filter(({ key }) => !policyKeys.has(key));
      const value = { ...entry.value, entries: kept };
      const sure = byChance ? scalar(path, "true", true) : scalar(path, "1", 1);
      return { ...entry, value: withEntry(value, byChance ? "certain" : "weight", sure) };
    }
    // The one that rests has no condition, and rests behind what is certain.
    if (byChance && !hasChance(entry)) return entry;
    const own = childOf(entry.value, "when");
    const text =
      available === undefined
        ? "false"
        : own?.kind === "scalar"
          ? `(${own.text}) and not (${available})`
          : `not (${available})`;
    return { ...entry, value: withEntry(entry.value, "when", scalar(path, text, text)) };
  });
  return replaceMoves(tree, actor, { ...moves, entries });
}

function replaceMoves(tree: MappingNode, actor: string, moves: MappingNode): MappingNode {
  const actors = childOf(tree, "actors");
  const own = childOf(actors, actor);
  if (actors?.kind !== "mapping" || own?.kind !== "mapping") return tree;
  return withEntry(tree, "actors", withEntry(actors, actor, withEntry(own, "moves", moves)));
}

/** The mapping with one entry put in its place, or at the end. */
function withEntry(node: MappingNode, key: string, value: Node): MappingNode {
  const entries = node.entries.map((entry) => (entry.key === key ? { ...entry, value } : entry));
  if (entryOf(node, key) !== undefined) return { ...node, entries };
  return { ...node, entries: [...entries, { key, keySpan: value.span, value }] };
}

/** A text from the command line as if it were a file of its own. */
function textSpan(name: string, text: string): Span {
  return { file: { name, text }, start: 0, end: text.length };
}

function scalar(path: string, text: string, value: string | number | boolean): ScalarNode {
  const span = textSpan("--with", path);
  return {
    kind: "scalar",
    span,
    value,
    text,
    style: "plain",
    offsets: undefined,
    overridden: true,
  };
}

/** What a question asks of a run: the keys of an outcome's form (`ever: …`, `value: …` and `at: …`). */
export interface AskedOutcome {
  /** Id that it is to have, if that is free. */
  readonly id: string;
  readonly span: Span;
  /** Their nodes keep their places, so that a fault is shown where it was written. */
  readonly entries: readonly Entry[];
}

/** Adds outcomes; gives the ids that they have, in the order asked. */
export function addOutcomes(
  tree: MappingNode,
  asked: readonly AskedOutcome[],
): { readonly tree: MappingNode; readonly ids: readonly string[] } {
  if (asked.length === 0) return { tree, ids: [] };
  const written = childOf(tree, "outcomes");
  let section: MappingNode =
    written?.kind === "mapping" ? written : { kind: "mapping", span: tree.span, entries: [] };
  const ids = asked.map(({ id: wanted, span, entries }) => {
    let id = wanted;
    for (let n = 2; entryOf(section, id) !== undefined; n++) id = `${wanted}_${String(n)}`;
    const words: Node = {
      kind: "scalar",
      span,
      value: wanted,
      text: wanted,
      style: "plain",
      offsets: undefined,
    };
    const title: Node = {
      kind: "mapping",
      span,
      entries: languagesOf(tree).map((key) => ({
        key,
        keySpan: span,
        value: words,
      })),
    };
    const outcome: MappingNode = {
      kind: "mapping",
      span,
      entries: [{ key: "title", keySpan: span, value: title }, ...entries],
    };
    const added = { key: id, keySpan: span, value: outcome };
    section = { ...section, entries: [...section.entries, added] };
    return id;
  });
  return { tree: withEntry(tree, "outcomes", section), ids };
}

/** What the outcome of a question is called, by the option it comes from. */
const questionIds = {
  ...{ "--given": "given", "--ask": "asked", "--outcome": "outcome", "--by": "by" },
  ...{ "--eventually": "eventually", "--mean-time": "mean_time", "--long-run": "long_run" },
  ...{ "--cost": "cost", "--until": "until_then" },
} as const;

/** A question from the command line. */
export interface Question {
  /** The option it comes from: messages name it as the file. */
  readonly option: keyof typeof questionIds;
  /** Whether it is ever true, or the largest it gets. */
  readonly form: "ever" | "max";
  /** An expression; with `ever` also the id of an outcome that there is. */
  readonly text: string;
}

/**
 * Adds the outcome `form: text`, unless `text` is the id of an outcome that there is: then that one
 * answers. Gives the id of what answers.
 */
export function addQuestion(
  tree: MappingNode,
  { option, form, text }: Question,
): { readonly tree: MappingNode; readonly id: string } {
  const bare = text.trim();
  if (form === "ever" && childOf(childOf(tree, "outcomes"), bare) !== undefined) {
    return { tree, id: bare };
  }
  const span = textSpan(option, text);
  const offsets = Array.from({ length: text.length + 1 }, (_, index) => index);
  const value: Node = { kind: "scalar", span, value: text, text, style: "plain", offsets };
  const entries = [{ key: form, keySpan: span, value }];
  const added = addOutcomes(tree, [{ id: questionIds[option], span, entries }]);
  return { tree: added.tree, id: at(added.ids, 0) };
}
