/** Axes: of numbers, of powers, of shares and of steps; and which steps are shown where there are many. */

import type { Speech } from "../i18n/catalog.ts";
import { formatDate } from "../i18n/date.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { isolated } from "./figures.ts";
import type { Axis, Tick } from "./block.ts";

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

/** A share as a mark of an axis. */
export function percentText(share: number, style: NumberStyle): string {
  return isolated(`${String(Number((share * 100).toPrecision(6)))}%`, style);
}

/** An axis of shares from 0 to a round share that is at least `most`, in four or five parts. */
export function shareAxis(most: number, style: NumberStyle): Axis {
  const rounds = [0.0001, 0.001, 0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 0.6, 0.8, 1];
  const to = rounds.find((round) => round >= most) ?? 1;
  const parts = to === 0.6 ? 3 : 4;
  const ticks = Array.from({ length: parts + 1 }, (_, index): Tick => {
    const at = (to * index) / parts;
    return { at, text: percentText(at, style) };
  });
  return { from: 0, to, ticks };
}

/** The axis of steps with three dates: start, middle, end. */
export function stepAxis(dates: readonly string[], style: NumberStyle, say: Speech): Axis {
  const last = dates.length - 1;
  const steps = [...new Set([0, Math.round(last / 2), last])];
  const ticks = steps.map((step): Tick => {
    const date = dates[step];
    return { at: step, text: date === undefined ? say("batch.start") : formatDate(date, style) };
  });
  return { from: 0, to: Math.max(1, last), ticks };
}

/** Steps that are shown where there are many: evenly apart, first and last always among them. */
export function shownSteps(
  count: number,
  most: number,
): { readonly steps: readonly number[]; readonly every: number } {
  const every = Math.max(1, Math.ceil((count - 1) / most));
  const steps = Array.from({ length: count }, (_, step) => step).filter(
    (step) => step % every === 0 || step === count - 1,
  );
  return { steps, every };
}
