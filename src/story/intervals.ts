/** Probabilities with their intervals: as rows of a plot, as figures of a page each, as a table. */

import { formatNumber } from "../i18n/number.ts";
import { shareAxis } from "./axis.ts";
import type { Block, IntervalRow, PlotKey, Table } from "./block.ts";
import { formatShare, oneIn, type Share } from "./figures.ts";
import type { Telling } from "./telling.ts";

/** The words that are needed here. */
type Words = Pick<Telling, "say" | "style" | "nameOf">;

export type { Share } from "./figures.ts";

/** Rows of one plot: what a printed page holds. */
const PLOT_ROWS = 16;

/** In the author's order: that of the names. */
export function inOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  names: ReadonlyMap<string, unknown>,
): readonly Item[] {
  const rank = new Map([...names.keys()].map((id, index) => [id, index]));
  const rankOf = ({ id }: Item): number => rank.get(id) ?? names.size;
  return items.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The name of an outcome beside a share: that of a time says that it comes at all. */
export function outcomeName(
  { id, kind }: { readonly id: string; readonly kind: string },
  words: Pick<Telling, "say" | "nameOf">,
): string {
  const outcome = words.nameOf(id);
  return kind === "time" ? words.say("report.at-all", { outcome }) : outcome;
}

/** What is said beside a probability: how rare it is, or that it was never seen. */
export function remarkOf({ probability, count }: Share, { say, style }: Words): string {
  if (count === 0) return say("batch.none-seen");
  const rare = oneIn(probability);
  return rare === undefined ? "" : say("batch.rare", { n: formatNumber(rare, style) });
}

/** An estimate as a row of a plot. */
export function intervalRow(label: string, share: Share, words: Words): IntervalRow {
  const { value, interval } = formatShare(share, words.style);
  const { probability, low, high } = share;
  const remark = remarkOf(share, words);
  return { label, figures: [value, interval], remark, value: probability, low, high };
}

/** Rows in parts of about equal length, each of which fits a page. */
export function onPages<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts = Math.ceil(rows.length / PLOT_ROWS);
  const size = Math.ceil(rows.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, index) => rows.slice(index * size, (index + 1) * size));
}

/** What a figure of intervals may have of its own. */
export interface IntervalExtras {
  /** What its marks mean. */
  readonly key?: readonly PlotKey[];
  /** Its data, if that is more than estimates with their intervals. */
  readonly table?: (rows: readonly IntervalRow[]) => Table;
}

/** Points with intervals on an axis from 0 to 100 %. */
export function oddsFigure(
  rows: readonly IntervalRow[],
  caption: string,
  words: Words,
  { key, table = (part) => intervalTable(part, words) }: IntervalExtras = {},
): Extract<Block, { kind: "figure" }> {
  const { say, style } = words;
  const sorted = rows.toSorted((a, b) => b.value - a.value);
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  return {
    kind: "figure",
    caption,
    alternative: say("report.odds.alternative", {
      highest: highest?.label ?? "",
      high: highest?.figures[0] ?? "",
      lowest: lowest?.label ?? "",
      low: lowest?.figures[0] ?? "",
    }),
    plot: {
      ...{ kind: "intervals", axis: shareAxis(1, style), zero: false, rows },
      ...(key === undefined ? {} : { key }),
    },
    table: table(rows),
  };
}

/** The same, in as many figures as the rows need. */
export function oddsFigures(
  rows: readonly IntervalRow[],
  words: Words,
  extras: IntervalExtras = {},
): readonly Block[] {
  const { say } = words;
  return onPages(rows).map((part, index, parts) => {
    const caption =
      parts.length === 1
        ? say("report.odds.caption")
        : say("report.odds.caption-part", { part: index + 1, parts: parts.length });
    return oddsFigure(part, caption, words, extras);
  });
}

/** Estimates with their intervals and what is said beside them. */
export function intervalTable(rows: readonly IntervalRow[], { say }: Words): Table {
  return {
    head: [say("batch.outcome"), say("batch.estimate"), say("batch.interval"), ""],
    rows: rows.map(({ label, figures, remark = "" }) => [label, ...figures, remark]),
  };
}
