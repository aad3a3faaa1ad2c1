/**
 * Plots as SVG, drawn by Observable Plot into a document that is no browser's. Deterministic: the same
 * data give the same bytes. No scripts, no style attributes, colours by CSS properties of the page.
 */

import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { at } from "../../base/invariant.ts";
import type { Axis, Plot as PlotData } from "../../view/report/report.ts";
import { escapeHtml } from "./escape.ts";
import { dashes, SHADES } from "./style.ts";
import { layIntervals } from "./rows.ts";

/** What is used of an element; the compiler knows no browser. */
interface Drawn {
  readonly outerHTML: string;
  readonly querySelectorAll: (selector: string) => Iterable<Part>;
  readonly setAttribute: (name: string, value: string) => void;
  readonly removeAttribute: (name: string) => void;
}

interface Part {
  readonly attributes: Iterable<{ readonly name: string; value: string }>;
  readonly remove: () => void;
  readonly removeAttribute: (name: string) => void;
}

/** Width of plots over steps, and their height; in pixels at their natural size. */
const WIDTH = 360;
const HEIGHT = 220;
const margins = { marginTop: 10, marginRight: 42, marginBottom: 26, marginLeft: 46 };

/** Pixels that a number inside a plot needs. */
const NUMBER_HEIGHT = 13;

/** The shade of a level, of `count` levels. */
export function shadeOf(level: number, count: number): number {
  return count < 2 ? 0 : Math.round((level * (SHADES - 1)) / (count - 1));
}

/** A plot as an SVG element, with its text alternative. */
export function drawPlot(plot: PlotData, alternative: string, rightToLeft: boolean): string {
  const page: unknown = parseHTML("<html><body></body></html>");
  const { document } = page as { readonly document: object };
  const options: object = { document, ...optionsOf(plot, rightToLeft) };
  return cleaned(Plot.plot(options) as unknown as Drawn, alternative);
}

/** Text of a right-to-left language inside a plot, whose own direction is from left to right. */
const inDirection = (text: string, rightToLeft: boolean): string =>
  rightToLeft ? `\u2067${text}\u2069` : text;

function optionsOf(plot: PlotData, rightToLeft: boolean): object {
  switch (plot.kind) {
    case "bands":
      return bandsOptions(plot, rightToLeft);
    case "curves":
      return curvesOptions(plot, rightToLeft);
    case "intervals":
      return intervalsOptions(plot, rightToLeft);
  }
}

function scaleOf({ from, to, ticks }: Axis, rightToLeft: boolean): object {
  const texts = new Map(ticks.map(({ at: where, text }) => [where, text]));
  return {
    domain: [from, to],
    label: null,
    ticks: ticks.map(({ at: where }) => where),
    tickFormat: (where: number) => inDirection(texts.get(where) ?? "", rightToLeft),
  };
}

/** A number inside a plot, readable on any ground. */
function numbers(
  marks: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  more: object = {},
): Plot.Markish {
  return Plot.text(marks, {
    x: "x",
    y: "y",
    text: "text",
    fontSize: 11,
    fontWeight: 600,
    fill: "var(--ink)",
    stroke: "var(--paper)",
    strokeWidth: 3,
    ...more,
  });
}

