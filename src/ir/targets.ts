/**
 * A model with its targets made measurable: every subject an outcome of the program, so that runs are
 * counted for a target as they are for any question. The scenario's own outcomes stay as they are.
 */

import { at, invariant } from "../base/invariant.ts";
import type { OutcomeId } from "../base/brand.ts";
import type { Model } from "../scenario/model.ts";
import type { Outcome } from "../scenario/outcome.ts";
import type { Happening, Target } from "../scenario/target.ts";
import { undeclaredLanguage } from "../scenario/languages.ts";
import { lowerAsking } from "./lower.ts";
import { lowerCount, lowerOutcome, type CountedStates } from "./lower-outcome.ts";
import { within } from "./lower-expression.ts";
import { sortById } from "./order.ts";
import type { Program } from "./program.ts";

/** A target with what its program measures; indices of outcomes. */
export interface MeasuredTarget {
  readonly target: Target;
  /** The outcome or count that it is about; absent with a forecaster. */
  readonly subject?: number;
  readonly given?: number;
}

/** A program that measures targets. */
export interface MeasuredTargets {
  readonly program: Program;
  readonly targets: readonly MeasuredTarget[];
  /** The count of all states of a run: what a share of time is a share of. */
  readonly states: number;
}

/** No id of a file has a blank. */
const idOf = (target: string, part: string): OutcomeId => `target ${target} ${part}` as OutcomeId;

/** Adds what the model's targets are measured by. */
export function measureTargets(model: Model): MeasuredTargets {
  const outcomes: Outcome[] = [];
  const counts: CountedStates[] = [];
  const asked = (happening: Happening, id: OutcomeId): OutcomeId => {
    if (happening.kind === "outcome") return happening.outcome;
    const { of } = happening;
    outcomes.push({
      id,
      title: { [undeclaredLanguage]: id },
      form: { kind: "ever", of },
      type: "boolean",
      span: of.span,
    });
    return id;
  };
  const named = (model.targets ?? []).map((target) => {
    const { id, subject, given } = target;
    const condition = given === undefined ? {} : { given: asked(given, idOf(id, "given")) };
    switch (subject.kind) {
      case "of":
        return { target, subject: asked(subject.of, idOf(id, "of")), ...condition };
      case "share_of_time":
      case "entries": {
        const name = idOf(id, subject.kind);
        counts.push({ id: name, of: subject.of, entries: subject.kind === "entries" });
        return { target, subject: name, ...condition };
      }
      case "forecaster":
        return { target };
    }
  });
  const first = at(model.flashpoints, 0);
  const always = { kind: "boolean", value: true, span: first.span } as const;
  const all = "all states" as OutcomeId;
  const program = lowerAsking(model, (scope) => [
    ...sortById([...model.outcomes, ...outcomes]).map((outcome) =>
      lowerOutcome(within(scope, `outcomes.${outcome.id}`), outcome),
    ),
    ...[...counts, { id: all, of: always, entries: false }].map((count) =>
      lowerCount(scope, count),
    ),
  ]);
  const index = (id: string): number => {
    const found = program.outcomes.findIndex((outcome) => outcome.id === id);
    invariant(found >= 0, `an outcome ${id}`);
    return found;
  };
  return {
    program,
    targets: named.map(({ target, ...ids }) => ({
      target,
      ...("subject" in ids ? { subject: index(ids.subject) } : {}),
      ...("given" in ids ? { given: index(ids.given) } : {}),
    })),
    states: index(all),
  };
}
