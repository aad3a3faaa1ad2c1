/** Advice on the decision sheet: what each deed would change of what the actor wants. */

import { at } from "../../base/invariant.ts";
import { isolated } from "../../i18n/isolate.ts";
import { withDigits, type NumberStyle } from "../../i18n/number.ts";
import type { Bounded } from "../../stats/interval.ts";
import { formatDifference } from "../../story/figures.ts";
import { found, outcomeTitle, type Naming } from "../../story/naming.ts";
import type { Advice } from "./scene.ts";

/** What is wanted of an outcome. */
export interface WishView {
  readonly outcome: number;
  readonly wants: "less" | "more";
}

/** One difference of a deed. */
export interface AdviceCell {
  readonly value: string;
  readonly interval: string;
  /** Half of the interval: `±0.9`; "" without one. */
  readonly half: string;
  /** The difference itself, for a bar; absent without one. */
  readonly difference?: number;
  /** Whether the actor would like it; undefined where luck cannot be told from it. */
  readonly good: boolean | undefined;
}

/** A difference with its interval, where there is one. */
export const withInterval = ({ value, interval }: AdviceCell): string =>
  interval === "" ? value : `${value} (${interval})`;

/** The advice on one deed: a cell a wish. */
export interface AdviceRow {
  readonly deed: number | "nothing";
  readonly cells: readonly AdviceCell[];
}

/** What stands beside the moves of a decision sheet. */
export interface AdviceView {
  /** `Blockade or worse ↓`, by wish. */
  readonly wishes: readonly string[];
  readonly rows: readonly AdviceRow[];
  /** How many runs it rests on, and that it is about the model. */
  readonly note: string;
}

/** Half of an interval, to two digits. */
function halfOf({ low, high }: Bounded, scale: number, style: NumberStyle): string {
  const half = ((high - low) / 2) * scale;
  if (!Number.isFinite(half)) return "";
  return isolated(
    withDigits(`±${String(Number(half.toPrecision(half < 1 ? 1 : 2)))}`, style),
    style,
  );
}

/** The advice in words and figures. */
export function adviceOf(
  naming: Naming,
  wishes: readonly WishView[],
  { runs, deeds }: Advice,
): AdviceView {
  const { say, style, model, program } = naming;
  return {
    wishes: wishes.map(({ outcome, wants }) => {
      const title = outcomeTitle(naming, found(model.outcomes, at(program.outcomes, outcome).id));
      return say(wants === "less" ? "advise.aim-less" : "advise.aim-more", { outcome: title });
    }),
    rows: deeds.map(({ deed, aims }) => ({
      deed,
      cells: aims.map((one, index): AdviceCell => {
        if (one === undefined) return { value: "—", interval: "", half: "", good: undefined };
        const { outcome, wants } = at(wishes, index);
        const isShare = at(program.outcomes, outcome).type !== "number";
        const { value: difference, low, high } = one;
        const text = formatDifference({ difference, low, high }, isShare ? 100 : 1, style);
        const isMore = low > 0 ? true : high < 0 ? false : undefined;
        const good = isMore === undefined ? undefined : isMore === (wants === "more");
        return { ...text, half: halfOf(one, isShare ? 100 : 1, style), difference, good };
      }),
    })),
    note: say("decision.advice-note", { n: runs }),
  };
}
