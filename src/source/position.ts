/** From offsets to lines and columns, for people. */

import type { SourceFile } from "./span.ts";

/** Line and column, both from 1; columns count characters (code points), a tab is one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** Offsets at which the lines of a file begin; `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStartsOf(file: SourceFile): readonly number[] {
  const known = lineStarts.get(file);
  if (known !== undefined) return known;
  const starts = [0];
  const { text } = file;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  lineStarts.set(file, starts);
  return starts;
}

/** Where an offset is. */
export function positionOf(file: SourceFile, offset: number): Position {
  const starts = lineStartsOf(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  let column = 1;
  for (let i = starts[low] ?? 0; i < offset; i += 1) {
    // A character of two units counts once, a byte order mark not at all.
    const code = file.text.charCodeAt(i);
    if (code !== 0xfeff && (code & 0xfc00) !== 0xdc00) column += 1;
  }
  return { line: low + 1, column };
}

/** The text of a line (from 1) without its end. */
export function lineOf(file: SourceFile, line: number): string {
  const starts = lineStartsOf(file);
  const start = starts[line - 1] ?? file.text.length;
  return file.text.slice(start, starts[line] ?? file.text.length).replace(/[\r\n]+$/u, "");
}
