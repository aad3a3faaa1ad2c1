/** The overview: flashpoints at a glance, headlines, belief; the odds as a panel of their own. */

import type { OutcomeRow } from "../../view/play/end.ts";
import type { BeliefRow, Dashboard, FlashpointRow } from "../../view/play/dashboard.ts";
import {
  line,
  piece,
  rule,
  textLine,
  windowOf,
  type Cell,
  type Line,
  type Piece,
} from "../canvas.ts";
import { toneOfLevel, type Tone } from "../theme.ts";
import {
  headed,
  headlinePieces,
  ladderBar,
  paragraph,
  scrolled,
  sparkline,
  trendGlyph,
  trendTone,
  type Body,
  type Painter,
} from "./painter.ts";

/** Columns of the fixed cells of a flashpoint's row. */
const keyWidth = 3;
const trendWidth = 4;

interface Columns {
  readonly name: number;
  readonly bar: number;
  readonly level: number;
  readonly history: number;
  /** Of each of the two chances: the language's headings stand whole above them. */
  readonly chance: number;
}

function columnsFor({ naming: { say } }: Painter, dashboard: Dashboard, width: number): Columns {
  const chance = headed(8, say("column.up"), say("column.down"));
  const bar = Math.min(10, Math.max(...dashboard.flashpoints.map(({ worst }) => worst), 4)) + 1;
  const fixed = keyWidth + bar + trendWidth + 2 * chance;
  const free = width - fixed;
  const name = Math.max(12, Math.min(24, Math.floor(free * 0.4)));
  const history = free - name >= 46 ? 16 : 0;
  return { name, bar, level: free - name - history, history, chance };
}

function chanceTone(chance: number, tone: Tone): Tone {
  return chance >= 0.05 ? tone : chance > 0 ? "plain" : "dim";
}

function flashpointLine(
  painter: Painter,
  row: FlashpointRow,
  index: number,
  selected: boolean,
  columns: Columns,
): Line {
  const { theme } = painter;
  const mark = selected ? theme.glyphs.marker : " ";
  const number = index < 10 ? String((index + 1) % 10) : " ";
  const tone: Tone = selected ? "selected" : "plain";
  const cells: Cell[] = [
    { pieces: [piece(mark, "key"), piece(number, "key"), piece(" ")], width: keyWidth },
    { pieces: [piece(row.name, tone)], width: columns.name, gap: 1 },
    { pieces: ladderBar(painter, row.level, row.worst), width: columns.bar },
    {
      pieces: [
        piece(`${String(row.level)} `, toneOfLevel(row.level, row.worst)),
        piece(row.levelName, tone),
        piece(row.moved === "level" ? "" : " *", trendTone(row.moved)),
      ],
      width: columns.level,
      gap: 1,
    },
  ];
  if (columns.history > 0) {
    const marks = sparkline(painter, row.history, row.worst, columns.history - 2);
    cells.push({ pieces: [piece(marks, "dim")], width: columns.history });
  }
  cells.push(
    { pieces: [piece(trendGlyph(painter, row.trend), trendTone(row.trend))], width: trendWidth },
    {
      pieces: [piece(row.up, chanceTone(row.upChance, "worse"))],
      width: columns.chance,
      align: "end",
    },
    {
      pieces: [piece(row.down, chanceTone(row.downChance, "better"))],
      width: columns.chance,
      align: "end",
    },
  );
  return line(cells, painter.layout, index);
}

function headerLine(painter: Painter, columns: Columns): Line {
  const { say } = painter.naming;
  const cells: Cell[] = [
    { pieces: [piece("", "dim")], width: keyWidth },
    { pieces: [piece(say("panel.flashpoints"), "title")], width: columns.name },
    { pieces: [piece(say("column.level"), "dim")], width: columns.bar + columns.level },
  ];
  if (columns.history > 0) cells.push({ pieces: [piece("", "dim")], width: columns.history });
  cells.push(
    { pieces: [piece("", "dim")], width: trendWidth },
    { pieces: [piece(say("column.up"), "dim")], width: columns.chance, align: "end" },
    { pieces: [piece(say("column.down"), "dim")], width: columns.chance, align: "end" },
  );
  return line(cells, painter.layout);
}

/** The table of flashpoints in at most `rows` lines. */
export function flashpointTable(
  painter: Painter,
  dashboard: Dashboard,
  selected: number,
  rows: number,
): readonly Line[] {
  const columns = columnsFor(painter, dashboard, painter.columns);
  const { first, last } = windowOf(dashboard.flashpoints.length, rows - 1, selected);
  return [
    headerLine(painter, columns),
    ...dashboard.flashpoints
      .slice(first, last)
      .map((row, index) =>
        flashpointLine(painter, row, first + index, first + index === selected, columns),
      ),
  ];
}

/** Headlines, newest first; daily business only where all is wanted. */
export function headlineLines(
  painter: Painter,
  dashboard: Dashboard,
  all: boolean,
): readonly Line[] {
  const { layout, columns, naming } = painter;
  const shown = dashboard.headlines.filter(({ routine }) => all || !routine);
  if (shown.length === 0) {
    return [textLine([piece(` ${naming.say("news.quiet")}`, "dim")], columns, layout)];
  }
  return shown.map((headline) =>
    textLine([piece(" "), ...headlinePieces(painter, headline)], columns, layout),
  );
}

