/**
 * Expectations → folds. Each is two outcomes of a run, read one after the other: in how many cases it held,
 * and in how many it failed.
 */

import type { OutcomeId } from "../base/brand.ts";
import { entryFor, type ByKind, type OfKind } from "../base/kinds.ts";
import type { Expectation, ExpectationForm } from "../scenario/expectation.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import type { Model } from "../scenario/model.ts";
import type { BooleanExpr, Fold, NumberExpr } from "./expression.ts";
import { foldBoolean, foldNumber } from "./fold.ts";
import { lowerBoolean, placeOf, within, type Scope } from "./lower-expression.ts";
import { lowerAsking } from "./lower.ts";
import type { Program, ProgramOutcome } from "./program.ts";

/** The cases of an expectation in which it held, and those in which it failed. */
type Counts = readonly [held: Fold, failed: Fold];

/** A case that a state decides: it held, or failed, as soon as `of` holds, or does not. */
function decidedBy(scope: Scope, of: Expression, holds: boolean): Counts {
  const place = placeOf(scope, of);
  const condition = lowerBoolean(scope, of);
  const fold = (counted: boolean): Fold => {
    const value = counted === holds ? 1 : 0;
    const start = 1 - value;
    return { kind: "decide", start, decided: [{ condition, holds, value }], place };
  };
  return [fold(true), fold(false)];
}

/** Whether so many of the conditions hold. */
function countHolds(
  scope: Scope,
  { of, least, at: when }: OfKind<ExpectationForm, "first">,
): BooleanExpr {
  const conditions = of.map((one) => lowerBoolean(scope, one));
  const every = (operator: "and" | "or"): BooleanExpr =>
    conditions.reduce((left, right) => foldBoolean({ kind: operator, left, right }));
  if (least === conditions.length) return every("and");
  if (least === 1) return every("or");
  const number = (value: number): NumberExpr => ({ kind: "number", value });
  const left = conditions
    .map((test): NumberExpr => ({
      kind: "conditional",
      test,
      then: number(1),
      otherwise: number(0),
    }))
    .reduce((sum, one) => foldNumber({ kind: "binary", operator: "+", left: sum, right: one }));
  const place = placeOf(scope, when);
  return { kind: "compare", comparison: ">=", left, right: number(least), place };
}

const forms: ByKind<ExpectationForm, [Scope], Counts> = {
  always: ({ of }, scope) => decidedBy(within(scope, "always"), of, false),
  ever: ({ of }, scope) => decidedBy(within(scope, "ever"), of, true),
  first: (form, scope) => {
    const { at, of } = form;
    const when = lowerBoolean(within(scope, "at_first"), at);
    const too = countHolds(within(scope, of.length === 1 ? "holds_too" : "of"), form);
    const both = foldBoolean({ kind: "and", left: when, right: too });
    const place = placeOf(within(scope, "at_first"), at);
    const fold = (value: 0 | 1): Fold => ({
      kind: "decide",
      start: 0,
      decided: [
        { condition: both, holds: true, value },
        { condition: when, holds: true, value: value === 1 ? 0 : 1 },
      ],
      place,
    });
    return [fold(1), fold(0)];
  },
  after: ({ after, within: window, judge, of }, scope) => {
    const condition = lowerBoolean(within(scope, judge), of);
    const fold = (counts: "reached" | "missed"): Fold => ({
      kind: "cases",
      start: 0,
      premise: lowerBoolean(within(scope, "after"), after),
      reach: judge === "always" ? foldBoolean({ kind: "not", operand: condition }) : condition,
      ...{ within: window, counts },
      // What the horizon cuts off may still have come, and cannot be told of what had not.
      cut: judge !== "ever",
    });
    const [reached, missed] = [fold("reached"), fold("missed")];
    return judge === "ever" ? [reached, missed] : [missed, reached];
  },
};

/** Outcomes 2n and 2n + 1 of the program are those of the n-th expectation: held, failed. */
function lowerExpectation(scope: Scope, { id, form }: Expectation): readonly ProgramOutcome[] {
  const here = within(scope, `expectations.${id}`);
  return entryFor(forms, form)(form, here).map((fold, index): ProgramOutcome => ({
    id: `${id} ${index === 0 ? "held" : "failed"}` as OutcomeId,
    type: fold.kind === "cases" ? "number" : "boolean",
    fold,
  }));
}

/**
 * The program of a model with its expectations in the place of its outcomes: per expectation, in the order of
 * the file, how many cases of a run held and how many failed. Runs have the luck that they have without.
 */
export function lowerExpectations(model: Model): Program {
  const all = model.expectations ?? [];
  return lowerAsking(model, (scope) => all.flatMap((one) => lowerExpectation(scope, one)));
}
