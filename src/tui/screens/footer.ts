/** The line of keys at the bottom: those that matter on the screen that is on top. */

import type { Speech } from "../../i18n/catalog.ts";
import { isolateIn } from "../../i18n/isolate.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { piece, textLine, type Hit, type Line, type Piece } from "../canvas.ts";
import type { KeyPress } from "../keys.ts";
import type { Overlay } from "../state.ts";
import type { Painter } from "./painter.ts";

type KeyName = Extract<Parameters<Speech>[0], `key.${string}` | `teach.key.${string}`>;
/** A key, and what it does. */
export type Hint = readonly [key: string, name: KeyName];

/** The keys of the play screens, by what is on top. */
export const hints: Readonly<
  Record<Overlay["kind"] | "overview" | "auto" | "command" | "filter", readonly Hint[]>
> = {
  overview: [
    ["space", "key.step"],
    ["n", "key.next"],
    ["u", "key.rewind"],
    ["enter", "key.open"],
    ["tab", "key.tab"],
    [":", "key.command"],
    ["?", "key.help"],
    ["q", "key.quit"],
    ["a", "key.auto"],
    ["d", "key.decide"],
    ["g", "key.fork"],
    ["f", "key.ways"],
    ["c", "key.compare"],
    ["b", "key.bookmark"],
    ["z", "key.undo"],
    ["/", "key.filter"],
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
  command: [
    ["enter", "key.run"],
    ["↑↓", "key.move"],
    ["tab", "key.complete"],
    ["esc", "key.cancel"],
  ],
  filter: [
    ["enter", "key.keep"],
    ["esc", "key.all"],
  ],
};

const namedPresses: Readonly<Record<string, KeyPress>> = {
  space: { text: " " },
  enter: { text: "", name: "enter" },
  esc: { text: "", name: "escape" },
  tab: { text: "", name: "tab" },
  "→": { text: "", name: "right" },
};

/** The press that a click on a hint stands for: none where it names several keys. */
function pressOf(key: string): KeyPress | undefined {
  return namedPresses[key] ?? (/^[\x21-\x7e]$/u.test(key) ? { text: key } : undefined);
}

/** A line of keys, each to be clicked; what does not fit is left out from the end. */
export function keyHints(painter: Painter, keys: readonly Hint[]): Line {
  const { naming, columns, layout } = painter;
  const pieces: Piece[] = [];
  const hits: Hit[] = [];
  let used = 1;
  for (const [key, name] of keys) {
    const label = naming.say(name);
    const width = widthOf(key) + 1 + widthOf(label) + 2;
    if (used + width > columns) break;
    const press = pressOf(key);
    if (press !== undefined) {
      const [from, to] = [used - 1, used + width - 2];
      hits.push(
        layout.direction === "ltr"
          ? { from, to, press }
          : { from: columns - to, to: columns - from, press },
      );
    }
    used += width;
    pieces.push(
      piece(" "),
      piece(isolateIn(layout.direction, key, "auto"), "key"),
      piece(` ${label} `, "dim"),
    );
  }
  return { ...textLine(pieces, columns, layout), hits };
}
