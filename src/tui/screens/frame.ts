/** The whole screen as lines: header, body, message, footer. Pure: state in, lines out. */

import { sceneOf } from "../../app/play/context.ts";
import { pathOf } from "../../app/play/session.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { widthOf, wrap } from "../../i18n/terminal/spans.ts";
import { actorAt, dateOfStep, told, type Naming } from "../../story/naming.ts";
import { dashboardOf, type Dashboard } from "../../view/play/dashboard.ts";
import { decisionSheetOf } from "../../view/play/decision.ts";
import { detailOf } from "../../view/play/detail.ts";
import { endOf, outcomeRows, type OutcomeRow } from "../../view/play/end.ts";
import type { Scene } from "../../view/play/scene.ts";
import { beside, fit, line, piece, textLine, type Line } from "../canvas.ts";
import { graphemesOf } from "../keys.ts";
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
import { decisionBody } from "./decision.ts";
import { detailBody, detailPanel } from "./detail.ts";
import { endBody, listBody } from "./end.ts";
import { footerLine } from "./footer.ts";
import { helpBody } from "./help.ts";
import { overviewBody } from "./overview.ts";
import type { Body, Painter } from "./painter.ts";
import { replayLines } from "./replay.ts";

/** Smallest window in which the screens make sense. */
const smallest: { readonly columns: number; readonly rows: number } = {
  columns: 60,
  rows: 20,
};
/** From this width on the overview has a side panel. */
const wide = 120;

export interface Frame {
  /** Exactly as many as the painter has rows. */
  readonly lines: readonly Line[];
  /** How far what is on top can be scrolled, or its cursor moved. */
  readonly maxScroll: number;
}

function headerLine(painter: Painter, dashboard: Dashboard): Line {
  const { columns, layout } = painter;
  const brand = " Brink ";
  const role = ` ${dashboard.role} `;
  const when = ` ${dashboard.step} · ${dashboard.date} `;
  const roleWidth = Math.min(widthOf(role), Math.floor(columns / 3));
  const title = columns - widthOf(brand) - roleWidth - widthOf(when);
  return line(
    [
      { pieces: [piece(brand, "title")], width: widthOf(brand) },
      { pieces: [piece(dashboard.title)], width: Math.max(0, title) },
      { pieces: [piece(role, "note")], width: roleWidth },
      { pieces: [piece(when, "strong")], width: widthOf(when), align: "end" },
    ],
    layout,
  );
}

/** Whether a window is too small for the screens. */
export function isTooSmall({ columns, rows }: Pick<Painter, "columns" | "rows">): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

/** The end of what is typed, which is where one writes. */
function tailOf(typed: string, width: number): string {
  const all = graphemesOf(typed);
  return all.length > width ? `…${all.slice(1 - width).join("")}` : typed;
}

/** What is shown instead of screens that would make no sense. */
export function tooSmall(
  { columns, rows, layout }: Pick<Painter, "columns" | "rows" | "layout">,
  say: Speech,
): readonly Line[] {
  const fill = { columns, rows };
  return fit(
    [
      textLine([piece(say("small.title"), "strong")], columns, layout),
      textLine([piece(say("small.text", fill))], columns, layout),
    ],
    rows,
  );
}

