/** The end screen: what happened against what was likely. */

import type { EndView, OutcomeRow } from "../../view/play/end.ts";
import type { Headline } from "../../view/play/headlines.ts";
import { line, piece, rule, textLine, type Line } from "../canvas.ts";
import { headed, paragraph, scrolled, type Body, type Painter } from "./painter.ts";

/** Columns of what happened, and of how likely it had been. */
type Widths = readonly [happened: number, likely: number];

function widthsOf({ naming: { say } }: Painter, { outcomes }: EndView): Widths {
  const happened = outcomes.map((row) => row.happened);
  return [headed(16, say("column.happened"), ...happened), headed(16, say("odds.at-start"))];
}

function outcomeLine(painter: Painter, row: OutcomeRow, widths: Widths): Line {
  const { theme, columns, layout, naming } = painter;
  const [happenedWidth, likelyWidth] = widths;
  const glyph = row.mark === "yes" ? theme.glyphs.yes : row.mark === "no" ? theme.glyphs.no : " ";
  const tone = row.mark === "yes" ? "note" : row.mark === "no" ? "dim" : "plain";
  return line(
    [
      { pieces: [piece(` ${glyph} `, tone)], width: 3 },
      { pieces: [piece(row.title)], width: columns - 3 - happenedWidth - likelyWidth, gap: 1 },
      { pieces: [piece(row.happened, tone === "note" ? "strong" : tone)], width: happenedWidth },
      {
        pieces: [
          piece(
            row.likely ?? naming.say("odds.pending"),
            row.likely === undefined ? "dim" : "strong",
          ),
        ],
        width: likelyWidth,
        align: "end",
      },
    ],
    layout,
  );
}

/** One change of a level: when, from where to where, how likely it had looked, how it was told. */
function turnLines(painter: Painter, headline: Headline): readonly Line[] {
  const { columns, naming } = painter;
  const { date, change, text, chance } = headline;
  const then = chance === "" ? "" : ` (${naming.say("detail.chance-then", { chance })})`;
  return [
    ...paragraph(
      painter,
      `${date}  ${change === "" ? text : change}${then}`,
      columns - 2,
      "plain",
      1,
    ),
    ...(change === "" ? [] : paragraph(painter, text, columns - 2, "dim", 3)),
  ];
}

/** The end screen; `replay` are the lines that say how to see this run again. */
export function endBody(
  painter: Painter,
  view: EndView,
  replay: readonly string[],
  scroll: number,
): Body {
  const { theme, columns, layout, naming, rows } = painter;
  const { say } = naming;
  const widths = widthsOf(painter, view);
  const [happenedWidth, likelyWidth] = widths;
  const header = line(
    [
      {
        pieces: [piece(`   ${say("column.outcome")}`, "dim")],
        width: columns - happenedWidth - likelyWidth,
      },
      { pieces: [piece(say("column.happened"), "dim")], width: happenedWidth },
      { pieces: [piece(say("odds.at-start"), "dim")], width: likelyWidth, align: "end" },
    ],
    layout,
  );
  const heading = (text: string): Line => rule(text, columns, theme.glyphs.rule, layout);
  const told = (title: string, texts: readonly string[]): readonly Line[] =>
    texts.length === 0
      ? []
      : [
          heading(title),
          ...texts.flatMap((text) => paragraph(painter, text, columns - 2, "plain", 1)),
        ];
  const lines = [
    ...paragraph(painter, view.reached, columns - 2, "strong", 1),
    ...view.truths.flatMap((truth) => paragraph(painter, truth, columns - 2, "note", 1)),
    ...(view.turning.length === 0
      ? []
      : [heading(say("end.turning")), ...view.turning.flatMap((turn) => turnLines(painter, turn))]),
    ...told(say("end.misses"), view.misses),
    ...told(say("end.decided"), view.decided),
    ...told(say("end.ways"), view.ways),
    heading(say("end.table")),
    header,
    ...view.outcomes.map((row) => outcomeLine(painter, row, widths)),
    ...paragraph(painter, view.oddsNote ?? say("end.odds-pending"), columns - 2, "dim", 1),
    heading(say("end.turns")),
    ...view.turns.flatMap((turn) => turnLines(painter, turn)),
    ...told(say("end.again"), [...replay, say("end.rewind")]),
    ...paragraph(painter, say("note.model"), columns - 2, "dim", 1),
  ];
  const body = scrolled(lines, rows - 1, scroll);
  return {
    ...body,
    lines: [rule(say("panel.end"), columns, theme.glyphs.rule, layout), ...body.lines],
  };
}

/** A list to choose from, for the fork and actor pages. */
export function listBody(
  painter: Painter,
  title: string,
  about: readonly string[],
  items: readonly string[],
  cursor: number,
): Body {
  const { theme, columns, layout } = painter;
  return {
    lines: [
      rule(title, columns, theme.glyphs.rule, layout),
      ...about.flatMap((text) => paragraph(painter, text, columns - 2, "dim", 1)),
      ...items.map((item, index) =>
        textLine(
          [
            piece(index === cursor ? theme.glyphs.marker : " ", "key"),
            piece(index < 9 ? `${String(index + 1)} ` : "  ", "key"),
            piece(item, index === cursor ? "selected" : "plain"),
          ],
          columns,
          layout,
          index,
        ),
      ),
    ],
    maxScroll: Math.max(0, items.length - 1),
  };
}
