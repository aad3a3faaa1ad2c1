/** The palette: the commands that what is typed may mean, over the foot of the screen. */

import { isolateIn } from "../../i18n/isolate.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { fit, line, piece, rule, windowOf, type Line } from "../canvas.ts";
import { commandsFor } from "../command.ts";
import { usageOf } from "../commands.ts";
import type { PlayState } from "../state.ts";
import type { Body, Painter } from "./painter.ts";

/** Most commands that are shown at once. */
const most = 9;

/** The body with the palette over its foot, while a command is typed. */
export function withPalette(painter: Painter, body: Body, state: PlayState): Body {
  const { naming, columns, rows, layout, theme } = painter;
  const { say } = naming;
  const { prompt, pick, prompting } = state;
  if (prompt === undefined || prompting === "filter") return body;
  const found = commandsFor(naming, prompt);
  const { first, last } = windowOf(found.length, Math.min(most, rows - 2), pick);
  const shown = found.slice(first, last);
  const usages = found.map((command) => usageOf(naming, command));
  const width = Math.min(Math.floor(columns / 2), Math.max(0, ...usages.map(widthOf)) + 4);
  const lines = shown.map((command, offset): Line => {
    const index = first + offset;
    const selected = index === pick;
    const { key = "" } = command;
    return line(
      [
        {
          pieces: [
            piece(selected ? theme.glyphs.marker : " ", "key"),
            piece(usages[index] ?? "", selected ? "selected" : "strong"),
          ],
          ...{ width, gap: 1 },
        },
        {
          pieces: [piece(say(`cmd.${command.name}`), selected ? "plain" : "dim")],
          ...{ width: columns - width - 8, gap: 1 },
        },
        { pieces: [piece(isolateIn(layout.direction, key, "auto"), "key")], width: 8 },
      ],
      layout,
      index,
    );
  });
  const title = rule(say("palette.title", { n: found.length }), columns, theme.glyphs.rule, layout);
  const above = fit(body.lines, Math.max(0, rows - lines.length - 1));
  return {
    // A click is meant for the palette.
    lines: [...above.map(({ pieces }) => ({ pieces })), title, ...lines],
    maxScroll: body.maxScroll,
  };
}
