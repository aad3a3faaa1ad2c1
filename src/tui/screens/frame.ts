/** The whole screen as lines: header, body, message, footer. Pure: state in, lines out. */

import { outcomesAt } from "../../app/play/perspective.ts";
import { roadsOf } from "../../app/play/roads.ts";
import { listIn } from "../../i18n/list.ts";
import { widthOf } from "../../i18n/terminal/spans.ts";
import { actorAt, told, type Naming } from "../../story/naming.ts";
import { chancesOf, watchedOf } from "../../view/play/chances.ts";
import type { Dashboard } from "../../view/play/dashboard.ts";
import { decisionSheetOf } from "../../view/play/decision.ts";
import { detailOf } from "../../view/play/detail.ts";
import { endOf, type OutcomeRow } from "../../view/play/end.ts";
import { piece, rule, textLine, windowOf, type Cell } from "../canvas.ts";
import { allChanceLines } from "../panes/chances.ts";
import { oddsKnown, seenOf, type Seen } from "../seen.ts";
import {
  flashpointInRow,
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
import { detailBody } from "./detail.ts";
import { endBody, listBody } from "./end.ts";
import { hints } from "./footer.ts";
import { helpBody } from "./help.ts";
import {
  headlinePieces,
  paragraph,
  scrolled,
  type Body,
  type Frame,
  type Painter,
} from "./painter.ts";
import { withPalette } from "./palette.ts";
import { replayLines } from "./replay.ts";
import { curtainBody, logBody, roleIn, shortRoleIn } from "./seats.ts";
import { situationBody, type Beside, type SituationParts } from "./situation.ts";
import { variableLines } from "../panes/variables.ts";
import { withTour } from "./tour.ts";
import { waysBody } from "./ways.ts";

/** Who is played, and when: never cut; what is said of the scenario gives way, then the step. */
function endsOf(
  { step, date }: Dashboard,
  [long, short]: readonly [string, string],
  columns: number,
): readonly Cell[] {
  const room = columns - widthOf(" Brink ");
  const role = widthOf(` ${long}  ${date} `) > room ? short : long;
  const whole = ` ${date}  ${step} `;
  const when = widthOf(whole) + widthOf(` ${role} `) > room ? ` ${date} ` : whole;
  const width = Math.min(widthOf(` ${role} `), room - widthOf(when));
  return [
    { pieces: [piece(` ${role} `, "note")], width },
    { pieces: [piece(when, "strong")], width: widthOf(when), align: "end" },
  ];
}

function overlayBody(
  painter: Painter,
  around: Surroundings,
  state: PlayState,
  seen: Seen,
  overlay: Overlay,
): Body {
  const { naming } = painter;
  const { scene } = seen;
  switch (overlay.kind) {
    case "detail":
      return detailBody(
        painter,
        detailOf(scene, flashpointInRow(around, state, overlay.row)),
        overlay.scroll,
      );
    case "decision": {
      const sheet = decisionSheetOf(naming, overlay.request);
      const advice = overlay.advised ? adviceBeside(around, state, overlay.request) : undefined;
      const body = situation(
        painter,
        around,
        state,
        seen,
        (inner) => decisionBody(inner, sheet, overlay.cursor, advice).lines,
      );
      return { ...body, maxScroll: sheet.options.length + 1 };
    }
    case "actors": {
      const names = naming.program.actors.map((_, index) =>
        told(naming, actorAt(naming, index).name),
      );
      const about = [naming.say("actors.about")];
      return listBody(painter, naming.say("actors.title"), about, names, overlay.cursor);
    }
    case "help":
      return helpBody(painter, overlay);
    case "tour":
      return overview(painter, around, state, seen);
    case "curtain":
      return curtainBody(painter, state, overlay.seat);
    case "log":
      return logBody(painter, state, overlay.scroll);
    case "ways":
      return waysBody(painter, around, state, overlay.cursor);
    case "compare":
      return compareBody(painter, around, state, comparedWith(around, state), overlay.scroll);
    case "end": {
      const values = outcomesAt(around.context.engine, state.session);
      const roads = roadsOf(around.context, state.session);
      const end = endOf(scene, values, state.odds[startOddsKey], roads);
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

/** Notes on how to read the screen. */
function notesOf({ naming }: Painter, { scene, situation }: Seen): readonly string[] {
  const { say } = naming;
  const { perspective } = scene;
  const actors = listIn(
    naming.style,
    perspective.players.map((actor) => told(naming, actorAt(naming, actor).name)),
  );
  return [
    say("notice.hot", { date: situation.timeline.end }),
    perspective.players.length > 0 ? say("notice.player", { actors }) : say("notice.truth"),
    say("notice.one"),
  ];
}

/** All headlines, the selected one marked. */
function headlinesBody(painter: Painter, { situation }: Seen, cursor: number): Body {
  const { naming, columns, layout, theme, rows } = painter;
  const { headlines } = situation.dashboard;
  const { first, last } = windowOf(headlines.length, rows - 1, cursor);
  return {
    lines: [
      rule(naming.say("panel.headlines"), columns, theme.glyphs.rule, layout),
      ...headlines
        .slice(first, last)
        .map((headline, index) =>
          textLine(
            [
              piece(first + index === cursor ? theme.glyphs.marker : " ", "key"),
              ...headlinePieces(painter, headline),
              piece(headline.effects === "" ? "" : `  ${headline.effects}`, "dim"),
            ],
            columns,
            layout,
          ),
        ),
    ],
    maxScroll: Math.max(0, headlines.length - 1),
    below: headlines.length - last,
  };
}

/** All odds, then everything that is counted. */
function oddsBody(painter: Painter, { situation }: Seen, state: PlayState): Body {
  const { naming, columns, layout, theme, rows } = painter;
  const { say } = naming;
  const lines = [
    ...(state.noOdds
      ? paragraph(painter, say("chances.none"), columns, "dim", 1)
      : allChanceLines(painter, narrowedOdds(state, chancesOf(naming, oddsKnown(state))))),
    rule(say("panel.variables"), columns, theme.glyphs.rule, layout),
    ...variableLines(painter, situation.dashboard),
  ];
  const body = scrolled(lines, rows - 1, state.scroll);
  const title = rule(say("panel.odds"), columns, theme.glyphs.rule, layout);
  return { ...body, lines: [title, ...body.lines] };
}

/** The situation, with the decision beside it that is asked for. */
function situation(
  painter: Painter,
  around: Surroundings,
  state: PlayState,
  seen: Seen,
  draw?: Beside,
): Body {
  const { naming } = painter;
  const known = oddsKnown(state);
  const parts: SituationParts = {
    situation: seen.situation,
    detail: detailOf(seen.scene, flashpointInRow(around, state, state.selected)),
    chances: narrowedOdds(state, chancesOf(naming, known)),
    watched: watchedOf(naming, known),
    ...(known.now === undefined ? {} : { odds: known.now }),
    selected: state.selected,
    noOdds: state.noOdds,
    notes: notesOf(painter, seen),
  };
  return situationBody(painter, parts, draw);
}

function overview(painter: Painter, around: Surroundings, state: PlayState, seen: Seen): Body {
  switch (state.tab) {
    case "headlines":
      return headlinesBody(painter, seen, state.scroll);
    case "odds":
      return oddsBody(painter, seen, state);
    case "flashpoints":
      return situation(painter, around, state, seen);
  }
}

/** The sign before what is typed. */
const signs = { command: ":", filter: "/" } as const;

/** The screen for a state. @throws RunFault */
export function frameOf(plain: Painter, start: Surroundings, state: PlayState): Frame {
  const around = spoken(start, state);
  const painter = dressed(plain, start, state);
  const seen = narrowed(around, state, seenOf(around, state));
  const { dashboard } = seen.situation;
  const overlay = topOverlay(state);
  const { prompt, prompting, auto, filter } = state;
  const message =
    filter === "" ? state.message : painter.naming.say("message.filtered", { filter });
  const role = roleIn(painter.naming, state, dashboard.role);
  const on = prompt !== undefined ? prompting : auto !== undefined ? "auto" : overlay?.kind;
  return screenOf(
    painter,
    {
      title: dashboard.title,
      ends: endsOf(dashboard, [role, shortRoleIn(painter.naming, state, role)], painter.columns),
      message,
      ...(prompt === undefined ? {} : { prompt: { sign: signs[prompting], typed: prompt } }),
      hints: hints[on ?? "overview"],
    },
    (inner) => {
      const body =
        overlay === undefined
          ? overview(inner, around, state, seen)
          : overlayBody(inner, around, state, seen, overlay);
      return withPalette(
        inner,
        overlay?.kind === "tour" ? withTour(inner, body, overlay.page) : body,
        state,
      );
    },
  );
}
