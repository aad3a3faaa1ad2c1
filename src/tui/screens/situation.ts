/** The situation screen: panes by the size of the window, beside a decision if one is asked for. */

import { chanceOf, levelName, numberOf, shortNameOf } from "../../story/naming.ts";
import { risingOf, type ChancesView, type WatchedView } from "../../view/play/chances.ts";
import type { Detail } from "../../view/play/detail.ts";
import type { Odds } from "../../view/play/scene.ts";
import type { Situation } from "../../view/play/situation.ts";
import { mapOf } from "../../view/play/map.ts";
import { watchedLevels } from "../../view/play/watched.ts";
import { beside, fit, type Line } from "../canvas.ts";
import { beliefLines, beliefPane } from "../panes/belief.ts";
import { chanceLines } from "../panes/chances.ts";
import { flashpointLines } from "../panes/flashpoints.ts";
import { curveLines, gaugeLines, type Curve } from "../panes/gauges.ts";
import { stack, type Pane } from "../panes/pane.ts";
import { mapLines } from "../panes/map.ts";
import { timelineLines } from "../panes/timeline.ts";
import { weekLines } from "../panes/week.ts";
import { whyLines } from "../panes/why.ts";
import { paragraph, type Body, type Painter } from "./painter.ts";

/** From this width on there is a second column. */
const WIDE = 120;

/** What the panes are made of. */
export interface SituationParts {
  readonly situation: Situation;
  /** The selected flashpoint, closely. */
  readonly detail: Detail;
  readonly chances: ChancesView;
  /** By flashpoint of the program. */
  readonly watched: readonly WatchedView[];
  readonly odds?: Odds;
  readonly selected: number;
  /** There can be no odds here. */
  readonly noOdds: boolean;
  /** Notes on how to read the screen. */
  readonly notes: readonly string[];
}

/** Draws what is asked beside the situation, in the room that it is given. */
export type Beside = (inner: Painter) => readonly Line[];

/** Every pane in the width of a painter. */
function panesIn(painter: Painter, parts: SituationParts) {
  const { naming, theme, columns } = painter;
  const { say } = naming;
  const { situation, detail, chances, noOdds } = parts;
  const { dashboard, timeline, beliefs, gauges, week } = situation;
  const unit = say(`unitword.${naming.program.calendar.unit}`);
  const end = timeline.end;
  const { up, down, decided: own } = theme.glyphs;
  const begun = timeline.now > 0;
  // Terminals that draw no blocks draw no braille either.
  const dots = theme.glyphs.meter.length > 1;
  const runs = chances.runs === 0 ? "" : ` (${say("unit.run", { n: chances.runs })})`;
  return {
    table: (rows: number): Pane => {
      const lines = flashpointLines(
        painter,
        dashboard,
        { watched: parts.watched, selected: parts.selected, end },
        rows,
      );
      return { title: "", lines, least: lines.length };
    },
    timeline: (titled: boolean): Pane => ({
      title: titled ? say("pane.timeline", { up, down, own }) : "",
      lines: timelineLines(painter, timeline),
      least: titled ? 2 : 1,
    }),
    week: (least: number): Pane => ({
      title: say("pane.week", { unit }),
      lines: weekLines(painter, week, begun),
      least,
    }),
    why: (least: number, most: number): Pane => ({
      title: say(detail.ended ? "pane.why-ended" : "pane.why", { name: detail.name, unit }),
      lines: whyLines(painter, detail).slice(0, most),
      least,
    }),
    chances: (most: number): Pane => {
      const lines = noOdds
        ? paragraph(painter, say("chances.none"), columns, "dim", 1)
        : chanceLines(painter, chances, most);
      // Its last line says how many more there are: it stands whole or not at all.
      return { title: say("pane.chances", { date: end }) + runs, lines, least: lines.length };
    },
    belief: (wanted: number): Pane => {
      const height = dots ? wanted : 0;
      const lines =
        height === 0
          ? beliefLines(painter, beliefs).slice(0, 2)
          : beliefPane(painter, beliefs, height);
      return {
        title: height === 0 ? "" : say("pane.belief"),
        lines,
        least: height === 0 ? 1 : Math.min(lines.length, height + 2),
      };
    },
    gauges: (titled: boolean, most: number): Pane => ({
      title: titled ? say("pane.gauges") : "",
      lines: gaugeLines(painter, gauges).slice(0, most),
      least: 1,
    }),
    curves: (height: number): Pane => {
      const lines = dots ? curveLines(painter, curvesOf(painter, parts), height) : [];
      return { title: say("pane.curves"), lines, least: Math.min(lines.length, height + 1) };
    },
    map: (height: number): Pane => {
      const view = dots && height > 0 ? mapOf(naming, dashboard.flashpoints) : undefined;
      const lines = view === undefined ? [] : mapLines(painter, view, height);
      return { title: say("pane.map"), lines, least: lines.length };
    },
    read: (): Pane => ({
      title: say("pane.read"),
      lines: parts.notes.flatMap((note) => paragraph(painter, note, columns - 2, "dim", 1)),
      least: 1,
    }),
  };
}

