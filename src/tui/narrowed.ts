/** What the filter leaves of the rows of the overview. */

import type { ChanceRow, ChancesView } from "../view/play/chances.ts";
import type { Headline } from "../view/play/headlines.ts";
import { holds } from "./fuzzy.ts";
import type { Seen } from "./seen.ts";
import { rowsIn, type PlayState, type Surroundings } from "./state.ts";

/** What is seen, with the rows that hold what was typed behind `/`. */
export function narrowed(around: Surroundings, state: PlayState, seen: Seen): Seen {
  const { filter } = state;
  if (filter === "") return seen;
  const rows = rowsIn(around, state);
  const { dashboard, week, gauges } = seen.situation;
  const told = (headlines: readonly Headline[]): readonly Headline[] =>
    headlines.filter(({ text, subject, culprit }) =>
      holds(`${text} ${subject} ${culprit}`, filter),
    );
  return {
    ...seen,
    situation: {
      ...seen.situation,
      dashboard: {
        ...dashboard,
        flashpoints: dashboard.flashpoints.filter(({ flashpoint }) => rows.includes(flashpoint)),
        headlines: told(dashboard.headlines),
        variables: dashboard.variables.filter(({ name }) => holds(name, filter)),
      },
      gauges: gauges.filter(({ name }) => holds(name, filter)),
      week: {
        ...week,
        fresh: told(week.fresh),
        routine: told(week.routine),
        earlier: told(week.earlier),
      },
    },
  };
}

/** The outcomes whose titles hold what was typed. */
export function narrowedOdds({ filter }: PlayState, view: ChancesView): ChancesView {
  if (filter === "") return view;
  const told = (rows: readonly ChanceRow[]): readonly ChanceRow[] =>
    rows.filter(({ title }) => holds(title, filter));
  return {
    ...view,
    whole: told(view.whole),
    places: view.places.flatMap(({ name, rows }) => {
      const left = told(rows);
      return left.length === 0 ? [] : [{ name, rows: left }];
    }),
  };
}
