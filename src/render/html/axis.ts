/** Axes of plots, and the direction of texts in them. */

import { isolate } from "../../i18n/isolate.ts";
import type { Axis } from "../../story/block.ts";

/** Text of a right-to-left language inside a plot, whose own direction is from left to right. */
export function inDirection(text: string, rightToLeft: boolean): string {
  return rightToLeft ? isolate(text, "rtl") : text;
}

/** An axis as Observable Plot takes it. */
export function scaleOf({ from, to, ticks }: Axis, rightToLeft: boolean): object {
  const texts = new Map(ticks.map(({ at: where, text }) => [where, text]));
  return {
    domain: [from, to],
    label: null,
    ticks: ticks.map(({ at: where }) => where),
    tickFormat: (where: number) => inDirection(texts.get(where) ?? "", rightToLeft),
  };
}
