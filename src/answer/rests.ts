/** On which classes of evidence the variance of an answer rests, as answers hold it. */

import type { Sensitivity } from "../study/sensitivity.ts";
import { bound, byId, count, finite, nullable, shape, text, type TypeOf } from "./schema.ts";

/** What the variance of one outcome rests on. */
export const restsSchema = shape({
  outcome: text("Id of the outcome: the scenario's first."),
  rows: count("Rows of Sobol's method; 0 where all numbers are of one class."),
  runs: count("Runs at each point."),
  classes: byId(
    shape({
      inputs: count("Numbers of the class, those that move together counted once."),
      share: bound("Of the variance over the inputs, what the class makes alone; null: not told."),
      low: bound("Lower bound of its 95% interval; null where nothing bounds it."),
      high: bound("Upper bound of its 95% interval."),
    }),
    "By class: `counted`, `elicited`, `fitted`, `sourced`, `judged`, `baseless`.",
  ),
});

/** The same, where it may be missing. */
export const mayRest = nullable(
  restsSchema,
  "On which classes the variance of the first outcome rests; null where the runs are too few to tell.",
);

/** What the variance of one outcome rests on, as an answer holds it. */
export type RestsAnswer = TypeOf<typeof restsSchema>;

/** What was found, or the only class that there is. */
type RestsFound =
  | { readonly outcome: string; readonly only: string; readonly inputs: number }
  | { readonly outcome: string; readonly runs: number; readonly found: Sensitivity };

/** The answer from what was found. */
export function restsAnswer(of: RestsFound): RestsAnswer {
  const { outcome } = of;
  if ("only" in of) {
    const sure = { inputs: of.inputs, share: 1, low: 1, high: 1 };
    return { outcome, rows: 0, runs: 0, classes: { [of.only]: sure } };
  }
  const { runs, found } = of;
  if (found.method !== "sobol") return { outcome, rows: 0, runs, classes: {} };
  const [measure] = found.measures;
  return {
    ...{ outcome, rows: found.rows, runs },
    classes: Object.fromEntries(
      found.factors.map(({ id, inputs }, index) => {
        const first = measure?.indices.factors?.[index]?.first;
        return [
          id.replace(/^class\./u, ""),
          {
            inputs: inputs.length,
            share: finite(first?.value ?? Number.NaN),
            low: finite(first?.low ?? Number.NaN),
            high: finite(first?.high ?? Number.NaN),
          },
        ];
      }),
    ),
  };
}
