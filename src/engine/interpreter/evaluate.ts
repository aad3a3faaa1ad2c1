/**
 * Values of expressions in one snapshot (docs/semantics.md, "Expressions"). Pure: a snapshot is only
 * read. Numbers are f64 from `numeric`; a checked value that is not finite stops the run.
 */

import { at } from "../../base/invariant.ts";
import { compareNumbers } from "../../ir/comparison.ts";
import { OFF, type Program } from "../../ir/program.ts";
import type {
  BooleanExpr,
  NumberExpr,
  OutcomeValue,
  PlaceIndex,
  Root,
} from "../../ir/expression.ts";
import { binaryOperations, unaryOperations } from "../../numeric/operations.ts";
import { RunFault, type RunFaultReason } from "./fault.ts";
import type { State } from "./state.ts";

/** A snapshot with all that expressions can read. */
export interface Moment {
  readonly program: Program;
  /** By parameter index. */
  readonly parameters: readonly number[];
  readonly state: State;
  /** Values of `Program.shared` in this snapshot, filled when first asked for. */
  readonly shared: (number | undefined)[];
}

/** The moment that starts a phase. */
export function momentOf(program: Program, parameters: readonly number[], state: State): Moment {
  return { program, parameters, state, shared: [] };
}

/** Stops the run. @throws RunFault always */
export function fail(moment: Moment, place: PlaceIndex, reason: RunFaultReason): never {
  throw new RunFault(moment.program, place, moment.state.step, reason);
}

function checked(moment: Moment, value: number, place: PlaceIndex): number {
  return Number.isFinite(value) ? value : fail(moment, place, "not finite");
}

/** A checked root. @throws RunFault where it is not finite */
export function evaluateRoot(moment: Moment, root: Root): number {
  return checked(moment, evaluateNumber(moment, root.value), root.place);
}

/** A checked root that must not be negative. @throws RunFault */
export function evaluateAmount(moment: Moment, root: Root): number {
  const value = evaluateRoot(moment, root);
  return value < 0 ? fail(moment, root.place, "negative") : value;
}

/** Whether an element's `when` holds; one without a `when` always does. @throws RunFault */
export function holds(moment: Moment, element: { readonly when?: BooleanExpr }): boolean {
  return element.when === undefined || evaluateBoolean(moment, element.when);
}

/** A number, or a condition as 1 or 0. @throws RunFault */
export function evaluateOutcomeValue(moment: Moment, of: OutcomeValue): number {
  if (of.type === "boolean") return evaluateBoolean(moment, of.value) ? 1 : 0;
  return checked(moment, evaluateNumber(moment, of.value), of.place);
}

/** The highest level ≥ 1 held for at least `lag` steps, else 0. */
function laggedRung(held: readonly number[], lag: number): number {
  for (let level = held.length - 1; level >= 1; level -= 1) {
    if (at(held, level) >= lag) return level;
  }
  return 0;
}

function sharedValue(moment: Moment, index: number): number {
  const known = moment.shared[index];
  if (known !== undefined) return known;
  const value = evaluateRoot(moment, at(moment.program.shared, index));
  moment.shared[index] = value;
  return value;
}

// These two stay switches: as tables of handlers they made whole runs a fifth slower. The compiler and
// the linter ask for every kind here as well.

/** A numeric expression, unchecked. @throws RunFault from comparisons inside it */
function evaluateNumber(moment: Moment, expression: NumberExpr): number {
  const { state } = moment;
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "parameter":
      return at(moment.parameters, expression.parameter);
    case "variable":
      return at(state.variables, expression.variable);
    case "step":
      return state.step;
    case "since":
      return at(moment.program.calendar.dayOfStep, state.step) - expression.day;
    case "dwell":
      return at(state.dwell, expression.flashpoint);
    case "elapsed": {
      const steps = at(state.stopwatches, expression.stopwatch);
      return steps === OFF ? expression.most : Math.min(steps, expression.most);
    }
    case "held":
      return at(at(state.held, expression.flashpoint), expression.level);
    case "rung":
      return expression.lag === 0
        ? at(state.levels, expression.flashpoint)
        : laggedRung(at(state.held, expression.flashpoint), expression.lag);
    case "unary":
      return unaryOperations[expression.function](evaluateNumber(moment, expression.operand));
    case "binary": {
      const left = evaluateNumber(moment, expression.left);
      const right = evaluateNumber(moment, expression.right);
      return binaryOperations[expression.operator](left, right);
    }
    case "conditional":
      return evaluateBoolean(moment, expression.test)
        ? evaluateNumber(moment, expression.then)
        : evaluateNumber(moment, expression.otherwise);
    case "shared":
      return sharedValue(moment, expression.index);
  }
}

/** A condition. @throws RunFault where an operand of a numeric comparison is not finite */
export function evaluateBoolean(moment: Moment, expression: BooleanExpr): boolean {
  const { state } = moment;
  switch (expression.kind) {
    case "boolean":
      return expression.value;
    case "compare": {
      const { comparison, place } = expression;
      const left = checked(moment, evaluateNumber(moment, expression.left), place);
      const right = checked(moment, evaluateNumber(moment, expression.right), place);
      return compareNumbers(comparison, left, right);
    }
    case "level":
      return compareNumbers(
        expression.comparison,
        at(state.levels, expression.flashpoint),
        expression.level,
      );
    case "unknown":
      return compareNumbers(
        expression.comparison,
        at(state.unknowns, expression.unknown),
        expression.value,
      );
    case "and":
      return evaluateBoolean(moment, expression.left) && evaluateBoolean(moment, expression.right);
    case "or":
      return evaluateBoolean(moment, expression.left) || evaluateBoolean(moment, expression.right);
    case "not":
      return !evaluateBoolean(moment, expression.operand);
    case "happened":
      return at(state.happened, expression.event);
    case "within": {
      const steps = at(state.stopwatches, expression.stopwatch);
      const { low, high = Infinity } = expression;
      return steps !== OFF && steps >= low && steps < high;
    }
    case "moved":
      return at(state.moves, expression.actor).includes(expression.move);
    case "conditional":
      return evaluateBoolean(moment, expression.test)
        ? evaluateBoolean(moment, expression.then)
        : evaluateBoolean(moment, expression.otherwise);
  }
}
