/** The last exit of an order, in words. */

import { at } from "../base/invariant.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import type { ShareEstimate } from "../study/estimates.ts";
import { formatShare, formatSignificant, isolated } from "../story/figures.ts";

/** What is told of an order: its signs, its stages from no happening on, where its last exit is. */
export interface OrderExit {
  readonly order: readonly number[];
  readonly stages: readonly {
    readonly given: Pick<ShareEstimate, "probability" | "low" | "high">;
  }[];
  readonly exit?: number;
}

/**
 * The sentence.
 * @param limit an exit is past when less than this share still turns
 * @param name of a sign
 */
export function exitText(
  { stages, exit, order }: OrderExit,
  limit: number,
  name: (sign: number) => string,
  say: Speech,
  style: NumberStyle,
): string {
  const turned = (stage: number): { readonly turned: string; readonly interval: string } => {
    const { given } = at(stages, stage);
    const { probability, low, high } = given;
    const { value, interval } = formatShare(
      { probability: 1 - probability, low: 1 - high, high: 1 - low },
      style,
    );
    return { turned: value, interval };
  };
  if (exit === undefined) return say("paths.exit-none", turned(stages.length - 1));
  if (exit === 0) {
    const share = isolated(`${formatSignificant(100 * limit, 3, style)}%`, style);
    return say("paths.exit-start", { limit: share });
  }
  const before = turned(exit - 1).turned;
  return say("paths.exit", { sign: name(at(order, exit - 1)), ...turned(exit), before });
}