function forkBody(painter: Painter, around: Surroundings, state: PlayState, cursor: number): Body {
  const { naming } = painter;
  const { session } = state;
  const decided = (decisions: ReadonlyMap<number, unknown>): string =>
    naming.say("fork.decisions", { n: decisions.size });
  const items = [
    ...session.branches.slice(-1).map(({ step, decisions }) =>
      naming.say("fork.branch", {
        date: dateOfStep(naming, step),
        decisions: decided(decisions),
      }),
    ),
    ...session.checkpoints.map(({ name, step }) =>
      naming.say("fork.checkpoint", { name, date: dateOfStep(naming, step) }),
    ),
  ];
  const here = naming.say("fork.here", {
    date: dateOfStep(naming, session.cursor),
    step: session.cursor,
    decisions: decided(session.decisions),
  });
  const about = [
    here,
    naming.say("message.fork-luck"),
    naming.say("message.seed", {
      seed: session.seed,
      run: String(session.run),
      scenario: around.scenario,
    }),
    ...(session.branches.length > 0
      ? [naming.say("message.branches", { n: session.branches.length })]
      : []),
    ...(items.length === 0 ? [naming.say("fork.empty")] : []),
  ];
  return listBody(painter, naming.say("fork.title"), about, items, cursor);
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
        detailOf(scene, flashpointInRow(around, overlay.row)),
        overlay.scroll,
      );
    case "decision":
      return decisionBody(painter, decisionSheetOf(naming, overlay.request), overlay.cursor);
    case "actors": {
      const names = naming.program.actors.map((_, index) =>
        told(naming, actorAt(naming, index).name),
      );
      const about = [naming.say("actors.about")];
      return listBody(painter, naming.say("actors.title"), about, names, overlay.cursor);
    }
    case "help":
      return helpBody(painter, overlay.query, overlay.scroll);
    case "fork":
      return forkBody(painter, around, state, overlay.cursor);
    case "end": {
      const values = around.context.engine.outcomes(pathOf(state.session));
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
  const parts = {
    dashboard,
    oddsNow: withOdds(naming, state, outcomeRows(naming, undefined, state.odds[oddsKey(state)])),
    oddsStart: withOdds(naming, state, outcomeRows(naming, undefined, state.odds[startOddsKey])),
  };
  const { tab, selected, scroll } = state;
  if (columns < wide) return overviewBody(painter, parts, tab, selected, scroll);
  const mainWidth = Math.max(80, Math.floor(columns * 0.6));
  const sideWidth = columns - mainWidth - 3;
  const main = overviewBody({ ...painter, columns: mainWidth }, parts, tab, selected, scroll);
  const detail = detailOf(scene, flashpointInRow(around, selected));
  const side = detailPanel({ ...painter, columns: sideWidth }, detail, rows);
  const bar = ` ${theme.glyphs.bar} `;
  const lines = beside(fit(main.lines, rows), mainWidth, side, sideWidth, bar, layout);
  return { ...main, lines };
}

/** The screen for a state. @throws RunFault */
export function frameOf(painter: Painter, around: Surroundings, state: PlayState): Frame {
  const { columns, rows, layout } = painter;
  if (isTooSmall(painter)) {
    return { lines: tooSmall(painter, painter.naming.say), maxScroll: 0 };
  }
  const scene = sceneOf(around.context, state.session, perspectiveIn(state));
  const dashboard = dashboardOf(scene);
  const overlay = topOverlay(state);
  const prompt = state.prompt;
  // A message stands whole: what is above it gives way.
  const message =
    prompt === undefined ? wrap(state.message, columns - 9) : [`:${tailOf(prompt, columns - 12)}_`];
  const inner: Painter = { ...painter, rows: rows - 2 - message.length };
  const body =
    overlay === undefined
      ? overview(inner, around, state, scene, dashboard)
      : overlayBody(inner, around, state, scene, overlay);
  const below = body.below ?? 0;
  const more = below === 0 ? "" : `${painter.theme.glyphs.down} ${String(below)} `;
  const messageLines = message.map((text, index) =>
    line(
      [
        {
          pieces: [piece(` ${text}`, prompt === undefined ? "note" : "strong")],
          width: columns - 8,
        },
        { pieces: [piece(index === 0 ? more : "", "strong")], width: 8, align: "end" },
      ],
      layout,
    ),
  );
  const on =
    prompt !== undefined
      ? "prompt"
      : state.auto !== undefined
        ? "auto"
        : (overlay?.kind ?? "overview");
  return {
    lines: [
      headerLine(painter, dashboard),
      ...fit(body.lines, inner.rows),
      ...messageLines,
      footerLine(painter, on),
    ],
    maxScroll: body.maxScroll,
  };
}
