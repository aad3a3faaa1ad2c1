/**
 * Estimates for people: as many decimals as the interval warrants, the same for the estimate and
 * both of its bounds. Nothing that merely is near 0 % or 100 % is printed as that.
 */

import { formatNumber, withDigits, type NumberStyle } from "../i18n/number.ts";
import { isolated as isolatedFigure, isolatedName } from "../i18n/isolate.ts";

/** A probability with its interval, and in how many runs it came true, where that was counted. */
export interface Share {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly count?: number;
}

/** An estimate as text. */
export interface EstimateText {
  readonly value: string;
  readonly interval: string;
}

/** Decimals at which an interval of that width shows two digits; 0 … 6. */
export function decimalsFor(width: number): number {
  if (!(width > 0) || !Number.isFinite(width)) return 2;
  return Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(width))));
}

/** Keeps a range together and left to right inside Arabic text. */
export function isolated(text: string, style: NumberStyle): string {
  return isolatedFigure(withDigits(text, style), style);
}

export { isolatedName as isolate };

/** A round share as a heading: `5%`. */
export function formatRoundShare(share: number, style: NumberStyle): string {
  return isolated(`${String(share * 100)}%`, style);
}

/** A probability and its interval as percentages: `35.0%` and `34.3–35.7%`. */
export function formatShare(
  estimate: { readonly probability: number; readonly low: number; readonly high: number },
  style: NumberStyle,
): EstimateText {
  const decimals = decimalsFor((estimate.high - estimate.low) * 100);
  const percent = (share: number): string => {
    if (share === 0 || share === 1) return String(share * 100);
    const text = (share * 100).toFixed(decimals);
    const least = 10 ** -decimals;
    if (Number(text) === 0) return `<${least.toFixed(decimals)}`;
    if (Number(text) === 100) return `>${(100 - least).toFixed(decimals)}`;
    return text;
  };
  return {
    value: isolated(`${percent(estimate.probability)}%`, style),
    interval: isolated(`${percent(estimate.low)}–${percent(estimate.high)}%`, style),
  };
}

/** A mean and its interval: `54.2` and `53.9 … 54.5`; an unbounded interval is a dash. */
export function formatMean(
  estimate: { readonly mean: number; readonly low: number; readonly high: number },
  style: NumberStyle,
): EstimateText {
  const { mean, low, high } = estimate;
  if (low === high) {
    const value = formatSignificant(mean, 4, style);
    return { value, interval: isolated(`${value} … ${value}`, style) };
  }
  const decimals = decimalsFor(high - low);
  const text = (value: number): string => {
    const fixed = value.toFixed(decimals);
    const plain = Number(fixed) === 0 ? fixed.replace("-", "") : fixed;
    return plain.replace("-", "−");
  };
  const bounded = Number.isFinite(low) && Number.isFinite(high);
  return {
    value: isolated(text(mean), style),
    interval: bounded ? isolated(`${text(low)} … ${text(high)}`, style) : "—",
  };
}

/** `N` of "1 in N", to two digits; undefined for what is not rare (1 % or more) or never seen. */
export function oneIn(probability: number): number | undefined {
  if (!(probability > 0 && probability < 0.01)) return undefined;
  return Number((1 / probability).toPrecision(2));
}

/**
 * A difference and its interval, signs shown: `+1.2` and `+0.9 … +1.5`.
 * @param scale 100 for shares, in percentage points
 */
export function formatDifference(
  estimate: { readonly difference: number; readonly low: number; readonly high: number },
  scale: number,
  style: NumberStyle,
): EstimateText {
  const { difference, low, high } = estimate;
  const decimals = decimalsFor((high - low) * scale);
  const text = (value: number): string => {
    const fixed = Math.abs(value * scale).toFixed(decimals);
    if (Number(fixed) === 0) return fixed;
    return `${value < 0 ? "−" : "+"}${fixed}`;
  };
  const bounded = Number.isFinite(low) && Number.isFinite(high);
  return {
    value: isolated(text(difference), style),
    interval: bounded ? isolated(`${text(low)} … ${text(high)}`, style) : "—",
  };
}

/** How many times fewer runs: `×12`, `×3.4`; `×∞` where nothing differed; a dash where nothing varies. */
export function formatReduction(factor: number | undefined, style: NumberStyle): string {
  if (factor === undefined) return "—";
  if (factor === Infinity) return isolated("×∞", style);
  const text = factor >= 10 ? String(Math.round(factor)) : factor.toFixed(1);
  return isolated(`×${text}`, style);
}

/** A number with so many digits that count; a dash for what is no number. */
export function formatSignificant(value: number, digits: number, style: NumberStyle): string {
  if (!Number.isFinite(value)) return "—";
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  return formatNumber(value, style, Math.max(0, digits - 1 - size));
}

/** A likelihood ratio from its natural logarithm, as a factor of three digits: `×1.30`, `×0`, `×∞`. */
export function formatFactor(log: number, style: NumberStyle): string {
  const factor = Math.exp(log);
  if (factor === Infinity) return isolated("×∞", style);
  if (factor === 0) return isolated("×0", style);
  const text = factor.toPrecision(3);
  return isolated(`×${text.includes("e") ? factor.toExponential(1) : text}`, style);
}
