/** Names and figures of an advice in one language. */

import type { AdvisedPlan } from "../answer/advise-schema.ts";
import { textIn } from "../i18n/text.ts";
import { formatDifference, formatMean, formatShare, type EstimateText } from "./figures.ts";
import type { Telling } from "./telling.ts";

/** The name of an actor. */
export function actorName(id: string, { naming, style }: Telling): string {
  return textIn(naming.model.actors.find((one) => one.id === id)?.name, style.language) || id;
}

/** What an actor wants, as an answer has it. */
export interface Aimed {
  readonly objectives: readonly { readonly id: string; readonly outcome?: string }[];
}

/** The outcome of an objective. */
export function aimName(id: string, { objectives }: Aimed, telling: Telling): string {
  const aim = objectives.find((one) => one.id === id);
  if (aim?.outcome === undefined) return telling.say("advise.weighed");
  return telling.nameOf(aim.outcome);
}

/** Whether its values are shares. */
export function isShare(id: string, { objectives }: Aimed, { naming }: Telling): boolean {
  const outcome = objectives.find((one) => one.id === id)?.outcome;
  return naming.program.outcomes.find((one) => one.id === outcome)?.type !== "number";
}

/** The name of a move. */
export function moveName(move: string, actor: string, { naming, style }: Telling): string {
  const moves = naming.model.actors.find(({ id }) => id === actor)?.moves;
  return textIn(moves?.find(({ id }) => id === move)?.name, style.language) || move;
}

/** A plan in words. */
export function planName({ does, move }: AdvisedPlan, actor: string, telling: Telling): string {
  const { say } = telling;
  const name = moveName(move ?? "", actor, telling);
  switch (does) {
    case "policy":
      return say("advise.policy");
    case "nothing":
      return say("advise.nothing");
    case "move":
      return name;
    case "always":
      return move === undefined
        ? say("advise.always-nothing")
        : say("advise.always", { move: name });
    case "never":
      return say("advise.never", { move: name });
  }
}

/** A share as it is, in percent. */
export const formatPercent = (share: number, { style }: Telling): string =>
  formatShare({ probability: share, low: share - 0.005, high: share + 0.005 }, style).value;

/** An estimate with its bounds; null where there is none. */
export interface Bounds {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The same as a difference. */
export const bounds = ({
  value,
  low,
  high,
}: Bounds): { readonly difference: number; readonly low: number; readonly high: number } => ({
  difference: value,
  ...{ low: low ?? -Infinity, high: high ?? Infinity },
});

/** A difference: of shares in percentage points. */
export function differenceText(one: Bounds, share: boolean, { style }: Telling): EstimateText {
  return formatDifference(bounds(one), share ? 100 : 1, style);
}

/** A value: a share in percent, or a mean. */
export function valueText(
  { value, low, high }: Bounds,
  share: boolean,
  { style }: Telling,
): string {
  const ends = { low: low ?? -Infinity, high: high ?? Infinity };
  return share
    ? formatShare({ probability: value, ...ends }, style).value
    : formatMean({ mean: value, ...ends }, style).value;
}
