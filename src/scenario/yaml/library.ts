/**
 * The only file that touches the YAML library: text → the library's documents, within limits, and
 * documents → text.
 *
 * Nothing larger or deeper than the limits ever reaches the library's recursive part, and time is
 * proportional to the length of the text.
 */

import {
  Composer,
  CST,
  isSeq,
  Lexer,
  Parser,
  visit,
  type CollectionTag,
  type Document,
  type Scalar,
  type ScalarTag,
} from "yaml";

export {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node as LibraryNode,
  type Pair,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from "yaml";

/** Deepest nesting of mappings and sequences. */
export const maximumDepth = 32;
/** Most mappings, sequences and scalars in one file. */
export const maximumNodes = 200_000;

/** Most anchors and aliases before reading stops: not one is allowed, and the library is slow with many. */
const maximumAnchors = 100;

/** Documents, or where and by which limit the text is too much. */
export type Composed =
  | { readonly documents: readonly Document.Parsed[]; readonly excess?: never }
  | { readonly excess: Excess; readonly documents?: never };

/** A limit passed. */
export interface Excess {
  readonly limit: "depth" | "nodes" | "anchors";
  /** Offset of the first thing too much. */
  readonly offset: number;
}

/** Reads a text by YAML 1.2, core schema. Duplicate keys are left to the caller. */
export function composeDocuments(text: string): Composed {
  const tokens = readTokens(text);
  if ("limit" in tokens) return { excess: tokens };
  const excess = measure(tokens);
  if (excess !== undefined) return { excess };
  const composer = new Composer({
    uniqueKeys: false,
    logLevel: "silent",
    // Numbers print as they were written: `+5` adds and `5` sets.
    customTags: (tags) =>
      tags.map((tag) => (isNumberTag(tag) ? { ...tag, stringify: asWritten } : tag)),
  });
  return { documents: [...composer.compose(tokens, true, text.length)] as Document.Parsed[] };
}

/** Tokens of the text; stops at the first scalar or bracket too much, not after the last. */
function readTokens(text: string): readonly CST.Token[] | Excess {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  let values = 0;
  let indicators = 0;
  let anchors = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const control = lexeme === CST.SCALAR || lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END;
    if (lexeme === CST.SCALAR || lexeme === "[" || lexeme === "{") {
      values += 1;
    } else if (lexeme === "-" || lexeme === "?") indicators += 1;
    else if (/^[&*]/u.test(lexeme)) {
      // The text of a scalar, which may begin so too, follows a mark of its own.
      if (!scalar) anchors += 1;
    }
    scalar = lexeme === CST.SCALAR;
    if (anchors > maximumAnchors) return { limit: "anchors", offset };
    if (Math.max(values, indicators) > maximumNodes) return { limit: "nodes", offset };
    if (!control) offset += lexeme.length;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return tokens;
}

function isNumberTag(tag: string | ScalarTag | CollectionTag): tag is ScalarTag {
  return typeof tag === "object" && /:(?:int|float)$/u.test(tag.tag);
}

function asWritten(item: Scalar): string {
  return item.source ?? String(item.value);
}

/**
 * Prints a document: two blanks of indentation, lines of about a hundred columns, comments kept,
 * `{ a: b }` and `[a, b]`.
 */
export function printDocument(document: Document): string {
  const text = document.toString({ lineWidth: 100, indentSeq: true, flowCollectionPadding: true });
  // The library pads lists like mappings; the blanks inside brackets are taken out again.
  const blanks = new Set<number>();
  for (const printed of composeDocuments(text).documents ?? []) {
    visit(printed, {
      Seq: (_key, node) => {
        if (!isSeq(node) || node.flow !== true) return;
        const [start, end] = node.range ?? [0, 0];
        if (text[start] === "[" && text[start + 1] === " ") blanks.add(start + 1);
        if (text[end - 1] === "]" && /[^\s] $/u.test(text.slice(end - 3, end - 1)))
          blanks.add(end - 2);
      },
    });
  }
  return Array.from({ length: text.length }, (_, i) => (blanks.has(i) ? "" : text.charAt(i))).join(
    "",
  );
}

/** Walks the tokens without recursion, so that a million brackets are counted and not followed. */
function measure(tokens: readonly CST.Token[]): Excess | undefined {
  const pending: { token: CST.Token; depth: number }[] = [];
  for (const token of tokens) {
    if (token.type === "document" && token.value !== undefined)
      pending.push({ token: token.value, depth: 1 });
  }
  let nodes = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { token, depth } = next;
    nodes += 1;
    if (nodes > maximumNodes) return { limit: "nodes", offset: token.offset };
    if (!CST.isCollection(token)) continue;
    if (depth > maximumDepth) return { limit: "depth", offset: token.offset };
    for (const item of token.items) {
      if (item.key) pending.push({ token: item.key, depth: depth + 1 });
      if (item.value) pending.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}
