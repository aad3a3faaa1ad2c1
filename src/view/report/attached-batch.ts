/** The section of what `brink batch --json` printed: plain, with uncertain inputs, or with a condition. */

import { formatNumber } from "../../i18n/number.ts";
import type { UncertainOutcome, UncertainShare } from "../../study/uncertainty.ts";
import { inOrder } from "../../story/intervals.ts";
import type { Words } from "../batch.ts";
import { formatMean, formatShare } from "../../story/figures.ts";
import { uncertainTables } from "../uncertain.ts";
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
  stringOf,
  type Fields,
  type ReadShare,
} from "./document.ts";
import { onPages, outcomeName } from "../../story/intervals.ts";
import type { Block, IntervalRow, PlotKey, Section, Table } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import { shareAxis } from "../../story/axis.ts";
import type { SpokenResult } from "./result.ts";

/** The section, by what the batch was asked. */
export function batchSection(document: Fields, result: SpokenResult): Section {
  const section =
    document["given"] !== undefined
      ? givenSection(document, result)
      : document["uncertainty"] === "sampling and inputs"
        ? uncertainSection(document, result)
        : plainSection(document, result);
  const partial: readonly Block[] =
    document["partial"] === true
      ? [{ kind: "paragraph", text: result.words.say("report.partial") }]
      : [];
  return { ...section, blocks: [...partial, ...section.blocks] };
}

const kinds = { boolean: "boolean", number: "number", time: "time" } as const;

function kindOf(fields: Fields): "boolean" | "number" | "time" {
  const kind = Object.values(kinds).find((one) => one === fields["type"]);
  if (kind === undefined) throw new DamagedDocument();
  return kind;
}

/** Points with intervals on pages, with what their marks mean. */
function figures(
  rows: readonly IntervalRow[],
  caption: (part: number, parts: number) => string,
  key: readonly PlotKey[],
  table: (rows: readonly IntervalRow[]) => Table,
  { say, style }: Words,
): readonly Block[] {
  return onPages(rows).map((part, index, parts): Block => {
    const sorted = part.toSorted((a, b) => b.value - a.value);
    const [highest, lowest] = [sorted[0], sorted.at(-1)];
    return {
      kind: "figure",
      caption: caption(index + 1, parts.length),
      alternative: say("report.odds.alternative", {
        highest: highest?.label ?? "",
        high: highest?.figures[0] ?? "",
        lowest: lowest?.label ?? "",
        low: lowest?.figures[0] ?? "",
      }),
      plot: { kind: "intervals", axis: shareAxis(1, style), zero: false, rows: part, key },
      table: table(part),
    };
  });
}

const partText =
  (words: Words) =>
  (part: number, parts: number): string =>
    parts === 1
      ? words.say("report.odds.caption")
      : words.say("report.odds.caption-part", { part, parts });

function rowOf(label: string, share: ReadShare, words: Words): IntervalRow {
  const { value, interval } = formatShare(share, words.style);
  const { probability, low, high } = share;
  return { label, figures: [value, interval], value: probability, low, high };
}

function readUncertain(fields: Fields): Omit<UncertainShare, "probability" | "low" | "high"> {
  const inputs = fieldsIn(fields, "inputs");
  const variance = fieldsIn(inputs, "variance");
  const band = optionalIn(inputs, "band", () => listIn(inputs, "band", numberOf));
  const [low, high] = band ?? [];
  if (band !== undefined && (low === undefined || high === undefined)) throw new DamagedDocument();
  return {
    ...(low === undefined || high === undefined ? {} : { band: { low, high } }),
    inputVariance: {
      value: numberIn(variance, "value"),
      low: numberIn(variance, "low"),
      high: numberIn(variance, "high"),
    },
    luckVariance: numberIn(inputs, "luckVariance"),
    inputShare: shareIn(inputs, "share"),
  };
}

function readTimes(value: unknown): { readonly share: number; readonly step: number } {
  const time = fieldsOf(value);
  const step = time["step"] === "never" ? Infinity : numberIn(time, "step");
  return { share: shareIn(time, "share"), step };
}

const uncertainShare = (value: unknown): UncertainShare => ({
  ...readShare(value),
  ...readUncertain(fieldsOf(value)),
});

function readUncertainOutcome(id: string, fields: Fields): UncertainOutcome {
  const kind = kindOf(fields);
  switch (kind) {
    case "boolean":
      return { id, kind, ...uncertainShare(fields) };
    case "number": {
      const [mean, low, high] = [
        numberIn(fields, "mean"),
        boundIn(fields, "low", -Infinity),
        boundIn(fields, "high", Infinity),
      ];
      return { id, kind, mean, low, high, ...readUncertain(fields) };
    }
    case "time":
      return {
        id,
        kind,
        ever: uncertainShare(fields),
        quantiles: listIn(fields, "quantiles", readTimes),
      };
  }
}

