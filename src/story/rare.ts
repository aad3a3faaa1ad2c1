/** What `brink rare` found, told: the estimate, the way there, and what it cost. */

import type { RareAnswer } from "../answer/rare.ts";
import { withDigits, type NumberStyle } from "../i18n/number.ts";
import { powerAxis } from "./axis.ts";
import type { Block, IntervalRow, Story, Table } from "./block.ts";
import { formatShare, isolated } from "./figures.ts";
import { cautionBlocks, closing, note, paragraph, settingsLine, type Telling } from "./telling.ts";

/** The story of an estimate. */
export function tellRare(answer: RareAnswer, telling: Telling): Story {
  const { say } = telling;
  const { replications, effort, seed, set, cautions, outcome, by } = answer;
  const name = telling.nameOf(outcome);
  return {
    subject: telling.subject,
    made: [say("rare.made", { n: replications, effort, seed }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "rare",
        title: say("report.section.rare", { outcome: name }),
        blocks: [
          ...estimateBlocks(answer, name, telling),
          ...cautionBlocks(cautions, telling),
          { kind: "folded", title: say("report.rare.stages"), table: stageTable(answer, telling) },
          ...methodNotes(answer, telling),
          ...(by === undefined ? [note(say("rare.note.way"))] : []),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function estimateBlocks(answer: RareAnswer, name: string, telling: Telling): Block[] {
  const { say, style } = telling;
  const { outcome, probability, low, high, hits, replications } = answer;
  if (hits === 0) {
    return replications < 2
      ? []
      : [paragraph(say("rare.at-most", { high: formatTiny(high, style) }))];
  }
  const p = formatTiny(probability, style);
  const estimate = say("rare.estimate", { p, n: about(1 / probability, style) });
  if (replications < 2) return [paragraph(estimate)];
  const [from, to] = [formatTiny(low, style), formatTiny(high, style)];
  const interval = isolated(`${from} – ${to}`, style);
  const beside = telling.runs.get(outcome.trim());
  const seen = beside === undefined ? [] : [{ ...beside, label: say("report.rare.plain") }];
  const all = [
    {
      probability,
      low,
      high: high,
      label: say("report.rare.splitting"),
      figures: [p, interval],
    },
    ...seen.map((share) => {
      const { value, interval: range } = formatShare(share, style);
      return { ...share, figures: [value, range] };
    }),
  ];
  const place = Math.log10;
  // Seen in none of the runs: only its upper bound can stand on this axis.
  const least = Math.min(...all.flatMap((one) => [one.low, one.probability]).filter((x) => x > 0));
  const axis = powerAxis(place(least), place(Math.max(...all.map((one) => one.high))), style);
  const at = (share: number): number =>
    share > 0 ? Math.min(axis.to, Math.max(axis.from, place(share))) : axis.from;
  const rows = all.map(({ label, figures: [value = "", range = ""], ...one }): IntervalRow => ({
    ...{ label, figures: [value, range] },
    ...{ value: at(one.probability), low: at(one.low), high: at(one.high) },
  }));
  return [
    paragraph(`${estimate}. ${say("rare.interval", { low: from, high: to })}`),
    {
      kind: "figure",
      caption: say("report.rare.caption", { outcome: name }),
      alternative: say("report.rare.alternative", { p, interval }),
      plot: { kind: "intervals", axis, zero: false, rows },
      table: {
        head: [say("report.rare.way"), say("batch.estimate"), say("batch.interval")],
        rows: rows.map(({ label, figures }) => [label, ...figures]),
      },
      illustrates: true,
    },
  ];
}

function methodNotes(answer: RareAnswer, { say, style }: Telling): Block[] {
  const { hits, replications, steps, plainRuns, stepsSaved } = answer;
  if (hits === 0 || replications < 2) return [];
  return [
    note(say("rare.note.method", { n: replications })),
    ...(plainRuns === null || stepsSaved === null
      ? []
      : [
          note(
            say("rare.note.work", {
              steps: about(steps, style),
              runs: about(plainRuns, style),
              times: about(stepsSaved, style),
            }),
          ),
        ]),
  ];
}

/** Stages of the way, and how many of their runs came on. */
function stageTable({ stages, by }: RareAnswer, telling: Telling): Table {
  const { say, style } = telling;
  const share = (part: number, runs: number): string =>
    runs === 0 ? "—" : formatTiny(part / runs, style);
  return {
    head: [by ?? say("rare.level"), say("rare.runs"), say("rare.crossed"), say("rare.happened")],
    rows: stages.map(({ level, runs, crossed, happened }) => [
      level === null ? say("rare.last") : telling.number(level),
      telling.number(runs),
      level === null ? "" : share(crossed, runs),
      share(happened, runs),
    ]),
  };
}

/** Three digits, with a power of ten where it is small: `1.03e-6`; from 0.1 % on a percentage. */
export function formatTiny(value: number, style: NumberStyle): string {
  if (value === 0) return isolated("0", style);
  return isolated(
    value >= 0.001 ? `${String(Number((value * 100).toPrecision(3)))}%` : value.toExponential(2),
    style,
  );
}

/** To two digits. */
function about(value: number, style: NumberStyle): string {
  return value >= 1e9
    ? withDigits(value.toExponential(1).replace("e+", "e"), style)
    : withDigits(String(Number(Number(value.toPrecision(2)).toFixed(1))), style);
}
