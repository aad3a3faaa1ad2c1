/** The section of what `brink compare --json` printed. */

import type {
  Comparison,
  MeanDifference,
  OutcomeComparison,
  ShareDifference,
} from "../../study/comparison.ts";
import { inOrder } from "../../story/intervals.ts";
import type { Words } from "../batch.ts";
import { comparisonTables, type ComparedVariant } from "../compare.ts";
import { formatDifference } from "../../story/figures.ts";
import { numberAxis } from "../../story/axis.ts";
import { onPages, outcomeName } from "../../story/intervals.ts";
import type { Block, IntervalRow, Section } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import type { SpokenResult } from "./result.ts";

type Fields = Readonly<Record<string, unknown>>;

/** The section; undefined where the document is not whole. */
export function comparisonSection(document: Fields, { words }: SpokenResult): Section | undefined {
  const { runs, seed, variants } = document;
  if (typeof runs !== "number" || typeof seed !== "string" || !Array.isArray(variants)) {
    return undefined;
  }
  const read = variants.map(readVariant);
  const compared = read.filter((variant) => variant !== undefined);
  if (compared.length < read.length) return undefined;
  const { say } = words;
  return {
    id: "compare",
    title: say("report.section.compare"),
    blocks: [
      { kind: "paragraph", text: say("report.compare.intro", { n: runs, seed }) },
      ...compared.flatMap((variant): Block[] => [
        { kind: "row", blocks: figuresOf(variant, words) },
        ...comparisonTables(variant, words).map((table): Block => ({
          kind: "folded",
          title: say("report.compare.detail", { variant: isolate(variant.name, words.style) }),
          table,
        })),
      ]),
      { kind: "paragraph", text: say("compare.note.methods") },
    ],
  };
}

function figuresOf({ name, comparison }: ComparedVariant, words: Words): readonly Block[] {
  const { say, style } = words;
  const rows = inOrder(comparison?.outcomes ?? [], words.names.outcomes).flatMap(
    (outcome): IntervalRow[] => {
      if (outcome.kind === "number") return [];
      const one = outcome.kind === "time" ? outcome.ever : outcome;
      const { value, interval } = formatDifference(one, 100, style);
      const [difference, low, high] = [one.difference * 100, one.low * 100, one.high * 100];
      const label = outcomeName(outcome, words);
      return [{ label, figures: [value, interval], value: difference, low, high }];
    },
  );
  // Outcomes that no change can touch would only fill the page; the table has them.
  const moved = rows.filter(({ value }) => value !== 0);
  const axis = numberAxis(
    Math.min(0, ...moved.map(({ low }) => low)),
    Math.max(0, ...moved.map(({ high }) => high)),
    style,
    true,
  );
  const tell = (row: IntervalRow | undefined): string =>
    row === undefined ? say("report.compare.no-change") : `${row.label}, ${row.figures[0]}`;
  return onPages(moved).map((part, index, parts): Block => {
    const sorted = part.toSorted((a, b) => b.value - a.value);
    const variant = isolate(name, style);
    return {
      kind: "figure",
      caption:
        parts.length === 1
          ? say("report.compare.caption", { variant })
          : say("report.compare.caption-part", { variant, part: index + 1, parts: parts.length }),
      alternative: say("report.compare.alternative", {
        rise: tell(sorted.find(({ value }) => value > 0)),
        fall: tell(sorted.findLast(({ value }) => value < 0)),
      }),
      plot: { kind: "intervals", axis, zero: true, rows: part },
      table: {
        head: [say("batch.outcome"), say("compare.difference"), say("batch.interval")],
        rows: part.map(({ label, figures }) => [label, ...figures]),
      },
    };
  });
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readVariant(value: unknown): ComparedVariant | undefined {
  if (!isFields(value)) return undefined;
  const { variant: name, pairs, faults, leftOut, outcomes } = value;
  if (typeof name !== "string" || typeof pairs !== "number") return undefined;
  if (!isFields(faults) || !isFields(outcomes) || !Array.isArray(leftOut)) return undefined;
  const { base: baseFaults, variant: variantFaults } = faults;
  if (typeof baseFaults !== "number" || typeof variantFaults !== "number") return undefined;
  const read = Object.entries(outcomes).map(([id, outcome]) => readOutcome(id, outcome));
  const whole = read.filter((outcome) => outcome !== undefined);
  if (whole.length < read.length) return undefined;
  const level = Object.values(outcomes).find(isFields)?.["level"];
  const comparison: Comparison = {
    runs: pairs,
    baseFaults,
    variantFaults,
    level: typeof level === "number" ? level : 0,
    outcomes: whole,
  };
  return {
    name,
    ...(pairs === 0 ? {} : { comparison }),
    leftOut: leftOut.filter((id) => typeof id === "string"),
    baseFaults,
    variantFaults,
  };
}

function readOutcome(id: string, value: unknown): OutcomeComparison | undefined {
  if (!isFields(value)) return undefined;
  switch (value["type"]) {
    case "boolean": {
      const share = readShare(value);
      return share === undefined ? undefined : { id, kind: "boolean", ...share };
    }
    case "number": {
      const mean = readMean(value);
      return mean === undefined ? undefined : { id, kind: "number", clipped: 0, ...mean };
    }
    case "time": {
      const { steps } = value;
      const ever = readShare(value);
      if (ever === undefined || !isFields(steps)) return undefined;
      const mean = readMean(steps);
      const { cap } = steps;
      if (mean === undefined || typeof cap !== "number") return undefined;
      return { id, kind: "time", ever, steps: mean, cap };
    }
    default:
      return undefined;
  }
}

function readMean(value: Fields): MeanDifference | undefined {
  const { base, variant, difference, low, high, method, varianceReduction } = value;
  if (typeof base !== "number" || typeof variant !== "number") return undefined;
  if (typeof difference !== "number" || typeof method !== "string") return undefined;
  return {
    base,
    variant,
    difference,
    // A bound that is not there is written as null.
    low: typeof low === "number" ? low : -Infinity,
    high: typeof high === "number" ? high : Infinity,
    method,
    varianceReduction: factorOf(varianceReduction),
  };
}

function factorOf(value: unknown): number | undefined {
  if (value === "infinite") return Infinity;
  return typeof value === "number" ? value : undefined;
}

function readShare(value: Fields): ShareDifference | undefined {
  const mean = readMean(value);
  const { gained, lost, test } = value;
  if (mean === undefined || typeof gained !== "number" || typeof lost !== "number") {
    return undefined;
  }
  const p = isFields(test) ? test["p"] : undefined;
  if (typeof p !== "number") return undefined;
  return { ...mean, gained, lost, p, testMethod: "mcnemar-exact" };
}
