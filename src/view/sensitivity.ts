/** A sensitivity analysis as charts in one language. */

import type { Speech } from "../i18n/catalog.ts";
import { formatNumber, withDigits, type NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import { isolated } from "../i18n/isolate.ts";
import type { MeanDifference, ShareDifference } from "../study/comparison.ts";
import type { Decomposition } from "../study/decomposition.ts";
import type { Factor } from "../study/inputs.ts";
import type { Measure } from "../study/measure.ts";
import type { Screening } from "../study/screening.ts";
import type { Sensitivity } from "../study/sensitivity.ts";
import type { Tornado, TornadoBar } from "../study/tornado.ts";
import type { BarChart, BarPart, BarRow, BarView } from "../story/bars.ts";
import { Words, type BatchNames } from "./batch.ts";
import { decimalsFor, formatDifference, formatMean, formatShare } from "../story/figures.ts";

/** What the charts say about how they came about. */
export interface SensitivityFacts {
  readonly seed: string;
  /** `id=value`, as given. */
  readonly settings: readonly string[];
  readonly inputs: number;
  /** Runs at each point, and points in all. */
  readonly runs: number;
  readonly points: number;
  readonly partial: boolean;
  /** Rows of a chart at most. */
  readonly top: number;
  /** Outcomes that were left out because none was named. */
  readonly others: number;
  readonly replay: string;
}

/** The charts of an analysis. */
export function viewSensitivity(
  answer: Sensitivity,
  names: BatchNames,
  facts: SensitivityFacts,
  say: Speech,
  style: NumberStyle,
): BarView {
  const words = new Words([], names, say, style);
  const { seed, settings, inputs, runs, points, partial } = facts;
  const heading = [
    ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
    say(`sensitivity.${answer.method}`, { inputs }),
    say("sensitivity.effort", { points, runs, seed }),
    ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
    ...(partial ? [say("sensitivity.partial")] : []),
  ];
  const charts = chartsOf(answer, words, facts);
  return { heading, charts, notes: notesOf(answer, facts, say) };
}

function chartsOf(answer: Sensitivity, words: Words, { top, runs }: SensitivityFacts): BarChart[] {
  switch (answer.method) {
    case "tornado":
      return answer.measures.map((one) => tornadoChart(one, words, top));
    case "morris":
      return answer.measures.map((one) => screeningChart(one, words, top));
    case "sobol":
      return answer.measures.map((one) => sobolChart(one, answer.factors, words, top, runs));
  }
}

function notesOf(answer: Sensitivity, facts: SensitivityFacts, say: Speech): string[] {
  const notes: string[] = [];
  const faulty =
    answer.method === "tornado" &&
    answer.measures.some(({ bars }) => bars.some((b) => b.faults > 0));
  if (faulty) notes.push(say("sensitivity.note.faulty-pairs"));
  if (answer.method === "sobol") {
    if (answer.sound < answer.rows) {
      notes.push(say("sensitivity.note.faulty-rows", { n: answer.rows - answer.sound }));
    }
    if (answer.measures.length === 0) notes.push(say("sensitivity.note.nothing"));
  } else if (answer.measures.every((one) => rowsOf(one) === 0)) {
    notes.push(say("sensitivity.note.nothing"));
  }
  if (facts.others > 0) notes.push(say("sensitivity.note.others", { n: facts.others }));
  notes.push(
    say(`sensitivity.note.${answer.method}`),
    say("note.model"),
    say("batch.replay", { command: facts.replay }),
  );
  return notes;
}

const rowsOf = (one: Tornado | Screening): number =>
  "bars" in one ? one.bars.length : one.inputs.length;

/** Shares are shown in percent, differences of them in percentage points. */
const scaleOf = ({ kind }: Measure): number => (kind === "mean" || kind === "steps" ? 1 : 100);

function nameOf(measure: Measure, words: Words): string {
  const name = words.nameOf(measure.outcome);
  switch (measure.kind) {
    case "probability":
    case "ever":
      return name;
    case "mean":
      return words.say("compare.mean", { name });
    case "steps":
      return words.say("compare.steps", { name, cap: formatNumber(measure.cap, words.style) });
  }
}

/** Three digits, left to right in any language. */
function figure(value: number, style: NumberStyle): string {
  const text = String(Number(value.toPrecision(3))).replace("-", "−");
  return isolated(withDigits(text, style), style);
}

/** The best rows, and a line for the others. */
function cut<Row>(
  rows: readonly Row[],
  top: number,
  words: Words,
  draw: (row: Row) => BarRow,
): Pick<BarChart, "rows" | "rest"> {
  const left = rows.length - top;
  return {
    rows: rows.slice(0, top).map(draw),
    rest: left > 0 ? [words.say("sensitivity.rest", { n: left })] : [],
  };
}

function tornadoChart({ measure, bars }: Tornado, words: Words, top: number): BarChart {
  const { say, style } = words;
  const scale = scaleOf(measure);
  const first = bars[0];
  const longest = Math.max(
    ...bars.flatMap(({ low, high }) => [Math.abs(low.difference), Math.abs(high.difference)]),
  );
  const name = nameOf(measure, words);
  const value = first === undefined ? "" : central(first.low, scale, style);
  return {
    title: [first === undefined ? name : say("sensitivity.central", { name, value })],
    head: [
      say("sensitivity.low"),
      say("sensitivity.high"),
      say("sensitivity.swing"),
      say("batch.interval"),
    ],
    zero: "middle",
    ...cut(bars, top, words, (bar) => tornadoRow(bar, longest, scale, words)),
  };
}

function central(
  { base, low, high }: ShareDifference | MeanDifference,
  scale: number,
  style: NumberStyle,
): string {
  return scale === 100
    ? formatShare({ probability: base, low, high }, style).value
    : formatMean({ mean: base, low, high }, style).value;
}

function tornadoRow(bar: TornadoBar, longest: number, scale: number, words: Words): BarRow {
  const { style } = words;
  const { input, low, high, swing } = bar;
  const { prior, value } = input;
  const parts: BarPart[] = [
    { from: 0, to: low.difference / longest, tone: "light" },
    { from: 0, to: high.difference / longest, tone: "dark" },
  ];
  // The shorter one on top, should both go to one side.
  const drawn = Math.abs(low.difference) < Math.abs(high.difference) ? parts.toReversed() : parts;
  const { value: text, interval } = formatDifference(swing, scale, style);
  const end = (one: ShareDifference | MeanDifference): string =>
    formatDifference({ ...swing, difference: one.difference }, scale, style).value;
  return {
    label: words.say("sensitivity.range", {
      name: input.id,
      low: figure(prior.low, style),
      high: figure(prior.high, style),
      value: figure(value, style),
    }),
    parts: longest > 0 ? drawn : [],
    figures: [end(low), end(high), text, interval],
  };
}

function screeningChart({ measure, inputs }: Screening, words: Words, top: number): BarChart {
  const { say, style } = words;
  const scale = scaleOf(measure);
  const longest = Math.max(...inputs.map(({ absolute }) => absolute.value));
  return {
    title: [nameOf(measure, words)],
    head: [
      say("sensitivity.absolute"),
      say("batch.interval"),
      say("sensitivity.mean"),
      say("sensitivity.deviation"),
      say("sensitivity.floor"),
    ],
    zero: "left",
    ...cut(inputs, top, words, ({ input, absolute, mean, deviation, floor }) => {
      const { low, high } = absolute;
      const decimals = decimalsFor((high - low) * scale);
      const plain = (value: number): string => formatNumber(value * scale, style, decimals);
      const difference = formatDifference({ difference: mean, low, high }, scale, style);
      return {
        label: say("sensitivity.input", { name: input.id }),
        parts:
          longest > 0
            ? [
                { from: 0, to: absolute.value / longest, tone: "dark" as const },
                {
                  from: 0,
                  to: Math.min(absolute.value, floor) / longest,
                  tone: "light" as const,
                },
              ]
            : [],
        figures: [
          plain(absolute.value),
          isolated(`${plain(Math.max(0, low))} … ${plain(high)}`, style),
          difference.value,
          plain(deviation),
          plain(floor),
        ],
      };
    }),
  };
}

function sobolChart(
  { measure, indices }: Decomposition,
  factors: readonly Factor[],
  words: Words,
  top: number,
  runs: number,
): BarChart {
  const { say, style } = words;
  const scale = scaleOf(measure);
  const { mean, variance, luck, factors: found } = indices;
  const spread = Math.sqrt(Math.max(0, variance.value));
  const total = Math.max(0, variance.value) + luck;
  const share = (value: number): string =>
    formatShare({ probability: value, low: 0, high: 0.1 }, style).value;
  const unit = scale === 100 ? "%" : "";
  const decimals = decimalsFor(spread * scale);
  const text = (value: number): string =>
    isolated(`${formatNumber(value * scale, style, decimals)}${unit}`, style);
  const title = [
    say("sensitivity.spread", {
      name: nameOf(measure, words),
      mean: text(mean),
      deviation: text(spread),
    }),
    ...(total > 0
      ? [
          say("sensitivity.luck", {
            single: share(Math.max(0, variance.value) / total),
            point: share(luck / runs / (Math.max(0, variance.value) + luck / runs)),
          }),
        ]
      : []),
    ...(found === undefined ? [say("sensitivity.untold")] : []),
  ];
  const ranked = (found ?? [])
    .map((one, index) => ({ ...one, factor: factors[index] }))
    .toSorted((a, b) => b.total.value - a.total.value);
  const longest = Math.max(0, ...ranked.map(({ total: one }) => one.value));
  const index = ({ value, low, high }: { value: number; low: number; high: number }): string[] => {
    const fixed = (one: number): string =>
      one
        .toFixed(2)
        .replace(/^-(?=0\.00$)/u, "")
        .replace("-", "−");
    return [
      isolated(withDigits(fixed(value), style), style),
      isolated(withDigits(`${fixed(low)} … ${fixed(high)}`, style), style),
    ];
  };
  return {
    title,
    head: [
      say("sensitivity.first"),
      say("batch.interval"),
      say("sensitivity.total"),
      say("batch.interval"),
    ],
    zero: "left",
    ...cut(ranked, top, words, ({ factor, first, total: whole }) => {
      const count = factor?.inputs.length ?? 0;
      const name = factor?.id ?? "";
      const scaled = (value: number): number => Math.max(0, value) / longest;
      return {
        label:
          count > 1
            ? say("sensitivity.group", { name, n: count })
            : say("sensitivity.input", { name }),
        parts:
          longest > 0
            ? [
                { from: 0, to: scaled(whole.value), tone: "light" as const },
                { from: 0, to: scaled(Math.min(first.value, whole.value)), tone: "dark" as const },
              ]
            : [],
        figures: [...index(first), ...index(whole)],
      };
    }),
  };
}
