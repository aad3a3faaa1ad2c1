/** Panes: a title and lines, stacked in as much room as there is. */

import { rule, type Line } from "../canvas.ts";
import type { Painter } from "../screens/painter.ts";

/** A part of the screen: what it needs at least, and what it would show. */
export interface Pane {
  /** "" = no rule above it. */
  readonly title: string;
  /** All of it, most important first. */
  readonly lines: readonly Line[];
  /** Rows below the title without which it is left out. */
  readonly least: number;
}

/** Rows of a pane when it shows so many lines. */
const rowsOf = ({ title }: Pane, lines: number): number => lines + (title === "" ? 0 : 1);

/**
 * Panes under one another. The first are the most important: a later one is left out where its least finds no
 * room; what is left then goes to the panes in order, up to all that they have to show. `order` is how they
 * stand, by their place in the list.
 */
export function stack(
  painter: Painter,
  panes: readonly Pane[],
  order: readonly number[] = panes.map((_, index) => index),
): readonly Line[] {
  const { rows, columns, theme, layout } = painter;
  let left = rows;
  const given = panes.map((pane) => {
    const least = Math.min(pane.least, pane.lines.length);
    const needed = rowsOf(pane, least);
    if (pane.lines.length === 0 || needed > left) return undefined;
    left -= needed;
    return least;
  });
  for (const [index, pane] of panes.entries()) {
    const lines = given[index];
    if (lines === undefined) continue;
    const more = Math.min(left, pane.lines.length - lines);
    given[index] = lines + more;
    left -= more;
  }
  const drawn = order.flatMap((index) => {
    const pane = panes[index];
    const count = given[index];
    if (pane === undefined || count === undefined) return [];
    const heading = pane.title === "" ? [] : [rule(pane.title, columns, theme.glyphs.rule, layout)];
    return [...heading, ...pane.lines.slice(0, count)];
  });
  return drawn.slice(0, rows);
}
