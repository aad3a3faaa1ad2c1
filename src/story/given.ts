/** What runs that meet a condition came to, told beside all runs. */

import type { GivenAnswer } from "../answer/given.ts";
import type { OutcomeAnswer, ShareAnswer } from "../answer/outcome.ts";
import type { Block, IntervalRow, Story, Table } from "./block.ts";
import { formatMean, formatShare, isolate, type EstimateText } from "./figures.ts";
import { inOrder, intervalRow, oddsFigures, outcomeName } from "./intervals.ts";
import { cautionBlocks, closing, note, paragraph, settingsLine, type Telling } from "./telling.ts";

/** An outcome before and after the condition. */
type Pair = GivenAnswer["outcomes"][string] & { readonly id: string };

/** The story of a condition. */
export function tellGiven(answer: GivenAnswer, telling: Telling): Story {
  const { say, style } = telling;
  const { runs, seed, set, given, cautions } = answer;
  const condition = isolate(given.condition, style);
  return {
    subject: telling.subject,
    made: [say("batch.runs", { n: runs, seed }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "given",
        title: say("given.heading", { condition }),
        blocks: [
          ...metBlocks(answer, telling),
          ...cautionBlocks(cautions, telling),
          ...(given.runs === 0 ? [] : estimateBlocks(answer, telling)),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function metBlocks({ given, runs: made }: GivenAnswer, telling: Telling): Block[] {
  const { probability, low, high, runs, valued = made } = given;
  if (probability === undefined || low === undefined || high === undefined) return [];
  const { value: share, interval } = formatShare({ probability, low, high }, telling.style);
  const counts = { count: telling.number(runs), runs: telling.number(valued) };
  return [paragraph(telling.say("given.met", { ...counts, share, interval }))];
}

function estimateBlocks(answer: GivenAnswer, telling: Telling): Block[] {
  const { say, names } = telling;
  const pairs = inOrder(
    Object.entries(answer.outcomes).map(([id, pair]): Pair => ({ id, ...pair })),
    names.outcomes,
  );
  const head = headOf(telling);
  const rows = pairs.flatMap((pair): (IntervalRow & { readonly pair: Pair })[] => {
    const { all, given } = pair;
    if (given === null || given.type === "number" || all.type === "number") return [];
    const name = outcomeName({ id: pair.id, kind: all.type }, telling);
    return [{ ...intervalRow(name, given, telling), other: all.probability, pair }];
  });
  const numbers = pairs.filter(({ all }) => all.type === "number");
  const means = numbers.length > 0;
  return [
    ...(rows.length === 0
      ? []
      : [
          {
            kind: "row" as const,
            blocks: oddsFigures(rows, telling, {
              key: [
                { mark: "point", label: say("given.given") },
                { mark: "other", label: say("given.all") },
              ],
              table: (part) => ({
                head,
                rows: part.map((row) => [row.label, ...cellsOf(rows, row, telling)]),
              }),
            }),
          },
        ]),
    ...tables(pairs, numbers, answer, telling).map((table): Block => ({ kind: "table", table })),
    note(say("given.note.rests", { n: answer.given.runs })),
    note(say(means ? "batch.note.methods-means" : "batch.note.methods")),
  ];
}

const headOf = ({ say }: Telling): readonly string[] => [
  ...[say("batch.outcome"), say("given.all"), say("given.given"), say("batch.interval")],
  say("given.joint"),
];

/** The figures of a row of the plot. */
function cellsOf(
  rows: readonly (IntervalRow & { readonly pair: Pair })[],
  row: IntervalRow,
  telling: Telling,
): readonly string[] {
  const found = rows.find((one) => one === row);
  return found === undefined ? row.figures : cells(found.pair, telling);
}

function cells({ all, given, joint }: Pair, telling: Telling): readonly string[] {
  const after = given === null ? undefined : figures(given, telling);
  return [
    figures(all, telling).value,
    after?.value ?? "",
    after?.interval ?? "",
    telling.share(joint),
  ];
}

function figures(outcome: OutcomeAnswer, { style }: Telling): EstimateText {
  if (outcome.type !== "number") return formatShare(outcome, style);
  const { mean, low, high } = outcome;
  return formatMean({ mean, low: low ?? -Infinity, high: high ?? Infinity }, style);
}

/** Numbers, times and what was drawn. */
function tables(
  pairs: readonly Pair[],
  numbers: readonly Pair[],
  { unknowns }: GivenAnswer,
  telling: Telling,
): Table[] {
  const { say, names } = telling;
  const head = headOf(telling);
  const times = pairs.flatMap(({ id, given }) =>
    given?.type === "time" ? [[telling.nameOf(id), ...telling.passage(given.quantiles)]] : [],
  );
  const drawn = Object.entries(unknowns).map(([id, values]) => ({ id, values }));
  return [
    ...(numbers.length === 0
      ? []
      : [
          { head, rows: numbers.map((pair) => [telling.nameOf(pair.id), ...cells(pair, telling)]) },
        ]),
    ...(times.length === 0
      ? []
      : [
          {
            head: [`${say("batch.outcome")} (${say("given.given")})`, ...telling.shares()],
            rows: times,
          },
        ]),
    ...inOrder(drawn, names.unknowns).map(({ id, values }): Table => {
      const named = names.unknowns.get(id);
      return {
        head: [`${telling.text(named?.name, id)} (${say("batch.unknown")})`, ...head.slice(1, -1)],
        rows: Object.entries(values).map(([value, { all, given }]) => [
          telling.text(named?.values.get(value), value),
          telling.share(all),
          ...interval(given, telling),
        ]),
      };
    }),
  ];
}

function interval(share: ShareAnswer | null, { style }: Telling): readonly string[] {
  if (share === null) return ["", ""];
  const text = formatShare(share, style);
  return [text.value, text.interval];
}
