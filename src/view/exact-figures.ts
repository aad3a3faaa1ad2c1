/** Figures between rigorous bounds: as many digits as are sure. */

import type { Bounded } from "../engine/exact/answers.ts";
import type { Speech } from "../i18n/catalog.ts";
import { withDigits, type NumberStyle } from "../i18n/number.ts";
import { isolated } from "../i18n/isolate.ts";

/** Digits after the point that are shown at most. */
const MOST_DECIMALS = 12;

/** Figures stand from left to right inside Arabic text. */
export function figure(text: string, style: NumberStyle): string {
  const digits = withDigits(text, style);
  return isolated(digits, style);
}

/** At least how far the value is from the truth. */
function offBy({ value, low, high }: Bounded): number {
  return Math.max(high - value, value - low);
}

/** A value with the decimals that its bound leaves sure. */
export function sureDigits(bounded: Bounded, style: NumberStyle, scale = 1): string {
  const off = offBy(bounded) * scale;
  const sure = off > 0 ? Math.floor(-Math.log10(off)) : MOST_DECIMALS;
  const decimals = Math.max(0, Math.min(MOST_DECIMALS, sure));
  const text = (bounded.value * scale).toFixed(decimals).replace(/(\.\d*?)0+$/u, "$1");
  return figure(`${text.replace(/\.$/u, "")}${scale === 100 ? "%" : ""}`, style);
}

/** At most how far a value is off. */
export function bound(bounded: Bounded, say: Speech, style: NumberStyle, scale = 1): string {
  const off = offBy(bounded) * scale;
  if (!Number.isFinite(off)) return say("exact.unbounded");
  const text = off === 0 ? "0" : off.toExponential(1);
  return figure(`${text}${scale === 100 ? "%" : ""}`, style);
}
