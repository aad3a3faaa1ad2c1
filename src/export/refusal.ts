/** Why a scenario cannot be written in another language. Reasons are data: words are for `i18n/`. */

/** One thing that cannot be expressed. */
export interface Refusal {
  readonly reason:
    /** A real variable with a drift that need not be whole. */
    | "real-drift"
    /** A real variable whose effects, start or bounds need not be whole. */
    | "real-variable"
    /** A whole variable with bounds outside 32 bits, or that are not whole. */
    | "wide-variable"
    /** The largest value of an amount that is not whole, or may take too many values. */
    | "real-maximum"
    /** Shares of an unknown that are negative, not finite, or all 0. */
    | "bad-share"
    /** A variable with noise, of which PRISM has no form. */
    | "noise"
    /** Sine or cosine, which PRISM lacks. */
    | "sine";
  /** Where, as a path in the file: `variables.tension`. */
  readonly path: string;
}
