/** The whole screen as lines: header, body, message, footer. Pure: state in, lines out. */

import { sceneOf } from "../../app/play/context.ts";
import { outcomesAt } from "../../app/play/perspective.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { actorAt, told, type Naming } from "../../story/naming.ts";
import { dashboardOf, type Dashboard } from "../../view/play/dashboard.ts";
import { decisionSheetOf } from "../../view/play/decision.ts";
import { detailOf } from "../../view/play/detail.ts";
import { endOf, outcomeRows, type OutcomeRow } from "../../view/play/end.ts";
import type { Scene } from "../../view/play/scene.ts";
import { beside, fit, piece, type Cell } from "../canvas.ts";
import {
  flashpointInRow,
  oddsKey,
  perspectiveIn,
  startOddsKey,
  topOverlay,
  type Overlay,
  type PlayState,
  type Surroundings,
} from "../state.ts";
import { dressed, spoken } from "../dress.ts";
import { narrowed, narrowedOdds } from "../narrowed.ts";
import { adviceBeside } from "../advised.ts";
import { comparedWith } from "../compared.ts";
import { screenOf } from "./chrome.ts";
import { compareBody } from "./compare.ts";
import { decisionBody } from "./decision.ts";
import { detailBody, detailPanel } from "./detail.ts";
import { endBody, listBody } from "./end.ts";
import { hints } from "./footer.ts";
import { helpBody } from "./help.ts";
import { overviewBody } from "./overview.ts";
import type { Body, Frame, Painter } from "./painter.ts";
import { withPalette } from "./palette.ts";
import { replayLines } from "./replay.ts";
import { waysBody } from "./ways.ts";

/** From this width on the overview has a side panel. */
const wide = 120;

function endsOf({ role, step, date }: Dashboard, columns: number): readonly Cell[] {
  const when = ` ${step} · ${date} `;
  const width = Math.min(widthOf(` ${role} `), Math.floor(columns / 3));
  return [
    { pieces: [piece(` ${role} `, "note")], width },
    { pieces: [piece(when, "strong")], width: widthOf(when), align: "end" },
  ];
}

function overlayBody(
  painter: Painter,
  around: Surroundings,
  state: PlayState,
  scene: Scene,
  overlay: Overlay,
): Body {
  const { naming } = painter;
  switch (overlay.kind) {
    case "detail":
      return detailBody(
        painter,
        detailOf(scene, flashpointInRow(around, state, overlay.row)),
        overlay.scroll,
      );
    case "decision":
      return decisionBody(
        painter,
        decisionSheetOf(naming, overlay.request),
        overlay.cursor,
        overlay.advised ? adviceBeside(around, state, overlay.request) : undefined,
      );
    case "actors": {
      const names = naming.program.actors.map((_, index) =>
        told(naming, actorAt(naming, index).name),
      );
      const about = [naming.say("actors.about")];
      return listBody(painter, naming.say("actors.title"), about, names, overlay.cursor);
    }
    case "help":
      return helpBody(painter, overlay.query, overlay.scroll);
    case "ways":
      return waysBody(painter, around, state, overlay.cursor);
    case "compare":
      return compareBody(painter, around, state, comparedWith(around, state), overlay.scroll);
    case "end": {
      const values = outcomesAt(around.context.engine, state.session);
      const end = endOf(scene, values, state.odds[startOddsKey]);
      const view = { ...end, outcomes: withOdds(naming, state, end.outcomes) };
      return endBody(painter, view, replayLines(around, state.session), overlay.scroll);
    }
  }
}

/** Where there can be no odds, the rows say so instead of waiting for them. */
function withOdds(
  naming: Naming,
  state: PlayState,
  rows: readonly OutcomeRow[],
): readonly OutcomeRow[] {
  if (!state.noOdds) return rows;
  return rows.map((row) => ({ ...row, likely: row.likely ?? naming.say("odds.none") }));
}

function overview(
  painter: Painter,
  around: Surroundings,
  state: PlayState,
  scene: Scene,
  dashboard: Dashboard,
): Body {
  const { naming, columns, rows, layout, theme } = painter;
  // What the true path has decided is not for the screen before the end.
  const rowsOf = (key: string): readonly OutcomeRow[] =>
    narrowedOdds(state, withOdds(naming, state, outcomeRows(naming, undefined, state.odds[key])));
  const parts = {
    dashboard,
    ...{ oddsNow: rowsOf(oddsKey(state)), oddsStart: rowsOf(startOddsKey) },
  };
  const { tab, selected, scroll } = state;
  if (columns < wide) return overviewBody(painter, parts, tab, selected, scroll);
  const mainWidth = Math.max(80, Math.floor(columns * 0.6));
  const sideWidth = columns - mainWidth - 3;
  const main = overviewBody({ ...painter, columns: mainWidth }, parts, tab, selected, scroll);
  const detail = detailOf(scene, flashpointInRow(around, state, selected));
  const side = detailPanel({ ...painter, columns: sideWidth }, detail, rows);
  const bar = ` ${theme.glyphs.bar} `;
  const lines = beside(fit(main.lines, rows), mainWidth, side, sideWidth, bar, layout);
  return { ...main, lines };
}

/** The sign before what is typed. */
const signs = { command: ":", filter: "/" } as const;

/** The screen for a state. @throws RunFault */
export function frameOf(plain: Painter, start: Surroundings, state: PlayState): Frame {
  const around = spoken(start, state);
  const painter = dressed(plain, start, state);
  const scene = sceneOf(around.context, state.session, perspectiveIn(state));
  const dashboard = narrowed(around, state, dashboardOf(scene));
  const overlay = topOverlay(state);
  const { prompt, prompting, auto, filter } = state;
  const message =
    filter === "" ? state.message : painter.naming.say("message.filtered", { filter });
  const on = prompt !== undefined ? prompting : auto !== undefined ? "auto" : overlay?.kind;
  return screenOf(
    painter,
    {
      title: dashboard.title,
      ends: endsOf(dashboard, painter.columns),
      message,
      ...(prompt === undefined ? {} : { prompt: { sign: signs[prompting], typed: prompt } }),
      hints: hints[on ?? "overview"],
    },
    (inner) => {
      const body =
        overlay === undefined
          ? overview(inner, around, state, scene, dashboard)
          : overlayBody(inner, around, state, scene, overlay);
      return withPalette(inner, body, state);
    },
  );
}
