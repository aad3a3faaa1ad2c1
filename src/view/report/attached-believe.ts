/** The section of what `brink believe --json` printed: belief along an observed path, beside what others said. */

import { formatDate } from "../../i18n/date.ts";
import { inOrder } from "../../story/intervals.ts";
import { formatFactor, formatMean, formatShare } from "../../story/figures.ts";
import { forecasterName } from "../hindcast.ts";
import { PathNames } from "../paths-names.ts";
import {
  DamagedDocument,
  boundIn,
  entriesIn,
  fieldsIn,
  fieldsOf,
  listIn,
  numberIn,
  numberOf,
  optionalIn,
  readShare,
  shareIn,
  stringIn,
  type Fields,
  type ReadShare,
} from "./document.ts";
import { oddsFigure, onPages, outcomeName } from "../../story/intervals.ts";
import type { Block, IntervalRow, PlotPath, Section } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import { shareAxis, stepAxis } from "../../story/axis.ts";
import type { SpokenResult } from "./result.ts";

/** Signals that are listed, those that moved belief most. */
const SIGNALS = 20;

/** Belief in a value after each step. */
interface Believed {
  readonly unknown: string;
  readonly value: string;
  readonly prior: number;
  readonly shares: readonly ReadShare[];
}

/** A step of the path. */
interface PathStep {
  readonly step: number;
  readonly to: string;
  readonly fields: Fields;
}

/** The section. */
export function believeSection(document: Fields, result: SpokenResult): Section {
  const { say, style } = result.words;
  const steps = listIn(document, "steps", (value): PathStep => {
    const fields = fieldsOf(value);
    const step = numberIn(fields, "step");
    if (!Number.isInteger(step) || step < 0 || step >= result.estimates.dates.length) {
      throw new DamagedDocument();
    }
    return { step, to: dayIn(fields, "to"), fields };
  });
  const last = steps.at(-1);
  const method = document["method"];
  if (method !== "exact" && method !== "particles") throw new DamagedDocument();
  const made = say("believe.heading", {
    observed: isolate(stringIn(document, "observed"), style),
    n: steps.length,
    until: formatDate(last?.to ?? result.naming.program.calendar.start, style),
  });
  const how =
    method === "exact"
      ? say("believe.method.exact")
      : say("report.believe.particles", {
          particles: numberIn(document, "particles"),
          seed: stringIn(document, "seed"),
        });
  const believed = entriesIn(document, "prior").flatMap(([unknown, values], place) => {
    const ids = Object.keys(values);
    // Of two values one says all.
    return (ids.length === 2 ? ids.slice(0, 1) : ids).map((value): Believed => ({
      unknown,
      value,
      prior: shareIn(values, value),
      shares: steps.map(({ fields }) => shareAfter(fields, unknown, value, place === 0)),
    }));
  });
  const unknowns = [...new Set(believed.map(({ unknown }) => unknown))];
  const fitted = result.naming.model.forecasters?.some((one) => one.fitted) === true;
  return {
    id: "believe",
    title: say("report.section.believe"),
    blocks: [
      { kind: "paragraph", text: `${made}. ${how}.` },
      ...(steps.length === 0
        ? []
        : unknowns.map((id) =>
            curveFigure(
              id,
              believed.filter(({ unknown }) => unknown === id),
              steps,
              result,
            ),
          )),
      ...(fitted ? [{ kind: "paragraph" as const, text: say("hindcast.note.fitted") }] : []),
      ...believed.flatMap((one) => signalBlocks(one, steps, result)),
      ...outcomeBlocks(document, result),
    ],
  };
}

/** A day in a field. */
function dayIn(fields: Fields, key: string): string {
  const day = stringIn(fields, key);
  if (!/^\d{4}-\d\d-\d\d$/u.test(day) || Number.isNaN(Date.parse(day))) throw new DamagedDocument();
  return day;
}

/** Intervals are given of the first unknown only. */
function shareAfter(fields: Fields, unknown: string, value: string, first: boolean): ReadShare {
  const probability = shareIn(fieldsIn(fieldsIn(fields, "posterior"), unknown), value);
  const intervals = first ? optionalIn(fields, "intervals", fieldsOf) : undefined;
  const interval = intervals === undefined ? undefined : fieldsIn(intervals, value);
  return interval === undefined
    ? { probability, low: probability, high: probability }
    : { probability, low: shareIn(interval, "low"), high: shareIn(interval, "high") };
}

