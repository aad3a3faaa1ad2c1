/** The columns of well-known data sets, by what they say, so that nobody need name them. */

/** What a column may say. */
export const roles = [
  ...(["date", "latest", "year", "month", "day", "end-date", "end-latest"] as const),
  ...(["end-year", "end-month", "end-day", "level", "note"] as const),
] as const;

/** One of them. */
export type Role = (typeof roles)[number];

/** Names of columns by what they say. */
export type ColumnNames = Readonly<Partial<Record<Role, string>>>;

/**
 * `mid`: Militarized Interstate Disputes (Correlates of War; Gibler, Miller and Little). `icb`:
 * International Crisis Behavior, crises. `ucdp`: UCDP/PRIO Armed Conflict, a row a year. `ged`: UCDP
 * georeferenced events, a row an event somewhere between two dates.
 */
export const shapes = {
  mid: {
    ...{ year: "styear", month: "stmon", day: "stday", level: "hostlev" },
    ...{ "end-year": "endyear", "end-month": "endmon", "end-day": "endday" },
  },
  icb: {
    ...{ year: "yrtrig", month: "motrig", day: "datrig", level: "viol", note: "crisname" },
    ...{ "end-year": "yrterm", "end-month": "moterm", "end-day": "daterm" },
  },
  ucdp: { year: "year", level: "intensity_level" },
  ged: { date: "date_start", latest: "date_end", level: "best", note: "dyad_name" },
} as const satisfies Readonly<Record<string, ColumnNames>>;

/** The name of a shape. */
export type ShapeName = keyof typeof shapes;
