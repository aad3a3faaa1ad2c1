/**
 * Plots as SVG, drawn by Observable Plot into a document that is no browser's. Deterministic: the same
 * data give the same bytes. No scripts, no style attributes, colours by CSS properties of the page.
 */

import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Plot as PlotData } from "../../story/block.ts";
import { escapeHtml } from "./escape.ts";
import { barsOptions, intervalsOptions } from "./intervals.ts";
import { bandsOptions, curvesOptions } from "./over-steps.ts";
import { scatterOptions } from "./scatter.ts";
import { shortenPath } from "./shorten.ts";

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

/** A plot as an SVG element, with its text alternative. */
export function drawPlot(plot: PlotData, alternative: string, rightToLeft: boolean): string {
  const page: unknown = parseHTML("<html><body></body></html>");
  const { document } = page as { readonly document: object };
  const options: object = { document, ...optionsOf(plot, rightToLeft) };
  return cleaned(Plot.plot(options) as unknown as Drawn, alternative);
}

function optionsOf(plot: PlotData, rightToLeft: boolean): object {
  switch (plot.kind) {
    case "bands":
      return bandsOptions(plot, rightToLeft);
    case "curves":
      return curvesOptions(plot, rightToLeft);
    case "intervals":
      return intervalsOptions(plot, rightToLeft);
    case "bars":
      return barsOptions(plot, rightToLeft);
    case "scatter":
      return scatterOptions(plot, rightToLeft);
  }
}

/** The drawing without what a page does not need, its numbers in hundredths of a pixel. */
function cleaned(svg: Drawn, alternative: string): string {
  for (const style of svg.querySelectorAll("style")) style.remove();
  for (const part of svg.querySelectorAll("*")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-hidden");
    part.removeAttribute("class");
    for (const attribute of part.attributes) {
      if (attribute.name === "d") attribute.value = shortenPath(attribute.value);
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
