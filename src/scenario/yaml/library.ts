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
/** Most words, signs, line breaks and runs of blanks in one file. */
export const maximumTokens = 400_000;
/** Longest text, name or comment, in characters of the file. */
export const maximumLength = 10_000;

/** Most anchors, aliases and tags before reading stops: not one is allowed, and the library is slow with many. */
const maximumMarks = 100;

/** Most faults of form that are kept; each costs the library more than a page that is sound. */
const maximumFaults = 100;

/** Documents, or where and by which limit the text is too much. */
export type Composed =
  | {
      /** The first, and the second if there are more. */
      readonly documents: readonly Document.Parsed[];
      /** How many tokens the text has. */
      readonly tokens: number;
      readonly excess?: never;
    }
  | { readonly excess: Excess; readonly documents?: never; readonly tokens?: never };

/** A limit passed. */
export interface Excess {
  readonly limit: "depth" | "tokens" | "length" | "marks";
  /** Offset of the first thing too much. */
  readonly offset: number;
}

/** Reads a text by YAML 1.2, core schema. Duplicate keys are left to the caller. */
export function composeDocuments(text: string): Composed {
  const composer = new Composer({
    uniqueKeys: false,
    logLevel: "silent",
    // Numbers print as they were written: `+5` adds and `5` sets.
    customTags: (tags) =>
      tags.map((tag) => (isNumberTag(tag) ? { ...tag, stringify: asWritten } : tag)),
  });
  keepFirstFaults(composer);
  const reading: Reading = { tokens: 0, excess: undefined };
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(readTokens(text, reading), true, text.length)) {
    documents.push(document);
    if (documents.length === 2) break;
  }
  const { tokens, excess } = reading;
  return excess === undefined ? { documents, tokens } : { excess };
}

/** The library has no option for it: what it reports with is replaced by what stops reporting. */
function keepFirstFaults(composer: Composer): void {
  const { onError } = composer as unknown as { onError: (...fault: unknown[]) => void };
  let left = maximumFaults;
  const first = (...fault: unknown[]): void => {
    if (left-- > 0) onError(...fault);
  };
  Object.assign(composer, { onError: first });
}

interface Reading {
  tokens: number;
  excess: Excess | undefined;
}

/**
 * Tokens of the text; ends at the first one too much, before the document that holds it is whole.
 *
 * @param reading what was read so far, kept up to date
 */
function* readTokens(text: string, reading: Reading): Generator<CST.Token> {
  const parser = new Parser();
  let offset = 0;
  let marks = 0;
  let faults = 0;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    // The text of a scalar, which may begin like a mark, follows a sign of its own.
    if (!scalar && /^[&*!]/u.test(lexeme)) marks += 1;
    scalar = lexeme === CST.SCALAR;
    reading.tokens += 1;
    // Above the document stands one token for each mapping or sequence that is open, and a scalar.
    const deepest = parser.stack[maximumDepth + 1];
    if (CST.isCollection(deepest)) reading.excess = { limit: "depth", offset: deepest.offset };
    else if (reading.tokens > maximumTokens) reading.excess = { limit: "tokens", offset };
    else if (lexeme.length > maximumLength) reading.excess = { limit: "length", offset };
    else if (marks > maximumMarks) reading.excess = { limit: "marks", offset };
    if (reading.excess !== undefined) return;
    if (!scalar && lexeme !== CST.DOCUMENT && lexeme !== CST.FLOW_END) offset += lexeme.length;
    for (const token of parser.next(lexeme)) {
      if (token.type !== "error" || (faults += 1) <= maximumFaults) yield token;
    }
  }
  yield* parser.end();
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