function uncertainSection(document: Fields, { words, estimates }: SpokenResult): Section {
  const { say, style, names } = words;
  const outcomes = entriesIn(document, "outcomes").map(([id, fields]) =>
    readUncertainOutcome(id, fields),
  );
  const flashpoints = entriesIn(document, "flashpoints").map(([id, fields]) => {
    const levels = listIn(fields, "levels", stringOf);
    const passage = fieldsIn(fields, "firstPassage");
    return {
      id,
      levels,
      final: listIn(fields, "final", uncertainShare),
      ever: listIn(fields, "ever", uncertainShare),
      firstPassage: levels.map((level) => listIn(passage, level, readTimes)),
    };
  });
  const unknowns = entriesIn(document, "unknowns").map(([id, values]) => ({
    id,
    values: Object.entries(values).map(([value, share]) => ({
      id: value,
      ...uncertainShare(share),
    })),
  }));
  const draws = numberIn(document, "drawsCounted");
  const made = {
    draws: numberIn(document, "draws"),
    runs: numberIn(document, "runsPerDraw"),
    seed: stringIn(document, "seed"),
  };
  const tables = uncertainTables(
    {
      ...{ draws, runs: numberIn(document, "runsCounted"), leftOut: 0 },
      ...{ level: numberIn(document, "level"), dates: estimates.dates },
      ...{ outcomes, flashpoints, unknowns },
    },
    words,
  );
  const rows = inOrder(outcomes, names.outcomes).flatMap((outcome): IntervalRow[] => {
    if (outcome.kind === "number") return [];
    const share = outcome.kind === "time" ? outcome.ever : outcome;
    const { band } = share;
    const row = rowOf(outcomeName(outcome, words), share, words);
    return [{ ...row, ...(band === undefined ? {} : { band: [band.low, band.high] }) }];
  });
  const groups = [
    ...(outcomes.some(({ kind }) => kind !== "time") ? [say("report.uncertain.outcomes")] : []),
    ...(outcomes.some(({ kind }) => kind === "time") ? [say("report.uncertain.times")] : []),
  ];
  const titleOf = (index: number): string =>
    groups[index] ?? say("report.uncertain.levels", { name: tables[index]?.head[0] ?? "" });
  const bandText = ({ value, band }: IntervalRow): string =>
    band === undefined
      ? "—"
      : formatShare({ probability: value, low: band[0], high: band[1] }, style).interval;
  return {
    id: "uncertain",
    title: say("report.section.uncertain"),
    blocks: [
      { kind: "paragraph", text: `${say("uncertain.runs", made)}.` },
      { kind: "paragraph", text: say("report.uncertain.intro") },
      {
        kind: "row",
        blocks: figures(
          rows,
          partText(words),
          [
            { mark: "point", label: say("report.uncertain.sampling") },
            { mark: "band", label: say("uncertain.band") },
          ],
          (part) => ({
            head: [
              say("batch.outcome"),
              say("batch.estimate"),
              say("batch.interval"),
              say("uncertain.band"),
            ],
            rows: part.map((row) => [row.label, ...row.figures, bandText(row)]),
          }),
          words,
        ),
      },
      ...tables.map((table, index): Block => ({ kind: "folded", title: titleOf(index), table })),
      {
        kind: "paragraph",
        text: `${say("uncertain.note.methods")} ${say("uncertain.note.band")}`,
      },
    ],
  };
}

/** Two estimates of one outcome, before and after the condition. */
interface Pair {
  readonly id: string;
  readonly kind: "boolean" | "number" | "time";
  readonly all: ReadShare;
  readonly given: ReadShare | undefined;
  readonly joint: ReadShare | undefined;
}

