/** One row a flashpoint: its past, its level, this step's chances, its odds to the end, who presses it. */

import type { Dashboard, FlashpointRow } from "../../view/play/dashboard.ts";
import { percentOf, type ChangeView } from "../../view/play/figures.ts";
import type { WatchedView } from "../../view/play/chances.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { line, piece, windowOf, type Cell, type Line, type Piece } from "../canvas.ts";
import { toneOfLevel, type Tone } from "../theme.ts";
import { ladderBar, sparkline, trendTone, type Painter } from "../screens/painter.ts";

/** Columns of the parts of a row. */
interface Columns {
  readonly name: number;
  readonly past: number;
  readonly bar: number;
  readonly level: number;
  /** Of each of the two chances. */
  readonly chance: number;
  /** Of the odds: the rung, the figure with its error, how it changed. */
  readonly rung: number;
  readonly figure: number;
  readonly change: number;
  readonly pressed: number;
}

const keyWidth = 3;

/** What stands over the chances of this step. */
function headOfChances({ say, program }: Painter["naming"]): string {
  return say("see.this", { unit: say(`unitword.${program.calendar.unit}`) });
}

function columnsFor({ columns: width, naming }: Painter, { flashpoints }: Dashboard): Columns {
  const bar = Math.min(10, Math.max(3, ...flashpoints.map(({ worst }) => worst))) + 1;
  const names = Math.max(8, ...flashpoints.map(({ name }) => widthOf(name))) + 1;
  const roomy = width >= 90;
  const cramped = width < 72;
  const name = Math.min(names, roomy ? 17 : cramped ? 12 : 15);
  const past = width >= 110 ? 16 : roomy ? 9 : cramped ? 0 : 7;
  // Names may be cut; what stands over them may not.
  const chance = Math.max(6, Math.ceil((widthOf(headOfChances(naming)) + 1) / 2));
  const change = cramped ? 2 : 5;
  const figure = roomy ? 9 : 4;
  const rung = width >= 110 ? 16 : roomy ? 11 : cramped ? 0 : 7;
  const free = width - keyWidth - name - past - bar - 2 * chance - rung - figure - change;
  const head = Math.max(8, widthOf(naming.say("see.pressed")));
  const shared = Math.min(26, Math.floor(free * 0.55), free - head);
  const level = cramped || shared < 9 ? free : shared;
  return { name, past, bar, level, chance, rung, figure, change, pressed: free - level };
}

/** How odds changed: an arrow where it is clear of luck. */
export function changePieces(
  { theme }: Painter,
  change: ChangeView | undefined,
  good: "up" | "down" | undefined,
  bare = false,
): readonly Piece[] {
  if (change === undefined) return [];
  const { direction, size } = change;
  if (direction === "same") return [piece(theme.glyphs.same, "dim")];
  const glyph = direction === "up" ? theme.glyphs.rise : theme.glyphs.fall;
  const tone: Tone = good === undefined ? "strong" : direction === good ? "better" : "worse";
  return [piece(bare ? glyph : `${glyph}${size}`, tone)];
}

const chanceTone = (chance: number, tone: Tone): Tone =>
  chance >= 0.05 ? tone : chance > 0 ? "plain" : "dim";

function oddsCells(painter: Painter, watched: WatchedView | undefined, columns: Columns): Cell[] {
  const { rung, figure, change } = columns;
  const known = watched !== undefined && watched.chance !== "";
  const value = known ? watched.chance : painter.naming.say("odds.pending");
  const margin = known && figure >= 9 ? ` ${watched.margin}` : "";
  return [
    ...(rung === 0 ? [] : [{ pieces: [piece(watched?.rung ?? "", "dim")], width: rung, gap: 1 }]),
    {
      pieces: [piece(value, known ? "strong" : "dim"), piece(margin, "dim")],
      width: figure,
    },
    {
      pieces: changePieces(painter, known ? watched.change : undefined, "down", change < 4),
      width: change,
    },
  ];
}

