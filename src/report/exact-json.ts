/** The documented JSON of an exact solution (docs/cli.md). */

import type { Bounded, ExactAnswer } from "../engine/exact/answers.ts";
import type { Solution } from "../engine/exact/solve.ts";

/** What the document says besides the solution. */
export interface ExactStory {
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly engineVersion: string;
  /** Values given by `--set`. */
  readonly set: Readonly<Record<string, string>>;
  readonly drop: number;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const bounds = ({ low, high }: Bounded): Readonly<Record<string, number | null>> => ({
  low: finite(low),
  high: finite(high),
});

const stepOf = (step: number): number | "never" => (step === Infinity ? "never" : step);

function answerDocument(answer: ExactAnswer): Readonly<Record<string, unknown>> {
  switch (answer.kind) {
    case "boolean": {
      const { probability } = answer;
      return { type: "boolean", probability: probability.value, ...bounds(probability) };
    }
    case "number": {
      const { mean, values, within } = answer;
      return { type: "number", mean: mean.value, ...bounds(mean), values, within };
    }
    case "time": {
      const { probability, steps, within, mean, quantiles } = answer;
      return {
        type: "time",
        probability: probability.value,
        ...bounds(probability),
        steps,
        within,
        mean: mean === undefined ? null : { value: mean.value, ...bounds(mean) },
        quantiles: quantiles.map(({ share, step, low, high }) => ({
          share,
          step: stepOf(step),
          low: stepOf(low),
          high: stepOf(high),
        })),
      };
    }
  }
}

/** The document as plain data, keys in a fixed order. */
export function exactDocument(
  solution: Solution,
  story: ExactStory,
): Readonly<Record<string, unknown>> {
  const { answers, possible, peak, transitions, rounding, dropped } = solution;
  return {
    kind: "exact",
    schema: 1,
    ...story,
    forecast: false,
    method: "forward solution",
    statesPossible: possible,
    statesAtOnce: peak,
    transitions,
    rounding,
    dropped,
    outcomes: Object.fromEntries(answers.map((answer) => [answer.id, answerDocument(answer)])),
  };
}
