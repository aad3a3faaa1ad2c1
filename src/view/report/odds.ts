/** What came out: outcomes as points with intervals, and as tables. */

import { likelihoodOf, formatNumber } from "../../i18n/number.ts";
import type { OutcomeEstimate, ShareEstimate } from "../../study/estimates.ts";
import { inOrder, outcomeTables, unknownTables, type BatchTable, type Words } from "../batch.ts";
import { formatShare, oneIn } from "../../story/figures.ts";
import type { Block, IntervalRow, Section } from "../../story/block.ts";
import { shareAxis, titleFor, type SpokenResult } from "./result.ts";

/** Rows of one plot: what a printed page holds. */
const PLOT_ROWS = 16;

/** Sentences of the headline at most. */
const HEADLINE_SENTENCES = 6;

/** An outcome that happens or does not, with the share of runs in which it does. */
interface Chance {
  readonly name: string;
  /** Of a time: the share of runs in which it comes at all. */
  readonly timed: boolean;
  readonly share: ShareEstimate;
}

/** The outcomes that have a share, in the author's order. */
function chancesOf({ estimates, names, words }: SpokenResult): readonly Chance[] {
  return inOrder(estimates.outcomes, names.outcomes).flatMap((outcome): Chance[] => {
    const share = shareOf(outcome);
    if (share === undefined) return [];
    return [{ name: outcomeName(outcome, words), timed: outcome.kind === "time", share }];
  });
}

/** The name of an outcome beside a share: that of a time says that it comes at all. */
export function outcomeName(
  { id, kind }: Pick<OutcomeEstimate, "id" | "kind">,
  words: Words,
): string {
  const outcome = words.nameOf(id);
  return kind === "time" ? words.say("report.at-all", { outcome }) : outcome;
}

/** The share of runs in which an outcome happens at all; none of a number. */
export function shareOf(outcome: OutcomeEstimate): ShareEstimate | undefined {
  if (outcome.kind === "number") return undefined;
  return outcome.kind === "time" ? outcome.ever : outcome;
}

/** An estimate as a row of a plot. */
export function intervalRow(label: string, share: ShareEstimate, words: Words): IntervalRow {
  const { value, interval } = formatShare(share, words.style);
  const { probability, low, high, count } = share;
  const rare = oneIn(probability);
  let remark = "";
  if (rare !== undefined) remark = words.say("batch.rare", { n: formatNumber(rare, words.style) });
  if (count === 0) remark = words.say("batch.none-seen");
  return { label, figures: [value, interval], remark, value: probability, low, high };
}

/** What it comes to, in sentences: the first outcomes in the author's order. */
export function headlineOf(result: SpokenResult): readonly string[] {
  const chances = chancesOf(result);
  const plain = chances.filter(({ timed }) => !timed);
  return (plain.length > 0 ? plain : chances)
    .slice(0, HEADLINE_SENTENCES)
    .map(({ name, share }) => sentenceOf(name, share, result.words));
}

function sentenceOf(outcome: string, share: ShareEstimate, { say, style }: Words): string {
  const { value, interval: range } = formatShare(share, style);
  // No line ends inside an interval.
  const interval = range.replace("–", "\u2060–\u2060");
  if (share.count === 0) return say("report.headline.none", { outcome, interval });
  const likelihood = say(`likelihood.${likelihoodOf(share.probability)}`);
  const fill = { outcome, share: value, interval, likelihood };
  const rare = oneIn(share.probability);
  return rare === undefined
    ? say("report.headline.share", fill)
    : say("report.headline.rare", { ...fill, n: formatNumber(rare, style) });
}

/** The section of a result. */
export function oddsSection(result: SpokenResult): Section {
  const { words, estimates, suffix } = result;
  const { say } = words;
  const rows = chancesOf(result).map(({ name, share }) => intervalRow(name, share, words));
  const figures = onPages(rows).map((part, index, parts) => {
    const caption =
      parts.length === 1
        ? say("report.odds.caption")
        : say("report.odds.caption-part", { part: index + 1, parts: parts.length });
    return oddsFigure(part, caption, words);
  });
  // Conditions are in the plots and their tables.
  const others = estimates.outcomes.filter(({ kind }) => kind !== "boolean");
  const tables = outcomeTables({ ...estimates, outcomes: others }, words);
  return {
    id: `odds${suffix}`,
    title: titleFor(result, "odds"),
    blocks: [
      { kind: "paragraph", text: say("report.odds.intro") },
      { kind: "row", blocks: figures },
      ...(tables.length === 0
        ? []
        : [{ kind: "heading" as const, text: say("report.odds.values") }]),
      ...tables.map((table): Block => ({ kind: "table", table })),
    ],
  };
}

/** Rows in parts of about equal length, each of which fits a page. */
export function onPages<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const parts = Math.ceil(rows.length / PLOT_ROWS);
  const size = Math.ceil(rows.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_, index) => rows.slice(index * size, (index + 1) * size));
}

/** Points with intervals on an axis from 0 to 100 %. */
export function oddsFigure(
  rows: readonly IntervalRow[],
  caption: string,
  words: Words,
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
    plot: { kind: "intervals", axis: shareAxis(1, style), zero: false, rows },
    table: tableOf(rows, words),
  };
}

function tableOf(rows: readonly IntervalRow[], { say }: Words): BatchTable {
  return {
    head: [say("batch.outcome"), say("batch.estimate"), say("batch.interval"), ""],
    rows: rows.map(({ label, figures, remark = "" }) => [label, ...figures, remark]),
  };
}

/** What the runs drew before they began; no section where a scenario has no unknowns. */
export function unknownSections(result: SpokenResult): readonly Section[] {
  const tables = unknownTables(result.estimates, result.words);
  if (tables.length === 0) return [];
  return [
    {
      id: `unknowns${result.suffix}`,
      title: titleFor(result, "unknowns"),
      blocks: tables.map((table): Block => ({ kind: "table", table })),
    },
  ];
}
