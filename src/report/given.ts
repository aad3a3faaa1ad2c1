/** The documented JSON and CSV of a batch with a condition (docs/methods.md). */

import type { ConditionalEstimates, ConditionalOutcome } from "../study/conditional.ts";
import type { OutcomeEstimate, ShareEstimate } from "../study/estimates.ts";
import { csvText } from "./batch-csv.ts";
import { bound, byId, identityDocument, outcomeDocument, type BatchStory } from "./batch-json.ts";

/** The document as plain data, keys in a fixed order. */
export function givenDocument(
  estimates: ConditionalEstimates | undefined,
  condition: string,
  story: BatchStory,
): Readonly<Record<string, unknown>> {
  const level = estimates?.level ?? 0;
  const dates = estimates?.dates ?? [];
  const share = ({ probability, low, high, count }: ShareEstimate): Record<string, unknown> => ({
    probability,
    low,
    high,
    level,
    method: "wilson",
    count,
  });
  return {
    ...identityDocument("batch", story),
    runs: story.done,
    runsRequested: story.total,
    partial: story.done < story.total,
    faults: { count: story.faults },
    uncertainty: "sampling",
    forecast: false,
    given: {
      condition,
      runs: estimates?.condition.count ?? 0,
      ...(estimates === undefined ? {} : share(estimates.condition)),
    },
    outcomes: byId(estimates?.outcomes ?? [], ({ all, given, joint }: ConditionalOutcome) => ({
      all: outcomeDocument(all, level, dates),
      given: given === undefined ? null : outcomeDocument(given, level, dates),
      ...(joint === undefined ? {} : { joint: share(joint) }),
    })),
    unknowns: Object.fromEntries(
      (estimates?.unknowns ?? []).map(({ all, given }) => [
        all.id,
        byId(
          all.values.map((value, index) => ({ id: value.id, value, other: given?.values[index] })),
          ({ value, other }) => ({
            all: share(value),
            given: other === undefined ? null : share(other),
          }),
        ),
      ]),
    ),
    runsPerSecond: story.runsPerSecond,
    elapsed: story.elapsed,
  };
}

const head = [
  "kind",
  "id",
  "value",
  "measure",
  "over",
  "estimate",
  "low",
  "high",
  "confidence",
  "method",
  "count",
];

/** The whole file; `over` says of which runs: all, given, or both (joint, as a share of all). */
export function givenCsv(estimates: ConditionalEstimates | undefined): string {
  const rows: (readonly (string | number)[])[] = [head];
  if (estimates !== undefined) {
    const confidence = estimates.level;
    const share = (
      [kind, id, value]: readonly [string, string, string],
      over: string,
      { probability, low, high, count }: ShareEstimate,
    ): void => {
      const interval = [low, high, confidence, "wilson"];
      rows.push([kind, id, value, "probability", over, probability, ...interval, count]);
    };
    const outcome = (estimate: OutcomeEstimate, over: string): void => {
      const { id } = estimate;
      if (estimate.kind === "number") {
        const [low, high] = [bound(estimate.low) ?? "", bound(estimate.high) ?? ""];
        const interval = [low, high, confidence, estimate.method];
        rows.push(["outcome", id, "", "mean", over, estimate.mean, ...interval, ""]);
      } else {
        share(["outcome", id, ""], over, estimate.kind === "time" ? estimate.ever : estimate);
      }
    };
    share(["condition", estimates.condition.id, ""], "all", estimates.condition);
    for (const { id, all, given, joint } of estimates.outcomes) {
      outcome(all, "all");
      if (given !== undefined) outcome(given, "given");
      if (joint !== undefined) share(["outcome", id, ""], "both", joint);
    }
    for (const { all, given } of estimates.unknowns) {
      for (const value of all.values) share(["unknown", all.id, value.id], "all", value);
      for (const value of given?.values ?? []) share(["unknown", all.id, value.id], "given", value);
    }
  }
  return csvText(rows);
}
