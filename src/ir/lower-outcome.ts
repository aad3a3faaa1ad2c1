/**
 * Outcome forms → folds: the one place that knows the forms. Engines, estimates and exports run the
 * folds that come out of this.
 */

import type { OutcomeId } from "../base/brand.ts";
import { entryFor, type ByKind } from "../base/kinds.ts";
import type { Comparison, Expression } from "../scenario/expression/expression.ts";
import type { Outcome, OutcomeForm } from "../scenario/outcome.ts";
import {
  lowerBoolean,
  lowerOutcomeValue,
  lowerRoot,
  placeOf,
  within,
  type Scope,
} from "./lower-expression.ts";
import type { ProgramOutcome } from "./program.ts";
import type { Decision, Fold, PlaceIndex } from "./expression.ts";

type SpannedForm = Extract<OutcomeForm, { readonly kind: "ever" | "always" | "first_time" }>;

const hits = (condition: Decision["condition"]): Decision => ({ condition, holds: true, value: 1 });
const misses = (condition: Decision["condition"]): Decision => ({
  condition,
  holds: false,
  value: 0,
});

/**
 * The condition of a form, asked only within its span: outside, `always` has what it wants and the others
 * do not. Of the clock first, so that nothing else is evaluated outside.
 */
function inSpan({ kind, of, during = {} }: SpannedForm): Expression {
  const { span } = of;
  const bound = (comparison: Comparison, step: number): Expression => ({
    kind: "compare",
    comparison,
    left: { kind: "step", span },
    right: { kind: "number", value: step, span },
    span,
  });
  const { from, by } = during;
  const always = kind === "always";
  const join = always ? "or" : "and";
  const clocks = [
    ...(from === undefined ? [] : [bound(always ? "<" : ">=", from.step)]),
    ...(by === undefined ? [] : [bound(always ? ">" : "<=", by.step)]),
  ];
  return clocks.reduceRight((right, left) => ({ kind: join, left, right, span }), of);
}

/** A fold that `of` decides, one way or the other. */
function decidedBy(
  scope: Scope,
  of: Expression,
  start: number,
  decision: (condition: Decision["condition"]) => Decision,
): Fold {
  const place: PlaceIndex = placeOf(scope, of);
  return { kind: "decide", start, decided: [decision(lowerBoolean(scope, of))], place };
}

const folds: ByKind<OutcomeForm, [Scope], Fold> = {
  ever: (form, scope) => decidedBy(within(scope, "ever"), inSpan(form), 0, hits),
  always: (form, scope) => decidedBy(within(scope, "always"), inSpan(form), 1, misses),
  first_time: (form, scope) =>
    decidedBy(within(scope, "first_time"), inSpan(form), Infinity, (condition) => ({
      ...hits(condition),
      value: "step",
    })),
  until: ({ hold, reach }, scope) => {
    const held = lowerBoolean(within(scope, "until.hold"), hold);
    const reached = lowerBoolean(within(scope, "until.reach"), reach);
    return {
      kind: "decide",
      start: 0,
      decided: [hits(reached), misses(held)],
      place: placeOf(scope, reach),
    };
  },
  max: ({ of }, scope) => ({
    kind: "combine",
    start: -Infinity,
    combine: "max",
    value: lowerRoot(within(scope, "max"), of),
  }),
  min: ({ of }, scope) => ({
    kind: "combine",
    start: Infinity,
    combine: "min",
    value: lowerRoot(within(scope, "min"), of),
  }),
  at_end: ({ of }, scope) => ({
    kind: "read",
    start: NaN,
    value: lowerOutcomeValue(within(scope, "at_end"), of),
  }),
  value: ({ of, step }, scope) => ({
    kind: "read",
    start: NaN,
    value: lowerOutcomeValue(within(scope, "value"), of),
    step,
  }),
};

/** Lowers one outcome; `scope` is where it stands. */
export function lowerOutcome(scope: Scope, { id, type, form }: Outcome): ProgramOutcome {
  return { id, type, fold: entryFor(folds, form)(form, scope) };
}

/** States of a run to be counted, for what is no outcome of the scenario: a target. */
export interface CountedStates {
  readonly id: OutcomeId;
  readonly of: Expression;
  /** Only those in which it came to hold, S_0 left out. */
  readonly entries: boolean;
}

/** Lowers a count of states. */
export function lowerCount(scope: Scope, { id, of, entries }: CountedStates): ProgramOutcome {
  const here = within(scope, id);
  const [condition, place] = [lowerBoolean(here, of), placeOf(here, of)];
  // What holds in S_0 did not come to hold.
  const start = entries ? 1 : 0;
  return { id, type: "number", fold: { kind: "count", start, entries, condition, place } };
}

/** How many states a count has counted. */
export function countedStates(value: number): number {
  return Math.floor(value / 2);
}

const arrivals: ByKind<OutcomeForm, [], Expression | undefined> = {
  ever: inSpan,
  first_time: inSpan,
  until: ({ reach }) => reach,
  always: () => undefined,
  max: () => undefined,
  min: () => undefined,
  at_end: () => undefined,
  value: () => undefined,
};

/** The condition that makes an outcome true as soon as it holds; undefined where only the end decides. */
export function arrivalOf(form: OutcomeForm): Expression | undefined {
  return entryFor(arrivals, form)(form);
}
