/** The belief along an observed path as JSON and CSV (docs/cli.md, docs/methods.md). */

import type { Curve } from "../belief/curve.ts";
import type { Signal } from "../belief/dated.ts";
import type { OutlookAnswer } from "../belief/outlook.ts";
import { csvText } from "./batch-csv.ts";

/** Ids and days, found by the program's indices. */
export interface BelieveIds {
  readonly unknowns: readonly { readonly id: string; readonly values: readonly string[] }[];
  /** First and last day of a step, ISO. */
  readonly days: (step: number) => { readonly from: string; readonly to: string };
  /** Parts of a signal's id: `event`, `actor` and `move`, or `flashpoint`, `from` and `to`. */
  readonly signal: (signal: Signal) => Readonly<Record<string, string>>;
}

/** JSON has no infinity: `null` says that one side is excluded, `ratio` which. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const named = <T>(ids: readonly string[], values: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(
    ids.flatMap((id, index) => {
      const value = values[index];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );

/** A curve as plain data, keys in a fixed order. */
export function curveDocument(curve: Curve, ids: BelieveIds): Readonly<Record<string, unknown>> {
  const shares = (all: readonly (readonly number[])[]): unknown =>
    Object.fromEntries(
      ids.unknowns.map(({ id, values }, unknown) => [id, named(values, all[unknown] ?? [])]),
    );
  return {
    prior: shares(curve.prior),
    steps: curve.points.map((point) => ({
      step: point.step,
      ...ids.days(point.step),
      posterior: shares(point.shares),
      ...(point.intervals === undefined
        ? {}
        : { intervals: named(ids.unknowns[0]?.values ?? [], point.intervals) }),
      logEvidence: point.logEvidence,
      ...(point.effective === undefined ? {} : { effectiveSampleSize: point.effective }),
      ...(point.signals === undefined
        ? {}
        : {
            signals: point.signals.map(({ signal, ratios }) => ({
              kind: signal.kind,
              ...ids.signal(signal),
              likelihoodRatios: Object.fromEntries(
                ids.unknowns.map(({ id, values }, unknown) => [
                  id,
                  named(
                    values,
                    (ratios[unknown] ?? []).map((log) =>
                      log === undefined ? null : { log: finite(log), ratio: finite(Math.exp(log)) },
                    ),
                  ),
                ]),
              ),
            })),
          }),
    })),
  };
}

/** Outcomes given what was seen, by id. */
export function outlookDocument(
  answers: readonly OutlookAnswer[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    answers.map(({ id, type, value, low, high, method }) => [
      id,
      {
        type,
        ...(type === "number" ? { mean: value } : { probability: value }),
        low: finite(low),
        high: finite(high),
        method,
      },
    ]),
  );
}

const head = [
  "kind",
  "step",
  "date",
  "unknown",
  "value",
  "signal",
  "measure",
  "number",
  "low",
  "high",
];

/** One number per line: shares, log likelihood ratios, outcomes. */
export function believeCsv(
  curve: Curve,
  answers: readonly OutlookAnswer[],
  ids: BelieveIds,
): string {
  const rows: (readonly (string | number)[])[] = [head];
  for (const [unknown, { id, values }] of ids.unknowns.entries()) {
    values.forEach((value, index) => {
      rows.push([
        "belief",
        "",
        "",
        id,
        value,
        "",
        "prior",
        curve.prior[unknown]?.[index] ?? "",
        "",
        "",
      ]);
    });
    for (const { step, shares, intervals, signals } of curve.points) {
      const { to } = ids.days(step);
      values.forEach((value, index) => {
        const { low = "", high = "" } = intervals?.[index] ?? {};
        const share = shares[unknown]?.[index] ?? "";
        rows.push(["belief", step, to, id, value, "", "posterior", share, low, high]);
        for (const { signal, ratios } of signals ?? []) {
          const log = ratios[unknown]?.[index];
          if (log === undefined) continue;
          const what = [signal.kind, ...Object.values(ids.signal(signal))].join(" ");
          const number = Number.isFinite(log) ? log : log > 0 ? "inf" : "-inf";
          rows.push(["signal", step, to, id, value, what, "log likelihood ratio", number, "", ""]);
        }
      });
    }
  }
  for (const { id, type, value, low, high } of answers) {
    const measure = type === "number" ? "mean" : "probability";
    rows.push(["outcome", "", "", "", "", id, measure, value, low, high]);
  }
  return csvText(rows);
}
