/** The palette: the commands that what is typed may mean, over the foot of the screen. */

import { isolateIn } from "../../i18n/isolate.ts";
import { widthOf, wrap } from "../../i18n/terminal/spans.ts";
import { fit, line, piece, rule, windowOf, type Line } from "../canvas.ts";
import { commandsFor } from "../command.ts";
import { usageOf } from "../commands.ts";
import type { PlayState } from "../state.ts";
import type { Body, Painter } from "./painter.ts";

/** Most commands that are shown at once, and lines that they take. */
const most = 9;
const mostLines = 12;

const keyWidth = 8;

/** As many entries as have room, the picked one among them. */
function linesAround(
  entries: readonly (readonly Line[])[],
  picked: number,
  room: number,
): readonly Line[] {
  let [from, to] = [0, entries.length];
  while (to - from > 1 && entries.slice(from, to).flat().length > room) {
    if (to - 1 > picked) to -= 1;
    else from += 1;
  }
  return entries.slice(from, to).flat();
}

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
  const about = columns - width - keyWidth;
  const entries = shown.map((command, offset): readonly Line[] => {
    const index = first + offset;
    const selected = index === pick;
    const { key = "" } = command;
    // What a command does is told whole, in as many lines as that takes.
    return wrap(say(`cmd.${command.name}`), about - 1).map((part, row) =>
      line(
        [
          {
            pieces: [
              piece(selected && row === 0 ? theme.glyphs.marker : " ", "key"),
              piece(row === 0 ? (usages[index] ?? "") : "", selected ? "selected" : "strong"),
            ],
            ...{ width, gap: 1 },
          },
          { pieces: [piece(part, selected ? "plain" : "dim")], ...{ width: about, gap: 1 } },
          {
            pieces: [piece(row === 0 ? isolateIn(layout.direction, key, "auto") : "", "key")],
            width: keyWidth,
          },
        ],
        layout,
        index,
      ),
    );
  });
  const lines = linesAround(entries, pick - first, Math.min(mostLines, rows - 2));
  const title = rule(say("palette.title", { n: found.length }), columns, theme.glyphs.rule, layout);
  const above = fit(body.lines, Math.max(0, rows - lines.length - 1));
  return {
    // A click is meant for the palette.
    lines: [...above.map(({ pieces }) => ({ pieces })), title, ...lines],
    maxScroll: body.maxScroll,
  };
}
