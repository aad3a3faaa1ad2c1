/** Play as running text. */

import { outcomesAt } from "../app/play/perspective.ts";
import { roadsOf } from "../app/play/roads.ts";
import { standing } from "../app/play/session.ts";
import { headlineText } from "../story/headline.ts";
import { actorAt, told as nameOf, type Naming } from "../story/naming.ts";
import { chancesOf, watchedOf } from "../view/play/chances.ts";
import { adviceBeside } from "./advised.ts";
import { decisionSheetOf } from "../view/play/decision.ts";
import { detailOf } from "../view/play/detail.ts";
import { endOf } from "../view/play/end.ts";
import {
  adviceText,
  chancesText,
  decisionText,
  detailText,
  endText,
  situationText,
} from "../view/play/linear.ts";
import { spoken } from "./dress.ts";
import { latinDigits } from "../i18n/number.ts";
import { graphemesOf, latinKey, type KeyPress } from "./keys.ts";
import type { LinearForm } from "./linear-form.ts";
import { compareText, waysText } from "./linear-ways.ts";
import { helpText } from "./screens/help.ts";
import { tourPages, tourText } from "./screens/tour.ts";
import { logLines, seatName } from "./screens/seats.ts";
import { replayLines } from "./screens/replay.ts";
import { oddsKnown, seenOf } from "./seen.ts";
import {
  flashpointInRow,
  startOddsKey,
  topOverlay,
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
  if (topOverlay(state)?.kind === "curtain")
    return typed === "" ? [enter] : [{ text: latinKey(typed) }];
  if (typed === "") return [{ text: " " }];
  return [{ text: latinKey(typed) }];
}

/** What is said after an event: news since before, and what has come up. */
export function told(start: Surroundings, before: PlayState, after: PlayState): readonly string[] {
  const around = spoken(start, after);
  const { naming, engine } = around.context;
  const { scene, situation: view } = seenOf(around, after);
  const { dashboard } = view;
  const lines: string[] = after.message === before.message ? [] : [after.message];
  if (after.session.cursor > before.session.cursor) {
    const news = dashboard.headlines.filter(
      ({ step, routine }) => step >= before.session.cursor && !routine,
    );
    lines.push(...news.toReversed().map(headlineText));
  } else if (after.session !== before.session) {
    lines.push(...situationText(naming, view, watchedOf(naming, oddsKnown(after))));
  }
  const overlay = topOverlay(after);
  if (overlay === undefined || overlay === topOverlay(before)) return lines;
  switch (overlay.kind) {
    case "detail":
      lines.push(
        ...detailText(naming, detailOf(scene, flashpointInRow(around, after, overlay.row))),
      );
      break;
    case "decision":
      lines.push(
        ...(overlay.advised
          ? [naming.say("plain.advice")]
          : decisionText(naming, decisionSheetOf(naming, overlay.request))),
      );
      break;
    case "help":
      lines.push(...helpText(naming));
      break;
    case "end": {
      const values = outcomesAt(engine, after.session);
      const roads = roadsOf(around.context, after.session);
      const view = endOf(scene, values, after.odds[startOddsKey], roads);
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
    case "tour":
      for (let page = 0; page < tourPages; page += 1) lines.push(tourText(naming, page).text);
      break;
    case "curtain": {
      const seat = seatName(naming, after.session.seats[overlay.seat] ?? []);
      lines.push(naming.say("seats.next", { seat }), naming.say("seats.alone"));
      break;
    }
    case "log":
      lines.push(...logLines(naming, after));
      break;
    case "ways":
      lines.push(...waysText(around, after));
      break;
    case "compare":
      lines.push(...compareText(around, after));
      break;
  }
  return lines;
}

/** The whole situation, on request. */
function situation(start: Surroundings, state: PlayState): readonly string[] {
  const around = spoken(start, state);
  const { naming } = around.context;
  return situationText(
    naming,
    seenOf(around, state).situation,
    watchedOf(naming, oddsKnown(state)),
  );
}

function odds(start: Surroundings, state: PlayState): readonly string[] {
  const { naming } = spoken(start, state).context;
  const { say } = naming;
  // After the end what was likely at the start is all that there is.
  const atStart = state.odds[startOddsKey];
  const known = standing(state.session).ended
    ? atStart === undefined
      ? {}
      : { now: atStart, start: atStart }
    : oddsKnown(state);
  const view = chancesOf(naming, known);
  const runs = view.runs === 0 ? "" : ` (${say("unit.run", { n: view.runs })})`;
  return [`${say("panel.odds")}${runs}`, ...chancesText(naming, view)];
}

/** Overlays that a line of text opens are closed at once: there is no screen to keep them on. */
function settled(state: PlayState): PlayState {
  const kept = state.overlays.filter(
    ({ kind }) => kind === "decision" || kind === "actors" || kind === "curtain",
  );
  return kept.length === state.overlays.length ? state : { ...state, overlays: kept };
}

/** How play talks in running text; `opening` says why it does. */
export function playForm(start: Surroundings, opening: string): LinearForm<PlayState> {
  const sayIn = (state: PlayState): Naming["say"] => spoken(start, state).context.naming.say;
  return {
    opening: (state) => [
      opening,
      sayIn(state)("plain.screen-reader"),
      state.message,
      ...situation(start, state),
    ],
    prompt: (state) => `${sayIn(state)("plain.prompt")} `,
    answer: (state, line, press) => {
      const around = spoken(start, state);
      const command = latinKey(line.trim());
      const free = topOverlay(state) === undefined;
      if (command === "s" && free) return { state, said: situation(around, state) };
      if (command === "o" && free) return { state, said: odds(around, state) };
      // Auto-play makes no sense without a screen.
      if (command === "a") return { state, said: [] };
      const top = topOverlay(state);
      if (command === "w" && top?.kind === "decision" && top.advised) {
        const sheet = decisionSheetOf(around.context.naming, top.request);
        return { state, said: adviceText(sheet, adviceBeside(around, state, top.request)) };
      }
      const presses = command === "h" ? [{ text: "?" }] : pressesFor(line, state);
      const after = presses.reduce(press, state);
      return { state: settled(after), said: told(start, state, after) };
    },
  };
}
