/** A hindcast as JSON and CSV (docs/cli.md). */

import type { ForecasterScore, ScoreEstimate } from "../study/hindcast.ts";
import type { HindcastStory } from "../view/hindcast.ts";
import { csvText } from "./batch-csv.ts";

type Story = Pick<HindcastStory, "days" | "beliefs" | "unjudged" | "open">;

const estimateDocument = ({
  mean,
  interval,
}: ScoreEstimate): Readonly<Record<string, unknown>> => ({
  mean,
  ...(interval === undefined
    ? {}
    : { low: interval.low, high: interval.high, level: interval.level, method: interval.method }),
});

function scoreDocument(score: ForecasterScore): Readonly<Record<string, unknown>> {
  const { brier, log, decomposition, questions } = score;
  return {
    questions: questions.length,
    brier: estimateDocument(brier),
    log: estimateDocument(log),
    decomposition,
    forecasts: Object.fromEntries(questions.map(({ id, ...rest }) => [id, rest])),
  };
}

/** The document as plain data, keys in a fixed order. */
export function hindcastDocument(
  { days, beliefs, unjudged, open }: Story,
  forecasters: readonly { readonly id: string; readonly fitted: boolean }[],
): Readonly<Record<string, unknown>> {
  return {
    forecasters: Object.fromEntries(forecasters.map(({ id, fitted }) => [id, { fitted }])),
    days: days.map(({ date, scenario, others, ladders, past }) => ({
      date,
      decidedBefore: past,
      scenario: scenario === undefined ? null : scoreDocument(scenario),
      others: Object.fromEntries(
        others.map(({ id, score, comparison }) => [
          id,
          {
            ...scoreDocument(score),
            comparison:
              comparison === undefined
                ? null
                : {
                    questions: comparison.questions,
                    scenario: comparison.first,
                    other: comparison.second,
                    brierDifference: estimateDocument(comparison.brierDifference),
                    logDifference: estimateDocument(comparison.logDifference),
                    skill: comparison.skill ?? null,
                  },
          },
        ]),
      ),
      ladders:
        ladders === undefined
          ? null
          : {
              rps: estimateDocument(ladders.score),
              persistence: estimateDocument(ladders.persistence),
              difference: estimateDocument(ladders.difference),
              flashpoints: Object.fromEntries(ladders.ladders.map(({ id, ...rest }) => [id, rest])),
            },
    })),
    beliefs,
    notJudged: unjudged,
    open,
  };
}

const head = ["date", "forecaster", "question", "measure", "value", "low", "high", "happened"];

/** One number per line. */
export function hindcastCsv({ days, beliefs }: Story): string {
  const rows: (readonly (string | number)[])[] = [head];
  for (const { date, scenario, others, ladders } of days) {
    const all = [
      ...(scenario === undefined ? [] : [{ id: "scenario", score: scenario }]),
      ...others,
    ];
    for (const { id, score } of all) {
      for (const [measure, { mean, interval }] of [
        ["mean brier", score.brier],
        ["mean log", score.log],
      ] as const) {
        rows.push([date, id, "", measure, mean, interval?.low ?? "", interval?.high ?? "", ""]);
      }
      for (const one of score.questions) {
        const came = one.happened ? "yes" : "no";
        rows.push([date, id, one.id, "probability", one.probability, "", "", came]);
        rows.push([date, id, one.id, "brier", one.brier, "", "", came]);
        rows.push([date, id, one.id, "log", one.log, "", "", came]);
      }
    }
    for (const { id, score, persistence } of ladders?.ladders ?? []) {
      rows.push([date, "scenario", id, "rps", score, "", "", ""]);
      rows.push([date, "persistence", id, "rps", persistence, "", "", ""]);
    }
  }
  for (const { forecaster, unknown, value, points } of beliefs) {
    for (const { date, said, belief } of points) {
      const question = `${unknown} == ${value}`;
      rows.push([date, forecaster, question, "probability", said, "", "", ""]);
      if (belief === undefined) continue;
      const { probability, low, high } = belief;
      rows.push([date, "scenario", question, "probability", probability, low, high, ""]);
    }
  }
  return csvText(rows);
}
