/** A map of braille dots: coasts, flashpoints by number and level, lines of pressure. */

import { fences } from "../../i18n/isolate.ts";
import type { MapPlace, MapView } from "../../view/play/map.ts";
import { line, piece, type Line, type Piece } from "../canvas.ts";
import { coasts } from "../map/coast.ts";
import { Dots } from "../plot.ts";
import { toneOfLevel, type Tone } from "../theme.ts";
import type { Painter } from "../screens/painter.ts";

/** Degrees left free around the places, and the least that a map shows. */
const MARGIN = 4;
const LEAST = { east: 24, north: 12 };

/** Places degrees on a grid of dots, of which a character has two by four: dots are square. */
function projectionOf({ places }: MapView, width: number, height: number) {
  const easts = places.map(({ east }) => east);
  const norths = places.map(({ north }) => north);
  const middle = (values: readonly number[]): number =>
    (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values: readonly number[], least: number): number =>
    Math.max(least, Math.max(...values) - Math.min(...values) + 2 * MARGIN);
  const [east, north] = [middle(easts), middle(norths)];
  const shrink = Math.cos((north * Math.PI) / 180);
  const scale = Math.min(
    (2 * width) / (span(easts, LEAST.east) * shrink),
    (4 * height) / span(norths, LEAST.north),
  );
  return (place: { readonly east: number; readonly north: number }) =>
    [
      Math.round(width + (place.east - east) * shrink * scale),
      Math.round(2 * height - (place.north - north) * scale),
    ] as const;
}

/** Lines between dots that are near the map; what is far off is not walked along. */
function drawCoasts(
  grid: Dots,
  place: ReturnType<typeof projectionOf>,
  width: number,
  height: number,
): void {
  const isNear = ([x, y]: readonly [number, number]): boolean =>
    x > -2 * width && x < 4 * width && y > -4 * height && y < 8 * height;
  for (const ring of coasts()) {
    let before: readonly [number, number] | undefined;
    for (const [east, north] of ring) {
      const dot = place({ east, north });
      if (before !== undefined && isNear(before) && isNear(dot)) grid.line(...before, ...dot);
      before = dot;
    }
  }
}

/** The coasts drawn last: places and windows seldom change. */
let drawn: { readonly key: string; readonly rows: readonly string[] } | undefined;

function coastRows(view: MapView, width: number, height: number): readonly string[] {
  const corners = view.places.map(({ east, north }) => [east, north]);
  const key = JSON.stringify([width, height, corners]);
  if (drawn?.key === key) return drawn.rows;
  const land = new Dots(width, height);
  drawCoasts(land, projectionOf(view, width, height), width, height);
  drawn = { key, rows: land.rows() };
  return drawn.rows;
}

interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

/** The label of a place: its key and its level. */
function labelOf({ theme }: Painter, { key, level, worst }: MapPlace): readonly Cell[] {
  const tone = toneOfLevel(level, worst);
  const sign = theme.glyphs.meter.length > 1 ? (level * 2 >= worst ? "◆" : "◇") : "*";
  return [
    { text: key, tone: "key" },
    { text: sign, tone },
    { text: String(level), tone },
  ];
}

/** Where a label may stand instead, in columns and rows: the nearest first. */
const aside = [
  ...[[0, 0] as const, [0, 1] as const, [0, -1] as const, [4, 0] as const, [-4, 0] as const],
  ...[[4, 1] as const, [-4, 1] as const, [4, -1] as const, [-4, -1] as const],
];

/** The spot nearest to where a label belongs on which none stands yet. */
function freeSpot(
  taken: ReadonlySet<string>,
  [x, y]: readonly [number, number],
  [right, bottom]: readonly [number, number],
): readonly [number, number] {
  const spots = aside.map(
    ([across, down]) =>
      [Math.max(0, Math.min(right, x + across)), Math.max(0, Math.min(bottom, y + down))] as const,
  );
  const isFree = ([column, row]: readonly [number, number]): boolean =>
    [-1, 0, 1, 2, 3].every((index) => !taken.has(`${String(column + index)} ${String(row)}`));
  return spots.find(isFree) ?? [Math.max(0, Math.min(right, x)), Math.max(0, Math.min(bottom, y))];
}

/** Neighbouring cells of one tone as one piece. */
function piecesOf(cells: readonly Cell[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text, tone } of cells) {
    const last = pieces.at(-1);
    if (last?.style === tone) pieces[pieces.length - 1] = piece(last.text + text, tone);
    else pieces.push(piece(text, tone));
  }
  return pieces;
}

/** The map in so many rows; west is left in every language. */
export function mapLines(painter: Painter, view: MapView, height: number): readonly Line[] {
  const { columns: width, layout } = painter;
  const place = projectionOf(view, width, height);
  const pressure = new Dots(width, height);
  for (const { from, to } of view.lines) pressure.line(...place(from), ...place(to));
  const lines = pressure.rows();
  const grid = coastRows(view, width, height).map((row, y): Cell[] =>
    Array.from(row, (sign, x): Cell => {
      const pressed = lines[y]?.codePointAt(x) ?? 0x28_00;
      const code = sign.codePointAt(0) ?? 0x28_00;
      return pressed > 0x28_00
        ? { text: String.fromCodePoint(code | pressed), tone: "worse" }
        : { text: sign, tone: "dim" };
    }),
  );
  const taken = new Set<string>();
  for (const one of view.places) {
    const [x, y] = place(one);
    const label = labelOf(painter, one);
    const [column, row] = freeSpot(
      taken,
      [Math.floor(x / 2) - 1, Math.floor(y / 4)],
      [width - label.length, height - 1],
    );
    label.forEach((cell, index) => {
      taken.add(`${String(column + index)} ${String(row)}`);
      const cells = grid[row];
      if (cells !== undefined) cells[column + index] = cell;
    });
  }
  const [open, close] = fences("ltr");
  return grid.map((cells) => {
    const pieces = piecesOf(cells);
    const inOrder = layout.direction === "ltr" ? pieces : [piece(open), ...pieces, piece(close)];
    return line([{ pieces: inOrder, width }], layout);
  });
}