/** A share of which no interval is known, to whole percents. */
const rough = (probability: number): ReadShare => ({
  probability,
  low: Math.max(0, probability - 0.05),
  high: Math.min(1, probability + 0.05),
});

function curveFigure(
  unknown: string,
  believed: readonly Believed[],
  steps: readonly PathStep[],
  result: SpokenResult,
): Block {
  const { naming, words, estimates } = result;
  const { say, style, names } = words;
  const named = names.unknowns.get(unknown);
  const name = words.text(named?.name, unknown);
  const label = (value: string): string => words.text(named?.values.get(value), value);
  const dates = estimates.dates;
  const place = (day: string): number => {
    const [start, next] = [dates[0], dates[1]];
    if (start === undefined || next === undefined) return 0;
    const width = Date.parse(next) - Date.parse(start);
    return (Date.parse(day) - Date.parse(start)) / width;
  };
  // Belief after a step stands where the next one begins.
  const at = [0, ...steps.map(({ step }) => step + 1)];
  const end = dates.length - 1;
  const said = (naming.model.forecasters ?? []).flatMap((forecaster) =>
    believed.flatMap(({ value }) => {
      const points = forecaster.said.filter(
        ({ of }) => of.kind === "unknown" && of.unknown === unknown && of.value === value,
      );
      return points.length === 0
        ? []
        : [{ value, name: forecasterName(naming, forecaster.id), points }];
    }),
  );
  const paths = said.map(({ name: who, value, points }): PlotPath => ({
    label: believed.length === 1 ? who : `${who}: ${label(value)}`,
    points: points
      .map(({ date, probability }) => ({ at: place(date), value: probability }))
      .filter((point) => point.at >= 0 && point.at <= end),
  }));
  const percent = (share: ReadShare): string =>
    formatShare(share.low === share.high ? rough(share.probability) : share, style).value;
  const first = believed[0];
  const latest = first?.shares.at(-1);
  return {
    kind: "figure",
    caption: say("report.believe.caption", { unknown: name }),
    alternative: say("report.believe.alternative", {
      unknown: name,
      value: label(first?.value ?? ""),
      first: percent(rough(first?.prior ?? 0)),
      last: latest === undefined ? "" : percent(latest),
    }),
    plot: {
      kind: "curves",
      steps: at,
      x: stepAxis(dates, style, say),
      y: shareAxis(1, style),
      firstNumber: 1,
      curves: believed.map(({ value, prior, shares }) => ({
        label: label(value),
        values: [prior, ...shares.map(({ probability }) => probability)],
        low: [prior, ...shares.map(({ low }) => low)],
        high: [prior, ...shares.map(({ high }) => high)],
      })),
      paths,
    },
    table: {
      head: [
        say("report.date"),
        ...believed.map(({ value }) => label(value)),
        ...said.map((one) => one.name),
      ],
      rows: [
        [say("believe.prior"), ...believed.map(({ prior }) => percent(rough(prior)))],
        ...[
          ...steps.map(({ to }, index) => ({
            date: to,
            cells: [
              ...believed.map(({ shares }) => {
                const share = shares[index];
                return share === undefined ? "" : percent(share);
              }),
              ...said.map(() => ""),
            ],
          })),
          ...said.flatMap(({ points }, column) =>
            points.map(({ date, probability }) => ({
              date: date,
              cells: [
                ...believed.map(() => ""),
                ...said.map((_, other) => (other === column ? percent(rough(probability)) : "")),
              ],
            })),
          ),
        ]
          .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
          .map(({ date, cells }) => [formatDate(date, style), ...cells]),
      ],
    },
  };
}

