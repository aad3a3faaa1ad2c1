/**
 * Templates and keys for several ids, written out: from the composed tree to the one that is checked.
 * What stands in a copy keeps the place where its author wrote it.
 */

import { suggest } from "../base/suggest.ts";
import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { idsOfKey, maximumCopies } from "./each.ts";
import { editionOf } from "./edition.ts";
import { mergePatch, withoutRemovals } from "./merge.ts";
import { constructOf } from "./shape/constructs.ts";
import type { ConstructName, Shape } from "./shape/shape.ts";
import { shapeBelow, standsShort } from "./shape/walk.ts";
import { spliceNames } from "./splice.ts";
import { anyName, idName, near, readTemplates, type Template } from "./template.ts";
import { entriesOf, childOf, entryOf, isNull } from "./yaml/tree.ts";
import type { Entry, MappingNode, Node, ScalarNode } from "./yaml/tree.ts";

/** Most mappings, lists and values that copies hold; a long text counts for several. */
export const maximumParts = 50_000;

/** Most templates in one another. */
export const maximumNesting = 16;

/** What `$name` stands for. */
type Names = ReadonlyMap<string, Node>;

/** Where a piece of the tree stands. */
interface Here {
  readonly shape: Shape | undefined;
  /** Undefined outside all copies, where `$` is a sign like any other. */
  readonly names: Names | undefined;
  /** The key above it. */
  readonly id: string;
}

/** The tree without templates in use; undefined after a fault, for what follows would be full of holes. */
export function expandTree(
  tree: MappingNode,
  report: (diagnostic: Diagnostic) => void,
): MappingNode | undefined {
  if (editionOf(tree) < 2) return tree;
  const expander = new Expander(report);
  for (const [key, template] of readTemplates(tree, expander.report))
    expander.templates.set(key, template);
  const root: Shape = { kind: "construct", name: "scenario" };
  const entries = tree.entries.map((entry) => {
    if (entry.key === "templates") return entry;
    const shape = shapeBelow(root, tree, entry.key);
    return { ...entry, value: expander.expand(entry.value, { shape, names: undefined, id: "" }) };
  });
  return expander.failed ? undefined : withoutRemovals({ ...tree, entries });
}

class Expander {
  failed = false;
  readonly templates = new Map<string, Template>();
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #open: string[] = [];
  #copies = 0;
  #parts = 0;
  #full = false;

  constructor(report: (diagnostic: Diagnostic) => void) {
    this.#report = report;
  }

  readonly report = (diagnostic: Diagnostic): void => {
    this.failed = true;
    this.#report(diagnostic);
  };

  expand(node: Node, here: Here): Node {
    const { names, shape } = here;
    if (this.#full || (names === undefined && shape === undefined)) return node;
    if (names !== undefined && !this.#take(1, node.span)) return node;
    if (node.kind === "scalar")
      return names === undefined ? node : this.#scalar(node, shape, names);
    if (node.kind === "sequence") {
      const items = node.items.map((item, index) =>
        this.expand(item, { ...here, shape: shape && shapeBelow(shape, node, String(index)) }),
      );
      return { ...node, items };
    }
    if (shape?.kind === "map" && shape.keys === "id") return this.#eachOf(node, shape.of, names);
    if (shape?.kind === "construct" && !standsShort(node, constructOf(shape.name))) {
      const use = entryOf(node, "use");
      const mayUse = constructOf(shape.name).fields.some(({ key }) => key === "use");
      if (use !== undefined && mayUse) return this.#use(node, use, shape.name, here);
    }
    return this.#mapping(node, here);
  }

  #mapping(node: MappingNode, { shape, names }: Here): MappingNode {
    const entries = new Map<string, Entry>();
    for (const entry of node.entries) {
      const key = this.#key(entry, names);
      const below = shape && shapeBelow(shape, node, entry.key);
      const value = this.expand(entry.value, { shape: below, names, id: key });
      this.#add(entries, { ...entry, key, value });
    }
    return { ...node, entries: [...entries.values()] };
  }

  /** A mapping by ids: a key for several gives a copy to each, over which a key of its own is merged. */
  #eachOf(node: MappingNode, of: Shape, names: Names | undefined): MappingNode {
    const listed = node.entries.map((entry) => {
      const key = this.#key(entry, names);
      return { entry: { ...entry, key }, ids: idsOfKey(key) };
    });
    const several = new Set(listed.flatMap(({ ids }) => ids ?? []));
    const own = new Map(
      listed.flatMap(({ entry, ids }) => (ids === undefined ? [[entry.key, entry] as const] : [])),
    );
    const entries = new Map<string, Entry>();
    for (const { entry, ids } of listed) {
      if (ids === undefined && several.has(entry.key)) continue;
      if (ids?.length === 0) {
        this.report(diagnose("each-key", entry.keySpan, { key: entry.key }));
        continue;
      }
      for (const id of ids ?? [entry.key]) {
        if (ids !== undefined && !this.#copy(entry.keySpan)) return node;
        const inner =
          ids === undefined ? names : new Map([...(names ?? []), [idName, idNode(id, entry)]]);
        const value = this.expand(entry.value, { shape: of, names: inner, id });
        const change = ids === undefined ? undefined : own.get(id);
        if (change === undefined) this.#add(entries, { ...entry, key: id, value });
        else if (!isNull(change.value)) {
          const patch = this.expand(change.value, { shape: of, names, id });
          this.#add(entries, { ...change, key: id, value: mergePatch(value, patch) });
        }
      }
    }
    return { ...node, entries: [...entries.values()] };
  }

  #use(node: MappingNode, use: Entry, construct: ConstructName, here: Here): Node {
    const { names, id } = here;
    const rest = node.entries.filter(({ key }) => key !== "use" && key !== "with");
    const own = this.#mapping({ ...node, entries: rest }, here);
    const asked = this.expand(use.value, { shape: undefined, names, id });
    const name = asked.kind === "scalar" ? asked.text : "";
    const template = this.templates.get(name);
    const { span } = use.value;
    if (template === undefined) {
      const known = [...this.templates].flatMap(([key, { kind }]) =>
        kind === construct ? [key] : [],
      );
      const suggestion = suggest(name, known);
      this.report(diagnose("unknown-reference", span, { kind: "template", name }, { suggestion }));
      return own;
    }
    if (template.kind === undefined || template.body === undefined) return own;
    if (template.kind !== construct) {
      const fill = { name, kind: template.kind, construct };
      this.report(diagnose("template-of-another-kind", span, fill));
      return own;
    }
    if (this.#open.includes(name) || this.#open.length >= maximumNesting) {
      const code = this.#open.includes(name) ? "template-cycle" : "template-too-deep";
      this.report(diagnose(code, span, { name, limit: maximumNesting }));
      return own;
    }
    if (!this.#copy(span)) return own;
    const given = this.#given(node, name, template, here, span);
    if (given === undefined) return own;
    // A multiplier has no id; its template is given one if it needs it.
    const inner = construct === "multiplier" ? given : given.set(idName, idNode(id, use));
    this.#open.push(name);
    const shape: Shape = { kind: "construct", name: construct };
    const body = this.expand(template.body, { shape, names: inner, id });
    this.#open.pop();
    return mergePatch(body, own);
  }

  /** What `with` gives, held against what the template needs; undefined if something is missing. */
  #given(
    node: MappingNode,
    template: string,
    { needs }: Template,
    here: Here,
    span: Span,
  ): Map<string, Node> | undefined {
    const given = new Map<string, Node>();
    const meant = new Set<string>();
    for (const { key, keySpan, value } of entriesOf(childOf(node, "with"))) {
      if (!needs.includes(key)) {
        const free = needs.filter((need) => childOf(childOf(node, "with"), need) === undefined);
        const suggestion = suggest(key, free);
        if (suggestion !== undefined) meant.add(suggestion);
        this.report(diagnose("template-key-unknown", keySpan, { key, template }, { suggestion }));
      }
      given.set(key, this.expand(value, { ...here, shape: undefined }));
    }
    for (const key of needs) {
      // A misspelt key is one fault, not two.
      if (!given.has(key) && !meant.has(key))
        this.report(diagnose("template-key-missing", span, { key, template }));
    }
    return needs.every((key) => given.has(key)) ? given : undefined;
  }

