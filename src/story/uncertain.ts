/** A batch with uncertain inputs, told: every number with its band over the inputs. */

import type {
  UncertainAnswer,
  UncertainOutcomeAnswer,
  UncertainShareAnswer,
} from "../answer/uncertain.ts";
import { at } from "../base/invariant.ts";
import type { Block, IntervalRow, Story, Table } from "./block.ts";
import { formatMean, formatShare } from "./figures.ts";
import { inOrder, intervalRow, oddsFigures, outcomeName } from "./intervals.ts";
import { cautionBlocks, closing, note, paragraph, settingsLine, type Telling } from "./telling.ts";

/** First-passage shares that leave room for the bands. */
const shownShares: readonly number[] = [0.05, 0.5];

/** The story of such a batch. */
export function tellUncertain(answer: UncertainAnswer, telling: Telling): Story {
  const { say } = telling;
  const { draws, runsPerDraw: runs, seed, set, cautions } = answer;
  return {
    subject: telling.subject,
    made: [say("uncertain.runs", { draws, runs, seed }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "uncertain",
        title: say("report.section.uncertain"),
        blocks: [
          ...cautionBlocks(cautions, telling),
          ...(Object.keys(answer.outcomes).length === 0 ? [] : estimateBlocks(answer, telling)),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

type Outcome = UncertainOutcomeAnswer & { readonly id: string };

function estimateBlocks(answer: UncertainAnswer, telling: Telling): Block[] {
  const { say, names } = telling;
  const outcomes = inOrder(
    Object.entries(answer.outcomes).map(([id, outcome]): Outcome => ({ id, ...outcome })),
    names.outcomes,
  );
  const folded = (title: string, table: Table): Block => ({ kind: "folded", title, table });
  const values = outcomes.filter((one) => one.type !== "time");
  const times = outcomes.filter((one) => one.type === "time");
  return [
    paragraph(say("report.uncertain.intro")),
    ...figureBlocks(outcomes, telling),
    ...(values.length === 0
      ? []
      : [folded(say("report.uncertain.outcomes"), valueTable(values, telling))]),
    ...(times.length === 0
      ? []
      : [folded(say("report.uncertain.times"), timeTable(times, telling))]),
    ...levelTables(answer, telling).map((table) => folded(at(table.head, 0), table)),
    ...unknownTables(answer, telling).map((table) => folded(at(table.head, 0), table)),
    note(say("uncertain.note.methods")),
    note(say("uncertain.note.band")),
    note(say("uncertain.note.dates")),
  ];
}

function figureBlocks(outcomes: readonly Outcome[], telling: Telling): Block[] {
  const { say, style } = telling;
  const rows = outcomes.flatMap((outcome): IntervalRow[] => {
    if (outcome.type === "number") return [];
    const [low, high] = outcome.inputs.band ?? [];
    const row = intervalRow(
      outcomeName({ id: outcome.id, kind: outcome.type }, telling),
      outcome,
      telling,
    );
    return [{ ...row, ...(low === undefined || high === undefined ? {} : { band: [low, high] }) }];
  });
  if (rows.length === 0) return [];
  const bandText = ({ value, band }: IntervalRow): string =>
    band === undefined
      ? "—"
      : formatShare({ probability: value, low: band[0], high: band[1] }, style).interval;
  const figures = oddsFigures(rows, telling, {
    key: [
      { mark: "point", label: say("report.uncertain.sampling") },
      { mark: "band", label: say("uncertain.band") },
    ],
    table: (part) => ({
      head: [
        ...[say("batch.outcome"), say("batch.estimate"), say("batch.interval")],
        say("uncertain.band"),
      ],
      rows: part.map((row) => [row.label, ...row.figures, bandText(row)]),
    }),
  });
  // The tables that follow say the same, and more.
  return [{ kind: "row", blocks: figures.map((figure) => ({ ...figure, illustrates: true })) }];
}

/** Conditions and numbers, with the part of the inputs in their variance. */
function valueTable(values: readonly Outcome[], telling: Telling): Table {
  const { say, style } = telling;
  return {
    head: [
      ...[say("batch.outcome"), say("batch.estimate"), say("batch.interval")],
      ...[say("uncertain.band"), say("uncertain.share")],
    ],
    rows: values.map((outcome) => {
      const { band, share } = outcome.inputs;
      const part = formatShare({ probability: share, low: 0, high: 0.1 }, style).value;
      const inputs = band === null ? "—" : part;
      if (outcome.type !== "number") {
        const { value, interval } = formatShare(outcome, style);
        return [telling.nameOf(outcome.id), value, interval, bandOf(outcome, telling), inputs];
      }
      const { mean } = outcome;
      const bounds = { low: outcome.low ?? -Infinity, high: outcome.high ?? Infinity };
      const { value, interval } = formatMean({ mean, ...bounds }, style);
      const [low = 0, high = 0] = band ?? [];
      const spread = band === null ? "—" : formatMean({ mean, low, high }, style).interval;
      return [telling.nameOf(outcome.id), value, interval, spread, inputs];
    }),
  };
}

function timeTable(times: readonly Outcome[], telling: Telling): Table {
  const { say, style } = telling;
  return {
    head: [
      ...[say("batch.outcome"), say("batch.ever"), say("batch.interval"), say("uncertain.band")],
      ...telling.shares(shownShares),
    ],
    rows: times.flatMap((outcome) => {
      if (outcome.type !== "time") return [];
      const { value, interval } = formatShare(outcome, style);
      const dates = telling.passage(outcome.quantiles, shownShares);
      return [[telling.nameOf(outcome.id), value, interval, bandOf(outcome, telling), ...dates]];
    }),
  };
}

function levelTables({ flashpoints }: UncertainAnswer, telling: Telling): Table[] {
  const { say, names } = telling;
  const all = Object.entries(flashpoints).map(([id, one]) => ({ id, ...one }));
  const [, median = 0.5] = shownShares;
  const band = say("uncertain.band");
  return inOrder(all, names.flashpoints).map(({ id, levels, final, ever, firstPassage }) => {
    const named = names.flashpoints.get(id);
    return {
      head: [
        ...[telling.text(named?.name, id), say("batch.final"), band, say("batch.ever"), band],
        ...telling.shares([median]),
      ],
      rows: levels.map((level, index) => [
        telling.text(named?.levels.get(level), level),
        ...cells(at(final, index), telling),
        // Every run is at the best level or worse, always.
        ...(index === 0
          ? ["", "", ""]
          : [
              ...cells(at(ever, index), telling),
              ...telling.passage(firstPassage[level], [median]),
            ]),
      ]),
    };
  });
}

function unknownTables({ unknowns }: UncertainAnswer, telling: Telling): Table[] {
  const { say, names } = telling;
  const all = Object.entries(unknowns).map(([id, values]) => ({ id, values }));
  return inOrder(all, names.unknowns).map(({ id, values }) => {
    const named = names.unknowns.get(id);
    return {
      head: [
        `${telling.text(named?.name, id)} (${say("batch.unknown")})`,
        ...[say("batch.share"), say("uncertain.band")],
      ],
      rows: Object.entries(values).map(([value, share]) => [
        telling.text(named?.values.get(value), value),
        ...cells(share, telling),
      ]),
    };
  });
}

const cells = (share: UncertainShareAnswer, telling: Telling): readonly string[] => [
  telling.share(share),
  bandOf(share, telling),
];

function bandOf({ probability, inputs }: UncertainShareAnswer, { style }: Telling): string {
  const [low, high] = inputs.band ?? [];
  if (low === undefined || high === undefined) return "—";
  return formatShare({ probability, low, high }, style).interval;
}