/** One unknown in one line: `Russia's aim: Bargaining 62% · All or nothing 38%`. */
export function beliefPieces({ naming, theme }: Painter, row: BeliefRow): readonly Piece[] {
  const truth = row.values.find(({ isTrue }) => isTrue);
  if (row.known && truth !== undefined) {
    const fill = { unknown: row.unknown, value: truth.name };
    return [piece(naming.say("belief.known", fill), "note")];
  }
  return [
    piece(`${row.unknown}: `, "strong"),
    ...row.values.flatMap((value, index) => [
      piece(index === 0 ? "" : " · ", "dim"),
      piece(`${value.name} ${value.chance}`),
      piece(value.isTrue ? ` ${theme.glyphs.yes}` : "", "note"),
    ]),
  ];
}

/** What is believed, one unknown per line. */
export function beliefLines(painter: Painter, dashboard: Dashboard): readonly Line[] {
  return dashboard.beliefs.map((row) =>
    textLine([piece(" "), ...beliefPieces(painter, row)], painter.columns, painter.layout),
  );
}

/** Outcomes so far beside their odds. */
export function oddsLines(
  painter: Painter,
  now: readonly OutcomeRow[],
  start: readonly OutcomeRow[],
): readonly Line[] {
  const { naming, layout, columns } = painter;
  const { say } = naming;
  const width = headed(16, say("column.now"), say("odds.at-start"));
  const title = columns - 2 * width - 1;
  const header = line(
    [
      { pieces: [piece(` ${say("column.outcome")}`, "title")], width: title },
      { pieces: [piece(say("column.now"), "dim")], width, align: "end" },
      { pieces: [piece(say("odds.at-start"), "dim")], width, align: "end" },
    ],
    layout,
  );
  return [
    header,
    ...now.map((row, index) =>
      line(
        [
          { pieces: [piece(` ${row.title}`)], width: title },
          {
            pieces: [
              piece(row.likely ?? say("odds.pending"), row.likely === undefined ? "dim" : "strong"),
            ],
            width,
            align: "end",
          },
          {
            pieces: [piece(start[index]?.likely ?? say("odds.pending"), "dim")],
            width,
            align: "end",
          },
        ],
        layout,
      ),
    ),
  ];
}

/** The visible variables: a number, where it stands between its bounds, its direction. */
function variableLines(painter: Painter, dashboard: Dashboard): readonly Line[] {
  const { layout, columns, theme } = painter;
  const bar = 10;
  return dashboard.variables.map(({ name, value, share, trend }) => {
    const filled = share === undefined ? 0 : Math.round(share * bar);
    const meter = theme.glyphs.full.repeat(filled) + theme.glyphs.empty.repeat(bar - filled);
    return line(
      [
        { pieces: [piece(` ${name}`)], width: columns - 26, gap: 1 },
        { pieces: [piece(share === undefined ? "" : meter, "dim")], width: 12 },
        { pieces: [piece(value)], width: 10, align: "end" },
        // More of a variable may be good or bad: the arrow says only which way it went.
        {
          pieces: [piece(trend === "up" ? "↑" : trend === "down" ? "↓" : "=", "dim")],
          width: 4,
          align: "end",
        },
      ],
      layout,
    );
  });
}

/** What the odds panel and the overview are made of. */
export interface OverviewParts {
  readonly dashboard: Dashboard;
  readonly oddsNow: readonly OutcomeRow[];
  readonly oddsStart: readonly OutcomeRow[];
}

/** The body of the overview. */
export function overviewBody(
  painter: Painter,
  parts: OverviewParts,
  tab: "flashpoints" | "headlines" | "odds",
  selected: number,
  scroll: number,
): Body {
  const { theme, columns, layout, rows, naming } = painter;
  const { dashboard } = parts;
  const title = (text: string): Line => rule(text, columns, theme.glyphs.rule, layout);
  if (tab === "headlines") {
    const body = scrolled(headlineLines(painter, dashboard, true), rows - 1, scroll);
    return { ...body, lines: [title(naming.say("panel.headlines")), ...body.lines] };
  }
  if (tab === "odds") {
    const note = paragraph(painter, naming.say("read.odds"), columns, "dim", 1);
    const lines = [
      ...oddsLines(painter, parts.oddsNow, parts.oddsStart),
      ...note,
      title(naming.say("panel.variables")),
      ...variableLines(painter, dashboard),
    ];
    const body = scrolled(lines, rows - 1, scroll);
    return { ...body, lines: [title(naming.say("panel.odds")), ...body.lines] };
  }
  const beliefs = beliefLines(painter, dashboard).slice(0, 2);
  const spare = rows - beliefs.length - 1;
  const table = flashpointTable(
    painter,
    dashboard,
    selected,
    Math.min(dashboard.flashpoints.length + 1, Math.max(6, spare - 4)),
  );
  const space = spare - table.length;
  const news = headlineLines(painter, dashboard, false).slice(0, Math.max(0, space));
  const filler = Array.from({ length: Math.max(0, space - news.length) }, () => ({
    pieces: [piece(" ")],
  }));
  return {
    lines: [...table, title(naming.say("panel.headlines")), ...news, ...filler, ...beliefs],
    maxScroll: 0,
  };
}
