/** Where the flashpoints are, step by step, as plain tables in one language. */

import { at } from "../base/invariant.ts";
import type { LadderAnswer, Occupancy } from "../engine/exact/occupancy.ts";
import type { Speech } from "../i18n/catalog.ts";
import { formatDate } from "../i18n/date.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import { inOrder } from "../story/intervals.ts";
import type { BatchNames, BatchTable } from "./batch.ts";
import { figure, sureDigits } from "./exact-figures.ts";

/** A step that was asked about, with the ISO date on which it begins. */
export interface StepAsked {
  readonly step: number;
  readonly date: string;
}

/** One table by flashpoint: of one step its levels, of more than one the steps against the levels. */
export function levelTables(
  { ladders, within }: Occupancy,
  asked: readonly StepAsked[],
  names: BatchNames,
  say: Speech,
  style: NumberStyle,
): readonly BatchTable[] {
  const chance = (value: number): string =>
    sureDigits({ value, low: value - within, high: value + within }, style, 100);
  const rough = (value: number): string => figure(`${(value * 100).toFixed(2)}%`, style);
  const nameOf = (ladder: LadderAnswer): string =>
    textIn(names.flashpoints.get(ladder.id)?.name, style.language) || ladder.id;
  const levelOf = (ladder: LadderAnswer, level: number): string => {
    const id = at(ladder.levels, level);
    return textIn(names.flashpoints.get(ladder.id)?.levels.get(id), style.language) || id;
  };
  const one = asked.length === 1 ? asked[0] : undefined;
  return inOrder(ladders, names.flashpoints).map((ladder) => {
    if (one !== undefined) {
      const { step, date } = one;
      const day = formatDate(date, style);
      return {
        head: [
          `${nameOf(ladder)} (${say("exact.step", { step, date: day })})`,
          say("exact.standing"),
          say("exact.reached"),
        ],
        rows: [...ladder.levels.keys()].map((level) => [
          levelOf(ladder, level),
          chance(at(at(ladder.standing, step), level)),
          chance(at(at(ladder.reached, step), level)),
        ]),
      };
    }
    return {
      head: [nameOf(ladder), ...ladder.levels.map((_, level) => figure(String(level), style))],
      rows: asked.map(({ step, date }) => [
        say("exact.step", { step, date: formatDate(date, style) }),
        ...at(ladder.standing, step).map(rough),
      ]),
    };
  });
}
