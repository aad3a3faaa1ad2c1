/** Under which inputs an outcome is frequent, as lines and tables. */

import { at } from "../base/invariant.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import type { BoxesAnswer, CaseInput, Discovery } from "../study/discovery.ts";
import type { ShareEstimate } from "../study/estimates.ts";
import type { BatchTable } from "./batch.ts";
import { formatShare, formatSignificant, isolated } from "../story/figures.ts";
import { lines, type PathsBlock } from "./paths-block.ts";
import type { PathNames } from "./paths-names.ts";

type Share = Pick<ShareEstimate, "probability" | "low" | "high">;

/** What a box holds, as shares. */
interface BoxShares {
  readonly coverage: Share;
  readonly density?: Share;
  readonly mass: Share;
}

/** A box, and the cases that judge it. */
interface BoxDone {
  readonly box: BoxShares;
  readonly judgedOn: { readonly cases: number; readonly positives: number };
}

/** The blocks of the inputs under which an outcome is frequent. */
export function viewBoxes(
  { inputs, cases, positives, least, found }: BoxesAnswer,
  names: PathNames,
  say: Speech,
  style: NumberStyle,
): PathsBlock[] {
  const first = say("paths.boxes", { cases, inputs: inputs.length, positives });
  if (found === undefined) {
    return [lines([first, say("paths.few-cases", { least })])];
  }
  const peeling = { kind: "table", table: peelingTable(found, say, style) } as const;
  if (found.limits.length === 0) return [lines([first, say("paths.no-box")]), peeling];
  return [
    lines([first]),
    { kind: "table", table: limitTable(inputs, found, names, say, style) },
    lines([boxSummary(found, say, style)]),
    peeling,
  ];
}

/** What the box does on the cases that judge it. */
export function boxSummary({ box, judgedOn }: BoxDone, say: Speech, style: NumberStyle): string {
  const density = box.density ?? { probability: 0, low: 0, high: 1 };
  const base = judgedOn.positives / judgedOn.cases;
  return say("paths.box", {
    coverage: percentOf(style, box.coverage),
    coverageInterval: formatShare(box.coverage, style).interval,
    mass: percentOf(style, box.mass),
    density: percentOf(style, density),
    densityInterval: formatShare(density, style).interval,
    base: formatShare({ ...density, probability: base }, style).value,
  });
}

/** The limits of the box, by input. */
export function limitTable(
  inputs: readonly CaseInput[],
  { limits }: Pick<Discovery, "limits">,
  names: PathNames,
  say: Speech,
  style: NumberStyle,
): BatchTable {
  return {
    head: [say("paths.input"), say("paths.limit"), say("paths.range"), say("paths.p")],
    rows: limits.map((limit) => {
      const input = at(inputs, limit.input);
      const p = formatP(limit.p, style);
      if (input.kind === "value") {
        const values = limit.kind === "value" ? limit.values : [];
        const left = values.map((value) => names.value(input.id, at(input.values, value)));
        return [names.unknown(input.id), left.join(", "), "", p];
      }
      const [low, high] = limit.kind === "number" ? [limit.low, limit.high] : [-Infinity, Infinity];
      return [input.id, formatSpan(low, high, style), formatSpan(input.low, input.high, style), p];
    }),
  };
}

/** The way to the box: each step has fewer cases, and more that came true among them. */
export function peelingTable(
  { peeling }: { readonly peeling: readonly (BoxShares & { readonly limits: number })[] },
  say: Speech,
  style: NumberStyle,
): BatchTable {
  const head = ["peeling", "coverage", "density", "mass"] as const;
  return {
    head: head.map((column) => say(`paths.${column}`)),
    rows: peeling.map(({ limits, coverage, density, mass }) => [
      String(limits),
      percentOf(style, coverage),
      density === undefined ? "—" : percentOf(style, density),
      percentOf(style, mass),
    ]),
  };
}

function percentOf(style: NumberStyle, share: Share): string {
  return formatShare(share, style).value;
}

function formatP(p: number, style: NumberStyle): string {
  return p < 0.00001 ? isolated("<0.00001", style) : formatSignificant(p, 2, style);
}

/** `≥ 3`, `≤ 0.012`, `0.5 … 0.9`. */
function formatSpan(low: number, high: number, style: NumberStyle): string {
  const [from, to] = [low, high].map((bound) => formatSignificant(bound, 3, style));
  if (high === Infinity) return isolated(`≥ ${from ?? ""}`, style);
  if (low === -Infinity) return isolated(`≤ ${to ?? ""}`, style);
  return isolated(`${from ?? ""} … ${to ?? ""}`, style);
}
