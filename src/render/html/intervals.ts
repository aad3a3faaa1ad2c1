/** Plots with a row each: estimates with their intervals, and bars. */

import * as Plot from "@observablehq/plot";
import type { Axis, Plot as PlotData } from "../../story/block.ts";
import { inDirection, scaleOf } from "./axis.ts";
import { layRows, type LaidRows } from "./rows.ts";

type Kind<Name extends PlotData["kind"]> = Extract<PlotData, { kind: Name }>;

/** Half of a bar's height, in pixels. */
const BAR = 5;

/** Options of a plot of intervals. */
export function intervalsOptions(
  { axis, zero, rows }: Kind<"intervals">,
  rightToLeft: boolean,
): object {
  const laid = layRows(rows);
  const bands = laid.rows.flatMap(({ y, band }) =>
    band === undefined ? [] : [{ y1: y - BAR, y2: y + BAR, x1: band[0], x2: band[1] }],
  );
  const others = laid.rows.flatMap(({ y, other: x }) => (x === undefined ? [] : [{ x, y }]));
  return rowsOptions(laid, axis, zero, rightToLeft, [
    Plot.rect(bands, {
      ...{ x1: "x1", x2: "x2", y1: "y1", y2: "y2" },
      ...{ fill: "var(--line)", stroke: "var(--soft)" },
    }),
    Plot.ruleY(laid.rows, {
      y: "y",
      x1: "low",
      x2: "high",
      stroke: "var(--ink)",
      strokeWidth: 2,
    }),
    // Both ends of each interval.
    Plot.ruleX(
      laid.rows.flatMap(({ y, low, high }) => [low, high].map((x) => ({ x, y }))),
      {
        x: "x",
        y1: ({ y }: { readonly y: number }) => y - 4,
        y2: ({ y }: { readonly y: number }) => y + 4,
        stroke: "var(--ink)",
        strokeWidth: 1.5,
      },
    ),
    Plot.dot(laid.rows, {
      x: "value",
      y: "y",
      r: 4,
      fill: "var(--mark)",
      stroke: "var(--paper)",
    }),
    Plot.dot(others, {
      ...{ x: "x", y: "y", r: 5, symbol: "diamond", strokeWidth: 1.5 },
      ...{ fill: "none", stroke: "var(--ink)" },
    }),
  ]);
}

/** Options of a plot of bars. */
export function barsOptions({ axis, zero, rows }: Kind<"bars">, rightToLeft: boolean): object {
  const laid = layRows(rows);
  const parts = laid.rows.flatMap(({ y, parts: all }) =>
    all.map(({ from, to, mark }) => ({
      y1: y - BAR,
      y2: y + BAR,
      x1: Math.min(from, to),
      x2: Math.max(from, to),
      fill: mark === "light" ? "var(--line)" : "var(--soft)",
    })),
  );
  return rowsOptions(laid, axis, zero, rightToLeft, [
    Plot.rect(parts, {
      ...{ x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "fill" },
      ...{ stroke: "var(--ink)", strokeWidth: 0.8 },
    }),
  ]);
}

/** What plots of rows share: axis, labels above, figures beside. */
function rowsOptions<One extends Kind<"intervals" | "bars">["rows"][number]>(
  laid: LaidRows<One>,
  axis: Axis,
  zero: boolean,
  rightToLeft: boolean,
  marks: readonly Plot.Markish[],
): object {
  const { width, height, left, right } = laid;
  const labels = laid.rows.flatMap(({ lines }) => lines);
  // On a ground of its own, where it crosses a line of the axis.
  const text = { fontSize: 12, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 };
  return {
    width,
    height,
    marginTop: 4,
    marginBottom: 24,
    marginLeft: left,
    marginRight: right,
    x: scaleOf(axis, rightToLeft),
    y: { domain: [0, height - 28], reverse: true, axis: null },
    // The colours are given, not to be chosen from.
    color: { type: "identity" },
    marks: [
      Plot.ruleX(
        axis.ticks.map(({ at: where }) => where),
        { stroke: "var(--line)" },
      ),
      ...(zero ? [Plot.ruleX([0], { stroke: "currentColor" })] : []),
      ...marks,
      Plot.text(labels, {
        ...text,
        text: ({ text: line }: { readonly text: string }) => inDirection(line, rightToLeft),
        y: "y",
        frameAnchor: rightToLeft ? "right" : "left",
        dx: rightToLeft ? right - 4 : 4 - left,
        textAnchor: rightToLeft ? "end" : "start",
      }),
      Plot.text(laid.rows, {
        ...text,
        fontSize: 11,
        fill: "var(--soft)",
        text: "text",
        y: "y",
        frameAnchor: "right",
        dx: 10,
        textAnchor: "start",
      }),
    ],
  };
}
