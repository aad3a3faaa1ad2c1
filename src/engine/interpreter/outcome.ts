/**
 * Outcomes as folds over the observed path S_0, S_1, … (docs/semantics.md, "Outcomes"). They can be
 * fed state by state; a state that has ended stands for all later k. An outcome is evaluated only
 * while its result can still change, so what it would read later cannot fault.
 */

import { at } from "../../base/invariant.ts";
import type { Program, ProgramOutcome } from "../../ir/program.ts";
import { evaluateBoolean, evaluateOutcomeValue, momentOf, type Moment } from "./evaluate.ts";
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

function initialValue({ form }: ProgramOutcome): number {
  switch (form.kind) {
    case "ever":
    case "until":
      return 0;
    case "always":
      return 1;
    case "first_time":
      return Infinity;
    case "max":
      return -Infinity;
    case "at_end":
    case "value":
      return NaN;
  }
}

function observeOne(
  moment: Moment,
  { form }: ProgramOutcome,
  progress: OutcomeProgress,
): OutcomeProgress {
  if (progress.decided) return progress;
  const { step, ended } = moment.state;
  const open = { value: progress.value, decided: ended };
  switch (form.kind) {
    case "ever":
      return evaluateOutcomeValue(moment, form.of) === 0 ? open : { value: 1, decided: true };
    case "always":
      return evaluateOutcomeValue(moment, form.of) === 0 ? { value: 0, decided: true } : open;
    case "first_time":
      return evaluateOutcomeValue(moment, form.of) === 0 ? open : { value: step, decided: true };
    case "max": {
      const value = evaluateOutcomeValue(moment, form.of);
      return { value: Math.max(progress.value, value), decided: ended };
    }
    case "until":
      if (evaluateBoolean(moment, form.reach)) return { value: 1, decided: true };
      return evaluateBoolean(moment, form.hold) ? open : { value: 0, decided: true };
    case "at_end":
      return ended ? { value: evaluateOutcomeValue(moment, form.of), decided: true } : open;
    case "value":
      return step === form.step || ended
        ? { value: evaluateOutcomeValue(moment, form.of), decided: true }
        : open;
  }
}

/** Progress before S_0 has been observed, by outcome index. */
export function beginOutcomes(program: Program): readonly OutcomeProgress[] {
  return program.outcomes.map((outcome) => ({ value: initialValue(outcome), decided: false }));
}

/** Progress after one more state of the observed path; all are decided once it has ended. @throws RunFault */
export function observe(
  program: Program,
  parameters: readonly number[],
  progress: readonly OutcomeProgress[],
  state: State,
): readonly OutcomeProgress[] {
  const moment = momentOf(program, parameters, state);
  return program.outcomes.map((outcome, index) => observeOne(moment, outcome, at(progress, index)));
}