  #scalar(node: ScalarNode, shape: Shape | undefined, names: Names): Node {
    const [first] = node.text.matchAll(anyName);
    if (first === undefined) return node;
    if (first[0] === node.text) {
      const value = names.get(first[1] ?? "");
      if (value !== undefined) return this.#charge(value) ? value : node;
      const suggestion = near(first[1] ?? "", names.keys());
      this.report(
        diagnose("template-name-unbound", node.span, { name: node.text }, { suggestion }),
      );
      return node;
    }
    const kind = shape?.kind === "text" || shape?.kind === "string" ? "text" : "expression";
    const spliced = spliceNames(node, kind, names, this.report);
    return this.#take(Math.ceil(spliced.text.length / 16), node.span) ? spliced : node;
  }

  #key({ key, keySpan }: Entry, names: Names | undefined): string {
    if (names === undefined || !key.includes("$")) return key;
    const node = this.#scalar(textNode(key, keySpan), { kind: "id" }, names);
    if (node.kind === "scalar") return node.text;
    this.report(diagnose("yaml-key", node.span, {}));
    return key;
  }

  #add(entries: Map<string, Entry>, entry: Entry): void {
    const first = entries.get(entry.key);
    if (first === undefined) entries.set(entry.key, entry);
    else {
      const related = [{ span: first.keySpan, code: "first-defined-here" }];
      this.report(diagnose("yaml-duplicate-key", entry.keySpan, { key: entry.key }, { related }));
    }
  }

  /** Counts all of a value that is put in: one that holds another twice may be small as written. */
  #charge(node: Node): boolean {
    if (!this.#take(1, node.span)) return false;
    const inner = node.kind === "sequence" ? node.items : entriesOf(node).map(({ value }) => value);
    return inner.every((one) => this.#charge(one));
  }

  #copy(span: Span): boolean {
    this.#copies += 1;
    return this.#copies <= maximumCopies || this.#refuse("copies-too-many", span, maximumCopies);
  }

  #take(parts: number, span: Span): boolean {
    this.#parts += parts;
    return this.#parts <= maximumParts || this.#refuse("copies-too-large", span, maximumParts);
  }

  /** Once: nothing is expanded any further. */
  #refuse(code: "copies-too-many" | "copies-too-large", span: Span, limit: number): false {
    if (!this.#full) this.report(diagnose(code, span, { limit }));
    this.#full = true;
    return false;
  }
}

/** The id of a copy, as a value that stands where its key does. */
const idNode = (id: string, { keySpan }: Entry): ScalarNode => textNode(id, keySpan);

function textNode(text: string, span: Span): ScalarNode {
  return { kind: "scalar", span, value: text, text, style: "plain", offsets: undefined };
}
