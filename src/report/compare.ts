/**
 * The documented JSON and CSV of a comparison (docs/methods.md). Same command, same seed: same
 * bytes, but for `runsPerSecond` and `elapsed`, whatever the number of workers.
 */

import type { MeanDifference, OutcomeComparison, ShareDifference } from "../study/comparison.ts";
import type { ComparedVariant } from "../view/compare.ts";
import { csvText } from "./batch-csv.ts";
import { bound, byId, type BatchStory } from "./batch-json.ts";

/** A variant with what identifies it. */
export interface ReportedVariant extends ComparedVariant {
  readonly scenario: string;
  readonly scenarioHash: string;
}

/** What the document says besides the comparison. */
export type CompareStory = Omit<BatchStory, "faults" | "firstFault">;

/** The document as plain data, keys in a fixed order. */
export function compareDocument(
  variants: readonly ReportedVariant[],
  story: CompareStory,
): Readonly<Record<string, unknown>> {
  const { identity } = story;
  return {
    kind: "compare",
    schema: 1,
    scenario: identity.scenario,
    scenarioHash: identity.scenarioHash,
    engineVersion: identity.engineVersion,
    engine: story.engine,
    seed: identity.seed,
    set: story.set,
    runs: story.done,
    runsRequested: story.total,
    partial: story.done < story.total,
    commonRandomNumbers: true,
    uncertainty: "sampling",
    forecast: false,
    variants: variants.map(({ comparison, ...variant }) => ({
      variant: variant.name,
      scenario: variant.scenario,
      scenarioHash: variant.scenarioHash,
      pairs: comparison?.runs ?? 0,
      faults: { base: variant.baseFaults, variant: variant.variantFaults },
      leftOut: variant.leftOut,
      outcomes: byId(comparison?.outcomes ?? [], (outcome) =>
        outcomeDocument(outcome, comparison?.level ?? 0),
      ),
    })),
    runsPerSecond: story.runsPerSecond,
    elapsed: story.elapsed,
  };
}

function outcomeDocument(
  outcome: OutcomeComparison,
  level: number,
): Readonly<Record<string, unknown>> {
  switch (outcome.kind) {
    case "boolean":
      return { type: "boolean", ...shareDocument(outcome, level) };
    case "number":
      return {
        type: "number",
        ...meanDocument(outcome, level),
        ...(outcome.clipped === 0 ? {} : { clipped: outcome.clipped }),
      };
    case "time":
      return {
        type: "time",
        ...shareDocument(outcome.ever, level),
        steps: { cap: outcome.cap, ...meanDocument(outcome.steps, level) },
      };
  }
}

/** An infinite factor is `"infinite"`, one that means nothing is null. */
function factor(value: number | undefined): number | "infinite" | null {
  if (value === undefined) return null;
  return value === Infinity ? "infinite" : value;
}

function shareDocument(one: ShareDifference, level: number): Readonly<Record<string, unknown>> {
  const { base, variant, difference, low, high, method, gained, lost, p, testMethod } = one;
  const test = { method: testMethod, p };
  const reduction = { varianceReduction: factor(one.varianceReduction) };
  return { base, variant, difference, low, high, level, method, gained, lost, test, ...reduction };
}

function meanDocument(one: MeanDifference, level: number): Readonly<Record<string, unknown>> {
  const { base, variant, difference, method } = one;
  return {
    base,
    variant,
    difference,
    low: bound(one.low),
    high: bound(one.high),
    level,
    method,
    varianceReduction: factor(one.varianceReduction),
  };
}

const head = [
  "variant",
  "id",
  "measure",
  "base",
  "variant value",
  "difference",
  "low",
  "high",
  "confidence",
  "method",
  "gained",
  "lost",
  "p",
  "variance reduction",
];

/** The whole file; one difference per line, in full precision. */
export function compareCsv(variants: readonly ReportedVariant[]): string {
  const rows: (readonly (string | number)[])[] = [head];
  for (const { name, comparison } of variants) {
    if (comparison === undefined) continue;
    const { level } = comparison;
    const reduction = (value: number | undefined): string | number => factor(value) ?? "";
    const share = (id: string, one: ShareDifference): void => {
      const { base, variant, difference, low, high, method, gained, lost, p } = one;
      const figures = [base, variant, difference, low, high, level, method, gained, lost, p];
      rows.push([name, id, "probability", ...figures, reduction(one.varianceReduction)]);
    };
    const mean = (id: string, measure: string, one: MeanDifference): void => {
      const { base, variant, difference, method } = one;
      const [low, high] = [bound(one.low) ?? "", bound(one.high) ?? ""];
      const figures = [base, variant, difference, low, high, level, method, "", "", ""];
      rows.push([name, id, measure, ...figures, reduction(one.varianceReduction)]);
    };
    for (const outcome of comparison.outcomes) {
      switch (outcome.kind) {
        case "boolean":
          share(outcome.id, outcome);
          break;
        case "number":
          mean(outcome.id, "mean", outcome);
          break;
        case "time":
          share(outcome.id, outcome.ever);
          mean(outcome.id, `steps until, at most ${String(outcome.cap)}`, outcome.steps);
          break;
      }
    }
  }
  return csvText(rows);
}
