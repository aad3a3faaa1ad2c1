/** The answer of `brink rare`: a small probability by splitting, and the stages on its way. */

import type { RareEstimate } from "../study/rare.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import { bound, count, finite, list, oneOf, optional, shape, share, text } from "./schema.ts";
import type { TypeOf } from "./schema.ts";
import { table, type AnswerKind } from "./kind.ts";

/** The shape of an answer of the kind `rare`. */
export const rareSchema = shape({
  ...head("rare"),
  outcome: text("Id of the outcome, or the condition, as asked."),
  by: optional(text("The expression that says how near a state is, where one was given.")),
  probability: share("The estimate; 0 where it never came true."),
  low: share("Lower bound of its interval."),
  high: share("Upper bound; where it never came true, by the rule of three over replications."),
  level: share("Confidence level of the interval."),
  method: text("How the interval was made."),
  relativeError: bound("Standard error over the estimate."),
  replications: count("Independent estimates that were made."),
  replicationsRequested: count("Independent estimates that were wanted."),
  partial,
  hits: count("Replications in which it came true at all."),
  effort: count("Runs of each stage."),
  levels: oneOf(["pilot", "given"], "Who chose the levels: a pilot, or `--levels`."),
  stages: list(
    shape({
      level: bound("Value that is to be reached; null for the last stage."),
      runs: count("Runs followed."),
      crossed: count("Runs that reached the level."),
      happened: count("Runs in which it came true before."),
    }),
    "The stages, over all replications.",
  ),
  steps: count("Steps simulated, those of the pilot included."),
  plainRuns: bound("Plain runs that would give the same relative error."),
  stepsSaved: bound("Steps of those plain runs, over the steps that were made."),
  faults: shape({
    count: count("Runs that stopped with a fault on which it depends."),
    share: share("Their share of all runs; the probability is that of the others."),
  }),
  ...tail,
});

/**
 * An estimate of something rare.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("rare", {
 *   scenario: "two-state",
 *   outcome: "border == crisis and dwell(border) >= 20",
 *   effort: 50,
 *   replications: 10,
 * });
 * console.assert(answer.probability < 0.01);
 * console.log(answer.probability, [answer.low, answer.high], answer.cautions);
 */
export type RareAnswer = TypeOf<typeof rareSchema>;

/** Fewer replications with a hit than this leave the interval too short. */
const FEW_HITS = 20;

/** What comes true as often as this is told by plain runs: no level on the way is missed. */
const RARE = 0.1;

/** What was asked, and how it went. */
export interface RareFacts extends Omit<HeadFacts, "engine"> {
  /** As asked. */
  readonly outcome: string;
  readonly by?: string;
  readonly levelsChosen: "pilot" | "given";
  readonly effort: number;
  /** Replications asked for. */
  readonly wanted: number;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function rareAnswer(estimate: RareEstimate, facts: RareFacts): RareAnswer {
  const { outcome, by, wanted, effort, levelsChosen, elapsed } = facts;
  return {
    ...headOf("rare", { ...facts, engine: "kernel" }),
    cautions: cautionsOf(estimate, wanted),
    outcome,
    ...(by === undefined ? {} : { by }),
    probability: estimate.probability,
    low: estimate.low,
    high: estimate.high,
    level: estimate.level,
    method: estimate.method,
    relativeError: finite(estimate.relativeError),
    replications: estimate.replications,
    replicationsRequested: wanted,
    partial: estimate.replications < wanted,
    hits: estimate.hits,
    effort,
    levels: levelsChosen,
    stages: estimate.stages.map(({ level, runs, crossed, happened }) => ({
      level: level ?? null,
      ...{ runs, crossed, happened },
    })),
    steps: estimate.steps,
    plainRuns: finite(estimate.plainRuns),
    stepsSaved: finite(estimate.saved),
    faults: { count: estimate.faults, share: Math.min(1, estimate.lost) },
    uncertainty: "sampling",
    forecast: false,
    elapsed,
  };
}

function cautionsOf(estimate: RareEstimate, wanted: number): Caution[] {
  const { replications, hits, faults, lost, stages, probability } = estimate;
  const cautions: Caution[] = [];
  if (replications < wanted) {
    cautions.push(caution("rare-partial", { done: replications, total: wanted }));
  }
  if (lost >= 1) return [...cautions, caution("no-runs")];
  if (hits === 0) cautions.push(caution("rare-never"));
  else if (replications < 2) cautions.push(caution("rare-single"));
  else if (hits < Math.min(FEW_HITS, replications)) cautions.push(caution("rare-few", { n: hits }));
  if (faults > 0) cautions.push(caution("rare-faults", { n: faults }));
  if (stages.length === 1) {
    cautions.push(caution(probability < RARE ? "rare-no-levels" : "rare-not-rare"));
  }
  return cautions;
}

/** A row per stage, the estimate repeated: what a program that reads tables needs of it. */
const stages = table<RareAnswer>()(
  {
    outcome: "text",
    probability: "number",
    low: "number",
    high: "number",
    stage: "integer",
    to_reach: "number",
    runs: "count",
    crossed: "count",
    happened: "count",
  },
  ({ outcome, probability, low, high, stages: all }) =>
    all.map(({ level, runs, crossed, happened }, index) => [
      ...[outcome, probability, low, high],
      ...[index + 1, level, runs, crossed, happened],
    ]),
);

/** The kind `rare`: its schema and its table. */
export const rare: AnswerKind<typeof rareSchema> = { schema: rareSchema, table: stages };
