/** The answer of `brink compare`: variants of a scenario against it, on the same luck, run by run. */

import * as v from "valibot";
import type {
  Comparison,
  MeanDifference,
  OutcomeComparison,
  ShareDifference,
} from "../study/comparison.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { bound, byId, count, figure, finite, list, optional, shape, share } from "./schema.ts";
import { text, type TypeOf } from "./schema.ts";
import type { Cell } from "./table.ts";

const varianceReduction = v.pipe(
  v.nullable(v.union([v.pipe(v.number(), v.finite()), v.literal("infinite")])),
  v.description(
    "How many times more runs separate luck would take; infinite where no run differs, null where nothing varies.",
  ),
);

const shares = {
  base: share("Share of runs of the base in which it happens."),
  variant: share("The same of the variant."),
  difference: figure("The variant less the base."),
  low: figure("Lower bound of the difference."),
  high: figure("Upper bound."),
  level: share("Confidence level of the interval."),
  method: text("How the interval was made."),
  gained: count("Runs in which it happens in the variant only."),
  lost: count("Runs in which it happens in the base only."),
  test: shape({
    method: text("A test that both shares are equal."),
    p: share("Its p-value."),
  }),
  varianceReduction,
};

const means = {
  base: figure("Mean of the base."),
  variant: figure("Mean of the variant."),
  difference: figure("The variant less the base."),
  low: bound("Lower bound of the difference; null where there is none."),
  high: bound("Upper bound."),
  level: share("Confidence level of the interval."),
  method: text("How the interval was made."),
  varianceReduction,
};

const pairs = {
  pairs: optional(
    count(
      "Runs in which it has a value on both sides, where a fault leaves some out; else absent.",
    ),
  ),
};

const outcome = v.variant("type", [
  shape({ type: v.literal("boolean"), ...pairs, ...shares }),
  shape({
    type: v.literal("number"),
    ...pairs,
    ...means,
    clipped: optional(count("Values that were too large to be averaged.")),
  }),
  shape({
    type: v.literal("time"),
    ...pairs,
    ...shares,
    steps: v.pipe(
      shape({ cap: count("The step that later times, never among them, count as."), ...means }),
      v.description("The mean time in steps; the keys beside it say that it comes at all."),
    ),
  }),
]);

/** The shape of an answer of the kind `compare`. */
export const compareSchema = shape({
  ...head("compare"),
  runs: count("Runs of each that were done."),
  runsRequested: count("Runs of each that were wanted."),
  partial,
  commonRandomNumbers: v.pipe(
    v.literal(true),
    v.description("Base and variant have the same luck, run by run."),
  ),
  variants: list(
    shape({
      variant: text("The variant, as written."),
      scenario: text("Id of its scenario."),
      scenarioHash: text("SHA-256 of its checked scenario."),
      pairs: count("Runs in which every outcome has a value on both sides."),
      faults: shape({
        base: count("Runs of the base in which a fault leaves an outcome without a value."),
        variant: count("Runs of the variant in which one does."),
      }),
      leftOut: list(v.string(), "Outcomes that only one side has."),
      outcomes: byId(outcome, "The outcomes that both have; none without a pair."),
    }),
    "The variants, in the order asked for.",
  ),
  runsPerSecond: figure("Runs a second."),
  ...tail,
});

/**
 * A comparison.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("compare", {
 *   scenario: "two-state",
 *   with: ["flashpoints.border.rules.flare_up.chance=10%"],
 *   runs: 500,
 * });
 * const [variant] = answer.variants;
 * console.log(variant?.outcomes["crisis_at_end"]);
 */
export type CompareAnswer = TypeOf<typeof compareSchema>;
/** A variant beside the base. */
export type ComparedVariant = CompareAnswer["variants"][number];
/** An outcome of a variant beside that of the base. */
export type ComparedOutcome = ComparedVariant["outcomes"][string];
/** A share beside that of the base. */
export type ComparedShare = Extract<ComparedOutcome, { readonly type: "boolean" }>;
/** A mean beside that of the base. */
export type ComparedMean = Extract<ComparedOutcome, { readonly type: "number" }>;

/** A variant with what identifies it. */
export interface VariantFacts {
  /** As written. */
  readonly name: string;
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly leftOut: readonly string[];
  readonly baseFaults: number;
  readonly variantFaults: number;
  /** Ids of the outcomes that are compared. */
  readonly outcomes: readonly string[];
  /** Absent if none of them has a value on both sides of any run. */
  readonly comparison: Comparison | undefined;
}

