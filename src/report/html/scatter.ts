/** Plots of points in the plane. */

import * as Plot from "@observablehq/plot";
import type { Plot as PlotData } from "../../view/report/report.ts";
import { inDirection, scaleOf } from "./axis.ts";

/** Width of the plot, and its height; in pixels at its natural size. */
const WIDTH = 360;
const HEIGHT = 280;

/** Options of a plot of points. */
export function scatterOptions(
  { x, y, names, diagonal, points }: Extract<PlotData, { kind: "scatter" }>,
  rightToLeft: boolean,
): object {
  const [xName, yName] = names.map((name) => inDirection(name, rightToLeft));
  const ranges = points.flatMap(({ y: height, low, high }) =>
    low === undefined || high === undefined ? [] : [{ y: height, low, high }],
  );
  const named = points.flatMap((point, index) =>
    point.label === undefined ? [] : [{ ...point, text: String(index + 1) }],
  );
  const corner = [Math.max(x.from, y.from), Math.min(x.to, y.to)] as const;
  return {
    width: WIDTH,
    height: HEIGHT,
    marginTop: 26,
    marginRight: 24,
    marginBottom: 42,
    marginLeft: 48,
    x: { ...scaleOf(x, rightToLeft), label: xName, labelAnchor: "center", labelArrow: false },
    y: { ...scaleOf(y, rightToLeft), label: yName, labelArrow: false },
    marks: [
      Plot.gridY(
        y.ticks.map(({ at: where }) => where),
        { stroke: "var(--line)", strokeOpacity: 1 },
      ),
      Plot.ruleY([y.from], { stroke: "currentColor" }),
      ...(diagonal
        ? [
            Plot.line(
              corner.map((end) => [end, end]),
              { stroke: "var(--soft)", strokeDasharray: "5 4" },
            ),
          ]
        : []),
      Plot.ruleY(ranges, { y: "y", x1: "low", x2: "high", stroke: "var(--soft)" }),
      Plot.dot(points, {
        x: "x",
        y: "y",
        r: ({ label }: { readonly label?: string }) => (label === undefined ? 1.6 : 3.5),
        fill: "var(--mark)",
      }),
      Plot.text(named, {
        ...{ x: "x", y: "y", text: "text", dy: -9, fontSize: 11, fontWeight: 600 },
        ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3 },
      }),
    ],
    r: { type: "identity" },
  };
}
