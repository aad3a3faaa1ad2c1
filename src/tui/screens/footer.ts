/** The line of keys at the bottom: those that matter on the screen that is on top. */

import type { Speech } from "../../i18n/catalog.ts";
import { isolateIn } from "../../i18n/isolate.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { piece, textLine, type Line, type Piece } from "../canvas.ts";
import type { Overlay } from "../state.ts";
import type { Painter } from "./painter.ts";

type KeyName = Extract<Parameters<Speech>[0], `key.${string}` | `teach.key.${string}`>;
/** A key, and what it does. */
export type Hint = readonly [key: string, name: KeyName];

/** The keys of the play screens, by what is on top. */
export const hints: Readonly<
  Record<Overlay["kind"] | "overview" | "auto" | "prompt", readonly Hint[]>
> = {
  overview: [
    ["space", "key.step"],
    ["n", "key.next"],
    ["u", "key.rewind"],
    ["enter", "key.open"],
    ["tab", "key.tab"],
    ["?", "key.help"],
    ["q", "key.quit"],
    ["a", "key.auto"],
    ["d", "key.decide"],
    ["g", "key.fork"],
    ["f", "key.ways"],
    ["c", "key.compare"],
    ["b", "key.bookmark"],
    [":", "key.command"],
  ],
  detail: [
    ["esc", "key.back"],
    ["↑↓", "key.scroll"],
    ["space", "key.step"],
    ["u", "key.rewind"],
    ["tab", "key.flashpoint"],
    ["?", "key.help"],
    ["q", "key.quit"],
  ],
  decision: [
    ["↑↓", "key.move"],
    ["enter", "key.choose"],
    ["0", "key.none"],
    ["p", "key.policy"],
    ["w", "key.advice"],
    ["esc", "key.cancel"],
    ["?", "key.help"],
  ],
  actors: [
    ["↑↓", "key.move"],
    ["enter", "key.choose"],
    ["esc", "key.back"],
  ],
  ways: [
    ["↑↓", "key.move"],
    ["enter", "key.go"],
    ["c", "key.compare"],
    ["g", "key.fork"],
    ["b", "key.bookmark"],
    ["x", "key.drop"],
    ["esc", "key.back"],
  ],
  compare: [
    ["tab", "key.other"],
    ["u", "key.rewind"],
    ["space", "key.step"],
    ["↑↓", "key.scroll"],
    ["esc", "key.back"],
  ],
  help: [
    ["a–z", "key.search"],
    ["↑↓", "key.scroll"],
    ["esc", "key.back"],
  ],
  end: [
    ["u", "key.rewind"],
    ["↑↓", "key.scroll"],
    ["esc", "key.back"],
    ["f", "key.ways"],
    ["?", "key.help"],
    ["q", "key.quit"],
  ],
  auto: [
    ["space", "key.pause"],
    ["+", "key.faster"],
    ["-", "key.slower"],
    ["q", "key.quit"],
  ],
  prompt: [
    ["enter", "key.run"],
    ["esc", "key.cancel"],
  ],
};

/** A line of keys; what does not fit is left out from the end. */
export function keyHints(painter: Painter, keys: readonly Hint[]): Line {
  const { naming, columns, layout } = painter;
  const pieces: Piece[] = [];
  let used = 1;
  for (const [key, name] of keys) {
    const label = naming.say(name);
    const width = widthOf(key) + 1 + widthOf(label) + 2;
    if (used + width > columns) break;
    used += width;
    pieces.push(
      piece(" "),
      piece(isolateIn(layout.direction, key, "auto"), "key"),
      piece(` ${label} `, "dim"),
    );
  }
  return textLine(pieces, columns, layout);
}
