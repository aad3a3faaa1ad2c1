/** A look round in two minutes: what is on the screen, a page at a time, over its foot. */

import { fit, rule } from "../canvas.ts";
import { paragraph, type Body, type Painter } from "./painter.ts";

const texts = ["tour.1", "tour.2", "tour.3", "tour.4", "tour.5", "tour.6", "tour.7"] as const;

/** How many pages it has. */
export const tourPages: number = texts.length;

/** The text of a page, and its title. */
export function tourText(
  { say }: Painter["naming"],
  page: number,
): { readonly title: string; readonly text: string } {
  const text = texts[page] ?? texts[0];
  return { title: say("tour.title", { i: page + 1, of: tourPages }), text: say(text) };
}

/** The situation with a page of the tour over its foot. */
export function withTour(painter: Painter, body: Body, page: number): Body {
  const { naming, columns, rows, theme, layout } = painter;
  const { title, text } = tourText(naming, page);
  const lines = [
    rule(title, columns, theme.glyphs.rule, layout),
    ...paragraph(painter, text, columns - 2, "strong", 1),
  ];
  const above = fit(body.lines, Math.max(0, rows - lines.length));
  return { lines: [...above.map(({ pieces }) => ({ pieces })), ...lines], maxScroll: 0 };
}
