/** What `brink compare` found, told: a variant after the other against the base, outcome by outcome. */

import type {
  CompareAnswer,
  ComparedMean,
  ComparedOutcome,
  ComparedShare,
  ComparedVariant,
} from "../answer/compare.ts";
import { numberAxis } from "./axis.ts";
import type { Block, IntervalRow, Story, Table } from "./block.ts";
import { formatDifference, formatMean, formatReduction, formatShare } from "./figures.ts";
import { inOrder, onPages, outcomeName } from "./intervals.ts";
import { cautionBlocks, closing, note, settingsLine, type Telling } from "./telling.ts";

/** The story of a comparison. */
export function tellComparison(answer: CompareAnswer, telling: Telling): Story {
  const { say } = telling;
  const { runs, seed, set, cautions, variants } = answer;
  const compared = variants.filter(({ pairs }) => pairs > 0);
  return {
    subject: telling.subject,
    made: [say("compare.runs", { n: runs, seed }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "compare",
        title: say("compare.section"),
        blocks: [
          ...cautionBlocks(cautions, telling),
          ...compared.flatMap((variant) => variantBlocks(variant, telling)),
          ...(compared.length === 0
            ? []
            : [note(say("compare.note.methods")), note(say("compare.note.saved"))]),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

/** An outcome with its id, as `inOrder` wants it. */
type Identified = ComparedOutcome & { readonly id: string };

function variantBlocks({ variant, outcomes }: ComparedVariant, telling: Telling): Block[] {
  const { say, names } = telling;
  const identified = Object.entries(outcomes).map(([id, one]): Identified => ({ ...one, id }));
  const inTurn = inOrder(identified, names.outcomes);
  const figures = figuresOf(variant, inTurn, telling);
  return [
    ...(figures.length === 0 ? [] : [{ kind: "row" as const, blocks: figures }]),
    {
      kind: "folded",
      title: say("compare.detail", { variant }),
      table: tableOf(inTurn, telling),
    },
  ];
}

/** Points of the differences of shares, variant minus base. */
function figuresOf(
  variant: string,
  outcomes: readonly Identified[],
  telling: Telling,
): readonly Block[] {
  const { say, style } = telling;
  const rows = outcomes.flatMap((one): IntervalRow[] => {
    // Outcomes that no change can touch would only fill the page; the table has them.
    if (one.type === "number" || one.difference === 0) return [];
    const { value, interval } = formatDifference(one, 100, style);
    const label = outcomeName({ id: one.id, kind: one.type }, telling);
    const [difference, low, high] = [one.difference * 100, one.low * 100, one.high * 100];
    return [{ label, figures: [value, interval], value: difference, low, high }];
  });
  const axis = numberAxis(
    Math.min(0, ...rows.map(({ low }) => low)),
    Math.max(0, ...rows.map(({ high }) => high)),
    style,
    true,
  );
  const tell = (row: IntervalRow | undefined): string =>
    row === undefined ? say("compare.no-change") : `${row.label}, ${row.figures[0]}`;
  return onPages(rows).map((part, index, parts): Block => {
    const sorted = part.toSorted((a, b) => b.value - a.value);
    return {
      kind: "figure",
      caption:
        parts.length === 1
          ? say("compare.caption", { variant })
          : say("compare.caption-part", { variant, part: index + 1, parts: parts.length }),
      alternative: say("compare.alternative", {
        rise: tell(sorted.find(({ value }) => value > 0)),
        fall: tell(sorted.findLast(({ value }) => value < 0)),
      }),
      plot: { kind: "intervals", axis, zero: true, rows: part },
      table: {
        head: [say("batch.outcome"), say("compare.difference"), say("batch.interval")],
        rows: part.map(({ label, figures }) => [label, ...figures]),
      },
      illustrates: true,
    };
  });
}

function tableOf(outcomes: readonly Identified[], telling: Telling): Table {
  const { say } = telling;
  return {
    head: [
      say("batch.outcome"),
      say("compare.base"),
      say("compare.variant"),
      say("compare.difference"),
      say("batch.interval"),
      say("compare.saved"),
    ],
    rows: outcomes.flatMap((one) => rowsOf(one, telling)),
  };
}

function rowsOf(one: Identified, telling: Telling): string[][] {
  const { say } = telling;
  const name = telling.nameOf(one.id);
  switch (one.type) {
    case "boolean":
      return [[name, ...shareCells(one, telling)]];
    case "number":
      return [[say("compare.mean", { name }), ...meanCells(one, telling)]];
    case "time": {
      const cap = telling.number(one.steps.cap);
      return [
        [outcomeName({ id: one.id, kind: "time" }, telling), ...shareCells(one, telling)],
        [say("compare.steps", { name, cap }), ...meanCells(one.steps, telling)],
      ];
    }
  }
}

function shareCells(one: Omit<ComparedShare, "type">, { style }: Telling): string[] {
  const { base, variant, low, high } = one;
  const { value, interval } = formatDifference(one, 100, style);
  return [
    // As many decimals as the difference has.
    ...[base, variant].map((probability) => formatShare({ probability, low, high }, style).value),
    ...[value, interval, formatReduction(factorOf(one), style)],
  ];
}

function meanCells(one: Omit<ComparedMean, "type" | "clipped">, { style }: Telling): string[] {
  const { base, variant, difference } = one;
  const [low, high] = [one.low ?? -Infinity, one.high ?? Infinity];
  const { value, interval } = formatDifference({ difference, low, high }, 1, style);
  return [
    ...[base, variant].map((mean) => formatMean({ mean, low, high }, style).value),
    ...[value, interval, formatReduction(factorOf(one), style)],
  ];
}

/** The factor as a number; undefined where nothing varies. */
function factorOf({ varianceReduction: factor }: Pick<ComparedShare, "varianceReduction">) {
  return factor === "infinite" ? Infinity : (factor ?? undefined);
}
