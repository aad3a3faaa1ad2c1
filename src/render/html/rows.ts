/**
 * Where the rows of an interval plot stand: a label of one or more lines, and its interval below. Text
 * is measured by a wide typeface, so that nothing is cut off in a narrower one.
 */

import { withoutIsolates } from "../../i18n/isolate.ts";
import { at } from "../../base/invariant.ts";
/** Width of the whole plot in pixels, and of a character at its two sizes of text. */
const WIDTH = 360;
const LABEL_CHARACTER = 7.6;
const FIGURE_CHARACTER = 6.7;

const LINE = 16;
const GAP = 10;
const LEFT = 14;

/** What a row needs to be placed. */
interface Row {
  readonly label: string;
  readonly figures: readonly [string, string];
}

/** A row with its place; `y` is that of the interval. */
type LaidRow<One extends Row> = One & {
  readonly y: number;
  readonly text: string;
  readonly lines: readonly { readonly text: string; readonly y: number }[];
};

/** A plot of rows, in pixels. */
export interface LaidRows<One extends Row> {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly rows: readonly LaidRow<One>[];
}

/** Places the rows from the top. */
export function layRows<One extends Row>(rows: readonly One[]): LaidRows<One> {
  const texts = rows.map(({ figures: [value, interval] }) =>
    interval === "" ? value : `${value} (${interval})`,
  );
  const longest = Math.max(0, ...texts.map((text) => withoutIsolates(text).length));
  const right = Math.min(WIDTH / 2, Math.ceil(longest * FIGURE_CHARACTER) + 14);
  const most = Math.floor((WIDTH - LEFT) / LABEL_CHARACTER);
  let y = 4;
  const laid = rows.map((row, index): LaidRow<One> => {
    const lines = linesOf(row.label, most).map((text) => ({ text, y: (y += LINE) - LINE / 2 }));
    const middle = y + LINE / 2;
    y += LINE + GAP;
    return { ...row, text: at(texts, index), y: middle, lines };
  });
  return { width: WIDTH, height: y + 28, left: LEFT, right, rows: laid };
}

/** Breaks a text at blanks, and inside a word only where the word is longer than a line. */
function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u)) {
    // A path breaks after a dot or a stroke, if it must break.
    const parts = word.length <= most ? [word] : word.split(/(?<=[._/-])/u);
    const pieces = parts.flatMap(
      (part) => part.match(new RegExp(`.{1,${String(most)}}`, "gu")) ?? [],
    );
    for (const [index, piece] of pieces.entries()) {
      const joined = line === "" ? piece : `${line}${index === 0 ? " " : ""}${piece}`;
      if (joined.length <= most) line = joined;
      else {
        lines.push(line);
        line = piece;
      }
    }
  }
  return [...lines, line];
}
