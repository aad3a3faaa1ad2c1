/**
 * The documented JSON of a batch (docs/batch.md). Same command, same seed: same bytes, but for
 * `runsPerSecond` and `elapsed`, whatever the number of workers.
 */

import { at } from "../base/invariant.ts";
import type { BatchIdentity } from "../batch/identity.ts";
import type {
  Estimates,
  OutcomeEstimate,
  QuantileEstimate,
  ShareEstimate,
  TimeEstimate,
} from "../study/estimates.ts";

/** A precision that was asked for, and how far it was reached. */
export interface PrecisionStory {
  /** As written. */
  readonly text: string;
  readonly relative: boolean;
  readonly width: number;
  /** Runs at most. */
  readonly most: number;
  readonly outcomes: readonly {
    readonly id: string;
    readonly halfWidth: number;
    readonly reached: boolean;
  }[];
  /** Numbers without known bounds, which it does not cover. */
  readonly leftOut: readonly string[];
}

/** All that the document says besides the estimates. */
export interface BatchStory {
  readonly identity: BatchIdentity;
  readonly engine: string;
  /** Values given by `--set`, by id, as written. */
  readonly set: Readonly<Record<string, string>>;
  readonly total: number;
  readonly done: number;
  readonly precision?: PrecisionStory;
  readonly faults: number;
  readonly firstFault?: {
    readonly run: number;
    readonly step: number;
    readonly place: string;
    readonly reason: string;
  };
  readonly runsPerSecond: number;
  /** Seconds. */
  readonly elapsed: number;
}

/** A number, or null where there is none; never is `"never"`. */
type Figure = number | "never" | null;

function figure(value: number): Figure {
  if (value === Infinity) return "never";
  return Number.isFinite(value) ? value : null;
}

/** A bound, or null where there is none. */
export const bound = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What was run, at the head of a document. */
export function identityDocument(
  kind: string,
  { identity, engine, set }: Pick<BatchStory, "identity" | "engine" | "set">,
): Readonly<Record<string, unknown>> {
  const { scenario, scenarioHash, parametersHash, engineVersion, seed } = identity;
  return {
    kind,
    schema: 1,
    scenario,
    scenarioHash,
    parametersHash,
    engineVersion,
    engine,
    seed,
    set,
  };
}

/** The document as plain data, keys in a fixed order. */
export function batchDocument(
  estimates: Estimates | undefined,
  story: BatchStory,
): Readonly<Record<string, unknown>> {
  return {
    ...identityDocument("batch", story),
    runs: story.done,
    runsCounted: story.done - story.faults,
    runsRequested: story.total,
    partial: story.done < story.total,
    faults: {
      count: story.faults,
      ...(story.firstFault === undefined ? {} : { first: story.firstFault }),
    },
    ...(story.precision === undefined ? {} : { precision: precisionDocument(story.precision) }),
    uncertainty: "sampling",
    forecast: false,
    outcomes: byId(estimates?.outcomes ?? [], (outcome) =>
      outcomeDocument(outcome, estimates?.level ?? 0, estimates?.dates ?? []),
    ),
    flashpoints: byId(estimates?.flashpoints ?? [], (flashpoint) => ({
      levels: flashpoint.levels,
      final: flashpoint.final.map(({ probability }) => probability),
      finalIntervals: flashpoint.final.map(pair),
      ever: flashpoint.ever.map(({ probability }) => probability),
      everIntervals: flashpoint.ever.map(pair),
      level: estimates?.level ?? 0,
      method: estimates?.shareMethod,
      firstPassage: Object.fromEntries(
        flashpoint.levels.map((id, level) => [
          id,
          timeDocument(at(flashpoint.firstPassage, level), estimates?.dates ?? []),
        ]),
      ),
      quantileMethod: estimates?.quantileMethod,
    })),
    unknowns: byId(estimates?.unknowns ?? [], (unknown) =>
      byId(unknown.values, (value) => value.probability),
    ),
    runsPerSecond: story.runsPerSecond,
    elapsed: story.elapsed,
  };
}

function precisionDocument(story: PrecisionStory): Readonly<Record<string, unknown>> {
  const { text, relative, width, most, outcomes, leftOut } = story;
  return {
    wanted: text,
    relative,
    width,
    reached: isReached(story),
    runsMost: most,
    outcomes: byId(outcomes, ({ halfWidth, reached }) => ({
      halfWidth: bound(halfWidth),
      reached,
    })),
    leftOut,
  };
}

/** Whether every outcome that it covers is as precise as wanted. */
export function isReached({ outcomes }: PrecisionStory): boolean {
  return outcomes.length > 0 && outcomes.every(({ reached }) => reached);
}

/** The document as text, one line per entry, ending in a line break. */
export function batchJson(estimates: Estimates | undefined, story: BatchStory): string {
  return `${JSON.stringify(batchDocument(estimates, story), undefined, 2)}\n`;
}

/** Entries by id, in the items' order. */
export function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
  value: (item: Item) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(items.map((item) => [item.id, value(item)]));
}

function pair({ low, high }: ShareEstimate): readonly [number, number] {
  return [low, high];
}

/** One outcome of a batch. */
export function outcomeDocument(
  outcome: OutcomeEstimate,
  level: number,
  dates: readonly string[],
): Readonly<Record<string, unknown>> {
  switch (outcome.kind) {
    case "boolean": {
      const { probability, low, high, method, count } = outcome;
      return { type: "boolean", probability, low, high, level, method, count };
    }
    case "number": {
      const { mean, low, high, method, deviation, min, max, clipped, roundingError } = outcome;
      return {
        type: "number",
        mean,
        low: bound(low),
        high: bound(high),
        level,
        method,
        deviation,
        min,
        max,
        roundingError,
        ...(clipped === 0 ? {} : { clipped }),
      };
    }
    case "time": {
      const { probability, low, high, count } = outcome.ever;
      return {
        type: "time",
        probability,
        low,
        high,
        level,
        method: outcome.method,
        count,
        quantiles: timeDocument(outcome, dates),
        quantileMethod: outcome.quantileMethod,
      };
    }
  }
}

function timeDocument(
  time: TimeEstimate,
  dates: readonly string[],
): readonly Readonly<Record<string, unknown>>[] {
  return time.quantiles.map((quantile: QuantileEstimate) => ({
    share: quantile.share,
    step: figure(quantile.step),
    low: figure(quantile.low),
    high: figure(quantile.high),
    ...(Number.isFinite(quantile.step) ? { date: at(dates, quantile.step) } : {}),
  }));
}