function givenSection(document: Fields, { words }: SpokenResult): Section {
  const { say, style, names } = words;
  const given = fieldsIn(document, "given");
  const condition = isolate(stringIn(given, "condition"), style);
  const runs = numberIn(document, "runs");
  const count = numberIn(given, "runs");
  const title = say("report.section.given", { condition });
  const made = `${say("batch.runs", { n: runs, seed: stringIn(document, "seed") })}.`;
  if (count === 0) {
    const text = say("given.never-met", { runs });
    return { id: "given", title, blocks: [{ kind: "paragraph", text: `${made} ${text}` }] };
  }
  const { value: share, interval } = formatShare(readShare(given), style);
  const pairs = inOrder(
    entriesIn(document, "outcomes").map(([id, fields]) => readPair(id, fields)),
    names.outcomes,
  );
  const cells = ({ kind, all, given: after, joint }: Pair): readonly string[] => {
    const text = (one: ReadShare | undefined): { value: string; interval: string } =>
      one === undefined
        ? { value: "", interval: "" }
        : kind === "number"
          ? formatMean({ mean: one.probability, low: one.low, high: one.high }, style)
          : formatShare(one, style);
    return [text(all).value, text(after).value, text(after).interval, text(joint).value];
  };
  const columns = [say("given.all"), say("given.given"), say("batch.interval")];
  const rows = pairs.flatMap((pair): IntervalRow[] =>
    pair.kind === "number" || pair.given === undefined
      ? []
      : [
          {
            ...rowOf(outcomeName(pair, words), pair.given, words),
            other: pair.all.probability,
          },
        ],
  );
  const byLabel = new Map(pairs.map((pair) => [outcomeName(pair, words), pair]));
  const numbers = pairs.filter(({ kind }) => kind === "number");
  const head = [say("batch.outcome"), ...columns, say("given.joint")];
  const unknowns = entriesIn(document, "unknowns").map(([id, values]): Block => {
    const named = names.unknowns.get(id);
    return {
      kind: "table",
      table: {
        head: [`${words.text(named?.name, id)} (${say("batch.unknown")})`, ...columns],
        rows: Object.entries(values).map(([value, entry]) => {
          const after = optionalIn(fieldsOf(entry), "given", readShare);
          const text = after === undefined ? undefined : formatShare(after, style);
          return [
            words.text(named?.values.get(value), value),
            formatShare(readShare(fieldsOf(entry)["all"]), style).value,
            text?.value ?? "",
            text?.interval ?? "",
          ];
        }),
      },
    };
  });
  return {
    id: "given",
    title,
    blocks: [
      {
        kind: "paragraph",
        text: `${made} ${say("given.met", {
          count: formatNumber(count, style),
          runs: formatNumber(runs, style),
          share,
          interval,
        })}`,
      },
      {
        kind: "row",
        blocks: figures(
          rows,
          partText(words),
          [
            { mark: "point", label: say("given.given") },
            { mark: "other", label: say("given.all") },
          ],
          (part) => ({
            head,
            rows: part.map(({ label }) => {
              const pair = byLabel.get(label);
              return [label, ...(pair === undefined ? [] : cells(pair))];
            }),
          }),
          words,
        ),
      },
      ...(numbers.length === 0
        ? []
        : [
            {
              kind: "table" as const,
              table: {
                head,
                rows: numbers.map((pair) => [outcomeName(pair, words), ...cells(pair)]),
              },
            },
          ]),
      ...unknowns,
      { kind: "paragraph", text: say("given.note.rests", { n: count }) },
    ],
  };
}

function readPair(id: string, fields: Fields): Pair {
  const all = fieldsIn(fields, "all");
  const kind = kindOf(all);
  const read = (value: unknown): ReadShare => {
    const one = fieldsOf(value);
    if (kind !== "number") return readShare(one);
    const [low, high] = [boundIn(one, "low", -Infinity), boundIn(one, "high", Infinity)];
    return { probability: numberIn(one, "mean"), low, high };
  };
  const given = optionalIn(fields, "given", read);
  return { id, kind, all: read(all), given, joint: optionalIn(fields, "joint", readShare) };
}

function plainSection(document: Fields, { words }: SpokenResult): Section {
  const { say, names } = words;
  const rows = inOrder(
    entriesIn(document, "outcomes").flatMap(([id, fields]) => {
      const kind = kindOf(fields);
      return kind === "number" ? [] : [{ id, kind, share: readShare(fields) }];
    }),
    names.outcomes,
  ).map((outcome) => rowOf(outcomeName(outcome, words), outcome.share, words));
  const made = say("batch.runs", {
    n: numberIn(document, "runs"),
    seed: stringIn(document, "seed"),
  });
  return {
    id: "batch",
    title: say("report.section.batch"),
    blocks: [
      { kind: "paragraph", text: `${made}.` },
      {
        kind: "row",
        blocks: figures(
          rows,
          partText(words),
          [],
          (part) => ({
            head: [say("batch.outcome"), say("batch.estimate"), say("batch.interval")],
            rows: part.map(({ label, figures: cells }) => [label, ...cells]),
          }),
          words,
        ),
      },
    ],
  };
}
