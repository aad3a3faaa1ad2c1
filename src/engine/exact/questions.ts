/**
 * Outcomes as columns of mass: the first holds every run that goes on, each other one the runs in
 * which one question is still open. What is decided leaves its column, by step.
 */

import { at, InvariantError } from "../../base/invariant.ts";
import { Bounds } from "../../ir/bounds.ts";
import { cameTrue, isHit, rangeOf } from "../../ir/outcome-fold.ts";
import type { Program } from "../../ir/program.ts";
import type { Decision, Fold, OutcomeValue } from "../../ir/expression.ts";
import { binaryOperations } from "../../numeric/operations.ts";
import { evaluateBoolean, evaluateOutcomeValue, momentOf } from "../interpreter/evaluate.ts";
import { Memo } from "./block.ts";
import type { Layout } from "./layout.ts";
import { partsOf } from "../../ir/parts.ts";
import { ExactRefusal } from "./refusal.ts";
import { Sum } from "./rounding.ts";

/** Answers whose distribution by value is kept, at most of so many values. */
const MOST_VALUES = 4096;

/** What a state says of an open question: that it is decided so, or still open. */
export type Verdict = "hit" | "miss" | "open";

/** A question that stays open until a state decides it. */
export interface OpenQuestion {
  readonly outcome: number;
  /** Of an extreme: whether no value goes beyond this one. */
  readonly limit?: number;
  /** What it comes to where runs are over and nothing decided it. */
  readonly otherwise: "hit" | "miss";
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

/** The largest or smallest value of a number: asked for first, then turned into open questions. */
export interface ExtremeQuestion {
  readonly outcome: number;
  /** Whether one value goes beyond another. */
  readonly exceeds: (value: number, limit: number) => boolean;
  readonly value: (digits: Float64Array, step: number) => number;
  /** All values seen. */
  readonly seen: Set<number>;
  readonly range: { readonly low: number; readonly high: number };
}

/** All questions of a program. */
export interface Questions {
  readonly open: readonly OpenQuestion[];
  readonly state: readonly StateQuestion[];
  readonly extremes: readonly ExtremeQuestion[];
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

function verdictMemo(
  { program, layout, parameters }: Asked,
  decisions: readonly Decision[],
): Memo<Verdict> {
  const conditions = decisions.map(({ condition }) => condition);
  return new Memo<Verdict>(layout, partsOf(program, conditions), ({ state }) => {
    const moment = momentOf(program, parameters, state);
    const found = decisions.find(
      ({ condition, holds }) => evaluateBoolean(moment, condition) === holds,
    );
    return found === undefined ? "open" : isHit(found) ? "hit" : "miss";
  });
}

function valuesOf({ program, parameters }: Asked, fold: Fold): StateQuestion["range"] {
  const { low, high, nan } = rangeOf(new Bounds(program, { parameters }), fold);
  return nan ? { low: -Infinity, high: Infinity } : { low, high };
}

/** A question on which nothing has been decided yet. */
export function openQuestion(
  { program }: Asked,
  outcome: number,
  otherwise: OpenQuestion["otherwise"],
  verdict: OpenQuestion["verdict"],
): OpenQuestion {
  return {
    outcome,
    otherwise,
    verdict,
    hits: Array.from({ length: program.calendar.steps + 1 }, () => new Sum()),
    misses: new Sum(),
    open: new Sum(),
    dropped: new Sum(),
  };
}

/** The questions of all outcomes. */
export function questionsOf(asked: Asked): Questions {
  const open: OpenQuestion[] = [];
  const state: StateQuestion[] = [];
  const extremes: ExtremeQuestion[] = [];
  for (const [outcome, one] of asked.program.outcomes.entries()) {
    const { fold } = one;
    switch (fold.kind) {
      case "decide": {
        const memo = verdictMemo(asked, fold.decided);
        const otherwise = cameTrue(one, fold.start) ? "hit" : "miss";
        open.push(
          openQuestion(asked, outcome, otherwise, (digits, step) => memo.get(digits, step)),
        );
        break;
      }
      case "combine": {
        const memo = valueMemo(asked, { type: "number", ...fold.value });
        const combine = binaryOperations[fold.combine];
        extremes.push({
          outcome,
          exceeds: (value, limit) => combine(value, limit) !== limit,
          value: (digits, step) => memo.get(digits, step),
          seen: new Set(),
          range: valuesOf(asked, fold),
        });
        break;
      }
      case "count":
        throw new InvariantError("counts of states are followed by runs only");
      case "read": {
        const memo = valueMemo(asked, fold.value);
        state.push({
          outcome,
          value: (digits, step) => memo.get(digits, step),
          masses: new Map(),
          dropped: new Sum(),
          range: valuesOf(asked, fold),
          ...(fold.step === undefined ? {} : { step: fold.step }),
        });
        break;
      }
      case "cases":
        throw new InvariantError("cases are counted over runs, and no file can ask for them");
    }
  }
  return { open, state, extremes };
}

/** All values seen, each beyond the ones before. */
export function rankedValues({ seen, exceeds }: ExtremeQuestion): readonly number[] {
  return [...seen].sort((a, b) => (a === b ? 0 : exceeds(a, b) ? 1 : -1));
}

/**
 * The questions whether no value goes beyond each of those seen but the most extreme; `drops` where states may
 * be dropped: beyond that one there may be values then which were never seen.
 */
export function limitsOf(
  asked: Asked,
  question: ExtremeQuestion,
  drops = false,
): readonly OpenQuestion[] {
  return rankedValues(question)
    .slice(0, drops ? undefined : -1)
    .map((limit) => ({
      ...openQuestion(asked, question.outcome, "hit", (digits, step) =>
        question.exceeds(question.value(digits, step), limit) ? "miss" : "open",
      ),
      limit,
    }));
}

/** Notes a value seen. @throws ExactRefusal where there are too many */
export function noteSeen(
  { program }: Asked,
  { outcome, seen }: ExtremeQuestion,
  value: number,
): void {
  // Both zeros are one value.
  seen.add(value + 0);
  if (seen.size > MOST_VALUES) {
    const { id } = at(program.outcomes, outcome);
    throw new ExactRefusal({ kind: "too many values", outcome: id, most: MOST_VALUES });
  }
}
