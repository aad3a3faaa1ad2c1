/** The section of what `brink sensitivity --json` printed: a tornado, Morris's screening or Sobol's indices. */

import { formatNumber } from "../../i18n/number.ts";
import { textIn } from "../../i18n/text.ts";
import { decimalsFor, formatDifference, formatShare, isolated } from "../../story/figures.ts";
import {
  DamagedDocument,
  boundIn,
  fieldsIn,
  fieldsOf,
  listIn,
  numberIn,
  optionalIn,
  stringIn,
  stringOf,
  type Fields,
} from "./document.ts";
import { numberAxis } from "../../story/axis.ts";
import type { Block, PlotBarRow, PlotPoint, Section } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import type { SpokenResult } from "./result.ts";

/** Inputs that a plot shows, and that its table lists. */
const PLOTTED = 12;
const LISTED = 40;

const methods = ["tornado", "morris", "sobol"] as const;
type Method = (typeof methods)[number];

/** What is followed, with what its figures are multiplied by. */
interface Followed {
  readonly name: string;
  readonly scale: number;
  readonly fields: Fields;
}

/** The section. */
export function sensitivitySection(document: Fields, result: SpokenResult): Section {
  const { say } = result.words;
  const method = methods.find((one) => one === document["method"]);
  if (method === undefined) throw new DamagedDocument();
  const fill = {
    points: numberIn(document, "points"),
    runs: numberIn(document, "runsPerPoint"),
    seed: stringIn(document, "seed"),
  };
  const inputs = numberIn(document, "inputs");
  const measures = listIn(document, "measures", (value) => readFollowed(fieldsOf(value), result));
  return {
    id: "sensitivity",
    title: say(`report.section.sensitivity-${method}`),
    blocks: [
      {
        kind: "paragraph",
        text: `${say(`sensitivity.${method}`, { inputs })}. ${say("sensitivity.effort", fill)}.`,
      },
      ...(document["partial"] === true
        ? [{ kind: "paragraph" as const, text: say("sensitivity.partial") }]
        : []),
      ...(measures.length === 0
        ? [{ kind: "paragraph" as const, text: say("sensitivity.note.nothing") }]
        : measures.flatMap((one) => measureBlocks(method, one, result))),
      { kind: "paragraph", text: say(`report.sensitivity.${method}`) },
    ],
  };
}

function readFollowed(fields: Fields, { words }: SpokenResult): Followed {
  const { say } = words;
  const name = words.nameOf(stringIn(fields, "outcome"));
  switch (fields["measure"]) {
    case "probability":
    case "ever":
      return { name, scale: 100, fields };
    case "mean":
      return { name: say("compare.mean", { name }), scale: 1, fields };
    case "steps":
      return { name: say("report.steps", { name }), scale: 1, fields };
    default:
      throw new DamagedDocument();
  }
}

function measureBlocks(method: Method, one: Followed, result: SpokenResult): readonly Block[] {
  switch (method) {
    case "tornado":
      return tornadoBlocks(one, result);
    case "morris":
      return morrisBlocks(one, result);
    case "sobol":
      return sobolBlocks(one, result);
  }
}

/** The name that a scenario gives to a number; else its path. */
function inputName(id: string, { naming, words }: SpokenResult): string {
  const named = naming.model.parameters.find((one) => (one.id as string) === id);
  return textIn(named?.name, words.style.language) || isolate(id, words.style);
}

/** What a plot leaves out, and what its table does. */
function restBlocks(all: number, { words: { say } }: SpokenResult): readonly Block[] {
  const left = all - LISTED;
  return left > 0 ? [{ kind: "paragraph", text: say("report.sensitivity.rest", { n: left }) }] : [];
}

