/** Several people at one screen, and the one who leads: the curtain, whose turn it is, the log. */

import { listIn } from "../../i18n/list.ts";
import { actorAt, dateOfStep, told, type Naming } from "../../story/naming.ts";
import { piece, rule, textLine } from "../canvas.ts";
import type { PlayState } from "../state.ts";
import { paragraph, scrolled, type Body, type Painter } from "./painter.ts";

/** The actors of a seat in words. */
export function seatName(naming: Naming, actors: readonly number[]): string {
  return listIn(
    naming.style,
    actors.map((actor) => told(naming, actorAt(naming, actor).name)),
  );
}

/** Who is at the screen: `role` as the perspective has it, but for a game of several seats. */
export function roleIn(naming: Naming, state: PlayState, role: string): string {
  const { say } = naming;
  const { session, seat } = state;
  const { seats, facilitated } = session;
  const own = seats[seat ?? -1];
  const who =
    seats.length === 0
      ? role
      : own === undefined
        ? say("seats.everyone")
        : say("seats.turn", { seat: seatName(naming, own) });
  return facilitated ? say("seats.led", { role: who }) : who;
}

/** The role in fewer words: actors of one name (`Russia (forces)`, `Russia (diplomacy)`) by that name alone. */
export function shortRoleIn(naming: Naming, state: PlayState, role: string): string {
  const { session, seat } = state;
  const actors = session.seats.length === 0 ? session.players : (session.seats[seat ?? -1] ?? []);
  if (actors.length === 0) return role;
  const heads = actors.map(
    (actor) => told(naming, actorAt(naming, actor).name).split(" (")[0] ?? "",
  );
  return naming.say("play.as", { actors: listIn(naming.style, [...new Set(heads)]) });
}

/** The curtain: nothing of what the next seat may see is behind it yet. */
export function curtainBody(painter: Painter, state: PlayState, seat: number): Body {
  const { naming, columns, theme, layout } = painter;
  const { say } = naming;
  const name = seatName(naming, state.session.seats[seat] ?? []);
  const empty = textLine([piece(" ")], columns, layout);
  return {
    lines: [
      rule(say("seats.curtain"), columns, theme.glyphs.rule, layout),
      ...[empty, empty],
      ...paragraph(painter, say("seats.next", { seat: name }), columns - 4, "strong", 2),
      empty,
      ...paragraph(painter, say("seats.alone"), columns - 4, "plain", 2),
    ],
    maxScroll: 0,
  };
}

/** What the one who leads told and decided, the latest first. */
export function logLines(naming: Naming, { session }: PlayState): readonly string[] {
  const { say } = naming;
  if (session.log.length === 0) return [say("log.empty")];
  return session.log
    .toReversed()
    .map(({ step, kind, text }) => say(`log.${kind}`, { date: dateOfStep(naming, step), text }));
}

/** The page of the log. */
export function logBody(painter: Painter, state: PlayState, scroll: number): Body {
  const { naming, columns, rows, theme, layout } = painter;
  const lines = logLines(naming, state).flatMap((text) =>
    paragraph(painter, text, columns - 2, "plain", 1),
  );
  const body = scrolled(lines, rows - 1, scroll);
  const title = rule(naming.say("log.title"), columns, theme.glyphs.rule, layout);
  return { ...body, lines: [title, ...body.lines] };
}
