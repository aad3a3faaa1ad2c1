/** Figures of the situation screen: as short as a table of a terminal needs them. */

import { isolated } from "../../i18n/isolate.ts";
import { withDigits } from "../../i18n/number.ts";
import type { Naming } from "../../story/naming.ts";
import type { Chance } from "../../batch/continue.ts";
import type { Bounded } from "../../stats/interval.ts";

const set = ({ style }: Naming, text: string): string => isolated(withDigits(text, style), style);

/** A probability in percent without the sign: `17`, `4.2`, `<.1`; 0 and 100 are kept for certainty. */
export function percentOf(naming: Naming, probability: number): string {
  const percent = probability * 100;
  if (probability <= 0) return set(naming, "0");
  if (probability >= 1) return set(naming, "100");
  if (percent < 0.1) return set(naming, "<.1");
  if (percent > 99.9) return set(naming, ">99");
  return set(naming, percent < 9.95 ? percent.toFixed(1) : String(Math.round(percent)));
}

/** Half of an interval in percentage points, no better than it is: `±1`, `±0.4`. */
export function marginOf(naming: Naming, { low, high }: Omit<Chance, "probability">): string {
  const half = ((high - low) / 2) * 100;
  return set(naming, `±${half < 0.95 ? Math.max(0.1, half).toFixed(1) : String(Math.round(half))}`);
}

/** How an estimate changed, where that is clear of luck: its direction and size. */
export interface ChangeView {
  /** `same`: not clear of luck. */
  readonly direction: "up" | "down" | "same";
  /** Percentage points without a sign; "" if the same. */
  readonly size: string;
}

/** A change of a probability; one whose interval holds 0 is none. */
export function changeView(naming: Naming, change: Bounded | undefined): ChangeView | undefined {
  if (change === undefined) return undefined;
  const { value, low, high } = change;
  const direction = low > 0 ? "up" : high < 0 ? "down" : "same";
  const points = Math.abs(value * 100);
  // What rounds to nothing is not worth a mark.
  if (direction === "same" || points < 0.05) return { direction: "same", size: "" };
  return {
    direction,
    size: set(naming, points < 9.95 ? points.toFixed(1) : String(Math.round(points))),
  };
}

/** A factor: `×5.5`. */
export function factorText(naming: Naming, factor: number): string {
  const text = factor >= 10 ? String(Math.round(factor)) : Number(factor.toPrecision(2)).toString();
  return set(naming, `×${text}`);
}
