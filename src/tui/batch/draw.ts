/** The screen of a batch as lines: how far it is, estimates, the spread of the one that is selected. */

import type { BatchPicture, PictureRow } from "../../app/batch/picture.ts";
import { at } from "../../base/invariant.ts";
import { formatNumber } from "../../i18n/number.ts";
import {
  chanceOf,
  dateOfStep,
  found,
  levelName,
  outcomeTitle,
  shortNameOf,
  type Naming,
} from "../../story/naming.ts";
import { fit, line, piece, rule, windowOf, type Line } from "../canvas.ts";
import { screenOf } from "../screens/chrome.ts";
import type { Hint } from "../screens/footer.ts";
import { paragraph, type Frame, type Painter } from "../screens/painter.ts";
import type { BatchState, OpenRun } from "./state.ts";

/** Rows of the picture below the estimates. */
const pictureRows = 8;

function titleOf(naming: Naming, { kind, index }: PictureRow): string {
  const { program, model } = naming;
  if (kind === "outcome") {
    return outcomeTitle(naming, found(model.outcomes, at(program.outcomes, index).id));
  }
  const worst = at(program.flashpoints, index).levels.length - 1;
  return naming.say("watch.ever", {
    flashpoint: shortNameOf(naming, index),
    level: levelName(naming, index, worst),
  });
}

function valueText(naming: Naming, value: number, isShare: boolean): string {
  return isShare ? chanceOf(naming, value) : formatNumber(value, naming.style, 1);
}

function bar({ theme }: Painter, share: number, width: number): string {
  const full = Math.round(Math.max(0, Math.min(1, share)) * width);
  return theme.glyphs.full.repeat(full) + theme.glyphs.empty.repeat(width - full);
}

function rowLine(painter: Painter, row: PictureRow, index: number, selected: boolean): Line {
  const { theme, columns, layout, naming } = painter;
  const { value, low, high, isShare } = row;
  const room = columns >= 100 ? 24 : 12;
  const interval = `${valueText(naming, low, isShare)} … ${valueText(naming, high, isShare)}`;
  return line(
    [
      {
        pieces: [
          piece(selected ? theme.glyphs.marker : " ", "key"),
          piece(titleOf(naming, row), selected ? "selected" : "plain"),
        ],
        ...{ width: columns - 9 - 20 - room - 1, gap: 1 },
      },
      { pieces: [piece(valueText(naming, value, isShare), "strong")], width: 9, align: "end" },
      { pieces: [piece(interval, "dim")], width: 20, align: "end" },
      {
        pieces: [piece(isShare ? ` ${bar(painter, value, room)}` : "", "title")],
        width: room + 1,
      },
    ],
    layout,
    index,
  );
}

/** Values as columns of eighths, the greatest full. */
function columnsOf({ theme }: Painter, values: readonly number[], width: number): string {
  const { spark } = theme.glyphs;
  const size = Math.max(1, Math.ceil(values.length / width));
  const groups = Array.from({ length: Math.ceil(values.length / size) }, (_, group) =>
    values.slice(group * size, (group + 1) * size).reduce((sum, value) => sum + value, 0),
  );
  const most = Math.max(...groups, Number.MIN_VALUE);
  return groups
    .map((value) =>
      value === 0 ? " " : (spark[Math.round((value / most) * (spark.length - 1))] ?? ""),
    )
    .join("");
}

