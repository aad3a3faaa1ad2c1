/** Plots of estimates with their intervals, a row each. */

import * as Plot from "@observablehq/plot";
import type { Plot as PlotData } from "../../view/report/report.ts";
import { inDirection, scaleOf } from "./axis.ts";
import { layIntervals } from "./rows.ts";

/** Options of a plot of intervals. */
export function intervalsOptions(
  { axis, zero, rows }: Extract<PlotData, { kind: "intervals" }>,
  rightToLeft: boolean,
): object {
  const laid = layIntervals(rows);
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
    marks: [
      Plot.ruleX(
        axis.ticks.map(({ at: where }) => where),
        { stroke: "var(--line)" },
      ),
      ...(zero ? [Plot.ruleX([0], { stroke: "currentColor" })] : []),
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
