/** Plots of points in the plane. */

import * as Plot from "@observablehq/plot";
import type { Axis, Plot as PlotData } from "../../story/block.ts";
import { inDirection, scaleOf } from "./axis.ts";

/** Width of the plot, and its height; in pixels at its natural size. */
const WIDTH = 360;
const HEIGHT = 280;

const margins = { marginTop: 26, marginRight: 24, marginBottom: 42, marginLeft: 48 };

/** Pixels that a number takes, and how far above its point it stands. */
const [NUMBER_WIDTH, NUMBER_HEIGHT, ABOVE] = [16, 12, 10];

interface Named {
  readonly x: number;
  readonly y: number;
}

/** Numbers so far above their points that none covers another. */
function apart<Point extends Named>(
  points: readonly Point[],
  x: Axis,
  y: Axis,
): readonly { readonly point: Point; readonly up: number }[] {
  const across = (WIDTH - margins.marginLeft - margins.marginRight) / (x.to - x.from);
  const upward = (HEIGHT - margins.marginTop - margins.marginBottom) / (y.to - y.from);
  const placed: { readonly left: number; readonly height: number }[] = [];
  return points.map((point) => {
    const left = point.x * across;
    let up = ABOVE;
    const meets = (): boolean =>
      placed.some(
        (one) =>
          Math.abs(one.left - left) < NUMBER_WIDTH &&
          Math.abs(one.height - (point.y * upward + up)) < NUMBER_HEIGHT,
      );
    while (meets()) up += NUMBER_HEIGHT;
    placed.push({ left, height: point.y * upward + up });
    return { point, up };
  });
}

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
  const labels = apart(named, x, y);
  const corner = [Math.max(x.from, y.from), Math.min(x.to, y.to)] as const;
  return {
    width: WIDTH,
    height: HEIGHT,
    ...margins,
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
      ...labels.map(({ point, up }) =>
        Plot.text([point], {
          ...{ x: "x", y: "y", text: "text", dy: -up, fontSize: 11, fontWeight: 600 },
          ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3 },
        }),
      ),
    ],
    r: { type: "identity" },
  };
}
