/** The documented JSON of a threshold question (docs/methods.md). */

import type { BatchIdentity } from "../batch/identity.ts";
import type { Answered, Question } from "../study/precision.ts";
import { identityDocument } from "./batch-json.ts";

/** What there is to tell besides the verdict. */
export interface AskStory {
  readonly identity: BatchIdentity;
  readonly engine: string;
  readonly set: Readonly<Record<string, string>>;
  readonly question: Question & { readonly text: string };
  readonly done: number;
  /** Runs at most. */
  readonly most: number;
  /** Runs in which it came true. */
  readonly count: number;
  readonly interrupted: boolean;
  readonly faults: number;
  readonly runsPerSecond: number;
  readonly elapsed: number;
}

/** The document as plain data; `said` is absent if no run came through. */
export function askDocument(
  said: Answered | undefined,
  story: AskStory,
): Readonly<Record<string, unknown>> {
  const { question, done, faults, count } = story;
  return {
    ...identityDocument("ask", story),
    question: question.text,
    condition: question.condition,
    comparison: question.comparison,
    threshold: question.threshold,
    answer: said?.verdict ?? "undecided",
    errorAtMost: said === undefined ? null : Number((1 - said.interval.level).toFixed(12)),
    runs: done,
    runsCounted: done - faults,
    runsMost: story.most,
    partial: story.interrupted,
    faults: { count: faults },
    probability: said === undefined ? null : count / (done - faults),
    low: said?.interval.low ?? null,
    high: said?.interval.high ?? null,
    level: said?.interval.level ?? null,
    method: said?.interval.method ?? null,
    count,
    uncertainty: "sampling",
    forecast: false,
    runsPerSecond: story.runsPerSecond,
    elapsed: story.elapsed,
  };
}
