/**
 * New values for numbers of a scenario, written over the old ones where they stand, each marked with what it
 * rests on now; all else stays as it is. Numbers whose place is not theirs alone go below `set:`.
 */

import type { SourceFile, Span } from "../source/span.ts";
import { plainNumber } from "./build/number.ts";
import { countedEnds, groundEntries, isOfOneNumber } from "./build/ground.ts";
import type { Model, Parameter } from "./model.ts";
import { parseYaml } from "./yaml/parse.ts";
import {
  childOf,
  entriesOf,
  entryOf,
  itemsOf,
  type Entry,
  type MappingNode,
  type Node,
} from "./yaml/tree.ts";

/** New texts of files, by the name of the file. */
export interface Rewritten {
  readonly texts: ReadonlyMap<string, string>;
  /** How many numbers went below `set:`, where nothing says what they rest on. */
  readonly apart: number;
}

/** One change of a text. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A number to be written. */
interface Item {
  readonly id: string;
  readonly span: Span;
  readonly value: number;
  readonly parameter?: Parameter;
  /** Written to the last digit that means something. */
  readonly exact?: true;
}

/** Digits that a rewritten number has at most, and those of one that must add up with others. */
const DIGITS = 4;
const EXACT_DIGITS = 10;

/**
 * Writes numbers.
 * @param entry the scenario's own file
 * @param after new values by the id of the parameter; those that are as they were are left alone
 * @param mark what `fitted:` is to say; nothing is marked where it is undefined
 */
export function rewriteNumbers(
  entry: SourceFile,
  model: Pick<Model, "parameters" | "unknowns">,
  after: ReadonlyMap<string, number>,
  mark: string | undefined,
): Rewritten {
  const changes = new Map<string, { readonly file: SourceFile; readonly own: Change[] }>();
  const trees = new Map<string, Node | undefined>();
  const treeOf = (file: SourceFile): Node | undefined => {
    if (!trees.has(file.name)) trees.set(file.name, parseYaml(file).tree);
    return trees.get(file.name);
  };
  const change = (file: SourceFile, ...more: readonly Change[]): void => {
    const { own = [] } = changes.get(file.name) ?? {};
    changes.set(file.name, { file, own: [...own, ...more] });
  };
  const placeOf = ({ file, start }: Span): string => `${String(start)} ${file.name}`;
  // Copies made of a template stand in one place, whether they move or not.
  const users = Map.groupBy(model.parameters, ({ span }) => placeOf(span));
  const below: string[][] = [];
  for (const item of itemsToWrite(model, after)) {
    const { file } = item.span;
    const found = isOption(file) ? undefined : placeIn(treeOf(file), item.span);
    const isAlone = (users.get(placeOf(item.span))?.length ?? 1) === 1;
    const text =
      found === undefined ? undefined : numberText(item, file.text.slice(...found.number));
    if (!isAlone || found === undefined || text === undefined) {
      below.push([item.id, numberText(item, "0") ?? String(item.value)]);
      continue;
    }
    change(file, { start: found.number[0], end: found.number[1], text });
    if (mark !== undefined && item.parameter !== undefined)
      change(file, ...marking(file, found.beside, item.parameter, mark));
  }
  if (below.length > 0) change(entry, setting(entry, treeOf(entry), below));
  return {
    texts: new Map([...changes].map(([name, { file, own }]) => [name, changed(file.text, own)])),
    apart: below.length,
  };
}

/** What an option says is cited as a file of its name. */
const isOption = ({ name }: SourceFile): boolean => name.startsWith("--");

/** Numbers that are new, the shares of an unknown so that they total 1. */
function itemsToWrite(
  { parameters, unknowns }: Pick<Model, "parameters" | "unknowns">,
  after: ReadonlyMap<string, number>,
): readonly Item[] {
  const byId = new Map(parameters.map((one) => [one.id as string, one]));
  const items = new Map<string, Item>();
  for (const parameter of parameters) {
    const { id, span } = parameter;
    const value = after.get(id);
    if (value === undefined || value === parameter.value) continue;
    items.set(id, { id, span, value, parameter });
  }
  for (const { id, values } of unknowns) {
    const shares = values.flatMap(({ id: value, share }) => {
      const parameter = share.kind === "parameter" ? byId.get(share.parameter) : undefined;
      const path = `unknowns.${id}.${value}`;
      if (share.kind === "number") return [{ id: path, span: share.span, now: share.value }];
      if (parameter?.id !== path) return [];
      return [{ id: path, span: parameter.span, now: parameter.value, parameter }];
    });
    const moved = shares.filter((share) => items.has(share.id));
    if (moved.length === 0 || shares.length < values.length) continue;
    const others = shares.filter((share) => !items.has(share.id));
    const left = 1 - moved.reduce((sum, share) => sum + (items.get(share.id)?.value ?? 0), 0);
    const rest = others.reduce((sum, { now }) => sum + now, 0);
    for (const { now, ...share } of shares) {
      const value = items.get(share.id)?.value ?? (rest > 0 ? (now / rest) * left : now);
      items.set(share.id, { ...share, value, exact: true });
    }
  }
  return [...items.values()];
}

