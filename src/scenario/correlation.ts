/** Numbers whose priors move together: read by analysis, never by a run. */

import type { Basis } from "./basis.ts";

/** A group of numbers with ranges, under a one-factor Gaussian copula. */
export interface Correlation {
  readonly id: string;
  /** In the order of the file, two or more; no number is in two groups. */
  readonly of: readonly {
    /** Id of the parameter. */
    readonly parameter: string;
    /** It is low where those of the other kind are high. */
    readonly opposite: boolean;
  }[];
  /** Correlation of the normal scores of any two, but for their signs: in (0, 1). */
  readonly r: number;
  readonly basis?: Basis;
}
