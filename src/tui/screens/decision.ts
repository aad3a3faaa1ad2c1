/** The decision sheet: the moves that are open, and what the selected one does. */

import type { DecisionSheet } from "../../view/play/decision.ts";
import { withInterval, type AdviceCell, type AdviceView } from "../../view/play/advice.ts";
import { line, piece, rule, textLine, windowOf, type Cell, type Line } from "../canvas.ts";
import type { Tone } from "../theme.ts";
import { headlinePieces, paragraph, type Body, type Painter } from "./painter.ts";

/** Columns of one difference, and of the least of a name. */
const [CELL, NAME] = [9, 24];

const letterOf = (index: number): string => String.fromCodePoint(65 + index);

/** The differences that have room beside the names. */
function cellsOf({ columns }: Painter, cells: readonly AdviceCell[] | undefined): Cell[] {
  return (cells ?? [])
    .slice(0, Math.floor((columns - NAME) / CELL))
    .map(({ value, interval, good }): Cell => {
      // What cannot be told from luck stands in brackets, whatever the colours.
      const text = good === undefined && interval !== "" ? `(${value})` : value;
      return { pieces: [piece(text, toneOf(good))], width: CELL, align: "end" };
    });
}

const toneOf = (good: boolean | undefined): Tone =>
  good === undefined ? "dim" : good ? "better" : "worse";

function optionLine(
  painter: Painter,
  name: string,
  { index, key, cursor }: { readonly index: number; readonly key: string; readonly cursor: number },
  cells: readonly AdviceCell[] | undefined,
): Line {
  const { theme, columns, layout } = painter;
  const selected = index === cursor;
  const mark = selected ? theme.glyphs.marker : " ";
  const beside = cellsOf(painter, cells);
  const pieces = [piece(`${mark}${key} `, "key"), piece(name, selected ? "selected" : "plain")];
  return line([{ pieces, width: columns - beside.length * CELL }, ...beside], layout, index);
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
  const letters = cellsOf(painter, advice.rows[0]?.cells).map((_, index): Cell => ({
    pieces: [piece(letterOf(index), "dim")],
    width: CELL,
    align: "end",
  }));
  const about = { pieces: [piece(` ${naming.say("decision.advice-head")}`, "dim")] };
  return [line([{ ...about, width: columns - letters.length * CELL }, ...letters], layout)];
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
  const cellsFor = (deed: number | "nothing"): readonly AdviceCell[] | undefined =>
    typeof advice === "object" ? advice.rows.find((row) => row.deed === deed)?.cells : undefined;
  const all = [
    ...sheet.options.map(({ name, move }, index) =>
      optionLine(
        painter,
        name,
        { index, key: index < 9 ? String(index + 1) : " ", cursor },
        cellsFor(move),
      ),
    ),
    optionLine(
      painter,
      say("decision.none"),
      { index: count, key: "0", cursor },
      cellsFor("nothing"),
    ),
    optionLine(painter, say("decision.policy"), { index: count + 1, key: "p", cursor }, undefined),
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
          ...(advised.length === 0 ? [] : [rule("", columns, theme.glyphs.rule, layout)]),
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