function tornadoBlocks({ name, scale, fields }: Followed, result: SpokenResult): readonly Block[] {
  const { say, style } = result.words;
  const bars = listIn(fields, "inputs", (value) => {
    const bar = fieldsOf(value);
    const swing = fieldsIn(bar, "swing");
    const text = formatDifference(
      {
        difference: numberIn(swing, "difference"),
        low: boundIn(swing, "low", -Infinity),
        high: boundIn(swing, "high", Infinity),
      },
      scale,
      style,
    );
    return {
      name: inputName(stringIn(bar, "input"), result),
      range: rangeText(bar, result),
      low: numberIn(fieldsIn(bar, "atLow"), "difference") * scale,
      high: numberIn(fieldsIn(bar, "atHigh"), "difference") * scale,
      figures: [text.value, text.interval] as const,
    };
  });
  if (bars.length === 0) return [{ kind: "paragraph", text: say("sensitivity.note.nothing") }];
  const shown = bars.slice(0, PLOTTED);
  const ends = shown.flatMap(({ low, high }) => [low, high]);
  const rows = shown.map(({ name: label, low, high, figures }): PlotBarRow => {
    const parts = [
      { from: 0, to: low, mark: "light" as const },
      { from: 0, to: high, mark: "dark" as const },
    ];
    // The shorter one on top, should both go to one side.
    const drawn = Math.abs(low) < Math.abs(high) ? parts.toReversed() : parts;
    return { label, figures, parts: drawn };
  });
  const first = bars[0];
  const figure = (value: number): string =>
    formatNumber(value, style, decimalsFor(Math.abs(value)));
  return [
    {
      kind: "figure",
      caption: say(scale === 100 ? "report.tornado.caption-share" : "report.tornado.caption", {
        name,
      }),
      alternative: say("report.tornado.alternative", {
        input: first?.name ?? "",
        swing: first?.figures[0] ?? "",
      }),
      plot: {
        kind: "bars",
        axis: numberAxis(Math.min(0, ...ends), Math.max(0, ...ends), style, true),
        zero: true,
        rows,
        key: [
          { mark: "light", label: say("report.tornado.low") },
          { mark: "dark", label: say("report.tornado.high") },
        ],
      },
      table: {
        head: [
          say("report.input"),
          say("report.assumptions.range"),
          say("sensitivity.low"),
          say("sensitivity.high"),
          say("sensitivity.swing"),
          say("batch.interval"),
        ],
        rows: bars
          .slice(0, LISTED)
          .map((bar) => [
            bar.name,
            bar.range,
            isolated(figure(bar.low), style),
            isolated(figure(bar.high), style),
            ...bar.figures,
          ]),
      },
    },
    ...restBlocks(bars.length, result),
  ];
}

function rangeText(input: Fields, { words: { style } }: SpokenResult): string {
  const text = (key: string): string =>
    formatNumber(Number(numberIn(input, key).toPrecision(3)), style, 12);
  return isolated(`${text("rangeLow")} … ${text("rangeHigh")}`, style);
}

function morrisBlocks({ name, scale, fields }: Followed, result: SpokenResult): readonly Block[] {
  const { say, style } = result.words;
  const inputs = listIn(fields, "inputs", (value) => {
    const input = fieldsOf(value);
    const of = (key: string): number => numberIn(input, key) * scale;
    return {
      name: inputName(stringIn(input, "input"), result),
      star: of("muStar"),
      low: Math.max(0, boundIn(input, "low", 0) * scale),
      high: boundIn(input, "high", numberIn(input, "muStar")) * scale,
      mean: of("mu"),
      sigma: of("sigma"),
      luck: of("luck"),
    };
  });
  if (inputs.length === 0) return [{ kind: "paragraph", text: say("sensitivity.note.nothing") }];
  const points = inputs.map((one, index): PlotPoint => {
    const { star: x, sigma: y } = one;
    return index < PLOTTED ? { label: one.name, x, y, low: one.low, high: one.high } : { x, y };
  });
  const plain = (value: number, width: number): string =>
    isolated(formatNumber(value, style, decimalsFor(width)), style);
  const first = inputs[0];
  return [
    {
      kind: "figure",
      caption: say(scale === 100 ? "report.morris.caption-share" : "report.morris.caption", {
        name,
      }),
      alternative: say("report.morris.alternative", {
        input: first?.name ?? "",
        effect: first === undefined ? "" : plain(first.star, first.high - first.low),
      }),
      plot: {
        kind: "scatter",
        x: numberAxis(0, Math.max(...points.map(({ x, high = x }) => high)), style, false),
        y: numberAxis(0, Math.max(...points.map(({ y }) => y)), style, false),
        names: [say("report.morris.x"), say("report.morris.y")],
        diagonal: false,
        points,
      },
      table: {
        head: [
          say("report.input"),
          say("sensitivity.absolute"),
          say("batch.interval"),
          say("sensitivity.mean"),
          say("sensitivity.deviation"),
          say("sensitivity.floor"),
        ],
        rows: inputs.slice(0, LISTED).map(({ name: label, star, low, high, mean, sigma, luck }) => {
          const width = high - low;
          return [
            label,
            plain(star, width),
            isolated(`${plain(low, width)} … ${plain(high, width)}`, style),
            plain(mean, width),
            plain(sigma, width),
            plain(luck, width),
          ];
        }),
      },
    },
    ...restBlocks(inputs.length, result),
  ];
}

