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
    ["w", "key.why"],
    ["d", "key.decide"],
    [":", "key.command"],
    ["a", "key.auto"],
    ["g", "key.fork"],
    ["f", "key.ways"],
    ["c", "key.compare"],
    ["b", "key.bookmark"],
    ["z", "key.undo"],
    ["/", "key.filter"],
    ["?", "key.help"],
    ["q", "key.quit"],
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
    ["q", "key.quit"],
  ],
  actors: [
    ["↑↓", "key.move"],
    ["enter", "key.choose"],
    ["esc", "key.back"],
  ],
  tour: [
    ["enter", "key.next-page"],
    ["u", "key.back"],
    ["esc", "key.skip"],
  ],
  curtain: [
    ["enter", "key.uncover"],
    ["esc", "key.cancel"],
    ["q", "key.quit"],
  ],
  log: [
    ["↑↓", "key.scroll"],
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

/** Keys that no window is too small for. */
const kept: ReadonlySet<string> = new Set(["?", "q"]);

/** A line of keys, each to be clicked; what does not fit is left out from the end, but never the way to help and out. */
export function keyHints(painter: Painter, keys: readonly Hint[]): Line {
  const { naming, columns, layout } = painter;
  const widthFor = ([key, name]: Hint): number => widthOf(key) + 1 + widthOf(naming.say(name)) + 2;
  let room = columns - 1;
  for (const hint of keys) if (kept.has(hint[0])) room -= widthFor(hint);
  let isFull = false;
  const shown = keys.filter((hint) => {
    if (kept.has(hint[0])) return true;
    isFull ||= widthFor(hint) > room;
    if (!isFull) room -= widthFor(hint);
    return !isFull;
  });
  const hits: Hit[] = [];
  let used = 1;
  const pieces = shown.flatMap((hint): readonly Piece[] => {
    const [key, name] = hint;
    const press = pressOf(key);
    const [from, to] = [used - 1, used + widthFor(hint) - 2];
    used += widthFor(hint);
    if (press !== undefined) {
      hits.push(
        layout.direction === "ltr"
          ? { from, to, press }
          : { from: columns - to, to: columns - from, press },
      );
    }
    return [
      piece(" "),
      piece(isolateIn(layout.direction, key, "auto"), "key"),
      piece(` ${naming.say(name)} `, "dim"),
    ];
  });
  return { ...textLine(pieces, columns, layout), hits };
}
