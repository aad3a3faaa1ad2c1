/** The decision sheet: the moves that are open, and what the selected one does. */

import type { DecisionSheet } from "../../view/play/decision.ts";
import { withInterval, type AdviceCell, type AdviceView } from "../../view/play/advice.ts";
import { line, piece, rule, textLine, windowOf, type Cell, type Line } from "../canvas.ts";
import type { Tone } from "../theme.ts";
import { listIn } from "../../i18n/list.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { headlinePieces, meter, paragraph, type Body, type Painter } from "./painter.ts";

/** Columns of one difference, and of the least of a name. */
const [CELL, NAME] = [9, 24];

const letterOf = (index: number): string => String.fromCodePoint(65 + index);

/** Columns of the first difference, with its error and a bar, where there is room for them. */
const WIDE = { difference: 16, bar: 8, from: 90 };

/** The differences that have room beside the names; the first with its error, as a bar too. */
function cellsOf(
  painter: Painter,
  cells: readonly AdviceCell[] | undefined,
  most: number,
): readonly Cell[] {
  const { columns } = painter;
  const [first, ...others] = cells ?? [];
  if (first === undefined) return [];
  // What cannot be told from luck stands in brackets, whatever the colours.
  const plain = ({ value, interval, good }: AdviceCell): string =>
    good === undefined && interval !== "" ? `(${value})` : value;
  const cell = (one: AdviceCell, text: string, width: number): Cell => ({
    pieces: [piece(text, toneOf(one.good))],
    width,
    align: "end",
  });
  const isWide = columns >= WIDE.from;
  const own = isWide ? WIDE.difference + WIDE.bar : CELL;
  const share = most === 0 ? 0 : Math.abs(first.difference ?? 0) / most;
  return [
    ...(isWide
      ? [
          cell(first, `${plain(first)} ${first.half}`, WIDE.difference),
          {
            pieces: [piece(" "), piece(meter(painter, share, WIDE.bar - 2), toneOf(first.good))],
            width: WIDE.bar,
          },
        ]
      : [cell(first, plain(first), CELL)]),
    ...others
      .slice(0, Math.floor((columns - NAME - own) / CELL))
      .map((one) => cell(one, plain(one), CELL)),
  ];
}

const toneOf = (good: boolean | undefined): Tone =>
  good === undefined ? "dim" : good ? "better" : "worse";

const widthOfCells = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { width }) => sum + width, 0);

interface Option {
  readonly name: string;
  readonly writes: readonly string[];
  readonly index: number;
  readonly key: string;
  readonly cursor: number;
}

/** As many of the effects of a move as have room, each whole. */
function writesIn({ naming, columns }: Painter, writes: readonly string[], name: string): string {
  const room = columns - widthOf(name) - 8;
  for (let count = writes.length; count > 0; count--) {
    const some = listIn(naming.style, writes.slice(0, count));
    const text = count === writes.length ? some : `${some} …`;
    if (widthOf(text) <= room) return text;
  }
  return "";
}

/** A move, and at the end of its line what it writes or, if asked for, what it would change. */
function optionLine(
  painter: Painter,
  { name, writes, index, key, cursor }: Option,
  cells: readonly Cell[] | undefined,
): Line {
  const { theme, columns, layout } = painter;
  const selected = index === cursor;
  const mark = selected ? theme.glyphs.marker : " ";
  const told = writesIn(painter, writes, name);
  const cell = { pieces: [piece(told, "note")], width: widthOf(told) + 1, align: "end" as const };
  const beside = cells ?? (told === "" ? [] : [cell]);
  const pieces = [piece(`${mark}${key} `, "key"), piece(name, selected ? "selected" : "plain")];
  const width = columns - widthOfCells(beside);
  return line([{ pieces, width, gap: 1 }, ...beside], layout, index);
}

/** What the selected deed would change, wish by wish, and what that rests on. */
function adviceLines(
  painter: Painter,
  advice: AdviceView | string | undefined,
  deed: number | "nothing" | undefined,
): readonly Line[] {
  const { columns } = painter;
  if (advice === undefined) return [];
  if (typeof advice === "string") return paragraph(painter, advice, columns - 2, "dim", 1);
  const cells = advice.rows.find((row) => row.deed === deed)?.cells ?? [];
  return [
    ...cells.flatMap((cell, index) => {
      const text = `${letterOf(index)} ${advice.wishes[index] ?? ""}: ${withInterval(cell)}`;
      return paragraph(painter, text, columns - 2, toneOf(cell.good), 1);
    }),
    ...paragraph(painter, advice.note, columns - 2, "dim", 1),
  ];
}

