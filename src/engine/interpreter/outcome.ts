/**
 * Outcomes as folds over the observed path S_0, S_1, … (docs/semantics.md, "Outcomes"). They can be
 * fed state by state; a state that has ended stands for all later k. An outcome is evaluated only
 * while its result can still change, so what it would read later cannot fault.
 */

import { at } from "../../base/invariant.ts";
import type { OfKind } from "../../base/kinds.ts";
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
  /** Of a fold over cases, once S_0 has been observed. */
  readonly cases?: {
    /** Whether the premise held in the state before. */
    readonly held: boolean;
    /** Steps of the cases that are not judged yet. */
    readonly open: readonly number[];
  };
}

/** Of an outcome that has none, whatever comes, as reading it stopped with a fault. */
export const noValue: OutcomeProgress = { value: NaN, decided: true };

/** Whether an outcome has no value, whatever comes. */
export function isWithoutValue({ value, decided }: OutcomeProgress): boolean {
  return decided && Number.isNaN(value);
}

/** The value of a count after one more state. */
function counted(value: number, holds: boolean, entries: boolean): number {
  if (!entries) return holds ? value + 2 : value;
  const held = value % 2 === 1;
  if (holds === held) return value;
  return holds ? value + 3 : value - 1;
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
    case "count": {
      const holds = evaluateBoolean(moment, fold.condition);
      return { value: counted(progress.value, holds, fold.entries), decided: ended };
    }
    case "read":
      return step === fold.step || ended
        ? { value: evaluateOutcomeValue(moment, fold.value), decided: true }
        : open;
    case "cases":
      return observeCases(moment, fold, progress);
  }
}

/** Judges the open cases by this state, then looks whether it is a new one. */
function observeCases(
  moment: Moment,
  { premise, reach, within, counts, cut }: OfKind<Fold, "cases">,
  { value, cases }: OutcomeProgress,
): OutcomeProgress {
  const { step, ended } = moment.state;
  const { steps } = moment.program.calendar;
  const before = cases?.open ?? [];
  const reached = before.length > 0 && evaluateBoolean(moment, reach) ? before : [];
  const waiting = reached.length > 0 ? [] : before;
  const missed = waiting.filter((from) => from + within <= step || ended);
  const counted = counts === "reached" ? reached : missed;
  const sum = value + counted.length;
  // What comes true in the last state has nothing after it.
  if (ended) return { value: sum, decided: true };
  const held = evaluateBoolean(moment, premise);
  const left = waiting.filter((from) => from + within > step);
  const comes = held && cases?.held === false && (cut || step + within <= steps);
  return {
    value: sum,
    decided: false,
    cases: { held, open: comes ? [...left, step] : left },
  };
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