function sobolBlocks({ name, scale, fields }: Followed, result: SpokenResult): readonly Block[] {
  const { say, style } = result.words;
  const index = (value: unknown): { value: number; text: string; interval: string } => {
    const one = fieldsOf(value);
    const fixed = (key: string): string =>
      numberIn(one, key)
        .toFixed(2)
        .replace(/^-(?=0\.00$)/u, "")
        .replace("-", "−");
    return {
      value: numberIn(one, "value"),
      text: isolated(fixed("value"), style),
      interval: isolated(`${fixed("low")} … ${fixed("high")}`, style),
    };
  };
  const factors = listIn(fields, "factors", (value) => {
    const factor = fieldsOf(value);
    const count = listIn(factor, "inputs", stringOf).length;
    const id = stringIn(factor, "factor");
    const label =
      count > 1 ? say("sensitivity.group", { name: id, n: count }) : inputName(id, result);
    const [first, total] = [optionalIn(factor, "first", index), optionalIn(factor, "total", index)];
    return { label, first, total };
  }).flatMap(({ label, first, total }) =>
    first === undefined || total === undefined ? [] : [{ label, first, total }],
  );
  const variance = Math.max(0, numberIn(fieldsIn(fields, "inputVariance"), "value"));
  const luck = numberIn(fields, "luckVariance");
  const mean = numberIn(fields, "mean") * scale;
  const spread = Math.sqrt(variance) * scale;
  const unit = scale === 100 ? "%" : "";
  const amount = (value: number): string =>
    isolated(`${formatNumber(value, style, decimalsFor(spread))}${unit}`, style);
  const share = { probability: variance / (variance + luck || 1), low: 0, high: 0.1 };
  const told = [
    say("sensitivity.spread", { name, mean: amount(mean), deviation: amount(spread) }),
    say("report.sobol.share", { share: formatShare(share, style).value }),
  ].join(". ");
  if (factors.length === 0) {
    return [{ kind: "paragraph", text: `${told} ${say("sensitivity.untold")}` }];
  }
  const ranked = factors.toSorted((a, b) => b.total.value - a.total.value);
  const shown = ranked.slice(0, PLOTTED);
  const longest = Math.max(
    0.01,
    ...shown.map(({ first, total }) => Math.max(first.value, total.value)),
  );
  return [
    { kind: "paragraph", text: told },
    {
      kind: "figure",
      caption: say("report.sobol.caption", { name }),
      alternative: say("report.sobol.alternative", {
        input: ranked[0]?.label ?? "",
        total: ranked[0]?.total.text ?? "",
      }),
      plot: {
        kind: "bars",
        axis: numberAxis(0, longest, style, false),
        zero: true,
        rows: shown.map(({ label, first, total }) => ({
          label,
          figures: [total.text, total.interval] as const,
          parts: [
            { from: 0, to: Math.max(0, total.value), mark: "light" as const },
            {
              from: 0,
              to: Math.max(0, Math.min(first.value, total.value)),
              mark: "dark" as const,
            },
          ],
        })),
        key: [
          { mark: "dark", label: say("report.sobol.first") },
          { mark: "light", label: say("report.sobol.total") },
        ],
      },
      table: {
        head: [
          say("report.input"),
          say("sensitivity.first"),
          say("batch.interval"),
          say("sensitivity.total"),
          say("batch.interval"),
        ],
        rows: ranked
          .slice(0, LISTED)
          .map(({ label, first, total }) => [
            label,
            ...[first.text, first.interval],
            ...[total.text, total.interval],
          ]),
      },
    },
    ...restBlocks(ranked.length, result),
  ];
}