/** The spread of what is selected, and how its interval has narrowed. */
function pictureOf(painter: Painter, state: BatchState, row: PictureRow): readonly Line[] {
  const { naming, columns, layout } = painter;
  const { say, program } = naming;
  const widths = state.widths[state.cursor] ?? [];
  const narrowed = say("watch.narrowed", {
    from: valueText(naming, (widths[0] ?? 0) / 2, row.isShare),
    to: valueText(naming, (widths.at(-1) ?? 0) / 2, row.isShare),
  });
  const lines: Line[] = [
    line(
      [
        { pieces: [piece(` ${narrowed}`, "dim")], width: Math.floor(columns * 0.55), gap: 1 },
        { pieces: [piece(columnsOf(painter, widths, 30), "note")], width: 30 },
      ],
      layout,
    ),
  ];
  if (row.kind === "flashpoint") {
    const levels = row.histogram.map((share, level) =>
      line(
        [
          { pieces: [piece(` ${levelName(naming, row.index, level)}`)], width: 30, gap: 1 },
          { pieces: [piece(chanceOf(naming, share), "strong")], width: 8, align: "end" },
          { pieces: [piece(` ${bar(painter, share, 24)}`, "title")], width: 25 },
        ],
        layout,
      ),
    );
    return [...paragraph(painter, say("watch.final"), columns - 2, "dim", 1), ...levels, ...lines];
  }
  if (row.histogram.length === 0) return lines;
  const { steps } = program.calendar;
  return [
    ...paragraph(
      painter,
      say("watch.when", { from: dateOfStep(naming, 0), to: dateOfStep(naming, steps) }),
      columns - 2,
      "dim",
      1,
    ),
    line(
      [
        {
          pieces: [piece(` ${columnsOf(painter, row.histogram, columns - 2)}`, "title")],
          width: columns,
        },
      ],
      layout,
    ),
    ...lines,
  ];
}

/** A run in words. */
export function runText(naming: Naming, { kind, run, outcome }: OpenRun): string {
  const { say, model, program } = naming;
  const title =
    outcome === undefined
      ? ""
      : outcomeTitle(naming, found(model.outcomes, at(program.outcomes, outcome).id));
  return run === undefined
    ? say("watch.none", { outcome: title })
    : say(`watch.${kind}`, { run: String(run), outcome: title });
}

const hints: Readonly<Record<"going" | "ended" | "choosing", readonly Hint[]>> = {
  going: [
    ["↑↓", "key.move"],
    ["q", "key.stop"],
  ],
  ended: [
    ["enter", "key.open-run"],
    ["↑↓", "key.move"],
    ["q", "key.leave"],
  ],
  choosing: [
    ["enter", "key.open"],
    ["↑↓", "key.move"],
    ["esc", "key.back"],
  ],
};

function bodyOf(painter: Painter, state: BatchState, picture: BatchPicture): readonly Line[] {
  const { naming, columns, rows, theme, layout } = painter;
  const { runs, cursor, choice } = state;
  const title = (text: string): Line => rule(text, columns, theme.glyphs.rule, layout);
  if (runs !== undefined) {
    return [
      title(naming.say("watch.open")),
      ...runs.map((run, index) =>
        line(
          [
            {
              pieces: [
                piece(index === choice ? theme.glyphs.marker : " ", "key"),
                piece(`${String(index + 1)} `, "key"),
                piece(runText(naming, run), run.run === undefined ? "dim" : "plain"),
              ],
              width: columns,
            },
          ],
          layout,
          index,
        ),
      ),
    ];
  }
  const room = Math.max(3, rows - pictureRows - 2);
  const { first, last } = windowOf(picture.rows.length, room, cursor);
  const selected = picture.rows[cursor];
  const done = line(
    [
      { pieces: [piece(` ${bar(painter, picture.share, 20)} `, "title")], width: 22 },
      { pieces: [piece(picture.line)], width: columns - 22 },
    ],
    layout,
  );
  return [
    done,
    ...fit(
      picture.rows
        .slice(first, last)
        .map((row, index) => rowLine(painter, row, first + index, first + index === cursor)),
      room,
    ),
    title(selected === undefined ? "" : titleOf(naming, selected)),
    ...(selected === undefined ? [] : pictureOf(painter, state, selected)),
  ];
}

/** The screen for a state. */
export function batchFrame(painter: Painter, state: BatchState, scenario: string): Frame {
  const { say } = painter.naming;
  const { picture, runs, ended } = state;
  const on = runs !== undefined ? "choosing" : ended ? "ended" : "going";
  return screenOf(
    painter,
    {
      title: say("watch.title", { scenario }),
      ...{ ends: [], message: say(ended ? "watch.ended" : "watch.going"), hints: hints[on] },
    },
    (inner) => ({
      lines:
        picture === undefined
          ? paragraph(inner, say("watch.begins"), inner.columns - 2, "dim", 1)
          : bodyOf(inner, state, picture),
      maxScroll: Math.max(0, (picture?.rows.length ?? 1) - 1),
    }),
  );
}
