/**
 * Text → located tree, with every fault of form reported.
 *
 * Guarantees of the tree: at most `maximumDepth` deep, of at most `maximumTokens` tokens, no aliases, no
 * tags, text keys without duplicates, one document. Text of any content gives diagnostics, never an
 * exception, in time proportional to its length.
 */

import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { SourceFile, Span } from "../../source/span.ts";
import {
  composeDocuments,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  maximumTokens,
  type Document,
  type LibraryNode,
  type Pair,
  type Scalar,
  type YAMLError,
} from "./library.ts";
import { joinedByComma } from "./commas.ts";
import { diagnoseExcess } from "./excess.ts";
import { alignOffsets } from "./offsets.ts";
import { openingOf, wordAt } from "./places.ts";
import { maximumBytes } from "./size.ts";
import type { Entry, Node, ScalarNode } from "./tree.ts";

/** A tree if the text has any shape at all, and what is wrong with it. */
export interface ParsedFile {
  readonly tree?: Node;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses one file. */
export function parseYaml(file: SourceFile): ParsedFile {
  const { text } = file;
  if (text.length > maximumBytes || new TextEncoder().encode(text).length > maximumBytes) {
    const fill = { name: file.name, limit: "2 MiB" };
    return { diagnostics: [diagnose("file-too-large", { file, start: 0, end: 0 }, fill)] };
  }
  // Control characters and U+FFFD (bytes that were no UTF-8) are the mark of a file that is no text.
  const binary = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/u.exec(text);
  if (binary !== null) {
    const span = { file, start: binary.index, end: binary.index + 1 };
    return { diagnostics: [diagnose("file-binary", span, { name: file.name })] };
  }
  const reader = new TreeReader(file);
  let parsed = composeDocuments(text);
  // A value such as `Crisis: the sequel` swallows what follows it. It is reported and read as if it
  // had been quoted, so that the rest is checked as well.
  let toRead = maximumTokens;
  for (let round = 0, mended = text; round < maximumMending; round += 1) {
    const colons = (parsed.documents?.[0]?.errors ?? []).filter(
      ({ code }) => code === "BLOCK_AS_IMPLICIT_KEY",
    );
    toRead -= parsed.tokens ?? 0;
    if (colons.length === 0 || toRead < 0) break;
    for (const error of colons) mended = reader.mendColons(mended, error.pos[0]);
    parsed = composeDocuments(mended);
  }
  const { documents, excess } = parsed;
  if (excess !== undefined) {
    const span = { file, start: excess.offset, end: excess.offset + 1 };
    return { diagnostics: [diagnoseExcess(excess.limit, span)] };
  }
  const [document, second] = documents;
  if (document !== undefined) reader.reportErrors(document);
  if (second !== undefined) {
    const start = second.range[0];
    reader.report(
      diagnose("yaml-many-documents", { file, start, end: Math.min(start + 3, text.length) }, {}),
    );
  }
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    if (reader.diagnostics.length === 0) {
      reader.report(diagnose("file-empty", { file, start: 0, end: 0 }, { name: file.name }));
    }
    return { diagnostics: reader.diagnostics };
  }
  const tree = reader.read(contents);
  return { tree, diagnostics: reader.diagnostics };
}

/** Most rounds of reading a file again with a value mended; fewer where that is much to read. */
const maximumMending = 20;

class TreeReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: SourceFile;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  reportErrors(document: Document.Parsed): void {
    // One slip of indentation makes the library complain several times on one line: keep the first.
    const lines = new Set<number>();
    for (const error of document.errors) {
      const line = this.#file.text.lastIndexOf("\n", Math.max(0, error.pos[0] - 1));
      if (lines.has(line)) continue;
      lines.add(line);
      this.report(this.#diagnoseError(error));
    }
  }

