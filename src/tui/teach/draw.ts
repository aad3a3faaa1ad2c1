/** The screen of an exercise as lines: header, page with its form, message, keys. State in, lines out. */

import { widthOf } from "../../i18n/terminal/spans.ts";
import { told } from "../../story/naming.ts";
import type { SessionPage } from "../../story/exercise/session/page.ts";
import { piece } from "../canvas.ts";
import { screenOf } from "../screens/chrome.ts";
import type { Hint } from "../screens/footer.ts";
import { type Frame, type Painter, scrolled } from "../screens/painter.ts";
import { pageLines } from "./page-lines.ts";
import {
  type TeachAround,
  type TeachState,
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

function hintsFor(state: TeachState, page: SessionPage): readonly Hint[] {
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
        ? [["↑↓ 1–9", "teach.key.choose"]]
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

/** The screen for a state. @throws RunFault */
export function teachFrame(painter: Painter, around: TeachAround, state: TeachState): Frame {
  const page = pageOnScreen(around, state);
  const status = ` ${page.status} `;
  const ends = [
    { pieces: [piece(status, "strong")], width: widthOf(status), align: "end" },
  ] as const;
  const chrome = {
    title: headerTitle(around, state),
    ...{ ends, message: state.message, hints: hintsFor(state, page) },
  };
  const frame = screenOf(painter, chrome, (inner) => {
    const { lines, focus } = pageLines(inner, around, state, page);
    return scrolled(lines, inner.rows, topOf(state, focus, lines.length, inner.rows));
  });
  return { ...frame, view: { ...frame.view, of: shownKey(state) } };
}

function headerTitle({ world }: TeachAround, { session }: TeachState): string {
  const { exercise, naming } = session.revealedAt === undefined ? world.shown : world.plain;
  return told(naming, exercise.title);
}
