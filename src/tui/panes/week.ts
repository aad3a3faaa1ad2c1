/** The step just taken: headlines worth reading first with what they changed, routine folded. */

import type { Headline } from "../../view/play/headlines.ts";
import type { RiskChange, WeekView } from "../../view/play/situation.ts";
import { listIn } from "../../i18n/list.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { line, piece, textLine, type Line } from "../canvas.ts";
import { headlinePieces, type Painter } from "../screens/painter.ts";

/** A headline, and at the end of its line what it wrote. */
function newsLine(painter: Painter, headline: Headline, dated: boolean): Line {
  const { columns, layout, theme } = painter;
  const pieces = [piece(" "), ...headlinePieces(painter, headline, dated)];
  const room = Math.min(widthOf(headline.effects) + 3, Math.floor(columns * 0.4));
  if (headline.effects === "" || columns < 90) return textLine(pieces, columns, layout);
  const arrow = layout.direction === "rtl" ? "←" : "→";
  const sign = theme.glyphs.meter.length > 1 ? arrow : ":";
  return line(
    [
      { pieces, width: columns - room, gap: 1 },
      { pieces: [piece(`${sign} `, "dim"), piece(headline.effects, "note")], width: room },
    ],
    layout,
  );
}

function risksLine(painter: Painter, risks: readonly RiskChange[]): readonly Line[] {
  const { columns, layout, naming, theme } = painter;
  if (risks.length === 0) return [];
  const arrow = layout.direction === "rtl" ? "←" : "→";
  const list = risks
    .slice(0, 4)
    .map(({ name, before, now }) => `${name} ${theme.glyphs.up} ${before} ${arrow} ${now}`);
  const text = naming.say("week.risks", { list: listIn(naming.style, list) });
  return [textLine([piece(` ${text}`, "note")], columns, layout)];
}

function routineLine(painter: Painter, routine: readonly Headline[]): readonly Line[] {
  const { columns, layout, naming } = painter;
  if (routine.length === 0) return [];
  const who = listIn(naming.style, [...new Set(routine.map(({ text }) => text))]);
  const text = naming.say("week.routine", { n: routine.length, who });
  return [textLine([piece(` ${text}`, "dim")], columns, layout)];
}

/** The news: of the step just taken, then what came before, dated; no more than the window has rows. */
export function weekLines(painter: Painter, week: WeekView, begun: boolean): readonly Line[] {
  const { columns, layout, naming } = painter;
  const unit = naming.say(`unitword.${naming.program.calendar.unit}`);
  const quiet = naming.say(begun ? "week.quiet" : "week.start", { unit });
  return [
    ...(week.fresh.length === 0
      ? [textLine([piece(` ${quiet}`, "dim")], columns, layout)]
      : week.fresh.map((headline) => newsLine(painter, headline, false))),
    ...risksLine(painter, week.risks),
    ...routineLine(painter, week.routine),
    ...week.earlier.slice(0, painter.rows).map((headline) => newsLine(painter, headline, true)),
  ];
}
