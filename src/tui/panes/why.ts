/** Why the selected flashpoint may move: each cause with its factors as bars, the biggest marked. */

import type { CauseView } from "../../view/play/causes.ts";
import type { Detail } from "../../view/play/detail.ts";
import type { FactorLine } from "../../view/play/factors.ts";
import { line, piece, textLine, type Line } from "../canvas.ts";
import { meter, paragraph, trendGlyph, trendTone, type Painter } from "../screens/painter.ts";

const bar = 8;

/** How far a factor is from 1, for a bar. */
const weightOf = ({ amount }: FactorLine): number => Math.abs(Math.log(amount));

function factorLines(painter: Painter, factor: FactorLine, most: number): readonly Line[] {
  const { layout, columns, naming, theme } = painter;
  const raises = factor.amount >= 1;
  const reason =
    factor.because === ""
      ? factor.condition === ""
        ? naming.say("detail.always")
        : factor.condition
      : factor.because;
  // An average over what cannot be known is about so much.
  const about = factor.uncertain ? (theme.glyphs.meter.length > 1 ? "≈" : "~") : "";
  return [
    line(
      [
        { pieces: [piece(factor.biggest ? ` ${theme.glyphs.marker}` : "", "note")], width: 3 },
        {
          pieces: [piece(`${about}${factor.factor}`, factor.biggest ? "strong" : "plain")],
          width: 8,
        },
        {
          pieces: [
            piece(meter(painter, weightOf(factor) / most, bar), raises ? "worse" : "better"),
          ],
          width: bar + 1,
        },
        {
          pieces: [piece(reason)],
          width: columns - bar - 12,
        },
      ],
      layout,
    ),
    ...(factor.made === ""
      ? []
      : [
          line(
            [
              { pieces: [piece("")], width: bar + 12 },
              { pieces: [piece(factor.made, "key")], width: columns - bar - 12 },
            ],
            layout,
          ),
        ]),
  ];
}

function causeLines(painter: Painter, cause: CauseView, most: number): readonly Line[] {
  const { layout, columns, naming } = painter;
  const tone = trendTone(cause.direction);
  const marks = cause.marks.length === 0 ? "" : `  [${cause.marks.join(", ")}]`;
  return [
    textLine(
      [
        piece(`${trendGlyph(painter, cause.direction)} `, tone),
        piece(cause.target, "strong"),
        piece(` ${cause.chance}`, tone === "dim" ? "strong" : tone),
        piece(`  ${cause.rule}`),
      ],
      columns,
      layout,
    ),
    textLine([piece(`   ${cause.base}`, "dim"), piece(marks, "dim")], columns, layout),
    ...[...cause.factors]
      .toSorted((left, right) => weightOf(right) - weightOf(left))
      .flatMap((factor) => factorLines(painter, factor, most)),
    ...(cause.without === ""
      ? []
      : [
          textLine(
            [piece(`   ${naming.say("why.without", { chance: cause.without })}`, "dim")],
            columns,
            layout,
          ),
        ]),
  ];
}

/** The causes of one flashpoint, worse ones first, what moved it last before them. */
export function whyLines(painter: Painter, detail: Detail): readonly Line[] {
  const { naming, layout, columns } = painter;
  const unit = naming.say(`unitword.${naming.program.calendar.unit}`);
  const { moved, causes } = detail;
  const all = moved === undefined ? causes : [moved, ...causes];
  const most = Math.max(
    Math.log(2),
    ...all.flatMap(({ factors }) => factors.map(weightOf).filter(Number.isFinite)),
  );
  const toward = (direction: CauseView["direction"]): readonly Line[] =>
    causes
      .filter((cause) => cause.direction === direction)
      .flatMap((cause) => causeLines(painter, cause, most));
  return [
    ...(moved === undefined
      ? []
      : [
          ...paragraph(painter, naming.say("panel.moved", { unit }), columns, "note"),
          ...causeLines(painter, moved, most),
        ]),
    ...toward("up"),
    ...toward("down"),
    ...toward("level"),
    ...(causes.length === 0 && !detail.ended
      ? paragraph(painter, naming.say("detail.no-rules"), columns, "dim")
      : []),
    textLine([piece(`${painter.theme.glyphs.same} `, "dim"), piece(detail.stay)], columns, layout),
    ...paragraph(painter, detail.draw, columns, "dim"),
    ...(detail.averaged ? paragraph(painter, naming.say("detail.averaged"), columns, "dim") : []),
  ];
}
