/**
 * Outcomes as columns of mass: the first holds every run that goes on, each other one the runs in
 * which one question is still open. What is decided leaves its column, by step.
 */

import { at } from "../../base/invariant.ts";
import type { OutcomeValue, Program } from "../../ir/program.ts";
import { Bounds } from "../../ir/bounds.ts";
import { evaluateBoolean, evaluateOutcomeValue, momentOf } from "../interpreter/evaluate.ts";
import { Memo } from "./block.ts";
import type { Layout } from "./layout.ts";
import { partsOf } from "./reads.ts";
import { ExactRefusal } from "./refusal.ts";
import { Sum } from "./rounding.ts";

/** Answers whose distribution by value is kept, at most of so many values. */
const MOST_VALUES = 4096;

/** What a state says of an open question: that it is decided so, or still open. */
export type Verdict = "hit" | "miss" | "open";

/** A question that stays open until a state decides it. */
export interface OpenQuestion {
  readonly outcome: number;
  /** For `max`: whether the value stays at or below this one. */
  readonly limit?: number;
  readonly verdict: (digits: Float64Array, step: number) => Verdict;
  /** Mass that was hit, by step. */
  readonly hits: readonly Sum[];
  /** Mass that was missed; and what was open when runs were over. */
  readonly misses: Sum;
  readonly open: Sum;
  /** Mass of dropped states in which it was open. */
  readonly dropped: Sum;
}

/** A question about the state in one step, or in the last. */
export interface StateQuestion {
  readonly outcome: number;
  /** Absent: the last state. */
  readonly step?: number;
  readonly value: (digits: Float64Array, step: number) => number;
  readonly masses: Map<number, Sum>;
  readonly dropped: Sum;
  /** What the number can be at all. */
  readonly range: { readonly low: number; readonly high: number };
}

/** The largest value of a number: asked for first, then turned into open questions. */
export interface LargestQuestion {
  readonly outcome: number;
  readonly value: (digits: Float64Array, step: number) => number;
  /** All values seen. */
  readonly seen: Set<number>;
  readonly range: { readonly low: number; readonly high: number };
}

/** All questions of a program. */
export interface Questions {
  readonly open: readonly OpenQuestion[];
  readonly state: readonly StateQuestion[];
  readonly largest: readonly LargestQuestion[];
}

/** What is asked, and of what. */
export interface Asked {
  readonly program: Program;
  readonly layout: Layout;
  readonly parameters: readonly number[];
}

function valueMemo({ program, layout, parameters }: Asked, of: OutcomeValue): Memo<number> {
  return new Memo(layout, partsOf(program, [of.value]), ({ state }) =>
    evaluateOutcomeValue(momentOf(program, parameters, state), of),
  );
}

function rangeOf({ program, parameters }: Asked, of: OutcomeValue): StateQuestion["range"] {
  if (of.type === "boolean") return { low: 0, high: 1 };
  const { low, high, nan } = new Bounds(program, { parameters }).number(of.value);
  return nan ? { low: -Infinity, high: Infinity } : { low, high };
}

/** A question on which nothing has been decided yet. */
export function openQuestion(
  { program }: Asked,
  outcome: number,
  verdict: OpenQuestion["verdict"],
): OpenQuestion {
  return {
    outcome,
    verdict,
    hits: Array.from({ length: program.calendar.steps + 1 }, () => new Sum()),
    misses: new Sum(),
    open: new Sum(),
    dropped: new Sum(),
  };
}

/** The questions of all outcomes. */
export function questionsOf(asked: Asked): Questions {
  const { program, layout, parameters } = asked;
  const open: OpenQuestion[] = [];
  const state: StateQuestion[] = [];
  const largest: LargestQuestion[] = [];
  for (const [outcome, { form }] of program.outcomes.entries()) {
    switch (form.kind) {
      case "ever":
      case "first_time": {
        const memo = valueMemo(asked, form.of);
        const holds = (digits: Float64Array, step: number): Verdict =>
          memo.get(digits, step) === 0 ? "open" : "hit";
        open.push(openQuestion(asked, outcome, holds));
        break;
      }
      case "always": {
        const memo = valueMemo(asked, form.of);
        const holds = (digits: Float64Array, step: number): Verdict =>
          memo.get(digits, step) === 0 ? "miss" : "open";
        open.push(openQuestion(asked, outcome, holds));
        break;
      }
      case "until": {
        const { hold, reach } = form;
        const memo = new Memo<Verdict>(
          layout,
          partsOf(program, [hold, reach]),
          ({ state: snapshot }) => {
            const moment = momentOf(program, parameters, snapshot);
            if (evaluateBoolean(moment, reach)) return "hit";
            return evaluateBoolean(moment, hold) ? "open" : "miss";
          },
        );
        open.push(openQuestion(asked, outcome, (digits, step) => memo.get(digits, step)));
        break;
      }
      case "max": {
        const memo = valueMemo(asked, form.of);
        const value = (digits: Float64Array, step: number): number => memo.get(digits, step);
        largest.push({ outcome, value, seen: new Set(), range: rangeOf(asked, form.of) });
        break;
      }
      case "at_end":
      case "value": {
        const memo = valueMemo(asked, form.of);
        state.push({
          outcome,
          value: (digits, step) => memo.get(digits, step),
          masses: new Map(),
          dropped: new Sum(),
          range: rangeOf(asked, form.of),
          ...(form.kind === "value" ? { step: form.step } : {}),
        });
      }
    }
  }
  return { open, state, largest };
}

/** The questions whether the largest value stays at or below each value but the highest. */
export function limitsOf(asked: Asked, question: LargestQuestion): readonly OpenQuestion[] {
  const values = [...question.seen].sort((a, b) => a - b);
  return values.slice(0, -1).map((limit) => ({
    ...openQuestion(asked, question.outcome, (digits, step) =>
      question.value(digits, step) > limit ? "miss" : "open",
    ),
    limit,
  }));
}

/** Notes a value seen. @throws ExactRefusal where there are too many */
export function noteSeen(
  { program }: Asked,
  { outcome, seen }: LargestQuestion,
  value: number,
): void {
  // Both zeros are one value.
  seen.add(value + 0);
  if (seen.size > MOST_VALUES) {
    const { id } = at(program.outcomes, outcome);
    throw new ExactRefusal({ kind: "too many values", outcome: id, most: MOST_VALUES });
  }
}