function bandsOptions(
  { steps, x, y, bands }: Extract<PlotData, { kind: "bands" }>,
  rightToLeft: boolean,
): object {
  const inner = HEIGHT - margins.marginTop - margins.marginBottom;
  const below = steps.map(() => 0);
  const marks: Plot.Markish[] = [];
  const labels: { x: number; y: number; text: string }[] = [];
  bands.forEach(({ shares }, band) => {
    const rows = steps.map((step, index) => {
      const y1 = at(below, index);
      below[index] = y1 + at(shares, index);
      return { step, y1, y2: at(below, index) };
    });
    marks.push(
      Plot.areaY(rows, {
        x: "step",
        y1: "y1",
        y2: "y2",
        fill: `var(--level-${String(shadeOf(band, bands.length))})`,
        stroke: "var(--paper)",
        strokeWidth: 0.6,
      }),
    );
    const thickest = shares.reduce(
      (best, share, index) => (share > at(shares, best) ? index : best),
      0,
    );
    const { step, y1, y2 } = at(rows, thickest);
    if ((y2 - y1) * inner >= NUMBER_HEIGHT) {
      // Off the edges, where half of the number would be cut.
      const span = x.to - x.from;
      const inside = Math.min(x.to - span * 0.03, Math.max(x.from + span * 0.03, step));
      labels.push({ x: inside, y: (y1 + y2) / 2, text: String(band) });
    }
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    ...margins,
    x: scaleOf(x, rightToLeft),
    y: scaleOf(y, rightToLeft),
    marks: [...marks, Plot.ruleY([y.from], { stroke: "currentColor" }), numbers(labels)],
  };
}

function curvesOptions(
  { steps, x, y, firstNumber, curves }: Extract<PlotData, { kind: "curves" }>,
  rightToLeft: boolean,
): object {
  const inner = HEIGHT - margins.marginTop - margins.marginBottom;
  const marks = curves.flatMap(({ values, low, high }, index): Plot.Markish[] => {
    const rows = steps.map((step, place) => ({
      step,
      value: at(values, place),
      low: at(low, place),
      high: Math.min(y.to, at(high, place)),
    }));
    const colour = curveColour(index);
    return [
      Plot.areaY(rows, { x: "step", y1: "low", y2: "high", fill: colour, fillOpacity: 0.18 }),
      Plot.line(rows, {
        x: "step",
        y: "value",
        stroke: colour,
        strokeWidth: 1.8,
        ...(dashOf(index) === "" ? {} : { strokeDasharray: dashOf(index) }),
      }),
    ];
  });
  const ends = curves.map(({ values }, index) => ({
    y: at(values, values.length - 1),
    text: String(firstNumber + index),
  }));
  const apart = ((y.to - y.from) / inner) * NUMBER_HEIGHT;
  return {
    width: WIDTH,
    height: HEIGHT,
    ...margins,
    x: scaleOf(x, rightToLeft),
    y: scaleOf(y, rightToLeft),
    marks: [
      Plot.gridY(
        y.ticks.map(({ at: where }) => where),
        { stroke: "var(--line)", strokeOpacity: 1 },
      ),
      ...marks,
      Plot.ruleY([y.from], { stroke: "currentColor" }),
      numbers(
        spread(ends, apart, y).map((end) => ({ ...end, x: x.to })),
        { dx: 8, textAnchor: "start" },
      ),
    ],
  };
}

/** Moves marks at one edge apart, as little as need be, within the axis. */
function spread<Mark extends { readonly y: number }>(
  marks: readonly Mark[],
  apart: number,
  axis: Axis,
): Mark[] {
  const sorted = marks.toSorted((a, b) => a.y - b.y);
  let floor = axis.from - apart;
  const raised = sorted.map((mark) => {
    floor = Math.max(mark.y, floor + apart);
    return { ...mark, y: floor };
  });
  let ceiling = axis.to + apart;
  return raised
    .toReversed()
    .map((mark) => {
      ceiling = Math.min(mark.y, ceiling - apart);
      return { ...mark, y: ceiling };
    })
    .toReversed();
}

/** The colour of a line of `curves`. */
export function curveColour(index: number): string {
  return `var(--curve-${String(index % 6)})`;
}

/** The dashes of a line of `curves`; empty for a whole line. */
export function dashOf(index: number): string {
  return at(dashes, index % dashes.length);
}

function intervalsOptions(
  { axis, zero, rows }: Extract<PlotData, { kind: "intervals" }>,
  rightToLeft: boolean,
): object {
  const laid = layIntervals(rows);
  const { width, height, left, right } = laid;
  const labels = laid.rows.flatMap(({ lines }) => lines);
  // On a ground of its own, where it crosses a line of the axis.
  const text = { fontSize: 12, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4 };
  return {
    width,
    height,
    marginTop: 4,
    marginBottom: 24,
    marginLeft: left,
    marginRight: right,
    x: scaleOf(axis, rightToLeft),
    y: { domain: [0, height - 28], reverse: true, axis: null },
    marks: [
      Plot.ruleX(
        axis.ticks.map(({ at: where }) => where),
        { stroke: "var(--line)" },
      ),
      ...(zero ? [Plot.ruleX([0], { stroke: "currentColor" })] : []),
      Plot.ruleY(laid.rows, {
        y: "y",
        x1: "low",
        x2: "high",
        stroke: "var(--ink)",
        strokeWidth: 2,
      }),
      // Both ends of each interval.
      Plot.ruleX(
        laid.rows.flatMap(({ y, low, high }) => [low, high].map((x) => ({ x, y }))),
        {
          x: "x",
          y1: ({ y }: { readonly y: number }) => y - 4,
          y2: ({ y }: { readonly y: number }) => y + 4,
          stroke: "var(--ink)",
          strokeWidth: 1.5,
        },
      ),
      Plot.dot(laid.rows, {
        x: "value",
        y: "y",
        r: 4,
        fill: "var(--mark)",
        stroke: "var(--paper)",
      }),
      Plot.text(labels, {
        ...text,
        text: ({ text: line }: { readonly text: string }) => inDirection(line, rightToLeft),
        y: "y",
        frameAnchor: rightToLeft ? "right" : "left",
        dx: rightToLeft ? right - 4 : 4 - left,
        textAnchor: rightToLeft ? "end" : "start",
      }),
      Plot.text(laid.rows, {
        ...text,
        fontSize: 11,
        fill: "var(--soft)",
        text: "text",
        y: "y",
        frameAnchor: "right",
        dx: 10,
        textAnchor: "start",
      }),
    ],
  };
}

/** The drawing without what a page does not need, its numbers in hundredths of a pixel. */
function cleaned(svg: Drawn, alternative: string): string {
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const part of svg.querySelectorAll("*")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-hidden");
    part.removeAttribute("class");
    for (const attribute of part.attributes) {
      if (!/\d\.\d{3,}/u.test(attribute.value)) continue;
      attribute.value = attribute.value.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/gu, (number) =>
        String(Number(Number(number).toFixed(2))),
      );
    }
  }
  for (const name of ["class", "font-family", "font-size", "style"]) svg.removeAttribute(name);
  svg.setAttribute("font-size", "11");
  const named = `<svg role="img" aria-label="${escapeHtml(alternative)}"`;
  return svg.outerHTML.replace("<svg", () => named);
}
