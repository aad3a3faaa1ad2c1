/** What the filter leaves of the rows of the overview. */

import type { Dashboard } from "../view/play/dashboard.ts";
import type { OutcomeRow } from "../view/play/end.ts";
import { holds } from "./fuzzy.ts";
import { rowsIn, type PlayState, type Surroundings } from "./state.ts";

/** A dashboard with the rows that hold what was typed behind `/`. */
export function narrowed(around: Surroundings, state: PlayState, dashboard: Dashboard): Dashboard {
  const { filter } = state;
  if (filter === "") return dashboard;
  const rows = rowsIn(around, state);
  return {
    ...dashboard,
    flashpoints: dashboard.flashpoints.filter(({ flashpoint }) => rows.includes(flashpoint)),
    headlines: dashboard.headlines.filter(({ text, subject, culprit }) =>
      holds(`${text} ${subject} ${culprit}`, filter),
    ),
    variables: dashboard.variables.filter(({ name }) => holds(name, filter)),
  };
}

/** The outcomes whose titles hold what was typed. */
export function narrowedOdds(
  { filter }: PlayState,
  rows: readonly OutcomeRow[],
): readonly OutcomeRow[] {
  return filter === "" ? rows : rows.filter(({ title }) => holds(title, filter));
}
