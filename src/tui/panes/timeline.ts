/** The run on one line: past and future share it, with what happened and what is scheduled. */

import type { Timeline } from "../../view/play/timeline.ts";
import { isolateIn } from "../../i18n/isolate.ts";
import { listIn } from "../../i18n/list.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { line, piece, textLine, type Line, type Piece } from "../canvas.ts";
import type { Tone } from "../theme.ts";
import type { Painter } from "../screens/painter.ts";

/** What stands in one column of the line. */
interface Mark {
  readonly text: string;
  readonly tone: Tone;
  readonly weight: number;
}

function marksOf({ theme }: Painter, timeline: Timeline, width: number): readonly Mark[] {
  const { glyphs } = theme;
  const column = (step: number): number =>
    Math.min(width - 1, Math.round((step / Math.max(1, timeline.steps)) * (width - 1)));
  const now = column(timeline.now);
  const marks = Array.from({ length: width }, (_, at): Mark =>
    at < now
      ? { text: glyphs.rule, tone: "dim", weight: 0 }
      : { text: glyphs.ahead, tone: "dim", weight: 0 },
  );
  const put = (at: number, mark: Mark): void => {
    if ((marks[at]?.weight ?? 9) < mark.weight) marks[at] = mark;
  };
  for (const { step, kind } of timeline.marks) {
    const at = column(step + 1);
    if (kind === "own") put(at, { text: glyphs.decided, tone: "key", weight: 4 });
    else if (kind === "worse") put(at, { text: glyphs.up, tone: "worse", weight: 3 });
    else if (kind === "better") put(at, { text: glyphs.down, tone: "better", weight: 2 });
    else put(at, { text: "!", tone: "event", weight: 1 });
  }
  for (const { step } of timeline.ahead) {
    put(column(step), { text: glyphs.bar, tone: "note", weight: 1 });
  }
  put(now, { text: glyphs.here, tone: "strong", weight: 9 });
  marks[now] = { text: glyphs.here, tone: "strong", weight: 9 };
  return marks;
}

/** The line with its ends, and below it what is scheduled next. */
export function timelineLines(painter: Painter, timeline: Timeline): readonly Line[] {
  const { columns, layout, naming } = painter;
  const start = widthOf(timeline.start) + 2;
  const end = widthOf(timeline.end) + 2;
  const width = columns - start - end;
  // Time runs left to right in every language: the line keeps its own order.
  const pieces: Piece[] = marksOf(painter, timeline, width).map(({ text, tone }) =>
    piece(isolateIn(layout.direction, text), tone),
  );
  const rtl = layout.direction === "rtl";
  const next = timeline.ahead.slice(0, 4).map(({ date, name }) => `${date} ${name}`);
  const list = listIn(naming.style, next);
  return [
    line(
      [
        {
          pieces: [piece(` ${rtl ? timeline.end : timeline.start} `, "dim")],
          width: rtl ? end : start,
        },
        { pieces: rtl ? pieces.toReversed() : pieces, width },
        {
          pieces: [piece(` ${rtl ? timeline.start : timeline.end}`, "dim")],
          width: rtl ? start : end,
        },
      ],
      layout,
    ),
    textLine(
      [
        piece(
          ` ${next.length === 0 ? naming.say("timeline.none") : naming.say("timeline.next", { list })}`,
          "dim",
        ),
      ],
      columns,
      layout,
    ),
  ];
}
