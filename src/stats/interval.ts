/** The shape of every interval estimate. */

/** A two-sided interval with equal tails, and how it was made. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Confidence, in (0, 1), e.g. 0.95. */
  readonly level: number;
  /** Name of the method, as shown to readers. */
  readonly method:
    | "wilson"
    | "clopper-pearson"
    | "student-t"
    /** Of a mean: all values are equal, so the interval comes from the range in which they may lie. */
    | "equal-values"
    | "normal"
    | "order-statistics"
    | "newcombe"
    | "bootstrap"
    | "beta-binomial-sequence"
    | "empirical-bernstein";
}

/** An estimate with its interval. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
