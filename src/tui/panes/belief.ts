/** The belief in what is hidden as a curve over time, with the signals that moved it. */

import type { BeliefCurve } from "../../view/play/belief.ts";
import { isolateIn } from "../../i18n/isolate.ts";
import { joined, line, piece, textLine, type Line } from "../canvas.ts";
import { curveRows } from "../plot.ts";
import { curveMarks, type Painter } from "../screens/painter.ts";

const chances = { low: 0, high: 1 };

/** `All-or-nothing 31% (was 40%)`. */
function standing(painter: Painter, curve: BeliefCurve): Line {
  const { naming, columns, layout, theme } = painter;
  const truth =
    curve.isTrue === undefined
      ? ""
      : ` ${naming.say(curve.isTrue ? "belief.true" : "belief.false")}`;
  const was =
    curve.before === "" || curve.before === curve.chance
      ? ""
      : ` ${naming.say("belief.was", { chance: curve.before })}`;
  return textLine(
    [
      piece(` ${curve.unknown}: `, "strong"),
      piece(curve.value),
      piece(` ${curve.chance}`, "strong"),
      piece(was, "dim"),
      piece(
        truth === "" ? "" : `${truth}${curve.isTrue === true ? ` ${theme.glyphs.yes}` : ""}`,
        "note",
      ),
    ],
    columns,
    layout,
  );
}

function signalLines(painter: Painter, curve: BeliefCurve, most: number): readonly Line[] {
  const { theme, columns, layout } = painter;
  return curve.signals.slice(0, most).map(({ date, text, ratio, direction }) =>
    line(
      [
        {
          pieces: [
            piece(` ${direction === "up" ? theme.glyphs.rise : theme.glyphs.fall}`, "strong"),
          ],
          width: 3,
        },
        { pieces: [piece(ratio, "strong")], width: 8 },
        { pieces: [piece(`${date}  `, "dim"), piece(text)], width: columns - 11 },
      ],
      layout,
    ),
  );
}

/** The unknowns in one line each: for screens with little room. */
export function beliefLines(painter: Painter, curves: readonly BeliefCurve[]): readonly Line[] {
  const { columns, layout } = painter;
  const marks = 12;
  return curves.map((curve) => {
    const spark = curveMarks(painter, curve.history, chances, marks);
    const { pieces } = standing({ ...painter, columns: columns - marks - 1 }, curve);
    const end = line([{ pieces: [piece(` ${spark}`, "dim")], width: marks + 1 }], layout);
    return { pieces: joined([pieces, end.pieces], layout) };
  });
}

/** The unknowns as curves `height` rows high, each with its latest signals. */
export function beliefPane(
  painter: Painter,
  curves: readonly BeliefCurve[],
  height = 4,
): readonly Line[] {
  const { columns, layout, naming, theme } = painter;
  const axis = 6;
  const width = Math.max(10, columns - axis - 1);
  const labels = ["100%", ...Array.from({ length: height - 2 }, () => ""), "0%"];
  return curves.flatMap((curve) => {
    // A young belief does not fill the width: it would look as if much had been seen.
    const of = Math.max(curve.history.length, 16);
    const rows = curveRows(curve.history, { width, height, ...chances }, of);
    return [
      standing(painter, curve),
      ...rows.map((row, index) =>
        line(
          [
            { pieces: [piece(labels[index] ?? "", "dim")], width: axis - 1, align: "end" },
            { pieces: [piece(theme.glyphs.bar, "rule")], width: 1 },
            { pieces: [piece(isolateIn(layout.direction, row), "title")], width },
          ],
          layout,
        ),
      ),
      ...(curve.signals.length === 0
        ? [textLine([piece(` ${naming.say("belief.quiet")}`, "dim")], columns, layout)]
        : signalLines(painter, curve, 4)),
    ];
  });
}