/** What was asked, and how it went. */
export interface CompareFacts extends HeadFacts {
  readonly done: number;
  readonly total: number;
  readonly runsPerSecond: number;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function compareAnswer(
  variants: readonly VariantFacts[],
  facts: CompareFacts,
): CompareAnswer {
  const { done, total, runsPerSecond, elapsed } = facts;
  return {
    ...headOf("compare", facts),
    cautions: cautionsOf(variants, facts),
    ...{ runs: done, runsRequested: total, partial: done < total },
    commonRandomNumbers: true,
    variants: variants.map(({ name, comparison, ...variant }) => ({
      variant: name,
      ...{ scenario: variant.scenario, scenarioHash: variant.scenarioHash },
      pairs: comparison?.runs ?? 0,
      faults: { base: variant.baseFaults, variant: variant.variantFaults },
      leftOut: [...variant.leftOut],
      outcomes: Object.fromEntries(
        (comparison?.outcomes ?? []).map((one) => [
          one.id,
          outcomeOf(one, comparison?.level ?? 0, done),
        ]),
      ),
    })),
    runsPerSecond,
    uncertainty: "sampling",
    forecast: false,
    elapsed,
  };
}

function outcomeOf(one: OutcomeComparison, level: number, done: number): ComparedOutcome {
  const valued = one.pairs === done ? {} : { pairs: one.pairs };
  switch (one.kind) {
    case "boolean":
      return { type: "boolean", ...valued, ...sharesOf(one, level) };
    case "number": {
      const { clipped } = one;
      return {
        ...{ type: "number", ...valued, ...meansOf(one, level) },
        ...(clipped === 0 ? {} : { clipped }),
      };
    }
    case "time":
      return {
        ...{ type: "time", ...valued },
        ...sharesOf(one.ever, level),
        steps: { cap: one.cap, ...meansOf(one.steps, level) },
      };
  }
}

const factorOf = (value: number | undefined): number | "infinite" | null =>
  value === Infinity ? "infinite" : (value ?? null);

function sharesOf(one: ShareDifference, level: number) {
  const { base, variant, difference, low, high, method, gained, lost, p, testMethod } = one;
  return {
    ...{ base, variant, difference, low, high, level, method, gained, lost },
    test: { method: testMethod, p },
    varianceReduction: factorOf(one.varianceReduction),
  };
}

function meansOf(one: MeanDifference, level: number) {
  const { base, variant, difference, low, high, method } = one;
  return {
    ...{ base, variant, difference, low: finite(low), high: finite(high), level, method },
    varianceReduction: factorOf(one.varianceReduction),
  };
}

function cautionsOf(variants: readonly VariantFacts[], { done, total }: CompareFacts): Caution[] {
  const cautions = done < total ? [caution("compare-partial", { done, total })] : [];
  const nothing = variants.every(({ comparison }) => comparison === undefined);
  if (nothing) cautions.push(caution("no-runs"));
  for (const { name, baseFaults, variantFaults, comparison, outcomes: compared } of variants) {
    if (baseFaults > 0 || variantFaults > 0) {
      const counts = { base: baseFaults, other: variantFaults };
      cautions.push(caution("compare-faults", { variant: name, ...counts }));
    }
    const told = new Set((comparison?.outcomes ?? []).map(({ id }) => id));
    const outcomes = compared.filter((id) => !told.has(id));
    if (outcomes.length > 0 && !nothing) {
      cautions.push(caution("compare-no-pair", { variant: name, outcomes }));
    }
  }
  const told = variants.flatMap(({ comparison }) => comparison?.outcomes ?? []);
  const clipped = told.reduce((n, one) => n + (one.kind === "number" ? one.clipped : 0), 0);
  if (clipped > 0) cautions.push(caution("compare-clipped", { n: clipped }));
  const outcomes = [...new Set(variants.flatMap(({ leftOut }) => leftOut))];
  const left = outcomes.length === 0 ? [] : [caution("compare-left-out", { outcomes })];
  return [...cautions, ...left];
}

/** One difference a row, in full precision. */
const rows = table<CompareAnswer>()(
  {
    ...{ variant: "text", id: "text", measure: "text", base: "number", "variant value": "number" },
    ...{ difference: "number", low: "number", high: "number", confidence: "number" },
    ...{ method: "text", gained: "count", lost: "count", p: "number" },
    "variance reduction": "text",
  },
  ({ variants }) =>
    variants.flatMap(({ variant, outcomes }) =>
      Object.entries(outcomes).flatMap(([id, one]) =>
        rowsOf(one).map((cells) => [variant, id, ...cells]),
      ),
    ),
);

function rowsOf(one: ComparedOutcome): Cell[][] {
  switch (one.type) {
    case "boolean":
      return [shareRow(one)];
    case "number":
      return [meanRow("mean", one)];
    case "time":
      return [shareRow(one), meanRow(`steps until, at most ${String(one.steps.cap)}`, one.steps)];
  }
}

const written = (factor: ComparedShare["varianceReduction"]) =>
  factor === null ? null : String(factor);

function shareRow(one: Omit<ComparedShare, "type">): Cell[] {
  const { base, variant, difference, low, high, level, method, gained, lost, test } = one;
  return [
    ...["probability", base, variant, difference, low, high, level, method],
    ...[gained, lost, test.p, written(one.varianceReduction)],
  ];
}

function meanRow(kind: string, one: Omit<ComparedMean, "type" | "clipped">): Cell[] {
  const { base, variant, difference, low, high, level, method } = one;
  return [
    ...[kind, base, variant, difference, low, high, level, method],
    ...[null, null, null, written(one.varianceReduction)],
  ];
}

/** The kind `compare`: its schema and its table. */
export const compare: AnswerKind<typeof compareSchema> = {
  schema: compareSchema,
  table: rows,
};