/** The letters over the differences. */
function headLine(painter: Painter, advice: AdviceView | string | undefined): readonly Line[] {
  const { columns, layout, naming } = painter;
  if (advice === undefined || typeof advice === "string") return [];
  let letter = 0;
  const letters = cellsOf(painter, advice.rows[0]?.cells, 0).map(({ width, align }): Cell =>
    // The bar beside a difference has no letter of its own.
    align === undefined
      ? { pieces: [piece("")], width }
      : { pieces: [piece(letterOf(letter++), "dim")], width, align },
  );
  const about = { pieces: [piece(` ${naming.say("decision.advice-head")}`, "dim")] };
  return [line([{ ...about, width: columns - widthOfCells(letters) }, ...letters], layout)];
}

/** The decision sheet with the row `cursor` selected. */
export function decisionBody(
  painter: Painter,
  sheet: DecisionSheet,
  cursor: number,
  advice?: AdviceView | string,
): Body {
  const { naming, columns, layout, theme, rows } = painter;
  const { say } = naming;
  const unit = say(`unitword.${naming.program.calendar.unit}`);
  const count = sheet.options.length;
  const title = sheet.slot === "" ? sheet.title : `${sheet.title} (${sheet.slot})`;
  const rowsOf = typeof advice === "object" ? advice.rows : [];
  const most = Math.max(0, ...rowsOf.map(({ cells: [first] }) => Math.abs(first?.difference ?? 0)));
  const cellsFor = (deed: number | "nothing"): readonly Cell[] | undefined => {
    const row = rowsOf.find((one) => one.deed === deed);
    return row === undefined ? undefined : cellsOf(painter, row.cells, most);
  };
  const all = [
    ...sheet.options.map(({ name, move, writes }, index) => {
      const key = index < 9 ? String(index + 1) : " ";
      return optionLine(painter, { name, writes, index, key, cursor }, cellsFor(move));
    }),
    optionLine(
      painter,
      { name: say("decision.none"), writes: [], index: count, key: "0", cursor },
      cellsFor("nothing"),
    ),
    optionLine(
      painter,
      { name: say("decision.policy"), writes: [], index: count + 1, key: "p", cursor },
      undefined,
    ),
  ];
  const news = sheet.news
    .slice(0, 3)
    .map((headline) =>
      textLine([piece("  "), ...headlinePieces(painter, headline, false)], columns, layout),
    );
  const option = sheet.options[cursor];
  const deed = option?.move ?? (cursor === count ? "nothing" : undefined);
  const advised = adviceLines(painter, advice, deed);
  const about =
    option === undefined
      ? [
          rule("", columns, theme.glyphs.rule, layout),
          ...paragraph(
            painter,
            cursor === count ? sheet.aboutNothing : sheet.aboutStaff,
            columns - 2,
            "plain",
            1,
          ),
          ...advised,
        ]
      : [
          rule(option.name, columns, theme.glyphs.rule, layout),
          ...paragraph(painter, option.about, columns - 2, "plain", 1),
          ...paragraph(painter, option.effects, columns - 2, "strong", 1),
          ...advised,
          ...paragraph(
            painter,
            [option.because, option.marks.length === 0 ? "" : `[${option.marks.join(", ")}]`]
              .filter((part) => part !== "")
              .join(" "),
            columns - 2,
            "dim",
            1,
          ),
        ];
  const heading = [
    rule(title, columns, theme.glyphs.rule, layout),
    ...paragraph(painter, sheet.aims, columns - 2, "dim", 1).slice(0, 2),
    ...(news.length === 0
      ? []
      : [
          textLine([piece(` ${say("decision.this-step", { unit })}`, "dim")], columns, layout),
          ...news,
        ]),
    ...headLine(painter, advice),
  ];
  const room = Math.max(4, rows - heading.length - Math.min(about.length, 8 + advised.length));
  const { first, last } = windowOf(all.length, room, cursor);
  return {
    lines: [...heading, ...all.slice(first, last), ...about].slice(0, rows),
    maxScroll: all.length - 1,
  };
}