/** What moved belief in a value most. */
function signalBlocks(
  { unknown, value }: Believed,
  steps: readonly PathStep[],
  { naming, words }: SpokenResult,
): readonly Block[] {
  const { say, style, names } = words;
  const paths = new PathNames(naming.model, say, style);
  const nameOf = (signal: Fields): string => {
    switch (signal["kind"]) {
      case "event":
        return paths.happening({ kind: "event", event: stringIn(signal, "event"), writes: [] });
      case "move":
        return paths.happening({
          kind: "move",
          actor: stringIn(signal, "actor"),
          move: stringIn(signal, "move"),
          writes: [],
        });
      case "level": {
        const id = stringIn(signal, "flashpoint");
        const level = stringIn(signal, "to");
        const named = names.flashpoints.get(id);
        return say("believe.level", {
          flashpoint: words.text(named?.name, id),
          level: words.text(named?.levels.get(level), level),
        });
      }
      case "quiet":
        return say("believe.quiet");
      case "steady":
        return say("believe.steady");
      default:
        throw new DamagedDocument();
    }
  };
  const signals = steps.flatMap(({ to, fields }) =>
    (optionalIn(fields, "signals", () => listIn(fields, "signals", fieldsOf)) ?? []).flatMap(
      (signal) => {
        const ratios = optionalIn(fieldsIn(signal, "likelihoodRatios"), unknown, fieldsOf);
        const ratio = ratios === undefined ? undefined : optionalIn(ratios, value, fieldsOf);
        const log = ratio === undefined ? undefined : optionalIn(ratio, "log", numberOf);
        return log === undefined ? [] : [{ to, name: nameOf(signal), log }];
      },
    ),
  );
  const most = signals
    .toSorted((a, b) => Math.abs(b.log) - Math.abs(a.log))
    .slice(0, SIGNALS)
    .filter(({ log }) => Math.abs(log) >= 0.01);
  if (most.length === 0) return [];
  const named = names.unknowns.get(unknown);
  return [
    {
      kind: "folded",
      title: say("report.believe.moved", { value: words.text(named?.values.get(value), value) }),
      table: {
        head: [say("report.believe.signal"), say("report.date"), say("report.believe.factor")],
        rows: most.map(({ to, name, log }) => [
          name,
          formatDate(to, style),
          formatFactor(log, style),
        ]),
      },
    },
  ];
}

/** Outcomes given what was seen. */
function outcomeBlocks(document: Fields, { words, names }: SpokenResult): readonly Block[] {
  const { say, style } = words;
  const outcomes = inOrder(
    entriesIn(document, "outcomes").map(([id, fields]) => {
      const kind = fields["type"];
      if (kind !== "boolean" && kind !== "time" && kind !== "number") throw new DamagedDocument();
      return { id, kind, fields } as const;
    }),
    names.outcomes,
  );
  const all = outcomes.flatMap(({ id, kind, fields }): IntervalRow[] => {
    if (kind === "number") return [];
    const share = readShare(fields);
    const { value, interval } = formatShare(share, style);
    const { probability, low, high } = share;
    const label = outcomeName({ id, kind }, words);
    return [{ label, figures: [value, interval], value: probability, low, high }];
  });
  const means = outcomes.flatMap(({ id, kind, fields }) => {
    if (kind !== "number") return [];
    const [low, high] = [boundIn(fields, "low", -Infinity), boundIn(fields, "high", Infinity)];
    const { value, interval } = formatMean({ mean: numberIn(fields, "mean"), low, high }, style);
    return [[words.nameOf(id), value, interval]];
  });
  if (all.length === 0 && means.length === 0) return [];
  // What is settled needs no plot.
  const rows = all.filter(({ low, high }) => low < high);
  return [
    { kind: "heading", text: say("report.believe.outcomes") },
    {
      kind: "row",
      blocks: onPages(rows).map((part, index, parts) =>
        oddsFigure(
          part,
          parts.length === 1
            ? say("report.odds.caption")
            : say("report.odds.caption-part", { part: index + 1, parts: parts.length }),
          words,
        ),
      ),
    },
    {
      kind: "folded",
      title: say("report.believe.all"),
      table: {
        head: [say("believe.outcome"), say("believe.given"), say("batch.interval")],
        rows: [...all.map(({ label, figures }) => [label, ...figures]), ...means],
      },
    },
    { kind: "paragraph", text: say("believe.note.runs", { runs: numberIn(document, "runs") }) },
  ];
}