  /** Reports the value that begins at `start` and takes the colons within its line for letters. */
  mendColons(text: string, start: number): string {
    const lineEnd = /[\r\n]|$/u.exec(text.slice(start))?.index ?? 0;
    const value = text.slice(start, start + lineEnd).trimEnd();
    if (!/:(?:\s|$)/u.test(value)) return this.#mendNextLine(text, start + lineEnd);
    const original = this.#file.text.slice(start, start + value.length);
    const suggestion =
      original.includes('"') || original.includes("\\") ? undefined : `"${original}"`;
    const span = { file: this.#file, start, end: start + value.length };
    this.report(diagnose("yaml-colon", span, {}, { suggestion }));
    return (
      text.slice(0, start) +
      value.replaceAll(/:(?=\s|$)/gu, "\ua789") +
      text.slice(start + value.length)
    );
  }

  /** A key that stands deeper than it may, so that the value above runs on into it. */
  #mendNextLine(text: string, end: number): string {
    const next = end + (/^\s*/u.exec(text.slice(end))?.[0].length ?? 0);
    const word = wordAt(this.#file, next);
    this.report(diagnose("yaml-indent", word, {}));
    const line = text.slice(word.start, word.end).replaceAll(/:(?=\s|$)/gu, "\ua789");
    return text.slice(0, word.start) + line + text.slice(word.end);
  }

  #diagnoseError(error: YAMLError): Diagnostic {
    const length = this.#file.text.length;
    const start = Math.min(error.pos[0], length);
    const end = Math.min(Math.max(error.pos[1], start), length);
    const span: Span = { file: this.#file, start, end };
    switch (error.code) {
      case "TAB_AS_INDENT":
        return diagnose("yaml-tab", span, {});
      case "BAD_INDENT":
      case "MULTILINE_IMPLICIT_KEY":
      case "MISSING_CHAR": {
        const closing = /(?:end with a |closing |missing )([\]}"'])/u.exec(error.message)?.[1];
        // A word at the head of a line that goes on in the next one lacks its colon.
        const word = wordAt(this.#file, start);
        const multiline = error.code === "MULTILINE_IMPLICIT_KEY" && word.start === start;
        if (multiline || error.message.startsWith("Implicit map keys")) {
          return diagnose("yaml-key-alone", word, {});
        }
        if (closing === undefined) {
          if (error.code === "MISSING_CHAR")
            return diagnose("yaml-syntax", span, { detail: error.message });
          return diagnose("yaml-indent", span, {});
        }
        return diagnose("yaml-unclosed", openingOf(this.#file, closing, start) ?? span, {
          character: closing,
        });
      }
      case "BLOCK_AS_IMPLICIT_KEY":
        return diagnose("yaml-colon", span, {});
      case "BAD_ALIAS":
      case "ALIAS_PROPS":
      case "MULTIPLE_ANCHORS":
        return diagnose("yaml-alias", span, {});
      case "TAG_RESOLVE_FAILED":
      case "MULTIPLE_TAGS":
        return diagnose("yaml-tag", span, { tag: this.#file.text.slice(start, end) });
      default:
        return diagnose("yaml-syntax", span, { detail: error.message.split("\n")[0] ?? "" });
    }
  }

  read(node: LibraryNode): Node {
    const span = this.#spanOf(node);
    if (isAlias(node)) {
      this.report(diagnose("yaml-alias", span, {}));
      return { kind: "scalar", span, value: null, text: "", style: "plain", offsets: undefined };
    }
    if (node.anchor !== undefined) this.#reportMark("yaml-alias", `&${node.anchor}`, span);
    if (node.tag !== undefined) this.#reportMark("yaml-tag", "!", span);
    if (isMap(node)) {
      return {
        kind: "mapping",
        span,
        entries: this.#readEntries(node.items as Pair<LibraryNode | null, LibraryNode | null>[]),
      };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) =>
        this.#readOrNull(item as LibraryNode | null, span.end),
      );
      return { kind: "sequence", span, items };
    }
    return this.#readScalar(node, span);
  }

  /** Reports an anchor or a tag where it stands: before the value. */
  #reportMark(code: "yaml-alias" | "yaml-tag", mark: string, value: Span): void {
    const { text } = this.#file;
    // `!!str` begins at the first of its marks.
    let start = text.lastIndexOf(mark, value.start);
    if (start > 0 && text[start] === "!" && text[start - 1] === "!") start -= 1;
    const length = /[\s,[\]{}]|$/u.exec(text.slice(start))?.index ?? mark.length;
    const span =
      start < 0 ? value : { ...value, start, end: start + Math.max(length, mark.length) };
    if (code === "yaml-alias") this.report(diagnose(code, span, {}));
    else this.report(diagnose(code, span, { tag: text.slice(span.start, span.end) }));
  }

  #readEntries(pairs: readonly Pair<LibraryNode | null, LibraryNode | null>[]): readonly Entry[] {
    const entries = new Map<string, Entry>();
    const commas = new Map<string, Diagnostic>();
    let last: Entry | undefined;
    for (const pair of pairs) {
      const { key, value } = pair;
      const keySpan = key === null ? undefined : this.#spanOf(key);
      const joined = value === null ? joinedByComma(last, keySpan) : undefined;
      if (joined !== undefined) {
        entries.set((last = joined.entry).key, last);
        commas.set(last.key, joined.diagnostic);
        continue;
      }
      if (keySpan === undefined || !isScalar(key) || typeof key.value !== "string") {
        const span = keySpan ?? (value === null ? undefined : this.#spanOf(value));
        if (span !== undefined) this.report(diagnose("yaml-key", span, {}));
        continue;
      }
      if (key.anchor !== undefined) this.#reportMark("yaml-alias", `&${key.anchor}`, keySpan);
      if (key.tag !== undefined) this.#reportMark("yaml-tag", "!", keySpan);
      const first = entries.get(key.value);
      const child = this.#readOrNull(value, keySpan.end);
      if (first !== undefined) {
        const related = [{ span: first.keySpan, code: "first-defined-here" }];
        this.report(diagnose("yaml-duplicate-key", keySpan, { key: key.value }, { related }));
        continue;
      }
      last = { key: key.value, keySpan, value: child };
      entries.set(last.key, last);
    }
    for (const diagnostic of commas.values()) this.report(diagnostic);
    return [...entries.values()];
  }

  #readOrNull(node: LibraryNode | null, end: number): Node {
    if (node !== null) return this.read(node);
    const span = { file: this.#file, start: end, end };
    return { kind: "scalar", span, value: null, text: "", style: "plain", offsets: undefined };
  }

  #readScalar(node: Scalar, span: Span): ScalarNode {
    const value = node.value;
    const text = typeof value === "string" ? value : (node.source ?? "");
    const quote = node.type === "QUOTE_DOUBLE" ? '"' : node.type === "QUOTE_SINGLE" ? "'" : "";
    const block = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
    let start = span.start + quote.length;
    if (block) start = this.#file.text.indexOf("\n", span.start) + 1;
    const source = this.#file.text.slice(start, span.end - quote.length);
    return {
      kind: "scalar",
      span,
      value: isPrimitive(value) ? value : null,
      text,
      style: block ? "block" : quote === "" ? "plain" : "quoted",
      offsets: alignOffsets(text, source, start, quote),
    };
  }

  #spanOf(node: LibraryNode): Span {
    const [start, end] = node.range ?? [0, 0];
    return { file: this.#file, start, end };
  }
}

function isPrimitive(value: unknown): value is string | number | boolean | null {
  return (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean"
  );
}
