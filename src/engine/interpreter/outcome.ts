/**
 * Outcomes as folds over the observed path S_0, S_1, … (docs/semantics.md, "Outcomes"). They can be
 * fed state by state; a state that has ended stands for all later k. An outcome is evaluated only
 * while its result can still change, so what it would read later cannot fault.
 */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { Fold } from "../../ir/expression.ts";
import { binaryOperations } from "../../numeric/operations.ts";
import {
  evaluateBoolean,
  evaluateOutcomeValue,
  evaluateRoot,
  momentOf,
  type Moment,
} from "./evaluate.ts";
import type { State } from "./state.ts";

/** How far one outcome is known. */
export interface OutcomeProgress {
  /**
   * Conditions as 1 or 0, numbers as they are, times in steps with Infinity for never. Before it is
   * decided: what it will be if nothing more happens (NaN where that means nothing).
   */
  readonly value: number;
  readonly decided: boolean;
}

/** Of an outcome that has none, whatever comes, as reading it stopped with a fault. */
export const noValue: OutcomeProgress = { value: NaN, decided: true };

/** Whether an outcome has no value, whatever comes. */
export function isWithoutValue({ value, decided }: OutcomeProgress): boolean {
  return decided && Number.isNaN(value);
}

function observeOne(moment: Moment, fold: Fold, progress: OutcomeProgress): OutcomeProgress {
  if (progress.decided) return progress;
  const { step, ended } = moment.state;
  const open = { value: progress.value, decided: ended };
  switch (fold.kind) {
    case "decide": {
      const found = fold.decided.find(
        ({ condition, holds }) => evaluateBoolean(moment, condition) === holds,
      );
      if (found === undefined) return open;
      return { value: found.value === "step" ? step : found.value, decided: true };
    }
    case "combine": {
      const value = evaluateRoot(moment, fold.value);
      return { value: binaryOperations[fold.combine](progress.value, value), decided: ended };
    }
    case "read":
      return step === fold.step || ended
        ? { value: evaluateOutcomeValue(moment, fold.value), decided: true }
        : open;
  }
}

/** Progress before S_0 has been observed, by outcome index. */
export function beginOutcomes(program: Program): readonly OutcomeProgress[] {
  return program.outcomes.map(({ fold }) => ({ value: fold.start, decided: false }));
}

/** Progress after one more state of the observed path; all are decided once it has ended. @throws RunFault */
export function observe(
  program: Program,
  parameters: readonly number[],
  progress: readonly OutcomeProgress[],
  state: State,
): readonly OutcomeProgress[] {
  const moment = momentOf(program, parameters, state);
  return program.outcomes.map(({ fold }, index) => observeOne(moment, fold, at(progress, index)));
}
