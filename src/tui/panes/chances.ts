/** Chances from here: outcomes with the start, the last step and now, the error, a bar, and what changed. */

import type { ChanceRow, ChancesView } from "../../view/play/chances.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { line, piece, rule, textLine, type Cell, type Line } from "../canvas.ts";
import { meter, paragraph, type Painter } from "../screens/painter.ts";
import { changePieces } from "./flashpoints.ts";

/** Columns of the error beside the last figure, and of its change. */
const margin = 5;
const change = 6;

/** What a width has room for beside the title, the figure of now and its change. */
interface Columns {
  readonly title: number;
  /** Of each figure, under a head that is whole. */
  readonly figure: number;
  readonly start: boolean;
  readonly last: boolean;
  readonly margin: number;
  readonly bar: number;
}

const heads = ["chances.start", "chances.last", "chances.now"] as const;

function columnsFor({ columns, naming }: Painter): Columns {
  const figure = Math.max(6, ...heads.map((head) => widthOf(naming.say(head)) + 1));
  const start = columns >= 56;
  const last = columns >= 46;
  const margined = columns >= 38 ? margin : 0;
  const bar = columns >= 76 ? 14 : columns >= 60 ? 7 : 0;
  const figures = figure * (1 + Number(start) + Number(last));
  const title = columns - figures - margined - bar - change - 1;
  return { title, figure, start, last, margin: margined, bar };
}

function headLine(painter: Painter): Line {
  const { layout, naming } = painter;
  const { title, figure, start, last } = columnsFor(painter);
  const cell = (text: string): Cell => ({
    pieces: [piece(text, "dim")],
    width: figure,
    align: "end",
  });
  return line(
    [
      { pieces: [piece("", "dim")], width: title },
      ...(start ? [cell(naming.say("chances.start"))] : []),
      ...(last ? [cell(naming.say("chances.last"))] : []),
      cell(naming.say("chances.now")),
    ],
    layout,
  );
}

function rowLine(painter: Painter, row: ChanceRow): Line {
  const { naming, layout } = painter;
  const columns = columnsFor(painter);
  const { figure, start, last, bar } = columns;
  const pending = naming.say("odds.pending");
  const cell = (text: string, tone: "dim" | "strong", width = figure): Cell => ({
    pieces: [piece(text === "" ? pending : text, text === "" ? "dim" : tone)],
    width,
    align: "end",
  });
  const earlier = [
    ...(start ? [cell(row.start, "dim")] : []),
    ...(last ? [cell(row.last, "dim")] : []),
  ];
  const title: Cell = { pieces: [piece(` ${row.title}`)], width: columns.title, gap: 1 };
  const end = {
    pieces: [piece(" "), ...changePieces(painter, row.change, undefined)],
    width: change,
  };
  if (row.probability === undefined && row.now !== "") {
    // A date or a mean takes the room of all other figures.
    const width = figure * (earlier.length + 1) + columns.margin + bar;
    return line([title, cell(row.now, "strong", width), end], layout);
  }
  const error = { pieces: [piece(` ${row.margin}`, "dim")], width: columns.margin };
  const share = meter(painter, row.probability ?? 0, bar - 1);
  return line(
    [
      title,
      ...earlier,
      cell(row.now, "strong"),
      ...(columns.margin === 0 ? [] : [error]),
      ...(bar === 0 ? [] : [{ pieces: [piece(" "), piece(share, "title")], width: bar }]),
      end,
    ],
    layout,
  );
}

/** The outcomes about the whole, as many as there are rows; how many more there are. */
export function chanceLines(painter: Painter, view: ChancesView, rows: number): readonly Line[] {
  const { naming, columns, layout } = painter;
  const others = view.places.reduce((sum, place) => sum + place.rows.length, 0);
  const count = view.whole.length;
  const room = rows - 1;
  const shown = count + (others > 0 ? 1 : 0) > room ? Math.max(1, room - 1) : count;
  const n = count - shown + others;
  return [
    headLine(painter),
    ...view.whole.slice(0, shown).map((row) => rowLine(painter, row)),
    ...(n === 0
      ? []
      : [textLine([piece(` ${naming.say("chances.more", { n })}`, "dim")], columns, layout)]),
  ];
}

/** Every outcome: those about the whole, then place by place. */
export function allChanceLines(painter: Painter, view: ChancesView): readonly Line[] {
  const { naming, columns, layout, theme } = painter;
  const unit = naming.say(`unitword.${naming.program.calendar.unit}`);
  return [
    headLine(painter),
    ...view.whole.map((row) => rowLine(painter, row)),
    ...view.places.flatMap(({ name, rows }) => [
      rule(name, columns, theme.glyphs.rule, layout),
      ...rows.map((row) => rowLine(painter, row)),
    ]),
    ...paragraph(painter, naming.say("chances.note", { unit }), columns - 2, "dim", 1),
  ];
}
