/**
 * The documented JSON and CSV of a batch with uncertain inputs (docs/methods.md). Same command, same
 * seed: same bytes, but for `elapsed`, whatever the number of workers.
 */

import type {
  InputSpread,
  MixedTimes,
  UncertainEstimates,
  UncertainMean,
  UncertainOutcome,
  UncertainShare,
} from "../study/uncertainty.ts";
import { csvText } from "./batch-csv.ts";
import { byId, identityDocument, type BatchStory } from "./batch-json.ts";

/** What the document says besides the estimates. */
export interface UncertainStory extends Pick<
  BatchStory,
  "identity" | "engine" | "set" | "faults" | "elapsed"
> {
  /** Numbers that were drawn. */
  readonly inputs: number;
  readonly draws: number;
  readonly drawsDone: number;
  readonly runsPerDraw: number;
}

type Data = Readonly<Record<string, unknown>>;

/** The document as plain data, keys in a fixed order. */
export function uncertainDocument(
  estimates: UncertainEstimates | undefined,
  story: UncertainStory,
): Data {
  return {
    ...identityDocument("batch", story),
    runs: story.drawsDone * story.runsPerDraw,
    runsCounted: estimates?.runs ?? 0,
    runsRequested: story.draws * story.runsPerDraw,
    partial: story.drawsDone < story.draws,
    faults: { count: story.faults },
    uncertainty: "sampling and inputs",
    inputs: story.inputs,
    draws: story.draws,
    drawsCounted: estimates?.draws ?? 0,
    runsPerDraw: story.runsPerDraw,
    level: estimates?.level ?? 0,
    band: [0.05, 0.95],
    methods: { probability: "wilson-effective", mean: "student-t over draws", variance: "anova" },
    forecast: false,
    outcomes: byId(estimates?.outcomes ?? [], (outcome) =>
      outcomeDocument(outcome, estimates?.dates ?? []),
    ),
    flashpoints: byId(estimates?.flashpoints ?? [], (flashpoint) => ({
      levels: flashpoint.levels,
      final: flashpoint.final.map(shareDocument),
      ever: flashpoint.ever.map(shareDocument),
      firstPassage: Object.fromEntries(
        flashpoint.levels.map((id, level) => [
          id,
          timesDocument(flashpoint.firstPassage[level] ?? [], estimates?.dates ?? []),
        ]),
      ),
    })),
    unknowns: byId(estimates?.unknowns ?? [], ({ values }) => byId(values, shareDocument)),
    elapsed: story.elapsed,
  };
}

function outcomeDocument(outcome: UncertainOutcome, dates: readonly string[]): Data {
  switch (outcome.kind) {
    case "boolean":
      return { type: "boolean", ...shareDocument(outcome) };
    case "number": {
      const { mean, low, high } = outcome;
      return { type: "number", mean, low, high, ...spreadDocument(outcome) };
    }
    case "time":
      return {
        type: "time",
        ...shareDocument(outcome.ever),
        quantiles: timesDocument(outcome.quantiles, dates),
      };
  }
}

function shareDocument(share: UncertainShare): Data {
  const { probability, low, high } = share;
  return { probability, low, high, ...spreadDocument(share) };
}

function spreadDocument({ band, inputVariance, luckVariance, inputShare }: InputSpread): Data {
  return {
    inputs: {
      band: band === undefined ? null : [band.low, band.high],
      variance: inputVariance,
      luckVariance,
      share: inputShare,
    },
  };
}

function timesDocument(times: MixedTimes, dates: readonly string[]): readonly Data[] {
  return times.map(({ share, step }) =>
    Number.isFinite(step) ? { share, step, date: dates[step] } : { share, step: "never" },
  );
}

/** The whole file; one number per line, in full precision. */
export function uncertainCsv(estimates: UncertainEstimates | undefined): string {
  const rows: (readonly (string | number)[])[] = [
    [
      ...["kind", "id", "level", "measure", "value", "low", "high", "confidence"],
      ...["inputs 5%", "inputs 95%", "input variance", "luck variance", "input share"],
    ],
  ];
  const line = (
    names: readonly [kind: string, id: string, level: string, measure: string],
    value: number,
    one: UncertainShare | UncertainMean,
  ): void => {
    rows.push([
      ...names,
      ...[value, one.low, one.high, estimates?.level ?? 0],
      ...[one.band?.low ?? "", one.band?.high ?? ""],
      ...[one.inputVariance.value, one.luckVariance, one.inputShare],
    ]);
  };
  for (const outcome of estimates?.outcomes ?? []) {
    if (outcome.kind === "number") line(["outcome", outcome.id, "", "mean"], outcome.mean, outcome);
    else {
      const share = outcome.kind === "time" ? outcome.ever : outcome;
      line(["outcome", outcome.id, "", "probability"], share.probability, share);
    }
  }
  for (const { id, levels, final, ever } of estimates?.flashpoints ?? []) {
    levels.forEach((level, index) => {
      const [end, once] = [final[index], ever[index]];
      if (end !== undefined) line(["flashpoint", id, level, "at the end"], end.probability, end);
      if (once !== undefined) line(["flashpoint", id, level, "ever"], once.probability, once);
    });
  }
  for (const { id, values } of estimates?.unknowns ?? []) {
    for (const value of values) line(["unknown", id, value.id, "drawn"], value.probability, value);
  }
  return csvText(rows);
}