/** A plain number in the text of its file: from where to where, and the mapping that it stands in. */
interface Place {
  readonly number: readonly [number, number];
  readonly beside: MappingNode | undefined;
}

/** Where the number of a span stands; a declared number's span is that of its name. */
function placeIn(tree: Node | undefined, span: Span): Place | undefined {
  const { start } = span;
  let beside: MappingNode | undefined;
  let node = tree;
  while (node !== undefined && node.kind !== "scalar") {
    if (node.kind === "sequence") {
      node = node.items.find((item) => item.span.start <= start && start < item.span.end);
      continue;
    }
    beside = node;
    const named: Entry | undefined = node.entries.find(({ keySpan }) => keySpan.start === start);
    if (named !== undefined) {
      const { value } = named;
      const own = value.kind === "mapping" ? childOf(value, "value") : value;
      if (own?.kind !== "scalar") return undefined;
      return {
        number: [own.span.start, own.span.end],
        beside: value.kind === "mapping" ? value : undefined,
      };
    }
    node = node.entries.find(
      ({ value }) => value.span.start <= start && start < value.span.end,
    )?.value;
  }
  return node === undefined ? undefined : { number: [start, span.end], beside };
}

/**
 * The text of a new value in the manner of the old one, to four digits, or more where its range is narrow;
 * never out of the range. Undefined where the old text is no plain number.
 */
function numberText({ value, parameter, exact }: Item, before: string): string | undefined {
  const old = plainNumber(before);
  if (old === undefined) return undefined;
  const prior = parameter?.prior;
  for (let digits = exact === undefined ? DIGITS : EXACT_DIGITS; digits <= 17; digits += 1) {
    const scaled = Number((old.percent ? value * 100 : value).toPrecision(digits));
    const text = `${String(scaled)}${old.percent ? "%" : ""}`;
    const read = plainNumber(text)?.value;
    if (read === undefined) return undefined;
    const width = prior === undefined ? Infinity : prior.high - prior.low;
    const inside = prior === undefined || (read >= prior.low && read <= prior.high);
    if (inside && Math.abs(read - value) <= width * 1e-3) return text;
  }
  return undefined;
}

/** Says beside a number that it was fitted, in the place of what it rested on before. */
function marking(
  { text }: SourceFile,
  beside: MappingNode | undefined,
  { ground, prior }: Parameter,
  mark: string,
): Change[] {
  const fitted = `fitted: ${mark}`;
  const [grounding] = groundEntries(beside);
  const range = entryOf(beside, "range");
  const isFlow = beside !== undefined && text[beside.span.start] === "{";
  const between = ({ keySpan }: Entry): string => {
    const line = text.slice(text.lastIndexOf("\n", keySpan.start - 1) + 1, keySpan.start);
    return isFlow ? ", " : `\n${line.replaceAll(/\S/gu, " ")}`;
  };
  const basis = isOfOneNumber(beside) ? entryOf(beside, "basis") : undefined;
  const named = itemsOf(basis?.value).map(({ span }) => text.slice(span.start, span.end));
  const sources = named.filter((one) => one !== "judgement");
  const isJudged = basis !== undefined && sources.length < named.length;
  const changes: Change[] = [];
  if (isJudged && sources.length > 0) {
    const { start, end } = basis.value.span;
    const length = text.slice(start, end).trimEnd().length;
    changes.push({ start, end: start + length, text: `[${sources.join(", ")}]` });
  }
  const old = grounding ?? (isJudged && sources.length === 0 ? basis : undefined);
  if (old !== undefined) {
    // What was counted has a range of its own, which stays where none is written.
    const ends = range === undefined ? countedEnds(ground) : undefined;
    const kept = ends === undefined || prior === undefined ? [] : [`range: [${ends.join(", ")}]`];
    const put = [...kept, fitted].join(between(old));
    changes.push({ start: old.keySpan.start, end: old.value.span.end, text: put });
  } else if (range !== undefined) {
    const { start } = range.keySpan;
    changes.push({ start, end: start, text: `${fitted}${between(range)}` });
  }
  return changes;
}

/** Numbers below `set:` of the scenario's own file. */
function setting(
  { text }: SourceFile,
  tree: Node | undefined,
  numbers: readonly (readonly string[])[],
): Change {
  const lines = numbers.map((pair) => pair.join(": "));
  const section = entryOf(tree, "set")?.value;
  const [first] = entriesOf(section);
  if (first === undefined || section === undefined) {
    const start = text.length;
    const opening = text.endsWith("\n") ? "" : "\n";
    return { start, end: start, text: `${opening}set:\n  ${lines.join("\n  ")}\n` };
  }
  const { start } = first.keySpan;
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  const between = text[section.span.start] === "{" ? ", " : `\n${" ".repeat(column)}`;
  return { start, end: start, text: lines.map((line) => `${line}${between}`).join("") };
}

/** A text with its changes, none of which overlap. */
function changed(text: string, changes: readonly Change[]): string {
  let made = "";
  let from = 0;
  for (const { start, end, text: put } of changes.toSorted((a, b) => a.start - b.start)) {
    made += text.slice(from, start) + put;
    from = end;
  }
  return made + text.slice(from);
}
