/**
 * Code frames: the line of a fault with carets under it, as plain data.
 *
 * Carets stand right in a terminal of fixed columns: tabs are widened, wide characters count two,
 * long lines are cut around the fault. A run of right-to-left text fills the same columns whichever
 * way a terminal turns it, so a fault inside one is underlined together with its run.
 */

import { at } from "../base/invariant.ts";
import { columnsOfCharacter } from "./columns.ts";
import { lineOf, lineStartsOf, positionOf, type Position } from "./position.ts";
import type { Span } from "./span.ts";

/** One line of source and what stands below it. */
export interface CodeFrame {
  readonly position: Position;
  /** The line, ready to print. */
  readonly excerpt: string;
  /** Blanks before the carets. */
  readonly indent: string;
  /** At least one `^`. */
  readonly carets: string;
}

/** Widest excerpt, in columns. */
const maximumWidth = 100;
/** How far to either side of a fault its line is looked at, in characters. */
const maximumReach = 1_000;
const tabWidth = 4;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const leftToRight = /[\p{L}\p{N}]/u;

interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly marked: boolean;
  readonly right: boolean;
}

/** The frame of a span; of its first line, if it has several. Undefined for an empty file. */
export function frameOf(span: Span): CodeFrame | undefined {
  const { file } = span;
  if (file.text === "") return undefined;
  const position = positionOf(file, span.start);
  const lineStart = at(lineStartsOf(file), position.line - 1);
  const line = lineOf(file, position.line);
  const near = Math.max(0, span.start - lineStart - maximumReach);
  const part = line.slice(near, near + 2 * maximumReach);
  const cells = cellsOf(part, span.start - lineStart - near, span.end - lineStart - near);
  const marked = markRuns(cells);
  const first = marked.indexOf(true);
  const [from, to] = windowOf(cells, first === -1 ? cells.length : first);
  const shown = cells.slice(from, to);
  const head = near + from > 0 ? "…" : "";
  const tail = to < cells.length || near + part.length < line.length ? "…" : "";
  const body = shown.map(({ text }) => text).join("");
  // Keeps a terminal that guesses the direction of a line from turning the frame around.
  const mark = rightToLeft.test(body) ? "\u200e" : "";
  const markedShown = marked.slice(from, to);
  const start = markedShown.indexOf(true);
  const end = markedShown.lastIndexOf(true) + 1;
  const width = (part: readonly Cell[]): number =>
    part.reduce((sum, { columns }) => sum + columns, 0);
  return {
    position,
    excerpt: `${mark}${head}${body}${tail}`,
    indent: " ".repeat(head.length + width(start === -1 ? shown : shown.slice(0, start))),
    carets: "^".repeat(Math.max(1, start === -1 ? 1 : width(shown.slice(start, end)))),
  };
}

/** What would move the rest of the line; marks of direction (U+200E and the like) only move themselves. */
const controls = /^(?:[\p{Cc}\u2028\u2029]|(?![\u061c\u200e\u200f])\p{Bidi_Control})$/u;

function cellsOf(line: string, start: number, end: number): readonly Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  let column = 0;
  for (const character of line) {
    const marked = offset >= start && offset < Math.max(end, start + 1);
    offset += character.length;
    if (character === "\ufeff") continue;
    const columns =
      character === "\t" ? tabWidth - (column % tabWidth) : columnsOfCharacter(character);
    const control = controls.test(character);
    const text = character === "\t" ? " ".repeat(columns) : control ? "\ufffd" : character;
    cells.push({
      text,
      columns: control && character !== "\t" ? 1 : columns,
      marked,
      right: rightToLeft.test(character),
    });
    column += columns;
  }
  return cells;
}

/** Marks, widened to whole right-to-left runs (with the blanks and signs between their words). */
function markRuns(cells: readonly Cell[]): boolean[] {
  const marks = cells.map(({ marked }) => marked);
  let i = 0;
  while (i < cells.length) {
    if (!at(cells, i).right) {
      i += 1;
      continue;
    }
    let end = i + 1;
    for (let j = i + 1; j < cells.length; j += 1) {
      const cell = at(cells, j);
      if (cell.right) end = j + 1;
      else if (leftToRight.test(cell.text)) break;
    }
    if (marks.slice(i, end).includes(true)) marks.fill(true, i, end);
    i = end;
  }
  return marks;
}

/** The part of a long line to show: all of it if it fits, else some of it around `first`. */
function windowOf(cells: readonly Cell[], first: number): readonly [number, number] {
  let total = 0;
  for (const { columns } of cells) total += columns;
  if (total <= maximumWidth) return [0, cells.length];
  let from = first;
  let before = 0;
  while (from > 0 && before + at(cells, from - 1).columns <= maximumWidth / 3) {
    from -= 1;
    before += at(cells, from).columns;
  }
  let to = from;
  let width = 0;
  while (to < cells.length && width + at(cells, to).columns <= maximumWidth - 2) {
    width += at(cells, to).columns;
    to += 1;
  }
  return [from, to];
}
