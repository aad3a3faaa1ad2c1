/** Two ways of the run side by side, under the same luck. */

import { partingOf } from "../../app/play/forks.ts";
import type { Session } from "../../app/play/session.ts";
import { dateOfStep } from "../../story/naming.ts";
import { sideBySide, type BothRow } from "../../view/play/ways.ts";
import { line, piece, rule, type Cell, type Line } from "../canvas.ts";
import { oddsKeyOf, perspectiveIn, type PlayState, type Surroundings } from "../state.ts";
import type { Tone } from "../theme.ts";
import { paragraph, scrolled, type Body, type Painter } from "./painter.ts";

interface Widths {
  readonly name: number;
  readonly value: number;
  readonly last: number;
}

/** @param last columns of what stands at the end */
function widthsIn(columns: number, last: number): Widths {
  const value = Math.max(9, Math.floor((columns - last) * 0.32));
  return { name: columns - last - 2 * value, value, last };
}

function row(
  painter: Painter,
  { name, value, last }: Widths,
  [title, first, second, end]: readonly [string, string, string, string],
  tones: readonly [Tone, Tone],
): Line {
  const [plain, ending] = tones;
  const cell = (text: string, width: number): Cell => ({
    pieces: [piece(text, plain)],
    ...{ width, gap: 1 },
  });
  return line(
    [
      { pieces: [piece(` ${title}`, plain)], width: name, gap: 1 },
      cell(first, value),
      cell(second, value),
      { pieces: [piece(end, ending)], width: last },
    ],
    painter.layout,
  );
}

function levelLine(painter: Painter, widths: Widths, both: BothRow): Line {
  const { glyphs } = painter.theme;
  const { name, first, second, against } = both;
  const sign = { worse: glyphs.up, better: glyphs.down, same: glyphs.same, other: "" }[against];
  const tone = against === "worse" || against === "better" ? against : "dim";
  const plain = against === "same" ? "dim" : "plain";
  return row(painter, widths, [name, first, second, sign], [plain, tone]);
}

/** The way that is played beside another one, at the date of the cursor. @throws RunFault */
export function compareBody(
  painter: Painter,
  { context }: Surroundings,
  state: PlayState,
  other: Session | undefined,
  scroll: number,
): Body {
  const { naming, columns, rows, theme, layout } = painter;
  const { say } = naming;
  if (other === undefined) {
    return {
      lines: paragraph(painter, say("message.alone"), columns - 2, "plain", 1),
      maxScroll: 0,
    };
  }
  const { session } = state;
  const perspective = perspectiveIn(state);
  const fork = session.forks.find(({ name }) => name === other.name);
  const { program } = context.engine;
  const view = sideBySide(
    naming,
    [session, other],
    {
      step: session.cursor,
      parting: partingOf(session.path, other.path),
      hidden: perspective.truth,
    },
    [session, other].map((one) => state.odds[oddsKeyOf(one, perspective)]) as [
      PlayState["odds"][string] | undefined,
      PlayState["odds"][string] | undefined,
    ],
  );
  const widths = widthsIn(columns, 3);
  const forOdds = widthsIn(columns, columns >= 100 ? 26 : 20);
  const left = fork !== undefined && fork.step < other.cursor;
  const head = row(painter, widths, ["", session.name, other.name, ""], ["title", "dim"]);
  const odds = view.odds.map(({ name, first, second, difference, clear }) =>
    row(
      painter,
      forOdds,
      [name, first, second, clear || difference === "" ? difference : `(${difference})`],
      ["plain", clear ? "strong" : "dim"],
    ),
  );
  const lines = [
    ...paragraph(painter, view.parting, columns - 2, "strong", 1),
    ...(left
      ? paragraph(
          painter,
          say("compare.left", { name: other.name, date: dateOfStep(naming, fork.step) }),
          columns - 2,
          "note",
          1,
        )
      : []),
    head,
    ...view.levels.map((both) => levelLine(painter, widths, both)),
    ...(view.variables.length === 0
      ? []
      : [rule(say("panel.variables"), columns, theme.glyphs.rule, layout)]),
    ...view.variables.map(({ name, first, second }) =>
      row(painter, widths, [name, first, second, ""], ["plain", "dim"]),
    ),
    ...(program.outcomes.length === 0
      ? []
      : [rule(say("panel.odds"), columns, theme.glyphs.rule, layout), ...odds]),
    ...paragraph(painter, say("compare.note"), columns - 2, "dim", 1),
  ];
  const body = scrolled(lines, rows - 1, scroll);
  const title = say("compare.title", {
    first: session.name,
    second: other.name,
    date: dateOfStep(naming, session.cursor),
  });
  return { ...body, lines: [rule(title, columns, theme.glyphs.rule, layout), ...body.lines] };
}
