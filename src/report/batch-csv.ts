/** A batch as CSV (RFC 4180, UTF-8): one number per line, in full precision, with its interval. */

import { at } from "../base/invariant.ts";
import type { Estimates, ShareEstimate, TimeEstimate } from "../study/estimates.ts";

const head = ["kind", "id", "level", "measure", "value", "low", "high", "confidence", "method"];

/** The whole file, lines ended by CR LF. `never` stands for a time that does not come. */
export function batchCsv(estimates: Estimates | undefined): string {
  const rows: (readonly (string | number)[])[] = [head];
  if (estimates !== undefined) {
    const { level: confidence, shareMethod, quantileMethod } = estimates;
    const share = (
      kind: string,
      id: string,
      level: string,
      measure: string,
      { probability, low, high }: ShareEstimate,
    ): void => {
      rows.push([kind, id, level, measure, probability, low, high, confidence, shareMethod]);
    };
    const times = (kind: string, id: string, level: string, time: TimeEstimate): void => {
      for (const { share: q, step, low, high } of time.quantiles) {
        const measure = `first passage quantile ${String(q)}`;
        rows.push([kind, id, level, measure, step, low, high, confidence, quantileMethod]);
      }
    };
    for (const outcome of estimates.outcomes) {
      const { id } = outcome;
      switch (outcome.kind) {
        case "boolean":
          share("outcome", id, "", "probability", outcome);
          break;
        case "number":
          rows.push([
            "outcome",
            id,
            "",
            "mean",
            outcome.mean,
            outcome.low,
            outcome.high,
            confidence,
            outcome.method,
          ]);
          break;
        case "time":
          share("outcome", id, "", "probability", outcome.ever);
          times("outcome", id, "", outcome);
          break;
      }
    }
    for (const flashpoint of estimates.flashpoints) {
      flashpoint.levels.forEach((level, index) => {
        share("flashpoint", flashpoint.id, level, "at the end", at(flashpoint.final, index));
        share("flashpoint", flashpoint.id, level, "ever", at(flashpoint.ever, index));
        times("flashpoint", flashpoint.id, level, at(flashpoint.firstPassage, index));
      });
    }
    for (const unknown of estimates.unknowns) {
      for (const value of unknown.values) share("unknown", unknown.id, value.id, "drawn", value);
    }
  }
  return csvText(rows);
}

/** Rows as CSV, lines ended by CR LF. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: string | number): string {
  const text = value === Infinity ? "never" : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
