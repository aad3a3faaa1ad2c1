/** The page of ways: lines of time under one another, the ways that were left, the bookmarks. */

import { liesOn, partingOf, pathOfFork } from "../../app/play/forks.ts";
import { dateOfStep } from "../../story/naming.ts";
import { marksOf } from "../../view/play/ways.ts";
import { piece, rule, textLine, type Line } from "../canvas.ts";
import type { PlayState, Surroundings } from "../state.ts";
import { paragraph, type Body, type Painter } from "./painter.ts";
import { timelineLines, type TimeRow } from "./timeline.ts";

/** The way that is played and those that were left, the latest first. @throws RunFault */
export function timeRows({ context }: Surroundings, { session }: PlayState): readonly TimeRow[] {
  const { name, path, bookmarks, forks, cursor } = session;
  const flags = bookmarks.filter((mark) => liesOn(session, mark)).map(({ step }) => step);
  const others = forks.toReversed().map((fork, row): TimeRow => {
    const other = pathOfFork(context.engine, fork);
    const from = partingOf(path, other) ?? Math.min(path.length, other.length) - 1;
    const way = { path: other, decisions: fork.decisions };
    const own = bookmarks
      .filter((mark) => !liesOn(session, mark) && liesOn(way, mark))
      .map(({ step }) => step);
    return {
      ...{ name: fork.name, from, flags: own, row },
      marks: marksOf({ name: fork.name, path: other }),
    };
  });
  return [{ name, from: 0, marks: marksOf({ name, path }), flags, here: cursor }, ...others];
}

/** The page of ways. @throws RunFault */
export function waysBody(
  painter: Painter,
  around: Surroundings,
  state: PlayState,
  cursor: number,
): Body {
  const { naming, theme, columns, layout } = painter;
  const { say } = naming;
  const { session } = state;
  const decided = (decisions: ReadonlyMap<number, unknown>): string =>
    say("fork.decisions", { n: decisions.size });
  const items = [
    ...session.forks
      .toReversed()
      .map(({ name, step, decisions }) =>
        say("fork.left", { name, date: dateOfStep(naming, step), decisions: decided(decisions) }),
      ),
    ...session.bookmarks.map(({ name, step }) =>
      say("fork.bookmark", { name, date: dateOfStep(naming, step) }),
    ),
  ];
  const before = new Map([...session.decisions].filter(([step]) => step < session.cursor));
  const here = say("fork.here", {
    name: session.name,
    date: dateOfStep(naming, session.cursor),
    step: session.cursor,
    decisions: decided(before),
  });
  const { seed, run } = session;
  const about = [
    here,
    say("message.seed", { seed, run: String(run), scenario: around.scenario }),
    say("message.fork-luck"),
  ];
  const item = (text: string, index: number): Line =>
    textLine(
      [
        piece(index === cursor ? theme.glyphs.marker : " ", "key"),
        piece(index < 9 ? `${String(index + 1)} ` : "  ", "key"),
        piece(text, index === cursor ? "selected" : "plain"),
      ],
      columns,
      layout,
      index,
    );
  return {
    lines: [
      rule(say("fork.title"), columns, theme.glyphs.rule, layout),
      ...timelineLines(painter, timeRows(around, state)),
      ...paragraph(painter, legend(painter), columns - 2, "dim", 1),
      ...about.flatMap((text) => paragraph(painter, text, columns - 2, "dim", 1)),
      ...(items.length === 0 ? paragraph(painter, say("fork.empty"), columns - 2, "plain", 1) : []),
      ...items.map(item),
    ],
    maxScroll: Math.max(0, items.length - 1),
  };
}

/** What the signs of the lines mean. */
function legend({ naming: { say }, theme: { glyphs } }: Painter): string {
  const { here, decided, flag, up, down } = glyphs;
  return say("fork.legend", { here, decided, flag, up, down });
}
