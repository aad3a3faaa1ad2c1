/** Bars with figures as plain data: what a report of an analysis shows, decided before any drawing. */

/** A part of a scale that runs from −1 (left end) over 0 to 1 (right end). */
export interface BarPart {
  readonly from: number;
  readonly to: number;
  readonly tone: "dark" | "light";
}

/** One line of a chart: a name with a line of its own, then a bar and figures. */
export interface BarRow {
  readonly label: string;
  /** Drawn in this order, later parts over earlier ones. */
  readonly parts: readonly BarPart[];
  readonly figures: readonly string[];
}

export interface BarChart {
  readonly title: readonly string[];
  /** Over the figures. */
  readonly head: readonly string[];
  /** `middle`: bars start at 0 in the middle; `left`: at 0 on the left. */
  readonly zero: "middle" | "left";
  readonly rows: readonly BarRow[];
  readonly rest: readonly string[];
}

export interface BarView {
  readonly heading: readonly string[];
  readonly charts: readonly BarChart[];
  readonly notes: readonly string[];
}
