/** Gauges of what moves act on, and curves of what tells most in a small scenario. */

import type { Gauge } from "../../view/play/gauges.ts";
import { isolateIn } from "../../i18n/isolate.ts";
import { beside, line, piece, textLine, type Cell, type Line } from "../canvas.ts";
import { curveRows } from "../plot.ts";
import { curveMarks, type Painter } from "../screens/painter.ts";

function arrow({ theme }: Painter, { trend }: Gauge): string {
  const { rise, fall, same } = theme.glyphs;
  return trend === "up" ? rise : trend === "down" ? fall : same;
}

function cells(painter: Painter, gauge: Gauge, width: number): readonly Cell[] {
  // A name says more than a longer past.
  const marks = width >= 44 ? 9 : width >= 36 ? 6 : width >= 28 ? 4 : 0;
  const value = 6;
  return [
    { pieces: [piece(` ${gauge.name}`)], width: width - value - marks - 5, gap: 1 },
    { pieces: [piece(gauge.value, "strong")], width: value, align: "end" },
    { pieces: [piece("")], width: 1 },
    ...(marks === 0
      ? []
      : [
          {
            pieces: [piece(curveMarks(painter, gauge.history, gauge, marks), "dim")],
            width: marks + 1,
          },
        ]),
    // More of a variable may be good or bad: the arrow says only which way it went.
    { pieces: [piece(arrow(painter, gauge), "dim")], width: marks === 0 ? 4 : 3 },
  ];
}

/** Gauges, two in a row where there is room. */
export function gaugeLines(painter: Painter, gauges: readonly Gauge[]): readonly Line[] {
  const { columns, layout } = painter;
  const across = columns >= 76 ? Math.floor(columns / 38) : columns >= 56 ? 2 : 1;
  const width = Math.floor(columns / across);
  const rows = Math.ceil(gauges.length / across);
  return Array.from({ length: rows }, (_, row) => {
    const own = gauges.slice(row * across, (row + 1) * across);
    return line(
      own.flatMap((gauge) => cells(painter, gauge, width)),
      layout,
    );
  });
}

/** Something over time that is worth a curve of its own. */
export interface Curve {
  readonly title: string;
  readonly value: string;
  readonly values: readonly number[];
  readonly low: number;
  readonly high: number;
  /** How many values there will be at the end of the width. */
  readonly of: number;
  readonly ends: readonly [low: string, high: string];
}

/** From this width on two curves stand beside one another. */
const TWO = 90;

/** Curves, each `height` rows high under its title; two beside one another where there is room. */
export function curveLines(
  painter: Painter,
  curves: readonly Curve[],
  height: number,
): readonly Line[] {
  const { columns, layout } = painter;
  if (columns < TWO) return curves.flatMap((curve) => curveRowsOf(painter, curve, height));
  const width = Math.floor((columns - 2) / 2);
  const half = { ...painter, columns: width };
  const rows = Math.ceil(curves.length / 2);
  return Array.from({ length: rows }, (_, row) => {
    const [one, two] = curves
      .slice(2 * row, 2 * row + 2)
      .map((curve) => curveRowsOf(half, curve, height));
    return beside(one ?? [], width, two ?? [], width, "  ", layout);
  }).flat();
}

function curveRowsOf(painter: Painter, curve: Curve, height: number): readonly Line[] {
  const { columns, layout, theme } = painter;
  const axis = 8;
  const width = Math.max(10, columns - axis - 1);
  const { low, high, values, of, ends } = curve;
  const rows = curveRows(values, { width, height, low, high }, of);
  return [
    textLine([piece(` ${curve.title}  `), piece(curve.value, "strong")], columns, layout),
    ...rows.map((row, index) => {
      const label = index === 0 ? ends[1] : index === height - 1 ? ends[0] : "";
      return line(
        [
          { pieces: [piece(label, "dim")], width: axis - 1, align: "end" },
          { pieces: [piece(theme.glyphs.bar, "rule")], width: 1 },
          { pieces: [piece(isolateIn(layout.direction, row), "title")], width },
        ],
        layout,
      );
    }),
  ];
}
