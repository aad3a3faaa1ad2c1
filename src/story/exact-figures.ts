/** Figures between rigorous bounds: as many digits as are sure. */

import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { isolated } from "./figures.ts";

/** A value as an answer holds it: null where there is none, or nothing bounds it. */
export interface Bounds {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** An outcome with what was found of it. */
export interface FoundOutcome {
  readonly id: string;
  readonly kind: "boolean" | "number" | "time";
  /** The probability, or the mean of a number. */
  readonly found: Bounds;
  /** Of a time: the mean where it comes; null where it (almost) never does. */
  readonly mean?: Bounds | null;
}

/** Digits after the point that are shown at most. */
const MOST_DECIMALS = 12;

/** At least how far the value is from the truth. */
function offBy(value: number, { low, high }: Bounds): number {
  return Math.max((high ?? Infinity) - value, value - (low ?? -Infinity));
}

/** A value with the decimals that its bound leaves sure; a dash where there is none. */
export function sureDigits(
  bounds: Bounds | null | undefined,
  style: NumberStyle,
  scale = 1,
): string {
  if (typeof bounds?.value !== "number") return "—";
  const { value } = bounds;
  const off = offBy(value, bounds) * scale;
  const sure = off > 0 ? Math.floor(-Math.log10(off)) : MOST_DECIMALS;
  const decimals = Math.max(0, Math.min(MOST_DECIMALS, sure));
  const text = (value * scale).toFixed(decimals).replace(/(\.\d*?)0+$/u, "$1");
  return isolated(`${text.replace(/\.$/u, "")}${scale === 100 ? "%" : ""}`, style);
}

/** At most how far a value is off; a dash where there is no value. */
export function furthest(
  bounds: Bounds | null | undefined,
  say: Speech,
  style: NumberStyle,
  scale = 1,
): string {
  if (typeof bounds?.value !== "number") return "—";
  const off = offBy(bounds.value, bounds) * scale;
  if (!Number.isFinite(off)) return say("exact.unbounded");
  const text = off === 0 ? "0" : off.toExponential(1);
  return isolated(`${text}${scale === 100 ? "%" : ""}`, style);
}
