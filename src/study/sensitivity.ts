/** What a sensitivity analysis says, by method. */

import type { Decomposition } from "./decomposition.ts";
import type { Factor } from "./inputs.ts";
import type { Screening } from "./screening.ts";
import type { Tornado } from "./tornado.ts";

/** The methods, by name. */
export type SensitivityMethod = Sensitivity["method"];

/** Answers of one method, by measure. */
export type Sensitivity =
  | { readonly method: "tornado"; readonly measures: readonly Tornado[] }
  | {
      readonly method: "morris";
      readonly measures: readonly Screening[];
      readonly trajectories: number;
    }
  | {
      readonly method: "sobol";
      readonly measures: readonly Decomposition[];
      readonly factors: readonly Factor[];
      /** Rows that are done, and those of them without a fault. */
      readonly rows: number;
      readonly sound: number;
    };
