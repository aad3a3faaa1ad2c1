/** Forecasters that a scenario stands beside, and shares as coarse as they say them. */

import type { NumberStyle } from "../i18n/number.ts";
import { formatShare } from "./figures.ts";
import { told, type Naming } from "./naming.ts";

/** The name of a forecaster, with the mark of those that the scenario was fitted to. */
export function forecasterName(naming: Naming, id: string): string {
  const { model, say } = naming;
  const found = model.forecasters?.find((one) => one.id === id);
  if (found === undefined) return id;
  const name = told(naming, found.name);
  return found.fitted ? `${name} (${say("hindcast.fitted")})` : name;
}

/** A share without an interval: whole percents, one decimal below 10 %, two below 1 %. */
export function plainShare(share: number, style: NumberStyle): string {
  const half = share >= 0.1 ? 0.05 : share >= 0.01 ? 0.005 : 0.0005;
  return formatShare({ probability: share, low: share - half, high: share + half }, style).value;
}
