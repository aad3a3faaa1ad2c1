/** The screen of an exercise as lines: header, page with its form, message, keys. State in, lines out. */

import { widthOf } from "../../i18n/terminal/spans.ts";
import { told } from "../../story/naming.ts";
import type { Page } from "../../view/teach/page.ts";
import { type Line, fit, line, piece } from "../canvas.ts";
import { type Hint, keyHints } from "../screens/footer.ts";
import { isTooSmall, tooSmall } from "../screens/frame.ts";
import { type Painter, scrolled } from "../screens/painter.ts";
import { pageLines } from "./page-lines.ts";
import {
  type TeachAround,
  type TeachState,
  type View,
  coveredSeat,
  pageOnScreen,
  stageOnScreen,
  shownKey,
} from "./state.ts";

function topOf(
  state: TeachState,
  focus: readonly [number, number] | undefined,
  count: number,
  rows: number,
): number {
  if (state.scroll !== undefined) return state.scroll;
  if (focus === undefined || focus[1] <= rows) return 0;
  return Math.min(count - rows, focus[1] - rows + 1);
}

function hintsFor(state: TeachState, page: Page): readonly Hint[] {
  const stage = stageOnScreen(state);
  if (state.help) return [["esc", "key.back"]];
  if (coveredSeat(state) !== undefined) {
    return [
      ["enter", "teach.key.on"],
      ["q", "teach.key.quit"],
    ];
  }
  if (state.looking !== undefined) {
    return [
      ["→", "teach.key.forward"],
      ["b", "teach.key.back"],
      ["↑↓", "teach.key.scroll"],
      ["q", "teach.key.quit"],
    ];
  }
  if (state.focus >= 0 && page.fields.length > 0) {
    const field = page.fields[state.focus];
    const own: readonly Hint[] =
      field?.kind === "choice"
        ? [["←→ 1–9", "teach.key.choose"]]
        : field?.kind === "tick"
          ? [["space", "teach.key.tick"]]
          : field?.shared === true
            ? [["ctrl-r", "teach.key.rest"]]
            : [];
    return [
      ["tab", "teach.key.fields"],
      ...own,
      ["enter", "teach.key.send"],
      ["esc", "teach.key.read"],
    ];
  }
  const sheet: readonly Hint[] = stage.kind === "sheet" ? [["o", "teach.key.opt-out"]] : [];
  return [
    page.fields.length > 0 ? ["space", "teach.key.form"] : ["space", "teach.key.on"],
    ["↑↓", "teach.key.scroll"],
    ...sheet,
    ["b", "teach.key.back"],
    ["?", "teach.key.help"],
    ["q", "teach.key.quit"],
  ];
}

const helpLines = ["1", "2", "3", "4", "5", "6", "7"] as const;

function helpPage({ naming }: Painter): Page {
  return {
    title: naming.say("teach.help-title"),
    status: "",
    blocks: helpLines.map((n) => ({
      kind: "text",
      text: naming.say(`teach.help-${n}`),
      tone: "plain",
      indent: 0,
    })),
    fields: [],
    button: "",
  };
}

/** A screen. */
export interface TeachFrame {
  /** As many as the painter has rows. */
  readonly lines: readonly Line[];
  readonly view: View;
}

/** The screen for a state. @throws RunFault */
export function teachFrame(painter: Painter, around: TeachAround, state: TeachState): TeachFrame {
  const { columns, rows, layout, theme } = painter;
  if (isTooSmall(painter)) {
    return { lines: tooSmall(painter, painter.naming.say), view: { top: 0, maxScroll: 0, rows } };
  }
  const page = state.help ? helpPage(painter) : pageOnScreen(around, state);
  const room = rows - 3;
  const { lines, focus } = pageLines(painter, around, state, page);
  const body = scrolled(lines, room, topOf(state, focus, lines.length, room));
  const below = body.below ?? 0;
  const status = ` ${page.status} `;
  const brand = " Brink ";
  const header = line(
    [
      { pieces: [piece(brand, "title")], width: widthOf(brand) },
      {
        pieces: [piece(headerTitle(around, state))],
        width: Math.max(0, columns - widthOf(brand) - widthOf(status)),
      },
      { pieces: [piece(status, "strong")], width: widthOf(status), align: "end" },
    ],
    layout,
  );
  const message = line(
    [
      { pieces: [piece(` ${state.message}`, "note")], width: columns - 8 },
      {
        pieces: [piece(below === 0 ? "" : `${theme.glyphs.down} ${String(below)} `, "strong")],
        width: 8,
        align: "end",
      },
    ],
    layout,
  );
  return {
    lines: [header, ...fit(body.lines, room), message, keyHints(painter, hintsFor(state, page))],
    view: {
      top: body.maxScroll - below,
      maxScroll: body.maxScroll,
      rows: room,
      of: shownKey(state),
    },
  };
}

function headerTitle({ world }: TeachAround, { session }: TeachState): string {
  const { exercise, naming } = session.revealedAt === undefined ? world.shown : world.plain;
  return told(naming, exercise.title);
}