function rowLine(
  painter: Painter,
  row: FlashpointRow,
  index: number,
  selected: boolean,
  columns: Columns,
  watched: WatchedView | undefined,
): Line {
  const { theme, layout } = painter;
  const { glyphs } = theme;
  const number = index < 10 ? String((index + 1) % 10) : " ";
  const tone: Tone = selected ? "selected" : "plain";
  const marks = sparkline(painter, row.history, row.worst, columns.past - 1);
  const percent = (chance: number): string => percentOf(painter.naming, chance);
  const moved = row.moved === "up" ? glyphs.up : row.moved === "down" ? glyphs.down : "";
  const pressed = row.pressures
    .slice(0, 3)
    .flatMap(({ name, factor }, place) => [
      piece(place === 0 ? "" : ", ", "dim"),
      piece(name, "note"),
      piece(factor === "" ? "" : ` ${factor}`, "worse"),
    ]);
  const cells: Cell[] = [
    {
      pieces: [piece(selected ? glyphs.marker : " ", "key"), piece(`${number} `, "key")],
      width: keyWidth,
    },
    { pieces: [piece(row.name, tone)], width: columns.name, gap: 1 },
    ...(columns.past === 0 ? [] : [{ pieces: [piece(marks, "dim")], width: columns.past }]),
    { pieces: ladderBar(painter, row.level, row.worst), width: columns.bar },
    {
      pieces: [
        ...(moved === "" ? [] : [piece(`${moved} `, trendTone(row.moved))]),
        piece(row.levelName, row.moved === "level" ? toneOfLevel(row.level, row.worst) : "strong"),
      ],
      width: columns.level,
      gap: 1,
    },
    {
      pieces: [piece(`${glyphs.up}${percent(row.upChance)}`, chanceTone(row.upChance, "worse"))],
      width: columns.chance,
    },
    {
      pieces: [
        piece(`${glyphs.down}${percent(row.downChance)}`, chanceTone(row.downChance, "better")),
      ],
      width: columns.chance,
    },
    ...oddsCells(painter, watched, columns),
    ...(columns.pressed === 0 ? [] : [{ pieces: pressed, width: columns.pressed }]),
  ];
  return line(cells, layout, index);
}

function headLine(painter: Painter, columns: Columns, end: string): Line {
  const { naming, layout } = painter;
  const { say } = naming;
  const cell = (text: string, width: number): Cell => ({ pieces: [piece(text, "dim")], width });
  return line(
    [
      cell("", keyWidth),
      cell(say("see.where"), columns.name),
      ...(columns.past === 0 ? [] : [cell(say("see.past"), columns.past)]),
      cell(say("see.now"), columns.bar + columns.level),
      cell(headOfChances(naming), 2 * columns.chance),
      cell(say("see.by", { date: end }), columns.rung + columns.figure + columns.change),
      ...(columns.pressed === 0 ? [] : [cell(say("see.pressed"), columns.pressed)]),
    ],
    layout,
  );
}

/** The table in at most `rows` lines, the selected row among them; what is left out is named by its keys. */
export function flashpointLines(
  painter: Painter,
  dashboard: Dashboard,
  { watched, selected, end }: FlashpointsShown,
  rows: number,
): readonly Line[] {
  const { flashpoints } = dashboard;
  const columns = columnsFor(painter, dashboard);
  const room = rows - 1 - (flashpoints.length > rows - 1 ? 1 : 0);
  const { first, last } = windowOf(flashpoints.length, room, selected);
  const left = flashpoints.flatMap((_, index) =>
    index < first || index >= last ? [String((index + 1) % 10)] : [],
  );
  const keys = left.slice(0, 10).join(" ");
  const more = painter.naming.say("see.more", { keys });
  return [
    headLine(painter, columns, end),
    ...flashpoints
      .slice(first, last)
      .map((row, index) =>
        rowLine(
          painter,
          row,
          first + index,
          first + index === selected,
          columns,
          watched[row.flashpoint],
        ),
      ),
    ...(left.length === 0
      ? []
      : [line([{ pieces: [piece(` ${more}`, "dim")], width: painter.columns }], painter.layout)]),
  ];
}

/** What is shown of the flashpoints beside the dashboard. */
export interface FlashpointsShown {
  /** By index in the program. */
  readonly watched: readonly WatchedView[];
  readonly selected: number;
  /** The date to which the odds reach. */
  readonly end: string;
}
