/** A comparison as plain tables in one language, one table per variant. */

import type { Speech } from "../i18n/catalog.ts";
import { formatNumber, type NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type {
  Comparison,
  MeanDifference,
  OutcomeComparison,
  ShareDifference,
} from "../study/comparison.ts";
import { inOrder } from "../story/intervals.ts";
import { Words, type BatchNames, type BatchTable, type BatchView } from "./batch.ts";
import { formatDifference, formatMean, formatReduction, formatShare } from "../story/figures.ts";

/** One variant, as asked for, against the base. */
export interface ComparedVariant {
  readonly name: string;
  /** Absent if no pair came through without fault. */
  readonly comparison?: Comparison;
  /** Outcomes that only one side has. */
  readonly leftOut: readonly string[];
  readonly baseFaults: number;
  readonly variantFaults: number;
}

/** What the tables say about how they came about. */
export interface CompareFacts {
  readonly seed: string;
  readonly total: number;
  readonly done: number;
  /** `id=value`, as given for all. */
  readonly settings: readonly string[];
  readonly replay: string;
}

/** The tables of a comparison. */
export function viewComparison(
  variants: readonly ComparedVariant[],
  names: BatchNames,
  facts: CompareFacts,
  say: Speech,
  style: NumberStyle,
): BatchView {
  const words = new Words([], names, say, style);
  const { done, total, seed, settings } = facts;
  const heading = [
    ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
    say("compare.runs", { n: done, seed }),
    ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
    ...(done < total ? [say("batch.partial", { done, total })] : []),
  ];
  const tables = variants.flatMap((variant) => comparisonTables(variant, words));
  return { heading, tables, notes: notesOf(variants, facts, say) };
}

/** The table of a variant; none if no pair came through without fault. */
export function comparisonTables(
  { name, comparison }: ComparedVariant,
  words: Words,
): BatchTable[] {
  if (comparison === undefined) return [];
  const { say } = words;
  const head = ["base", "variant", "difference"] as const;
  return [
    {
      head: [
        name,
        ...head.map((column) => say(`compare.${column}`)),
        say("batch.interval"),
        say("compare.saved"),
      ],
      rows: inOrder(comparison.outcomes, words.names.outcomes).flatMap((outcome) =>
        rowsOf(outcome, words),
      ),
    },
  ];
}

function rowsOf(outcome: OutcomeComparison, words: Words): string[][] {
  const { say, style } = words;
  const name = words.nameOf(outcome.id);
  switch (outcome.kind) {
    case "boolean":
      return [[name, ...shareCells(outcome, style)]];
    case "number":
      return [[say("compare.mean", { name }), ...meanCells(outcome, style)]];
    case "time": {
      const cap = formatNumber(outcome.cap, style);
      return [
        [name, ...shareCells(outcome.ever, style)],
        [say("compare.steps", { name, cap }), ...meanCells(outcome.steps, style)],
      ];
    }
  }
}

function shareCells(one: ShareDifference, style: NumberStyle): string[] {
  const share = (probability: number): string =>
    // As many decimals as the difference has.
    formatShare({ probability, low: one.low, high: one.high }, style).value;
  const { value, interval } = formatDifference(one, 100, style);
  return [
    share(one.base),
    share(one.variant),
    value,
    interval,
    formatReduction(one.varianceReduction, style),
  ];
}

function meanCells(one: MeanDifference, style: NumberStyle): string[] {
  const mean = (value: number): string =>
    formatMean({ mean: value, low: one.low, high: one.high }, style).value;
  const { value, interval } = formatDifference(one, 1, style);
  return [
    mean(one.base),
    mean(one.variant),
    value,
    interval,
    formatReduction(one.varianceReduction, style),
  ];
}

function notesOf(variants: readonly ComparedVariant[], facts: CompareFacts, say: Speech): string[] {
  const notes: string[] = [];
  for (const { name, baseFaults, variantFaults, comparison } of variants) {
    if (baseFaults > 0 || variantFaults > 0) {
      notes.push(
        say("compare.note.faults", { variant: name, base: baseFaults, other: variantFaults }),
      );
    }
    if (comparison === undefined) notes.push(`${name}: ${say("caution.no-runs")}`);
  }
  const leftOut = [...new Set(variants.flatMap((variant) => variant.leftOut))];
  if (leftOut.length > 0) notes.push(say("compare.note.left-out", { ids: leftOut.join(", ") }));
  if (variants.some(({ comparison }) => comparison !== undefined)) {
    notes.push(say("compare.note.methods"), say("compare.note.saved"), say("batch.note.sampling"));
  }
  notes.push(say("note.model"), say("batch.replay", { command: facts.replay }));
  return notes;
}
