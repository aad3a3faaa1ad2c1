/** The decision sheet: the moves that are open, and what the selected one does. */

import type { DecisionSheet } from "../../view/play/decision.ts";
import { piece, rule, textLine, windowOf, type Line } from "../canvas.ts";
import { headlinePieces, paragraph, type Body, type Painter } from "./painter.ts";

function optionLine(
  painter: Painter,
  name: string,
  index: number,
  key: string,
  cursor: number,
): Line {
  const { theme, columns, layout } = painter;
  const selected = index === cursor;
  const mark = selected ? theme.glyphs.marker : " ";
  return textLine(
    [piece(`${mark}${key} `, "key"), piece(name, selected ? "selected" : "plain")],
    columns,
    layout,
    index,
  );
}

/** The decision sheet with the row `cursor` selected. */
export function decisionBody(painter: Painter, sheet: DecisionSheet, cursor: number): Body {
  const { naming, columns, layout, theme, rows } = painter;
  const { say } = naming;
  const unit = say(`unitword.${naming.program.calendar.unit}`);
  const count = sheet.options.length;
  const title = sheet.slot === "" ? sheet.title : `${sheet.title} (${sheet.slot})`;
  const all = [
    ...sheet.options.map(({ name }, index) =>
      optionLine(painter, name, index, index < 9 ? String(index + 1) : " ", cursor),
    ),
    optionLine(painter, say("decision.none"), count, "0", cursor),
    optionLine(painter, say("decision.policy"), count + 1, "p", cursor),
  ];
  const news = sheet.news
    .slice(0, 3)
    .map((headline) =>
      textLine([piece("  "), ...headlinePieces(painter, headline, false)], columns, layout),
    );
  const option = sheet.options[cursor];
  const about =
    option === undefined
      ? []
      : [
          rule(option.name, columns, theme.glyphs.rule, layout),
          ...paragraph(painter, option.about, columns - 2, "plain", 1),
          ...paragraph(painter, option.effects, columns - 2, "strong", 1),
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
  ];
  const room = Math.max(4, rows - heading.length - Math.min(about.length, 8));
  const { first, last } = windowOf(all.length, room, cursor);
  return {
    lines: [...heading, ...all.slice(first, last), ...about].slice(0, rows),
    maxScroll: all.length - 1,
  };
}
