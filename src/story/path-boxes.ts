/** Under which inputs an outcome is frequent, told: the limits of a box, and what it holds. */

import type { BoxesAnswerDocument as BoxesAnswer } from "../answer/paths-parts.ts";
import { listIn } from "../i18n/list.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { percentText } from "./axis.ts";
import type { Block, PlotBarRow, Table } from "./block.ts";
import { formatShare, formatSignificant, isolated } from "./figures.ts";
import { heading, paragraph, type Telling } from "./telling.ts";

type Found = NonNullable<BoxesAnswer["found"]>;
type Limit = Found["limits"][number];
type NumberLimit = Extract<Limit, { readonly range: unknown }>;

/** The blocks of the box; nothing where no case was sound, which a caution says. */
export function boxBlocks(answer: BoxesAnswer, telling: Telling): readonly Block[] {
  const { say } = telling;
  const { cases, inputs, positives, found } = answer;
  if (cases === 0) return [];
  const above = [
    heading(say("report.paths.box")),
    paragraph(say("paths.boxes", { cases, inputs, positives })),
  ];
  if (found === null) return above;
  const peeling: Block = {
    kind: "folded",
    title: say("report.paths.peeling"),
    table: peelingTable(found, telling),
  };
  if (found.limits.length === 0) return [...above, paragraph(say("paths.no-box")), peeling];
  return [...above, ...limitBlocks(found, telling), paragraph(summary(found, telling)), peeling];
}

/** What the box does on the cases that judge it. */
function summary({ box, judgedOn }: Found, { say, style }: Telling): string {
  const density = box.density ?? { probability: 0, low: 0, high: 1 };
  const base = judgedOn.positives / Math.max(1, judgedOn.cases);
  const [covered, dense] = [formatShare(box.coverage, style), formatShare(density, style)];
  return say("paths.box", {
    ...{ coverage: covered.value, coverageInterval: covered.interval },
    mass: formatShare(box.mass, style).value,
    ...{ density: dense.value, densityInterval: dense.interval },
    base: formatShare({ ...density, probability: base }, style).value,
  });
}

/** The limits: of numbers as bars within their ranges, of unknowns as the values that are left. */
function limitBlocks(found: Found, telling: Telling): readonly Block[] {
  const { say, style } = telling;
  const numbers = found.limits.filter((limit): limit is NumberLimit => "range" in limit);
  const rows = numbers.map((limit): PlotBarRow => {
    const [from = 0, to = 1] = limit.range;
    const place = (value: number): number =>
      Math.min(1, Math.max(0, (value - from) / (to - from || 1)));
    return {
      label: limit.input,
      figures: [spanText(limit.low, limit.high, style), spanText(from, to, style)],
      parts: [
        { from: 0, to: 1, mark: "light" },
        { from: place(limit.low ?? from), to: place(limit.high ?? to), mark: "dark" },
      ],
    };
  });
  const head = [say("paths.input"), say("paths.limit"), say("paths.range"), say("paths.p")];
  const table: Table = {
    head,
    rows: rows.map(({ label, figures }, index) => [
      ...[label, ...figures],
      formatP(numbers[index]?.p ?? 1, style),
    ]),
  };
  const others = found.limits.flatMap((limit) =>
    "range" in limit ? [] : [valueCells(limit, telling)],
  );
  const figure: Block = {
    kind: "figure",
    caption: say("report.paths.box-caption"),
    alternative: summary(found, telling),
    plot: {
      kind: "bars",
      axis: {
        ...{ from: 0, to: 1 },
        ticks: [0, 0.5, 1].map((at) => ({ at, text: percentText(at, style) })),
      },
      ...{ zero: false, rows },
      key: [
        { mark: "dark", label: say("paths.limit") },
        { mark: "light", label: say("report.paths.range") },
      ],
    },
    table,
  };
  return [
    ...(rows.length === 0 ? [] : [figure]),
    ...(others.length === 0
      ? []
      : [{ kind: "table" as const, table: { head, rows: others, texts: [0, 1] } }]),
  ];
}

function valueCells(
  { input, values, p }: Exclude<Limit, NumberLimit>,
  telling: Telling,
): readonly string[] {
  const unknown = telling.names.unknowns.get(input);
  const left = values.map((value) => telling.text(unknown?.values.get(value), value));
  return [
    telling.text(unknown?.name, input),
    listIn(telling.style, left),
    "",
    formatP(p, telling.style),
  ];
}

/** The way to the box: each step has fewer cases, and more that came true among them. */
function peelingTable({ peeling }: Found, telling: Telling): Table {
  const { say, style } = telling;
  return {
    head: [say("paths.peeling"), say("paths.coverage"), say("paths.density"), say("paths.mass")],
    rows: peeling.map(({ limits, coverage, density, mass }) => [
      isolated(String(limits), style),
      telling.share(coverage),
      density === null ? "—" : telling.share(density),
      telling.share(mass),
    ]),
  };
}

function formatP(p: number, style: NumberStyle): string {
  return p < 0.00001 ? isolated("<0.00001", style) : formatSignificant(p, 2, style);
}

/** `≥ 3`, `≤ 0.012`, `0.5 … 0.9`. */
function spanText(low: number | null, high: number | null, style: NumberStyle): string {
  const text = (bound: number): string => formatSignificant(bound, 3, style);
  if (low !== null && high !== null) return isolated(`${text(low)} … ${text(high)}`, style);
  if (low !== null) return isolated(`≥ ${text(low)}`, style);
  return high === null ? "—" : isolated(`≤ ${text(high)}`, style);
}
