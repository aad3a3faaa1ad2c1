/**
 * Play as running text: the same state and reducer as the screens, driven by typed lines. For screen
 * readers (`--plain`, INK_SCREEN_READER) and terminals that cannot show a screen.
 */

import { createInterface } from "node:readline";

import { sceneOf } from "../app/play/context.ts";
import { currentState, pathOf } from "../app/play/session.ts";
import { actorAt, told as nameOf } from "../story/naming.ts";
import { dashboardOf } from "../view/play/dashboard.ts";
import { decisionSheetOf } from "../view/play/decision.ts";
import { detailOf } from "../view/play/detail.ts";
import { endOf, outcomeRows } from "../view/play/end.ts";
import {
  decisionText,
  detailText,
  endText,
  headlineText,
  oddsText,
  situationText,
} from "../view/play/linear.ts";
import { latinDigits } from "../i18n/number.ts";
import { graphemesOf, latinKey, type KeyPress } from "./keys.ts";
import { reduce } from "./reduce.ts";
import { helpText } from "./screens/help.ts";
import { replayLines } from "./screens/replay.ts";
import {
  flashpointInRow,
  oddsKey,
  perspectiveIn,
  startOddsKey,
  topOverlay,
  type PlayEvent,
  type PlayState,
  type Surroundings,
} from "./state.ts";

/** To a row of a list, counted from 1, and its choice. */
function rowPresses(row: number): readonly KeyPress[] {
  const down: KeyPress = { text: "", name: "down" };
  const steps = Array.from({ length: Math.max(0, row - 1) }, () => down);
  return [{ text: "", name: "home" }, ...steps, { text: "", name: "enter" }];
}

/** The key presses that a typed line stands for. */
export function pressesFor(line: string, state: PlayState): readonly KeyPress[] {
  const typed = latinDigits(line.trim());
  const enter: KeyPress = { text: "", name: "enter" };
  if (typed.startsWith(":")) return [...graphemesOf(typed).map((text) => ({ text })), enter];
  if (topOverlay(state)?.kind === "decision") {
    if (typed === "") return [];
    if (/^[1-9]$/u.test(typed)) return [{ text: typed }, enter];
    if (/^\d\d+$/u.test(typed)) return rowPresses(Number(typed));
    return [{ text: latinKey(typed) }];
  }
  if (topOverlay(state)?.kind === "actors" && /^\d+$/u.test(typed))
    return rowPresses(Number(typed));
  if (typed === "") return [{ text: " " }];
  return [{ text: latinKey(typed) }];
}

/** What is said after an event: news since before, and what has come up. */
export function told(around: Surroundings, before: PlayState, after: PlayState): readonly string[] {
  const { naming, engine } = around.context;
  const scene = sceneOf(around.context, after.session, perspectiveIn(after));
  const dashboard = dashboardOf(scene);
  const lines: string[] = after.message === before.message ? [] : [after.message];
  if (after.session.cursor > before.session.cursor) {
    const news = dashboard.headlines.filter(
      ({ step, routine }) => step >= before.session.cursor && !routine,
    );
    lines.push(...news.toReversed().map(headlineText));
  } else if (after.session !== before.session) {
    lines.push(...situationText(naming, dashboard));
  }
  const overlay = topOverlay(after);
  if (overlay === undefined || overlay === topOverlay(before)) return lines;
  switch (overlay.kind) {
    case "detail":
      lines.push(...detailText(naming, detailOf(scene, flashpointInRow(around, overlay.row))));
      break;
    case "decision":
      lines.push(...decisionText(naming, decisionSheetOf(naming, overlay.request)));
      break;
    case "help":
      lines.push(...helpText(naming));
      break;
    case "end": {
      const values = engine.outcomes(pathOf(after.session));
      const view = endOf(scene, values, after.odds[startOddsKey]);
      lines.push(...endText(naming, view, replayLines(around, after.session)));
      break;
    }
    case "actors":
      lines.push(
        naming.say("actors.title"),
        ...naming.program.actors.map((_, index) => {
          return `  ${String(index + 1)}. ${nameOf(naming, actorAt(naming, index).name)}`;
        }),
      );
      break;
    case "fork":
      lines.push(naming.say("message.branches", { n: after.session.branches.length }));
      break;
  }
  return lines;
}

/** The whole situation, on request. */
function situation(around: Surroundings, state: PlayState): readonly string[] {
  const scene = sceneOf(around.context, state.session, perspectiveIn(state));
  return situationText(around.context.naming, dashboardOf(scene));
}

function odds(around: Surroundings, state: PlayState): readonly string[] {
  const { naming } = around.context;
  const ended = currentState(state.session).ended;
  const rows = outcomeRows(naming, undefined, state.odds[ended ? startOddsKey : oddsKey(state)]);
  return [naming.say("panel.odds"), ...oddsText(naming, rows)];
}

/** Overlays that a line of text opens are closed at once: there is no screen to keep them on. */
function settled(state: PlayState): PlayState {
  const kept = state.overlays.filter(({ kind }) => kind === "decision" || kind === "actors");
  return kept.length === state.overlays.length ? state : { ...state, overlays: kept };
}

/** There is no window: lists can be gone through to their end, whatever their length. */
const lastRow = Number.MAX_SAFE_INTEGER;

/** What running text is read from and written to. */
export interface LinearPort {
  readonly input: NodeJS.ReadableStream;
  readonly write: (text: string) => void;
  /** Told of every new state, for saving and for the odds. */
  readonly onState: (state: PlayState) => void;
  /** Hands over the way to report odds. */
  readonly onReady: (dispatch: (event: PlayEvent) => void) => void;
}

/** Plays until the user leaves or the input ends. @throws RunFault */
export async function playLinear(
  around: Surroundings,
  first: PlayState,
  opening: string,
  port: LinearPort,
): Promise<void> {
  const { say } = around.context.naming;
  let state = first;
  const write = (lines: readonly string[]): void => {
    port.write(lines.map((line) => `${line}\n`).join(""));
  };
  port.onReady((event) => {
    state = reduce(around, state, event);
  });
  port.onState(state);
  write([opening, say("plain.screen-reader"), first.message, ...situation(around, state)]);
  const lines = createInterface({ input: port.input, crlfDelay: Infinity });
  port.write(`${say("plain.prompt")} `);
  for await (const line of lines) {
    const command = latinKey(line.trim());
    if (command === "s" && topOverlay(state) === undefined) write(situation(around, state));
    else if (command === "o" && topOverlay(state) === undefined) write(odds(around, state));
    else {
      const before = state;
      const presses = command === "h" ? [{ text: "?" }] : pressesFor(line, state);
      for (const key of presses) {
        // Auto-play makes no sense without a screen.
        if (key.text !== "a")
          state = reduce(around, state, { kind: "key", key, maxScroll: lastRow });
      }
      write(told(around, before, state));
      state = settled(state);
      port.onState(state);
    }
    if (state.done) break;
    port.write(`${say("plain.prompt")} `);
  }
  lines.close();
}
