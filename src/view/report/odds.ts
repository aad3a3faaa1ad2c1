/** What came out: outcomes as points with intervals, and as tables. */

import { likelihoodOf, formatNumber } from "../../i18n/number.ts";
import type { OutcomeEstimate, ShareEstimate } from "../../study/estimates.ts";
import { inOrder, intervalRow, oddsFigures, outcomeName } from "../../story/intervals.ts";
import { outcomeTables, unknownTables, type Words } from "../batch.ts";
import { formatShare, oneIn } from "../../story/figures.ts";
import type { Block, Section } from "../../story/block.ts";
import { titleFor, type SpokenResult } from "./result.ts";

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

/** The share of runs in which an outcome happens at all; none of a number. */
export function shareOf(outcome: OutcomeEstimate): ShareEstimate | undefined {
  if (outcome.kind === "number") return undefined;
  return outcome.kind === "time" ? outcome.ever : outcome;
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
  const figures = oddsFigures(rows, words);
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