/** Few flashpoints leave room for curves: of what drifts, and of how a chance rises to the end. */
const FEW = 2;

function curvesOf({ naming }: Painter, parts: SituationParts): readonly Curve[] {
  const { program, say } = naming;
  const { situation, odds } = parts;
  if (program.flashpoints.length > FEW) return [];
  const of = program.calendar.steps + 1;
  const numbers = situation.gauges.slice(0, 3).map(({ name, value, history }): Curve => {
    const high = Math.max(...history);
    const low = Math.min(high >= 0 ? 0 : high, ...history);
    return {
      ...{ title: name, value, values: history, low, high },
      of: Math.max(history.length, Math.min(of, 24)),
      ends: [numberOf(naming, low, 0), numberOf(naming, high, 0)],
    };
  });
  const levels = watchedLevels(naming);
  const rising = program.flashpoints.flatMap((_, flashpoint): readonly Curve[] => {
    const values = risingOf(odds, flashpoint);
    const level = levels[flashpoint] ?? 0;
    const last = values.at(-1);
    if (last === undefined) return [];
    const high = Math.max(0.05, last);
    const fill = {
      name: shortNameOf(naming, flashpoint),
      level: levelName(naming, flashpoint, level),
    };
    return [
      {
        title: say("curve.rising", fill),
        value: chanceOf(naming, last),
        values,
        ...{ low: 0, high, of: values.length },
        ends: [chanceOf(naming, 0), chanceOf(naming, high)],
      },
    ];
  });
  return [...numbers, ...rising];
}

/** What is asked, in as many rows as are given to it. */
function asked(painter: Painter, rows: number, draw: Beside): Pane {
  const lines = draw({ ...painter, rows });
  return { title: "", lines: fit(lines, rows), least: rows };
}

/** One column, for windows up to 119 columns. */
function narrow(painter: Painter, parts: SituationParts, draw: Beside | undefined): Body {
  const panes = panesIn(painter, parts);
  const { rows } = painter;
  const count = parts.situation.dashboard.flashpoints.length;
  if (draw !== undefined) {
    const table = Math.min(count + 1, Math.max(4, Math.floor((rows - 4) / 3)));
    const room = rows - table - 1 - 3;
    const list = [
      panes.table(table),
      asked(painter, room, draw),
      panes.week(1),
      panes.timeline(false),
    ];
    return { lines: stack(painter, list, [3, 0, 2, 1]), maxScroll: 0 };
  }
  const table = Math.min(count + 1, Math.max(6, rows - 8));
  const isSmall = count <= FEW;
  const list = [
    panes.table(table),
    panes.week(3),
    panes.timeline(false),
    panes.belief(0),
    panes.gauges(false, 1),
    panes.chances(isSmall ? 6 : Math.min(6, rows - table - 10)),
    ...(isSmall ? [panes.curves(4), panes.why(3, 8)] : []),
  ];
  const order = isSmall ? [2, 0, 5, 6, 7, 1, 3, 4] : [2, 0, 5, 1, 3, 4];
  return { lines: stack(painter, list, order), maxScroll: 0 };
}

/** Two columns: where things stand, and why. */
function wide(painter: Painter, parts: SituationParts, draw: Beside | undefined): Body {
  const { columns, rows, theme, layout } = painter;
  const mainWidth = Math.max(80, Math.floor(columns * 0.6));
  const sideWidth = columns - mainWidth - 3;
  const main = { ...painter, columns: mainWidth };
  const side = { ...painter, columns: sideWidth };
  const [left, right] = [panesIn(main, parts), panesIn(side, parts)];
  const count = parts.situation.dashboard.flashpoints.length;
  const tall = rows >= 36;
  const table = left.table(Math.min(count + 1, Math.max(6, rows - 10)));
  const curves = left.curves(tall ? 6 : 4);
  const map = left.map(tall && draw === undefined ? 13 : 0);
  const decision = draw === undefined ? [] : [asked(main, Math.floor(rows * 0.42), draw)];
  const first = stack(
    main,
    [table, ...decision, left.week(3), left.timeline(true), curves, map],
    draw === undefined ? [0, 4, 3, 2, 1] : [0, 5, 4, 3, 2, 1],
  );
  const second = stack(side, [
    right.why(tall ? 7 : 5, tall ? 17 : 9),
    right.chances(tall ? 11 : 6),
    right.belief(tall ? 4 : 0),
    right.gauges(true, tall ? 5 : 2),
    right.read(),
  ]);
  const bar = ` ${theme.glyphs.bar} `;
  const lines = beside(fit(first, rows), mainWidth, fit(second, rows), sideWidth, bar, layout);
  return { lines, maxScroll: 0 };
}

/** The situation, and beside it what is asked. */
export function situationBody(painter: Painter, parts: SituationParts, draw?: Beside): Body {
  return painter.columns < WIDE ? narrow(painter, parts, draw) : wide(painter, parts, draw);
}
