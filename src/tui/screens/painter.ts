/** What every screen is painted with, and pieces that several of them share. */

import type { Naming } from "../../story/naming.ts";
import type { Trend } from "../../view/play/dashboard.ts";
import type { Headline, HeadlineKind } from "../../view/play/headlines.ts";
import { isolateIn } from "../../i18n/isolate.ts";
import { widthOf, wrap } from "../../i18n/terminal/spans.ts";
import { piece, textLine, type Layout, type Line, type Piece } from "../canvas.ts";
import { toneOfLevel, type Theme, type Tone } from "../theme.ts";

/** What a screen draws with. */
export interface Painter {
  readonly theme: Theme;
  readonly layout: Layout;
  readonly columns: number;
  readonly rows: number;
  readonly naming: Naming;
}

/** Where the window stands over what can be scrolled, as it was drawn. */
export interface View {
  readonly top: number;
  /** How far what is on top can be scrolled, or its cursor moved. */
  readonly maxScroll: number;
  readonly rows: number;
  /** A key of what was drawn: keys may come faster than frames. */
  readonly of?: string;
}

/** A screen. */
export interface Frame {
  /** Exactly as many as the painter has rows. */
  readonly lines: readonly Line[];
  readonly view: View;
}

/** A body: its lines, and how far a list in it can be scrolled. */
export interface Body {
  readonly lines: readonly Line[];
  readonly maxScroll: number;
  /** Lines below the window, if it can be scrolled. */
  readonly below?: number;
}

/** Sign of a direction: ▲ worse, ▼ better, = same. */
export function trendGlyph({ theme }: Painter, trend: Trend): string {
  return trend === "up"
    ? theme.glyphs.up
    : trend === "down"
      ? theme.glyphs.down
      : theme.glyphs.same;
}

/** Tone of a direction. */
export function trendTone(trend: Trend): Tone {
  return trend === "up" ? "worse" : trend === "down" ? "better" : "dim";
}

/** A ladder as a bar: filled up to the level. */
export function ladderBar({ theme }: Painter, level: number, worst: number): readonly Piece[] {
  return [
    piece(theme.glyphs.full.repeat(level), toneOfLevel(level, worst)),
    piece(theme.glyphs.empty.repeat(Math.max(0, worst - level)), "dim"),
  ];
}

/** Levels over time, oldest first, at most `width` columns; time runs left to right in every language. */
export function sparkline(
  painter: Painter,
  history: readonly number[],
  worst: number,
  width: number,
): string {
  return curveMarks(painter, history, { low: 0, high: Math.max(1, worst) }, width);
}

/** A share of a width as a bar; its text is as wide as the bar is long. */
export function meter({ theme, layout }: Painter, share: number, width: number): string {
  const { meter: parts } = theme.glyphs;
  const whole = parts.at(-1) ?? "";
  // Parts of a cell are drawn from the left: from the right there are whole ones only.
  const steps = layout.direction === "rtl" ? 1 : parts.length;
  const length = Math.round(Math.max(0, Math.min(1, share)) * width * steps);
  const rest = length % steps;
  return whole.repeat(Math.floor(length / steps)) + (rest === 0 ? "" : (parts[rest - 1] ?? ""));
}

/** Numbers over time as marks, at most `width` of them, between two values. */
export function curveMarks(
  { theme, layout }: Painter,
  values: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
  width: number,
): string {
  const { spark } = theme.glyphs;
  const span = high > low ? high - low : 1;
  const marks = values.slice(-width).map((value) => {
    const share = Math.max(0, Math.min(1, (value - low) / span));
    return spark[Math.round(share * (spark.length - 1))] ?? "";
  });
  return isolateIn(layout.direction, marks.join(""));
}

/** Wrapped text, one line each. */
export function paragraph(
  { layout }: Painter,
  text: string,
  width: number,
  tone: Tone = "plain",
  indent = 0,
): readonly Line[] {
  if (text === "") return [];
  const space = " ".repeat(indent);
  return wrap(text, width - indent).map((part) =>
    textLine([piece(space), piece(part, tone)], width, layout),
  );
}

/** Columns of a figure: as many as it takes, or more where a heading above it needs them. */
export function headed(least: number, ...headings: readonly string[]): number {
  return Math.max(least, ...headings.map((text) => widthOf(text) + 2));
}

const headlineTones: Readonly<Record<HeadlineKind, Tone>> = {
  worse: "worse",
  better: "better",
  event: "event",
  move: "plain",
};

function headlineGlyph({ theme }: Painter, kind: HeadlineKind): string {
  switch (kind) {
    case "worse":
      return theme.glyphs.up;
    case "better":
      return theme.glyphs.down;
    case "event":
      return "!";
    case "move":
      return "·";
  }
}

/** A headline in one line: date, sign, who, what. */
export function headlinePieces(
  painter: Painter,
  headline: Headline,
  dated = true,
): readonly Piece[] {
  const { kind, culprit, text, subject, levels, date, hidden } = headline;
  return [
    ...(dated ? [piece(`${date}  `, "dim")] : []),
    piece(`${headlineGlyph(painter, kind)} `, headlineTones[kind]),
    ...(culprit === "" ? [] : [piece(`[${culprit}] `, "note")]),
    // What is cut at the end of a line must not be the name of the flashpoint.
    ...(subject === "" ? [] : [piece(`${subject}: `, headlineTones[kind])]),
    piece(text, kind === "worse" || kind === "better" ? "strong" : "plain"),
    ...(levels === "" ? [] : [piece(` (${levels})`, headlineTones[kind])]),
    ...(hidden ? [piece(" (?)", "dim")] : []),
  ];
}

/** A list cut to a window that starts at `scroll`. */
export function scrolled(lines: readonly Line[], rows: number, scroll: number): Body {
  const maxScroll = Math.max(0, lines.length - rows);
  const first = Math.min(scroll, maxScroll);
  return { lines: lines.slice(first, first + rows), maxScroll, below: maxScroll - first };
}
