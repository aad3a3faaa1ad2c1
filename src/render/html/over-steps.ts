/** Plots over the steps of a run: bands of shares that add up, and lines. */

import * as Plot from "@observablehq/plot";
import { at } from "../../base/invariant.ts";
import type { Axis, Plot as PlotData } from "../../story/block.ts";
import { scaleOf } from "./axis.ts";
import { dashes, SHADES } from "./style.ts";

/** Width of plots over steps, and their height; in pixels at their natural size. */
const WIDTH = 360;
const HEIGHT = 220;
const margins = { marginTop: 10, marginRight: 42, marginBottom: 26, marginLeft: 46 };

/** Pixels that a number inside a plot needs. */
const NUMBER_HEIGHT = 13;

/** What both kinds of plots share. */
function frame(x: Axis, y: Axis, rightToLeft: boolean): object {
  return {
    width: WIDTH,
    height: HEIGHT,
    ...margins,
    x: scaleOf(x, rightToLeft),
    y: scaleOf(y, rightToLeft),
  };
}

/** The shade of a level, of `count` levels. */
export function shadeOf(level: number, count: number): number {
  return count < 2 ? 0 : Math.round((level * (SHADES - 1)) / (count - 1));
}

/** A number inside a plot, readable on any ground. */
function numbers(
  marks: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  more: object = {},
): Plot.Markish {
  return Plot.text(marks, {
    x: "x",
    y: "y",
    text: "text",
    fontSize: 11,
    fontWeight: 600,
    fill: "var(--ink)",
    stroke: "var(--paper)",
    strokeWidth: 3,
    ...more,
  });
}

/** Options of a plot of bands. */
export function bandsOptions(
  { steps, x, y, bands }: Extract<PlotData, { kind: "bands" }>,
  rightToLeft: boolean,
): object {
  const inner = HEIGHT - margins.marginTop - margins.marginBottom;
  const below = steps.map(() => 0);
  const marks: Plot.Markish[] = [];
  const labels: { x: number; y: number; text: string }[] = [];
  bands.forEach(({ shares }, band) => {
    const rows = steps.map((step, index) => {
      const y1 = at(below, index);
      below[index] = y1 + at(shares, index);
      return { step, y1, y2: at(below, index) };
    });
    marks.push(
      Plot.areaY(rows, {
        x: "step",
        y1: "y1",
        y2: "y2",
        fill: `var(--level-${String(shadeOf(band, bands.length))})`,
        stroke: "var(--paper)",
        strokeWidth: 0.6,
      }),
    );
    const thickest = shares.reduce(
      (best, share, index) => (share > at(shares, best) ? index : best),
      0,
    );
    const { step, y1, y2 } = at(rows, thickest);
    if ((y2 - y1) * inner >= NUMBER_HEIGHT) {
      // Off the edges, where half of the number would be cut.
      const span = x.to - x.from;
      const inside = Math.min(x.to - span * 0.03, Math.max(x.from + span * 0.03, step));
      labels.push({ x: inside, y: (y1 + y2) / 2, text: String(band) });
    }
  });
  return {
    ...frame(x, y, rightToLeft),
    marks: [...marks, Plot.ruleY([y.from], { stroke: "currentColor" }), numbers(labels)],
  };
}

/** Options of a plot of lines. */
export function curvesOptions(
  { steps, x, y, firstNumber, curves, paths = [] }: Extract<PlotData, { kind: "curves" }>,
  rightToLeft: boolean,
): object {
  const inner = HEIGHT - margins.marginTop - margins.marginBottom;
  const marks = curves.flatMap(({ values, low, high }, index): Plot.Markish[] => {
    const rows = steps.map((step, place) => ({
      step,
      value: at(values, place),
      low: at(low, place),
      high: Math.min(y.to, at(high, place)),
    }));
    const colour = curveColour(index);
    return [
      Plot.areaY(rows, { x: "step", y1: "low", y2: "high", fill: colour, fillOpacity: 0.18 }),
      Plot.line(rows, {
        x: "step",
        y: "value",
        stroke: colour,
        strokeWidth: 1.8,
        ...(dashOf(index) === "" ? {} : { strokeDasharray: dashOf(index) }),
      }),
    ];
  });
  const ends = curves.map(({ values }, index) => ({
    y: at(values, values.length - 1),
    text: String(firstNumber + index),
  }));
  const apart = ((y.to - y.from) / inner) * NUMBER_HEIGHT;
  return {
    ...frame(x, y, rightToLeft),
    marks: [
      Plot.gridY(
        y.ticks.map(({ at: where }) => where),
        { stroke: "var(--line)", strokeOpacity: 1 },
      ),
      ...marks,
      ...paths.flatMap(({ points }, index) => [
        Plot.line(points, {
          ...{ x: "at", y: "value", stroke: "var(--ink)", strokeOpacity: 0.6 },
          strokeDasharray: dashOf(index + 2),
        }),
        Plot.dot(points, {
          ...{ x: "at", y: "value", r: 4, symbol: "diamond", strokeWidth: 1.5 },
          ...{ fill: "var(--paper)", stroke: "var(--ink)" },
        }),
      ]),
      Plot.ruleY([y.from], { stroke: "currentColor" }),
      numbers(
        spread(ends, apart, y).map((end) => ({ ...end, x: x.to })),
        { dx: 8, textAnchor: "start" },
      ),
    ],
  };
}

/** Moves marks at one edge apart, as little as need be, within the axis. */
function spread<Mark extends { readonly y: number }>(
  marks: readonly Mark[],
  apart: number,
  axis: Axis,
): Mark[] {
  const sorted = marks.toSorted((a, b) => a.y - b.y);
  let floor = axis.from - apart;
  const raised = sorted.map((mark) => {
    floor = Math.max(mark.y, floor + apart);
    return { ...mark, y: floor };
  });
  let ceiling = axis.to + apart;
  return raised
    .toReversed()
    .map((mark) => {
      ceiling = Math.min(mark.y, ceiling - apart);
      return { ...mark, y: ceiling };
    })
    .toReversed();
}

/** The colour of a line of `curves`. */
export function curveColour(index: number): string {
  return `var(--curve-${String(index % 6)})`;
}

/** The dashes of a line of `curves`; empty for a whole line. */
export function dashOf(index: number): string {
  return at(dashes, index % dashes.length);
}
