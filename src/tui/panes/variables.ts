/** Everything that is counted: plans and offers under way, and every visible variable. */

import type { Dashboard } from "../../view/play/dashboard.ts";
import { line, piece, type Line } from "../canvas.ts";
import type { Painter } from "../screens/painter.ts";

/** The visible variables: a number, where it stands between its bounds, its direction. */
export function variableLines(painter: Painter, dashboard: Dashboard): readonly Line[] {
  const { layout, columns, theme } = painter;
  const bar = 10;
  return dashboard.variables.map(({ name, value, share, trend }) => {
    const filled = share === undefined ? 0 : Math.round(share * bar);
    const meter = theme.glyphs.full.repeat(filled) + theme.glyphs.empty.repeat(bar - filled);
    return line(
      [
        { pieces: [piece(` ${name}`)], width: columns - 26, gap: 1 },
        { pieces: [piece(share === undefined ? "" : meter, "dim")], width: 12 },
        { pieces: [piece(value)], width: 10, align: "end" },
        // More of a variable may be good or bad: the arrow says only which way it went.
        {
          pieces: [piece(trend === "up" ? "↑" : trend === "down" ? "↓" : "=", "dim")],
          width: 4,
          align: "end",
        },
      ],
      layout,
    );
  });
}
