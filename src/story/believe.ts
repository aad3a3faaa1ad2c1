/** What `brink believe` found, told: belief along the path, what moved it, and what comes after it. */

import type { BelieveAnswer } from "../answer/believe.ts";
import { formatDate } from "../i18n/date.ts";
import { shareAxis, stepAxis } from "./axis.ts";
import type { Block, IntervalRow, PlotPath, Story, Table } from "./block.ts";
import { believeEnsembleBlocks } from "./ensemble.ts";
import { formatFactor, formatMean, formatShare, type Share } from "./figures.ts";
import { forecasterName, plainShare } from "./forecasters.ts";
import { inOrder, intervalRow, oddsFigures, outcomeName } from "./intervals.ts";
import { signalName } from "./signals.ts";
import { cautionBlocks, closing, heading, note, settingsLine, type Telling } from "./telling.ts";

/** Ratios whose logarithm is nearer to 0 than this are not worth a line. */
const WORTH = 0.01;

/** Cells of a bar that stands for a share. */
const BAR = 16;

/** A value of an unknown, and belief in it after each step. */
interface Believed {
  readonly unknown: string;
  readonly value: string;
  readonly name: string;
  readonly prior: number;
  readonly shares: readonly Share[];
}

/** The story of a belief. */
export function tellBelieve(answer: BelieveAnswer, telling: Telling): Story {
  const { say } = telling;
  const { cautions, runs, set } = answer;
  const believed = believedOf(answer, telling);
  return {
    subject: telling.subject,
    made: [...madeLines(answer, telling), ...settingsLine(set, telling)],
    sections: [
      {
        id: "believe",
        title: say("report.section.believe"),
        blocks: [
          ...cautionBlocks(cautions, telling),
          ...Object.keys(answer.prior).flatMap((unknown) => {
            const own = believed.filter((one) => one.unknown === unknown);
            return answer.steps.length === 0 ? [] : [curveFigure(answer, unknown, own, telling)];
          }),
          ...believed.map((one): Block => ({
            kind: "table",
            table: curveTable(answer, one, telling),
          })),
          ...outcomeBlocks(answer, telling),
          ...believeEnsembleBlocks(
            answer.ensemble,
            believed,
            answer.steps.map(({ to }) => to),
            inOrder(
              Object.entries(answer.outcomes).map(([id, { type, mean, probability = 0 }]) => ({
                ...{ id, name: outcomeName({ id, kind: type }, telling) },
                ...{ value: mean ?? probability, isShare: mean === undefined },
              })),
              telling.names.outcomes,
            ),
            telling,
          ),
          note(say("believe.note.ratio")),
          ...(runs > 0 ? [note(say("believe.note.runs", { runs }))] : []),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function madeLines(answer: BelieveAnswer, telling: Telling): readonly string[] {
  const { say, style, naming } = telling;
  const { observed, steps, method, particles = 0, seed } = answer;
  const last = steps.at(-1);
  const effective = steps.flatMap(({ effectiveSampleSize: one }) =>
    one === undefined ? [] : [one],
  );
  return [
    say("believe.heading", {
      observed,
      n: steps.length,
      until: formatDate(last?.to ?? naming.program.calendar.start, style),
    }),
    method === "exact"
      ? say("believe.method.exact")
      : say("believe.method.particles", {
          particles,
          least: Math.floor(Math.min(particles, ...effective)),
          seed,
        }),
    ...(last === undefined
      ? []
      : [say("believe.evidence", { log: telling.number(last.logEvidence) })]),
  ];
}

/** Of two values one says all. */
function believedOf({ prior, steps }: BelieveAnswer, telling: Telling): readonly Believed[] {
  return Object.entries(prior).flatMap(([unknown, values]) => {
    const ids = Object.keys(values);
    const named = telling.names.unknowns.get(unknown);
    return (ids.length === 2 ? ids.slice(0, 1) : ids).map((value): Believed => ({
      unknown,
      value,
      name: telling.text(named?.values.get(value), value),
      prior: values[value] ?? 0,
      shares: steps.map(({ posterior, intervals }) => {
        const probability = posterior[unknown]?.[value] ?? 0;
        const only = Object.keys(prior).length === 1 ? intervals?.[value] : undefined;
        return { probability, ...(only ?? { low: probability, high: probability }) };
      }),
    }));
  });
}

const percent = (share: Share, { style }: Telling): string =>
  share.low === share.high ? plainShare(share.probability, style) : formatShare(share, style).value;

function bar(share: number): string {
  const full = Math.round(share * BAR);
  return "█".repeat(full) + "·".repeat(BAR - full);
}

/** How belief in one value stood after each step, and what moved it. */
function curveTable({ steps }: BelieveAnswer, one: Believed, telling: Telling): Table {
  const { say, style, names } = telling;
  const { unknown, value, name, prior, shares } = one;
  const rows = steps.flatMap(({ to, signals }, index) => {
    const share = shares[index] ?? { probability: 0, low: 0, high: 0 };
    const interval = share.low === share.high ? "" : formatShare(share, style).interval;
    const moved = (signals ?? []).flatMap(({ likelihoodRatios, ...seen }) => {
      const ratio = likelihoodRatios[unknown]?.[value] ?? null;
      if (ratio === null) return [];
      const log = ratio.log ?? (ratio.ratio === 0 ? -Infinity : Infinity);
      if (Math.abs(log) < WORTH) return [];
      return [[`· ${signalName(seen, telling)}`, formatFactor(log, style), "", ""]];
    });
    const date = formatDate(to, style);
    return [...moved, [date, percent(share, telling), interval, bar(share.probability)]];
  });
  const estimated = shares.some(({ low, high }) => low !== high);
  return {
    head: [
      `${telling.text(names.unknowns.get(unknown)?.name, unknown)}: ${name}`,
      say("batch.share"),
      estimated ? say("batch.interval") : "",
      "",
    ],
    rows: [[say("believe.prior"), plainShare(prior, style), "", bar(prior)], ...rows],
  };
}

/** What forecasters said of the values that are shown. */
function saidOf(unknown: string, believed: readonly Believed[], { naming }: Telling) {
  return (naming.model.forecasters ?? []).flatMap((forecaster) =>
    believed.flatMap(({ value, name }) => {
      const points = forecaster.said.filter(
        ({ of }) => of.kind === "unknown" && of.unknown === unknown && of.value === value,
      );
      const who = forecasterName(naming, forecaster.id);
      const label = believed.length === 1 ? who : `${who}: ${name}`;
      return points.length === 0 ? [] : [{ label, points }];
    }),
  );
}

/** Belief in the values of one unknown over the steps, beside what others said of them. */
function curveFigure(
  { steps }: BelieveAnswer,
  unknown: string,
  believed: readonly Believed[],
  telling: Telling,
): Block {
  const { say, style, dates, names } = telling;
  const name = telling.text(names.unknowns.get(unknown)?.name, unknown);
  const said = saidOf(unknown, believed, telling);
  const end = dates.length - 1;
  const [first] = believed;
  const latest = first?.shares.at(-1);
  const rows = [
    ...steps.map(({ to }, index) => ({
      date: to,
      cells: [
        ...believed.map(({ shares: own }) => {
          const share = own[index];
          return share === undefined ? "" : percent(share, telling);
        }),
        ...said.map(() => ""),
      ],
    })),
    ...said.flatMap(({ points }, column) =>
      points.map(({ date, probability }) => ({
        date,
        cells: [
          ...believed.map(() => ""),
          ...said.map((_, other) => (other === column ? plainShare(probability, style) : "")),
        ],
      })),
    ),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return {
    kind: "figure",
    caption: say("report.believe.caption", { unknown: name }),
    alternative: say("report.believe.alternative", {
      unknown: name,
      value: first?.name ?? "",
      first: plainShare(first?.prior ?? 0, style),
      last: latest === undefined ? "" : percent(latest, telling),
    }),
    plot: {
      kind: "curves",
      // Belief after a step stands where the next one begins.
      steps: [0, ...steps.map(({ step }) => step + 1)],
      x: stepAxis(dates, style, say),
      y: shareAxis(1, style),
      firstNumber: 1,
      curves: believed.map(({ name: label, prior, shares }) => ({
        label,
        values: [prior, ...shares.map(({ probability }) => probability)],
        low: [prior, ...shares.map(({ low }) => low)],
        high: [prior, ...shares.map(({ high }) => high)],
      })),
      paths: said.map(({ label, points }): PlotPath => ({
        label,
        points: points
          .map(({ date, probability }) => ({ at: placeOf(date, dates), value: probability }))
          .filter((point) => point.at >= 0 && point.at <= end),
      })),
    },
    table: {
      head: [
        say("report.date"),
        ...believed.map((one) => one.name),
        ...said.map(({ label }) => label),
      ],
      rows: [
        [
          say("believe.prior"),
          ...believed.map(({ prior }) => plainShare(prior, style)),
          ...said.map(() => ""),
        ],
        ...rows.map(({ date, cells }) => [formatDate(date, style), ...cells]),
      ],
    },
    // Only what others said stands nowhere else.
    ...(said.length === 0 ? { illustrates: true } : {}),
  };
}

/** Where a day stands on the axis of steps; it may lie between two. */
function placeOf(day: string, [start, next]: readonly string[]): number {
  if (start === undefined || next === undefined) return 0;
  return (Date.parse(day) - Date.parse(start)) / (Date.parse(next) - Date.parse(start));
}

/** Outcomes given what was seen. */
function outcomeBlocks({ outcomes }: BelieveAnswer, telling: Telling): readonly Block[] {
  const { say, style, names } = telling;
  const all = inOrder(
    Object.entries(outcomes).map(([id, one]) => ({ id, ...one })),
    names.outcomes,
  );
  if (all.length === 0) return [];
  const rows = all.flatMap(({ id, type, probability, low, high }): IntervalRow[] => {
    // What is settled needs no plot.
    if (probability === undefined || low === null || high === null || !(low < high)) return [];
    return [
      intervalRow(outcomeName({ id, kind: type }, telling), { probability, low, high }, telling),
    ];
  });
  const table = all.map(({ id, type, mean, probability = 0, low, high, method }) => {
    const [from, to] = [low ?? -Infinity, high ?? Infinity];
    const { value, interval } =
      mean === undefined
        ? formatShare({ probability, low: from, high: to }, style)
        : formatMean({ mean, low: from, high: to }, style);
    const name = outcomeName({ id, kind: type }, telling);
    return [name, value, method === "exact" ? say("believe.exact") : interval];
  });
  return [
    heading(say("report.believe.outcomes")),
    {
      kind: "row",
      blocks: oddsFigures(rows, telling).map((figure) => ({ ...figure, illustrates: true })),
    },
    {
      kind: "folded",
      title: say("report.believe.all"),
      table: {
        head: [say("believe.outcome"), say("believe.given"), say("batch.interval")],
        rows: table,
      },
    },
  ];
}
