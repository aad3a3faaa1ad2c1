/**
 * Two questions about one run: what the outcomes are where a condition came true. Each question keeps
 * the runs in which it is open, or decided, while the condition is still open, and the other way round.
 */

import { at } from "../../base/invariant.ts";
import type { Verdict } from "./questions.ts";
import { Sum } from "./rounding.ts";
import type { Watch } from "./watch.ts";

/** Says how a question stands in a state, if it was open before; decided at the latest when runs end. */
export type Judge = (digits: Float64Array, step: number, ended: boolean) => Verdict;

/** The value of a number in the state in which it is asked for, and undefined in all others. */
export type Reading = (digits: Float64Array, step: number, ended: boolean) => number | undefined;

/** The runs in which both come true. */
export interface JointQuestion {
  readonly judge: Judge;
  readonly both: Sum;
  /** Each of them times the step in which the question was decided. */
  readonly times: Sum;
  readonly dropped: Sum;
}

/** A number over the runs in which the condition comes true: sums of its positive and negative values. */
export interface WeightedQuestion {
  readonly reading: Reading;
  readonly above: Sum;
  readonly below: Sum;
  /** Largest distance from 0 of a value that was read. */
  size: number;
  readonly dropped: Sum;
}

/** A new question. */
export function jointQuestion(judge: Judge): JointQuestion {
  return { judge, both: new Sum(), times: new Sum(), dropped: new Sum() };
}

/** A new number. */
export function weightedQuestion(reading: Reading): WeightedQuestion {
  return { reading, above: new Sum(), below: new Sum(), size: 0, dropped: new Sum() };
}

/** Watches questions together with a condition. */
export function watchJointly(
  condition: Judge,
  questions: readonly JointQuestion[],
  numbers: readonly WeightedQuestion[],
): Watch {
  // Of the condition: open, come true. Of a question: both open, it came true and the condition is
  // open (and the same times its step), it is open and the condition came true. Of a number: what was
  // read while the condition is open, above and below 0.
  const begin = [
    ...([1, 0] as const),
    ...questions.flatMap(() => [1, 0, 0, 0] as const),
    ...numbers.flatMap(() => [0, 0] as const),
  ];
  return {
    begin,
    see: ({ step, digits, masses, ended, going }, first) => {
      const open = at(masses, first);
      const verdict = open > 0 ? condition(digits, step, ended) : "open";
      let column = first + 2;
      for (const question of questions) {
        see(question, verdict, masses, column, digits, step, ended);
        if (!ended && !going) {
          for (const offset of [0, 1, 3]) question.dropped.add(at(masses, column + offset));
        }
        column += 4;
      }
      if (verdict === "hit") masses[first + 1] = at(masses, first + 1) + open;
      if (verdict !== "open") masses[first] = 0;
      for (const number of numbers) {
        read(number, verdict, masses, first, column, digits, step, ended);
        if (!ended && !going) {
          for (const place of [first, first + 1]) number.dropped.add(at(masses, place));
        }
        column += 2;
      }
    },
  };
}

function see(
  { judge, both, times }: JointQuestion,
  condition: Verdict,
  masses: Float64Array,
  column: number,
  digits: Float64Array,
  step: number,
  ended: boolean,
): void {
  const neither = at(masses, column);
  const after = at(masses, column + 3);
  const verdict = neither + after > 0 ? judge(digits, step, ended) : "open";
  if (verdict === "hit") {
    both.add(after);
    times.add(after * step);
    masses[column + 1] = at(masses, column + 1) + neither;
    masses[column + 2] = at(masses, column + 2) + neither * step;
  }
  if (verdict !== "open") {
    masses[column] = 0;
    masses[column + 3] = 0;
  }
  if (condition === "hit") {
    both.add(at(masses, column + 1));
    times.add(at(masses, column + 2));
    masses[column + 3] = at(masses, column + 3) + at(masses, column);
  }
  if (condition !== "open") masses.fill(0, column, column + 3);
}

function read(
  number: WeightedQuestion,
  condition: Verdict,
  masses: Float64Array,
  first: number,
  column: number,
  digits: Float64Array,
  step: number,
  ended: boolean,
): void {
  const { above, below } = number;
  if (condition === "hit") {
    above.add(at(masses, column));
    below.add(at(masses, column + 1));
  }
  if (condition !== "open") masses.fill(0, column, column + 2);
  const open = at(masses, first);
  const met = at(masses, first + 1);
  if (open + met === 0) return;
  const value = number.reading(digits, step, ended);
  if (value === undefined) return;
  number.size = Math.max(number.size, Math.abs(value));
  if (value >= 0) {
    above.add(met * value);
    masses[column] = at(masses, column) + open * value;
  } else {
    below.add(-met * value);
    masses[column + 1] = at(masses, column + 1) - open * value;
  }
}
