/** Axes of numbers that are no shares of runs. */

import type { NumberStyle } from "../i18n/number.ts";
import { isolated } from "./figures.ts";
import type { Axis } from "./block.ts";

/**
 * An axis that holds both numbers, with about five round marks.
 * @param signed whether marks above 0 bear a plus, for differences
 */
export function numberAxis(low: number, high: number, style: NumberStyle, signed: boolean): Axis {
  const rough = (high - low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power;
  const first = Math.floor(low / unit);
  const last = Math.max(first + 1, Math.ceil(high / unit));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    const at = (first + index) * unit;
    const digits = String(Number(Math.abs(at).toPrecision(6)));
    const plus = signed ? "+" : "";
    const sign = at === 0 ? "" : at < 0 ? "−" : plus;
    return { at, text: isolated(`${sign}${digits}`, style) };
  });
  return { from: first * unit, to: last * unit, ticks };
}

/** An axis of powers of ten, in units of the logarithm to base 10; from −12 at the least. */
export function powerAxis(low: number, high: number, style: NumberStyle): Axis {
  const from = Math.max(-12, Math.floor(low));
  const to = Math.max(from + 1, Math.ceil(high));
  const every = Math.ceil((to - from) / 5);
  const ticks = [];
  for (let at = from; at <= to; at += every) {
    const text =
      at >= -3 ? `${String(Number((10 ** (at + 2)).toPrecision(3)))}%` : `1e${String(at)}`;
    ticks.push({ at, text: isolated(text.replace("-", "−"), style) });
  }
  return { from, to, ticks };
}
