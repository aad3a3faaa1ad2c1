/** The documented JSON of a rare outcome (docs/methods.md). */

import type { BatchIdentity } from "../batch/identity.ts";
import type { RareEstimate } from "../study/rare.ts";
import { bound, identityDocument } from "./batch-json.ts";

/** What there is to tell besides the estimate. */
export interface RareStory {
  readonly identity: BatchIdentity;
  readonly set: Readonly<Record<string, string>>;
  /** Id of the outcome, and the condition as asked. */
  readonly outcome: string;
  readonly condition: string;
  readonly by?: string;
  readonly levelsChosen: "pilot" | "given";
  readonly effort: number;
  /** Replications asked for. */
  readonly wanted: number;
  readonly elapsed: number;
}

/** The document as plain data, keys in a fixed order. */
export function rareDocument(
  estimate: RareEstimate,
  story: RareStory,
): Readonly<Record<string, unknown>> {
  const { by } = story;
  return {
    ...identityDocument("rare", { ...story, engine: "kernel" }),
    outcome: story.condition,
    ...(by === undefined ? {} : { by }),
    probability: estimate.probability,
    low: estimate.low,
    high: bound(estimate.high),
    level: estimate.level,
    method: estimate.method,
    relativeError: bound(estimate.relativeError),
    replications: estimate.replications,
    replicationsRequested: story.wanted,
    partial: estimate.replications < story.wanted,
    hits: estimate.hits,
    effort: story.effort,
    levels: story.levelsChosen,
    stages: estimate.stages.map(({ level, runs, crossed, happened }) => ({
      level: level ?? null,
      runs,
      crossed,
      happened,
    })),
    steps: estimate.steps,
    plainRuns: bound(estimate.plainRuns),
    stepsSaved: bound(estimate.saved),
    faults: { count: estimate.faults },
    uncertainty: "sampling",
    forecast: false,
    elapsed: story.elapsed,
  };
}
