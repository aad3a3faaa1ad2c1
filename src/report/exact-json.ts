/** The documented JSON of an exact solution (docs/cli.md). */

import { at } from "../base/invariant.ts";
import type { Bounded, ExactAnswer } from "../engine/exact/answers.ts";
import type { GivenSolution } from "../engine/exact/given.ts";
import type { Occupancy } from "../engine/exact/occupancy.ts";
import type { Solution } from "../engine/exact/solve.ts";
import type { StepAsked } from "../view/exact-levels.ts";

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

/** The levels of the flashpoints in the steps that were asked about. */
function levelsDocument(
  { ladders, within }: Occupancy,
  asked: readonly StepAsked[],
): Readonly<Record<string, unknown>> {
  return {
    within,
    steps: asked.map(({ step, date }) => ({
      step,
      date,
      flashpoints: Object.fromEntries(
        ladders.map(({ id, levels, standing, reached }) => [
          id,
          Object.fromEntries(
            levels.map((level, index) => [
              level,
              {
                probability: at(at(standing, step), index),
                reached: at(at(reached, step), index),
              },
            ]),
          ),
        ]),
      ),
    })),
  };
}

const shown = (bounded: Bounded | undefined): Readonly<Record<string, unknown>> | null =>
  bounded === undefined ? null : { value: bounded.value, ...bounds(bounded) };

/** The document of a solution with a condition; `hidden` if it is no outcome of the scenario. */
export function exactGivenDocument(
  solution: GivenSolution,
  condition: string,
  hidden: boolean,
  story: ExactStory,
): Readonly<Record<string, unknown>> {
  const { all, probability, outcomes, unknowns } = solution;
  const asked = hidden
    ? { ...all, answers: all.answers.filter((_, index) => index !== solution.condition) }
    : all;
  const met = probability.low > 0;
  return {
    ...exactDocument(asked, story),
    given: {
      condition,
      ...shown(probability),
      outcomes: Object.fromEntries(
        outcomes
          .filter((_, index) => !hidden || index !== solution.condition)
          .map((one) => [
            one.id,
            met
              ? {
                  ...("joint" in one
                    ? { probability: shown(one.probability), joint: shown(one.joint) }
                    : {}),
                  ...("mean" in one ? { mean: shown(one.mean) } : {}),
                }
              : null,
          ]),
      ),
      unknowns: Object.fromEntries(
        unknowns.map(({ id, values }) => [
          id,
          Object.fromEntries(
            values.map((value) => [value.id, { all: shown(value.all), given: shown(value.given) }]),
          ),
        ]),
      ),
    },
  };
}

/** The document as plain data, keys in a fixed order. */
export function exactDocument(
  solution: Solution,
  story: ExactStory,
  steps: readonly StepAsked[] = [],
): Readonly<Record<string, unknown>> {
  const { answers, possible, peak, transitions, rounding, dropped, occupancy } = solution;
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
    ...(occupancy === undefined ? {} : { levels: levelsDocument(occupancy, steps) }),
  };
}
