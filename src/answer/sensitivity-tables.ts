/** What `brink sensitivity` answers as tables: a row for each measure and input. */

import { table } from "./kind.ts";
import type { MorrisAnswer, SobolAnswer, TornadoAnswer } from "./sensitivity-schema.ts";

/** Of a tornado. */
export const tornadoTable = table<TornadoAnswer>()(
  {
    ...{ outcome: "text", measure: "text", input: "text", "range low": "number" },
    ...{ "range high": "number", central: "number", "at central": "number" },
    ...{ "at low": "number", "at high": "number", swing: "number", low: "number" },
    ...{ high: "number", confidence: "number", method: "text" },
  },
  ({ measures, level }) =>
    measures.flatMap(({ outcome, measure: kind, central, method, inputs }) =>
      inputs.map(({ atLow, atHigh, swing, ...one }) => [
        ...[outcome, kind, one.input, one.rangeLow, one.rangeHigh, one.central, central],
        ...[atLow.value, atHigh.value, swing.difference, swing.low, swing.high, level, method],
      ]),
    ),
);

/** Of Morris' screening. */
export const morrisTable = table<MorrisAnswer>()(
  {
    ...{ outcome: "text", measure: "text", input: "text", trajectories: "count" },
    ...{ "mu star": "number", low: "number", high: "number", confidence: "number" },
    ...{ mu: "number", sigma: "number", luck: "number" },
  },
  ({ measures, level }) =>
    measures.flatMap(({ outcome, measure: kind, inputs }) =>
      inputs.map(({ input: id, trajectories, muStar, low, high, mu, sigma, luck }) => [
        ...[outcome, kind, id, trajectories, muStar, low, high, level, mu, sigma, luck],
      ]),
    ),
);

/** Of Sobol' indices. */
export const sobolTable = table<SobolAnswer>()(
  {
    ...{ outcome: "text", measure: "text", factor: "text", inputs: "count" },
    ...{ first: "number", "first low": "number", "first high": "number", total: "number" },
    ...{ "total low": "number", "total high": "number", confidence: "number" },
  },
  ({ measures, level }) =>
    measures.flatMap(({ outcome, measure: kind, factors }) =>
      factors.flatMap(({ factor, inputs, first, total }) =>
        first === null || total === null
          ? []
          : [
              [
                ...[outcome, kind, factor, inputs.length, first.value, first.low, first.high],
                ...[total.value, total.low, total.high, level],
              ],
            ],
      ),
    ),
);
