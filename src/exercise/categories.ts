/** The categories of a question: what a forecast spreads its probability over. */

import type { Model } from "../scenario/model.ts";
import type { Text } from "../scenario/basis.ts";
import type { Question } from "./model.ts";

/** One category, in the order in which forecasts list it. */
export interface Category {
  readonly id: string;
  readonly name: Text;
}

/**
 * The categories of a `levels` or `choice` question: its own choices, the ladder's levels from best to
 * worst, or the values of an unknown. `undefined` for other kinds, or where the scenario lacks them.
 */
export function categoriesOf(
  question: Question,
  scenario: Pick<Model, "flashpoints" | "unknowns"> | undefined,
): readonly Category[] | undefined {
  const { kind, sealed, choices } = question;
  if (kind !== "levels" && kind !== "choice") return undefined;
  if (sealed?.level !== undefined) {
    const ladder = scenario?.flashpoints.find(({ id }) => id === sealed.level);
    return ladder?.levels.map(({ id, name }) => ({ id, name }));
  }
  if (sealed?.unknown !== undefined) {
    const unknown = scenario?.unknowns.find(({ id }) => id === sealed.unknown);
    return unknown?.values.map(({ id, name }) => ({ id, name }));
  }
  return choices.map(({ id, text }) => ({ id, name: text }));
}
