/** What a chance may be said to be per. */
export type WindowUnit = "day" | "week" | "month" | "year";

/** The window of a chance: `per week`, `per 2 weeks`. */
export interface ChanceWindow {
  readonly window: WindowUnit;
  /** How many of them make up the window, where more than one does. */
  readonly windows?: number;
}
